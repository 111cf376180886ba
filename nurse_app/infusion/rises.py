"""What holds a rise of the rate: time, vitals, reactions, the plan and the ceiling, each with its value and source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, stops, worst_first
from nurse_app.clinical.plan import Because, Ceiling, RateStep
from nurse_app.clinical.quantities import Minutes, Rate
from nurse_app.clinical.told import told
from nurse_app.infusion.clean import clean_sets, lacking
from nurse_app.infusion.drift import drift_hold
from nurse_app.infusion.gaps import gap_hold, unsure_from
from nurse_app.infusion.ledger import after, minutes_between
from nurse_app.infusion.named import reaction_open, sign_name, trigger_met
from nurse_app.infusion.new_lot import restart_due
from nurse_app.infusion.observed import new_symptoms
from nurse_app.infusion.order_needed import order_holds
from nurse_app.infusion.state import Infusion, Run, VitalsSet
from nurse_app.infusion.tolerance import limiting_reactions, planned_time, reaction_limit

STOP = Severity.STOP


def next_step(infusion: Infusion) -> RateStep | None:
    """The planned step that follows the rate running last: the next of the plan, off the plan the next faster one."""
    steps = infusion.plan.steps
    if not infusion.runs:
        return steps[0] if steps else None
    run = infusion.runs[-1]
    if run.step_n is not None:
        return steps[run.step_n] if run.step_n < len(steps) else None
    return next((s for s in steps if s.rate > run.rate), None)


def step_over_at(infusion: Infusion) -> datetime | None:
    """When the running rate has run its planned time (pauses left out); None while nothing runs."""
    if not infusion.running:
        return None
    run = infusion.runs[-1]
    now_since = run.spans[-1].start
    left = needed_on(infusion, run) - run.minutes(now_since)
    return after(now_since, max(left, Minutes.of(0)))


def needed_on(infusion: Infusion, run: Run) -> Minutes:
    """How long a run is to last by the plan."""
    return planned_time(run.rate, infusion.plan.steps, run.step_n)


def next_change(infusion: Infusion, book: Book) -> tuple[datetime, Rate] | None:
    """When the rate may change next by the plan and the reactions so far, and to which; None when it may not.

    Mostly a rise; a fall where the order plans one. A rise is withdrawn, not
    put off, while a reaction is open, and none is left after those that a
    reaction allows. Whether vitals are there is not asked here: see
    `rise_holds`.
    """
    over, step = step_over_at(infusion), next_step(infusion)
    if over is None or step is None:
        return None
    running = infusion.runs[-1].rate
    if step.rate < running:
        return over, step.rate
    to = min([step.rate, *_limits(infusion, book)])
    allowed = not infusion.open_reactions and not _rises_used(infusion, book) and not any(order_holds(infusion, book))
    return (max([over, *_waits(infusion, book)]), to) if allowed and to > running else None


def next_rise(infusion: Infusion, book: Book) -> tuple[datetime, Rate] | None:
    """The next change where it is a rise; see `next_change`."""
    change = next_change(infusion, book)
    return change if change is not None and change[1] > infusion.runs[-1].rate else None


def _limits(infusion: Infusion, book: Book) -> Iterator[Rate]:
    if infusion.plan.ceiling is not None:
        yield infusion.plan.ceiling.rate
    limit = reaction_limit(infusion, book)
    if limit is not None:
        yield limit.rate


def _rises_used(infusion: Infusion, book: Book) -> bool:
    limited = bool(limiting_reactions(infusion))
    return limited and _rises_since(infusion) >= book.policy.rises_after_reaction


def rise_holds(infusion: Infusion, to: Rate, now: datetime, book: Book) -> Findings:
    """Say why the running rate may not be raised to `to` now, worst first; empty: it may.

    A rise needs the step's time to be over (at the time counts as over), a
    complete set of vitals taken after the last rate change and at most
    `fresh_for` old, in no band, no open reaction, and the nurse's word on any
    time in which the pump was not watched here. It may go up to the
    next planned step, never above a ceiling. After a reaction it also needs
    the wait and the clean sets of the clinic's policy; there is one such
    rise, never above the last tolerated rate, unless the prescriber gave a
    new order since; after a severe or a second one there is none without it.
    A new lot that asks for the first rate again is answered before.
    """
    found = [
        *above_ceiling(infusion, to),
        *_reactions(infusion, to, now, book),
        *order_holds(infusion, book),
        *_new_lot(infusion, book),
        *_plan(infusion, to),
        *_time(infusion, now),
        *vitals_holds(infusion, max(infusion.runs[-1].spans[-1].position, unsure_from(infusion.effective)), now, book),
        *gap_hold(infusion.open_gaps),
        *drift_hold(infusion, book),
    ]
    return worst_first(found)


def _new_lot(infusion: Infusion, book: Book) -> Iterator[Finding]:
    """The first rate that a new lot asks for, neither set nor declined with a reason."""
    back = restart_due(infusion, book)
    if back is not None:
        yield Finding("new-lot-first", STOP, facts(first=told(back[1])), book.timetable.source)


def above_ceiling(infusion: Infusion, to: Rate) -> Iterator[Finding]:
    """A rate above the plan's ceiling: `above-order` where only the order forbids it, else `above-ceiling`."""
    ceiling = infusion.plan.ceiling
    if ceiling is None:
        yield Finding("no-ceiling", STOP)
        return
    if to <= ceiling.rate:
        return
    said = facts(rate=told(to), ceiling=told(ceiling.rate), because=ceiling.because.value)
    yield Finding("above-order" if _only_order(ceiling, to) else "above-ceiling", STOP, said, ceiling.source)


