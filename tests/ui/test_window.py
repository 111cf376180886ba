"""The frame and the keys: Emergency is one key away wherever the nurse is, letters never while typing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout

from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import NoteField, PasswordField, TextField
from nurse_app.ui.frame.alarm_band import AlarmBand
from nurse_app.ui.frame.arrangement import Arrangement, arrangement_for
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.parts.text import Text
from nurse_app.ui.window import Window
from tests.ui import session_views as views


class _Sheet(Page):
    """A page with one of each thing that can have the caret."""

    def __init__(self, frame=PageFrame.SESSION):
        super().__init__()
        # Each one of these stands in the frame it is asked for; a page of the product has always the same.
        setattr(self, "frame", frame)  # noqa: B010
        self.numbers = []
        self.fields = [QuantityField("Pulse"), TextField("Lot"), PasswordField("Password"), NoteField("Note")]
        self.pick = PickField("Nurse", (("a", "Ade"), ("b", "Dina")))
        column = QVBoxLayout(self)
        for field in (*self.fields, self.pick):
            column.addWidget(field)

    def number_pressed(self, number):
        self.numbers.append(number)


@pytest.fixture
def window(show):
    window = Window()
    window.rail.show_view(views.RAIL)
    window.banner.show_view(views.BANNER)
    window.side.show_actions(views.ACTIONS)
    window.bar.show_actions(views.BAR)
    window.side.show_recorded(views.RECORDED)
    window.show_page(_Sheet())
    return show(window)


def heard(signal):
    """What a signal says from now on."""
    said = []
    signal.connect(lambda *words: said.append(words))
    return said


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


@pytest.mark.parametrize("place", range(4))
def test_f12_opens_the_emergency_while_the_nurse_types(window, qtbot, place):
    said = heard(window.emergency_requested)
    window.page.fields[place].setFocus()
    press(qtbot, window, Qt.Key.Key_F12)
    assert said == [(0,)]


@pytest.mark.parametrize("frame", list(PageFrame))
def test_f12_opens_the_emergency_on_every_kind_of_page(window, qtbot, frame):
    window.show_page(_Sheet(frame))
    said = heard(window.emergency_requested)
    press(qtbot, window, Qt.Key.Key_F12)
    assert said == [(0,)]


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_f12_works_while_a_list_is_open(window, qtbot):
    said = heard(window.emergency_requested)
    combo = window.page.pick.findChild(QComboBox)
    combo.showPopup()
    qtbot.waitUntil(lambda: combo.view().isVisible())
    qtbot.keyClick(combo.view(), Qt.Key.Key_F12)
    combo.hidePopup()
    assert said == [(0,)]


def test_the_emergency_button_stands_in_its_corner_and_nothing_covers_it(window):
    button = window.side.emergency
    middle = button.mapTo(window, button.rect().center())
    assert button.geometry().translated(window.side.pos()).getRect() == (1102, 688, 248, 64)
    assert window.childAt(middle) is button
    assert button.reason == ""


def test_the_letters_press_the_actions(window, qtbot):
    said = heard(window.action_requested)
    for letter in "vrpnm":
        press(qtbot, window, letter)
    assert said == [("vitals",), ("reaction",), ("pause",), ("note",), ("more",)]


def test_a_blocked_action_says_why_below_the_actions(window, qtbot):
    said = heard(window.action_requested)
    press(qtbot, window, "c")
    assert said == []
    assert "Not yet: a reaction is open." in [
        text.text() for text in window.side.findChildren(Text) if text.isVisible()
    ]


@pytest.mark.parametrize("place", range(4))
def test_a_letter_typed_into_a_field_is_no_action(window, qtbot, place):
    said = heard(window.action_requested)
    window.page.fields[place].setFocus()
    press(qtbot, window, "v")
    assert said == []
    assert window.page.fields[place].text() == "v"


def test_digits_go_to_the_page_only_while_nothing_is_typed_in(window, qtbot):
    press(qtbot, window, "3")
    window.page.fields[0].setFocus()
    press(qtbot, window, "4")
    assert window.page.numbers == [3]
    assert window.page.fields[0].text() == "4"


def test_the_other_keys(window, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    locked, helped, left = heard(window.lock_requested), heard(window.help_requested), heard(window.leave_requested)
    today, chairs = heard(window.today_requested), heard(window.chair_requested)
    window.page.fields[0].setFocus()
    press(qtbot, window, Qt.Key.Key_L, control)
    press(qtbot, window, Qt.Key.Key_F1)
    press(qtbot, window, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_0, control)
    press(qtbot, window, Qt.Key.Key_2, control)
    assert (locked, helped, left, today, chairs) == ([()], [()], [()], [()], [(2,)])


def test_the_frame_of_each_kind_of_page(window):
    seen = {}
    for frame in PageFrame:
        window.show_page(_Sheet(frame))
        parts = (window.rail, window.banner, window.side, window.bar)
        seen[frame] = [part.isVisible() for part in parts]
    assert seen == {
        PageFrame.BARE: [False, False, False, False],
        PageFrame.BOARD: [True, False, False, False],
        PageFrame.RECORD: [True, True, False, False],
        PageFrame.SESSION: [True, True, True, False],
    }


def test_a_page_comes_back_with_its_draft(window):
    first = window.page
    first.fields[1].put("P100627183")
    window.show_page(_Sheet(PageFrame.BOARD))
    window.show_page(first)
    assert window.page.fields[1].text() == "P100627183"


def test_alarms_push_the_page_down_and_name_three(window, qtbot):
    before = window.banner.y()
    window.alarms.show_view(views.ALARMS)
    qtbot.waitUntil(lambda: window.banner.y() == before + 4 * 44)
    assert [band.accessibleName().split(":")[0] for band in window.alarms.findChildren(AlarmBand)] == [
        "Act now",
        "Late",
        "Note",
        "Not saved",
    ]


def test_a_new_alarm_is_told_to_a_screen_reader_once_and_the_worst_at_once(window, monkeypatch):
    told = []

    def listen(news):
        told.append((news.message(), news.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    window.alarms.show_view(views.ALARMS[:2])
    window.alarms.show_view(views.ALARMS[:3])
    assert [said for said, _ in told] == [
        "Act now: Chair 3, SL. Pulse 134: red limit. Stop and look at the patient.",
        "Late: Chair 2, TO. Vitals were due 11:10, 9 min ago.",
        "Note: Battery 20%. Plug in the laptop.",
    ]
    urgent = QAccessible.AnnouncementPoliteness.Assertive
    assert [politeness is urgent for _, politeness in told] == [True, False, False]


def test_a_minute_later_the_band_is_the_same_one_with_other_words(window):
    window.alarms.show_view(views.ALARMS[1:2])
    band = window.alarms.findChild(AlarmBand)
    later = replace(views.ALARMS[1], text="Chair 2, TO. Vitals were due 11:10, 10 min ago.")
    window.alarms.show_view((later,))
    assert window.alarms.findChildren(AlarmBand) == [band]
    assert band.accessibleName() == "Late: Chair 2, TO. Vitals were due 11:10, 10 min ago."


def test_beyond_three_alarms_the_rest_are_counted_and_the_unsaved_one_stays(window):
    fifth = replace(views.ALARMS[2], key="x")
    window.alarms.show_view((*views.ALARMS[:3], fifth, views.ALARMS[3]))
    assert len(window.alarms.findChildren(AlarmBand)) == 4
    assert "1 more" in [text.text() for text in window.alarms.findChildren(Text)]


def test_a_locked_screen_shows_no_band_with_initials(window):
    window.alarms.show_view(views.ALARMS)
    window.show_page(_Sheet(PageFrame.BARE))
    assert not window.alarms.isVisible()
    window.show_page(_Sheet(PageFrame.SESSION))
    assert window.alarms.isVisible()


def test_closing_asks_first(window):
    said = heard(window.close_requested)
    window.close()
    assert window.isVisible()
    assert said == [()]
    window.let_close()
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("size", "room"),
    [
        ((1366, 768), Arrangement.FULL),
        ((1365, 768), Arrangement.SMALL),
        ((1280, 690), Arrangement.SMALL),
        ((1180, 640), Arrangement.SMALL),
        ((1179, 640), Arrangement.TABS),
        ((1180, 639), Arrangement.TABS),
        ((800, 440), Arrangement.TABS),
        ((799, 440), Arrangement.TINY),
        ((800, 439), Arrangement.TINY),
        ((683, 384), Arrangement.TINY),
    ],
)
def test_how_much_room_there_is(size, room):
    assert arrangement_for(*size) is room


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1280, 690), (1100, 620), (900, 500), (683, 384)])
def test_nothing_of_the_frame_is_cut_at_any_size(window, qtbot, size):
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    QApplication.processEvents()
    for part in (window.rail, window.banner, window.side, window.bar):
        for text in part.findChildren(Text):
            if text.isVisible():
                assert text.width() + 1 >= text.minimumSizeHint().width(), text.text()
                right = text.mapTo(window, text.rect().topRight()).x()
                assert right <= window.width(), text.text()


def test_in_the_smallest_window_the_actions_are_a_bar_with_emergency_at_its_end(window, qtbot):
    said = heard(window.emergency_requested)
    window.resize(683, 384)
    qtbot.waitUntil(lambda: window.bar.isVisible())
    assert not window.side.isVisible()
    assert (window.rail.height(), window.banner.height()) == (32, 48)
    qtbot.mouseClick(window.bar.emergency, Qt.MouseButton.LeftButton)
    assert said == [(0,)]
    right = window.bar.emergency.mapTo(window, window.bar.emergency.rect().topRight()).x()
    assert right <= 683
