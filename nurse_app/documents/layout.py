"""Where each lane of the chart stands, in px of the design: the live chart at any size, and the chart on paper."""

from __future__ import annotations

from dataclasses import dataclass

FLAGS = 26.0
RESPIRATION = 20.0
AXIS = 30.0
_RATE, _PRESSURE, _THIN = 112.0, 108.0, 30.0
_GROWING = _RATE + _PRESSURE + 2 * _THIN
_DESIGN_HEIGHT = 428.0
_FOOT = 22.0
_LEAST, _MOST = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A band across the plot."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """The chart's places. `names` is the left edge of the lane names; `column` that of the current values, or None."""

    width: float
    height: float
    left: float
    right: float
    column: float | None
    flags: Lane
    rate: Lane
    pressure: Lane
    spo2: Lane
    temperature: Lane
    respiration: Lane
    axis: Lane
    names: float = 0.0
    text: float = 14.0
    large: float = 24.0


def for_screen(width: float, height: float) -> Layout:
    """The live chart: names 92 wide, current values in a column of 182 at the right; lanes grow up to twice."""
    return _laid_out(width, height, left=92.0, right=max(width - 206.0, 200.0), column=max(width - 182.0, 224.0))


def for_paper(width: float = 867.0, height: float = 392.0) -> Layout:
    """The chart of the report: the plot takes the width, there are no current values."""
    return _laid_out(width, height, left=96.0, right=width - 9.0, column=None)


def _laid_out(width: float, height: float, left: float, right: float, column: float | None) -> Layout:
    gap = 14.0 if height >= _DESIGN_HEIGHT or column is None else 10.0
    foot = _FOOT if column is not None else 0.0
    fixed = FLAGS + 3 * gap + (gap - 6.0) + RESPIRATION + AXIS + foot
    grown = min(max((height - fixed) / _GROWING, _LEAST), _MOST)
    flags = Lane(0.0, FLAGS)
    rate = Lane(flags.bottom, flags.bottom + round(_RATE * grown))
    pressure = Lane(rate.bottom + gap, rate.bottom + gap + round(_PRESSURE * grown))
    thin = round(_THIN * grown)
    spo2 = Lane(pressure.bottom + gap, pressure.bottom + gap + thin)
    temperature = Lane(spo2.bottom + gap, spo2.bottom + gap + thin)
    breaths = temperature.bottom + gap - 6.0
    respiration = Lane(breaths, breaths + RESPIRATION)
    axis = Lane(respiration.bottom, respiration.bottom + AXIS)
    return Layout(width, height, left, right, column, flags, rate, pressure, spo2, temperature, respiration, axis)
