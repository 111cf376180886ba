"""Requests after the last drop: flush, waste, observation, teaching, follow-up, answers, signature, addenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.quantities import Dose, Volume
from nurse_app.infusion import canonical
from nurse_app.infusion.asking import (
    Answer,
    Ask,
    Refused,
    answer,
    fixed,
    gate,
    happened,
    keep,
    need,
    recorded,
    stop,
    time_holds,
)
from nurse_app.infusion.due_list import observed_until
from nurse_app.infusion.entries import (
    Addendum,
    Answered,
    Flushed,
    FollowUpPlanned,
    ObservationEnded,
    Reopened,
    Signed,
    TeachingGiven,
    Wasted,
)
from nurse_app.infusion.ledger import NO_VOLUME
from nurse_app.infusion.missing import NO_DOSE, missing
from nurse_app.infusion.state import Infusion


def flush(infusion: Infusion, ask: Ask, fluid: str, volume: Volume, book: Book) -> Answer:
    """Record that the line was flushed; this is no dose. Refused before the start."""
    holds = [*gate(infusion, ask, book), *need(fluid=fluid)]
    if infusion.started_at is None:
        holds.append(stop("not-started"))
    if volume <= NO_VOLUME:
        holds.append(stop("volume-not-above-zero"))
    return answer(infusion, ask, book, tuple(holds), Flushed(fluid, volume))


def waste(infusion: Infusion, ask: Ask, grams: Dose, lot: str, reason: str, book: Book) -> Answer:
    """Record product that was not given, with its lot and the reason."""
    holds = [*gate(infusion, ask, book), *need(lot=lot, reason=reason)]
    if grams <= NO_DOSE:
        holds.append(stop("grams-not-above-zero"))
    if infusion.vials and all(v.lot != lot for v in infusion.vials):
        holds.append(stop("lot-not-there", lot=lot))
    return answer(infusion, ask, book, tuple(holds), Wasted(grams, lot, reason))


def end_observation(infusion: Infusion, ask: Ask, book: Book, reason: str = "") -> Answer:
    """End the observation. Before its time is over it asks: a reason lets it end early."""
    when = happened(infusion, ask)
    holds = (*gate(infusion, ask, book), *observation_holds(infusion, when))
    early = not holds and bool(observation_short(infusion, when, book))
    if early and not reason.strip():
        return Refused(observation_short(infusion, when, book))
    return answer(infusion, ask, book, holds, ObservationEnded(reason))


def observation_holds(infusion: Infusion, when: datetime) -> Findings:
    """What refuses the end of the observation outright: it has not begun, or is over already."""
    if infusion.ended_at is None or when < infusion.ended_at:
        return (stop("not-ended"),)
    if infusion.observation_ended_at is not None:
        return (stop("observation-over", at=infusion.observation_ended_at.isoformat()),)
    return ()


def observation_short(infusion: Infusion, when: datetime, book: Book) -> Findings:
    """An ask finding while the observation time is not over (at the time counts as over)."""
    until = observed_until(infusion, book)
    if until is None or when >= until:
        return ()
    return (Finding("observation-not-over", Severity.ASK, facts(until=until.isoformat()), book.timetable.source),)


def teach(infusion: Infusion, ask: Ask, items: tuple[str, ...], book: Book) -> Answer:
    """Record what was told to the patient, by the ids of the book's list."""
    known = {t.id for t in book.teaching}
    holds = [*gate(infusion, ask, book), *(stop("unknown-teaching", item=i) for i in items if i not in known)]
    if not items:
        holds.append(stop("word-needed", what="items"))
    return answer(infusion, ask, book, tuple(holds), TeachingGiven(items))


def plan_follow_up(infusion: Infusion, ask: Ask, follow_up: str, due: datetime, book: Book) -> Answer:
    """Plan a later contact of the book's list, not before now."""
    holds = list(gate(infusion, ask, book))
    if all(f.id != follow_up for f in book.follow_ups):
        holds.append(stop("unknown-follow-up", follow_up=follow_up))
    if fixed(due) < recorded(infusion, ask).wall:
        holds.append(stop("in-the-past", at=due.isoformat()))
    return answer(infusion, ask, book, tuple(holds), FollowUpPlanned(follow_up, fixed(due)))


def answer_missing(infusion: Infusion, ask: Ask, what: str, text: str, book: Book) -> Answer:
    """Answer or explain something that is missing, by its name there (see `missing`)."""
    holds = [*gate(infusion, ask, book), *need(text=text)]
    now = recorded(infusion, ask).wall
    if all(f.fact("what") != what for f in missing(infusion, now, book)):
        holds.append(stop("nothing-missing", what=what))
    return answer(infusion, ask, book, tuple(holds), Answered(what, text))


def sign_holds(infusion: Infusion, now: datetime, book: Book, lacking: Findings | None = None) -> Findings:
    """What keeps the infusion from being signed: not ended, an open emergency card, everything missing.

    Args:
        lacking: what is missing at the same moment where it is known already.
    """
    holds = () if infusion.ended_at is not None else (stop("not-ended"),)
    if infusion.emergency_since is not None:
        holds = (*holds, stop("emergency-open", since=infusion.emergency_since.isoformat()))
    return (*holds, *(missing(infusion, now, book) if lacking is None else lacking))


def sign(infusion: Infusion, ask: Ask, head: str, book: Book, meaning: str = "") -> Answer:
    """Sign: the infusion is sealed, only addenda follow.

    Args:
        head: the head of the chain of all entries so far, as the nurse saw it;
            another one than theirs (`head-differs`) means that something was added meanwhile.
    """
    now = recorded(infusion, ask).wall
    holds = [*gate(infusion, ask, book), *sign_holds(infusion, now, book)]
    if head != canonical.head(infusion.entries):
        holds.append(stop("head-differs"))
    return answer(infusion, ask, book, tuple(holds), Signed(head, meaning))


def reopen(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """Open what was wrongly signed, or (not signed) wrongly ended; a lead's to ask, with a reason.

    An infusion that was both is reopened twice: first its signature, then its
    end. An open emergency card is closed first.
    """
    holds = [*need(reason=reason)]
    if not ask.author.strip():
        holds.append(stop("no-author"))
    if not ask.lead:
        holds.append(stop("lead-needed"))
    if infusion.voided:
        holds.append(stop("voided", reason=infusion.voided))
    elif infusion.signed is None and infusion.ended_at is None:
        holds.append(stop("nothing-to-reopen"))
    if infusion.emergency_since is not None:
        holds.append(stop("emergency-open", since=infusion.emergency_since.isoformat()))
    if holds:
        return Refused(worst_first(holds))
    what = "end" if infusion.signed is None else "signature"
    return keep(infusion, replace(ask, happened=None), book, Reopened(what, reason))


def add_addendum(infusion: Infusion, ask: Ask, text: str, book: Book) -> Answer:
    """Add words after the signature."""
    holds = [*need(text=text)]
    if not ask.author.strip():
        holds.append(stop("no-author"))
    if infusion.signed is None:
        holds.append(stop("not-signed"))
    holds += time_holds(infusion, ask, book)
    if holds:
        return Refused(tuple(holds))
    return keep(infusion, ask, book, Addendum(text))
