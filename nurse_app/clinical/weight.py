"""Which weight a dose is worked on: actual, ideal, adjusted or as ordered, and where a formula does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.limits import WeightFormulae
from nurse_app.clinical.order import Order, WeightBasis
from nurse_app.clinical.patient import Patient, Sex
from nurse_app.clinical.quantities import Length, Weight, written
from nurse_app.clinical.told import percent_told, told
from nurse_app.errors import OurBug

BASIS_INCOMPLETE = "weight-basis-incomplete"
"""Ideal or adjusted weight was ordered and height or sex is not known: nothing can be worked out."""


def ideal_weight(height: Length, sex: Sex, formulae: WeightFormulae) -> Weight:
    """Devine's ideal weight: a base for the sex and a figure for each inch over 60.

    Below `formulae.shortest` it gives nonsense; `dosing_weight` does not use it there.
    """
    base = formulae.base_male if sex is Sex.M else formulae.base_female
    inches_over = height.value / formulae.cm_per_inch - formulae.inches
    return Weight(base.value + formulae.kg_per_inch * inches_over)


def adjusted_weight(ideal: Weight, actual: Weight, formulae: WeightFormulae) -> Weight:
    """The ideal weight and a part (0.4) of what lies above it."""
    return Weight(ideal.value + formulae.adjusted_part * (actual.value - ideal.value))


def body_mass_index(weight: Weight, height: Length) -> Fraction:
    """Weight over height squared, kg/m²."""
    return weight.value / (height.value / 100) ** 2


def dosing_weight(patient: Patient, order: Order, book: Book, on: date | None = None) -> tuple[Weight, Findings]:
    """Say which weight the dose is worked on, and what is odd about it.

    Ideal and adjusted weight fall back on the actual weight, with an `ask`,
    where the formula does not hold: under the shortest height, under age, or
    an actual weight at or below the ideal one. `on` is the day that the age
    is counted to; without it the age counts as not known.

    Raises:
        OurBug: `WeightBasis.ORDERED` without an ordered weight; the reader of the order asks for it.

    Source: `book.weights.source`, `book.order_limits.source`.
    """
    match order.dosing_weight:
        case WeightBasis.ACTUAL:
            return patient.weight, worst_first(_remarks(patient, book, on))
        case WeightBasis.ORDERED:
            if order.ordered_weight is None:
                raise OurBug("an ordered weight without its figure")
            return order.ordered_weight, worst_first(_changed_since(patient, order.ordered_weight, book))
        case WeightBasis.IDEAL | WeightBasis.ADJUSTED:
            return _by_formula(patient, order.dosing_weight, book, on)


def rate_weight(dosing: Weight, actual: Weight) -> Weight:
    """The weight that rates and ceilings are worked on: the dosing weight, or the actual weight where lower."""
    return min(dosing, actual)


def _by_formula(patient: Patient, basis: WeightBasis, book: Book, on: date | None) -> tuple[Weight, Findings]:
    missing = [name for name, known in (("height", patient.height), ("sex", patient.sex)) if known is None]
    if patient.height is None or patient.sex is None:
        stop = Finding(BASIS_INCOMPLETE, Severity.STOP, facts(basis=basis.value, missing=", ".join(missing)))
        return patient.weight, (stop,)
    formulae = book.weights
    ideal = ideal_weight(patient.height, patient.sex, formulae)
    why = _formula_fails(patient, patient.height, ideal, formulae, on)
    if why:
        asked = facts(basis=basis.value, why=why, used=told(patient.weight), height=told(patient.height, 1))
        return patient.weight, (Finding("weight-basis-not-valid", Severity.ASK, asked, formulae.source),)
    if basis is WeightBasis.IDEAL:
        return ideal, ()
    return adjusted_weight(ideal, patient.weight, formulae), ()


def _formula_fails(
    patient: Patient, height: Length, ideal: Weight, formulae: WeightFormulae, on: date | None
) -> str | None:
    """Name why the formula does not hold for this patient, or None where it does."""
    age = patient.age_on(on) if on else None
    if height < formulae.shortest:
        return "short"
    if age is not None and age < formulae.youngest_years:
        return "young"
    return "light" if patient.weight <= ideal else None


def _remarks(patient: Patient, book: Book, on: date | None) -> Iterator[Finding]:
    """Yield what speaks against the actual weight: a high body mass index, far over the ideal weight."""
    limits, formulae = book.order_limits, book.weights
    if patient.height is None:
        yield Finding("weight-not-judged", Severity.NOTE, facts(weight=told(patient.weight)), limits.source)
        return
    index = body_mass_index(patient.weight, patient.height)
    if index >= limits.bmi:
        told_index = facts(bmi=f"{written(index, 1)} kg/m²", limit=f"{written(limits.bmi, 1)} kg/m²")
        yield Finding("body-mass-index-high", Severity.NOTE, told_index, limits.source_of("bmi"))
    if patient.sex is None:
        return
    ideal = ideal_weight(patient.height, patient.sex, formulae)
    if _formula_fails(patient, patient.height, ideal, formulae, on):
        return
    if patient.weight.ratio_to(ideal) > limits.over_ideal:
        over = facts(weight=told(patient.weight), ideal=told(ideal), part=percent_told(patient.weight.ratio_to(ideal)))
        yield Finding("far-over-ideal-weight", Severity.NOTE, over, limits.source_of("over_ideal"))
    adjusted = adjusted_weight(ideal, patient.weight, formulae)
    if (patient.weight - adjusted).ratio_to(patient.weight) > limits.bases_differ:
        both = facts(actual=told(patient.weight), adjusted=told(adjusted))
        yield Finding("weights-differ", Severity.NOTE, both, limits.source_of("bases_differ"))


def _changed_since(patient: Patient, ordered: Weight, book: Book) -> Iterator[Finding]:
    """Yield the question about a weight that changed by the threshold or more since the order."""
    change = abs(patient.weight.value - ordered.value) / ordered.value
    if change >= book.order_limits.weight_change:
        asked = facts(ordered=told(ordered), today=told(patient.weight), change=percent_told(change))
        yield Finding("weight-changed", Severity.ASK, asked, book.order_limits.source_of("weight_change"))
