"""Quantities with their units: exact inside, refusing floats, never mixing units by accident.

Inside is a `Fraction`, so a volume over a time and back is the same volume and
a printed tie is a real tie. What a person or a file gives is a decimal number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import ClassVar, Self

from nurse_app.errors import OurBug, WorldTrouble

Exact = int | Decimal | Fraction | str
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
_LONGEST = 15


class NumberRefused(WorldTrouble):
    """What was typed is not one plain number; `code` says why, nothing is guessed from it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


def parse_decimal(text: str) -> Decimal:
    """Read one typed number: ASCII digits with at most one point, as in 72.5, 0.5 or 30.0.

    Raises:
        NumberRefused: with the code `empty`, `comma`, `space`, `sign`,
            `exponent`, `leading-point` (.5), `trailing-point` (5.),
            `leading-zero` (007), `two-points`, `too-long` (over 15 characters)
            or `not-a-number` (letters, other digits). The typist's to mend.
    """
    if _NUMBER.fullmatch(text) and len(text) <= _LONGEST:
        return Decimal(text)
    raise NumberRefused(_why_refused(text), text)


def _why_refused(text: str) -> str:
    if not text.strip():
        return "empty"
    if any(c.isspace() for c in text):
        return "space"
    if "," in text:
        return "comma"
    if text[0] in "+-\u2212":
        return "sign"
    if re.fullmatch(r"[0-9.]+[eE][+-]?[0-9]+", text, re.ASCII):
        return "exponent"
    if not re.fullmatch(r"[0-9.]+", text, re.ASCII):
        return "not-a-number"
    if text.count(".") > 1:
        return "two-points"
    if text.startswith("."):
        return "leading-point"
    if text.endswith("."):
        return "trailing-point"
    return "leading-zero" if text[0] == "0" and not text.startswith("0.") and text != "0" else "too-long"


def exact(number: Exact) -> Fraction:
    """Turn a decimal text, int, Decimal or Fraction into an exact number.

    Raises:
        OurBug: for a float or a bool: binary floats are refused everywhere.
    """
    if isinstance(number, bool) or not isinstance(number, int | Decimal | Fraction | str):
        raise OurBug(f"a quantity needs an exact number, not {type(number).__name__}")
    return Fraction(parse_decimal(number)) if isinstance(number, str) else Fraction(number)


def written(value: Fraction, places: int) -> str:
    """Write a number with at most `places` decimals, to nearest, halves to even, no trailing zeros."""
    scale = 10**places
    whole = round(value * scale)
    sign, whole = ("-" if whole < 0 else ""), abs(whole)
    digits = str(whole).rjust(places + 1, "0")
    head, tail = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return f"{sign}{head}.{tail}" if tail else f"{sign}{head}"


