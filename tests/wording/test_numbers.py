"""Numbers are written so that they cannot be misread."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest

from nurse_app.clinical.quantities import Concentration, Dose, Minutes, Pressure, Rate, Temperature, Volume
from nurse_app.wording import numbers


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (numbers.rate(Rate.of("21.7")), "21.7 mL/h"),
        (numbers.rate(Rate.of("5.0")), "5 mL/h"),
        (numbers.rate(Rate.of("0.5")), "0.5 mL/h"),
        (numbers.volume(Volume.of("31.54")), "31.5 mL"),
        (numbers.dose(Dose.of("2.50")), "2.5 g"),
        (numbers.dose(Dose(Fraction(1008, 100)), 1), "10.1 g"),
        (numbers.mg_kg_min(Fraction(3, 2)), "1.5 mg/kg/min"),
        (numbers.strength(Concentration.of(100)), "10%, 100 mg/mL"),
        (numbers.percent(Fraction(1)), "100%"),
        (numbers.temperature(Temperature.of("37.0")), "37 °C"),
        (numbers.temperature(Temperature.of("36.8"), "F"), "98.2 °F"),
        (numbers.pressure(Pressure.of(122), Pressure.of(74)), "122/74"),
        (numbers.date_long(date(1961, 3, 14)), "14 Mar 1961"),
    ],
)
def test_a_number_has_its_unit_and_no_trailing_zero(told, text):
    assert told == text


@pytest.mark.parametrize(
    ("span", "text"), [("30", "30 min"), ("59", "59 min"), ("60", "1 h"), ("61", "1 h 01 min"), ("245", "4 h 05 min")]
)
def test_a_time_span_is_told_in_hours_and_minutes(span, text):
    assert numbers.minutes(Minutes.of(span)) == text


@pytest.mark.parametrize(("hours", "text"), [(-5, "UTC-5"), (0, "UTC"), (5.5, "UTC+5:30"), (-3.5, "UTC-3:30")])
def test_a_zone_is_told_by_its_offset(hours, text):
    assert numbers.offset(datetime(2026, 3, 4, tzinfo=timezone(timedelta(hours=hours)))) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2027, 11, 29), "29 Nov 2027"), (date(2027, 11, 30), "Nov 2027"), (date(2028, 2, 28), "28 Feb 2028")],
)
def test_an_expiry_at_the_end_of_a_month_is_told_as_the_month(day, text):
    assert numbers.expiry(day) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("72.5", "seventy-two point five"),
        ("0.5", "zero point five"),
        ("19", "nineteen"),
        ("100", "one hundred"),
        ("115", "one hundred fifteen"),
        ("2000", "two thousand"),
        ("70.05", "seventy point zero five"),
    ],
)
def test_a_number_is_said_aloud(number, text):
    assert numbers.in_words(Decimal(number)) == text
