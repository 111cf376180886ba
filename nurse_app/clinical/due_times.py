"""At which minutes the timetable asks for vitals, from how the infusion has gone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.timetable import Timetable, VisitTimetable
from nurse_app.clinical.watch import PauseTaken, ReactionSeen, Reason, SoFar

START = Minutes.of(0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A minute at which a set is asked for; a set up to `early` before it counts for it.

    `fixed` ones come from something that happened and keep their minute;
    the others belong to a rhythm and give way to what is near.
    """

    at: Minutes
    reason: Reason
    early: Minutes
    fixed: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How the infusion has gone, with the timetables that it is watched by (`after`: once it has ended)."""

    so_far: SoFar
    visit: VisitTimetable
    after: VisitTimetable
    table: Timetable


@dataclass(frozen=True, slots=True)
class _Rhythm:
    reason: Reason
    anchor: Minutes
    first: Minutes
    every: Minutes
    closer: tuple[Minutes, Minutes] | None = None

    def minutes(self, until: Minutes) -> Iterator[Minutes]:
        """Each minute of the rhythm up to and with `until`; `closer` is (every, for how long) at first."""
        if self.closer is not None:
            every, span = self.closer
            at = self.anchor + every
            while at <= min(until, self.anchor + span):
                yield at
                at = at + every
            start = self.anchor + span
        else:
            start = self.anchor
        at = start + (self.every if self.closer else self.first)
        while at <= until:
            yield at
            at = at + self.every


def fixed_times(course: Course) -> Iterator[Asked]:
    """Yield the sets that something asks for: start, rises, bottles, reactions, the end and the observation."""
    so_far, visit, fresh = course.so_far, course.visit, course.table.fresh_for
    yield from _after_each(course, (START,), visit.after_start, Reason.AFTER_START)
    yield from _after_each(course, so_far.rises, visit.after_rise, Reason.AFTER_RISE)
    if so_far.next_rise is not None and so_far.ended is None:
        yield Asked(so_far.next_rise, Reason.BEFORE_RISE, fresh, fixed=True)
    for bottle in so_far.bottles:
        yield Asked(bottle.at, Reason.NEW_LOT if bottle.new_lot else Reason.NEW_BOTTLE, fresh, fixed=True)
    new_lots = tuple(b.at for b in so_far.bottles if b.new_lot)
    yield from _after_each(course, new_lots, visit.after_new_lot, Reason.AFTER_NEW_LOT)
    for taken in so_far.sets:
        if taken.recheck is not None and not taken.far_off and not _in_close_rhythm(taken.at, so_far):
            yield from _after_each(course, (taken.at,), taken.recheck, Reason.OUT_OF_BAND)
    for reaction in so_far.reactions:
        yield Asked(reaction.noted, Reason.REACTION, reaction.noted - reaction.onset, fixed=True)
    if so_far.ended is not None:
        yield Asked(so_far.ended, Reason.END, fresh, fixed=True)
        for after in course.after.observe_sets:
            yield Asked(so_far.ended + after, Reason.OBSERVATION, fresh, fixed=True)


def _in_close_rhythm(moment: Minutes, so_far: SoFar) -> bool:
    """Whether a card, a pause for a reaction or the time after the end brings sets by itself."""
    card = any(opened <= moment and _still(moment, closed) for opened, closed in so_far.emergencies)
    pause = any(p.for_reaction and _during(p, moment) for p in so_far.pauses)
    return card or pause or (so_far.ended is not None and so_far.ended <= moment)


def _after_each(course: Course, causes: tuple[Minutes, ...], span: Minutes, reason: Reason) -> Iterator[Asked]:
    """Yield the set a while after each cause, unless the infusion ended or a closer rhythm began in between."""
    so_far = course.so_far
    closer = [r.noted for r in so_far.reactions]
    closer += [p.start for p in so_far.pauses if p.for_reaction]
    closer += [s.at for s in so_far.sets if s.far_off]
    for cause in causes:
        at = cause + span
        ended = so_far.ended is not None and so_far.ended < at
        if not ended and not any(cause < other <= at for other in closer):
            yield Asked(at, reason, _early(cause, at, course), fixed=True)


def rhythm_times(course: Course, until: Minutes) -> Iterator[Asked]:
    """Yield the sets that come round by themselves, up to and with `until`.

    The closest rhythm that holds wins: while the emergency card is open,
    after a set in the orange or red band and after a stop, in a pause for a reaction, after a reaction, else the
    plateau since the last rise.
    """
    turns = _turns(course.so_far)
    for turn, following in zip(turns, (*turns[1:], until), strict=True):
        rhythm = _rhythm_at(turn, course)
        if rhythm is None:
            continue
        before = rhythm.anchor
        for at in rhythm.minutes(min(following, until)):
            if at > turn:
                yield Asked(at, rhythm.reason, _early(before, at, course), fixed=False)
            before = at


def _early(before: Minutes, at: Minutes, course: Course) -> Minutes:
    """How long before its minute a set still counts: never as far back as the one before."""
    return min(course.table.fresh_for, Minutes((at - before).value / 2))


def _turns(so_far: SoFar) -> tuple[Minutes, ...]:
    """The minutes at which another rhythm may begin."""
    turns = {START, *so_far.rises, *(s.at for s in so_far.sets if s.at > START)}
    for pause in so_far.pauses:
        turns |= {pause.start} if pause.end is None else {pause.start, pause.end}
    for reaction in so_far.reactions:
        turns |= {reaction.noted} if reaction.answered is None else {reaction.noted, reaction.answered}
    for opened, closed in so_far.emergencies:
        turns |= {opened} if closed is None else {opened, closed}
    if so_far.ended is not None:
        turns.add(so_far.ended)
    return tuple(sorted(turn for turn in turns if turn <= so_far.now))


def _rhythm_at(moment: Minutes, course: Course) -> _Rhythm | None:
    so_far, visit = course.so_far, course.visit
    card = next((opened for opened, closed in so_far.emergencies if opened <= moment and _still(moment, closed)), None)
    if card is not None:
        return _Rhythm(Reason.STOPPED, card, visit.stopped_every, visit.stopped_every)
    if so_far.ended is not None and so_far.ended <= moment:
        return _after_stop(moment, course)
    taken = bisect_right(so_far.sets, moment, key=lambda s: s.at)
    latest = so_far.sets[taken - 1] if taken else None
    if latest is not None and latest.far_off:
        return _Rhythm(Reason.OUT_OF_BAND, latest.at, visit.stopped_every, visit.stopped_every)
    pause = next((p for p in so_far.pauses if p.for_reaction and _during(p, moment)), None)
    if pause is not None:
        return _Rhythm(Reason.PAUSED, pause.start, visit.paused_first, visit.paused_every)
    reaction = max((r for r in so_far.reactions if r.noted <= moment), key=lambda r: r.noted, default=None)
    return _plateau(moment, course) if reaction is None else _after_reaction(reaction, moment, course)


def _still(moment: Minutes, closed: Minutes | None) -> bool:
    return closed is None or moment < closed


def _during(pause: PauseTaken, moment: Minutes) -> bool:
    return pause.start <= moment and (pause.end is None or moment < pause.end)


def _plateau(moment: Minutes, course: Course) -> _Rhythm:
    visit = course.visit
    anchor = max((r for r in course.so_far.rises if r <= moment), default=START)
    closer = None
    if visit.plateau_close_every is not None and visit.plateau_close_for is not None:
        closer = (visit.plateau_close_every, visit.plateau_close_for)
    return _Rhythm(Reason.PLATEAU, anchor, visit.plateau_every, visit.plateau_every, closer)


def _after_reaction(reaction: ReactionSeen, moment: Minutes, course: Course) -> _Rhythm:
    visit = course.visit
    clean = [s.at for s in course.so_far.sets if reaction.noted <= s.at <= moment and s.clean]
    if len(clean) >= visit.after_mild_clean_sets:
        settled = clean[visit.after_mild_clean_sets - 1]
        return _Rhythm(Reason.AFTER_REACTION, settled, visit.after_mild_then_every, visit.after_mild_then_every)
    answered = reaction.answered if reaction.answered is not None and reaction.answered <= moment else reaction.noted
    first = visit.after_mild_every if reaction.recheck is None else min(reaction.recheck, visit.after_mild_every)
    return _Rhythm(Reason.AFTER_REACTION, answered, first, visit.after_mild_every)


def _after_stop(moment: Minutes, course: Course) -> _Rhythm | None:
    """After a stop for a reaction the close rhythm runs until enough clean sets; after any other end there is none."""
    so_far, visit = course.so_far, course.visit
    if so_far.ended is None or not so_far.stopped_for_reaction:
        return None
    clean = [s for s in so_far.sets if so_far.ended <= s.at <= moment and s.clean]
    if len(clean) >= visit.after_mild_clean_sets:
        return None
    return _Rhythm(Reason.STOPPED, so_far.ended, visit.stopped_every, visit.stopped_every)
