"""The rate goes up only one planned step at a time, after its time, with fresh clean vitals, below every ceiling."""

from dataclasses import replace

import pytest

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.order import OwnStep, OwnTitration
from nurse_app.clinical.quantities import Minutes, Pressure, Rate, RateAs, RateUnit, Volume
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.outlook import Act, DueState
from nurse_app.infusion.rises import rise_holds
from tests.support.infusions import ORDER, Ward, codes, finding, minute, ml, reading


def ready_at(number):
    """Running at the first rate, with a clean set at this minute."""
    ward = Ward().started().at(number)
    ward.vitals()
    return ward


@pytest.mark.parametrize(("number", "reasons"), [(29, ["step-time-not-over"]), (30, []), (31, [])])
def test_the_rate_is_not_raised_before_the_interval_is_over(number, reasons):
    assert codes(ready_at(number).rate("42")) == reasons


def test_what_is_left_of_the_step_is_said():
    said = finding(ready_at(29).rate("42"), "step-time-not-over")
    assert (said.fact("needed"), said.fact("left")) == ("30 min", "1 min")


def test_a_pause_is_left_out_of_the_step():
    ward = Ward().started().at(20)
    ward.request("pause", "toilet")
    ward.at(25).request("resume", Rate.of(21))
    ward.at(34).vitals()
    assert codes(ward.rate("42")) == ["step-time-not-over"]
    ward.at(35).vitals()
    assert isinstance(ward.rate("42"), Kept)


@pytest.mark.parametrize(
    ("to", "reasons"), [("30", []), ("42", []), ("42.1", ["beyond-next-step"]), ("84", ["beyond-next-step"])]
)
def test_it_rises_to_any_rate_up_to_the_next_step(to, reasons):
    assert codes(ready_at(30).rate(to)) == reasons


def test_off_the_plan_the_next_faster_step_is_next():
    ward = ready_at(30)
    ward.rate("30")
    ward.at(60).vitals()
    assert ward.refused(ward.rate("43")) == ["beyond-next-step"]
    assert isinstance(ward.rate("42"), Kept)


@pytest.mark.parametrize(("age", "reasons"), [("4.9", []), ("5", []), ("5.1", ["vitals-old"])])
def test_the_set_is_at_most_five_minutes_old(age, reasons):
    ward = Ward().started().at(30)
    ward.vitals()
    ward.now = minute(30) + (minute(age) - minute(0))
    assert codes(ward.rate("42")) == reasons


def test_without_a_set_since_the_last_change_nothing_rises():
    ward = Ward().started().at(30)
    assert ward.refused(ward.rate("42")) == ["vitals-needed"]


def test_the_set_before_the_last_change_does_not_count_for_the_next():
    ward = ready_at(30)
    ward.rate("42")
    ward.at(60)
    assert ward.refused(ward.rate("84")) == ["vitals-needed"]


@pytest.mark.parametrize("lacking", ["systolic", "diastolic", "pulse", "respiration", "temperature_c", "spo2"])
def test_a_set_that_lacks_one_of_the_six_does_not_do(lacking):
    ward = Ward().started().at(30)
    ward.vitals(reading(**{lacking: None}))
    answer = ward.rate("42")
    assert ward.refused(answer) == ["vitals-incomplete"]
    assert finding(answer, "vitals-incomplete").fact("lacking") == lacking


def test_pain_and_alertness_hold_nothing_by_their_absence():
    assert isinstance(ready_at(30).rate("42"), Kept)


def test_a_set_in_a_band_holds_the_rise():
    ward = Ward().started().at(30)
    ward.vitals(reading(systolic=Pressure.of(97), diastolic=Pressure.of(60)), confirmed=("systolic",))
    assert set(ward.refused(ward.rate("42"))) == {"vitals-in-band"}


def test_a_later_partial_set_in_a_band_holds_the_rise_too():
    ward = ready_at(29)
    ward.at(30).vitals(
        reading(
            systolic=Pressure.of(97),
            diastolic=Pressure.of(60),
            pulse=None,
            respiration=None,
            temperature_c=None,
            spo2=None,
        ),
        confirmed=("systolic",),
    )
    assert set(ward.refused(ward.rate("42"))) == {"vitals-in-band"}


