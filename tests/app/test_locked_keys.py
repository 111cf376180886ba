"""The locked screen: no key and no entry kept behind it shows a patient; only Emergency goes on."""

import pytest

from nurse_app.app.emergencies import for_emergency
from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.wishes import Note
from nurse_app.ui.pages.unlock_page import UnlockPage
from tests.app.test_setting_up import DINA, INFUSION, room
from tests.support.infusions import Ward

__all__ = ["room"]


@pytest.fixture
def locked(room):
    """A window on one infusion, locked while that is shown."""
    shell = room.open()
    shell.places.open(INFUSION)
    shell.lock.lock()
    assert isinstance(room.window.page, UnlockPage)
    return room


WAYS = {
    "Esc": lambda window: window.leave_requested.emit(),
    "Ctrl 0": lambda window: window.today_requested.emit(),
    "Ctrl 1": lambda window: window.chair_requested.emit(1),
    "Ctrl L": lambda window: window.lock_requested.emit(),
    "F12": lambda window: window.emergency_requested.emit(0),
    "patients": lambda window: window.rail.patients_requested.emit(),
    "settings": lambda window: window.rail.nurse_requested.emit(),
    "a letter": lambda window: window.action_requested.emit("vitals"),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_key_leads_past_the_password(locked, way):
    WAYS[way](locked.window)
    assert isinstance(locked.window.page, UnlockPage)


def test_what_is_kept_behind_the_lock_stays_behind_it(locked):
    locked.shell.wish(INFUSION, Note("the husband called"))
    locked.shell.refresh()
    locked.shell.tick()
    assert isinstance(locked.window.page, UnlockPage)


def test_unlocked_it_shows_what_was_there_before(locked):
    locked.shell.lock._answered(DINA, right=True)
    assert not isinstance(locked.window.page, UnlockPage)
    assert locked.shell.places.shown == INFUSION


def test_an_emergency_that_is_not_saved_says_so_on_the_locked_screen(locked, monkeypatch):
    def full(*_):
        raise ChartTrouble(ChartProblem.DISK_FULL)

    monkeypatch.setattr(locked.shell.ward, "open_emergency", full)
    locked.shell.lock._open_card(INFUSION)
    assert "disk" in locked.shell.lock._view().question.lower()
    locked.window.leave_requested.emit()
    assert locked.shell.lock._view().question == ""


def test_an_emergency_without_a_chair_is_taken_back_by_esc_when_locked_and_by_its_band_when_not(locked):
    locked.window.emergency_requested.emit(0)
    assert "Which chair?" in locked.shell.lock._view().question
    locked.window.leave_requested.emit()
    assert locked.shell.lock._view().question == ""


def running(chair=1, *, started=True, ended=False):
    ward = Ward(chair=chair)
    if started:
        ward.started().at(10)
    if ended:
        ward.request("complete", reason="test")
    return ward.infusion


def test_a_named_chair_is_its_running_infusion_before_one_that_has_ended_or_waits():
    over, runs, waits = running(2, ended=True), running(2), running(2, started=False)
    assert for_emergency([over, waits, runs], 2) is runs
    assert for_emergency([over, waits], 2) is over
    assert for_emergency([waits], 2) is waits
    assert for_emergency([runs], 3) is None


def test_without_a_chair_it_is_the_patient_shown_or_the_only_one_and_never_a_guess():
    one, two, waits = running(1), running(2), running(3, started=False)
    assert for_emergency([one]) is one
    assert for_emergency([one, waits]) is one
    assert for_emergency([waits]) is waits
    assert for_emergency([one, two]) is None
    assert for_emergency([]) is None


def test_shown_before_its_first_drop_it_is_meant_only_while_no_other_runs():
    one, waits, over = running(1), running(3, started=False), running(4, ended=True)
    shown = waits.id
    waits_alone = [waits]
    assert for_emergency(waits_alone, shown=shown) is waits
    object.__setattr__(one, "id", "another")
    object.__setattr__(over, "id", "a third")
    assert for_emergency([waits, over], shown=shown) is waits
    assert for_emergency([waits, one], shown=shown) is None
    assert for_emergency([waits, one], shown="another") is one
