"""The words of the pages before and after the signature: the observation, what is still open, the sealed record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from nurse_app.clinical.quantities import Dose, dose_in
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.due_list import observed_until
from nurse_app.infusion.entries import Addendum, Voided
from nurse_app.infusion.ledger import PumpReading, minutes_between
from nurse_app.infusion.outlook import Act, Due, DueState, Outlook, Status
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.wording import labels_after as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.infusing import short_reading
from nurse_app.wording.numbers import clock, date_long, date_short, dose, minutes, percent, rate, volume
from nurse_app.wording.pages_before import TodoWords
from nurse_app.wording.pages_later import FollowUpWords, follow_up_words
from nurse_app.wording.pages_sign import differs_words
from nurse_app.wording.paper import in_groups

_SETS = ("vitals", "recheck")
_ENDS = {"completed": "the ordered volume is in", "stopped": "stopped", "emergency": "emergency"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A large figure: label, value, small line; `tone` a colour."""

    label: str
    value: str
    small: str
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class ObserveWords:
    """The observation: figures, the countdown in one line, sets, lots, what is open; `early` asks for a reason."""

    figures: tuple[Figure, ...]
    countdown: str
    sets: tuple[str, ...]
    lots: tuple[tuple[str, ...], ...]
    todo: tuple[TodoWords, ...]
    over: bool
    early: bool
    not_yet: str


def observe_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> ObserveWords:
    """Word the observation after the last drop."""
    until = observed_until(infusion, book.book) if book.book is not None else None
    left = _countdown(until, infusion, outlook)
    held = outlook.button(Act.END_OBSERVATION).held
    over = infusion.observation_ended_at is not None
    return ObserveWords(
        figures=(left, _ended(infusion), _pump(infusion, outlook), _given(infusion, outlook)),
        countdown=f"{left.label}: {left.value}, {left.small}",
        sets=tuple(_sets_after(infusion)),
        lots=tuple(_lots(infusion, outlook)),
        todo=tuple(_todo(infusion, outlook, book)),
        over=over,
        early=not over and bool(held) and all(f.code == "observation-not-over" for f in held),
        not_yet=" ".join(book.say(f) for f in held),
    )


