"""Openings drawn at random from the real tables: any condition, product, weight, clinic and pump."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Severity
from nurse_app.clinical.order import DoseForm, LabelTitration, MeanHours, Order, OrderedDose
from nurse_app.clinical.patient import Patient, Risk
from nurse_app.clinical.plan import Plan
from nurse_app.clinical.planning import make_plan
from nurse_app.clinical.quantities import Dose, Rate, RateAs, RateUnit, Weight
from nurse_app.clinical.setting import Clinic, Place, Policy, Profile, Pump
from nurse_app.infusion.entries import PastInfusion

BIRTH = date(1961, 3, 14)
PUMPS = (
    Pump(Rate.of("0.1"), Rate.of("999")),
    Pump(Rate.of("1"), Rate.of("999")),
    Pump(Rate.of("0.1"), Rate.of("1200"), coarse_from=Rate.of("100"), coarse_step=Rate.of("1")),
)


@dataclass(frozen=True)
class Opening:
    """What an infusion is opened with, and the plan that follows from it."""

    patient: Patient
    order: Order
    clinic: Clinic
    pump: Pump
    history: tuple[PastInfusion, ...] | None
    plan: Plan


def any_opening(
    draw: Random, book: Book, on: date, name: str = "", *, minutes: tuple[int, int] = (60, 600), plain: bool = False
) -> Opening:
    """An opening whose plan runs and lasts between so many minutes.

    `name` tells one patient of a ward from another. `plain`: the label's own
    steps and nothing that asks for a cautious start, as on a normal day.
    """
    while True:
        found = _drawn(draw, book, on, name, plain)
        duration = found.plan.duration
        stopped = any(f.severity is Severity.STOP for f in found.plan.findings)
        if found.plan.steps and not stopped and duration is not None and minutes[0] <= duration.value <= minutes[1]:
            return found


def _drawn(draw: Random, book: Book, on: date, name: str, plain: bool) -> Opening:
    product, condition = draw.choice(book.products), draw.choice(book.conditions)
    patient = Patient(
        Weight.of(Fraction(draw.randint(420, 1200), 10)),
        key=name or "p1",
        name=name or "Winterbottom, Philippa",
        record_number=f"MRN-{name or 55012}",
        birth_date=BIRTH,
        weighed_on=on,
        allergies_asked=True,
        risks=frozenset() if plain or draw.random() < 0.8 else frozenset({draw.choice(list(Risk))}),
    )
    order = Order(
        product.id,
        condition.abbreviation,
        OrderedDose(DoseForm.G_PER_KG, Fraction(draw.randint(20, 200), 100), draw.randint(1, 5)),
        round_to=draw.choice([None, min(product.vials, default=Dose.of(5))]),
        titration=MeanHours(Fraction(draw.randint(3, 6))) if not plain and draw.random() < 0.1 else LabelTitration(),
        maximum_rate=_most(draw) if not plain and draw.random() < 0.4 else None,
        strength=product.strengths[0] if len(product.strengths) > 1 else None,
        prescriber="Dr Osei",
        ordered_on=on,
    )
    clinic = Clinic(
        policy=draw.choice(list(Policy)),
        place=draw.choice(list(Place)),
        profile=draw.choice([None, *Profile]),
        maximum_rate=_most(draw) if not plain and draw.random() < 0.2 else None,
        restart_on_new_lot=draw.random() < 0.2,
    )
    past = PastInfusion(on - timedelta(weeks=3), product.id, tolerated=Rate.of("84"))
    history = draw.choice([None, (), (past,), (past,)])
    pump = draw.choice(PUMPS)
    return Opening(patient, order, clinic, pump, history, make_plan(patient, order, clinic, pump, book, on))


def _most(draw: Random) -> RateAs:
    unit = draw.choice([RateUnit.ML_H, RateUnit.ML_KG_H, RateUnit.MG_KG_MIN])
    top = {RateUnit.ML_H: 300, RateUnit.ML_KG_H: 5, RateUnit.MG_KG_MIN: 8}[unit]
    return RateAs(Fraction(draw.randint(top // 4 or 1, top)), unit)
