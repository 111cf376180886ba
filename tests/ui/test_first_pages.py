"""The pages before any record is open: unlock, first set-up, trouble."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from nurse_app.ui.pages.setup_page import SetupPage, SetupWish
from nurse_app.ui.pages.trouble_page import TroublePage, TroubleView
from nurse_app.ui.pages.unlock_form import UnlockFormView
from nurse_app.ui.pages.unlock_page import UnlockPage, UnlockView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.watch_row import WatchView
from nurse_app.ui.window import Window

FORM = UnlockFormView((("dm", "Dina Mensah, RN"), ("ab", "Ade Bello, RN")), "dm")
ROWS = (WatchView(1, "in 3 min", "Vitals due 11:45"), WatchView(2, "Vitals 2 min late", "due 11:40", "late"))
UNLOCK = UnlockView("11:42", "Wednesday 4 March 2026. Locked for 3 min.", FORM, ROWS)
NEWER = TroubleView(
    "This record was written by a newer Vigil",
    "It was not opened.",
    "Everything in it.",
    ("Install the newer Vigil.",),
    (("close", "Close"), ("other", "Open another record")),
    chairs=(2,),
)


def words(widget):
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def button(widget, name):
    return next(one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name)


def line(widget, name):
    return next(one for one in widget.findChildren(QLineEdit) if one.accessibleName() == name)


@pytest.fixture
def locked(show):
    window = Window()
    window.show_page(UnlockPage(UNLOCK))
    return show(window)


def test_the_caret_stands_in_the_password(locked):
    assert line(locked, "Password").hasFocus()


def test_the_nurse_unlocks_with_enter(locked, qtbot):
    qtbot.keyClicks(line(locked, "Password"), "seven quiet rivers")
    with qtbot.waitSignal(locked.page.unlock_requested) as asked:
        qtbot.keyClick(line(locked, "Password"), Qt.Key.Key_Return)
    assert asked.args == ["dm", "seven quiet rivers"]


def test_without_a_password_it_says_what_is_missing(locked, qtbot):
    with qtbot.assertNotEmitted(locked.page.unlock_requested):
        qtbot.mouseClick(button(locked, "Unlock"), Qt.MouseButton.LeftButton)
    assert "Not yet: type your password." in words(locked)


def test_a_wrong_password_is_said_and_emptied(locked, qtbot):
    qtbot.keyClicks(line(locked, "Password"), "wrong")
    said = "This password does not open the record. 4 tries are left."
    locked.page.show_view(replace(UNLOCK, form=replace(FORM, wrong=said)))
    assert line(locked, "Password").text() == ""
    assert said in words(locked)


def test_what_is_being_typed_survives_the_minute(locked, qtbot):
    qtbot.keyClicks(line(locked, "Password"), "seven")
    locked.page.show_view(replace(UNLOCK, clock="11:43"))
    assert line(locked, "Password").text() == "seven"
    assert "11:43" in words(locked)


def test_after_too_many_tries_the_button_waits_and_emergency_does_not(locked, qtbot):
    locked.page.show_view(replace(UNLOCK, form=replace(FORM, wait="wait 2 min.")))
    assert "Not yet: wait 2 min." in words(locked)
    with qtbot.waitSignal(locked.page.emergency_requested) as asked:
        qtbot.mouseClick(button(locked, "Emergency, chair 2"), Qt.MouseButton.LeftButton)
    assert asked.args == [2]


def test_f12_needs_no_password_and_the_digit_then_names_the_chair(locked, qtbot):
    with qtbot.waitSignal(locked.emergency_requested):
        qtbot.keyClick(line(locked, "Password"), Qt.Key.Key_F12)
    locked.page.show_view(replace(UNLOCK, question="Emergency since 11:42:10. Which chair? Press its number."))
    with qtbot.waitSignal(locked.page.chair_named) as named:
        qtbot.keyClick(locked.focusWidget() or locked, "2")
    assert named.args == [2]
    assert line(locked, "Password").text() == ""
    locked.page.show_view(UNLOCK)
    assert line(locked, "Password").hasFocus()


def test_a_nurse_who_is_not_listed_types_the_name(show, qtbot):
    window, page = Window(), UnlockPage(replace(UNLOCK, form=UnlockFormView()))
    window.show_page(page)
    show(window)
    assert line(window, "Nurse").hasFocus()
    qtbot.keyClicks(line(window, "Nurse"), "dmensah")
    qtbot.keyClicks(line(window, "Password"), "seven quiet rivers")
    with qtbot.waitSignal(page.unlock_requested) as asked:
        qtbot.mouseClick(button(window, "Unlock"), Qt.MouseButton.LeftButton)
    assert asked.args == ["dmensah", "seven quiet rivers"]


@pytest.fixture
def setup(show):
    window = Window()
    window.show_page(SetupPage())
    return show(window)


def fill(setup, qtbot, password="seven quiet rivers", again="seven quiet rivers"):
    for name, text in {
        "Name of the clinic or agency": "Riverside Infusion Clinic",
        "Emergency number": "4444",
        "Your name and title": "Dina Mensah, RN",
        "Password": password,
        "The same again": again,
    }.items():
        line(setup, name).setText(text)
    qtbot.mouseClick(button(setup, "Where you infuse: Clinic"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(setup, "Unit of temperature: °F"), Qt.MouseButton.LeftButton)


def test_the_set_up_hands_over_every_answer(setup, qtbot):
    fill(setup, qtbot)
    with qtbot.waitSignal(setup.page.setup_requested) as asked:
        qtbot.mouseClick(button(setup, "Finish set-up"), Qt.MouseButton.LeftButton)
    assert asked.args == [
        SetupWish(
            clinic_name="Riverside Infusion Clinic",
            place="clinic",
            emergency_number="4444",
            pharmacist="",
            pharmacist_phone="",
            prescriber_line="",
            temperature="F",
            nurse="Dina Mensah, RN",
            password="seven quiet rivers",
        )
    ]


@pytest.mark.parametrize(("length", "accepted"), [(11, False), (12, True), (13, True)])
def test_a_password_has_at_least_twelve_characters(setup, qtbot, length, accepted):
    password = "abcdefghijklm"[:length]
    fill(setup, qtbot, password, password)
    assert (button(setup, "Finish set-up").reason == "") is accepted


def test_two_passwords_that_differ_are_said(setup, qtbot):
    fill(setup, qtbot, again="seven quiet river")
    assert button(setup, "Finish set-up").reason == "Not yet: The two are not the same. Type the second again."


def test_the_set_up_lists_what_is_missing(setup):
    assert button(setup, "Finish set-up").reason.startswith("Not yet: 5 answers are missing: name of the clinic")


def test_trouble_says_what_happened_what_is_kept_and_what_to_do(show, qtbot):
    page = show(TroublePage(NEWER))
    for said in ("It was not opened.", "Everything in it.", "Install the newer Vigil."):
        assert said in words(page)
    with qtbot.waitSignal(page.action_requested) as asked:
        qtbot.mouseClick(button(page, "Close"), Qt.MouseButton.LeftButton)
    assert asked.args == ["close"]
    with qtbot.waitSignal(page.emergency_requested) as asked:
        qtbot.mouseClick(button(page, "Emergency, chair 2"), Qt.MouseButton.LeftButton)
    assert asked.args == [2]


def test_the_locked_screen_waits_for_no_library_that_it_does_not_show():
    code = (
        "import sys, nurse_app.ui.window, nurse_app.ui.pages.unlock_page as p; "
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'matplotlib', 'numpy', 'sqlalchemy', 'pydantic'}), "
        "[m for m in sys.modules if m in ('PySide6.QtSvg', 'nurse_app.ui.frame.rail')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
