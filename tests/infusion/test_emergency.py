"""The emergency card: vitals every 5 min while it is open, and what counts when it was opened by mistake."""

from datetime import timedelta

import pytest

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Percent, Rate
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.outlook import DueState, Status
from tests.support.infusions import Ward, codes, minute, reading


def opened(at=10):
    """Running at 21 mL/h since minute 0; the card was opened at a minute."""
    ward = Ward().started().at(at)
    ward.request("open_emergency")
    return ward


def due_vitals(ward):
    """Minutes after the first drop at which sets are due, or were."""
    return [int((d.at - minute(0)) / timedelta(minutes=1)) for d in ward.outlook.due if d.what == "vitals"]


@pytest.mark.parametrize(("number", "state"), [("14.9", "coming"), ("15", "now"), ("15.1", "now")])
def test_vitals_are_due_five_minutes_after_the_card_was_opened(number, state):
    ward = opened()
    ward.vitals()
    ward.at(number)
    due = next(d for d in ward.outlook.due if d.what == "vitals" and d.at == minute(15))
    assert due.state is DueState(state)


def test_they_stay_due_every_five_minutes_while_it_is_open_however_clean():
    ward = opened()
    for number in (10, 15, 20, 25, 30):
        ward.at(number).vitals()
    assert 35 in due_vitals(ward.at(31))
    ward.request("close_emergency", "handed to the crew")
    assert 35 not in due_vitals(ward)


def test_they_are_due_every_five_minutes_also_in_the_observation():
    ward = Ward().started().at(10)
    ward.request("complete", reason="test")
    ward.at(20).request("open_emergency")
    ward.vitals()
    assert 25 in due_vitals(ward)


def test_after_an_emergency_only_a_new_order_lets_it_go_on():
    ward = opened()
    ward.at(12).request("close_emergency", "patient is well")
    assert ward.infusion.status is Status.STOPPED
    assert "stopped-needs-order" in codes(ward.request("resume", Rate.of(21)))


def test_opened_by_mistake_while_the_pump_ran_on_nothing_was_stopped():
    ward = opened()
    ward.at(20)
    assert ward.infusion.ledger.volume_at(minute(20)).text() == "3.5"
    assert isinstance(ward.request("close_emergency", "wrong button", mistake="ran-on"), Kept)
    assert (ward.infusion.status, ward.infusion.ended_at, ward.infusion.pauses) == (Status.INFUSING, None, ())
    assert ward.infusion.ledger.volume_at(minute(20)).text() == "7"
    card = ward.infusion.emergencies[0]
    assert (card.opened_at, card.closed_at, card.mistake) == (minute(10), minute(20), "ran-on")


def test_opened_by_mistake_while_the_pump_stood_it_goes_on_as_after_a_pause():
    ward = opened()
    ward.at(20).request("close_emergency", "wrong button", mistake="stood")
    assert (ward.infusion.status, ward.infusion.ended_at) == (Status.PAUSED, None)
    assert codes(ward.request("resume", Rate.of(42))) == ["above-rate-before"]
    assert isinstance(ward.request("resume", Rate.of(21)), Kept)
    assert ward.infusion.ledger.volume_at(minute(30)).text() == "7"


def test_with_epinephrine_given_or_a_reaction_open_it_was_no_mistake():
    given = opened()
    given.request("emergency_step", "epinephrine", detail="0.3 mg")
    assert codes(given.request("close_emergency", "wrong button", mistake="ran-on")) == ["emergency-was-real"]
    reaction = Ward().started().at(10)
    reaction.request("note_reaction", (SeenSign("headache", Grade.MILD),))
    reaction.request("open_emergency")
    assert codes(reaction.request("close_emergency", "wrong button", mistake="stood")) == ["emergency-was-real"]


def test_a_pump_that_did_not_run_then_did_not_run_on():
    ward = Ward().started().at(10)
    ward.request("pause", "toilet")
    ward.at(15).request("open_emergency")
    assert codes(ward.request("close_emergency", "wrong button", mistake="ran-on")) == ["did-not-run-then"]
    assert isinstance(ward.request("close_emergency", "wrong button", mistake="stood"), Kept)
    assert ward.infusion.status is Status.PAUSED


def test_before_the_first_drop_a_card_opened_by_mistake_leaves_the_start_as_it_was():
    ward = Ward()
    ward.request("open_emergency")
    assert "emergency-open" in codes(ward.request("start"))
    ward.request("close_emergency", "wrong button", mistake="stood")
    assert "emergency-open" not in codes(ward.request("start"))
    assert ward.infusion.status is Status.READY


def test_a_card_closed_as_an_emergency_and_a_later_one_by_mistake_are_held_apart():
    ward = opened()
    ward.at(12).request("close_emergency", "patient is well")
    ward.at(13).request("open_emergency")
    ward.at(14).request("close_emergency", "wrong button", mistake="stood")
    assert (ward.infusion.end, ward.infusion.ended_at) == ("emergency", minute(10))


def test_low_oxygen_in_the_set_while_it_is_open_keeps_the_five_minutes():
    ward = opened()
    ward.request("take_vitals", reading(spo2=Percent.of(85)))
    assert 15 in due_vitals(ward.at(11))
