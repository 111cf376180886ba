"""The most allowed now: the lowest of label, risk, clinic, order, reaction and pump, each with whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.label import LabelRules, pump_rate, rules_for
from nurse_app.clinical.order import Order, OwnTitration
from nurse_app.clinical.patient import OLDER_THAN, Patient, Risk
from nurse_app.clinical.plan import Because, Ceiling, Dosing, Limit
from nurse_app.clinical.products import AtRisk, PrintedPair, Product
from nurse_app.clinical.quantities import Rate, RateAs
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.sources import Confidence
from nurse_app.clinical.told import rate_told, told

NO_RATE = Rate.of(0)
_FIRST_AMONG_EQUALS = (Because.LABEL, Because.RISK, Because.CLINIC, Because.ORDER, Because.REACTION, Because.PUMP)


def ceiling(
    patient: Patient,
    order: Order,
    product: Product,
    clinic: Clinic,
    pump: Pump,
    dosing: Dosing | None,
    extra: tuple[Limit, ...] = (),
    on: date | None = None,
) -> tuple[Ceiling | None, Findings]:
    """Find the lowest limit on the rate, each rounded down to what the pump can be set to.

    Every other limit is kept in `others`, lowest first; a pump whose top lies
    at or above all of them limits nothing and is left out. None where the
    label's highest rate is not known or nothing could be dosed: the findings
    say why.

    Args:
        dosing: the weight and concentration that turn a label's rate into mL/h.
        extra: limits from elsewhere (a reaction, a wish to last so many hours).
        on: the day that the age is counted to.
    """
    if dosing is None:
        return None, ()
    rules = rules_for(product, order.indication, dosing)
    found = list(_about_label(rules, order, product))
    found += _about_risk(patient, product, on)
    label = _label_limit(rules, dosing, pump)
    if label is None:
        unknown = facts(product=product.brand, market=product.market, indication=rules.indication.code)
        return None, worst_first([Finding("highest-rate-unknown", Severity.STOP, unknown, rules.source), *found])
    limits = [label, *_risk_limit(patient, product, dosing, pump), *_chosen_limits(order, clinic, dosing, pump), *extra]
    found += _order_above(order, limits[0], dosing, pump)
    lowest = _lowest(limits, Limit(pump.settable(pump.highest), Because.PUMP, "the pump's highest rate"))
    if lowest.rate <= NO_RATE:
        nothing = facts(because=lowest.because.value, step=told(pump.step))
        found.append(Finding("ceiling-below-pump-step", Severity.STOP, nothing, lowest.source))
    return lowest, worst_first(found)


def _settable(pair: PrintedPair, dosing: Dosing, pump: Pump) -> Rate:
    """A printed limit as the pump can be set: at it, or strictly below it where it is exclusive."""
    rate = pump_rate(pair, dosing)
    return pump.next_below(rate) if pair.exclusive else pump.settable(rate)


def _label_limit(rules: LabelRules, dosing: Dosing, pump: Pump) -> Limit | None:
    highest = rules.rate.conservative
    return None if highest is None else Limit(_settable(highest, dosing, pump), Because.LABEL, rules.source)


def _risk_limit(patient: Patient, product: Product, dosing: Dosing, pump: Pump) -> Iterator[Limit]:
    """Yield the printed limit for patients at risk, only where a named risk of this patient is in its population."""
    at_risk = product.at_risk
    if at_risk is not None and at_risk.limit is not None and named_risks(patient, at_risk):
        yield Limit(_settable(at_risk.limit, dosing, pump), Because.RISK, _risk_source(product, at_risk))


def named_risks(patient: Patient, at_risk: AtRisk) -> tuple[str, ...]:
    """Those risks of the patient that the label's population names."""
    return tuple(risk.value for risk in Risk if risk in patient.risks and risk.value in at_risk.population)