def _countdown(until: datetime | None, infusion: Infusion, outlook: Outlook) -> Figure:
    name = words.OBSERVATION_LEFT
    if infusion.observation_ended_at is not None:
        return Figure(name, "Over", f"ended {clock(infusion.observation_ended_at)}", "fine")
    if until is None or infusion.ended_at is None:
        return Figure(name, "-", "the infusion has not ended")
    span = minutes(minutes_between(infusion.ended_at, until))
    if outlook.now >= until:
        return Figure(name, "Over", f"{span}, to {clock(until)}", "fine")
    left = -int((outlook.now - until).total_seconds() // 60)
    return Figure(name, f"{left} min", f"left of {span}, to {clock(until)}")


def _ended(infusion: Infusion) -> Figure:
    told = _ENDS.get(infusion.end, "")
    small = f"{told}: {infusion.end_reason}" if infusion.end_reason else told
    return Figure(words.ENDED_AT, clock(infusion.ended_at) if infusion.ended_at else "-", small)


def _read_after_end(infusion: Infusion) -> PumpReading | None:
    """The pump's own figure since the last drop, or None."""
    read = infusion.ledger.pumped[-1] if infusion.ledger.pumped else None
    ended = infusion.ended_at
    return read if read is not None and ended is not None and read.at >= ended else None


def _pump(infusion: Infusion, outlook: Outlook) -> Figure:
    read = _read_after_end(infusion)
    if read is None:
        return Figure(words.PUMP_SHOWS, "-", "read it before the pump is switched off", "medium-text")
    far = any(f.code == "missing-pump-volume" for f in outlook.missing_findings)
    small = f"{differs_words(read.difference)}, {clock(read.at)}"
    return Figure(words.PUMP_SHOWS, volume(read.volume), small, "medium-text" if far else "ink")


def _given(infusion: Infusion, outlook: Outlook) -> Figure:
    """What was given, hidden until the pump's own figure is typed, which it must not lead."""
    if _read_after_end(infusion) is None:
        return Figure(words.GIVEN_NOW, "-", "shown once the pump is read")
    grams = f"{dose(outlook.given_dose, 1)} of {dose(outlook.ordered_dose)}"
    return Figure(words.GIVEN_NOW, volume(outlook.given), grams)


def _sets_after(infusion: Infusion) -> Iterator[str]:
    for taken in infusion.readings:
        if infusion.ended_at is not None and taken.at >= infusion.ended_at and not taken.baseline:
            band = "in range" if not taken.tripped else f"{taken.tripped[0].band.value}"
            yield f"{clock(taken.at)}   {short_reading(taken.reading)}, {band}"


def _lots(infusion: Infusion, outlook: Outlook) -> Iterator[tuple[str, ...]]:
    """Each lot's grams: in its vials, given, wasted, left over; none before the pump was read."""
    dosing = infusion.plan.dosing
    if dosing is None or _read_after_end(infusion) is None:
        return
    given = {lot: dose_in(part, dosing.strength).value for lot, part in given_by_lot(infusion, outlook.now)}
    for lot in dict.fromkeys(v.lot for v in infusion.vials):
        held = sum((v.grams.value for v in infusion.vials if v.lot == lot), Fraction(0))
        gone = sum((w.fact.grams.value for w in infusion.wasted if w.fact.lot == lot), Fraction(0))
        ran = given.get(lot, Fraction(0))
        left = max(held - ran - gone, Fraction(0))
        yield (lot, *(dose(Dose(grams), 1) for grams in (held, ran, gone, left)))


def _todo(infusion: Infusion, outlook: Outlook, book: PageBook) -> Iterator[TodoWords]:
    """What is done and what is still open, in the order in which it is done."""
    flushed = infusion.flushes[-1] if infusion.flushes else None
    if flushed is not None:
        yield TodoWords("done", f"Flushed {clock(flushed.at)}: {volume(flushed.fact.volume)} {flushed.fact.fluid}")
    else:
        yield TodoWords("open", "Flush the line")
    read = _read_after_end(infusion)
    yield TodoWords("done", f"Pump read {clock(read.at)}") if read else TodoWords("open", "Read the pump's volume")
    for wasted in infusion.wasted:
        yield TodoWords("done", f"Wasted {dose(wasted.fact.grams)}, lot {wasted.fact.lot}")
    if read is not None:
        yield from (TodoWords("ask", book.say(f)) for f in outlook.missing_findings if f.code == "missing-wastage")
    yield from _sets_due(outlook)
    yield from (TodoWords("ask", book.say(f)) for f in outlook.missing_findings if f.code == "missing-reaction")
    if outlook.emergency_since is not None:
        yield TodoWords("stop", f"Emergency is open since {clock(outlook.emergency_since)}")


def _sets_due(outlook: Outlook) -> Iterator[TodoWords]:
    due = [d for d in outlook.due if d.what in _SETS]
    missed = sum(d.state is DueState.MISSED for d in due)
    coming = next((d for d in due if d.state is not DueState.MISSED), None)
    if coming is not None:
        yield _set_due(coming, outlook.now)
    if missed:
        told = "1 set was missed: say why on Sign" if missed == 1 else f"{missed} sets were missed: say why on Sign"
        yield TodoWords("ask", told)
    if not due:
        yield TodoWords("done", "No more vitals due")


def _set_due(due: Due, now: datetime) -> TodoWords:
    if due.state is DueState.COMING:
        left = -int((now - due.at).total_seconds() // 60)
        return TodoWords("open", f"Vitals {clock(due.at)}, in {left} min")
    late = due.state is DueState.LATE
    return TodoWords("ask", f"Vitals late, due {clock(due.at)}" if late else "Take vitals now")


@dataclass(frozen=True, slots=True)
class DoneWords:
    """The sealed or closed record: its head, a line below, facts (label, value, small), seal, addenda, follow-ups."""

    head: str
    below: str
    sealed: bool
    facts: tuple[tuple[str, str, str], ...]
    seal: str
    addenda: tuple[str, ...]
    follow_ups: tuple[FollowUpWords, ...]


def done_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> DoneWords:
    """Word a record that is signed, or that was closed because it was begun in error."""
    head, below = _done_head(infusion)
    return DoneWords(
        head=head,
        below=below,
        sealed=infusion.signed is not None,
        facts=tuple(_done_facts(infusion, outlook)),
        seal=in_groups(infusion.signed.fact.head, 4) if infusion.signed is not None else "",
        addenda=_addenda(infusion),
        follow_ups=tuple(f for f in follow_up_words(infusion, outlook, book) if f.planned),
    )


def reopened_words(infusion: Infusion) -> str:
    """That it was reopened, when, by whom and why, latest last; empty when it never was."""
    lines = []
    for one in infusion.reopened:
        what = "The end was undone" if one.fact.what == "end" else "Reopened after the signature"
        lines.append(f"{what} {date_short(one.at.date())} {clock(one.at)}, {one.by}: {one.fact.reason}")
    return "\n".join(lines)


def _done_head(infusion: Infusion) -> tuple[str, str]:
    signed = infusion.signed
    if signed is not None:
        below = "\n".join(part for part in (signed.fact.meaning, reopened_words(infusion)) if part)
        return f"Signed by {signed.by}, {date_long(signed.at.date())}, {clock(signed.at)}", below
    if infusion.status is Status.VOIDED:
        by = next((e for e in reversed(infusion.effective) if isinstance(e.fact, Voided)), None)
        who = f"Closed {clock(by.happened)} by {by.author}. " if by is not None else ""
        return "Begun in error", f"{who}Reason: {infusion.voided}"
    return "Not signed yet", ""


def _done_facts(infusion: Infusion, outlook: Outlook) -> Iterator[tuple[str, str, str]]:
    if infusion.started_at is None:
        yield "Given", "nothing", "it was never started"
        return
    ordered = outlook.ordered_dose.value
    share = f"{percent(outlook.given_dose.value / ordered)} of {dose(outlook.ordered_dose)}" if ordered else ""
    given = f"{dose(outlook.given_dose, 1)}, {volume(outlook.given)}"
    yield "Given", given, share
    took = minutes(infusion.elapsed(outlook.now))
    yield "Took", took, f"{clock(infusion.started_at)} to {clock(infusion.ended_at) if infusion.ended_at else 'now'}"
    end = _ended(infusion).small
    yield "End", "Complete" if infusion.end == "completed" else "Stopped", end
    kept = highest_tolerated(infusion, outlook.now)
    yield "Highest tolerated", rate(kept) if kept is not None else "none", ""
    count = len(infusion.reactions)
    yield "Reactions", f"{count}" if count else "none", ", ".join(r.grade.value for r in infusion.reactions)


def _addenda(infusion: Infusion) -> tuple[str, ...]:
    """Words added after the signature, oldest first."""
    return tuple(
        f"{date_short(e.happened.date())} {clock(e.happened)}, {e.author}: {e.fact.text}"
        for e in infusion.effective
        if isinstance(e.fact, Addendum)
    )