def written_in_full(value: Fraction) -> str:
    """Write a decimal number with every digit it has, no trailing zeros: what was typed, typed again.

    Raises:
        OurBug: for a fraction that no decimal number equals (like 1/3).
    """
    places = 0
    while value.numerator * 10**places % value.denominator:
        places += 1
        if places > 30:
            raise OurBug("not a decimal number")
    return written(value, places)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit. Only like with like is added or compared.

    The comparisons are written out: the timetable makes tens of thousands for
    one look at the screen, and those of a dataclass take four times as long.
    """

    value: Fraction
    unit: ClassVar[str] = ""

    def __post_init__(self) -> None:
        if not isinstance(self.value, Fraction):
            raise OurBug(f"{type(self).__name__} needs an exact number: use {type(self).__name__}.of")

    @classmethod
    def of(cls, number: Exact) -> Self:
        """Make one from a decimal text, int, Decimal or Fraction (never a float)."""
        return cls(exact(number))

    def _is_less(self, other: Quantity) -> bool:
        mine, its = self.value, other.value
        return mine.numerator * its.denominator < its.numerator * mine.denominator

    def __lt__(self, other: Self) -> bool:
        return self._is_less(other) if type(other) is type(self) else NotImplemented

    def __le__(self, other: Self) -> bool:
        return not other._is_less(self) if type(other) is type(self) else NotImplemented

    def __gt__(self, other: Self) -> bool:
        return other._is_less(self) if type(other) is type(self) else NotImplemented

    def __ge__(self, other: Self) -> bool:
        return not self._is_less(other) if type(other) is type(self) else NotImplemented

    def _like(self, other: Quantity) -> None:
        if type(other) is not type(self):
            raise OurBug(f"{type(self).__name__} with {type(other).__name__}")

    def __add__(self, other: Self) -> Self:
        self._like(other)
        return type(self)(self.value + other.value)

    def __sub__(self, other: Self) -> Self:
        self._like(other)
        return type(self)(self.value - other.value)

    def times(self, factor: int | Fraction) -> Self:
        """The same quantity multiplied by a plain exact number."""
        return type(self)(self.value * Fraction(factor))

    def ratio_to(self, other: Self) -> Fraction:
        """How many times `other` this is; `other` must not be zero."""
        self._like(other)
        return self.value / other.value

    def text(self, places: int = 6) -> str:
        """The bare number, rounded to nearest, without unit: for files. Screens use `wording`."""
        return written(self.value, places)


class Weight(Quantity):
    """Body weight, kg."""

    unit = "kg"


class Length(Quantity):
    """Height, cm."""

    unit = "cm"


class Dose(Quantity):
    """Immunoglobulin, g."""

    unit = "g"


class DosePerWeight(Quantity):
    """Immunoglobulin for each kg, g/kg."""

    unit = "g/kg"


class Volume(Quantity):
    """Volume of solution, mL."""

    unit = "mL"


class Minutes(Quantity):
    """A time span, min."""

    unit = "min"


class Concentration(Quantity):
    """Immunoglobulin in solution, mg/mL (10 % = 100)."""

    unit = "mg/mL"


class Temperature(Quantity):
    """Body temperature, °C."""

    unit = "°C"


class Pressure(Quantity):
    """Blood pressure, mmHg."""

    unit = "mmHg"


class PerMinute(Quantity):
    """Beats or breaths in a minute, /min."""

    unit = "/min"


class Percent(Quantity):
    """Oxygen saturation, %."""

    unit = "%"


class Score(Quantity):
    """A score without a unit (pain 0 to 10)."""

    unit = ""


class Rate(Quantity):
    """Flow as the pump shows it, mL/h."""

    unit = "mL/h"

    def down_to(self, step: Rate) -> Rate:
        """The highest whole number of pump steps not above this rate: rounding goes the safe way."""
        return Rate(floor(self.value / step.value) * step.value)


class RateUnit(StrEnum):
    """The units in which an order may write a rate."""

    ML_H = "mL/h"
    ML_KG_H = "mL/kg/h"
    ML_KG_MIN = "mL/kg/min"
    MG_KG_MIN = "mg/kg/min"
    MG_KG_H = "mg/kg/h"
    GTT_MIN = "gtt/min"


@dataclass(frozen=True, slots=True)
class RateAs:
    """A rate in the unit its source uses, kept so until a weight and a concentration turn it into mL/h."""

    amount: Fraction
    unit: RateUnit

    @classmethod
    def of(cls, number: Exact, unit: RateUnit) -> RateAs:
        """Make one from an exact number and a unit."""
        return cls(exact(number), unit)

    def on_pump(self, weight: Weight, strength: Concentration, gtt_per_ml: int | None = None) -> Rate:
        """The same rate in mL/h, unrounded.

        mL/h = mL/kg/h x kg; mL/kg/h = mg/kg/min x 60 / (mg/mL); drops: 60 x gtt / (gtt/mL).

        Raises:
            OurBug: drops a minute without a drop factor (the file reader asks for it first).
        """
        kg, mg = weight.value, strength.value
        if self.unit is RateUnit.GTT_MIN:
            if not gtt_per_ml:
                raise OurBug("drops a minute need a drop factor")
            return Rate(self.amount * 60 / gtt_per_ml)
        factor = {
            RateUnit.ML_H: Fraction(1),
            RateUnit.ML_KG_H: kg,
            RateUnit.ML_KG_MIN: 60 * kg,
            RateUnit.MG_KG_MIN: 60 * kg / mg,
            RateUnit.MG_KG_H: kg / mg,
        }[self.unit]
        return Rate(self.amount * factor)


def as_unit(rate: Rate, unit: RateUnit, weight: Weight, strength: Concentration) -> Fraction:
    """A pump rate told in another unit (not drops): the inverse of `RateAs.on_pump`."""
    return rate.value / RateAs(Fraction(1), unit).on_pump(weight, strength).value


def run(rate: Rate, span: Minutes) -> Volume:
    """The volume that flows at a steady rate in a time span."""
    return Volume(rate.value * span.value / 60)


def time_for(volume: Volume, rate: Rate) -> Minutes:
    """How long a volume takes at a steady rate above zero."""
    return Minutes(volume.value * 60 / rate.value)


def dose_in(volume: Volume, strength: Concentration) -> Dose:
    """Grams in a volume of solution."""
    return Dose(volume.value * strength.value / 1000)


def volume_of(dose: Dose, strength: Concentration) -> Volume:
    """Millilitres of solution that hold a dose."""
    return Volume(dose.value * 1000 / strength.value)
