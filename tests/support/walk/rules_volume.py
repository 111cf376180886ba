"""What holds of volumes: conserved exactly, never above the order, shared out to lots, ended in words."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from fractions import Fraction
from itertools import pairwise

from nurse_app.clinical.quantities import Volume, run, time_for
from nurse_app.infusion.ahead import spans_ahead
from nurse_app.infusion.containers import containers, given_by_lot
from nurse_app.infusion.entries import (
    Completed,
    EmergencyOpened,
    Fact,
    Paused,
    RateChanged,
    RateFound,
    Resumed,
    Started,
    Stopped,
    VialAdded,
)
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion
from tests.support.walk.step import Step, must, of_the_screen, rule

_HOUR = 3_600_000_000
_DUST = Fraction(1, 1000)
"""mL: what a span may lose because a moment is told to the microsecond."""


def poured(infusion: Infusion, until: datetime) -> Fraction:
    """The millilitres by a moment, added up a second time: entry by entry in microseconds, without spans."""
    given, rate, since = Fraction(0), Fraction(0), None
    for entry in infusion.effective:
        if entry.happened > until:
            break
        becomes = _rate_from(entry.fact)
        if becomes is not None:
            given += rate * _microseconds(since, entry.happened) / _HOUR
            rate, since = becomes, entry.happened
    return given + rate * _microseconds(since, until) / _HOUR


def _rate_from(fact: Fact) -> Fraction | None:
    """The mL/h from an entry on; None where it neither moves nor stops the pump."""
    if isinstance(fact, Paused | Stopped | Completed | EmergencyOpened):
        return Fraction(0)
    return fact.rate.value if isinstance(fact, Started | RateChanged | Resumed | RateFound) else None


def _microseconds(start: datetime | None, end: datetime) -> int:
    if start is None:
        return 0
    passed = end - start
    return (passed.days * 86400 + passed.seconds) * 1_000_000 + passed.microseconds


@of_the_screen("H36")
def the_volume_is_conserved_exactly(step: Step) -> bool:
    infusion, now = step.after, step.shown.now
    if infusion.started_at is None:
        return False
    exact, ordered = poured(infusion, now), infusion.ledger.ordered
    capped = exact if ordered is None else min(exact, ordered.value)
    must(infusion.ledger.computed_at(now).value == capped, infusion.ledger.computed_at(now).value, "is not", capped)
    return True


@of_the_screen("H36")
def the_pumps_own_figure_wins_and_both_are_kept(step: Step) -> bool:
    infusion, now = step.after, step.shown.now
    if not infusion.ledger.pumped:
        return False
    read, ordered = infusion.ledger.pumped[-1], infusion.ledger.ordered
    since = read.volume.value + poured(infusion, now) - poured(infusion, read.at)
    wanted = since if ordered is None else max(min(since, ordered.value), read.volume.value)
    must(infusion.ledger.volume_at(now).value == wanted, "not the pump's figure and what flowed since")
    must(read.computed.value == infusion.ledger.computed_at(read.at).value, "the computed figure is lost")
    return True


@of_the_screen("H36")
def volume_only_grows_and_never_above_the_order(step: Step) -> bool:
    ledger = step.after.ledger
    if ledger.ordered is None or not ledger.spans:
        return False
    moments = [*(s.start for s in ledger.spans), *(s.end for s in ledger.spans if s.end), step.shown.now]
    given = [ledger.computed_at(m).value for m in sorted(moments)]
    must(given == sorted(given), "it flows back")
    must(given[-1] <= ledger.ordered.value, "more than ordered")
    return True


@of_the_screen("H37")
def the_lots_together_are_all_that_was_given(step: Step) -> bool:
    given = step.shown.given
    parts = given_by_lot(step.after, step.shown.now)
    placed = containers(step.after)
    if not placed or step.after.started_at is None:
        return False
    must(sum((v.value for _, v in parts), Fraction(0)) == given.value, parts, "is not", given)
    must([c.n for c in placed] == list(range(1, len(placed) + 1)), "containers miscounted")
    begins = [c.starts_at for c in placed]
    must(begins == sorted(begins), "a container begins before the one before it")
    return True


@rule("H37")
def each_container_is_counted_once(step: Step) -> bool:
    added = [e for e in step.after.effective if isinstance(e.fact, VialAdded)]
    must(len(added) == len(step.after.vials), "vials added and vials there differ")
    serials = Counter(v.serial for v in step.after.vials if v.serial)
    must(all(n == 1 for n in serials.values()), "a serial number twice", serials)
    must(all(v.product == step.after.order.product for v in step.after.vials), "a strange product")
    return bool(step.after.vials)


@rule("H38")
def no_expired_container_is_added(step: Step) -> bool:
    judged = False
    for entry in step.kept:
        if isinstance(entry.fact, VialAdded):
            judged = True
            must(entry.fact.expiry >= entry.recorded.wall.date(), entry.fact, "had expired")
    return judged


@of_the_screen("H39")
def what_is_planned_never_exceeds_the_order(step: Step) -> bool:
    infusion, now = step.after, step.shown.now
    plan = infusion.plan
    if plan.dosing is None or not plan.steps:
        return False
    must(sum((s.volume.value for s in plan.steps), Fraction(0)) <= plan.dosing.volume.value, "the plan is too much")
    vials = sum((v.size.value * v.count for v in plan.dosing.vials), Fraction(0))
    must(not plan.dosing.vials or vials >= plan.dosing.delivered.value, "too few vials are planned")
    ahead = spans_ahead(infusion, now, step.book)
    left = plan.dosing.volume - infusion.ledger.volume_at(now)
    total = sum((run(s.rate, minutes_between(s.start, s.end)).value for s in ahead if s.end), Fraction(0))
    must(not ahead or abs(total - left.value) <= _DUST, "what is ahead is not what is left", total, left)
    must(all(a.end == b.start for a, b in pairwise(ahead)), "a gap in what is ahead")
    return True


@of_the_screen("H39")
def the_finish_shown_is_when_the_volume_is_in(step: Step) -> bool:
    shown, ordered = step.shown, step.after.ledger.ordered
    must((shown.finish_at is not None) == (step.after.running and ordered is not None), "finish and running differ")
    if shown.finish_at is None or ordered is None:
        return False
    if shown.volume_in:
        must(shown.finish_at <= shown.now, "in, and still to come")
    else:
        must(shown.finish_at > shown.now, "not in, and past")
        soonest = time_for(ordered - shown.given, max(s.rate for s in spans_ahead(step.after, shown.now, step.book)))
        must(minutes_between(shown.now, shown.finish_at) >= soonest, "sooner than can be")
    return True


@rule("H39")
def an_end_has_its_words(step: Step) -> bool:
    infusion = step.after
    if infusion.ended_at is None:
        must(not infusion.end, "an end without a time")
        return False
    must(infusion.end in ("completed", "stopped", "emergency"), infusion.end)
    must(infusion.end != "stopped" or infusion.end_reason, "stopped without a reason")
    wanted = Status.OBSERVING if infusion.end == "completed" else Status.STOPPED
    must(infusion.status in (wanted, Status.SIGNED, Status.VOIDED), infusion.end, infusion.status)
    must(not infusion.ledger.spans or infusion.ledger.spans[-1].end is not None, "ended and running")
    return True


@rule("H39")
def completed_with_less_is_decided_by_name(step: Step) -> bool:
    if not step.asked_for("complete") or not step.kept:
        return False
    at = step.kept[-1].happened
    ordered, limits = step.before.ledger.ordered, step.book.volume_limits
    if ordered is None:
        return False
    short = ordered - step.before.ledger.volume_at(at)
    allowed = Volume(max(limits.warn_ml, limits.warn_part * ordered.value))
    decided = any(d.finding == "volume-not-in" for d in step.after.decisions)
    must(short <= allowed or decided, "completed", short, "short without a word")
    return True
