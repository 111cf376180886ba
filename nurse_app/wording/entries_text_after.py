"""The words for entries made at and after the end, and for those that may come at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from nurse_app.infusion.entries import (
    Addendum,
    Answered,
    BroughtIn,
    Completed,
    Flushed,
    FollowUpPlanned,
    HandedOver,
    MeasureTaken,
    Noted,
    ObservationEnded,
    Reopened,
    Signed,
    Stopped,
    TeachingGiven,
    Voided,
    Wasted,
)
from nurse_app.wording.names import Names, spelled
from nurse_app.wording.numbers import clock, date_long, dose, volume

Line = tuple[str, str]
Words = Callable[[Any, Names], Line]


def _completed(_fact: Completed, _: Names) -> Line:
    return "Ordered volume is in", ""


def _stopped(fact: Stopped, _: Names) -> Line:
    return "Stopped", fact.reason


def _flushed(fact: Flushed, _: Names) -> Line:
    return "Line flushed", f"{volume(fact.volume)} {fact.fluid}"


def _wasted(fact: Wasted, _: Names) -> Line:
    return f"Wasted {dose(fact.grams)}", f"lot {fact.lot}: {fact.reason}"


def _observed(fact: ObservationEnded, _: Names) -> Line:
    return "Observation ended", fact.reason


def _teaching(fact: TeachingGiven, names: Names) -> Line:
    return "Teaching given", "; ".join(names.teaching(item) for item in fact.items)


def _follow_up(fact: FollowUpPlanned, names: Names) -> Line:
    return f"Follow-up planned, {date_long(fact.due.date())}", names.follow_up(fact.follow_up)


def _measure(fact: MeasureTaken, names: Names) -> Line:
    name, unit = names.measure(fact.measure)
    value = f"{fact.value} {unit}".strip()
    return f"{name}: {value}", fact.note


def missing_words(what: str) -> str:
    """What was missing, as it is named there: `vitals 2026-03-04T11:30-05:00` is "vitals of 11:30"."""
    name, _, when = what.partition(" ")
    try:
        return f"{spelled(name)} of {clock(datetime.fromisoformat(when))}"
    except ValueError:
        return spelled(what)


def _answered(fact: Answered, _: Names) -> Line:
    return f"Explained: {missing_words(fact.what)}", fact.text


def _noted(fact: Noted, _: Names) -> Line:
    return "Note", fact.text


def _handed_over(fact: HandedOver, _: Names) -> Line:
    return f"Handed over to {fact.nurse}", ""


def _voided(fact: Voided, _: Names) -> Line:
    return "Begun in error", fact.reason


def _signed(fact: Signed, _: Names) -> Line:
    return "Signed", f"{fact.meaning} Seal {fact.head[:16]}".strip()


def _reopened(fact: Reopened, _: Names) -> Line:
    return ("Reopened: the end is undone" if fact.what == "end" else "Reopened after the signature"), fact.reason


def _addendum(fact: Addendum, _: Names) -> Line:
    return "Added after the signature", fact.text


def _brought_in(fact: BroughtIn, _: Names) -> Line:
    return "Brought in from a signed PDF", f"{fact.name}, {fact.entries} entries. File {fact.file[:16]}"


AFTER: Mapping[str, Words] = {
    Completed.kind: _completed,
    Stopped.kind: _stopped,
    Flushed.kind: _flushed,
    Wasted.kind: _wasted,
    ObservationEnded.kind: _observed,
    TeachingGiven.kind: _teaching,
    FollowUpPlanned.kind: _follow_up,
    MeasureTaken.kind: _measure,
    Answered.kind: _answered,
    Noted.kind: _noted,
    HandedOver.kind: _handed_over,
    Voided.kind: _voided,
    Signed.kind: _signed,
    Reopened.kind: _reopened,
    Addendum.kind: _addendum,
    BroughtIn.kind: _brought_in,
}
