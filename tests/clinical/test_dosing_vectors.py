"""The worked figures of the dosing sheet: exact rates through the ledger, formulae, conversions, carried rounding."""

from fractions import Fraction

import pytest

from nurse_app.clinical.dose import carried_day, course_of, exposure_28d
from nurse_app.clinical.duration import Leg, stretches, total_time
from nurse_app.clinical.order import DoseForm, OrderedDose
from nurse_app.clinical.patient import Sex
from nurse_app.clinical.quantities import (
    Concentration,
    Dose,
    DosePerWeight,
    Length,
    Minutes,
    Rate,
    RateAs,
    RateUnit,
    Volume,
    Weight,
    as_unit,
    dose_in,
    volume_of,
)
from nurse_app.clinical.weight import adjusted_weight, body_mass_index, ideal_weight
from tests.support.books import FORMULAE

HALF_HOUR = Minutes.of(30)
THOUSANDTH = Fraction(1, 1000)


def legs(kg: str, *ml_kg_h: str) -> tuple[Leg, ...]:
    return tuple(
        Leg(RateAs.of(r, RateUnit.ML_KG_H).on_pump(Weight.of(kg), Concentration.of(100)), HALF_HOUR) for r in ml_kg_h
    )


def near(found: Fraction, expected: str, tolerance: Fraction = THOUSANDTH) -> bool:
    return abs(found - Fraction(expected)) <= tolerance


@pytest.mark.parametrize(
    ("name", "ml", "kg", "steps", "expect"),
    [
        ("ex1_a", "280", "70", ("0.3", "0.6", "0.9", "1.2"), "245.0"),
        ("ex1_b", "280", "70", ("0.3", "0.6", "0.9"), "296.7"),
        ("ex1_fast", "280", "70", ("0.3", "0.6", "1.2", "2.4", "4.8"), "141.9"),
        ("ex1_a_30_g", "300", "70", ("0.3", "0.6", "0.9", "1.2"), "259.3"),
        ("ex2", "700", "70", ("0.5", "1", "2", "3"), "255.0"),
        ("ex2_half", "350", "70", ("0.5", "1", "2", "3"), "155.0"),
        ("ex3", "450", "45", ("0.6", "1.2", "2.4"), "287.5"),
        ("ex3_risk", "450", "45", ("0.6", "1.2", "1.8"), "363.3"),
        ("ex4_adj", "350", "87.5622", ("0.3", "0.6", "0.9", "1.2"), "244.9"),
        ("ex4_abw", "350", "120", ("0.3", "0.6", "0.9", "1.2"), "190.8"),
        ("ex4_actual_dose", "480", "120", ("0.3", "0.6", "0.9", "1.2"), "245.0"),
        ("ex5", "620", "62", ("0.6", "1.2", "2.4"), "287.5"),
        ("ex5_5day", "250", "62", ("0.6", "1.2", "2.4"), "138.3"),
        ("ex5_risk", "620", "62", ("0.6", "1.2", "1.8"), "363.3"),
        ("ex6", "820", "82", ("0.6", "1.2", "2.4", "3.6"), "221.7"),
        ("ends_in_first_step", "5", "70", ("0.5", "1"), "8.6"),
    ],
)
def test_a_volume_takes_as_long_as_the_sheet_says(name, ml, kg, steps, expect):
    assert near(total_time(Volume.of(ml), legs(kg, *steps)).value, expect, Fraction(1, 10))


def test_the_first_example_reaches_each_step_with_the_volume_printed():
    found = stretches(Volume.of(280), legs("70", "0.3", "0.6", "0.9", "1.2"))
    assert [s.cumulative.text(1) for s in found] == ["10.5", "31.5", "63", "280"]
    assert [s.start.text(1) for s in found] == ["0", "30", "60", "90"]
    assert found[-1].lasts == Minutes.of(155)


def test_a_volume_that_ends_in_the_first_step_has_one_step():
    assert len(stretches(Volume.of(5), legs("70", "0.5", "1"))) == 1


def test_a_volume_that_ends_with_a_step_starts_no_other():
    found = stretches(Volume.of("31.5"), legs("70", "0.3", "0.6", "0.9"))
    assert [s.lasts for s in found] == [HALF_HOUR, HALF_HOUR]


