"""Quantities as the facts of a finding: the number and its unit, as text."""

from __future__ import annotations

from fractions import Fraction

from nurse_app.clinical.quantities import Quantity, RateAs, written


def told(quantity: Quantity, places: int = 2) -> str:
    """A quantity with its unit, to nearest at most `places` decimals: `21.7 mL/h`."""
    return f"{quantity.text(places)} {quantity.unit}".strip()


def rate_told(rate: RateAs) -> str:
    """A rate in the unit its source uses: `0.5 mg/kg/min`."""
    return f"{written(rate.amount, 3)} {rate.unit.value}"


def percent_told(part: Fraction) -> str:
    """A part of one as a percentage with at most one decimal: `10%`."""
    return f"{written(part * 100, 1)}%"


def span_told(low: Fraction, high: Fraction, unit: str) -> str:
    """A printed range: `2 to 5 days`, or one figure where both ends are the same."""
    ends = written(low, 3) if low == high else f"{written(low, 3)} to {written(high, 3)}"
    return f"{ends} {unit}"
