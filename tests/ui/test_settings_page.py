"""The settings page: what it shows, what it asks for, and what it does not let through."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from nurse_app.app.setting_up import judge
from nurse_app.ui.pages.settings_page import SettingsPage
from nurse_app.ui.pages.settings_wishes import NewNurse, NewPassword, NurseView, SaveSettings, SettingsView, SoundTried
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.window import Window

TEXTS = {
    "clinic_name": "Riverside Infusion",
    "clinic_address": "",
    "emergency_number": "911",
    "pharmacist": "",
    "pharmacist_phone": "",
    "prescriber_line": "555 0100",
    "place": "clinic",
    "policy": "reduce_first",
    "temperature": "C",
    "look": "light",
    "lock_after_min": "5",
    "restart_on_new_lot": "False",
    "pump_step_ml_h": "0.1",
    "pump_max_ml_h": "999",
}
NURSE, OTHER, PASSWORD = "Dina Mensah, RN", "Ade Bello, RN", "grey heron over still water"
NURSES = (NurseView(OTHER), NurseView(NURSE, lead=True, administrator=True))
VIEW = SettingsView(TEXTS, NURSE, NURSES, "Nobody has tried it on this computer yet.")


@pytest.fixture
def page(show):
    window = Window()
    made = SettingsPage(judge, 12)
    window.show_page(made)
    made.show_state(VIEW)
    show(window)
    made.asked = []
    made.wished.connect(made.asked.append)
    return made


def retype(line, text):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def press(button):
    # What was shown a moment ago gets its room first, as on a screen.
    QCoreApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(row, words):
    press(next(one for one in row.findChildren(Pressable) if one.text() == words))


def words(widget):
    return " ".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def test_every_setting_is_shown_as_kept(page):
    fields = page.fields
    assert fields.lines["clinic_name"].text() == "Riverside Infusion"
    assert fields.lines["prescriber_line"].text() == "555 0100"
    assert fields.numbers["lock_after_min"].text() == "5"
    assert fields.numbers["pump_max_ml_h"].text() == "999"
    assert {name: row.value for name, row in fields.choices.items()} == {
        "look": "light",
        "place": "clinic",
        "temperature": "C",
        "policy": "reduce_first",
        "restart_on_new_lot": "False",
    }


def test_nothing_can_be_saved_before_something_is_changed(page):
    press(page.primary.button)
    assert page.asked == []
    assert "nothing is changed" in page.primary.button.reason


def test_the_colours_are_asked_for_at_once(page):
    choose(page.fields.choices["look"], "Dark")
    assert page.asked == [SaveSettings({"look": "dark"})]


def test_only_what_was_changed_is_saved_with_the_button(page):
    retype(page.fields.lines["emergency_number"].line, "112")
    choose(page.fields.choices["policy"], "Stop first")
    assert page.asked == []
    press(page.primary.button)
    assert page.asked == [SaveSettings({"emergency_number": "112", "policy": "stop_first"})]


def test_it_is_said_beforehand_what_save_keeps_and_that_pages_are_made_anew(page):
    choose(page.fields.choices["place"], "Home")
    assert "1 change: where you infuse." in words(page.primary)
    assert "made anew" not in words(page.primary)
    choose(page.fields.choices["temperature"], "°F")
    assert "2 changes: where you infuse, unit of temperature." in words(page.primary)
    assert "The pages are made anew" in words(page.primary)


@pytest.mark.parametrize(("typed", "verdict"), [("0", "refused"), ("1", "accepted"), ("2", "accepted")])
def test_the_lock_waits_one_minute_at_least(page, typed, verdict):
    retype(page.fields.numbers["lock_after_min"].line, typed)
    assert page.fields.numbers["lock_after_min"].settle().kind == verdict


@pytest.mark.parametrize(
    ("typed", "verdict"), [("14", "accepted"), ("15", "accepted"), ("16", "refused"), ("7.5", "refused")]
)
def test_the_lock_waits_fifteen_minutes_at_most(page, typed, verdict):
    retype(page.fields.numbers["lock_after_min"].line, typed)
    assert page.fields.numbers["lock_after_min"].settle().kind == verdict


def test_a_refused_number_is_not_saved_and_its_bound_is_said(page):
    retype(page.fields.numbers["lock_after_min"].line, "16")
    press(page.primary.button)
    assert page.asked == []
    assert "A whole number from 1 to 15." in page.primary.button.reason
    assert page.fields.numbers["lock_after_min"].text() == "16"


@pytest.mark.parametrize("name", ["pump_step_ml_h", "pump_max_ml_h"])
def test_a_pump_of_nothing_is_refused(page, name):
    retype(page.fields.numbers[name].line, "0")
    assert page.fields.numbers[name].settle().words == "It has to be more than 0."


def test_the_emergency_number_may_not_be_emptied(page):
    page.fields.lines["emergency_number"].clear()
    press(page.primary.button)
    assert page.asked == []
    assert "Emergency number may not be empty." in page.primary.button.reason


def test_what_is_typed_stays_when_the_page_hears_of_something_else(page):
    retype(page.fields.lines["pharmacist"].line, "Kofi A.")
    page.show_state(SettingsView({**TEXTS, "lock_after_min": "9"}, NURSE, NURSES[1:], "Heard."))
    assert page.fields.lines["pharmacist"].text() == "Kofi A."
    assert page.fields.numbers["lock_after_min"].text() == "9"


def test_what_was_refused_stays_and_says_why(page):
    retype(page.fields.numbers["pump_step_ml_h"].line, "1000")
    press(page.primary.button)
    page.refused(page.asked[0], ("The pump's step is higher than its highest rate.",))
    assert page.fields.numbers["pump_step_ml_h"].text() == "1000"
    assert "higher than its highest rate" in page.refusals.words


def test_an_answer_is_taken_only_after_the_sound_was_played(page):
    played = []
    page.play_requested.connect(lambda: played.append(True))
    press(page.sound.heard)
    assert page.asked == []
    press(page.sound.play)
    press(page.sound.not_heard)
    assert (played, page.asked) == ([True], [SoundTried(False)])
    press(page.sound.heard)
    assert page.asked == [SoundTried(False)]


def test_the_password_is_changed_by_keys_alone(page):
    page.nurses.change.setFocus()
    QTest.keyClick(page.nurses.change, Qt.Key.Key_Space)
    form = page.nurses.password
    assert form.first.line.hasFocus()
    for field, text in ((form.first, "seven quiet rivers"), (form.password, PASSWORD), (form.again, PASSWORD)):
        field.setFocus()
        QTest.keyClicks(field.line, text)
    QTest.keyClick(form.again.line, Qt.Key.Key_Return)
    assert page.asked == [NewPassword("seven quiet rivers", PASSWORD)]
    page.kept(page.asked[0])
    assert form.first.text() == form.password.text() == form.again.text() == ""
    assert "Your password is changed." in words(page.nurses)


def test_two_that_differ_are_no_new_password(page):
    press(page.nurses.add)
    form = page.nurses.newcomer
    form.first.put(OTHER)
    form.password.put(PASSWORD)
    form.again.put(f"{PASSWORD}s")
    press(form.primary.button)
    assert page.asked == []
    form.again.put(PASSWORD)
    press(form.primary.button)
    assert page.asked == [NewNurse(OTHER, PASSWORD)]


@pytest.mark.parametrize(("length", "allowed"), [(11, False), (12, True), (13, True)])
def test_a_password_has_twelve_characters(page, length, allowed):
    press(page.nurses.add)
    form, typed = page.nurses.newcomer, "heron waters."[:length]
    form.first.put(OTHER)
    form.password.put(typed)
    form.again.put(typed)
    assert (form.primary.button.reason == "") is allowed


def test_why_a_password_was_refused_is_said_and_nothing_typed_is_lost(page):
    press(page.nurses.change)
    form = page.nurses.password
    for field in (form.first, form.password, form.again):
        field.put(PASSWORD)
    press(form.primary.button)
    page.refused(page.asked[0], ("That is not your password now.",))
    assert "That is not your password now." in words(form)
    assert form.password.text() == PASSWORD
    assert form.primary.button.reason == ""


def test_no_password_stays_on_a_page_that_is_left_or_taken_over(page):
    press(page.nurses.change)
    page.nurses.password.first.put("seven quiet rivers")
    page.show_state(SettingsView(TEXTS, OTHER, NURSES, ""))
    assert page.nurses.password.first.text() == ""
    press(page.nurses.change)
    page.nurses.password.first.put("seven quiet rivers")
    page.hide()
    assert page.nurses.password.first.text() == ""


def test_practice_asks_for_no_password(page):
    page.show_state(SettingsView(TEXTS, NURSE, NURSES[1:], "", practice=True))
    assert not page.nurses.change.isVisible()
    assert not page.nurses.add.isVisible()
    assert "Practice visits ask for no password" in words(page.nurses)


def test_everything_has_a_name_and_nothing_turns_with_a_wheel(page):
    press(page.nurses.add)
    pressables = [one for one in page.findChildren(Pressable) if one.isVisible()]
    lines = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    assert len(lines) == 13
    assert [one for one in (*pressables, *lines) if not one.accessibleName()] == []
    assert page.findChildren(QAbstractSpinBox) == []


def test_in_a_narrow_window_everything_stands_in_one_column(page):
    window = page.window()
    window.resize(1000, 640)
    QTest.qWait(50)
    assert page.primary.mapTo(page, QPoint(0, 0)).x() < 100
    assert page.sound.mapTo(page, QPoint(0, 0)).y() > page.fields.mapTo(page, QPoint(0, 0)).y()
    window.resize(1366, 768)
    QTest.qWait(50)
    assert page.primary.mapTo(page, QPoint(0, 0)).x() > 966
