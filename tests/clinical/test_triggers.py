"""Triggers beyond the single figure: what decides, what is told, no baseline, children, a baseline that is off."""

from nurse_app.clinical.findings import Severity
from nurse_app.clinical.signs import Action
from nurse_app.clinical.triggers import beyond_at_baseline, tripped
from nurse_app.clinical.vitals import Band, Compare
from tests.support.reaction_cases import reading, seen
from tests.support.tables import real_book

CALM = "systolic 126, diastolic 76, pulse 74, respiration 14, temperature_c 36.6, spo2 98, alertness alert"


def met(typed, baseline=CALM, signs="", adult=True):
    before = reading(baseline) if baseline else None
    return tripped(reading(typed), before, seen(signs), real_book(), adult)


def test_a_calm_set_trips_nothing():
    assert met(CALM) == ()


def test_the_worst_band_comes_first_and_then_the_order_of_the_book():
    off = met("systolic 100, pulse 104, spo2 91, temperature_c 38.5")
    assert [(t.trigger, t.band.value) for t in off] == [
        ("spo2_low", "red"),
        ("hr_high", "orange"),
        ("temp_rise", "orange"),
        ("sbp_fall", "amber"),
    ]


def test_what_decided_is_told_with_value_baseline_actions_and_source():
    (fall,) = met("systolic 96")
    assert (fall.trigger, fall.band, fall.value, fall.baseline) == ("sbp_fall", Band.ORANGE, "96 mmHg", "126 mmHg")
    assert (fall.condition.test, fall.condition.figure) == (Compare.FALL, 30)
    assert fall.actions == (Action.PAUSE_INFUSION, Action.RECHECK_5, Action.NOTIFY_PRESCRIBER)
    assert "National Blood Authority" in fall.source
    assert fall.company == ()


def test_a_rise_with_a_headache_tells_the_pressure_and_its_company():
    (rise,) = met("systolic 150", signs="headache mild")
    assert (rise.band, rise.condition.test) == (Band.RED, Compare.WITH)
    assert (rise.value, rise.baseline) == ("150 mmHg", "126 mmHg")
    assert rise.company == ("headache", "sbp_rise")


def test_without_a_baseline_only_levels_count():
    assert met("systolic 106, pulse 99, temperature_c 37.9, spo2 96, respiration 20", baseline="") == ()
    assert [t.trigger for t in met("systolic 104", baseline="")] == ["sbp_fall"]


def test_a_value_that_the_baseline_lacks_is_held_against_levels_only():
    assert met("systolic 106", baseline="pulse 74") == ()


def test_a_value_not_measured_trips_nothing():
    assert met("pulse 74") == ()


def test_every_band_of_a_child_asks_the_prescriber_too():
    (adult,) = met("pulse 104", baseline="")
    (child,) = met("pulse 104", baseline="", adult=False)
    assert Action.NOTIFY_PRESCRIBER not in adult.actions
    assert child.actions == (*adult.actions, Action.NOTIFY_PRESCRIBER)
    (red,) = met("pulse 131", baseline="", adult=False)
    assert red.actions.count(Action.NOTIFY_PRESCRIBER) == 1


def test_a_baseline_beyond_a_level_asks_for_the_patients_own_limit():
    (ask,) = beyond_at_baseline(reading("systolic 165, pulse 74, spo2 98"), real_book())
    assert (ask.code, ask.severity) == ("baseline-beyond-limit", Severity.ASK)
    assert dict(ask.facts) == {
        "trigger": "sbp_rise",
        "name": "Blood pressure rising",
        "vital": "systolic",
        "bands": "amber, orange",
        "level_only": "",
        "side": "above",
        "value": "165 mmHg",
    }
    assert beyond_at_baseline(reading(CALM), real_book()) == ()


def test_each_value_of_the_baseline_that_is_off_is_named():
    off = beyond_at_baseline(reading("systolic 104, pulse 48, spo2 90, temperature_c 38, respiration 22"), real_book())
    assert [(f.fact("trigger"), f.fact("bands")) for f in off] == [
        ("sbp_fall", "amber"),
        ("hr_low", "amber"),
        ("temp_rise", "amber"),
        ("spo2_low", "amber, orange, red"),
        ("rr_high", "amber"),
    ]
