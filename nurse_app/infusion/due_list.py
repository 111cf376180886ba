"""What is due: vitals by the timetable, the next rate, the next bottle, the finish, the observation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.monitoring import vitals_due, watched_after
from nurse_app.clinical.watch import DueSet, Reason, Timing
from nurse_app.infusion.ahead import change_left_out, finish_at, reached_ahead
from nurse_app.infusion.containers import Container, containers
from nurse_app.infusion.ledger import after, minutes_between
from nurse_app.infusion.new_lot import restart_due
from nurse_app.infusion.outlook import Due, DueState
from nurse_app.infusion.rises import next_change, rise_holds
from nurse_app.infusion.so_far import so_far
from nurse_app.infusion.state import Infusion

_STATES = {
    Timing.COMING: DueState.COMING,
    Timing.NOW: DueState.NOW,
    Timing.LATE: DueState.LATE,
    Timing.MISSED: DueState.MISSED,
}


def due_list(infusion: Infusion, now: datetime, book: Book) -> tuple[Due, ...]:
    """Everything due, soonest first; what is done or answered has left it. Empty before the first drop and when sealed.

    Something missed stays until it is answered. `why` of a set is the first
    reason of the timetable (see `clinical.watch.Reason`).
    """
    if infusion.started_at is None or infusion.signed is not None or infusion.voided:
        return ()
    found = [
        *_vitals(infusion, infusion.started_at, now, book),
        *_rate(infusion, now, book),
        *_bottle(infusion, now, book),
        *_finish(infusion, now, book),
        *_observe(infusion, now, book),
    ]
    return tuple(sorted(found, key=lambda due: due.at))


def _vitals(infusion: Infusion, started: datetime, now: datetime, book: Book) -> Iterator[Due]:
    for due in vitals_due(so_far(infusion, started, now, book), infusion.profile, book.timetable):
        at = after(started, due.at)
        what = _what(infusion, due)
        if due.timing is not Timing.DONE and missed_key(what, at) not in answers(infusion):
            yield Due(what, at, _STATES[due.timing], due.reasons[0].value, later_still=due.later_still)


def _what(infusion: Infusion, due: DueSet) -> str:
    if due.reasons[0] is Reason.CHAIRSIDE:
        return "chairside"
    again = due.reasons[0] is Reason.AFTER_REACTION and infusion.open_reactions
    return "recheck" if again else "vitals"


def missed_key(what: str, at: datetime) -> str:
    """How something due is named in `missing` and in an answer: `vitals 2026-03-02T09:15-05:00`."""
    return f"{what} {at.isoformat(timespec='minutes')}"


def answers(infusion: Infusion) -> frozenset[str]:
    """What was answered or explained, by its name in `missing`."""
    return frozenset(a.fact.what for a in infusion.answered)


def _rate(infusion: Infusion, now: datetime, book: Book) -> Iterator[Due]:
    back = restart_due(infusion, book)
    if back is not None:
        at, first = back
        yield Due("rate", at, state_at(at, now, book), "new-lot", first, later_still=_red(at, now, book))
        return
    change = next_change(infusion, book)
    if change is not None and not change_left_out(infusion, now, book):
        at, to = change
        held = rise_holds(infusion, to, max(now, at), book) if to > infusion.runs[-1].rate else ()
        yield Due("rate", at, state_at(at, now, book), "step", to, held, later_still=_red(at, now, book))


def _bottle(infusion: Infusion, now: datetime, book: Book) -> Iterator[Due]:
    """The next bottle, when the one hanging is empty by the rates planned; only where the vials are on the chart."""
    waiting = _next_container(infusion)
    if waiting is None or not infusion.running:
        return
    at = reached_ahead(infusion, waiting.starts_at, now, book)
    if at is not None:
        yield Due("bottle", at, state_at(at, now, book), waiting.lot, later_still=_red(at, now, book))


def _next_container(infusion: Infusion) -> Container | None:
    if not infusion.vials:
        return None
    return next((c for c in containers(infusion) if c.hung_at is None), None)


def _finish(infusion: Infusion, now: datetime, book: Book) -> Iterator[Due]:
    at = finish_at(infusion, now, book)
    if at is not None:
        yield Due("finish", at, DueState.COMING if now < at else DueState.NOW)


def observed_until(infusion: Infusion, book: Book) -> datetime | None:
    """Until when the patient is watched after the end; None before the end."""
    if infusion.ended_at is None:
        return None
    return after(infusion.ended_at, watched_after(infusion.profile, bool(infusion.reactions), book.timetable).observe)


def _observe(infusion: Infusion, now: datetime, book: Book) -> Iterator[Due]:
    at = observed_until(infusion, book)
    if at is not None and infusion.observation_ended_at is None:
        yield Due("observe", at, DueState.COMING if now < at else DueState.NOW)


def state_at(at: datetime, now: datetime, book: Book) -> DueState:
    """How pressing something due at a time is: now from its time on, late from the grace time after it."""
    if now < at:
        return DueState.COMING
    return DueState.LATE if minutes_between(at, now) >= book.timetable.grace else DueState.NOW


def _red(at: datetime, now: datetime, book: Book) -> bool:
    return minutes_between(at, now) >= book.timetable.later_still
