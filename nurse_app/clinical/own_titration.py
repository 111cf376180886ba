"""A titration that the order writes itself: planned as ordered, cut at its own maximum, stopped at other limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from nurse_app.clinical.ceiling import drop_factor
from nurse_app.clinical.duration import Leg
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.label import LabelRules
from nurse_app.clinical.order import Order, OwnTitration
from nurse_app.clinical.plan import Because, Ceiling, Dosing, Limit
from nurse_app.clinical.quantities import Minutes, Rate, RateAs
from nurse_app.clinical.setting import Pump
from nurse_app.clinical.told import told

NO_RATE = Rate.of(0)
_CUTTING = (Because.ORDER, Because.REACTION)


def own_legs(
    titration: OwnTitration, order: Order, rules: LabelRules, limit: Ceiling, dosing: Dosing, pump: Pump
) -> tuple[tuple[Leg, ...], Findings]:
    """The ordered steps, rounded down to the pump's step, and all that is to be asked about them.

    A step above the order's own maximum, or above the lower ceiling that the
    nurse took after a reaction, is left out with all later ones, and the last
    one left runs to the end. A step above any other limit is a `stop`, also
    where such a cut would have left it out. No other figure changes: what
    differs from the label is asked.
    """
    ordered = tuple(_leg(titration, n, order, dosing, pump) for n in range(len(titration.steps)))
    if any(leg.rate <= NO_RATE for leg in ordered):
        below = facts(step=told(pump.step))
        return (), (Finding("rate-below-pump-step", Severity.STOP, below),)
    found = [*_above_limits(ordered, limit), *_against_label(ordered, rules, dosing), *_falling(ordered)]
    kept, cut = _cut(ordered, _cutting(limit))
    return kept, (*found, *cut)


def _leg(titration: OwnTitration, n: int, order: Order, dosing: Dosing, pump: Pump) -> Leg:
    step = titration.steps[n]
    written = RateAs(step.rate, titration.unit)
    rate = written.on_pump(dosing.rate_weight, dosing.strength, drop_factor(order, pump))
    return Leg(pump.settable(rate), step.for_min, step.for_ml)


def _limits(limit: Ceiling) -> tuple[Limit, ...]:
    return Limit(limit.rate, limit.because, limit.source), *limit.others


def _cutting(limit: Ceiling) -> Limit | None:
    """The lowest of those limits that leave steps out instead of stopping the plan."""
    cutting = [one for one in _limits(limit) if one.because in _CUTTING]
    return min(cutting, key=lambda one: one.rate, default=None)


def _above_limits(legs: tuple[Leg, ...], limit: Ceiling) -> Iterator[Finding]:
    """Yield a stop for each step above a limit that cuts nothing; the lowest such limit is named."""
    others = [one for one in _limits(limit) if one.because not in _CUTTING]
    lowest = min(others, key=lambda one: one.rate)
    for n, leg in enumerate(legs, start=1):
        if leg.rate > lowest.rate:
            above = facts(n=str(n), rate=told(leg.rate), limit=told(lowest.rate), because=lowest.because.value)
            yield Finding("step-above-limit", Severity.STOP, above, lowest.source)


def _cut(legs: tuple[Leg, ...], own: Limit | None) -> tuple[tuple[Leg, ...], Findings]:
    """Leave out the first step above the order's own maximum, or the lower ceiling taken, and every later one."""
    if own is None or all(leg.rate <= own.rate for leg in legs):
        return legs, ()
    first_above = next(n for n, leg in enumerate(legs) if leg.rate > own.rate)
    above = facts(n=str(first_above + 1), rate=told(legs[first_above].rate), limit=told(own.rate))
    if first_above == 0:
        return (), (Finding(f"first-step-above-{_whose(own)}", Severity.STOP, above, own.source),)
    severity = Severity.ASK if own.because is Because.ORDER else Severity.NOTE
    return legs[:first_above], (Finding(f"step-above-{_whose(own)}", severity, above, own.source),)


def _whose(cut: Limit) -> str:
    return "order" if cut.because is Because.ORDER else "lower-ceiling"


def _against_label(legs: tuple[Leg, ...], rules: LabelRules, dosing: Dosing) -> Iterator[Finding]:
    """Yield what is faster than the label: a higher first rate, a shorter hold."""
    first = rules.rate.initial.on_pump(dosing.rate_weight, dosing.strength)
    if legs[0].rate > first:
        both = facts(ordered=told(legs[0].rate), label=told(first))
        yield Finding("first-rate-above-label", Severity.ASK, both, rules.source)
    for n, leg in enumerate(legs[:-1], start=1):
        printed = _printed_hold(rules, n)
        if printed is not None and leg.lasts is not None and leg.lasts < printed:
            times = facts(n=str(n), ordered=told(leg.lasts, 1), label=told(printed, 1))
            yield Finding("hold-shorter-than-label", Severity.ASK, times, rules.source)


def _printed_hold(rules: LabelRules, n: int) -> Minutes | None:
    """The hold that the label prints for step `n`; the shorter end of a range; None where it prints none."""
    rate = rules.rate
    return (rate.initial_for or rate.interval) if n == 1 else rate.interval


def _falling(legs: tuple[Leg, ...]) -> Iterator[Finding]:
    for n, (before, leg) in enumerate(pairwise(legs), start=2):
        if leg.rate < before.rate:
            fall = facts(n=str(n), rate=told(leg.rate), before=told(before.rate))
            yield Finding("step-slower-than-before", Severity.ASK, fall)
