"""Clock times of a visit during which the clocks changed: there each is told with its zone, for 01:30 comes twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nurse_app.infusion.entries import Entry
from nurse_app.wording.numbers import clock, offset


def crosses_change(entries: Iterable[Entry]) -> bool:
    """Whether entries were made at more than one offset: daylight saving began or ended, or the zone was another."""
    return len({entry.recorded.wall.utcoffset() for entry in entries}) > 1


def zoned_clock(at: datetime, *, crosses: bool) -> str:
    """The time of day, with its zone where the visit needs it: "01:30", or "01:30 UTC+1"."""
    return f"{clock(at)} {offset(at)}" if crosses else clock(at)
