"""How the infusion has gone, told to the timetable of vitals in minutes since the first drop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.reactions import actions_for
from nurse_app.clinical.rechecks import recheck_after
from nurse_app.clinical.vitals import BANDS
from nurse_app.clinical.watch import BottleHung, PauseTaken, ReactionSeen, SoFar, TakenSet
from nurse_app.infusion.ahead import change_left_out
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.observed import new_symptoms
from nurse_app.infusion.resuming import for_reaction, halting_place
from nurse_app.infusion.rises import next_rise
from nurse_app.infusion.state import Infusion, Pause


def so_far(infusion: Infusion, started: datetime, now: datetime, book: Book) -> SoFar:
    """Everything the timetable asks for; what happened before the first drop plays no part."""
    ended = infusion.ended_at
    rise = None if change_left_out(infusion, now, book) else next_rise(infusion, book)
    return SoFar(
        now=minutes_between(started, now),
        sets=tuple(_sets(infusion, started, now)),
        declined=_minutes(started, now, (n.at for n in infusion.not_taken if n.fact.what == "vitals")),
        rises=_minutes(started, now, _rises(infusion)),
        next_rise=None if rise is None else minutes_between(started, rise[0]),
        pauses=tuple(_pauses(infusion, started, now)),
        reactions=tuple(_reactions(infusion, started, now, book)),
        bottles=tuple(
            BottleHung(minutes_between(started, h.at), h.new_lot) for h in infusion.hung if started < h.at <= now
        ),
        ended=None if ended is None or ended > now else minutes_between(started, ended),
        stopped_for_reaction=infusion.end in ("stopped", "emergency") and _ended_for_reaction(infusion),
        emergencies=tuple(_emergencies(infusion, started, now)),
    )


def _emergencies(infusion: Infusion, started: datetime, now: datetime) -> Iterator[tuple[Minutes, Minutes | None]]:
    """From when to when a card was open since the first drop; one that was opened by mistake asks for nothing."""
    for card in infusion.emergencies:
        if started <= card.opened_at <= now and not card.mistake:
            closed = card.closed_at if card.closed_at is not None and card.closed_at <= now else None
            yield minutes_between(started, card.opened_at), None if closed is None else minutes_between(started, closed)


def _minutes(started: datetime, now: datetime, moments: Iterator[datetime]) -> tuple[Minutes, ...]:
    return tuple(minutes_between(started, at) for at in sorted(moments) if started <= at <= now)


def _sets(infusion: Infusion, started: datetime, now: datetime) -> Iterator[TakenSet]:
    for taken in infusion.readings:
        if taken.baseline or not started <= taken.at <= now:
            continue
        worst = max((t.band for t in taken.tripped), key=BANDS.index, default=None)
        open_then = any(r.signs_at(taken.at) for r in infusion.reactions)
        symptoms = open_then or bool(new_symptoms(taken.symptoms, infusion.baseline_symptoms))
        recheck = recheck_after(action for trip in taken.tripped for action in trip.actions)
        yield TakenSet(minutes_between(started, taken.at), worst, symptoms, recheck)


def _rises(infusion: Infusion) -> Iterator[datetime]:
    """Each change to a higher rate, and each going on after a pause."""
    for before, now in pairwise(infusion.ledger.spans):
        if now.rate > before.rate or before.end != now.start:
            yield now.start


def _pauses(infusion: Infusion, started: datetime, now: datetime) -> Iterator[PauseTaken]:
    for pause in infusion.pauses:
        if pause.start <= now:
            end = None if pause.end is None or pause.end > now else minutes_between(started, pause.end)
            yield PauseTaken(minutes_between(started, pause.start), end, _around(infusion, pause))


def _around(infusion: Infusion, pause: Pause) -> bool:
    """Whether a pause was for a reaction: one was open during it, or the pause was chosen for one."""
    began = (r for r in infusion.reactions if pause.end is None or r.onset <= pause.end)
    place = halting_place(infusion, pause.start, pause.position)
    overlaps = any(not r.over_before(pause.start, place) for r in began)
    return overlaps or any(c.at == pause.start for c in infusion.chosen)


def _reactions(infusion: Infusion, started: datetime, now: datetime, book: Book) -> Iterator[ReactionSeen]:
    for reaction in infusion.reactions:
        if started <= reaction.onset <= now:
            noted = min(max(reaction.noted, reaction.onset), now)
            answered = reaction.decided_at if reaction.decided_at and reaction.decided_at <= now else None
            yield ReactionSeen(
                minutes_between(started, reaction.onset),
                minutes_between(started, noted),
                None if answered is None else minutes_between(started, answered),
                recheck_after(actions_for(reaction.signs, book)),
            )


def _ended_for_reaction(infusion: Infusion) -> bool:
    return infusion.end == "emergency" or (infusion.ended_at is not None and for_reaction(infusion, infusion.ended_at))
