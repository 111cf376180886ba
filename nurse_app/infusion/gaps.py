"""Times in which nobody watched the pump here: what is kept of them, and which still wait for the nurse's word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.infusion.entries import ClockJumped, Entry, GapAnswered
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.steady import Behind, ClockSet, Closed, Happening, Slept

SLEPT = "laptop-slept"
CLOSED = "vigil-closed"
CLOSED_AT_MOST = "vigil-closed-at-most"
SET_AHEAD = "clock-set-ahead"
SET_BACK = "clock-set-back"
BEHIND = "clock-behind"
UNWATCHED = (SLEPT, CLOSED, CLOSED_AT_MOST)
"""What is asked about: nobody knows here what the pump did then."""


def fact_of(happened: Happening) -> ClockJumped:
    """What is kept of a happening: its kind, how long or how far, and from when to when.

    `before` and `after` are steady time for a gap; for a clock that was set
    they are what it would have shown and what it showed.
    """
    match happened:
        case Slept(start, end):
            return ClockJumped(SLEPT, minutes_between(start, end), start, end)
        case Closed(start, end, sure):
            return ClockJumped(CLOSED if sure else CLOSED_AT_MOST, minutes_between(start, end), start, end)
        case ClockSet(before, after) if after > before:
            return ClockJumped(SET_AHEAD, minutes_between(before, after), before, after)
        case ClockSet(before, after):
            return ClockJumped(SET_BACK, minutes_between(after, before), before, after)
        case Behind(shows, last):
            return ClockJumped(BEHIND, minutes_between(shows, last), last, shows)


@dataclass(frozen=True, slots=True)
class Gap:
    """A time that nobody watched here: id of its entry, its kind, from when to when, and what the pump did ("": open).

    `length_known` is False where the laptop's clock could not tell how long it was.
    """

    entry: str
    what: str
    start: datetime
    end: datetime
    did: str = ""
    length_known: bool = True


def gaps_of(effective: tuple[Entry, ...], started_at: datetime | None, ended_at: datetime | None) -> tuple[Gap, ...]:
    """Every gap that lay between the first drop and the end, in order of time, with the nurse's answer."""
    did = {about: e.fact.did for e in effective if isinstance(e.fact, GapAnswered) for about in e.fact.about}
    found = []
    behind = False
    for entry in effective:
        fact = entry.fact
        if not isinstance(fact, ClockJumped):
            continue
        behind = behind or fact.what == BEHIND
        start, end = fact.before, fact.after
        if fact.what in UNWATCHED and start is not None and end is not None:
            if started_at is not None and end > started_at and (ended_at is None or start < ended_at):
                found.append(Gap(entry.id, fact.what, start, end, did.get(entry.id, ""), not behind))
            behind = False
    return tuple(found)


def unsure_from(effective: tuple[Entry, ...]) -> int:
    """The place of the last entry after which the time is not known to have gone on; -1: there is none."""
    at = (n for n, e in enumerate(effective) if isinstance(e.fact, ClockJumped) and e.fact.what == BEHIND)
    return max(at, default=-1)


def gap_hold(open_gaps: tuple[Gap, ...]) -> Iterator[Finding]:
    """What holds a rise: nobody has said what the pump did while it was not watched."""
    if open_gaps:
        said = facts(since=open_gaps[0].start.isoformat(), until=open_gaps[-1].end.isoformat())
        yield Finding("gap-open", Severity.STOP, said)
