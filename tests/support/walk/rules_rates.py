"""What holds of every rate that is set or offered: ceilings, open reactions, pauses, fresh vitals, the pump's steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.setting import Pump
from nurse_app.infusion.ahead import spans_ahead
from nurse_app.infusion.entries import Entry, RateChanged, Resumed, Started
from nurse_app.infusion.fold import as_of
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Act
from nurse_app.infusion.state import Infusion
from tests.support.walk.step import Step, must, of_the_screen, rate_of, rule

MAY_RUN_FASTER = ("start", "change_rate", "resume", "found_rate")


def set_by(step: Step) -> Iterator[tuple[Entry, Rate]]:
    """Each rate that the step set, with its entry."""
    for entry in step.kept:
        if isinstance(entry.fact, Started | RateChanged | Resumed):
            yield entry, entry.fact.rate


def ceilings(infusion: Infusion) -> Iterator[Rate]:
    """Every limit, each worked out by itself where that can be done without the plan."""
    plan = infusion.plan
    if plan.ceiling is not None:
        yield plan.ceiling.rate
        yield from (other.rate for other in plan.ceiling.others)
    if plan.dosing is not None:
        for most in (infusion.order.maximum_rate, infusion.clinic.maximum_rate):
            if most is not None:
                yield most.on_pump(plan.dosing.rate_weight, plan.dosing.strength)
    yield infusion.pump.highest


def offered(step: Step) -> Iterator[Rate]:
    """Every rate that the screen offers to set: by its buttons, its list of what is due, its options."""
    shown = step.shown
    yield from (b.rate for b in shown.buttons if b.rate is not None)
    yield from (d.rate for d in shown.due if d.rate is not None)
    for _, guidance in shown.guidance:
        yield from (o.rate for o in guidance.options if o.do is Do.SLOW and o.rate is not None)


@rule("H07")
def a_rate_that_is_set_lies_under_every_ceiling(step: Step) -> bool:
    """By the order that stood when it was set: one charted late may lie above a newer one, which is an alarm then."""
    judged = False
    for entry, rate in set_by(step):
        judged = True
        most = min(ceilings(as_of(step.before, entry.happened, step.book)))
        must(rate <= most, rate, "above", most)
    return judged


@of_the_screen("H07")
def a_rate_that_is_offered_lies_under_every_ceiling(step: Step) -> bool:
    rates, most = list(offered(step)), min(ceilings(step.after))
    must(all(rate <= most for rate in rates), rates, "above", most)
    return bool(rates)


def _on_the_pump(rate: Rate, pump: Pump) -> bool:
    """Whether a pump shows this rate: worked out from its steps, not by the program's own rounding."""
    coarse = pump.coarse_from is not None and pump.coarse_step is not None and rate > pump.coarse_from
    step = pump.coarse_step if coarse and pump.coarse_step is not None else pump.step
    return pump.gravity or (rate.value / step.value).denominator == 1


@of_the_screen("H08")
def a_rate_that_is_offered_can_be_set_on_the_pump(step: Step) -> bool:
    rates = list(offered(step))
    must(all(_on_the_pump(rate, step.after.pump) for rate in rates), rates)
    return bool(rates)


@rule("H08")
def a_rate_that_is_set_can_be_set_on_the_pump(step: Step) -> bool:
    rates = [rate for _, rate in set_by(step)]
    must(all(_on_the_pump(rate, step.before.pump) for rate in rates), rates)
    return bool(rates)


@of_the_screen("H11")
def an_open_reaction_offers_no_higher_rate(step: Step) -> bool:
    if not step.after.open_reactions:
        return False
    shown, running = step.shown, rate_of(step.after)
    change, resume = shown.button(Act.CHANGE_RATE), shown.button(Act.RESUME)
    must(change.held or change.rate is None or change.rate <= running, "a rise is offered")
    must(resume.held, "going on is offered")
    must(all(d.rate is None or d.rate <= running for d in shown.due if d.why != "new-lot"), "a rise is due")
    must(all(s.rate <= running for s in spans_ahead(step.after, shown.now, step.book)), "a rise is planned")
    return True


@rule("H11")
def an_open_reaction_grants_no_higher_rate(step: Step) -> bool:
    judged = False
    for entry, rate in set_by(step):
        at = entry.happened
        there = [r for r in step.before.reactions if r.onset <= at and (r.resolved_at is None or at < r.resolved_at)]
        if there and not isinstance(entry.fact, Started):
            judged = True
            must(rate <= step.before.ledger.rate_at(at), rate, "granted with an open reaction")
    return judged


@rule("H11")
def only_a_wish_about_the_rate_makes_it_run_faster(step: Step) -> bool:
    if rate_of(step.after) <= rate_of(step.before):
        return step.after is not step.before
    must(step.wish is not None, "time alone raised the rate")
    rate_corrected = step.asked_for("amend") and getattr(step.wish and step.wish.given[2], "rate", None) is not None
    must(step.asked_for(*MAY_RUN_FASTER) or rate_corrected, step.wish, "raised the rate")
    return True


