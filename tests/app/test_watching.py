"""The window through sleep, clocks that are set and sudden ends: kept, told at once, and asked about."""

from datetime import timedelta
from decimal import Decimal

import pytest

from nurse_app.app.watching import FORGOTTEN_AFTER, keeps_time
from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion import entries as e
from nurse_app.infusion import wishes
from nurse_app.infusion.alarm_facts import VIGIL
from nurse_app.infusion.outlook import Act
from nurse_app.machine import paths
from nurse_app.ui import theme
from nurse_app.ui.panels.gap_panel import GapPanel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from tests.support.alarm_room import ID, AlarmRoom
from tests.support.infusions import NURSE, Ward, minute


@pytest.fixture
def room(tmp_path, qapp, monkeypatch):
    theme.dress(qapp, paths.resources(), "light")
    made = AlarmRoom(tmp_path, Ward().started(), monkeypatch)
    yield made
    made.close()


def page_of(room):
    if room.shell.lock.is_locked:
        # Nobody touched it while it was asleep: it locks at once, and is opened again.
        room.shell.lock._answered(NURSE, True)
    page = room.shell.places.page_of(ID)
    assert room.window.page is page
    return page


def jumps(room):
    return [(x.author, x.fact) for x in room.told("clock-jumped")]


def test_on_wake_the_first_second_says_for_how_long_what_fell_due_and_asks(room):
    room.open()
    room.shell.places.open(ID)
    room.at(12)
    room.clock.sleep(minutes=23)
    room.shell.tick()
    ((author, fact),) = jumps(room)
    assert author == VIGIL
    assert (fact.what, fact.before, fact.after) == ("laptop-slept", minute(12), minute(35))
    panel = page_of(room).panel
    assert isinstance(panel, GapPanel)
    assert panel._happened.text() == "The laptop was asleep for 23 min, from 09:12 to 09:35."
    assert panel._due.text() == "Due meanwhile: vitals 09:15, vitals 09:30, next rate 42 mL/h 09:30."
    assert panel.answers.value == ""
    assert panel.not_yet == "Not yet: say what the pump did."
    assert [s.text() for s in panel.answers._segments] == [
        "Ran on at 21 mL/h",
        "Was paused",
        "Ran at another rate",
        "I do not know",
    ]


def test_on_the_board_the_band_says_it_first_and_leads_to_the_question(room):
    room.open()
    room.at(12)
    room.clock.sleep(minutes=23)
    room.shell.tick()
    room.shell.lock._answered(NURSE, True)
    assert room.bands()[0] == (
        "Late: Chair 1, PW: Laptop asleep for 23 min, 09:12 to 09:35. Due meanwhile: vitals 09:15, "
        "vitals 09:30, next rate 09:30. Say what the pump did."
    )
    room.press("Show")
    assert isinstance(page_of(room).panel, GapPanel)


def test_the_answer_is_kept_with_what_follows_and_closes_the_question(room):
    room.open()
    room.shell.places.open(ID)
    room.at(12)
    room.clock.sleep(minutes=23)
    room.shell.tick()
    panel = page_of(room).panel
    panel.answers.press(panel.answers._segments[1])
    assert panel.not_yet == "Not yet: from when."
    panel.paused_from.time.line.setText("09:14")
    panel.paused_from.time.line.textEdited.emit("09:14")
    panel.until.time.line.setText("09:20")
    panel.until.time.line.textEdited.emit("09:20")
    panel.tick(room.shell.outlook(ID))
    panel.paused_from.changed.emit()
    assert panel.not_yet == "Not yet: the rate."
    panel.rate.put("21")
    panel.volume.put("10.1")
    assert panel.not_yet == ""
    panel.send()
    why = "The laptop was asleep from 09:12 to 09:35"
    assert [(x.happened, x.fact) for x in room.infusion.entries[-4:]] == [
        (minute(35), e.GapAnswered((room.told("clock-jumped")[0].id,), "paused")),
        (minute(14), e.Paused(why)),
        (minute(20), e.RateFound(room.infusion.runs[-1].rate, why)),
        (minute(35), e.PumpVolumeRead(room.infusion.ledger.pumped[-1].volume)),
    ]
    assert page_of(room).panel_key == ""
    assert not any("asleep" in band for band in room.bands())


def test_what_is_being_typed_is_not_covered(room):
    room.open()
    room.shell.places.open(ID)
    room.at(12)
    page_of(room).act("vitals")
    room.clock.sleep(minutes=23)
    room.shell.tick()
    assert room.shell.watch()[0].title == "Not watched"
    assert isinstance(page_of(room).panel, VitalsPanel)
    room.shell.tick()
    assert "Laptop asleep for 23 min" in room.bands()[0]


