"""A titration that the order writes itself: planned as it is written, asked about, cut or stopped."""

import pytest

from nurse_app.clinical.order import WeightBasis
from nurse_app.clinical.patient import Risk, Sex
from nurse_app.clinical.quantities import Dose, Length, Rate, RateUnit
from nurse_app.clinical.setting import Clinic, Pump
from tests.support.orders import (
    PUMP,
    codes,
    g_per_kg,
    grams,
    minutes,
    ml_h,
    order,
    own,
    patient,
    plan,
    rates,
    severity,
)

MG, ML_KG_H, ML_H = RateUnit.MG_KG_MIN, RateUnit.ML_KG_H, RateUnit.ML_H
SCHEDULE_A = own(MG, ("0.5", "30 min"), ("1", "30 min"), ("1.5", "30 min"), ("2", ""))
EX_2 = own(ML_KG_H, ("0.5", "30 min"), ("1", "30 min"), ("2", "30 min"), ("3", ""))
EX_3 = own(MG, ("1", "30 min"), ("2", "30 min"), ("4", ""))


def written(titration, dose, **others):
    return order(titration=titration, dose=dose, **others)


def test_example_1_takes_4_h_05_min():
    found = plan(written(SCHEDULE_A, grams("28")))
    assert rates(found) == ["21", "42", "63", "84"]
    assert [s.cumulative.text(1) for s in found.steps] == ["10.5", "31.5", "63", "280"]
    assert minutes(found) == "245"


def test_example_1_on_a_30_g_day_takes_4_h_19_min():
    day_1 = written(SCHEDULE_A, g_per_kg("2", 5, 1), round_to=Dose.of(5))
    assert minutes(plan(day_1)) == "259.3"


def test_example_2_takes_4_h_15_min():
    assert minutes(plan(written(EX_2, g_per_kg("1")))) == "255"


def test_example_3_takes_4_h_48_min_on_the_actual_weight():
    woman = patient("45", height=Length.of(150), sex=Sex.F)
    found = plan(written(EX_3, g_per_kg("2", 2), dosing_weight=WeightBasis.IDEAL), woman)
    assert rates(found) == ["27", "54", "108"]
    assert minutes(found) == "287.5"


def test_example_4_on_the_adjusted_weight_is_rounded_down_at_each_step():
    """26.27, 52.54, 78.81, 105.07 mL/h exactly: 13.1 + 26.25 + 39.4 mL, then 271.25 mL at 105 in 155 min."""
    man = patient("120", height=Length.of(170), sex=Sex.M)
    loading = written(SCHEDULE_A, g_per_kg("2", 5), dosing_weight=WeightBasis.ADJUSTED, round_to=Dose.of(5))
    found = plan(loading, man)
    assert rates(found) == ["26.2", "52.5", "78.8", "105"]
    assert minutes(found) == "245"
    assert found.dosing is not None
    assert found.dosing.volume.text() == "350"


def test_example_5_takes_4_h_48_min():
    dm = order("octagam-10-us", "DM", titration=EX_3, dose=g_per_kg("2", 2))
    assert minutes(plan(dm, patient("62"))) == "287.5"


def test_example_6_of_a_five_percent_product_takes_3_h_42_min():
    steps = own(MG, ("0.5", "30 min"), ("1", "30 min"), ("2", "30 min"), ("3", ""))
    found = plan(order("octagam-5-us", "PI", titration=steps, dose=g_per_kg("1", 2)), patient("82"))
    assert rates(found) == ["49.2", "98.4", "196.8", "295.2"]
    assert minutes(found) == "221.7"


def test_a_step_may_run_for_a_volume():
    """15 mL at 30 mL/h is 30 min; then 60 for 15 mL, 120 to the end: 30 + 15 + 35 min for 100 mL."""
    found = plan(written(own(ML_H, ("30", "15 mL"), ("60", "15 mL"), ("120", "")), grams("10")))
    assert [s.lasts.text(1) for s in found.steps] == ["30", "15", "35"]
    assert minutes(found) == "80"


@pytest.mark.parametrize(
    ("unit", "rate"),
    [(ML_H, "42"), (ML_KG_H, "0.6"), (RateUnit.ML_KG_MIN, "0.01"), (MG, "1"), (RateUnit.MG_KG_H, "60")],
)
def test_each_unit_says_the_same_rate(unit, rate):
    assert rates(plan(written(own(unit, (rate, "")), grams("28")))) == ["42"]


def test_drops_a_minute_become_millilitres_an_hour():
    """14 drops a minute at 20 drops a millilitre is 42 mL/h."""
    assert rates(plan(written(own(RateUnit.GTT_MIN, ("14", ""), factor=20), grams("28")))) == ["42"]


def test_drops_on_a_gravity_set_are_kept_as_drops():
    gravity = Pump(PUMP.step, PUMP.highest, gravity=True, drop_factor=15)
    step = plan(written(own(RateUnit.GTT_MIN, ("7", "")), grams("28")), pump=gravity).steps[0]
    assert step.rate == Rate.of(28)
    assert step.gtt_min == 7


