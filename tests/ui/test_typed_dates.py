"""Typed dates and times: only what cannot be taken for another one is read."""

from datetime import date, time

import pytest

from nurse_app.ui.fields.date_field import DateField, TimeField
from nurse_app.ui.fields.typed_dates import DateRefused, read_date, read_time
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.wording.typed_numbers import date_refusal


@pytest.mark.parametrize("text", ["1961-03-14", "14 Mar 1961", "14 mar 1961", "14 MAR 1961"])
def test_a_date_with_the_year_first_or_the_month_in_letters_is_read(text):
    assert read_date(text) == date(1961, 3, 14)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("04/03/2026", "ambiguous-date"),
        ("4.3.2026", "ambiguous-date"),
        ("04-03-2026", "ambiguous-date"),
        ("14 March 61", "not-a-date"),
        ("yesterday", "not-a-date"),
        ("٢٠٢٦-٠٣-٠٤", "not-a-date"),
        ("31 Feb 2026", "no-such-day"),
        ("2026-02-29", "no-such-day"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text, code):
    with pytest.raises(DateRefused) as refused:
        read_date(text)
    assert refused.value.code == code
    assert date_refusal(code).endswith(".")


@pytest.mark.parametrize("text", ["08:45", "8:45", "0845"])
def test_a_time_of_24_hours_is_read(text):
    assert read_time(text) == time(8, 45)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("24:00", "no-such-time"),
        ("12:60", "no-such-time"),
        ("8.45", "not-a-time"),
        ("845", "not-a-time"),
    ],
)
def test_another_time_is_refused(text, code):
    with pytest.raises(DateRefused) as refused:
        read_time(text)
    assert refused.value.code == code


def test_the_date_is_echoed_with_its_month_in_letters(show, qtbot):
    field = show(DateField("Birth date"))
    heard: list[object] = []
    field.date_typed.connect(heard.append)
    qtbot.keyClicks(field.line, "1961-03-14")
    field.line.clearFocus()
    field.settle()
    assert field.verdict() == FieldVerdict("accepted", "14 Mar 1961")
    assert heard[-1] == date(1961, 3, 14)
    assert field.text() == "1961-03-14"


def test_a_date_that_could_be_two_is_refused_and_left_as_typed(show, qtbot):
    field = show(DateField("Birth date"))
    field.put("04/03/2026")
    assert field.verdict().kind == "refused"
    assert field.value() is None
    assert field.text() == "04/03/2026"


def test_a_time_without_its_colon_is_echoed_with_it(show):
    field = show(TimeField("taken at"))
    field.put("0845")
    assert field.verdict() == FieldVerdict("accepted", "08:45")
    assert field.text() == "0845"
