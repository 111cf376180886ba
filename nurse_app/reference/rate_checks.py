"""Whether a rate table agrees with itself: pairs by arithmetic, steps rising, highest above first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.naming import crossed, pairs_crossed, told
from nurse_app.reference.printed import apart, in_mg_per_kg_min, rates_printed
from nurse_app.reference.rate_sheet import BothSheet, RateSheet

AGREE_WITHIN = Fraction(1, 100)
"""Two figures of a pair that differ by more than this disagree: the computed one is rounded to 3 decimals."""


def pair_agrees(file: str, place: str, pair: BothSheet | None, strength: Fraction) -> Iterator[Fault]:
    """mg/kg/min x 60 / (mg/mL) must be the mL/kg/h beside it."""
    if pair is None:
        return
    reckoned = pair.mg_per_kg_min * 60 / strength
    if apart(reckoned, pair.ml_per_kg_h) > AGREE_WITHIN:
        shown = {"found": told(pair.ml_per_kg_h), "expected": told(reckoned), "strength": told(strength)}
        yield fault(file, place, Wrong.PAIR_MISMATCH, **shown)


def check_rate(file: str, place: str, rate: RateSheet, strength: Fraction) -> Iterator[Fault]:
    """Every mistake of one rate table at the product's strength."""
    for name in ("initial", "initial_upper", "max", "conservative_max", "extended_max"):
        yield from pair_agrees(file, f"{place}.{name}", getattr(rate, name), strength)
    if other := rate.at_other_strength:
        for name in ("initial", "max"):
            at = f"{place}.at_other_strength.{name}"
            yield from pair_agrees(file, at, getattr(other, name), other.concentration_mg_per_ml)
    yield from _ceilings(file, place, rate)
    yield from _times(file, place, rate)
    yield from _steps(file, f"{place}.steps", rate, strength)
    for end in ("initial", "max"):
        yield from _printed(file, place, end, rate, strength)


def _ceilings(file: str, place: str, rate: RateSheet) -> Iterator[Fault]:
    if (rate.max is None) != (rate.conservative_max is None):
        yield fault(file, f"{place}.conservative_max", Wrong.NOT_TOGETHER, found="max")
    if rate.max is None or rate.conservative_max is None:
        return
    for unit in ("mg_per_kg_min", "ml_per_kg_h"):
        initial, highest = getattr(rate.initial, unit), getattr(rate.max, unit)
        if highest < initial:
            yield fault(file, f"{place}.max.{unit}", Wrong.MAX_BELOW_INITIAL, low=told(initial), high=told(highest))
        yield from crossed(file, f"{place}.conservative_max.{unit}", getattr(rate.conservative_max, unit), highest)
        if rate.extended_max:
            yield from crossed(file, f"{place}.extended_max.{unit}", highest, getattr(rate.extended_max, unit))


def _times(file: str, place: str, rate: RateSheet) -> Iterator[Fault]:
    longest = rate.step_interval_range_min
    yield from pairs_crossed(file, place, {"step_interval_range_min": longest})
    if longest is not None and rate.step_interval_min != longest[0]:
        yield fault(
            file, f"{place}.step_interval_min", Wrong.BOUND_CROSSED, low=told(longest[0]), high=told(longest[1])
        )


def _steps(file: str, place: str, rate: RateSheet, strength: Fraction) -> Iterator[Fault]:
    if bool(rate.steps) != (rate.steps_basis is not None):
        yield fault(file, place, Wrong.NOT_TOGETHER, found="steps_basis")
    for n, step in enumerate(rate.steps):
        yield from pair_agrees(file, f"{place}[{n}]", step, strength)
    for n, (step, following) in enumerate(zip(rate.steps, rate.steps[1:], strict=False), start=1):
        later = following.from_min > step.from_min
        if not (later and following.mg_per_kg_min > step.mg_per_kg_min and following.ml_per_kg_h > step.ml_per_kg_h):
            yield fault(file, f"{place}[{n}]", Wrong.NOT_RISING, found=told(following.mg_per_kg_min))
    if not rate.steps:
        return
    first = rate.steps[0]
    if first.from_min != 0 or first.ml_per_kg_h != rate.initial.ml_per_kg_h:
        yield fault(file, f"{place}[0]", Wrong.PRINTED_DIFFERS, expected=told(rate.initial.ml_per_kg_h))
    if rate.max is not None:
        last = f"{place}[{len(rate.steps) - 1}]"
        yield from crossed(file, last, rate.steps[-1].mg_per_kg_min, rate.max.mg_per_kg_min)


def _printed(file: str, place: str, end: str, rate: RateSheet, strength: Fraction) -> Iterator[Fault]:
    """The label's words against the figures: the leading unit is the figure, a second unit agrees or is flagged."""
    words, pair = getattr(rate.label_printed, end), getattr(rate, end)
    at = f"{place}.label_printed.{end}"
    if (words is None) != (pair is None):
        yield fault(file, at, Wrong.NOT_TOGETHER, found=end)
    if words is None or pair is None:
        return
    printed = rates_printed(words)
    leading = [amount for amount, unit in printed if unit == rate.primary_unit]
    figure = pair.mg_per_kg_min if rate.primary_unit == "mg/kg/min" else pair.ml_per_kg_h
    if rate.primary_unit == "mL/kg/min":
        figure = figure / 60
    if leading != [figure]:
        yield fault(file, at, Wrong.PRINTED_DIFFERS, found=words, expected=f"{told(figure)} {rate.primary_unit}")
    told_as = [in_mg_per_kg_min(amount, unit, strength) for amount, unit in printed]
    if not told_as or any(flag.startswith(f"{end}:") for flag in rate.rounding_flags):
        return
    if apart(min(told_as), max(told_as)) > AGREE_WITHIN:
        yield fault(file, at, Wrong.NOT_FLAGGED, found=words)
