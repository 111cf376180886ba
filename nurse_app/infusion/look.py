"""Works out everything the screen shows at a moment from the state of the infusion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import Guidance
from nurse_app.clinical.quantities import Dose, Rate, RateUnit, Volume, as_unit, dose_in, run
from nurse_app.clinical.vitals import BANDS
from nurse_app.infusion.ahead import finish_at
from nurse_app.infusion.alarms import alarms, max_grade
from nurse_app.infusion.buttons import buttons
from nurse_app.infusion.clean import clean_sets
from nurse_app.infusion.containers import containers, running_container
from nurse_app.infusion.desk_before import to_decide
from nurse_app.infusion.due_list import due_list
from nurse_app.infusion.guidance import guidance_now, is_off
from nurse_app.infusion.ledger import NO_RATE, NO_VOLUME, minutes_between
from nurse_app.infusion.missing import missing
from nurse_app.infusion.outlook import Bottle, Due, DueState, OpenReaction, Outlook, Verdict, VerdictKind
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.tolerance import ceiling_now

_SETS = ("vitals", "recheck")


def look(infusion: Infusion, now: datetime, book: Book) -> Outlook:
    """Everything shown at `now`. A pure view: the same state and time always look the same.

    `now` is the machine's time; earlier than the last entry it is taken as
    that entry's (a wall clock that was set back shows no negative minutes).
    """
    now = max(now, infusion.effective[-1].happened)
    due = due_list(infusion, now, book)
    guided = guidance_now(infusion, book)
    given = infusion.ledger.volume_at(now)
    since = unconfirmed_since(due)
    dosing, finish = infusion.plan.dosing, finish_at(infusion, now, book)
    lacking = missing(infusion, now, book, due)
    return Outlook(
        now=now,
        stage=infusion.stage,
        status=infusion.status,
        rate=rate_now(infusion),
        last_rate=infusion.runs[-1].rate if infusion.runs else NO_RATE,
        mg_kg_min=mg_kg_min(infusion, rate_now(infusion)),
        step_n=infusion.runs[-1].step_n if infusion.runs and infusion.ended_at is None else None,
        step_of=len(infusion.plan.steps),
        since=infusion.runs[-1].spans[-1].start if infusion.running else None,
        unconfirmed_since=since,
        given=given,
        given_dose=dose_in(given, dosing.strength) if dosing else Dose.of(0),
        ordered=dosing.volume if dosing else NO_VOLUME,
        ordered_dose=dosing.delivered if dosing else Dose.of(0),
        volume_in=dosing is not None and infusion.started_at is not None and given >= dosing.volume,
        finish_at=None if finish is None else shown_at(finish, now),
        started_at=infusion.started_at,
        elapsed=infusion.elapsed(now),
        due=tuple(one if one.at.tzinfo == now.tzinfo else replace(one, at=shown_at(one.at, now)) for one in due),
        verdict=verdict(infusion, due, book),
        ceiling=ceiling_now(infusion, book),
        buttons=buttons(infusion, now, due, lacking, book),
        reactions=tuple(_open(infusion, dict(guided))),
        guidance=guided,
        alarms=alarms(infusion, now, due, dict(guided), book),
        bottles=bottles(infusion, now),
        missing=tuple(f.fact("what") for f in lacking),
        emergency_since=infusion.emergency_since,
        pump_difference=infusion.ledger.pumped[-1].difference if infusion.ledger.pumped else None,
        volume_range=None if since is None else _range(infusion, given, since, due, now),
        missing_findings=lacking,
        to_decide=to_decide(infusion, book),
    )


def shown_at(moment: datetime, now: datetime) -> datetime:
    """A moment in the zone in which it is now: after the clocks were changed, what is due is told by the new time."""
    return moment.astimezone(now.tzinfo)


def rate_now(infusion: Infusion) -> Rate:
    """The rate that runs; 0 while it is paused or over."""
    return infusion.runs[-1].rate if infusion.running else NO_RATE


def mg_kg_min(infusion: Infusion, rate: Rate) -> Fraction | None:
    """A rate by weight and minute, on the weight that rates use; None while the dose is not known."""
    dosing = infusion.plan.dosing
    return None if dosing is None else as_unit(rate, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength)


def unconfirmed_since(due: tuple[Due, ...]) -> datetime | None:
    """Since when a rate step is late: due, and neither done nor left out with a reason; the chart is not sure then."""
    late = (d.at for d in due if d.what == "rate" and d.state is DueState.LATE)
    return min(late, default=None)


def _range(
    infusion: Infusion, given: Volume, since: datetime, due: tuple[Due, ...], now: datetime
) -> tuple[Volume, Volume]:
    """The volume given if the rate stayed, and if it was changed when it was due; the smaller first."""
    to = next((d.rate for d in due if d.what == "rate" and d.rate is not None), rate_now(infusion))
    changed = given + run(to - rate_now(infusion), minutes_between(since, now))
    ordered = infusion.ledger.ordered
    if ordered is not None:
        changed = min(changed, max(ordered, given))
    return min(given, changed), max(given, changed)


def verdict(infusion: Infusion, due: tuple[Due, ...], book: Book) -> Verdict:
    """What is said of the last vitals: reaction before band before old before fine.

    The last set of all, the baseline included. Old: a set has been due since.
    """
    taken = infusion.readings[-1] if infusion.readings else None
    if taken is None:
        return Verdict(VerdictKind.REACTION if infusion.open_reactions else VerdictKind.NONE)
    overdue = any(d.what in _SETS and d.state is not DueState.COMING and d.at > taken.at for d in due)
    if infusion.open_reactions:
        kind = VerdictKind.REACTION
    elif taken.tripped or is_off(infusion, taken):
        kind = VerdictKind.BAND
    else:
        kind = VerdictKind.OLD if overdue else VerdictKind.FINE
    band = max((t.band for t in taken.tripped), key=BANDS.index, default=None)
    gone = max((r.resolved_at for r in infusion.reactions if r.resolved_at), default=infusion.opened_at)
    clean = 0 if infusion.open_reactions else clean_sets(infusion, gone, taken.at, book.policy.clean_sets_apart)
    return Verdict(kind, taken.reading, taken.at, band, taken.tripped, clean)


def _open(infusion: Infusion, guided: dict[str, Guidance]) -> Iterator[OpenReaction]:
    for reaction in infusion.open_reactions:
        grade = max_grade(reaction.grade, guided.get(reaction.id))
        course = reaction.courses[-1].course if reaction.courses else ""
        yield OpenReaction(
            reaction.id, reaction.signs, grade, reaction.onset, reaction.rate_at_onset, course, decided=reaction.decided
        )


def bottles(infusion: Infusion, now: datetime) -> tuple[Bottle, ...]:
    """The containers on the volume bar, in the order hung, with the one that runs."""
    running = running_container(infusion, now)
    return tuple(
        Bottle(c.n, c.starts_at, c.grams, c.lot, running=running is not None and c.n == running.n)
        for c in containers(infusion)
    )
