"""Which weight counts: as ordered, by formula, and where the formula does not hold."""

from datetime import date
from typing import Any

import pytest

from nurse_app.clinical.order import WeightBasis
from nurse_app.clinical.patient import Sex
from nurse_app.clinical.quantities import Length, Weight
from nurse_app.clinical.weight import dosing_weight, rate_weight
from tests.support.orders import BOOK, codes, g_per_kg, order, patient, plan, severity

TALL_MAN = {"height": Length.of(170), "sex": Sex.M}


def basis(kind: WeightBasis, **others: Any):
    return order(dosing_weight=kind, **others)


def weight_of(an_order, a_patient, on=None):
    return dosing_weight(a_patient, an_order, BOOK, on)[0].text(3)


def test_the_actual_weight_counts_unless_the_order_says_otherwise():
    assert weight_of(order(), patient("72.5")) == "72.5"


def test_the_ideal_weight_is_devines():
    assert weight_of(basis(WeightBasis.IDEAL), patient("120", **TALL_MAN)) == "65.937"


def test_the_adjusted_weight_lies_two_fifths_of_the_way_up():
    assert weight_of(basis(WeightBasis.ADJUSTED), patient("120", **TALL_MAN)) == "87.562"


def test_an_ordered_weight_counts_as_it_is_written():
    assert weight_of(basis(WeightBasis.ORDERED, ordered_weight=Weight.of(62)), patient("65")) == "62"


@pytest.mark.parametrize(("cm", "kg"), [("152.3", "90"), ("152.4", "45.5"), ("152.5", "45.591")])
def test_the_formula_holds_from_152_4_cm_on(cm, kg):
    woman = patient("90", height=Length.of(cm), sex=Sex.F)
    assert weight_of(basis(WeightBasis.IDEAL), woman) == kg


@pytest.mark.parametrize(("born", "kg"), [("2008-06-02", "90"), ("2008-06-01", "65.937"), ("2008-05-31", "65.937")])
def test_the_formula_holds_from_the_eighteenth_birthday_on(born, kg):
    boy = patient("90", birth_date=date.fromisoformat(born), **TALL_MAN)
    assert weight_of(basis(WeightBasis.IDEAL), boy, date(2026, 6, 1)) == kg


@pytest.mark.parametrize(("actual", "used"), [("65", "65"), ("66", "65.937")])
def test_a_patient_at_or_below_the_ideal_weight_is_dosed_on_the_actual_one(actual, used):
    assert weight_of(basis(WeightBasis.IDEAL), patient(actual, **TALL_MAN)) == used


def test_falling_back_on_the_actual_weight_is_asked():
    lems = plan(order(dosing_weight=WeightBasis.IDEAL), patient("45", height=Length.of(150), sex=Sex.F))
    assert severity(lems, "weight-basis-not-valid") == "ask"
    assert lems.dosing is not None
    assert lems.dosing.dosing_weight == Weight.of(45)


@pytest.mark.parametrize("known", [{}, {"height": Length.of(170)}, {"sex": Sex.M}])
def test_a_formula_without_height_or_sex_stops(known):
    found = plan(order(dosing_weight=WeightBasis.ADJUSTED), patient("120", **known))
    assert severity(found, "weight-basis-incomplete") == "stop"
    assert found.dosing is None
    assert found.steps == ()


@pytest.mark.parametrize(("kg", "noted"), [("91.8", False), ("91.875", True), ("92", True)])
def test_a_body_mass_index_of_30_or_more_is_noted(kg, noted):
    found = plan(order(), patient(kg, height=Length.of(175)))
    assert ("body-mass-index-high" in codes(found)) is noted


@pytest.mark.parametrize(("kg", "noted"), [("79.1", False), ("79.2", True)])
def test_a_weight_over_120_percent_of_the_ideal_one_is_noted(kg, noted):
    assert ("far-over-ideal-weight" in codes(plan(order(), patient(kg, **TALL_MAN)))) is noted


@pytest.mark.parametrize(("kg", "noted"), [("79.1", False), ("79.2", True)])
def test_both_totals_are_shown_when_the_adjusted_weight_differs_by_more_than_a_tenth(kg, noted):
    """120 kg - 0.6 x (120 - 65.94); the border lies at 65.937 / (1 - 1/6) = 79.12 kg."""
    assert ("weights-differ" in codes(plan(order(), patient(kg, **TALL_MAN)))) is noted


@pytest.mark.parametrize(("today", "asked"), [("63.1", False), ("63", True), ("77", True), ("76.9", False)])
def test_a_weight_that_changed_by_a_tenth_since_the_order_is_asked(today, asked):
    changed = plan(order(dosing_weight=WeightBasis.ORDERED, ordered_weight=Weight.of(70)), patient(today))
    assert ("weight-changed" in codes(changed)) is asked


def test_rates_use_the_dosing_weight_or_the_actual_one_where_lower():
    assert rate_weight(Weight.of(62), Weight.of(70)) == Weight.of(62)
    assert rate_weight(Weight.of(80), Weight.of(70)) == Weight.of(70)
    heavier = plan(order(dosing_weight=WeightBasis.ORDERED, ordered_weight=Weight.of(80), dose=g_per_kg("1")))
    assert heavier.dosing is not None
    assert heavier.dosing.course.text() == "80"
    assert heavier.steps[0].rate.text() == "21"


def test_an_unknown_height_is_no_more_than_a_note():
    assert severity(plan(order()), "weight-not-judged") == "note"