@rule("H11")
def after_a_reaction_it_runs_no_faster_than_it_did_at_its_onset(step: Step) -> bool:
    """Until the prescriber gives a new order; a fall from a rate that was found is none of this rule's."""
    judged, orders = False, step.before.order_changes
    for entry, rate in set_by(step):
        past = [r for r in step.before.reactions if r.onset <= entry.happened]
        limits = [r for r in past if not any(at >= r.onset for at in orders)]
        if limits and rate > step.before.ledger.rate_at(entry.happened) and not isinstance(entry.fact, Started):
            judged = True
            first = step.before.plan.steps[0].rate if step.before.plan.steps else rate
            most = min(max(first, r.rate_at_onset) for r in limits)
            must(rate <= most, rate, "after", most)
    return judged


def _fresh(infusion: Infusion, since: datetime, at: datetime, step: Step) -> bool:
    """Whether the last whole set since a change was in no band and fresh; worked out without the program's rule."""
    sets = [v for v in infusion.readings if since <= v.at <= at and not v.baseline and v.reading.complete]
    if not sets or sets[-1].tripped:
        return False
    return minutes_between(sets[-1].at, at) <= step.book.timetable.fresh_for


@rule("H14")
def a_rise_that_is_granted_stands_on_fresh_vitals(step: Step) -> bool:
    judged = False
    for entry, rate in set_by(step):
        span = step.before.ledger.span_at(entry.happened)
        if isinstance(entry.fact, RateChanged) and span is not None and rate > span.rate:
            judged = True
            must(_fresh(step.before, span.start, entry.happened, step), "raised to", rate, "on a stale set")
    return judged


@of_the_screen("H14")
def a_rise_that_is_offered_stands_on_fresh_vitals(step: Step) -> bool:
    change, running = step.shown.button(Act.CHANGE_RATE), rate_of(step.after)
    if change.held or change.rate is None or change.rate <= running:
        return False
    start = step.after.ledger.spans[-1].start
    must(_fresh(step.after, start, step.shown.now, step), "a rise is offered on a stale set")
    return True


@rule("H15")
def a_rise_waits_until_the_step_is_over(step: Step) -> bool:
    judged = False
    for entry, rate in set_by(step):
        span = step.before.ledger.span_at(entry.happened)
        steps = step.before.plan.steps
        on = next((s for s in steps if span is not None and s.rate == span.rate), None)
        alone = on is not None and sum(s.rate == on.rate for s in steps) == 1
        if isinstance(entry.fact, RateChanged) and span is not None and on is not None and alone and rate > span.rate:
            judged = True
            ran = [s for s in step.before.ledger.spans if s.rate == span.rate]
            minutes = sum((s.minutes(entry.happened).value for s in ran), on.lasts.value * 0)
            must(minutes >= on.lasts.value, "raised after", minutes, "of", on.lasts.value)
    return judged


@rule("H35")
def going_on_is_never_faster_than_before(step: Step) -> bool:
    judged = False
    for entry, rate in set_by(step):
        if isinstance(entry.fact, Resumed):
            judged = True
            before = step.before.ledger.last_rate(entry.happened)
            first = step.before.plan.steps[0].rate
            must(rate <= before or (before.value == 0 and rate <= first), rate, "after", before)
    return judged


@rule("H35")
def after_a_long_pause_it_begins_slowly_and_on_fresh_vitals(step: Step) -> bool:
    judged = False
    for entry, rate in set_by(step):
        halted = [p.start for p in step.before.pauses if p.start <= entry.happened and step.before.ended_at is None]
        if not isinstance(entry.fact, Resumed) or not halted:
            continue
        if minutes_between(halted[-1], entry.happened) > step.book.policy.long_pause:
            judged = True
            must(rate <= step.before.plan.steps[0].rate, "resumed at", rate, "after a long pause")
            must(_fresh(step.before, halted[-1], entry.happened, step), "resumed without fresh vitals")
    return judged


@of_the_screen("H35")
def going_on_is_offered_no_faster_than_it_ran(step: Step) -> bool:
    resume = step.shown.button(Act.RESUME)
    if resume.rate is None or not step.after.runs:
        return False
    must(resume.rate <= step.after.runs[-1].rate, resume.rate, "is offered after", step.after.runs[-1].rate)
    return True


@rule("H35")
def after_a_stop_only_a_new_order_lets_it_run(step: Step) -> bool:
    since = step.before.ended_at
    if since is None or step.before.end not in ("stopped", "emergency"):
        return False
    if not any(isinstance(e.fact, Resumed) and e.happened >= since for e in step.kept):
        return False
    must(any(at >= since for at in step.before.order_changes), "resumed without a new order")
    must(step.before.emergency_since is None, "resumed beside an open emergency card")
    return True
