"""Requests about times that nobody watched here: the clocks' own entries, and the nurse's word on what the pump did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, worst_first
from nurse_app.clinical.quantities import Rate, Volume
from nurse_app.infusion.asking import Answer, Ask, Kept, Refused, answer, fixed, gate, keep, need, recorded, stop
from nurse_app.infusion.desk_rate import found_rate, pause
from nurse_app.infusion.desk_vitals import read_pump_volume
from nurse_app.infusion.entries import Entry, GapAnswered
from nurse_app.infusion.fold import fold
from nurse_app.infusion.gaps import fact_of
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.steady import Happening

RAN_ON, STAYED, PAUSED, OTHER_RATE, NOT_KNOWN = "ran-on", "stayed", "paused", "other-rate", "not-known"
DID = (RAN_ON, STAYED, PAUSED, OTHER_RATE, NOT_KNOWN)


def clock_jumped(infusion: Infusion, ask: Ask, happened: Happening, book: Book) -> Answer:
    """Record that the laptop slept, the program was closed or a clock was set. Only a seal refuses."""
    holds = tuple(f for f in gate(infusion, ask, book, anyone=True) if f.code in ("signed", "voided"))
    return answer(infusion, ask, book, holds, fact_of(happened))


@dataclass(frozen=True, slots=True)
class PumpDid:
    """The nurse's word on a time that nobody watched.

    `did`: `ran-on` (at the rate charted), `stayed` (paused as charted),
    `paused` from `since` (until `until`, then at `rate`; None: it still
    stands), `other-rate` (`rate` from `since`), `not-known` (then the pump's
    volume, or words on why there is none, must be given). `volume` is what
    the pump shows now. `reason` goes beside the entries that follow from it.
    """

    did: str
    rate: Rate | None = None
    since: datetime | None = None
    until: datetime | None = None
    volume: Volume | None = None
    detail: str = ""
    reason: str = ""


_Request = Callable[[Infusion], Answer]


def answer_gap(infusion: Infusion, ask: Ask, told: PumpDid, book: Book) -> Answer:
    """Say what the pump did in every gap still open, with the entries that follow from it.

    Refused: no gap is open, a time outside of it or the wrong way round, an
    answer that does not fit what the chart says (it ran on, but it was
    paused), and everything that the desk says to the pump's figures.
    """
    holds = worst_first([*gate(infusion, ask, book, anyone=True), *_holds(infusion, ask, told)])
    if holds:
        return Refused(holds)
    about = tuple(g.entry for g in infusion.open_gaps)
    detail = told.detail.strip()
    answered = Kept(keep(infusion, ask, book, GapAnswered(about, told.did, detail)).entries)
    return _together(infusion, answered, tuple(_requests(ask, told, book)), book)


def _holds(infusion: Infusion, ask: Ask, told: PumpDid) -> Iterator[Finding]:
    if not infusion.open_gaps:
        yield stop("no-gap")
        return
    if told.did not in DID:
        yield stop("word-needed", what="did")
    if (told.did in (RAN_ON, PAUSED) and not infusion.running) or (told.did == STAYED and infusion.running):
        yield stop("gap-answer-differs", status=infusion.status.value)
    if told.did in (PAUSED, OTHER_RATE):
        yield from _times(infusion, ask, told)
    if (told.did == OTHER_RATE and told.rate is None) or (told.until is not None and told.rate is None):
        yield stop("word-needed", what="rate")
    if told.rate is not None and told.rate <= NO_RATE:
        yield stop("rate-not-above-zero")
    if told.did == NOT_KNOWN and told.volume is None:
        yield from need(volume=told.detail)


def _times(infusion: Infusion, ask: Ask, told: PumpDid) -> Findings:
    # Times are typed to the minute: the minute in which it began belongs to it.
    first, now = infusion.open_gaps[0].start.replace(second=0, microsecond=0), recorded(infusion, ask).wall
    if told.since is None:
        return (stop("word-needed", what="since"),)
    times = [told.since, *([told.until] if told.until is not None else [])]
    outside = [at for at in times if not first <= at <= now]
    found = [stop("outside-gap", at=at.isoformat(), since=first.isoformat(), until=now.isoformat()) for at in outside]
    if told.until is not None and told.until <= told.since:
        found.append(stop("gap-times-turned", since=told.since.isoformat(), until=told.until.isoformat()))
    return tuple(found)


def _requests(ask: Ask, told: PumpDid, book: Book) -> Iterator[_Request]:
    """What follows from the answer, as the requests that the nurse would have made at the time."""

    def at(when: datetime | None) -> Ask:
        return replace(ask, happened=fixed(when) if when else None, because_late=told.reason if when else "")

    rate, volume = told.rate, told.volume
    if told.did == PAUSED:
        yield lambda infusion: pause(infusion, at(told.since), told.reason, book)
        if told.until is not None and rate is not None:
            yield lambda infusion: found_rate(infusion, at(told.until), rate, told.reason, book)
    if told.did == OTHER_RATE and rate is not None:
        yield lambda infusion: found_rate(infusion, at(told.since), rate, told.reason, book)
    if volume is not None:
        yield lambda infusion: read_pump_volume(infusion, at(None), volume, book)


def _together(infusion: Infusion, answered: Kept, requests: tuple[_Request, ...], book: Book) -> Answer:
    """All entries or none, each request judged by what stands after the one before."""
    entries: tuple[Entry, ...] = answered.entries
    found: Findings = ()
    for request in requests:
        now = request(fold(infusion.id, (*infusion.entries, *entries), book))
        if isinstance(now, Refused):
            return now
        entries, found = (*entries, *now.entries), (*found, *now.findings)
    return Kept(entries, worst_first(found))
