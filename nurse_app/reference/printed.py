"""Reads the rates in a label's own words, such as `5 mL/kg/h (8 mg/kg/min)`."""

from __future__ import annotations

import re
from fractions import Fraction

from nurse_app.clinical.quantities import parse_decimal

_RATE = re.compile(r"([0-9]+(?:\.[0-9]+)?) (mg/kg/min|mL/kg/min|mL/kg/h)")


def rates_printed(words: str) -> list[tuple[Fraction, str]]:
    """The figures with their units, in the order printed."""
    return [(Fraction(parse_decimal(number)), unit) for number, unit in _RATE.findall(words)]


def in_mg_per_kg_min(amount: Fraction, unit: str, strength: Fraction) -> Fraction:
    """A printed rate in mg/kg/min, at a strength in mg/mL: mg/kg/min = mL/kg/h x (mg/mL) / 60."""
    if unit == "mg/kg/min":
        return amount
    return amount * strength * (60 if unit == "mL/kg/min" else 1) / 60


def apart(one: Fraction, other: Fraction) -> Fraction:
    """How far two rates differ, as a part of the lower one."""
    low, high = sorted((one, other))
    return (high - low) / low if low else high