def test_an_interrupted_infusion_has_given_what_the_ledger_says():
    """Example 7: 15 minutes into the third step, then 30 min one step lower, then held to the end."""
    before = (Leg(Rate.of(21), HALF_HOUR), Leg(Rate.of(42), HALF_HOUR), Leg(Rate.of(63), Minutes.of(15)))
    given = sum((s.volume for s in stretches(Volume.of(1000), (*before, Leg(Rate.of(1))))[:3]), Volume.of(0))
    assert given == Volume.of("47.25")
    assert dose_in(given, Concentration.of(100)) == Dose.of("4.725")
    after = total_time(Volume.of(280) - given, (Leg(Rate.of(42), HALF_HOUR), Leg(Rate.of(63))))
    assert near((Minutes.of(75) + Minutes.of(20) + after).value, "326.7", Fraction(1, 10))


def test_ideal_weight_of_a_man_of_170_cm():
    assert near(ideal_weight(Length.of(170), Sex.M, FORMULAE).value, "65.937")


def test_ideal_weight_of_a_woman_of_150_cm():
    assert near(ideal_weight(Length.of(150), Sex.F, FORMULAE).value, "43.3268")


def test_adjusted_weight_of_a_man_of_170_cm_and_120_kg():
    ideal = ideal_weight(Length.of(170), Sex.M, FORMULAE)
    assert near(adjusted_weight(ideal, Weight.of(120), FORMULAE).value, "87.5622")


def test_body_mass_index_of_example_4():
    assert near(body_mass_index(Weight.of(120), Length.of(170)), "41.522", THOUSANDTH)


def test_a_day_of_the_first_example_is_28_g_in_280_ml():
    course = course_of(OrderedDose(DoseForm.G_PER_KG, Fraction("0.4")), Weight.of(70))
    assert course == Dose.of(28)
    assert volume_of(course, Concentration.of(100)) == Volume.of(280)


@pytest.mark.parametrize(
    ("form", "amount", "days", "expect"),
    [
        (DoseForm.G_PER_KG, "2", 5, "140"),
        (DoseForm.MG_PER_KG, "2000", 5, "140"),
        (DoseForm.G_PER_KG_PER_DAY, "0.4", 5, "140"),
        (DoseForm.G, "140", 5, "140"),
    ],
)
def test_each_wording_of_a_dose_gives_the_same_course(form, amount, days, expect):
    assert course_of(OrderedDose(form, Fraction(amount), days), Weight.of(70)) == Dose.of(expect)


def test_41_g_of_a_five_percent_product_are_820_ml():
    assert volume_of(Dose.of(41), Concentration.of(50)) == Volume.of(820)


@pytest.mark.parametrize(("mg_kg_min", "mg_ml", "ml_kg_h"), [("4", "100", "2.4"), ("3", "50", "3.6")])
def test_mg_kg_min_become_ml_kg_h(mg_kg_min, mg_ml, ml_kg_h):
    one_kilogram = Weight.of(1)
    rate = RateAs.of(mg_kg_min, RateUnit.MG_KG_MIN).on_pump(one_kilogram, Concentration.of(mg_ml))
    assert rate == Rate.of(ml_kg_h)


def test_half_a_ml_kg_h_of_a_ten_percent_product_is_0_8333_mg_kg_min():
    assert near(as_unit(Rate.of("0.5"), RateUnit.MG_KG_MIN, Weight.of(1), Concentration.of(100)), "0.8333")


@pytest.mark.parametrize(
    ("course", "days", "expect"),
    [
        ("140", 5, ["30", "25", "30", "25", "30"]),
        ("124", 2, ["60", "65"]),
        ("124", 5, ["25", "25", "25", "25", "25"]),
        ("82", 2, ["40", "40"]),
        ("175.1244", 5, ["35", "35", "35", "35", "35"]),
    ],
)
def test_rounding_is_carried_over_the_days_of_a_course(course, days, expect):
    found = [carried_day(Dose.of(course), days, day, Dose.of(5)).text() for day in range(1, days + 1)]
    assert found == expect


def test_rounding_from_the_middle_goes_up():
    assert carried_day(Dose.of("2.5"), 1, 1, Dose.of(5)) == Dose.of(5)
    assert carried_day(Dose.of("7.5"), 1, 1, Dose.of(5)) == Dose.of(10)


def test_a_gram_for_each_kilogram_every_three_weeks_is_1_333_in_28_days():
    assert near(exposure_28d(DosePerWeight.of(1), 21).value, "1.3333")
