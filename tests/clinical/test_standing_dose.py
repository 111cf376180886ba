"""A dose ordered by weight comes to one figure, worked by hand, or is shown in the order's words alone."""

import pytest

from nurse_app.clinical.order import StandingOrder
from nurse_app.clinical.quantities import Weight
from nurse_app.clinical.standing_dose import Unworked, worked_dose


def worked(kg, per_kg="", dose=""):
    return worked_dose(StandingOrder("epinephrine", dose, "IM", dose_per_kg=per_kg), Weight.of(kg))


@pytest.mark.parametrize(
    ("kg", "dose", "alone"),
    [
        ("70", "0.5 mg", "0.7 mg"),
        ("50.1", "0.5 mg", "0.5 mg"),
        ("50", "0.5 mg", ""),
        ("49.9", "0.49 mg", ""),
        ("33.35", "0.33 mg", ""),
        ("12", "0.12 mg", ""),
        ("9.5", "0.09 mg", ""),
    ],
)
def test_by_weight_up_to_the_maximum_that_the_order_writes(kg, dose, alone):
    found = worked(kg, "0.01 mg/kg, most 0.5 mg")
    assert (found.dose, found.by_weight, found.words) == (dose, alone, "0.01 mg/kg, most 0.5 mg")


def test_without_a_maximum_in_the_order_none_is_made_up():
    assert worked("120", "0.01 mg/kg").dose == "1.2 mg"


@pytest.mark.parametrize(
    "text",
    [
        "0.01 mg/kg (max 0.5 mg)",
        "0.01 mg/kg, maximum 0.5 mg",
        "0.01 mg/kg, at most 0.5 mg",
        "0.01 mg/kg up to 0.5 mg",
        "0.01 mg per kg; not more than 0.5 mg",
        "0.01mg/kg, most 0.5mg",
    ],
)
def test_the_usual_ways_to_write_it_are_read(text):
    assert worked("70", text).dose == "0.5 mg"
    assert worked("70", dose=text).dose == "0.5 mg"


@pytest.mark.parametrize(
    "text",
    [
        "0,01 mg/kg, most 0.5 mg",
        "0.01 mg/kg, most 500 mcg",
        "0.01 mg/kg or as needed",
        ".01 mg/kg",
        "one mg/kg",
        "0.01 mg/kg/min",
        "0.01 to 0.02 mg/kg",
        "mg/kg",
        "0 mg/kg",
        "0.01 ml/kg",
    ],
)
def test_what_cannot_be_read_is_shown_as_written_and_not_worked_out(text):
    found = worked("70", text)
    assert (found.dose, found.words, found.why) == ("", text, Unworked.UNREADABLE)


@pytest.mark.parametrize(
    ("dose", "kg", "told"),
    [("0.5 mg", "70", "0.5 mg"), ("0.5 mg", "30", "0.3 mg"), ("0.3 mg", "30", "0.3 mg"), ("0.3 mg", "70", "")],
)
def test_a_plain_dose_beside_one_by_weight_counts_only_where_they_agree(dose, kg, told):
    found = worked(kg, "0.01 mg/kg, most 0.5 mg", dose)
    assert (found.dose, found.why) == (told, None if told else Unworked.TWO_DOSES)


def test_a_plain_dose_is_the_dose_at_any_weight():
    assert (worked("30", dose="0.3 mg").dose, worked("90", dose="0.3 mg").dose) == ("0.3 mg", "0.3 mg")
    assert worked("70") == worked("30")
    assert worked("70").dose == ""
