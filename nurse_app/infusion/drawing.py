"""Draws the infusion as series and marks on a time axis, for the live chart and the printed figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.told import told
from nurse_app.infusion.ahead import finish_at, spans_ahead
from nurse_app.infusion.entries import (
    BottleChanged,
    Completed,
    EmergencyClosed,
    EmergencyOpened,
    Fact,
    HandedOver,
    MedicationGiven,
    OptionChosen,
    OrderChanged,
    OrderCorrected,
    Paused,
    PumpVolumeRead,
    RateFound,
    Resumed,
    SiteChanged,
    Started,
    Stopped,
)
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.timeline import ActionMark, RateSpan, ReactionMark, Timeline, VitalsMark
from nurse_app.infusion.tolerance import ceiling_now


def timeline_of(infusion: Infusion, now: datetime, book: Book) -> Timeline:
    """The infusion up to `now`, with the planned spans ahead of it.

    A span that still runs has no end; `until` is now, or the last thing that
    happened where that is later.
    """
    until = max(now, infusion.effective[-1].happened)
    ceiling = ceiling_now(infusion, book)
    return Timeline(
        start=infusion.started_at,
        until=until,
        finish_at=finish_at(infusion, until, book),
        rates=tuple(RateSpan(s.start, s.end, s.rate, found=s.found) for s in infusion.ledger.spans),
        planned=spans_ahead(infusion, until, book),
        vitals=tuple(VitalsMark(v.at, v.reading, baseline=v.baseline, late=v.late) for v in infusion.readings),
        reactions=tuple(
            ReactionMark(r.onset, r.resolved_at, tuple(s.sign for s in r.signs), r.grade) for r in infusion.reactions
        ),
        actions=tuple(_actions(infusion)),
        ceiling=ceiling.rate if ceiling is not None else None,
    )


def _actions(infusion: Infusion) -> Iterator[ActionMark]:
    for entry in infusion.effective:
        detail = _detail(entry.fact)
        if detail is not None:
            yield ActionMark(entry.happened, entry.kind, detail)


def _detail(fact: Fact) -> str | None:
    """What stands beside the flag of a fact; None for those without a flag."""
    match fact:
        case Started(rate=rate) | Resumed(rate=rate) | RateFound(rate=rate):
            return told(rate)
        case Paused(reason=text) | Stopped(reason=text) | EmergencyClosed(reason=text) | SiteChanged(site=text):
            return text
        case EmergencyOpened() | Completed() | OrderCorrected():
            return ""
        case BottleChanged(lot=text) | HandedOver(nurse=text) | OrderChanged(prescriber=text):
            return text
        case MedicationGiven(name=name, dose=dose):
            return f"{name} {dose}"
        case PumpVolumeRead(volume=volume):
            return told(volume, 1)
        case OptionChosen(do=do):
            return do.value
        case _:
            return None
