"""Requests about reactions and the emergency card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings
from nurse_app.clinical.options import Do, Guidance, Option, SeenSign
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.told import told
from nurse_app.infusion.asking import Answer, Ask, answer, fixed, gate, happened, keep, need, recorded, stop
from nurse_app.infusion.desk_rate import kept_against_flag
from nurse_app.infusion.entries import (
    EmergencyClosed,
    EmergencyOpened,
    EmergencyStepDone,
    Fact,
    OptionChosen,
    Paused,
    RateChanged,
    RateKept,
    ReactionCourse,
    ReactionNoted,
    ReactionResolved,
    Stopped,
)
from nurse_app.infusion.flow import RAN_ON, STOOD
from nurse_app.infusion.guidance import guidance_about
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.state import Infusion

COURSES = ("better", "same", "worse")
EPINEPHRINE = "epinephrine"


def note_reaction(
    infusion: Infusion, ask: Ask, signs: tuple[SeenSign, ...], book: Book, onset: datetime | None = None
) -> Answer:
    """Note signs with their grades, from their onset (None: when it happened, else now).

    The entry's time of happening is the onset; that alone does not make it
    late. Refused: no sign, a sign not in the book, an onset before the first
    drop or in the future. What may be done is in `guidance_about` of the kept
    entry's id.
    """
    began = fixed(onset) if onset is not None else happened(infusion, ask)
    holds = [*gate(infusion, ask, book), *_signs(signs, book)]
    if infusion.started_at is None:
        holds.append(stop("not-started"))
    elif began < infusion.started_at:
        holds.append(stop("onset-before-start", onset=began.isoformat(), started=infusion.started_at.isoformat()))
    if began > recorded(infusion, ask).wall:
        holds.append(stop("in-the-future", at=began.isoformat()))
    if holds:
        return answer(infusion, ask, book, tuple(holds))
    kept = keep(infusion, ask, book, ReactionNoted(signs, began))
    return replace(kept, entries=tuple(replace(e, happened=began) for e in kept.entries))


def _signs(signs: tuple[SeenSign, ...], book: Book) -> Iterator[Finding]:
    if not signs:
        yield stop("no-sign")
    for seen in signs:
        if book.sign(seen.sign) is None:
            yield stop("unknown-sign", sign=seen.sign)


def reaction_course(
    infusion: Infusion, ask: Ask, reaction: str, course: str, book: Book, signs: tuple[SeenSign, ...] = ()
) -> Answer:
    """Say how an open reaction goes: better, same or worse, with its signs graded anew if they changed.

    Worse brings the guidance back, whatever was chosen before.
    """
    holds = [*gate(infusion, ask, book), *_is_open(infusion, (reaction,), happened(infusion, ask))]
    holds += [f for f in _signs(signs, book) if f.code != "no-sign"]
    if course not in COURSES:
        holds.append(stop("unknown-course", course=course))
    return answer(infusion, ask, book, tuple(holds), ReactionCourse(reaction, course, signs))


def resolve(infusion: Infusion, ask: Ask, book: Book, reactions: tuple[str, ...] = ()) -> Answer:
    """Say that reactions are gone, by the ids of their entries; none given: all that are open."""
    about = reactions or tuple(r.id for r in infusion.open_reactions)
    holds = [*gate(infusion, ask, book), *_is_open(infusion, about, happened(infusion, ask))]
    if not about:
        holds.append(stop("no-open-reaction"))
    return answer(infusion, ask, book, tuple(holds), ReactionResolved(about))


def _is_open(infusion: Infusion, about: tuple[str, ...], when: datetime) -> Iterator[Finding]:
    open_now = {r.id: r for r in infusion.open_reactions}
    for one in about:
        if one not in open_now:
            yield stop("not-open", reaction=one)
        elif when < open_now[one].onset:
            yield stop("before-onset", onset=open_now[one].onset.isoformat())


def choose_option(
    infusion: Infusion,
    ask: Ask,
    about: str,
    number: int,
    book: Book,
    read_back: Rate | None = None,
    only: bool = False,
    reason: str = "",
    seen: tuple[Option, ...] | None = None,
) -> Answer:
    """Choose one of the options shown for a reaction or a set that is off, by its number; the whole list is kept.

    Unless `only`, what it does is recorded with it: the rate as read back
    (None: it shows the option's), the pause, the stop, the emergency.
    Refused: nothing to guide there, no such number, a read-back above the
    option's rate or not settable, keeping the rate without a reason, and a list
    `seen` that is not the one of now, because a fact changed since
    (`options-changed`; None: nobody looked at a list).
    """
    guidance = guidance_about(infusion, about, book)
    option = next((o for o in guidance.options if o.number == number), None) if guidance else None
    holds = list(gate(infusion, ask, book))
    if stale := _stale(guidance, seen):
        return answer(infusion, ask, book, (*holds, *stale))
    if guidance is None or option is None:
        holds.append(stop("no-such-option", number=str(number)))
        return answer(infusion, ask, book, tuple(holds))
    if option.do is Do.KEEP:
        holds += need(reason=reason)
    holds += _read_back(infusion, option, read_back)
    shown = tuple(_as_shown(o) for o in guidance.options)
    chosen = OptionChosen(about, number, option.do, option.rate, option.rule, shown, reason)
    done = () if only else _done(infusion, option, read_back, reason)
    found = kept_against_flag(infusion, book) if option.do is Do.KEEP else ()
    return answer(infusion, ask, book, tuple(holds), chosen, *done, found=found)


def _stale(guidance: Guidance | None, seen: tuple[Option, ...] | None) -> Findings:
    changed = guidance is not None and seen is not None and seen != guidance.options
    return (stop("options-changed"),) if changed else ()


def _as_shown(option: Option) -> str:
    rate = f" {told(option.rate)}" if option.rate is not None and option.do is Do.SLOW else ""
    return f"{option.number} {option.do.value}{rate} ({option.rule})"


def _read_back(infusion: Infusion, option: Option, shown: Rate | None) -> Findings:
    if option.do is not Do.SLOW or option.rate is None or shown is None:
        return ()
    if not NO_RATE < shown <= option.rate or infusion.pump.settable(shown) != shown:
        return (stop("read-back-differs", shown=told(shown), wanted=told(option.rate)),)
    return ()


def _done(infusion: Infusion, option: Option, read_back: Rate | None, reason: str) -> tuple[Fact, ...]:
    """What the chosen option records beside itself; nothing that holds already (paused, stopped, not begun) is."""
    why = reason or f"{option.rule}: {option.why}"
    if option.do is Do.SLOW and option.rate is not None and infusion.running:
        return (RateChanged(option.rate if read_back is None else read_back, why),)
    if option.do is Do.PAUSE and infusion.running:
        return (Paused(why),)
    if option.do is Do.STOP and infusion.started_at is not None and infusion.ended_at is None:
        return (Stopped(why),)
    if option.do is Do.EMERGENCY and infusion.emergency_since is None:
        return (EmergencyOpened(),)
    return (RateKept(reason),) if option.do is Do.KEEP and infusion.ended_at is None else ()


def open_emergency(infusion: Infusion, ask: Ask, book: Book) -> Answer:
    """Open the emergency card: from this moment the infusion counts as stopped. Only a seal or an open card refuses."""
    holds = list(gate(infusion, ask, book, anyone=True))
    if infusion.emergency_since is not None:
        holds.append(stop("emergency-open", since=infusion.emergency_since.isoformat()))
    return answer(infusion, ask, book, tuple(holds), EmergencyOpened())


def emergency_step(infusion: Infusion, ask: Ask, step: str, book: Book, detail: str = "") -> Answer:
    """Record that a step of the open card was done."""
    holds = [*gate(infusion, ask, book, anyone=True), *_card_open(infusion)]
    if all(s.id != step for s in book.emergency):
        holds.append(stop("unknown-step", step=step))
    return answer(infusion, ask, book, tuple(holds), EmergencyStepDone(step, detail))


def close_emergency(infusion: Infusion, ask: Ask, reason: str, book: Book, mistake: str = "") -> Answer:
    """Close the card, with the reason. The infusion stays stopped, unless the card was opened by mistake.

    Then `mistake` says what the pump did meanwhile: `ran-on`, and it runs in
    the chart too, or `stood`, a pause that is ended by going on. Refused as a
    mistake: epinephrine was given or a reaction is open (`emergency-was-real`),
    or the pump did not run when it was opened (`did-not-run-then`).
    """
    holds = [*gate(infusion, ask, book, anyone=True), *need(reason=reason), *_card_open(infusion)]
    if mistake:
        holds += _mistaken(infusion, mistake, book)
    return answer(infusion, ask, book, tuple(holds), EmergencyClosed(reason, mistake))


def _mistaken(infusion: Infusion, mistake: str, book: Book) -> Iterator[Finding]:
    if mistake not in (RAN_ON, STOOD):
        yield stop("word-needed", what="what the pump did")
    card = infusion.emergencies[-1] if infusion.emergencies else None
    if card is None:
        return
    if infusion.open_reactions or any(step == EPINEPHRINE for step, _, _ in card.steps):
        yield stop("emergency-was-real", book.policy.emergency.source)
    if mistake == RAN_ON and all(span.end != card.opened_at for span in infusion.ledger.spans):
        yield stop("did-not-run-then")


def _card_open(infusion: Infusion) -> Findings:
    return () if infusion.emergency_since is not None else (stop("no-emergency"),)
