"""Five hours of an infusion: who does what is due hears nothing, who does not is reminded, and never twice a minute."""

from datetime import timedelta
from itertools import pairwise

import pytest

from nurse_app.app.alarming import Alarming
from nurse_app.infusion.alarm_facts import alarm_key
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import DueState
from tests.support.infusions import Ward, minute

LOOK_S = 30
SETS = ("vitals", "recheck")


class Heard:
    """Notes what sounds and when."""

    working = True

    def __init__(self):
        self.sounds, self.now = [], None

    def play(self, priority):
        self.sounds.append((self.now, str(priority)))


def a_day(late_min, minutes=300):
    """What sounded and which alarms were there, with a nurse who is so many minutes late with everything."""
    ward, ear = Ward().started(), Heard()
    alarming, seen = Alarming(ear), {}
    for step in range(minutes * 60 // LOOK_S):
        ward.now = minute(0) + timedelta(seconds=step * LOOK_S)
        do_what_is_due(ward, late_min)
        outlook = look(ward.infusion, ward.now, ward.book)
        present = {alarm_key(a): a for a in outlook.alarms}
        ear.now = ward.now
        alarming.hear(present, ward.now)
        for key, alarm in present.items():
            seen.setdefault(key, (alarm, ward.now))
    return ear.sounds, seen


def do_what_is_due(ward, late_min):
    outlook = ward.outlook
    due = [d for d in outlook.due if d.state is not DueState.COMING and ward.now >= d.at + timedelta(minutes=late_min)]
    if any(d.what in SETS for d in due):
        ward.vitals()
    for one in due:
        if one.what == "rate" and one.rate is not None:
            if one.held:
                ward.vitals()
            ward.rate(one.rate.text())
        elif one.what == "bottle":
            ward.request("change_bottle", one.why)
        elif one.what == "observe":
            ward.request("end_observation")
    if outlook.volume_in and ward.infusion.ended_at is None:
        ward.request("complete")


def test_a_nurse_who_is_there_hears_nothing_for_five_hours():
    sounds, seen = a_day(0)
    assert sounds == []
    assert {alarm.priority.value for alarm, _ in seen.values()} <= {"low"}


def test_a_minute_late_is_still_silent():
    assert a_day(1, 120)[0] == []


@pytest.mark.parametrize(("late", "sounds"), [(3, {"low"}), (6, {"low", "medium"})])
def test_lateness_is_heard_softly_first_and_then_louder(late, sounds):
    assert {priority for _, priority in a_day(late, 120)[0]} == sounds


def test_whoever_does_nothing_is_reminded_of_each_thing_and_never_within_a_minute():
    sounds, seen = a_day(600, 90)
    times = [at for at, _ in sounds]
    assert all(b - a >= timedelta(seconds=60) for a, b in pairwise(times))
    assert "high" not in {priority for _, priority in sounds}
    late = next(alarm for alarm, _ in seen.values() if alarm.code == "vitals-late")
    assert late.since == minute(15)
    # Due at 15: softly at 17, as a medium alarm at 20, again at 22 and 25, then every 5 minutes.
    assert [(at - minute(0)) // timedelta(minutes=1) for at in times][:6] == [17, 20, 22, 25, 30, 32]
