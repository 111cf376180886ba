"""What stands: every entry as last corrected, in the order in which things happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nurse_app.errors import OurBug
from nurse_app.infusion.alarm_facts import ALARM_FACTS
from nurse_app.infusion.entries import Amended, Entry, Opened


def as_amended(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """Apply the corrections: the entries that stand, and for each corrected one the id of its last correction.

    A later correction of the same entry wins; a correction of a correction
    is one of the first entry. An entry struck out is left out, and so are the
    corrections themselves. Entries take their place by when they happened;
    at one time they keep the order in which they were kept. The opening is
    always first. An id seen before is the same entry, kept once. What tells of
    alarms is left out: nothing clinical follows from it.

    Raises:
        OurBug: the first entry is not an opening.
    """
    if not entries or not isinstance(entries[0].fact, Opened):
        raise OurBug("an infusion begins with its opening")
    standing: dict[str, Entry | None] = {}
    said: dict[str, Entry] = {}
    last: dict[str, str] = {}
    about: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry.fact, ALARM_FACTS) or entry.id in about:
            continue
        about[entry.id] = entry.id
        if isinstance(entry.fact, Amended):
            about[entry.id] = first = about.get(entry.fact.entry, entry.fact.entry)
            if first in said:
                standing[first] = _corrected(said[first], entry.fact)
                last[first] = entry.id
        else:
            said[entry.id] = standing[entry.id] = entry
    return _in_order(standing), last


def _corrected(entry: Entry, amended: Amended) -> Entry | None:
    if amended.correct is None:
        return None
    return replace(entry, fact=amended.correct, happened=amended.happened or entry.happened)


def _in_order(standing: Mapping[str, Entry | None]) -> tuple[Entry, ...]:
    left = (e for e in standing.values() if e is not None)
    return tuple(sorted(left, key=lambda e: (not isinstance(e.fact, Opened), e.happened)))
