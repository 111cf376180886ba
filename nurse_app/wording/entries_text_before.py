"""The words for entries made before the first drop: order, identity, checks, decisions, vials, drugs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nurse_app.infusion.entries import (
    BottleChanged,
    CeilingLowered,
    CeilingRestored,
    CheckAnswered,
    Decided,
    IdentityChecked,
    LateReactionTold,
    MedicationGiven,
    Opened,
    OrderChanged,
    OrderCorrected,
    VialAdded,
)
from nurse_app.wording.names import Names, spelled, within_sentence
from nurse_app.wording.numbers import clock, dose, expiry, rate, rate_as, weight

Line = tuple[str, str]
Words = Callable[[Any, Names], Line]


def _opened(fact: Opened, names: Names) -> Line:
    order = fact.order
    parts = [
        fact.patient.name or "name not given",
        names.product(order.product),
        f"day {order.dose.day} of {order.dose.days}",
        f"chair {fact.chair}",
    ]
    if fact.training:
        parts.append("training")
    if fact.made_by:
        parts.append(f"made from a {fact.made_by}")
    return "Order put on the chart", ", ".join(parts)


def _order_corrected(fact: OrderCorrected, names: Names) -> Line:
    detail = f"{weight(fact.patient.weight)}, {names.product(fact.order.product)}: {fact.reason}"
    return "Order corrected", detail


def _order_changed(fact: OrderChanged, _: Names) -> Line:
    most = f"highest rate {rate_as(fact.order.maximum_rate)}" if fact.order.maximum_rate else "no highest rate"
    return f"New order from {fact.prescriber}", f"{most}, {'read back' if fact.read_back else 'not read back'}"


def _ceiling_lowered(fact: CeilingLowered, _: Names) -> Line:
    return f"Ceiling lowered to {rate(fact.rate)}", f"after a past infusion, rule {fact.rule}"


def _ceiling_restored(fact: CeilingRestored, _: Names) -> Line:
    return "Lower ceiling taken back", fact.reason


def _late_reaction(fact: LateReactionTold, names: Names) -> Line:
    told = ", ".join(f"{within_sentence(names.sign(s.sign))} {s.grade.value}" for s in fact.signs)
    return "Told of the last infusion", f"after it had ended: {told}"


def _identity(fact: IdentityChecked, _: Names) -> Line:
    return (
        "Identity checked",
        f"{' and '.join(map(spelled, fact.matched))} match" if fact.matched else "nothing matched",
    )


def _check(fact: CheckAnswered, names: Names) -> Line:
    answer = "yes" if fact.right else "no"
    return names.check(fact.check), f"{answer}, {fact.detail}" if fact.detail else answer


def _decided(fact: Decided, names: Names) -> Line:
    used = ", ".join(f"{spelled(name)} {value}" for name, value in fact.facts)
    what = names.check(fact.finding)
    return f"Decided: {within_sentence(what)}", f"{fact.reason} ({used})" if used else fact.reason


def _vial(fact: VialAdded, names: Names) -> Line:
    parts = [names.product(fact.product), f"expires {expiry(fact.expiry)}"]
    if fact.serial:
        parts.append(f"serial {fact.serial}")
    parts.append("looked at" if fact.inspected else "not looked at")
    return f"Vial {dose(fact.grams)}, lot {fact.lot}", ", ".join(parts)


def _bottle(fact: BottleChanged, _: Names) -> Line:
    return "Next bottle", f"lot {fact.lot}"


def _medication(fact: MedicationGiven, _: Names) -> Line:
    parts = [", ".join(p for p in (fact.dose, fact.route) if p)]
    if fact.why:
        parts.append(fact.why)
    if fact.again_from:
        parts.append(f"again from {clock(fact.again_from)}")
    return f"{fact.name} given", "; ".join(p for p in parts if p)


BEFORE: Mapping[str, Words] = {
    Opened.kind: _opened,
    OrderCorrected.kind: _order_corrected,
    OrderChanged.kind: _order_changed,
    CeilingLowered.kind: _ceiling_lowered,
    CeilingRestored.kind: _ceiling_restored,
    LateReactionTold.kind: _late_reaction,
    IdentityChecked.kind: _identity,
    CheckAnswered.kind: _check,
    Decided.kind: _decided,
    VialAdded.kind: _vial,
    BottleChanged.kind: _bottle,
    MedicationGiven.kind: _medication,
}
