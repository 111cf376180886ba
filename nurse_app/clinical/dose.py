"""Grams and millilitres: a course and its days, rounding to vials carried forward, the vials, the volume."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import floor

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.label_dose import dose_off_label
from nurse_app.clinical.order import DoseForm, Order, OrderedDose
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Dosing, VialCount
from nurse_app.clinical.products import Product
from nurse_app.clinical.quantities import Concentration, Dose, DosePerWeight, Weight, volume_of
from nurse_app.clinical.told import percent_told, told
from nurse_app.clinical.weight import BASIS_INCOMPLETE, dosing_weight, rate_weight

MG_IN_G = 1000
NO_DOSE = Dose.of(0)


def course_of(dose: OrderedDose, weight: Weight) -> Dose:
    """The grams of the whole course, from whichever way the order words its dose."""
    grams = {
        DoseForm.G: dose.amount,
        DoseForm.G_PER_KG: dose.amount * weight.value,
        DoseForm.MG_PER_KG: dose.amount * weight.value / MG_IN_G,
        DoseForm.G_PER_KG_PER_DAY: dose.amount * weight.value * dose.days,
    }[dose.form]
    return Dose(grams)


def per_weight(dose: Dose, weight: Weight) -> DosePerWeight:
    """Grams for each kilogram."""
    return DosePerWeight(dose.value / weight.value)


def rounded_half_up(dose: Dose, increment: Dose) -> Dose:
    """The nearest whole number of increments; from the middle up."""
    return increment.times(floor(dose.ratio_to(increment) + Fraction(1, 2)))


def carried_day(course: Dose, days: int, day: int, increment: Dose) -> Dose:
    """The grams of one day (from 1) of a course rounded to vials, the remainder carried from day to day.

    Each day is what the rounded sum up to it has grown by, so the days add up
    to the rounded course: 140 g over 5 days by 5 g is 30, 25, 30, 25, 30 g.
    """
    upto = [rounded_half_up(course.times(Fraction(n, days)), increment) for n in (day - 1, day)]
    return upto[1] - upto[0]


def pick_vials(dose: Dose, sizes: tuple[Dose, ...]) -> tuple[VialCount, ...]:
    """The containers for a dose: the largest that fit first, the rest by the smallest that covers it.

    28 g from 5, 10, 20 and 40 g is 20 + 5 + 5. Without known sizes: none.
    """
    picked: dict[Dose, int] = {}
    rest = dose
    for size in sorted(sizes, reverse=True):
        count = floor(rest.ratio_to(size))
        if count:
            picked[size] = count
            rest = rest - size.times(count)
    if rest > NO_DOSE and sizes:
        covers = min(size for size in sizes if size >= rest)
        picked[covers] = picked.get(covers, 0) + 1
    return tuple(VialCount(size, picked[size]) for size in sorted(picked, reverse=True))


def exposure_28d(course: DosePerWeight, interval_days: int) -> DosePerWeight:
    """The dose that 28 days bring at this interval, so that weekly and monthly plans share one axis."""
    return course.times(Fraction(28, interval_days))


def dosing(
    patient: Patient, order: Order, product: Product, book: Book, on: date | None = None
) -> tuple[Dosing | None, Findings]:
    """Work out today's grams, volume and vials, with every question on the way.

    None where nothing can be worked out: the concentration of a powder is
    open or not one the product has, the weight basis lacks its height or sex,
    or rounding leaves nothing for today.
    """
    weight, found = dosing_weight(patient, order, book, on)
    strength, asked = _strength(order, product)
    found += asked
    if strength is None or any(f.code == BASIS_INCOMPLETE for f in found):
        return None, worst_first(found)
    course = course_of(order.dose, weight)
    today = course.times(Fraction(1, order.dose.days))
    delivered = carried_day(course, order.dose.days, order.dose.day, order.round_to) if order.round_to else today
    found += tuple(_questions(order, product, book, course, weight))
    if delivered <= NO_DOSE:
        nothing = facts(today=told(today), step=told(order.round_to or NO_DOSE), day=str(order.dose.day))
        return None, worst_first((Finding("rounded-to-nothing", Severity.STOP, nothing), *found))
    if not product.vials:
        found += (Finding("vial-sizes-unknown", Severity.STOP, facts(product=product.brand), _source(product)),)
    worked = Dosing(
        course=course,
        today=today,
        delivered=delivered,
        volume=volume_of(delivered, strength),
        strength=strength,
        dosing_weight=weight,
        rate_weight=rate_weight(weight, patient.weight),
        vials=pick_vials(delivered, product.vials),
    )
    return worked, worst_first(found)


def _source(product: Product) -> str:
    return product.sources[0].what if product.sources else ""


def _strength(order: Order, product: Product) -> tuple[Concentration | None, Findings]:
    """The concentration in the bag: the product's only one, or the one ordered of those it has."""
    offered = ", ".join(told(s) for s in product.strengths)
    if order.strength is None:
        if len(product.strengths) == 1:
            return product.strengths[0], ()
        open_still = facts(product=product.brand, offered=offered)
        return None, (Finding("concentration-open", Severity.STOP, open_still, _source(product)),)
    if order.strength not in product.strengths:
        other = facts(product=product.brand, ordered=told(order.strength), offered=offered)
        return None, (Finding("concentration-not-of-product", Severity.STOP, other, _source(product)),)
    if order.strength != product.strengths[0]:
        printed = facts(product=product.brand, ordered=told(order.strength), printed=told(product.strengths[0]))
        return order.strength, (Finding("rates-printed-for-other", Severity.ASK, printed, _source(product)),)
    return order.strength, ()


def _questions(order: Order, product: Product, book: Book, course: Dose, weight: Weight) -> Iterator[Finding]:
    """Yield what is to be asked about the size of the dose; no figure changes."""
    limits = book.order_limits
    whole = per_weight(course, weight)
    daily = whole.times(Fraction(1, order.dose.days))
    if whole > limits.course_ask:
        figures = facts(course=told(whole), limit=told(limits.course_ask))
        yield Finding("course-large", Severity.ASK, figures, limits.source_of("course_ask"))
    if daily > limits.day_ask:
        figures = facts(day=told(daily), limit=told(limits.day_ask))
        yield Finding("day-large", Severity.ASK, figures, limits.source_of("day_ask"))
    if order.round_to is not None:
        rounded = rounded_half_up(course, order.round_to)
        off = abs(rounded.value - course.value) / course.value
        if off > limits.rounding_off:
            figures = facts(course=told(course), rounded=told(rounded), off=percent_told(off))
            yield Finding("rounded-far", Severity.ASK, figures, limits.source_of("rounding_off"))
    indication = product.indication(order.indication)
    if indication is not None:
        yield from dose_off_label(indication, whole, order.dose.days, _source(product))