def test_no_rise_until_it_is_answered(room):
    room.open()
    room.at(12)
    room.clock.sleep(minutes=23)
    room.shell.tick()
    assert "gap-open" in [f.code for f in room.shell.outlook(ID).button(Act.CHANGE_RATE).held]
    room.shell.wish(ID, wishes.TellGap("ran-on", volume=Decimal("12.2")))
    assert "gap-open" not in [f.code for f in room.shell.outlook(ID).button(Act.CHANGE_RATE).held]


@pytest.mark.parametrize("minutes", [5, -5])
def test_a_clock_that_is_set_moves_nothing_and_is_said_calmly(room, minutes):
    room.open()
    room.at(12)
    room.clock.set(minutes=minutes)
    room.clock.move(seconds=1)
    room.shell.tick()
    now = minute(12) + timedelta(seconds=1)
    assert room.shell.ward.now == now
    assert room.shell.outlook(ID).elapsed.value * 60 == 721
    ((_, fact),) = jumps(room)
    way = "ahead" if minutes > 0 else "back"
    assert (fact.what, fact.before, fact.after) == (f"clock-set-{way}", now, now + timedelta(minutes=minutes))
    note = f"The laptop's clock was set 5 min {way} at 09:12. Vigil keeps its own time until no infusion is under way."
    assert room.bands() == [f"Note: {note}"]
    room.press("Seen")
    assert room.bands() == []


def test_a_gap_that_the_disk_refuses_is_kept_a_second_later(room, monkeypatch):
    room.open()
    room.at(12)
    room.clock.sleep(minutes=3)
    append = type(room.shell.chart.charts).append

    def full(*_):
        raise ChartTrouble(ChartProblem.DISK_FULL)

    monkeypatch.setattr(type(room.shell.chart.charts), "append", full)
    room.shell.tick()
    assert jumps(room) == []
    assert not room.shell._saved_well
    monkeypatch.setattr(type(room.shell.chart.charts), "append", append)
    room.seconds(1)
    assert [fact.what for _, fact in jumps(room)] == ["laptop-slept"]


def test_a_restart_in_the_middle_asks_and_keeps_the_time(room):
    room.open()
    room.at(12)
    room.close()
    room.clock.set(minutes=-30)
    room.clock.move(minutes=14)
    room.again().tick()
    assert room.shell.ward.now == minute(26)
    told = [(fact.what, fact.before, fact.after) for _, fact in jumps(room)]
    # On practice data there is no heartbeat: since the last entry at most.
    last = room.infusion.entries[-3].recorded.wall
    assert told[0] == ("clock-set-back", minute(26), minute(-4))
    assert (told[1][0], told[1][2]) == ("vigil-closed-at-most", minute(26))
    assert told[1][1] <= last
    room.shell.places.open(ID)
    assert isinstance(page_of(room).panel, GapPanel)
    room.again().tick()
    assert len(jumps(room)) == 2


def test_a_restart_of_the_laptop_with_a_clock_before_the_last_entry_is_said(room):
    room.open()
    room.at(12)
    room.shell.wish(ID, wishes.Note("here"))
    room.close()
    room.clock.set(minutes=-300)
    room.clock.move(minutes=14)
    room.clock.boot_id = "boot-2"
    room.again().tick()
    assert room.shell.ward.now == minute(12)
    assert [fact.what for _, fact in jumps(room)] == ["clock-behind", "vigil-closed-at-most"]
    assert "for how long is not known" in room.bands()[0]
    walls = [x.recorded.wall for x in room.infusion.entries]
    assert walls == sorted(walls)
    room.clock.set(minutes=300)
    room.clock.move(seconds=1)
    room.shell.tick()
    assert room.shell.ward.now == minute(26) + timedelta(seconds=1)


def test_with_nothing_under_way_the_laptops_clock_is_taken_over(room):
    room.open()
    room.at(12)
    room.shell.wish(ID, wishes.Stop("asked"))
    room.shell.wish(ID, wishes.EndObservation("asked"))
    room.clock.set(minutes=5)
    room.clock.move(seconds=1)
    room.shell.tick()
    assert room.shell.ward.now == minute(17) + timedelta(seconds=1)
    assert jumps(room) == []


def test_an_infusion_that_nobody_signs_does_not_hold_the_time_for_ever():
    ward = Ward().started().at(10)
    ward.request("stop", "asked")
    assert keeps_time(ward.infusion, minute(10) + FORGOTTEN_AFTER - timedelta(microseconds=1))
    assert not keeps_time(ward.infusion, minute(10) + FORGOTTEN_AFTER)
    running = Ward().started()
    assert keeps_time(running.infusion, minute(0) + 3 * FORGOTTEN_AFTER)
    assert not keeps_time(Ward().infusion, minute(-60))
