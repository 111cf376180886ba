"""Which vitals are due when, for this visit, and how closely it is watched."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from nurse_app.clinical.due_times import Asked, Course, fixed_times, rhythm_times
from nurse_app.clinical.patient import Risk
from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.setting import Place, Profile
from nurse_app.clinical.timetable import Timetable, VisitTimetable
from nurse_app.clinical.watch import DueSet, Reason, SoFar, Timing


def profile_for(
    place: Place,
    history_known: bool,
    first: bool,
    new_brand: bool,
    gap_weeks: Fraction | None,
    past_reaction: bool,
    risks: frozenset[Risk],
    chosen: Profile | None,
    timetable: Timetable,
) -> tuple[Profile, tuple[str, ...]]:
    """Say how closely a visit is watched, with the code of every reason for a cautious one.

    Cautious when any of these holds: `home`, `history-unknown`,
    `first-infusion`, `new-brand`, `long-gap` (more than the timetable's
    weeks since the last one), `past-reaction`, and each named risk. What the
    clinic chose counts instead; the reasons are told all the same.

    Source: monitoring timetable, `timetable.source`.
    """
    reasons = {
        "home": place is Place.HOME,
        "history-unknown": not history_known,
        "first-infusion": first,
        "new-brand": new_brand,
        "long-gap": gap_weeks is not None and gap_weeks > timetable.long_gap_weeks,
        "past-reaction": past_reaction,
    }
    found = (*(code for code, holds in reasons.items() if holds), *(r.value for r in Risk if r in risks))
    return chosen or (Profile.CAUTIOUS if found else Profile.STANDARD), found


def watched_after(profile: Profile, reaction_today: bool, timetable: Timetable) -> VisitTimetable:
    """The timetable of the observation: the cautious one also where a reaction was seen today."""
    return timetable.of(Profile.CAUTIOUS if reaction_today else profile)


def vitals_due(so_far: SoFar, profile: Profile, timetable: Timetable) -> tuple[DueSet, ...]:
    """List every set that was due by now and the next one to come, in order of time, each with its reasons.

    A set counts for what was due up to `fresh_for` later (half the gap
    where that is shorter; for a reaction only from its onset on). Due from its
    minute on; late from `grace` after it; missed when the next one (other than
    the one before a rise) has come due meanwhile and it was neither taken nor
    answered with a reason; a set taken late is done. The
    prompt to sit beside the patient after the start is listed until `grace`
    after it; once its minutes are over a set (or the reason for none) has
    answered it, from the second half of them on.

    Source: monitoring timetable, `timetable.source`.
    """
    visit = timetable.of(profile)
    course = Course(so_far, visit, watched_after(profile, bool(so_far.reactions), timetable), timetable)
    # A set that gave way to one just before it is followed by the next of its rhythm only so much later.
    horizon = so_far.now + visit.plateau_every + timetable.grace
    asked = _merged(chain(fixed_times(course), rhythm_times(course, horizon)), timetable.grace)
    dues = tuple(_judged(n, asked, so_far, timetable) for n in range(len(asked)))
    past = tuple(due for due in dues if due.at <= so_far.now)
    coming = tuple(due for due in dues if due.at > so_far.now and due.timing is not Timing.DONE)[:1]
    return tuple(sorted((*_chairside(so_far, visit, timetable.grace), *past, *coming), key=lambda due: due.at))


def _chairside(so_far: SoFar, visit: VisitTimetable, grace: Minutes) -> tuple[DueSet, ...]:
    at = visit.chairside_after_start
    if at is None or so_far.now >= at + grace or so_far.ended is not None:
        return ()
    if so_far.now < at:
        # A set does not end the sitting: the minutes at the chair are to pass all the same.
        return (DueSet(at, (Reason.CHAIRSIDE,), Timing.COMING),)
    there = at - Minutes(at.value / 2)
    if any(there <= seen for seen in (*(s.at for s in so_far.sets), *so_far.declined)):
        return ()
    return (DueSet(at, (Reason.CHAIRSIDE,), Timing.NOW),)


_Group = tuple[Asked, tuple[Reason, ...]]


def _merged(asked: Iterable[Asked], near: Minutes) -> tuple[_Group, ...]:
    """One set for what lies nearer together than `near`: what happened keeps its minute, a rhythm gives way."""
    inside: list[_Group] = []
    places: list[tuple[Minutes, int]] = []
    for one in sorted(asked, key=lambda a: (not a.fixed, a.at)):
        beside = _beside(one, places, near)
        if beside is None:
            insort(places, (one.at, len(inside)))
            inside.append((one, (one.reason,)))
        else:
            other, reasons = inside[beside]
            strict = replace(other, early=min(other.early, one.early)) if one.fixed else other
            inside[beside] = (strict, tuple(dict.fromkeys((*reasons, one.reason))))
    return tuple(sorted(inside, key=lambda group: group[0].at))


def _beside(one: Asked, places: list[tuple[Minutes, int]], near: Minutes) -> int | None:
    """Which set takes this one in: for something that happened one at its very minute, else the first one near.

    `places` are the sets so far by their minute, with their number; looked up
    by halves, because one look at a long infusion asks this thousands of times.
    """
    reach = Minutes.of(0) if one.fixed else near
    low = bisect_left(places, (one.at - reach, 0))
    found = []
    for at, n in places[low:]:
        if at > one.at + reach:
            break
        if at == one.at or (not one.fixed and one.at - near < at < one.at + near):
            found.append(n)
    return min(found, default=None)


def _judged(n: int, groups: tuple[_Group, ...], so_far: SoFar, table: Timetable) -> DueSet:
    asked, reasons = groups[n]
    early = asked.at - asked.early
    following = next((a.at for a, why in groups[n + 1 :] if a.at >= asked.at + table.grace and _replaces(why)), None)
    in_time = [s.at for s in so_far.sets if early <= s.at and (following is None or s.at < following)]
    reason_given = any(early <= at and (following is None or at < following) for at in so_far.declined)
    timing = Timing.DONE
    if not in_time and not reason_given:
        timing = _timing(asked.at, following, so_far.now, table)
    return DueSet(
        at=asked.at,
        reasons=reasons,
        timing=timing,
        taken=min(in_time, default=None),
        later_still=timing in (Timing.LATE, Timing.MISSED) and so_far.now >= asked.at + table.later_still,
    )


def _replaces(reasons: tuple[Reason, ...]) -> bool:
    """Whether a set takes the place of an earlier one: not one that only waits for a rise, which may come any time."""
    return reasons != (Reason.BEFORE_RISE,)


def _timing(at: Minutes, following: Minutes | None, now: Minutes, table: Timetable) -> Timing:
    if now < at:
        return Timing.COMING
    if following is not None and now >= following:
        return Timing.MISSED
    return Timing.LATE if now >= at + table.grace else Timing.NOW