@pytest.mark.parametrize(("first", "asked"), [("20.9", False), ("21", False), ("21.1", True)])
def test_a_first_rate_above_the_labels_is_asked_and_kept(first, asked):
    found = plan(written(own(ML_H, (first, "30 min"), ("42", "")), grams("28")))
    assert ("first-rate-above-label" in codes(found)) is asked
    assert rates(found)[0] == first


@pytest.mark.parametrize(("hold", "asked"), [("29 min", True), ("30 min", False), ("31 min", False)])
def test_a_hold_shorter_than_the_labels_is_asked_and_kept(hold, asked):
    steps = own(MG, ("1", hold), ("2", ""))
    found = plan(order("octagam-10-us", "ITP", titration=steps, dose=grams("28")))
    assert ("hold-shorter-than-label" in codes(found)) is asked
    assert found.steps[0].lasts.text() == hold.removesuffix(" min")


def test_a_volume_that_runs_shorter_than_the_labels_hold_is_asked():
    """10 mL at 42 mL/h is 14.3 min."""
    steps = own(MG, ("1", "10 mL"), ("2", ""))
    assert "hold-shorter-than-label" in codes(plan(order("octagam-10-us", "ITP", titration=steps, dose=grams("28"))))


def test_the_shorter_end_of_a_printed_range_is_no_shorter_hold():
    steps = own(MG, ("1", "30 min"), ("2", "15 min"), ("4", ""))
    assert "hold-shorter-than-label" not in codes(plan(order("panzyga-us", titration=steps, dose=grams("28"))))


def test_a_label_without_a_hold_asks_about_none():
    steps = own(ML_H, ("21", "1 min"), ("42", ""))
    assert "hold-shorter-than-label" not in codes(plan(written(steps, grams("28"))))


def test_a_step_slower_than_the_one_before_is_asked_and_kept():
    found = plan(written(own(ML_H, ("21", "30 min"), ("42", "30 min"), ("41.9", "")), grams("28")))
    assert severity(found, "step-slower-than-before") == "ask"
    assert rates(found) == ["21", "42", "41.9"]


def test_a_step_above_the_orders_own_maximum_is_left_out_with_all_later_ones():
    steps = own(ML_H, ("21", "30 min"), ("60", "30 min"), ("61", "30 min"), ("30", ""))
    found = plan(written(steps, grams("28"), maximum_rate=ml_h("60")))
    assert severity(found, "step-above-order") == "ask"
    assert rates(found) == ["21", "60"]
    assert found.steps[-1].cumulative.text() == "280"


def test_a_first_step_above_the_orders_own_maximum_leaves_nothing_and_stops():
    found = plan(written(own(ML_H, ("21", "30 min"), ("42", "")), grams("28"), maximum_rate=ml_h("20")))
    assert severity(found, "first-step-above-order") == "stop"
    assert (found.steps, found.duration) == ((), None)


@pytest.mark.parametrize(("last", "stopped"), [("335.9", False), ("336", False), ("336.1", True)])
def test_a_step_above_the_label_stops(last, stopped):
    found = plan(written(own(ML_H, ("21", "30 min"), (last, "")), grams("28")))
    assert ("step-above-limit" in codes(found)) is stopped
    assert (found.duration is None) is stopped
    assert found.ceiling is not None


def test_a_step_above_the_label_stops_also_where_the_order_would_have_cut_it():
    steps = own(ML_H, ("21", "30 min"), ("400", ""))
    assert "step-above-limit" in codes(plan(written(steps, grams("28"), maximum_rate=ml_h("300"))))


def test_a_step_above_the_clinics_limit_stops():
    clinic = Clinic(maximum_rate=ml_h("100"))
    found = plan(written(own(ML_H, ("21", "30 min"), ("101", "")), grams("28")), clinic=clinic)
    assert severity(found, "step-above-limit") == "stop"


def test_a_step_above_the_pump_stops():
    slow = Pump(Rate.of("0.1"), Rate.of(100))
    found = plan(written(own(ML_H, ("21", "30 min"), ("101", "")), grams("28")), pump=slow)
    assert severity(found, "step-above-limit") == "stop"


def test_a_step_above_the_limit_of_a_patient_at_risk_stops():
    frail = patient("70", risks=frozenset({Risk.RENAL}))
    steps = own(MG, ("1", "30 min"), ("3.1", ""))
    found = plan(order("octagam-10-us", "DM", titration=steps, dose=grams("28")), frail)
    assert severity(found, "step-above-limit") == "stop"


def test_a_step_below_the_pumps_step_stops():
    found = plan(written(own(ML_H, ("0.05", "30 min"), ("42", "")), grams("28")))
    assert severity(found, "rate-below-pump-step") == "stop"


def test_an_ordered_titration_is_not_called_the_clinics():
    assert "steps-are-the-clinics" not in codes(plan(written(SCHEDULE_A, grams("28"))))
