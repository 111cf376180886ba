"""The steps of a plan: the label's, the clinic's filling, a wished-for duration, and how they are rounded."""

import pytest

from nurse_app.clinical.quantities import Dose, Rate
from nurse_app.clinical.setting import Pump
from tests.support.orders import codes, g_per_kg, grams, hours, minutes, ml_h, order, patient, plan, rates, severity


def test_the_worked_example_takes_228_5_minutes():
    """157.5 mL in the first four steps, then 542.5 mL in 108.5 min."""
    found = plan(order(round_to=Dose.of(5), maximum_rate=ml_h("300")))
    assert rates(found) == ["21", "42", "84", "168", "300"]
    assert [step.lasts.text(1) for step in found.steps] == ["30", "30", "30", "30", "108.5"]
    assert [step.cumulative.text(1) for step in found.steps] == ["10.5", "31.5", "73.5", "157.5", "700"]
    assert found.steps[4].volume.text(1) == "542.5"
    assert minutes(found) == "228.5"


def test_where_the_label_prints_no_steps_they_are_the_clinics_and_asked():
    assert severity(plan(order()), "steps-are-the-clinics") == "ask"


def test_the_labels_first_rate_is_doubled_before_it_is_rounded():
    """0.5 mg/kg/min at 72.5 kg is 21.75 mL/h: 21.7 on the pump, doubled 43.5."""
    assert rates(plan(order(), patient("72.5")))[:4] == ["21.7", "43.5", "87", "174"]


def test_printed_steps_are_the_labels_and_not_asked():
    itp = plan(order("octagam-10-us", "ITP", dose=g_per_kg("2", 2)))
    assert rates(itp) == ["42", "84", "168", "336", "504"]
    assert not codes(itp) & {"steps-are-the-clinics", "steps-example", "steps-derived"}


def test_printed_steps_are_cut_at_the_ceiling():
    itp = plan(order("octagam-10-us", "ITP", dose=g_per_kg("2", 2), maximum_rate=ml_h("200")))
    assert rates(itp) == ["42", "84", "168", "200"]


def test_a_manufacturers_example_is_asked_and_ends_where_it_ends():
    found = plan(order("gammagard-liquid"))
    assert rates(found) == ["35", "70", "140", "210", "280", "350"]
    assert found.ceiling is not None
    assert found.ceiling.rate == Rate.of(378)
    assert severity(found, "steps-example") == "ask"


def test_derived_steps_are_noted():
    assert severity(plan(order("octagam-10-us", "DM", dose=g_per_kg("2", 2))), "steps-derived") == "note"


def test_the_longer_interval_of_a_printed_range_is_used():
    found = plan(order("panzyga-us", dose=g_per_kg("2", 2)))
    assert rates(found) == ["42", "84", "168", "336", "504"]
    assert [step.start.text() for step in found.steps] == ["0", "30", "60", "90", "120"]


def test_a_five_percent_product_runs_at_twice_the_volume():
    """0.5, 1, 2, 3.33 mg/kg/min of 50 mg/mL at 70 kg; the last is 279.72 mL/h."""
    assert rates(plan(order("octagam-5-us", "PI", dose=g_per_kg("0.6")))) == ["42", "84", "168", "279.7"]


def test_a_small_dose_ends_on_an_early_step():
    found = plan(order(dose=grams("2")))
    assert rates(found) == ["21", "42"]
    assert minutes(found) == "43.6"


def test_to_last_five_hours_the_ceiling_is_62_1():
    """10.5 mL at 21 and 21 mL at 42, then 248.5 mL at 62.1 in 240.1 min; at 62.2 it would be over in 299.7."""
    found = plan(order(dose=grams("28"), titration=hours("5")))
    assert rates(found) == ["21", "42", "62.1"]
    assert minutes(found) == "300.1"
    assert found.ceiling is not None
    assert (found.ceiling.rate.text(), found.ceiling.because.value) == ("62.1", "order")
    assert [(o.rate.text(), o.because.value) for o in found.ceiling.others] == [("336", "label")]


