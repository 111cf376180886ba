"""What may be done now about an open reaction or a set that is off: the facts gathered, the options asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import Guidance, SeenSign, Situation
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.reactions import guidance_for
from nurse_app.clinical.vitals import Tripped
from nurse_app.infusion.ledger import NO_RATE, minutes_between
from nurse_app.infusion.observed import WORSE, new_symptoms, signs_at, together
from nurse_app.infusion.order_needed import is_earlier
from nurse_app.infusion.own_limits import targets_of
from nurse_app.infusion.state import Infusion, Reaction, VitalsSet
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.infusion.worked import trips

SAME = "same"


def last_set(infusion: Infusion) -> VitalsSet | None:
    """The last set of vitals taken after the start; None before there is one."""
    return next((v for v in reversed(infusion.readings) if not v.baseline), None)


def guidance_about(infusion: Infusion, about: str, book: Book) -> Guidance | None:
    """The guidance for an open reaction, or for the last set of vitals when it is off, by the id of its entry.

    It is worked out from what holds now: every sign that is open, the bands
    of the last set, the rate that runs. None where there is nothing to guide.
    """
    reaction = next((r for r in infusion.open_reactions if r.id == about), None)
    taken = last_set(infusion)
    if reaction is not None:
        return guidance_for(_for_reaction(infusion, reaction, taken, book), book)
    if taken is not None and taken.entry == about and is_off(infusion, taken):
        return guidance_for(_for_set(infusion, taken, book), book)
    return None


def is_off(infusion: Infusion, taken: VitalsSet) -> bool:
    """Whether a set trips a trigger or shows a symptom that was not there before the start."""
    return bool(taken.tripped or new_symptoms(taken.symptoms, infusion.baseline_symptoms))


def guidance_now(infusion: Infusion, book: Book) -> tuple[tuple[str, Guidance], ...]:
    """The guidance of every open reaction, and of the last set while it is off and nothing was chosen about it."""
    about = [r.id for r in infusion.open_reactions]
    taken = last_set(infusion)
    if taken is not None and is_off(infusion, taken) and all(c.fact.about != taken.entry for c in infusion.chosen):
        about.append(taken.entry)
    found = ((one, guidance_about(infusion, one, book)) for one in about)
    return tuple((one, guidance) for one, guidance in found if guidance is not None)


def _for_reaction(infusion: Infusion, reaction: Reaction, taken: VitalsSet | None, book: Book) -> Situation:
    signs = together(reaction.signs, *(r.signs for r in infusion.open_reactions), taken.symptoms if taken else ())
    earlier = [r for r in infusion.reactions if r.id != reaction.id and is_earlier(r, reaction)]
    below = min(reaction.rate_at_onset, infusion.ledger.spans[-1].rate) if infusion.ledger.spans else NO_RATE
    situation = _situation(infusion, signs, taken, book)
    tolerated = _settable(infusion, highest_tolerated(infusion, reaction.onset, below=below))
    last = reaction.courses[-1] if reaction.courses else None
    return replace(
        situation,
        earlier_reactions=len(earlier),
        tolerated=tolerated,
        worse=last is not None and last.course == WORSE,
        not_improved=last is not None and last.course == SAME and _at_recheck(infusion, reaction, last.at, book),
    )


def _at_recheck(infusion: Infusion, reaction: Reaction, when: datetime, book: Book) -> bool:
    """Whether the time to look again at what was first chosen about a reaction had come."""
    chosen = next((c.at for c in infusion.chosen if c.fact.about == reaction.id), None)
    return chosen is not None and minutes_between(chosen, when) >= book.policy.recheck_after


def _for_set(infusion: Infusion, taken: VitalsSet, book: Book) -> Situation:
    signs = together(taken.symptoms, *(r.signs for r in infusion.open_reactions))
    below = infusion.ledger.spans[-1].rate if infusion.ledger.spans else NO_RATE
    situation = _situation(infusion, signs, taken, book)
    tolerated = _settable(infusion, highest_tolerated(infusion, taken.at, below=below))
    # A reaction still open is the picture this set belongs to, not one before it.
    earlier = sum(not r.open for r in infusion.reactions)
    return replace(situation, earlier_reactions=earlier, tolerated=tolerated)


def _settable(infusion: Infusion, rate: Rate | None) -> Rate | None:
    """A rate as the pump can be set to it: one that was found may lie between two settings."""
    below = NO_RATE if rate is None else infusion.pump.settable(rate)
    return below if below > NO_RATE else None


def _situation(infusion: Infusion, signs: tuple[SeenSign, ...], taken: VitalsSet | None, book: Book) -> Situation:
    running = infusion.runs[-1].rate if infusion.running else NO_RATE
    ceiling = infusion.plan.ceiling
    part = infusion.pump.settable(running.times(book.policy.slow_fraction))
    return Situation(
        signs=signs,
        tripped=_tripped_by_now(infusion, signs, taken, book),
        running=running,
        tolerated=None,
        settable_part=part if NO_RATE < part < running else None,
        ceiling=ceiling.rate if ceiling else None,
        policy=infusion.clinic.policy,
        earlier_reactions=0,
        at_baseline=infusion.baseline_symptoms,
        adult=infusion.adult,
        over=infusion.ended_at is not None,
    )


def _tripped_by_now(
    infusion: Infusion, signs: tuple[SeenSign, ...], taken: VitalsSet | None, book: Book
) -> tuple[Tripped, ...]:
    """What the last set trips with the signs of its own time and those that came since: a rise with a headache."""
    if taken is None:
        return ()
    seen = together(signs, taken.symptoms, signs_at(infusion.reactions, taken.at))
    targets = targets_of(infusion.effective, infusion.baseline, book)
    return trips(taken.reading, infusion.baseline, seen, book, infusion.adult, targets)
