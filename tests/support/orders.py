"""Orders, patients and plans for tests, said in one line: what is not named is the plain case."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from nurse_app.clinical.order import DoseForm, MeanHours, Order, OrderedDose, OwnStep, OwnTitration
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Plan
from nurse_app.clinical.planning import make_plan
from nurse_app.clinical.quantities import Minutes, Rate, RateAs, RateUnit, Volume, Weight, written
from nurse_app.clinical.setting import Clinic, Pump
from tests.support.books import small_book

PUMP = Pump(Rate.of("0.1"), Rate.of(999))
BOOK = small_book()


def grams(amount: str, days: int = 1, day: int = 1) -> OrderedDose:
    return OrderedDose(DoseForm.G, Fraction(amount), days, day)


def g_per_kg(amount: str, days: int = 1, day: int = 1) -> OrderedDose:
    return OrderedDose(DoseForm.G_PER_KG, Fraction(amount), days, day)


def order(product: str = "privigen-us", indication: str = "CIDP", **others: Any) -> Order:
    return Order(product, indication, **{"dose": g_per_kg("1"), **others})


def patient(kg: str = "70", **others: Any) -> Patient:
    return Patient(Weight.of(kg), **others)


def ml_h(amount: str) -> RateAs:
    return RateAs.of(amount, RateUnit.ML_H)


def own(unit: RateUnit, *steps: tuple[str, str], factor: int | None = None) -> OwnTitration:
    """Steps as (rate, how long): `30 min`, `15 mL` or nothing for the last one."""
    return OwnTitration(unit, tuple(_own_step(*step) for step in steps), factor)


def _own_step(rate: str, hold: str) -> OwnStep:
    number, _, unit = hold.partition(" ")
    return OwnStep(
        Fraction(rate),
        for_min=Minutes.of(number) if unit == "min" else None,
        for_ml=Volume.of(number) if unit == "mL" else None,
    )


def hours(amount: str) -> MeanHours:
    return MeanHours(Fraction(amount))


def plan(
    an_order: Order, a_patient: Patient | None = None, pump: Pump = PUMP, clinic: Clinic | None = None, on: Any = None
) -> Plan:
    return make_plan(a_patient or patient(), an_order, clinic or Clinic(), pump, BOOK, on)


def rates(a_plan: Plan) -> list[str]:
    return [step.rate.text() for step in a_plan.steps]


def minutes(a_plan: Plan) -> str | None:
    return None if a_plan.duration is None else written(a_plan.duration.value, 1)


def codes(a_plan: Plan) -> set[str]:
    return {finding.code for finding in a_plan.findings}


def severity(a_plan: Plan, code: str) -> str:
    return next(finding.severity.value for finding in a_plan.findings if finding.code == code)
