"""Whether the figures of an order lie within the absolute bounds, outside which it cannot be taken at its word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from nurse_app.clinical.book import Book
from nurse_app.clinical.ceiling import drop_factor
from nurse_app.clinical.dose import NO_DOSE, course_of, per_weight
from nurse_app.clinical.order import Order, OrderedDose, OwnTitration
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.quantities import (
    DosePerWeight,
    Length,
    Rate,
    RateAs,
    Weight,
)
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.told import told
from nurse_app.clinical.weight import dosing_weight, rate_weight

Sized = TypeVar("Sized", Weight, Length, Rate)
NO_RATE = Rate.of(0)
NO_COURSE = DosePerWeight.of(0)


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """A figure outside: which one (`step` with its number from 1), what it is and between what it must lie.

    `above` True: the low end itself is outside (above 0).
    """

    what: str
    value: str
    low: str
    high: str
    n: int = 0
    above: bool = False


def out_of_bounds(patient: Patient, order: Order, clinic: Clinic, pump: Pump, book: Book) -> tuple[OutOfBounds, ...]:
    """List every figure outside its absolute bound, in the order of a file; both ends of a bound are inside.

    A dose is judged for each kilogram of the dosing weight, a rate in mL/h on
    the weight that rates use; where a concentration is still open, on the
    strongest, which gives the lowest rate. With a weight or height outside,
    nothing is judged that is worked out from it.

    Source: `book.order_limits.source`.
    """
    found = [*of_patient(patient, book), *of_ordered_weight(order, book)]
    sized = not found
    if sized:
        weight, _ = dosing_weight(patient, order, book)
        found += of_dose(order.dose, weight, book)
    found += of_rounding(order)
    found += of_pump(pump, book)
    if sized:
        found += of_rates(patient, order, clinic, pump, book)
    return tuple(found)


def of_patient(patient: Patient, book: Book) -> Iterator[OutOfBounds]:
    """Yield the patient's weight and height where outside."""
    yield from _size("weight", patient.weight, book.order_limits.weight)
    if patient.height is not None:
        yield from _size("height", patient.height, book.order_limits.height)


def of_ordered_weight(order: Order, book: Book) -> Iterator[OutOfBounds]:
    """Yield the weight that the order itself names where outside."""
    if order.ordered_weight is not None:
        yield from _size("ordered-weight", order.ordered_weight, book.order_limits.weight)


def of_dose(dose: OrderedDose, weight: Weight, book: Book) -> Iterator[OutOfBounds]:
    """Yield the course where outside, else the day, for each kilogram of the dosing weight."""
    limits = book.order_limits
    course = per_weight(course_of(dose, weight), weight)
    day = DosePerWeight(course.value / dose.days)
    none = told(NO_COURSE)
    if not NO_COURSE < course <= limits.course:
        yield OutOfBounds("course", told(course, 6), none, told(limits.course), above=True)
    elif not NO_COURSE < day <= limits.day:
        yield OutOfBounds("day", told(day, 6), none, told(limits.day), above=True)


def of_rounding(order: Order) -> Iterator[OutOfBounds]:
    """Yield a rounding step that is not above zero."""
    if order.round_to is not None and order.round_to <= NO_DOSE:
        yield OutOfBounds("round-to", told(order.round_to, 6), told(NO_DOSE), "", above=True)


def of_pump(pump: Pump, book: Book) -> Iterator[OutOfBounds]:
    """Yield the pump's steps and top rates where outside."""
    limits = book.order_limits
    yield from _size("pump-step", pump.step, limits.pump_step)
    yield from _rate("pump-highest", pump.highest, limits.rate)
    if pump.coarse_from is not None:
        yield from _rate("pump-coarse-from", pump.coarse_from, limits.rate)
    if pump.coarse_step is not None:
        yield from _size("pump-coarse-step", pump.coarse_step, limits.pump_step)


def of_rates(patient: Patient, order: Order, clinic: Clinic, pump: Pump, book: Book) -> Iterator[OutOfBounds]:
    """Yield each ordered rate that the pump would have to show outside the bound."""
    named = [("order-maximum", 0, order.maximum_rate), ("clinic-maximum", 0, clinic.maximum_rate)]
    if isinstance(order.titration, OwnTitration):
        unit = order.titration.unit
        named += [("step", n, RateAs(s.rate, unit)) for n, s in enumerate(order.titration.steps, start=1)]
    for what, n, rate in named:
        if rate is not None:
            yield from _rate(what, _in_ml_h(rate, patient, order, pump, book), book.order_limits.rate, n)


def _size(what: str, value: Sized, bound: tuple[Sized, Sized]) -> Iterator[OutOfBounds]:
    low, high = bound
    if not low <= value <= high:
        yield OutOfBounds(what, told(value, 6), told(low), told(high))


def _in_ml_h(rate: RateAs, patient: Patient, order: Order, pump: Pump, book: Book) -> Rate:
    product = book.product(order.product)
    strengths = product.strengths if product is not None else book.order_limits.strengths
    weight = rate_weight(dosing_weight(patient, order, book)[0], patient.weight)
    return rate.on_pump(weight, order.strength or max(strengths), drop_factor(order, pump))


def _rate(what: str, rate: Rate, highest: Rate, n: int = 0) -> Iterator[OutOfBounds]:
    if not NO_RATE < rate <= highest:
        yield OutOfBounds(what, told(rate, 6), told(NO_RATE), told(highest), n, above=True)
