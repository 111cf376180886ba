"""Requests about the record itself: notes, hand-over, corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.alarm_facts import ALARM_FACTS
from nurse_app.infusion.asking import Answer, Ask, Kept, answer, fixed, gate, keep, need, stop
from nurse_app.infusion.asking import happened as said_time
from nurse_app.infusion.desk_rate import change_rate, found_rate, resume, start
from nurse_app.infusion.desk_reaction import note_reaction, reaction_course, resolve
from nurse_app.infusion.desk_vials import add_vial
from nurse_app.infusion.desk_vitals import read_pump_volume, take_vitals
from nurse_app.infusion.entries import (
    Addendum,
    Amended,
    BroughtIn,
    CeilingLowered,
    CeilingRestored,
    ClockJumped,
    Entry,
    Fact,
    GapAnswered,
    HandedOver,
    Noted,
    Opened,
    OrderChanged,
    OrderCorrected,
    PumpVolumeRead,
    RateChanged,
    RateFound,
    ReactionCourse,
    ReactionNoted,
    ReactionResolved,
    Reopened,
    Resumed,
    Signed,
    Started,
    VialAdded,
    VitalsTaken,
    Voided,
)
from nurse_app.infusion.fold import as_of, moved_on
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.transfer_facts import TRANSFER_FACTS

_OF_ITSELF = (ClockJumped, GapAnswered, BroughtIn, *ALARM_FACTS, *TRANSFER_FACTS)
_BY_REQUEST = (Opened, OrderCorrected, OrderChanged, CeilingLowered, CeilingRestored)
NEVER_AMENDED = (*_BY_REQUEST, HandedOver, Voided, Signed, Reopened, Addendum, *_OF_ITSELF)


def note(infusion: Infusion, ask: Ask, text: str, book: Book) -> Answer:
    """Write free words on the chart; also where the session goes on at another laptop."""
    holds = (f for f in gate(infusion, ask, book) if f.code != "sent-to-file")
    return answer(infusion, ask, book, (*holds, *need(text=text)), Noted(text))


def hand_over(infusion: Infusion, ask: Ask, nurse: str, book: Book) -> Answer:
    """Hand the infusion to another nurse; later entries are theirs, the former nurse may make none."""
    holds = [*gate(infusion, ask, book), *need(nurse=nurse)]
    if nurse == infusion.nurse:
        holds.append(stop("same-nurse", nurse=nurse))
    return answer(infusion, ask, book, tuple(holds), HandedOver(nurse))


def amend(
    infusion: Infusion,
    ask: Ask,
    entry: str,
    reason: str,
    correct: Fact | None,
    book: Book,
    happened: datetime | None = None,
    confirmed: tuple[str, ...] = (),
) -> Answer:
    """Correct an entry: what it should have said (None: it should not stand), when, and why. Both stay visible.

    The corrected fact is judged as if it were asked for at its own time, and
    refused for the same reasons. Refused too: no such entry, an entry that is
    never corrected (the order has its own request), another kind of fact, the
    first drop struck out while more ran after it, and a correction by which
    the pump would run faster now without having been allowed to: a rate that
    really runs is recorded as found.
    """
    standing = _standing(infusion, entry)
    holds = [*gate(infusion, replace(ask, happened=None), book), *need(reason=reason)]
    if standing is None:
        return answer(infusion, ask, book, (*holds, stop("no-such-entry", entry=entry)))
    if isinstance(standing.fact, NEVER_AMENDED):
        holds.append(stop("not-amendable", kind=standing.kind))
    if correct is not None and type(correct) is not type(standing.fact):
        holds.append(stop("other-kind", kind=standing.kind))
    when = _when(correct, happened or standing.happened)
    amendment = Amended(standing.id, reason, correct, when if when != standing.happened else None)
    if holds:
        return answer(infusion, ask, book, tuple(holds))
    judged = _judged(infusion, ask, standing, amendment, when, book, confirmed)
    if isinstance(judged, Kept) and isinstance(correct, VitalsTaken):
        # As the desk would keep it: with what had its second look.
        amendment = replace(amendment, correct=judged.entries[0].fact)
    kept = keep(infusion, replace(ask, happened=None), book, amendment)
    holds += judged.findings if not isinstance(judged, Kept) else ()
    holds += _onset_out_of_order(infusion, standing, correct)
    holds += _runs_faster(infusion, moved_on(infusion, kept.entries[0], book), amendment)
    found = judged.findings if isinstance(judged, Kept) else ()
    return answer(infusion, ask, book, tuple(holds)) if holds else replace(kept, findings=found)


def _standing(infusion: Infusion, entry_id: str) -> Entry | None:
    """The entry as first kept; a correction's id leads to the entry that it corrects."""
    found = next((e for e in infusion.entries if e.id == entry_id), None)
    if found is not None and isinstance(found.fact, Amended):
        return _standing(infusion, found.fact.entry)
    return found


def _when(correct: Fact | None, happened: datetime) -> datetime:
    return fixed(correct.onset if isinstance(correct, ReactionNoted) else happened)