def test_a_symptom_ticked_with_the_set_holds_the_rise():
    ward = Ward().started().at(30)
    ward.vitals(symptoms=(SeenSign("headache", Grade.MILD),))
    assert ward.refused(ward.rate("42")) == ["symptom-with-vitals"]


def test_every_reason_is_given_the_worst_first():
    ward = Ward().started().at(10)
    assert ward.refused(ward.rate("400")) == [
        "above-ceiling",
        "beyond-next-step",
        "step-time-not-over",
        "vitals-needed",
    ]


def test_a_fall_is_never_held():
    ward = Ward().started().risen("42").at(31)
    ward.reaction()
    assert isinstance(ward.rate("21"), Kept)
    assert isinstance(ward.rate("0.1"), Kept)


def test_the_same_rate_again_is_kept_with_a_note_and_starts_no_new_step():
    ward = ready_at(10)
    assert codes(ward.rate("21")) == ["same-rate"]
    ward.at(30).vitals()
    assert isinstance(ward.rate("42"), Kept)


def test_on_the_last_step_nothing_rises():
    own = OwnTitration(RateUnit.ML_H, (OwnStep(Rate.of(21).value, Minutes.of(30)), OwnStep(Rate.of(42).value)))
    ward = Ward(replace(ORDER, titration=own)).started().risen("42").at(100)
    ward.vitals()
    assert ward.refused(ward.rate("50")) == ["no-higher-step"]


# Ceilings


def test_above_the_label_nothing_can_be_set():
    ward = Ward().started().risen("42", "84", "168", "336").at(125)
    answer = ward.rate("336.1")
    assert "above-ceiling" in ward.refused(answer)
    said = finding(answer, "above-ceiling")
    assert (said.fact("ceiling"), said.fact("because")) == ("336 mL/h", "label")
    assert said.source


def test_above_the_order_needs_a_new_order():
    ordered = replace(ORDER, maximum_rate=RateAs.of("42", RateUnit.ML_H))
    ward = Ward(ordered).started().risen("42").at(60)
    ward.vitals()
    assert "above-order" in ward.refused(ward.rate("84"))
    new = RateAs.of("84", RateUnit.ML_H)
    assert ward.refused(ward.request("change_order", "Dr Osei", new, read_back=False)) == ["not-read-back"]
    assert ward.refused(ward.request("change_order", " ", new, read_back=True)) == ["word-needed"]
    ward.request("change_order", "Dr Osei", new, read_back=True)
    assert isinstance(ward.rate("84"), Kept)


def test_above_the_clinic_a_new_order_does_not_help():
    ordered = replace(ORDER, maximum_rate=RateAs.of("42", RateUnit.ML_H))
    ward = Ward(ordered, clinic=Clinic(maximum_rate=RateAs.of("60", RateUnit.ML_H))).started().risen("42").at(60)
    ward.vitals()
    assert "above-ceiling" in ward.refused(ward.rate("84"))
    assert "above-order" in ward.refused(ward.rate("60"))


def test_a_lighter_weight_lowers_the_ceiling_at_once():
    ward = Ward().started().risen("42", "84", "168", "336")
    lighter = replace(ward.infusion.patient, weight=type(ward.infusion.patient.weight).of("60"))
    answer = ward.request("correct_order", lighter, ward.infusion.order, ward.infusion.pump, "weighed again")
    assert codes(answer)[0] == "running-above-ceiling"
    loudest = ward.outlook.alarms[0]
    assert (loudest.code, loudest.priority.value) == ("rate-above-ceiling", "high")


def test_a_fall_that_is_still_above_the_ceiling_is_refused():
    ward = Ward().started().at(10)
    ward.request("found_rate", Rate.of(400), "found so")
    assert ward.refused(ward.rate("340")) == ["above-ceiling"]
    assert ward.refused(ward.rate("400")) == ["above-ceiling"]
    assert isinstance(ward.rate("336"), Kept)


# What the pump can do


COARSE = Pump(Rate.of("0.1"), Rate.of(999), Rate.of(100), Rate.of(1))


