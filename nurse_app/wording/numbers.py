"""Numbers as letters: quantities with their units, times and dates, the way a nurse reads them.

0.5 and never .5, 5 and never 5.0, mL, a unit after every number; to nearest,
halves to even. Clock times are in the zone of the time that is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from nurse_app.clinical.quantities import (
    Concentration,
    Dose,
    Length,
    Minutes,
    Percent,
    PerMinute,
    Pressure,
    Rate,
    RateAs,
    Temperature,
    Volume,
    Weight,
    written,
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def rate(value: Rate) -> str:
    """A pump rate: "21.7 mL/h"."""
    return f"{written(value.value, 2)} mL/h"


def mg_kg_min(value: Fraction) -> str:
    """The same by weight, to two decimals: "1.5 mg/kg/min"."""
    return f"{written(value, 2)} mg/kg/min"


def rate_as(value: RateAs) -> str:
    """A rate in the unit in which it was ordered: "2 mg/kg/min"."""
    return f"{written(value.amount, 3)} {value.unit.value}"


def volume(value: Volume) -> str:
    """A volume to one decimal: "31.5 mL"."""
    return f"{written(value.value, 1)} mL"


def dose(value: Dose, places: int = 2) -> str:
    """Grams of immunoglobulin: "28 g"."""
    return f"{written(value.value, places)} g"


def weight(value: Weight) -> str:
    """A body weight: "72.5 kg"."""
    return f"{written(value.value, 2)} kg"


def height(value: Length) -> str:
    """A body height: "175 cm"."""
    return f"{written(value.value, 1)} cm"


def strength(value: Concentration) -> str:
    """A strength in per cent, with mg/mL: "10%, 100 mg/mL"."""
    return f"{written(value.value / 10, 1)}%, {written(value.value, 1)} mg/mL"


def percent(part: Fraction) -> str:
    """A part of one: "97.5%"."""
    return f"{written(part * 100, 1)}%"


def temperature(value: Temperature, unit: str = "C") -> str:
    """A temperature to one decimal, in °C or °F: "36.8 °C"."""
    return f"{degrees(value, unit)} °{unit}"


def degrees(value: Temperature, unit: str = "C") -> str:
    """A temperature without its unit, for a column that names it."""
    return written(value.value * 9 / 5 + 32 if unit == "F" else value.value, 1)


def pressure(systolic: Pressure | None, diastolic: Pressure | None) -> str:
    """A blood pressure without its unit: "122/74"; what was not measured is a dash."""
    ends = ("-" if end is None else written(end.value, 0) for end in (systolic, diastolic))
    return "/".join(ends)


def whole(value: PerMinute | Percent) -> str:
    """A count or a saturation without its unit: "76"."""
    return written(value.value, 1)


def minutes(span: Minutes) -> str:
    """A time span to the minute: "30 min", "4 h 05 min", "2 h"."""
    in_all = round(span.value)
    hours, rest = divmod(in_all, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"


def span(length: Minutes) -> str:
    """A time span, under two minutes to the second: "12 s", "1 min 30 s", "12 min"."""
    seconds = round(length.value * 60)
    if seconds >= 120:
        return minutes(length)
    whole, rest = divmod(seconds, 60)
    return " ".join(
        part for part in (f"{whole} min" if whole else "", f"{rest} s" if rest or not whole else "") if part
    )


_WITH_ZONES: ContextVar[bool] = ContextVar("with_zones", default=False)


@contextmanager
def with_zones(wanted: bool) -> Iterator[None]:
    """In here, where wanted, each time of day is told with its zone: a visit during which the clocks changed."""
    before = _WITH_ZONES.set(wanted)
    try:
        yield
    finally:
        _WITH_ZONES.reset(before)


def clock(at: datetime) -> str:
    """The time of day: "09:05"."""
    return _zoned(f"{at.hour:02d}:{at.minute:02d}", at)


def clock_seconds(at: datetime) -> str:
    """The time of day to the second: "15:21:08"."""
    return _zoned(f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}", at)


def _zoned(told: str, at: datetime) -> str:
    return f"{told} {offset(at)}" if _WITH_ZONES.get() else told


def offset(at: datetime) -> str:
    """The zone of a time: "UTC-5", "UTC+5:30", "UTC"."""
    span = at.utcoffset()
    if span is None or not span:
        return "UTC"
    sign, in_all = ("-" if span.days < 0 else "+"), abs(int(span.total_seconds())) // 60
    hours, rest = divmod(in_all, 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def date_long(day: date) -> str:
    """A date with its month in letters: "14 Mar 1961"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_short(day: date) -> str:
    """A date without its year: "14 Mar"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def expiry(day: date) -> str:
    """An expiry date as on the box: the last day of a month is "Nov 2027", any other day is told whole."""
    whole_date = date_long(day)
    return whole_date.split(" ", 1)[1] if (day + timedelta(days=1)).day == 1 else whole_date


def in_words(number: Decimal) -> str:
    """A number from 0 up to 999 999 spoken out: 72.5 is "seventy-two point five"."""
    head, _, tail = f"{number:f}".partition(".")
    spoken = _whole_in_words(int(head))
    return f"{spoken} point {' '.join(_ONES[int(digit)] for digit in tail)}" if tail else spoken


def _whole_in_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    head, rest = divmod(number, size)
    return f"{_whole_in_words(head)} {name}" + (f" {_whole_in_words(rest)}" if rest else "")
