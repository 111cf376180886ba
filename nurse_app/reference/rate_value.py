"""Turns a checked rate table into the rates of an indication, in the label's leading unit."""

from __future__ import annotations

from fractions import Fraction

from nurse_app.clinical.products import LabelRate, LabelStep, PrintedPair
from nurse_app.clinical.quantities import Minutes, RateAs, RateUnit, written
from nurse_app.reference.rate_sheet import BothSheet, RateSheet


def label_rate(rate: RateSheet) -> LabelRate:
    """The rates of one indication."""
    unit = RateUnit(rate.primary_unit)
    longest = rate.step_interval_range_min
    extended, rule = _extended(rate)
    return LabelRate(
        primary_unit=unit,
        initial=leading(rate.initial, unit),
        initial_for=minutes(rate.initial_for_min),
        interval=minutes(rate.step_interval_min),
        interval_longest=None if longest is None else Minutes(longest[1]),
        increment=_increment(rate),
        steps=tuple(LabelStep(Minutes(step.from_min), leading(step, unit)) for step in rate.steps),
        steps_basis=rate.steps_basis or "",
        steps_note=rate.steps_note or "",
        highest=None if rate.max is None else printed_pair(rate.max),
        conservative=None if rate.conservative_max is None else printed_pair(rate.conservative_max),
        extended=extended,
        extended_rule=rule,
        label_printed_initial=rate.label_printed.initial,
        label_printed_highest=rate.label_printed.max or "",
        rounding_flags=tuple(rate.rounding_flags),
        rule_text=rate.step_rule.text,
        confidence=rate.confidence,
    )


def leading(pair: BothSheet, unit: RateUnit) -> RateAs:
    """A rate in the unit in which its label leads."""
    if unit is RateUnit.MG_KG_MIN:
        return RateAs(pair.mg_per_kg_min, unit)
    return RateAs(pair.ml_per_kg_h / (60 if unit is RateUnit.ML_KG_MIN else 1), unit)


def printed_pair(pair: BothSheet, exclusive: bool = False) -> PrintedPair:
    """A rate told in both units."""
    return PrintedPair(pair.mg_per_kg_min, pair.ml_per_kg_h, exclusive)


def minutes(number: Fraction | None) -> Minutes | None:
    """A printed time, or None where none is printed."""
    return None if number is None else Minutes(number)


def _increment(rate: RateSheet) -> RateAs | None:
    amount = rate.increment_mg_per_kg_min
    return None if amount is None else RateAs(amount, RateUnit.MG_KG_MIN)


def _extended(rate: RateSheet) -> tuple[PrintedPair | None, str]:
    """A ceiling under a rule, or that of a powder's other strength: shown, never enforced as the ceiling."""
    if rate.extended_max:
        return printed_pair(rate.extended_max), rate.extended_max.rule
    if other := rate.at_other_strength:
        return printed_pair(other.max), f"at {written(other.concentration_mg_per_ml, 3)} mg/mL: {other.rule}"
    return None, ""
