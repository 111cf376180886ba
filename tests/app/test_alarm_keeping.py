"""Every alarm is heard and seen, whatever the window does, and what became of it is kept in the infusion."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtGui import QAccessible

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion import wishes
from nurse_app.infusion.alarm_facts import VIGIL
from nurse_app.infusion.alarm_log import episodes
from nurse_app.infusion.fold import fold
from nurse_app.infusion.outlook import Priority
from nurse_app.machine import paths
from nurse_app.ui import theme
from nurse_app.wording import sound_words
from tests.support.alarm_room import ID, AlarmRoom, book_read_once
from tests.support.infusions import NURSE, Ward, minute

VITALS = {"systolic": 128, "diastolic": 76, "pulse": 78, "respiration": 16, "temperature_c": "36.8", "spo2": 98}


@pytest.fixture
def room(tmp_path, qapp, monkeypatch):
    theme.dress(qapp, paths.resources(), "light")
    made = AlarmRoom(tmp_path, Ward().started(), monkeypatch)
    yield made
    made.close()


def late(room):
    """Vitals are 5 minutes late since a moment: a medium alarm."""
    room.at(20)
    assert room.told("alarm-raised", "vitals-late")


def take_vitals(room):
    numbers = tuple((name, Decimal(value)) for name, value in VITALS.items())
    answer = room.shell.wish(ID, wishes.TakeVitals(numbers))
    assert hasattr(answer, "entries"), answer
    room.shell.tick()
    return answer.entries[0]


# Raised, seen, answered, over


def test_an_alarm_is_raised_once_with_when_its_reason_began_and_seen_at_once(room):
    room.open()
    room.at("19.98")
    assert room.told("alarm-raised", "vitals-late") == []
    assert room.ear.heard == ["low"]
    room.at(20)
    room.seconds(30)
    (raised,) = room.told("alarm-raised", "vitals-late")
    assert (raised.author, raised.happened) == (VIGIL, minute(20))
    fact = raised.fact
    assert (fact.priority, fact.since, fact.shown, fact.sound) == (Priority.MEDIUM, minute(15), "window", "on")
    assert room.told("alarm-seen") == []
    assert room.ear.heard == ["low", "medium"]


def test_the_entry_that_ended_an_alarm_is_named(room):
    room.open()
    late(room)
    taken = take_vitals(room)
    (over,) = room.told("alarm-over", "vitals-late")
    assert over.fact.by == taken.id
    assert [e.over_by for e in episodes(room.infusion.entries) if e.alarm == "vitals-late"] == [taken.id]
    room.seconds(5)
    assert len(room.told("alarm-over")) == 1


def test_a_reminder_is_told_once_and_not_its_end(room):
    room.open()
    room.at(15)
    room.seconds(3)
    (raised,) = room.told("alarm-raised", "vitals-due")
    assert (raised.fact.priority, raised.fact.shown, raised.fact.sound) == (Priority.LOW, "", "")
    take_vitals(room)
    assert room.told("alarm-over") == []


def test_show_answers_the_alarm_in_the_nurses_name_and_opens_its_chair(room):
    room.open()
    late(room)
    room.press("Show")
    assert room.shell.places.shown == ID
    (answered,) = room.told("alarm-answered", "vitals-late")
    assert (answered.author, answered.fact.since) == (NURSE, minute(15))
    room.press("Show")
    assert len(room.told("alarm-answered")) == 1


def test_what_tells_of_alarms_changes_nothing_clinical_and_folds_to_the_same(room):
    room.open()
    late(room)
    take_vitals(room)
    now = room.infusion
    again = fold(ID, now.entries, book_read_once())
    assert again == now
    assert not {e.kind for e in now.effective} & {"alarm-raised", "alarm-over", "sound-checked"}


# Out of sight


def test_a_window_put_away_is_taken_out_again_and_the_alarm_sounds(room):
    room.open()
    room.window.showMinimized()
    room.clock.move_to(minute(20))
    assert room.window.isMinimized()
    room.shell.tick()
    assert not room.window.isMinimized()
    assert room.ear.heard == ["medium"]


def test_on_the_locked_screen_the_alarm_sounds_is_shown_without_a_name_and_stands_first_after_it(room):
    room.open()
    room.shell.lock.lock()
    late(room)
    assert room.ear.heard[-1] == "medium"
    (raised,) = room.told("alarm-raised", "vitals-late")
    assert raised.fact.shown == "locked"
    assert room.window.alarms.in_sight() == ()
    row = room.shell.watch()[0]
    assert (row.title, row.state) == ("Vitals 5 min late", "late")
    assert "WP" not in f"{row.title}{row.line}"
    room.shell.lock._answered(NURSE, True)
    assert room.bands()[0].startswith("Late: Chair 1")


def test_a_medium_alarm_that_is_no_late_set_is_on_the_locked_screen_too(room):
    room.open()
    room.shell.wish(ID, wishes.Pause("line blocked"))
    room.at(65)
    take_vitals(room)
    room.shell.lock.lock()
    room.shell.tick()
    assert room.shell.seen[0][1].alarms[0].code == "paused-long"
    row = room.shell.watch()[0]
    assert row.title == "Paused long"
    assert row.state == "late"


def test_an_alarm_behind_another_band_is_seen_when_it_comes_into_sight(room):
    shell = room.open()
    shell.places.open(ID)
    shell.wish(ID, wishes.NoteReaction((("dyspnea", "severe"),)))
    shell.places.open(ID)
    room.at(20)
    assert [a.priority.value for a in shell.seen[0][1].alarms][:2] == ["high", "medium"]
    (raised,) = room.told("alarm-raised", "vitals-late")
    assert raised.fact.shown == ""
    shell.places.today()
    room.seconds(1)
    (seen,) = room.told("alarm-seen", "vitals-late")
    assert seen.fact.shown == "window"


def test_after_an_hour_asleep_every_alarm_of_it_is_there_with_its_true_beginning(room):
    room.open()
    room.at(5)
    room.at(65)
    told = {e.fact.alarm: e.fact.since for e in room.told("alarm-raised")}
    assert told == {a.code: a.since for a in room.shell.seen[0][1].alarms}
    assert told["vitals-late"] == minute(15)
    assert told["rate-due"] == minute(30)
    assert room.ear.heard == ["medium"]
    assert room.bands()[0].startswith("Late: Chair 1")


def test_what_is_heard_again_is_told_to_a_screen_reader_again(room, monkeypatch):
    room.open()
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda news: told.append(news.message()))
    late(room)
    assert len(told) == 1
    room.at("21.98")
    assert len(told) == 1
    room.at(22)
    assert len(told) == 2
    assert told[0] == told[1]
    assert told[0].startswith("Late: Chair 1")


# Sound paused


def test_a_pause_is_counted_down_kept_and_ends_by_itself(room):
    room.open()
    late(room)
    room.press(sound_words.PAUSE_SOUND)
    (paused,) = room.told("sound-paused")
    assert (paused.author, paused.fact.until) == (NURSE, minute(22))
    assert paused.fact.alarms == (f"vitals-late@{minute(15).isoformat()}",)
    room.seconds(18)
    assert room.bands()[0].endswith("Sound paused, 1:42 left.")
    assert room.window.rail._view.sound == "Sound off 1:42"
    room.seconds(101)
    assert room.told("sound-back") == []
    assert room.ear.heard == ["medium"]
    room.seconds(1)
    (back,) = room.told("sound-back")
    assert (back.author, back.fact.because) == (VIGIL, "time")
    assert room.window.rail._view.sound == "Sound on"
    assert room.ear.heard == ["medium", "medium"]


def test_a_pause_and_an_answer_outlive_the_program(room):
    room.open()
    late(room)
    room.press(sound_words.PAUSE_SOUND)
    # A minute would be asked about: what did the pump do meanwhile?
    room.clock.move(seconds=59)
    shell = room.again()
    shell.tick()
    assert shell.alarms.paused_until == minute(22)
    assert room.ear.heard == []
    assert len(room.told("alarm-raised", "vitals-late")) == 1
    room.at(22)
    assert room.ear.heard == ["medium"]
    assert [e.fact.because for e in room.told("sound-back")] == ["time"]


def test_an_answered_alarm_stays_answered_after_a_sudden_end(room):
    room.open()
    late(room)
    room.press("Show")
    room.clock.move(seconds=30)
    room.sudden_end().tick()
    assert room.ear.heard == []
    assert [e.answered_by for e in episodes(room.infusion.entries) if e.alarm == "vitals-late"] == [NURSE]
    room.at(22)
    assert room.ear.heard == ["medium"]


def test_a_worse_alarm_sounds_through_a_pause(room):
    shell = room.open()
    late(room)
    room.press(sound_words.PAUSE_SOUND)
    room.ear.heard.clear()
    shell.wish(ID, wishes.NoteReaction((("dyspnea", "severe"),)))
    room.seconds(1)
    assert room.ear.heard == ["high"]
    assert room.told("alarm-raised")[-1].fact.sound == "on"


def test_pressing_the_rail_again_lets_it_sound_again(room):
    room.open()
    late(room)
    room.window.rail.sound_requested.emit()
    room.window.rail.sound_requested.emit()
    assert [e.fact.because for e in room.told("sound-back")] == ["nurse"]
    room.at(22)
    assert room.ear.heard == ["medium", "medium"]


def test_with_nothing_to_pause_the_rail_offers_the_sound_check(room):
    room.open()
    room.at(5)
    room.window.rail.sound_requested.emit()
    assert room.told("sound-paused") == []
    assert room.bands() == [f"{sound_words.SOUND_CHECK}: {sound_words.CHECK_FIRST}"]


# Trouble


def test_a_full_disk_silences_no_alarm_and_what_could_not_be_kept_is_kept_later(room, monkeypatch):
    shell = room.open()
    kept, tries = shell.ward.tell_alarms, []

    def full(*told):
        tries.append(told)
        raise ChartTrouble(ChartProblem.DISK_FULL, file="clinic.vigil")

    monkeypatch.setattr(shell.ward, "tell_alarms", full)
    room.at(20)
    room.seconds(5)
    assert room.ear.heard == ["medium"]
    assert len(tries) == 1
    monkeypatch.setattr(shell.ward, "tell_alarms", kept)
    room.clock.move(seconds=30)
    shell.tick()
    (raised,) = room.told("alarm-raised", "vitals-late")
    assert raised.fact.since == minute(15)
    assert raised.happened - raised.fact.since > timedelta(minutes=5)
