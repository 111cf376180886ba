"""The words for entries about the clocks: a laptop that slept, a program that was closed, a clock that was set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from nurse_app.infusion.entries import ClockJumped, GapAnswered
from nurse_app.infusion.gaps import BEHIND, CLOSED, CLOSED_AT_MOST, SET_AHEAD, SET_BACK, SLEPT
from nurse_app.wording.names import Names, opened_with_capital, spelled
from nurse_app.wording.numbers import clock, clock_seconds, date_short, minutes, span

Line = tuple[str, str]

_TITLES = {
    SLEPT: "Laptop asleep",
    CLOSED: "Vigil was closed",
    CLOSED_AT_MOST: "Vigil was closed, at most",
    SET_AHEAD: "Laptop's clock set {span} ahead",
    SET_BACK: "Laptop's clock set {span} back",
    BEHIND: "Laptop's clock stood before the last entry",
}
_DID = {
    "ran-on": "it ran on at the rate charted",
    "stayed": "it stayed paused",
    "paused": "it was paused",
    "other-rate": "it ran at another rate",
    "not-known": "not known",
}


def from_to(start: datetime, end: datetime) -> str:
    """From when to when: "from 10:02 to 10:14", with the day where it is another one."""
    first = clock(start) if start.date() == end.date() else f"{date_short(start.date())} {clock(start)}"
    return f"from {first} to {clock(end)}"


def _clock(fact: ClockJumped, _: Names) -> Line:
    title = _TITLES.get(fact.what)
    if title is None or fact.before is None or fact.after is None:
        return f"Clock: {opened_with_capital(spelled(fact.what))}", minutes(fact.span)
    title = title.format(span=span(fact.span))
    if fact.what in (SET_AHEAD, SET_BACK):
        return (
            title,
            f"from {_when(fact.before, fact.after)} to {_when(fact.after, fact.before)}; Vigil kept its own time",
        )
    if fact.what == BEHIND:
        return (
            title,
            f"it showed {_when(fact.after, fact.before)}, the last entry was at {_when(fact.before, fact.after)}",
        )
    if not fact.span.value:
        return title, f"since {clock(fact.before)}, for how long is not known"
    return title, f"{from_to(fact.before, fact.after)} ({span(fact.span)})"


def _when(at: datetime, other: datetime) -> str:
    return clock_seconds(at) if at.date() == other.date() else f"{date_short(at.date())} {clock_seconds(at)}"


def _answered(fact: GapAnswered, _: Names) -> Line:
    return "What the pump did meanwhile", "; ".join(
        part for part in (_DID.get(fact.did, fact.did), fact.detail) if part
    )


CLOCKS: Mapping[str, Callable[[Any, Names], Line]] = {ClockJumped.kind: _clock, GapAnswered.kind: _answered}
