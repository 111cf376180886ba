"""Figures outside the absolute bounds: the order cannot be taken at its word."""

from typing import Any

import pytest

from nurse_app.clinical.bounds import out_of_bounds
from nurse_app.clinical.order import WeightBasis
from nurse_app.clinical.quantities import Concentration, Dose, Length, Rate, RateAs, RateUnit, Weight
from nurse_app.clinical.setting import Clinic, Pump
from tests.support.orders import BOOK, PUMP, g_per_kg, grams, ml_h, order, own, patient


def outside(an_order: Any = None, a_patient: Any = None, pump: Pump = PUMP, clinic: Clinic | None = None) -> list[str]:
    found = out_of_bounds(a_patient or patient(), an_order or order(), clinic or Clinic(), pump, BOOK)
    return [one.what for one in found]


@pytest.mark.parametrize(("kg", "found"), [("0.49", ["weight"]), ("0.5", []), ("350", []), ("350.1", ["weight"])])
def test_a_weight_lies_between_half_a_kilogram_and_350(kg, found):
    assert outside(a_patient=patient(kg)) == found


@pytest.mark.parametrize(("cm", "found"), [("29.9", ["height"]), ("30", []), ("250", []), ("250.1", ["height"])])
def test_a_height_lies_between_30_and_250_cm(cm, found):
    assert outside(a_patient=patient("70", height=Length.of(cm))) == found


@pytest.mark.parametrize(("kg", "found"), [("0.4", ["ordered-weight"]), ("62", []), ("351", ["ordered-weight"])])
def test_an_ordered_weight_lies_where_a_weight_lies(kg, found):
    assert outside(order(dosing_weight=WeightBasis.ORDERED, ordered_weight=Weight.of(kg))) == found


@pytest.mark.parametrize(
    ("dose", "days", "found"),
    [
        ("0", 1, ["course"]),
        ("0.001", 1, []),
        ("4", 2, []),
        ("4.001", 3, ["course"]),
        ("2", 1, []),
        ("2.001", 1, ["day"]),
    ],
)
def test_a_course_goes_up_to_4_and_a_day_up_to_2_g_for_each_kilogram(dose, days, found):
    assert outside(order(dose=g_per_kg(dose, days))) == found


@pytest.mark.parametrize(("dose", "found"), [("140", []), ("140.1", ["day"]), ("281", ["course"])])
def test_grams_are_judged_for_each_kilogram_of_the_dosing_weight(dose, found):
    assert outside(order(dose=grams(dose))) == found


def test_rounding_to_nothing_is_outside():
    assert outside(order(round_to=Dose.of(0))) == ["round-to"]


@pytest.mark.parametrize(
    ("step", "found"), [("0.009", ["pump-step"]), ("0.01", []), ("10", []), ("10.1", ["pump-step"])]
)
def test_a_pumps_step_lies_between_a_hundredth_and_10(step, found):
    assert outside(pump=Pump(Rate.of(step), Rate.of(999))) == found


@pytest.mark.parametrize(("top", "found"), [("0", ["pump-highest"]), ("2000", []), ("2000.1", ["pump-highest"])])
def test_a_pump_goes_up_to_2000(top, found):
    assert outside(pump=Pump(Rate.of("0.1"), Rate.of(top))) == found


@pytest.mark.parametrize(("rate", "found"), [("0", ["order-maximum"]), ("2000", []), ("2000.1", ["order-maximum"])])
def test_an_ordered_rate_goes_up_to_2000(rate, found):
    assert outside(order(maximum_rate=ml_h(rate))) == found


def test_a_rate_by_weight_is_judged_as_the_pump_would_show_it():
    """48 mg/kg/min of 100 mg/mL at 70 kg is 2016 mL/h."""
    assert outside(order(maximum_rate=RateAs.of(48, RateUnit.MG_KG_MIN))) == ["order-maximum"]
    assert outside(order(maximum_rate=RateAs.of("47.6", RateUnit.MG_KG_MIN))) == []


def test_with_an_open_concentration_a_rate_is_judged_on_the_strongest():
    powder = order("gammagard-sd", "PI", dose=grams("20"), maximum_rate=RateAs.of("47.6", RateUnit.MG_KG_MIN))
    assert outside(powder) == []
    thin = order(
        "gammagard-sd", "PI", dose=grams("20"), maximum_rate=powder.maximum_rate, strength=Concentration.of(50)
    )
    assert outside(thin) == ["order-maximum"]


def test_a_clinics_limit_is_a_rate_too():
    assert outside(clinic=Clinic(maximum_rate=ml_h("2001"))) == ["clinic-maximum"]


def test_every_step_is_judged_and_named_by_its_number():
    steps = own(RateUnit.ML_H, ("0", "30 min"), ("21", "30 min"), ("2001", ""))
    found = out_of_bounds(patient(), order(titration=steps), Clinic(), PUMP, BOOK)
    assert [(one.what, one.n) for one in found] == [("step", 1), ("step", 3)]
    assert found[1].value == "2001 mL/h"


def test_all_that_is_outside_is_listed_at_once():
    many = order(dose=g_per_kg("5"), maximum_rate=ml_h("0"))
    assert outside(many, pump=Pump(Rate.of(11), Rate.of(999))) == ["course", "pump-step", "order-maximum"]


def test_a_weight_outside_is_not_used_to_judge_anything_else():
    assert outside(order(dose=grams("100"), maximum_rate=RateAs.of(1, RateUnit.MG_KG_MIN)), patient("0")) == ["weight"]