@pytest.mark.parametrize(
    ("rate", "below", "above"),
    [("42.05", "42 mL/h", "42.1 mL/h"), ("100.5", "100 mL/h", "101 mL/h"), ("99.95", "99.9 mL/h", "100 mL/h")],
)
def test_a_rate_that_the_pump_cannot_show_names_its_neighbours(rate, below, above):
    ward = Ward(pump=COARSE).started().risen("42", "84").at(90)
    ward.vitals()
    answer = ward.rate(rate)
    assert ward.refused(answer)[0] == "not-settable" or "not-settable" in codes(answer)
    said = finding(answer, "not-settable")
    assert (said.fact("below"), said.fact("above")) == (below, above)


def test_no_rate_is_zero_or_less():
    ward = Ward().started().at(5)
    assert ward.refused(ward.rate("0")) == ["rate-not-above-zero"]


# The pump's own volume


def _pumped(shown):
    """42 mL/h to minute 120: 10.5 + 63 mL = 73.5 mL computed; the pump shows something else."""
    ward = Ward().started().risen("42").at(120)
    return ward, ward.request("read_pump_volume", ml(shown))


@pytest.mark.parametrize(
    ("shown", "reasons"),
    [
        ("73.5", []),
        ("68.5", []),
        ("68.4", ["pump-volume-differs"]),
        ("66.15", ["pump-volume-differs"]),
        ("66.1", ["pump-volume-far-off"]),
        ("78.5", []),
        ("78.6", ["pump-volume-differs"]),
        ("80.85", ["pump-volume-differs"]),
        ("80.9", ["pump-volume-far-off"]),
    ],
)
def test_more_than_five_millilitres_are_said_and_more_than_a_tenth_asks(shown, reasons):
    """5 mL is more than 3 % of 73.5; a tenth of it is 7.35 mL."""
    assert codes(_pumped(shown)[1]) == reasons


def test_a_pump_far_off_holds_rises_until_it_is_decided():
    ward, _ = _pumped("66.1")
    ward.vitals()
    assert ward.refused(ward.rate("84")) == ["pump-volume-far-off"]
    ward.request("decide", "pump-volume-far-off", "the line was clamped for 10 min")
    assert isinstance(ward.rate("84"), Kept)


def test_a_later_figure_that_agrees_lets_it_rise():
    ward, _ = _pumped("66.1")
    ward.at(121).vitals(pump_volume=Volume.of("74"))
    assert isinstance(ward.rate("84"), Kept)


def test_a_pump_that_shows_less_than_before_was_cleared():
    ward, _ = _pumped("70")
    assert ward.refused(ward.at(121).request("read_pump_volume", ml("69.9"))) == ["pump-volume-fell"]


# What the button says


def test_the_button_says_the_next_rate_and_what_holds_it():
    ward = Ward().started().at(10)
    button = ward.outlook.button(Act.CHANGE_RATE)
    assert button.rate == Rate.of(42)
    assert [f.code for f in button.held] == ["step-time-not-over", "vitals-needed"]


def test_the_next_step_is_in_the_queue_with_what_unlocks_it():
    ward = Ward().started().at(10)
    due = next(d for d in ward.outlook.due if d.what == "rate")
    assert (due.at, due.rate, due.state) == (minute(30), Rate.of(42), DueState.COMING)
    assert [f.code for f in due.held] == ["vitals-needed"]


def test_the_desk_and_the_rule_say_the_same():
    ward = Ward().started().at(10)
    held = rise_holds(ward.infusion, Rate.of(42), ward.now, ward.book)
    assert ward.rate("42").findings == held


def test_a_new_rate_while_it_is_paused_is_refused():
    ward = Ward().started().at(10)
    ward.request("pause", "toilet")
    assert ward.refused(ward.rate("21")) == ["not-running"]


def test_a_refused_baseline_leaves_only_levels_and_still_asks_for_a_whole_set():
    ward = Ward().verified().at(-5)
    ward.request("not_taken", "baseline", "patient refused")
    ward.at(0).request("start")
    ward.at(30).vitals(reading(systolic=Pressure.of(106), diastolic=Pressure.of(66)))
    assert ward.infusion.readings[-1].tripped == ()
    assert isinstance(ward.rate("42"), Kept)
    ward.at(60).vitals(reading(systolic=Pressure.of(88), diastolic=Pressure.of(50)), confirmed=("systolic",))
    assert set(ward.refused(ward.rate("84"))) == {"vitals-in-band"}
