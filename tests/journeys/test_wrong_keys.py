"""Wrong keys and bad moments: letters while typing, a double press, Esc, the lock, a full disk, a wrong password."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.entries import Noted, VitalsTaken
from nurse_app.ui.pages.infusing_page import InfusingPage
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from nurse_app.wording import unlock
from tests.support.someones_vitals import SomeonesVitals
from tests.support.ward_clock import MORNING, WardClock


@pytest.fixture
def nurse(running, sits_down):
    """A nurse before an infusion that runs since three minutes."""
    clock = WardClock(MORNING)
    clock.move(minutes=3)
    one = sits_down(clock)
    one.unlock()
    one.open_chair()
    return one


def of_kind(nurse, kind):
    return [entry for entry in nurse.infusion.entries if isinstance(entry.fact, kind)]


def test_letters_that_are_typed_in_a_note_open_nothing(nurse):
    nurse.act("note")
    nurse.put_in_form(text="vrcpnm VRCPNM 123")
    assert nurse.chairside.panel_key == "note"
    assert nurse.panel(FormPanel).answers().text("text") == "vrcpnm VRCPNM 123"


def test_letters_in_a_number_are_shown_as_refused_and_open_nothing(nurse):
    nurse.act("vitals")
    field = nurse.panel(VitalsPanel).fields["pulse"]
    nurse.type(field.line, "7n")
    assert nurse.chairside.panel_key == "vitals"
    assert (field.text(), field.value(), field.verdict().kind) == ("7n", None, "refused")


def test_a_letter_opens_its_panel_while_nothing_is_typed(nurse):
    nurse.window.setFocus()
    nurse.key(Qt.Key.Key_N)
    assert nurse.chairside.panel_key == "note"


def test_a_double_press_on_save_keeps_one_entry(nurse):
    nurse.act("note")
    nurse.put_in_form(text="eats a sandwich")
    button = nurse.panel(FormPanel)._frame.primary.button
    nurse.reach(button)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [entry.fact.text for entry in of_kind(nurse, Noted)] == ["eats a sandwich"]


def test_a_double_press_on_save_vitals_keeps_one_set(nurse):
    before = len(of_kind(nurse, VitalsTaken))
    nurse.act("vitals")
    panel = nurse.panel(VitalsPanel)
    nurse.type_numbers(panel.fields, SomeonesVitals().next_set())
    button = panel._frame.primary.button
    nurse.reach(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert len(of_kind(nurse, VitalsTaken)) == before + 1


def test_esc_leaves_the_panel_and_keeps_what_was_typed(nurse):
    nurse.act("vitals")
    nurse.type(nurse.panel(VitalsPanel).fields["systolic"].line, "12")
    nurse.key(Qt.Key.Key_Escape)
    assert nurse.chairside.panel_key == ""
    nurse.act("vitals")
    assert nurse.panel(VitalsPanel).fields["systolic"].text() == "12"


def test_the_lock_in_the_middle_of_typing_gives_the_half_typed_value_back(nurse):
    nurse.act("vitals")
    nurse.type(nurse.panel(VitalsPanel).fields["systolic"].line, "12")
    nurse.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(nurse.window.page, UnlockPage)
    nurse.unlock()
    assert isinstance(nurse.window.page, InfusingPage)
    field = nurse.panel(VitalsPanel).fields["systolic"]
    assert field.text() == "12"
    nurse.type_more(field.line, "8")
    assert field.text() == "128"


def test_nobody_at_the_keys_locks_the_window_and_a_wrong_password_says_so(nurse):
    nurse.clock.move(seconds=1)
    nurse.shell.tick()
    nurse.clock.move(minutes=5)
    nurse.shell.tick()
    page = nurse.window.page
    assert isinstance(page, UnlockPage)
    nurse.unlock("not the password", wait=False)
    nurse.wait_until(lambda: page.form._password.verdict().words == unlock.WRONG_PASSWORD, "the answer")
    assert nurse.window.page is page
    assert page.form._password.text() == ""
    nurse.unlock()
    assert isinstance(nurse.window.page, InfusingPage)


def test_a_hand_in_a_list_that_dropped_down_puts_off_the_lock(nurse):
    dropped = QWidget(nurse.window, Qt.WindowType.Popup)
    dropped.show()
    for _ in range(3):
        nurse.clock.move(minutes=4)
        QTest.keyClick(dropped.windowHandle(), Qt.Key.Key_Down)
        nurse.shell.tick()
    dropped.deleteLater()
    assert isinstance(nurse.window.page, InfusingPage)


def test_a_full_disk_says_so_keeps_what_was_typed_and_changes_nothing(nurse, monkeypatch):
    def full(_infusion_id, _entries):
        raise ChartTrouble(ChartProblem.DISK_FULL)

    before = nurse.infusion
    charts = nurse.shell.chart.charts
    nurse.act("note")
    nurse.put_in_form(text="eats a sandwich")
    with monkeypatch.context() as patched:
        patched.setattr(type(charts), "append", lambda _self, infusion_id, entries: full(infusion_id, entries))
        nurse.do(nurse.panel(FormPanel)._frame.primary.button)
    panel = nurse.panel(FormPanel)
    assert panel.reasons
    assert panel.answers().text("text") == "eats a sandwich"
    assert nurse.infusion == before
    assert nurse.shell._saved_well is False
    nurse.do(panel._frame.primary.button)
    assert [entry.fact.text for entry in of_kind(nurse, Noted)] == ["eats a sandwich"]
    assert nurse.shell._saved_well is True


def test_a_wrong_password_at_the_door_says_so_and_opens_nothing(running, sits_down):
    nurse = sits_down(WardClock(MORNING))
    page = nurse.window.page
    assert isinstance(page, UnlockPage)
    nurse.unlock("not the password", wait=False)
    nurse.wait_until(lambda: page.form._password.verdict().words == unlock.WRONG_PASSWORD, "the answer")
    assert nurse.start.shell is None
    nurse.unlock()
    assert nurse.start.shell is not None