def _chosen_limits(order: Order, clinic: Clinic, dosing: Dosing, pump: Pump) -> Iterator[Limit]:
    if clinic.maximum_rate is not None:
        source = f"the clinic's own limit, {rate_told(clinic.maximum_rate)}"
        yield Limit(_chosen(clinic.maximum_rate, order, dosing, pump), Because.CLINIC, source)
    if order.maximum_rate is not None:
        yield Limit(_chosen(order.maximum_rate, order, dosing, pump), Because.ORDER, _order_source(order))


def _chosen(rate: RateAs, order: Order, dosing: Dosing, pump: Pump) -> Rate:
    return pump.settable(rate.on_pump(dosing.rate_weight, dosing.strength, drop_factor(order, pump)))


def drop_factor(order: Order, pump: Pump) -> int | None:
    """The drops in a millilitre, from the gravity set or from the ordered titration; None where neither says."""
    of_order = order.titration.drop_factor if isinstance(order.titration, OwnTitration) else None
    return pump.drop_factor or of_order


def _order_source(order: Order) -> str:
    by = f" of {order.prescriber}" if order.prescriber else ""
    dated = f", {order.ordered_on.isoformat()}" if order.ordered_on else ""
    limit = f", {rate_told(order.maximum_rate)}" if order.maximum_rate else ""
    return f"the order{by}{dated}{limit}"


def _risk_source(product: Product, at_risk: AtRisk) -> str:
    return f"{product.brand} ({product.market}) label, patients at risk: {at_risk.rule}"


def _lowest(limits: list[Limit], top: Limit) -> Ceiling:
    counted = [*limits, top] if any(top.rate < limit.rate for limit in limits) else limits
    first, *others = sorted(counted, key=lambda limit: (limit.rate, _FIRST_AMONG_EQUALS.index(limit.because)))
    return Ceiling(first.rate, first.because, first.source, tuple(others))


def _order_above(order: Order, label: Limit, dosing: Dosing, pump: Pump) -> Iterator[Finding]:
    if order.maximum_rate is None:
        return
    ordered = _chosen(order.maximum_rate, order, dosing, pump)
    if ordered > label.rate:
        both = facts(ordered=told(ordered), label=told(label.rate))
        yield Finding("order-above-label", Severity.ASK, both, label.source)


def _about_label(rules: LabelRules, order: Order, product: Product) -> Iterator[Finding]:
    if rules.off_label:
        used = facts(product=product.brand, indication=order.indication, used=rules.indication.code)
        yield Finding("off-label", Severity.ASK, used, rules.source)
    rate = rules.rate
    if rate.conservative is not None and rate.highest is not None and rate.conservative != rate.highest:
        pair = facts(printed=rate.label_printed_highest, used=rate_told(rate.conservative.both()[0]))
        yield Finding("label-disagrees-with-itself", Severity.NOTE, pair, rules.source)


def _about_risk(patient: Patient, product: Product, on: date | None) -> Iterator[Finding]:
    """Yield the questions for patients at risk: a label's rule without a number, an age that nobody named a risk."""
    if patient.birth_date is not None and on is None:
        yield Finding("age-not-counted", Severity.NOTE, facts(born=patient.birth_date.isoformat()))
    at_risk = product.at_risk
    if at_risk is None:
        return
    source = _risk_source(product, at_risk)
    named = named_risks(patient, at_risk)
    if named:
        rule = facts(risks=", ".join(named), rule=at_risk.rule)
        if at_risk.limit is None:
            yield Finding("at-risk-slowest-rate", Severity.ASK, rule, source)
        elif at_risk.confidence is Confidence.FROM_MEMORY:
            yield Finding("risk-limit-unverified", Severity.ASK, rule, source)
    age = patient.age_on(on) if on else None
    old = age is not None and age > OLDER_THAN
    if old or Risk.OVER_65 in patient.risks:
        years = facts(age="" if age is None else f"{age} years", rule=at_risk.rule)
        if set(named) <= {Risk.OVER_65.value}:
            yield Finding("age-over-65", Severity.ASK, years, source)
