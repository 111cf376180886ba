"""Where a time or a value lies on the sheet, in px from its top left corner, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of time that is shown."""

    start: datetime
    end: datetime

    @property
    def span(self) -> timedelta:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps the view's times to px between `left` and `right`."""

    view: View
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """The place of a time; outside the view it lies outside left and right."""
        return self.left + (self.right - self.left) * ((at - self.view.start) / self.view.span)

    def at(self, x: float) -> datetime:
        """The time at a place."""
        return self.view.start + self.view.span * ((x - self.left) / (self.right - self.left))

    @property
    def px_per_minute(self) -> float:
        """How wide a minute is."""
        return (self.right - self.left) * (timedelta(minutes=1) / self.view.span)


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Maps values to px: `low` at `bottom`, `high` at `top`."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """The place of a value."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def widened(values: Iterable[float], low: float, high: float, step: float) -> tuple[float, float]:
    """The usual range, widened by whole steps until every value lies inside."""
    seen = list(values)
    return (
        min([low, *(floor(v / step) * step for v in seen if v < low)]),
        max([high, *(ceil(v / step) * step for v in seen if v > high)]),
    )


def apart(places: Iterable[float], least: float) -> list[bool]:
    """Which of the places (in the order of importance given) can be labelled without touching one another."""
    taken: list[float] = []
    kept = []
    for place in places:
        free = all(abs(place - other) >= least for other in taken)
        kept.append(free)
        if free:
            taken.append(place)
    return kept
