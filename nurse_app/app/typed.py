"""Turns what was typed on a screen into quantities: keys and decimals in, clinical values out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Quantity, Rate, Score, Temperature
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Alertness, Reading
from nurse_app.infusion.wishes import Seen
from nurse_app.settings import TemperatureUnit

_KINDS: Mapping[str, type[Quantity]] = {
    "systolic": Pressure,
    "diastolic": Pressure,
    "pulse": PerMinute,
    "respiration": PerMinute,
    "temperature_c": Temperature,
    "spo2": Percent,
    "pain": Score,
}
_FREEZING_F, _STEP_F = 32, Fraction(5, 9)


def celsius(typed: Decimal, unit: TemperatureUnit) -> Temperature:
    """A temperature in the clinic's unit as °C, rounded to a hundredth: °C = (°F - 32) x 5/9."""
    if unit is TemperatureUnit.C:
        return Temperature.of(typed)
    return Temperature(round((Fraction(typed) - _FREEZING_F) * _STEP_F, 2))


def reading(numbers: tuple[tuple[str, Decimal], ...], alertness: str, unit: TemperatureUnit) -> Reading:
    """One set of vitals from the typed fields; a field that is not there was not measured."""
    values: dict[str, Quantity] = {
        key: celsius(typed, unit) if key == "temperature_c" else _KINDS[key].of(typed) for key, typed in numbers
    }
    return Reading(**values, alertness=Alertness(alertness) if alertness else None)  # type: ignore[arg-type] # each of its vital's own kind


def signs(seen: tuple[Seen, ...]) -> tuple[SeenSign, ...]:
    """Signs with grades from their ids."""
    return tuple(SeenSign(sign, Grade(grade)) for sign, grade in seen)


def rate(typed: Decimal | None) -> Rate | None:
    """A pump rate, or None where none was typed."""
    return None if typed is None else Rate.of(typed)