def _only_order(ceiling: Ceiling, to: Rate) -> bool:
    below = [ceiling.because, *(o.because for o in ceiling.others if o.rate < to)]
    return all(because is Because.ORDER for because in below)


def _plan(infusion: Infusion, to: Rate) -> Iterator[Finding]:
    if not infusion.plan.steps:
        yield from stops(infusion.plan.findings)
        return
    step = next_step(infusion)
    running = infusion.runs[-1].rate
    if step is None or step.rate <= running:
        yield Finding("no-higher-step", STOP, facts(running=told(running)))
    elif to > step.rate:
        yield Finding("beyond-next-step", STOP, facts(rate=told(to), next=told(step.rate)))


def _time(infusion: Infusion, now: datetime) -> Iterator[Finding]:
    over, step = step_over_at(infusion), next_step(infusion)
    if over is None or now >= over or step is None:
        return
    run = infusion.runs[-1]
    said = facts(
        needed=told(needed_on(infusion, run), 1), left=told(minutes_between(now, over), 1), at=over.isoformat()
    )
    yield Finding("step-time-not-over", STOP, said)


def vitals_holds(infusion: Infusion, since: int, now: datetime, book: Book) -> Iterator[Finding]:
    """What is missing of a complete, fresh, clean set taken after the entry at place `since`."""
    source = book.timetable.source
    later = [v for v in infusion.readings if v.position > since and v.at <= now and not v.baseline]
    whole = [v for v in later if v.reading.complete]
    if not later:
        yield Finding("vitals-needed", STOP, source=source)
    elif not whole:
        yield Finding("vitals-incomplete", STOP, facts(lacking=", ".join(lacking(later[-1]))), source)
    elif (old := minutes_between(whole[-1].at, now)) > book.timetable.fresh_for:
        said = facts(age=told(old, 1), limit=told(book.timetable.fresh_for))
        yield Finding("vitals-old", STOP, said, source)
    if later:
        yield from _not_clean(infusion, later[-1], book)
    if whole and whole[-1] is not later[-1]:
        yield from _not_clean(infusion, whole[-1], book)


def last_set_off(infusion: Infusion, now: datetime, book: Book) -> Iterator[Finding]:
    """What is off in the last set since the start, however old it is."""
    taken = [v for v in infusion.readings if v.at <= now and not v.baseline]
    if taken:
        yield from _not_clean(infusion, taken[-1], book)


def _not_clean(infusion: Infusion, taken: VitalsSet, book: Book) -> Iterator[Finding]:
    for trip in taken.tripped:
        yield trigger_met(book, trip, "vitals-in-band", STOP)
    for seen in new_symptoms(taken.symptoms, infusion.baseline_symptoms):
        said = facts(name=sign_name(book, seen.sign), sign=seen.sign, grade=seen.grade.value)
        yield Finding("symptom-with-vitals", STOP, said)


def _reactions(infusion: Infusion, to: Rate, now: datetime, book: Book) -> Iterator[Finding]:
    for reaction in infusion.open_reactions:
        yield reaction_open(book, reaction, book.policy.slow_previous.source)
    if not infusion.reactions:
        return
    yield from _after_reaction(infusion, now, book)
    limit = reaction_limit(infusion, book)
    if limit is None:
        return
    if to > limit.rate:
        said = facts(rate=told(to), tolerated=told(limit.rate))
        yield Finding("above-tolerated", STOP, said, limit.source)
    if _rises_since(infusion) >= book.policy.rises_after_reaction:
        yield Finding("no-more-rises", STOP, facts(allowed=str(book.policy.rises_after_reaction)), limit.source)


def _after_reaction(infusion: Infusion, now: datetime, book: Book) -> Iterator[Finding]:
    """The wait and the clean sets after the last reaction was gone (or, later, the pump ran again)."""
    policy = book.policy
    for over in _waits(infusion, book):
        if now < over:
            left = told(minutes_between(now, over), 1)
            said = facts(wait=told(policy.rise_again_after), left=left, at=over.isoformat())
            yield Finding("wait-after-reaction", STOP, said, policy.slow_previous.source)
        yield from clean_sets_hold(infusion, _gone(infusion), now, book)


def _gone(infusion: Infusion) -> datetime:
    """When the last reaction was gone."""
    return max(r.resolved_at for r in infusion.reactions if r.resolved_at is not None)


def _waits(infusion: Infusion, book: Book) -> tuple[datetime, ...]:
    """Until when a rise waits after reactions that are all gone; empty without any or while one is open."""
    if not infusion.reactions or infusion.open_reactions:
        return ()
    gone = _gone(infusion)
    resumed = [p.end for p in infusion.pauses if p.end is not None and p.end > gone]
    return (after(max([gone, *resumed]), book.policy.rise_again_after),)


def clean_sets_hold(infusion: Infusion, since: datetime, now: datetime, book: Book) -> Iterator[Finding]:
    """Too few clean sets, far enough apart, since a reaction was gone."""
    policy = book.policy
    have = clean_sets(infusion, since, now, policy.clean_sets_apart)
    if have < policy.clean_sets_before_rise:
        said = facts(have=str(have), needed=str(policy.clean_sets_before_rise), apart=told(policy.clean_sets_apart))
        yield Finding("clean-sets-needed", STOP, said, policy.slow_previous.source)


def _rises_since(infusion: Infusion) -> int:
    """How many rises there were since the last limiting reaction was gone."""
    gone = [r.resolved_at for r in limiting_reactions(infusion) if r.resolved_at is not None]
    if not gone:
        return 0
    return sum(
        1 for a, b in pairwise(infusion.ledger.spans) if b.start >= max(gone) and a.end == b.start and b.rate > a.rate
    )