def _judged(
    infusion: Infusion,
    ask: Ask,
    standing: Entry,
    amendment: Amended,
    when: datetime,
    book: Book,
    confirmed: tuple[str, ...],
) -> Answer:
    """What the desk would say to the corrected fact at its own time, the wrong entry left out."""
    at_its_time = replace(ask, happened=when, because_late=amendment.reason)
    left = left_out(infusion, standing.id, book)
    if amendment.correct is None:
        return answer(infusion, ask, book, tuple(_struck(standing, left)))
    judge = _JUDGES.get(type(amendment.correct))
    if judge is None:
        return answer(left, at_its_time, book, gate(left, at_its_time, book))
    return judge(left, at_its_time, amendment.correct, book, confirmed)


def _onset_out_of_order(infusion: Infusion, standing: Entry, correct: Fact | None) -> Iterator[Finding]:
    """A reaction cannot have begun after it was entered, nor after what was said of it since."""
    if not isinstance(correct, ReactionNoted):
        return
    onset, made = fixed(correct.onset), standing.recorded.wall
    if onset > made:
        yield stop("onset-after-entry", onset=onset.isoformat(), entered=made.isoformat())
    followed = [e.happened for e in infusion.effective if _is_about(e.fact, standing.id) and e.happened < onset]
    if followed:
        yield stop("onset-after-course", onset=onset.isoformat(), said=min(followed).isoformat())


def _is_about(fact: Fact, reaction: str) -> bool:
    if isinstance(fact, ReactionCourse):
        return fact.reaction == reaction
    return isinstance(fact, ReactionResolved) and reaction in fact.reactions


def left_out(infusion: Infusion, entry: str, book: Book) -> Infusion:
    """The state as if an entry had been struck out: for judging what should stand in its place."""
    last = infusion.entries[-1]
    struck = Entry(f"{entry} left out", last.happened, last.recorded, last.author, Amended(entry, "", None))
    return moved_on(infusion, struck, book)


def _struck(standing: Entry, left: Infusion) -> Iterator[Finding]:
    if isinstance(standing.fact, Started) and left.started_at is not None:
        yield stop("start-has-followers")


def _runs_faster(before: Infusion, after: Infusion, amendment: Amended) -> Findings:
    was, now = _rate_now(before), _rate_now(after)
    # A corrected rate was judged by its own request; another fact, moved in time, must not set an old rate going.
    judged = isinstance(amendment.correct, Started | RateChanged | Resumed | RateFound)
    if now > was and (not judged or before.open_reactions):
        return (stop("record-as-found"),)
    return ()


def _rate_now(infusion: Infusion) -> Rate:
    return infusion.runs[-1].rate if infusion.running else NO_RATE


def _vitals(infusion: Infusion, ask: Ask, fact: VitalsTaken, book: Book, confirmed: tuple[str, ...]) -> Answer:
    return take_vitals(
        infusion, ask, fact.reading, book, fact.baseline, fact.symptoms, fact.site, fact.pump_volume, confirmed
    )


def _course(infusion: Infusion, ask: Ask, fact: ReactionCourse, book: Book) -> Answer:
    then = as_of(infusion, said_time(infusion, ask), book)
    return reaction_course(then, ask, fact.reaction, fact.course, book, fact.signs)


def _resolved(infusion: Infusion, ask: Ask, fact: ReactionResolved, book: Book) -> Answer:
    return resolve(as_of(infusion, said_time(infusion, ask), book), ask, book, fact.reactions)


def _vial(infusion: Infusion, ask: Ask, fact: VialAdded, book: Book) -> Answer:
    return add_vial(
        infusion, ask, fact.product, fact.lot, fact.expiry, fact.grams, book, fact.serial, inspected=fact.inspected
    )


_JUDGES: dict[type, Callable[[Infusion, Ask, Any, Book, tuple[str, ...]], Answer]] = {
    Started: lambda infusion, ask, fact, book, _: start(infusion, ask, book, fact.rate),
    RateChanged: lambda infusion, ask, fact, book, _: change_rate(infusion, ask, fact.rate, book, fact.reason),
    RateFound: lambda infusion, ask, fact, book, _: found_rate(infusion, ask, fact.rate, fact.reason, book),
    Resumed: lambda infusion, ask, fact, book, _: resume(infusion, ask, fact.rate, book),
    ReactionNoted: lambda infusion, ask, fact, book, _: note_reaction(infusion, ask, fact.signs, book, fact.onset),
    ReactionCourse: lambda infusion, ask, fact, book, _: _course(infusion, ask, fact, book),
    ReactionResolved: lambda infusion, ask, fact, book, _: _resolved(infusion, ask, fact, book),
    PumpVolumeRead: lambda infusion, ask, fact, book, _: read_pump_volume(infusion, ask, fact.volume, book),
    VialAdded: lambda infusion, ask, fact, book, _: _vial(infusion, ask, fact, book),
    VitalsTaken: _vitals,
}
