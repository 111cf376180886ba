"""Pausing is never held; going on is, by a reaction, by time, by vitals, and never faster than before."""

import pytest

from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Pressure, Rate, RateAs, RateUnit
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.outlook import Act, Status
from nurse_app.infusion.so_far import so_far
from tests.support.infusions import Ward, codes, finding, minute, reading


def paused(at=45, reason="toilet"):
    ward = Ward().started().risen("42").at(at)
    ward.must(ward.request("pause", reason))
    return ward


def test_nothing_flows_in_a_pause_and_the_rate_before_stays_known():
    ward = paused().at(50)
    look = ward.outlook
    assert (look.status, look.rate, look.last_rate) == (Status.PAUSED, Rate.of(0), Rate.of(42))
    assert look.finish_at is None
    assert ward.given(50) == ward.given(45)


def test_a_pause_needs_a_reason_and_a_running_pump():
    ward = paused()
    assert ward.refused(ward.request("pause", "again")) == ["not-running"]
    ward.request("resume", Rate.of(42))
    assert ward.refused(ward.request("pause", " ")) == ["reason-needed"]


@pytest.mark.parametrize(("rate", "reasons"), [("21", []), ("42", []), ("42.1", ["above-rate-before"])])
def test_after_a_short_pause_it_goes_on_at_most_as_before(rate, reasons):
    ward = paused().at(50)
    assert codes(ward.request("resume", Rate.of(rate))) == reasons


def test_what_runs_is_not_resumed():
    ward = Ward().started().at(5)
    assert ward.refused(ward.request("resume", Rate.of(21))) == ["not-paused"]


# A long pause: over 60 min


@pytest.mark.parametrize(("lasted", "reasons"), [(59, []), (60, []), (61, ["vitals-needed", "long-pause"])])
def test_after_a_pause_of_more_than_an_hour_it_starts_low_again(lasted, reasons):
    ward = paused().at(45 + lasted)
    assert codes(ward.request("resume", Rate.of(42))) == reasons


def test_after_a_long_pause_fresh_vitals_and_the_first_rate_will_do():
    ward = paused().at(110)
    assert ward.outlook.button(Act.RESUME).rate == Rate.of(21)
    assert ward.refused(ward.request("resume", Rate.of(21))) == ["vitals-needed"]
    ward.vitals()
    assert isinstance(ward.request("resume", Rate.of(21)), Kept)
    assert "paused-long" not in [a.code for a in ward.outlook.alarms]


def test_a_long_pause_sounds():
    ward = paused().at(106)
    assert "paused-long" in [a.code for a in ward.outlook.alarms]


# A pause for a reaction


def paused_for_headache():
    """A moderate headache at 75 in the 84 step; paused as offered, gone at 90."""
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction(grade=Grade.MODERATE)
    about, guidance = ward.outlook.guidance[0]
    ward.must(ward.request("choose_option", about, next(o.number for o in guidance.options if o.do is Do.PAUSE)))
    ward.at(90).must(ward.request("resolve"))
    return ward


def test_an_open_reaction_holds_going_on():
    ward = paused(reason="headache")
    ward.at(46).reaction()
    ward.at(80).vitals()
    assert "reaction-open" in ward.refused(ward.request("resume", Rate.of(21)))


@pytest.mark.parametrize(("second", "granted"), [(104, False), (105, True), (106, True)])
def test_after_a_reaction_half_an_hour_and_two_clean_sets_come_first(second, granted):
    ward = paused_for_headache()
    ward.vitals()
    ward.at(second).vitals()
    answer = ward.request("resume", Rate.of(42))
    assert isinstance(answer, Kept) is granted
    assert granted or codes(answer) == ["wait-after-pause", "clean-sets-needed"]


def test_it_goes_on_at_most_at_the_last_rate_tolerated():
    ward = paused_for_headache()
    ward.vitals()
    ward.at(105).vitals()
    assert ward.refused(ward.request("resume", Rate.of("42.1"))) == ["above-tolerated"]
    button = ward.outlook.button(Act.RESUME)
    assert (button.rate, button.held) == (Rate.of(42), ())


def test_the_wait_says_until_when():
    ward = paused_for_headache().at(100)
    said = finding(ward.request("resume", Rate.of(42)), "wait-after-pause")
    assert (said.fact("wait"), said.fact("left"), said.fact("at")) == ("30 min", "5 min", minute(105).isoformat())


def test_vitals_in_a_band_hold_going_on():
    ward = paused().at(50)
    ward.vitals(reading(systolic=Pressure.of(106), diastolic=Pressure.of(66)))
    assert "vitals-in-band" in ward.refused(ward.request("resume", Rate.of(42)))


