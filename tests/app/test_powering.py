"""The laptop's battery and its sleep: asked before the first drop, warned of while an infusion runs, read seldom."""

import pytest

from nurse_app.app import powering
from nurse_app.infusion import wishes
from nurse_app.infusion.asking import Kept, Refused
from nurse_app.infusion.desk_battery import battery_alarm
from nurse_app.machine import paths
from nurse_app.machine.power import Battery
from nurse_app.ui import theme
from tests.support.alarm_room import ID, AlarmRoom
from tests.support.infusions import NURSE, Ward, codes, minute


class Cell:
    """A battery that counts how often it is asked."""

    def __init__(self):
        self.now: Battery | None = Battery(80, True)
        self.asked = 0

    def read(self):
        self.asked += 1
        return self.now


@pytest.fixture
def cell(monkeypatch):
    made = Cell()
    monkeypatch.setattr(powering.power, "battery", made.read)
    return made


@pytest.fixture
def room_of(tmp_path, qapp, monkeypatch, cell):
    theme.dress(qapp, paths.resources(), "light")
    made = []

    def room(ward):
        made.append(AlarmRoom(tmp_path, ward, monkeypatch))
        return made[-1]

    yield room
    for one in made:
        one.close()


def ready():
    """A ward in which everything before the first drop is done."""
    ward = Ward().verified().at(-10)
    ward.must(ward.vitals(baseline=True))
    return ward.at(0)


def begin(room):
    """Start, as often as the sound's check asks for it again."""
    first = room.infusion.plan.steps[0].rate.value
    return room.shell.wish(ID, wishes.Start(first)) or room.shell.wish(ID, wishes.Start(first))


def about(room):
    return [band for band in room.bands() if "battery" in band]


@pytest.mark.parametrize(
    ("percent", "priority"), [(21, None), (20, "medium"), (19, "medium"), (11, "medium"), (10, "high"), (9, "high")]
)
def test_it_warns_from_twenty_and_loudly_from_ten_percent(percent, priority):
    alarm = battery_alarm(percent, minute(5))
    assert (None if alarm is None else alarm.priority.value) == priority
    assert battery_alarm(None, minute(5)) is None


def test_while_an_infusion_runs_it_warns_and_sounds_and_is_gone_once_plugged_in(room_of, cell):
    cell.now = Battery(20, False)
    room = room_of(Ward().started())
    room.open()
    assert about(room) == [
        "Late: The laptop's battery is at 20%. Plug it in now: without it nobody is reminded, the pump runs on."
    ]
    assert "medium" in [str(p) for p in (a.priority for a in room.shell.alarm_keeping.present().values())]
    cell.now = Battery(10, False)
    room.at("0.5")
    assert about(room)[0].startswith("Act now: The laptop's battery is at 10%.")
    assert "high" in room.ear.heard
    cell.now = Battery(10, True)
    room.at(1)
    assert about(room) == []


def test_the_warning_is_in_the_record_as_any_other_alarm(room_of, cell):
    cell.now = Battery(20, False)
    room = room_of(Ward().started())
    room.open()
    room.seconds(2)
    (raised,) = room.told("alarm-raised", "battery-low")
    fact = raised.fact
    assert (fact.priority.value, fact.facts, fact.shown, fact.sound) == ("medium", (("percent", "20"),), "window", "on")
    room.shell.alarm_keeping.pause()
    (paused,) = room.told("sound-paused")
    assert paused.fact.alarms == (f"battery-low@{fact.since.isoformat()}",)
    cell.now = Battery(10, False)
    room.seconds(40)
    louder = room.told("alarm-raised", "battery-low")[-1].fact
    assert (louder.priority.value, louder.since > fact.since, louder.sound) == ("high", True, "on")
    cell.now = Battery(10, True)
    room.shell.wish(ID, wishes.Note("plugged in"))
    room.seconds(40)
    # Which entry was made in between has nothing to do with it.
    assert [over.fact.by for over in room.told("alarm-over", "battery-low")] == ["", ""]
    room.seconds(60)
    assert len(room.told("alarm-raised", "battery-low")) == 2


def test_where_nothing_runs_the_record_tells_no_battery(room_of, cell):
    cell.now = Battery(5, False)
    room = room_of(ready())
    room.open()
    room.seconds(2)
    assert room.told("alarm-raised") == []


def test_with_nothing_running_it_does_not_warn(room_of, cell):
    cell.now = Battery(5, False)
    room = room_of(Ward())
    room.open()
    assert about(room) == []


def test_it_is_read_at_most_every_thirty_seconds(room_of, cell):
    room = room_of(Ward().started())
    room.open()
    before = cell.asked
    room.seconds(29)
    assert cell.asked == before
    room.seconds(1)
    assert cell.asked == before + 1


@pytest.mark.parametrize(
    ("battery", "waits"),
    [
        (Battery(39, False), True),
        (Battery(40, False), False),
        (Battery(41, False), False),
        (Battery(5, True), False),
        (None, False),
    ],
)
def test_a_start_on_a_low_battery_waits_for_a_name(room_of, cell, battery, waits):
    cell.now = battery
    room = room_of(ready())
    room.open()
    room.shell.places.open(ID)
    answer = begin(room)
    assert isinstance(answer, Refused if waits else Kept)
    if waits:
        assert codes(answer) == ["battery-low"]
        room.press("Start all the same")
        decided = next(x for x in room.told("decided") if x.fact.finding == "battery-low")
        assert (decided.author, decided.fact.reason) == (NURSE, "Started all the same, battery at 39%")
        # One percent less some time later does not ask again.
        cell.now = Battery(38, False)
        room.seconds(30)
        assert isinstance(begin(room), Kept)


def test_a_system_that_does_not_promise_to_stay_awake_is_said_calmly_on_the_rail(room_of, cell, monkeypatch):
    class Asleep:
        active = False

        def start(self):
            return False

        def stop(self):
            return None

    monkeypatch.setattr(powering.power, "Awake", Asleep)
    room = room_of(Ward().started())
    room.open()
    assert room.window.rail._view.power == "80%, may sleep"
    assert not any("stay awake" in band for band in room.bands())
    room.window.rail.power_requested.emit()
    assert "The system did not promise to stay awake" in room.bands()[0]
    room.press("Understood")
    assert not any("stay awake" in band for band in room.bands())
    room.shell.wish(ID, wishes.Stop("asked"))
    assert room.window.rail._view.power == "80%"
