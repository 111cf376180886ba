"""The plan for an order, from dose to finish, with everything found on the way; and the same for a what-if."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nurse_app.clinical.book import Book
from nurse_app.clinical.ceiling import ceiling
from nurse_app.clinical.dose import dosing
from nurse_app.clinical.duration import Leg
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, stops, worst_first
from nurse_app.clinical.label import LabelRules, rules_for, unverified
from nurse_app.clinical.order import MeanHours, Order, OwnTitration
from nurse_app.clinical.own_titration import own_legs
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Ceiling, Dosing, Limit, Plan, RateStep
from nurse_app.clinical.products import Product
from nurse_app.clinical.quantities import Minutes, Rate
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.titration import about_label_steps, label_legs, mean_hours_limit, steps_of
from nurse_app.clinical.told import told
from nurse_app.errors import OurBug

NO_RATE = Rate.of(0)


@dataclass(frozen=True, slots=True)
class _Case:
    """All that one plan is worked out from."""

    patient: Patient
    order: Order
    clinic: Clinic
    pump: Pump
    book: Book
    product: Product
    on: date | None
    extra: tuple[Limit, ...] = ()


def make_plan(
    patient: Patient,
    order: Order,
    clinic: Clinic,
    pump: Pump,
    book: Book,
    on: date | None = None,
    extra: tuple[Limit, ...] = (),
) -> Plan:
    """Work out dose, ceiling, steps and duration for an order, with every finding, worst first.

    A `stop` of the rate leaves `steps` empty and `duration` None; the ceiling
    is still told. `on` is the day of the infusion, for the age; without it
    the age counts as not known. `extra` are limits from elsewhere (what past
    infusions taught): steps end at them, also those that the order writes itself.

    Raises:
        OurBug: the product is not in the book; the reader of the order asks first.
    """
    product = book.product(order.product)
    if product is None:
        raise OurBug(f"no product {order.product} in the book")
    return _plan(_Case(patient, order, clinic, pump, book, product, on, extra))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Only a look: another highest rate, another length of each step, one pause. None leaves a thing as planned."""

    highest: Rate | None = None
    each_step: Minutes | None = None
    pause: Minutes | None = None


def plan_with(
    patient: Patient,
    order: Order,
    clinic: Clinic,
    pump: Pump,
    book: Book,
    what_if: WhatIf,
    on: date | None = None,
    extra: tuple[Limit, ...] = (),
) -> Plan:
    """The plan if something were otherwise; the order does not change.

    A highest rate above the ceiling changes nothing. Steps above a lower one
    are cut to it. A pause only lengthens the whole. Where the plan itself has
    no steps, or the pump cannot be set so low, neither has this one.
    """
    plan = make_plan(patient, order, clinic, pump, book, on, extra)
    if not plan.steps or plan.dosing is None:
        return plan
    if what_if.highest is not None and pump.settable(what_if.highest) <= NO_RATE:
        return replace(plan, steps=(), duration=None)
    legs = tuple(_otherwise(plan.steps, what_if, pump))
    steps = steps_of(plan.dosing.volume, legs, plan.dosing, pump)
    pause = what_if.pause or Minutes.of(0)
    return replace(plan, steps=steps, duration=_end(steps) + pause)


def _otherwise(steps: tuple[RateStep, ...], what_if: WhatIf, pump: Pump) -> Iterator[Leg]:
    for step in steps:
        top = step.rate if what_if.highest is None else pump.settable(what_if.highest)
        yield Leg(min(step.rate, top), what_if.each_step or step.lasts)
        if what_if.highest is not None and step.rate >= top:
            return


def _plan(case: _Case) -> Plan:
    worked, found = dosing(case.patient, case.order, case.product, case.book, case.on)
    if worked is None:
        return Plan(None, None, (), None, found)
    rules = rules_for(case.product, case.order.indication, worked)
    found += tuple(unverified(rules, case.order, case.product))
    limit, asked = _ceiling(case, worked)
    found += asked
    if limit is None or limit.rate <= NO_RATE:
        return Plan(worked, limit, (), None, worst_first(found))
    limit, legs, about_rate = _legs(case, rules, limit, worked)
    found += about_rate
    if stops(about_rate) or not legs:
        return Plan(worked, limit, (), None, worst_first(found))
    steps = steps_of(worked.volume, legs, worked, case.pump)
    found += tuple(_about_duration(_end(steps), case.book))
    return Plan(worked, limit, steps, _end(steps), worst_first(found))


def _ceiling(case: _Case, worked: Dosing, wished: tuple[Limit, ...] = ()) -> tuple[Ceiling | None, Findings]:
    extra = (*wished, *case.extra)
    return ceiling(case.patient, case.order, case.product, case.clinic, case.pump, worked, extra, case.on)


def _legs(case: _Case, rules: LabelRules, limit: Ceiling, worked: Dosing) -> tuple[Ceiling, tuple[Leg, ...], Findings]:
    """The stretches that would run, under the ceiling that then holds."""
    if isinstance(case.order.titration, OwnTitration):
        return limit, *own_legs(case.order.titration, case.order, rules, limit, worked, case.pump)
    filling = case.book.default_titration
    found: Findings = ()
    if isinstance(case.order.titration, MeanHours):
        wished, found = mean_hours_limit(case.order.titration, rules, limit, worked, case.pump, filling)
        if wished is not None:
            limit = _ceiling(case, worked, (wished,))[0] or limit
    legs = label_legs(rules, limit.rate, worked, case.pump, filling)
    if any(leg.rate <= NO_RATE for leg in legs):
        found += (Finding("rate-below-pump-step", Severity.STOP, facts(step=told(case.pump.step))),)
    return limit, legs, (*found, *about_label_steps(rules, filling))


def _end(steps: tuple[RateStep, ...]) -> Minutes:
    return steps[-1].start + steps[-1].lasts


def _about_duration(lasts: Minutes, book: Book) -> Iterator[Finding]:
    limits = book.order_limits
    if lasts < limits.shortest:
        span = facts(lasts=told(lasts, 1), limit=told(limits.shortest))
        yield Finding("short-infusion", Severity.ASK, span, limits.source_of("shortest"))
    if lasts > limits.longest:
        span = facts(lasts=told(lasts, 1), limit=told(limits.longest))
        yield Finding("long-infusion", Severity.ASK, span, limits.source_of("longest"))
