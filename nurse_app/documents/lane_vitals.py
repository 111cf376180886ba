"""The vitals: pressure as bars, pulse, saturation and temperature as marks on lines, breaths as figures."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from nurse_app.clinical.quantities import written
from nurse_app.clinical.vitals import Reading
from nurse_app.documents.drawing import Drawing
from nurse_app.documents.lane_grid import draw_value_ticks
from nurse_app.documents.layout import Lane
from nurse_app.documents.pen import Point
from nurse_app.documents.scales import ValueScale, apart, widened
from nurse_app.wording.chart_text import BASELINE

Number = Callable[[Reading], float | None]
_CAP = 4.0
_BREATHS_ROOM = 17.0


def shape(code: str) -> Path:
    """A mark one px across: o a dot, s a square, D a diamond."""
    style = MarkerStyle(code)
    return style.get_path().transformed(style.get_transform())


DOT, SQUARE, DIAMOND = shape("o"), shape("s"), shape("D")


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def systolic(reading: Reading) -> float | None:
    """The upper pressure, mmHg."""
    return _number(reading.systolic.value if reading.systolic else None)


def diastolic(reading: Reading) -> float | None:
    """The lower pressure, mmHg."""
    return _number(reading.diastolic.value if reading.diastolic else None)


def pulse(reading: Reading) -> float | None:
    """Beats a minute."""
    return _number(reading.pulse.value if reading.pulse else None)


def saturation(reading: Reading) -> float | None:
    """SpO2, %."""
    return _number(reading.spo2.value if reading.spo2 else None)


def degrees_in(unit: str) -> Number:
    """Temperature in C or F."""

    def of(reading: Reading) -> float | None:
        if reading.temperature_c is None:
            return None
        value = reading.temperature_c.value
        return float(value * 9 / 5 + 32 if unit == "F" else value)

    return of


def draw_vitals(drawing: Drawing) -> None:
    """Draw the four lanes; what was not measured leaves a gap in its line's marks."""
    _pressure(drawing)
    _lane(drawing, drawing.layout.spo2, saturation, (89.0, 100.4), 10.0, (SQUARE, 6.5, "chart-spo2"))
    usual, step = ((96.8, 100.4), 1.8) if drawing.names.temperature == "F" else ((35.9, 38.1), 1.0)
    of = degrees_in(drawing.names.temperature)
    _lane(drawing, drawing.layout.temperature, of, usual, step, (DIAMOND, 6.5, "chart-temperature"))
    _breaths(drawing)


def _values(drawing: Drawing, of: Number) -> list[tuple[float, float]]:
    """Each reading that has this value, as its place in time and the value."""
    found = ((drawing.time.x(m.at), of(m.reading)) for m in drawing.timeline.vitals)
    return [(x, v) for x, v in found if v is not None]


def _pressure(drawing: Drawing) -> None:
    lane, pen = drawing.layout.pressure, drawing.pen
    upper, lower, beats = (_values(drawing, of) for of in (systolic, diastolic, pulse))
    low, high = widened([v for _, v in (*upper, *lower, *beats)], 60.0, 140.0, 20.0)
    scale = ValueScale(low, high, lane.top, lane.bottom)
    step = 20 if high - low <= 120 else 40
    inner = range(int(low) + 20, int(high), step)
    draw_value_ticks(drawing, [(scale.y(v), str(v)) for v in inner])
    frame = drawing.frame(lane, above=4)
    caps = [((x - _CAP, scale.y(v)), (x + _CAP, scale.y(v))) for x, v in (*upper, *lower)]
    pen.strokes(caps + _bars(drawing, scale), "chart-bp", 2.0, order=2.2, frame=frame)
    dots = [(x, scale.y(v)) for x, v in beats]
    _joined(drawing, lane, dots, "chart-pulse")
    pen.marks(dots, DOT, 9.5, "chart-pulse", frame=frame)
    _baseline(drawing, lane)


def _bars(drawing: Drawing, scale: ValueScale) -> list[tuple[Point, Point]]:
    bars = []
    for mark in drawing.timeline.vitals:
        top, bottom = systolic(mark.reading), diastolic(mark.reading)
        if top is not None and bottom is not None:
            x = drawing.time.x(mark.at)
            bars.append(((x, scale.y(top)), (x, scale.y(bottom))))
    return bars


def _baseline(drawing: Drawing, lane: Lane) -> None:
    for mark in drawing.timeline.vitals:
        x = drawing.time.x(mark.at)
        if mark.baseline and drawing.layout.left <= x <= drawing.layout.right:
            at = (max(x, drawing.layout.left + 16), lane.top + 9)
            drawing.pen.text(at, BASELINE, tone="ink-2", align="center", size=drawing.layout.text)
            return


def _lane(
    drawing: Drawing, lane: Lane, of: Number, usual: tuple[float, float], step: float, mark: tuple[Path, float, str]
) -> None:
    figure, size, tone = mark
    values = _values(drawing, of)
    scale = ValueScale(*widened([v for _, v in values], *usual, step), lane.top, lane.bottom)
    ends = _round_ends(scale, usual, step)
    draw_value_ticks(drawing, [(scale.y(v), written(Fraction(str(v)), 1)) for v in ends])
    places = [(x, scale.y(v)) for x, v in values]
    _joined(drawing, lane, places, tone)
    drawing.pen.marks(places, figure, size, tone, frame=drawing.frame(lane, above=4))


def _round_ends(scale: ValueScale, usual: tuple[float, float], step: float) -> tuple[float, float]:
    """The round value at each end of the lane that is labelled."""
    low, high = scale.low, scale.high
    if step == 10.0:
        return (90.0 if low == usual[0] else low, 100.0)
    if step == 1.8:
        return (low, high)
    return (round(low + 0.1), round(high - 0.1)) if (low, high) == usual else (round(low), round(high))


def _joined(drawing: Drawing, lane: Lane, places: list[Point], tone: str) -> None:
    if len(places) > 1:
        drawing.pen.line(places, tone, 1.5, order=3.2, frame=drawing.frame(lane, above=4))


def _breaths(drawing: Drawing) -> None:
    """The figures, the latest first where two would touch; what finds no room is told on hover and on paper's table."""
    layout = drawing.layout
    found = [
        (drawing.time.x(m.at), m.reading.respiration) for m in reversed(drawing.timeline.vitals) if drawing.shows(m.at)
    ]
    figures = [(x, written(breaths.value, 0)) for x, breaths in found if breaths is not None]
    for (x, words), keep in zip(figures, apart([x for x, _ in figures], _BREATHS_ROOM), strict=True):
        if keep:
            at = (x, layout.respiration.top + 15)
            drawing.pen.text(at, words, align="center", size=layout.text - 1)