# A pause in the same instant as the end of a reaction: the order of the entries decides


def headache_gone_and_paused(*, pause_at, gone_first):
    """A headache of minute 40 that is gone at 60; paused a minute before, with it, or a minute later."""
    ward = Ward().started().risen("42").at(40)
    ward.reaction()
    requests = [(60, "resolve", ()), (pause_at, "pause", ("toilet",))]
    if not gone_first:
        requests.reverse()
    for at, name, given in sorted(requests, key=lambda request: request[0]):
        ward.at(at).must(ward.request(name, *given))
    return ward


@pytest.mark.parametrize(
    ("pause_at", "gone_first", "waits"),
    [(59, False, True), (60, False, True), (60, True, False), (61, True, False)],
)
def test_a_pause_after_the_reaction_was_gone_is_not_for_it(pause_at, gone_first, waits):
    ward = headache_gone_and_paused(pause_at=pause_at, gone_first=gone_first).at(65)
    held = codes(ward.request("resume", Rate.of(21)))
    assert ("wait-after-pause" in held) is waits
    (pause,) = so_far(ward.infusion, minute(0), ward.now, ward.book).pauses
    assert pause.for_reaction is waits


@pytest.mark.parametrize(("gone_first", "for_it"), [(True, False), (False, True)])
def test_a_stop_in_the_instant_of_the_end_of_a_reaction_goes_by_the_order_too(gone_first, for_it):
    ward = Ward().started().risen("42").at(40)
    ward.reaction()
    ward.at(60)
    for name, given in [("resolve", ()), ("stop", ("enough for today",))][:: 1 if gone_first else -1]:
        ward.must(ward.request(name, *given))
    assert so_far(ward.infusion, minute(0), ward.now, ward.book).stopped_for_reaction is for_it


# Stopped


def test_after_a_stop_only_a_new_order_lets_it_go_on():
    ward = Ward().started().risen("42").at(45)
    ward.must(ward.request("stop", "the patient wants to stop"))
    assert ward.outlook.status.value == "stopped"
    ward.at(50)
    assert ward.refused(ward.request("resume", Rate.of(42))) == ["stopped-needs-order"]
    ward.request("change_order", "Dr Osei", RateAs.of("42", RateUnit.ML_H), read_back=True)
    assert isinstance(ward.request("resume", Rate.of(42)), Kept)
    assert ward.outlook.status.value == "infusing"
    assert ward.infusion.ended_at is None


def test_an_order_from_before_the_stop_does_not_do():
    ward = Ward().started().risen("42").at(40)
    ward.request("change_order", "Dr Osei", RateAs.of("84", RateUnit.ML_H), read_back=True)
    ward.at(45).request("stop", "chest pain")
    assert "stopped-needs-order" in ward.refused(ward.at(46).request("resume", Rate.of(42)))


def test_a_stop_needs_a_reason_and_something_to_stop():
    ward = Ward()
    assert ward.refused(ward.request("stop", "x")) == ["not-running"]
    ward.started()
    assert ward.refused(ward.request("stop", "")) == ["reason-needed"]


# A rate found


def test_a_rate_found_above_the_ceiling_is_kept_with_a_high_alarm():
    ward = Ward().started().at(20)
    answer = ward.request("found_rate", Rate.of(400), "set by the night nurse")
    assert isinstance(answer, Kept)
    assert codes(answer) == ["found-above-ceiling"]
    assert ward.outlook.rate == Rate.of(400)
    assert (ward.outlook.alarms[0].code, ward.outlook.alarms[0].priority.value) == ("rate-above-ceiling", "high")
    assert ward.infusion.ledger.spans[-1].found


def test_a_pump_found_standing_still_counts_as_paused():
    ward = Ward().started().at(20)
    ward.request("found_rate", Rate.of(0), "occlusion")
    assert ward.outlook.status.value == "paused"
    assert ward.infusion.pauses[0].reason == "occlusion"


def test_a_pump_found_running_before_the_start_is_a_fact():
    ward = Ward()
    assert codes(ward.request("found_rate", Rate.of(50), "started by the ward")) == ["found-before-start"]
    assert ward.outlook.status.value == "infusing"


def test_a_pump_found_running_after_a_stop_is_a_fact():
    ward = Ward().started().at(20)
    ward.request("stop", "done for today")
    assert codes(ward.at(25).request("found_rate", Rate.of(21), "still running")) == ["found-after-end"]
    assert ward.outlook.status.value == "infusing"


def test_a_rate_found_needs_a_reason_only():
    ward = Ward().started().at(20)
    assert ward.refused(ward.request("found_rate", Rate.of(400), "")) == ["reason-needed"]