def test_a_wished_duration_never_raises_a_ceiling():
    found = plan(order(dose=grams("28"), titration=hours("5"), maximum_rate=ml_h("50")))
    assert rates(found)[-1] == "50"
    assert severity(found, "lasts-that-long-anyway") == "note"


def test_a_wished_duration_that_is_met_exactly_counts():
    """21 mL at the first rate, 21 mL/h, last 1 h; at 21.1 they would not."""
    exact = plan(order(dose=grams("2.1"), titration=hours("1")))
    assert (rates(exact), minutes(exact)) == (["21"], "60")


def test_a_duration_longer_than_the_slowest_setting_stops():
    found = plan(order(dose=grams("1"), titration=hours("101")))
    assert severity(found, "mean-hours-too-long") == "stop"
    assert (found.steps, found.duration) == ((), None)
    assert rates(plan(order(dose=grams("1"), titration=hours("100")))) == ["0.1"]


def test_a_wished_duration_on_a_coarse_pump_uses_a_setting_it_has():
    coarse = Pump(Rate.of("0.1"), Rate.of(999), coarse_from=Rate.of(50), coarse_step=Rate.of(5))
    assert rates(plan(order(dose=grams("28"), titration=hours("5")), pump=coarse)) == ["21", "42", "60"]


@pytest.mark.parametrize(("kg", "first"), [("70", "21"), ("69.9", "20.9"), ("72.5", "21.7")])
def test_a_rate_is_rounded_down_to_the_step(kg, first):
    assert rates(plan(order(), patient(kg)))[0] == first


def test_a_pump_that_steps_coarser_above_a_rate_is_rounded_coarser_there():
    coarse = Pump(Rate.of("0.1"), Rate.of(999), coarse_from=Rate.of(100), coarse_step=Rate.of(1))
    assert rates(plan(order(), patient("72.7"), pump=coarse)) == ["21.8", "43.6", "87.2", "174", "348"]


def test_a_gravity_set_is_not_rounded_and_tells_its_drops():
    """21.75 mL/h through 20 drops a millilitre is 7.25 drops a minute."""
    gravity = Pump(Rate.of("0.1"), Rate.of(999), gravity=True, drop_factor=20)
    first = plan(order(), patient("72.5"), pump=gravity).steps[0]
    assert first.rate == Rate.of("21.75")
    assert first.gtt_min is not None
    assert first.gtt_min * 4 == 29


def test_a_pump_does_not_tell_drops():
    assert plan(order()).steps[0].gtt_min is None


def test_a_first_rate_below_the_pumps_step_stops():
    """0.5 mg/kg/min at 2 kg is 0.6 mL/h."""
    found = plan(order(dose=grams("1")), patient("2"), pump=Pump(Rate.of(1), Rate.of(999)))
    assert severity(found, "rate-below-pump-step") == "stop"
    assert (found.steps, found.duration) == ((), None)


@pytest.mark.parametrize(("dose", "asked"), [("6.2", True), ("6.3", False), ("6.4", False)])
def test_an_infusion_under_an_hour_is_asked(dose, asked):
    """At 140 kg: 21 mL at 42 mL/h, then 42 mL at 84 mL/h are 63 mL in 60 min."""
    assert ("short-infusion" in codes(plan(order(dose=grams(dose)), patient("140")))) is asked


@pytest.mark.parametrize(("top", "asked"), [("35.1", False), ("35", False), ("34.9", True)])
def test_an_infusion_over_eight_hours_is_asked(top, asked):
    """273 mL: 10.5 mL at 21, then 262.5 mL at 35 mL/h in 450 min is 480 min."""
    found = plan(order(dose=grams("27.3"), maximum_rate=ml_h(top)))
    assert ("long-infusion" in codes(found)) is asked
