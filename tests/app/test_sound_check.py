"""Before a first drop, and at each start of the program while one runs, the nurse is asked whether she hears alarms."""

from decimal import Decimal

import pytest

from nurse_app.infusion import wishes
from nurse_app.infusion.alarm_facts import VIGIL
from nurse_app.machine import paths
from nurse_app.ui import theme
from nurse_app.wording import sound_words as words
from tests.support.alarm_room import ID, AlarmRoom
from tests.support.infusions import NURSE, Ward

ASKS = f"{words.SOUND_CHECK}: {words.CHECK_FIRST}"
DID_SHE = f"{words.SOUND_CHECK}: {words.DID_YOU_HEAR}"
UNHEARD = f"{words.NOT_HEARD_HERE}: {words.UNHEARD}"
NO_SPEAKER = f"{words.NOT_HEARD_HERE}: {words.NO_SPEAKER}"


@pytest.fixture
def made(tmp_path, qapp, monkeypatch):
    theme.dress(qapp, paths.resources(), "light")
    rooms = []

    def room(ward):
        rooms.append(AlarmRoom(tmp_path, ward, monkeypatch))
        return rooms[-1]

    yield room
    for one in rooms:
        one.close()


@pytest.fixture
def running(made):
    """A window opened while an infusion runs."""
    room = made(Ward().started())
    room.open(checked=False)
    room.at(1)
    return room


@pytest.fixture
def ready(made):
    """A window at the plan of an infusion that may be started."""
    ward = Ward().verified().at(-10)
    ward.must(ward.vitals(baseline=True))
    room = made(ward)
    room.open(checked=False).places.open(ID)
    return room


def answers(room):
    return [(e.fact.answer, e.author) for e in room.told("sound-checked")]


@pytest.mark.parametrize(
    ("pressed", "kept", "setting", "then"),
    [(words.HEARD, "heard", "yes", []), (words.NOT_HEARD, "not-heard", "no", [UNHEARD])],
)
def test_one_press_and_one_answer(running, pressed, kept, setting, then):
    assert running.bands() == [ASKS]
    running.press(words.PLAY)
    assert running.ear.heard == ["high"]
    assert running.bands() == [DID_SHE]
    running.press(pressed)
    assert running.bands() == then
    assert answers(running) == [(kept, NURSE)]
    assert running.shell.ward.settings.sound_heard == setting
    running.seconds(2)
    assert running.bands() == then


def test_what_is_not_heard_stays_in_sight_until_it_is_heard(running):
    running.press(words.PLAY)
    running.press(words.NOT_HEARD)
    running.at(20)
    assert running.bands()[-1] == UNHEARD
    assert running.told("alarm-raised", "vitals-late")[0].fact.sound == "not-heard"
    assert running.window.rail._view.sound == "No sound here"
    running.press(words.TRY_AGAIN)
    running.press(words.HEARD)
    assert UNHEARD not in running.bands()
    assert [kept for kept, _ in answers(running)] == ["not-heard", "heard"]


def test_without_a_loudspeaker_the_program_says_so_itself(running):
    running.ear.there = False
    running.press(words.PLAY)
    running.seconds(1)
    assert running.bands() == [NO_SPEAKER]
    assert answers(running) == [("no-speaker", VIGIL)]
    running.at(20)
    assert running.told("alarm-raised", "vitals-late")[0].fact.sound == "no-speaker"


def test_at_each_start_of_the_program_she_is_asked_again_while_an_infusion_runs(running):
    running.press(words.PLAY)
    running.press(words.HEARD)
    running.again()
    running.at(2)
    assert running.bands() == [ASKS]


def test_with_nothing_running_nobody_is_asked(made):
    room = made(Ward().verified())
    room.open(checked=False)
    room.seconds(1)
    assert room.bands() == []


def test_before_the_first_drop_she_is_asked_at_the_plan_only(ready):
    assert ready.bands() == [ASKS]
    ready.shell.places.today()
    assert ready.bands() == []


def test_a_start_without_the_check_is_held_once_and_then_goes_on_and_is_told(ready):
    start = wishes.Start(Decimal(21))
    assert ready.shell.wish(ID, start) is None
    assert ready.infusion.started_at is None
    assert ready.shell.places.page_of(ID).pump.reasons.endswith(words.START_AGAIN)
    ready.shell.wish(ID, start)
    assert ready.infusion.started_at is not None
    ready.seconds(1)
    assert answers(ready) == [("not-checked", VIGIL)]
    assert ready.bands() == []


def test_a_start_after_the_check_is_not_held(ready):
    ready.press(words.PLAY)
    ready.press(words.HEARD)
    ready.shell.wish(ID, wishes.Start(Decimal(21)))
    assert ready.infusion.started_at is not None
    ready.seconds(2)
    assert answers(ready) == [("heard", NURSE)]


def test_the_locked_screen_says_that_nothing_is_heard(running):
    running.shell.lock.lock()
    assert running.window.page._unheard.isHidden()
    running.shell.lock._answered(NURSE, True)
    running.press(words.PLAY)
    running.press(words.NOT_HEARD)
    running.shell.lock.lock()
    assert running.window.page._unheard.text() == words.UNHEARD
    assert running.window.page._unheard.isVisible()
