"""Clock times of a visit during which the clocks changed: there each is told with its zone, for 01:30 comes twice."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime

from nurse_app.infusion.entries import Entry
from nurse_app.wording.numbers import with_zones


def zoned(entries: Iterable[Entry]) -> AbstractContextManager[None]:
    """In here each time of these entries' visit is told as it needs to be: "01:30", or "01:30 UTC+1"."""
    return with_zones(crosses_change(entry.recorded.wall for entry in entries))


def crosses_change(times: Iterable[datetime]) -> bool:
    """Whether times are at more than one offset: daylight saving began or ended, or the zone was another."""
    return len({at.utcoffset() for at in times}) > 1
