"""Emergency before the chart is open: its clock starts at the press, and the card opens from then."""

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nurse_app.app.practice_ward import fill
from nurse_app.app.start import Start, new_id
from nurse_app.infusion.entries import Moment
from nurse_app.machine import clock, paths, resources
from nurse_app.records import vault
from nurse_app.ui.frame.alarm_band import AlarmBand
from nurse_app.ui.pages.infusing_page import EMERGENCY
from nurse_app.ui.pages.setup_page import SetupPage
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.wording import unlock
from nurse_app.wording.frame import EMERGENCY_PRESSED_THEN
from tests.support.tables import real_book

NURSE, PASSWORD = "Dina Mensah, RN", "grey heron over still water"


class PutOn:
    """The machine's clock, put on by what a test says."""

    def __init__(self):
        self.machine, self.by = clock.MachineClock(Moment), timedelta(0)

    def now(self):
        now = self.machine.now()
        return Moment(now.wall + self.by, now.boot_id, now.boot_ms + self.by // timedelta(milliseconds=1))

    def ran_ms(self):
        return self.machine.ran_ms() + self.by // timedelta(milliseconds=1)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    place = tmp_path_factory.mktemp("early") / "clinic.vigil"
    guessed = resources.guessed_passwords()
    chart = vault.create(place, NURSE, PASSWORD, migrations=paths.migrations(), guessed=guessed)
    fill(chart.charts, resources.practice_files(), real_book(), clock.MachineClock(Moment).now().wall, new_id)
    chart.close()
    return place


@pytest.fixture
def made(first, tmp_path):
    """A chart on which infusions run."""
    shutil.copytree(first.parent, tmp_path / "made")
    return tmp_path / "made" / first.name


@pytest.fixture
def begin(qapp, tmp_path):
    begun, before = [], set(QApplication.topLevelWidgets())

    def start(chart=None, now=None):
        begun.append(Start(qapp, chart or tmp_path / "none.vigil", None, now=now))
        return begun[-1]

    yield start
    for one in begun:
        one.close()
        one.window.deleteLater()
    for widget in set(QApplication.topLevelWidgets()) - before:
        widget.deleteLater()


def press(start):
    QTest.keyClick(QApplication.focusWidget() or start.window, Qt.Key.Key_F12)


def said(start):
    bands = [band for band in start.window.findChildren(AlarmBand) if band.isVisible()]
    return [band.accessibleName() for band in bands]


def opened(start, qtbot, page=UnlockPage):
    qtbot.waitUntil(lambda: isinstance(start.window.page, page), timeout=60_000)


def unlocked(start, qtbot):
    start.unlocking.unlock(NURSE, PASSWORD)
    qtbot.waitUntil(lambda: start.shell is not None, timeout=60_000)


def test_pressed_on_the_locked_screen_it_says_what_to_do_and_when_it_began(begin, made, qtbot):
    start = begin(made)
    opened(start, qtbot)
    press(start)
    assert len(said(start)) == 1
    assert unlock.early_emergency(start._early.since, there=True) in said(start)[0]
    first = start._early.since
    press(start)
    assert start._early.since == first


def test_pressed_before_there_is_a_page_it_is_told_with_it(begin, made, qtbot):
    start = begin(made)
    assert start.window.page is None
    press(start)
    since = start._early.since
    assert since is not None
    opened(start, qtbot)
    assert unlock.early_emergency(since, there=True) in said(start)[0]


def test_once_unlocked_the_question_for_the_chair_runs_from_the_press(begin, made, qtbot):
    start = begin(made)
    opened(start, qtbot)
    press(start)
    since = start._early.since
    unlocked(start, qtbot)
    assert start.shell.asks_for_chair == since
    running = next(i for i in start.shell.ward.current if i.running)
    start.shell.emergency(running.opened.chair)
    entry = start.shell.ward.infusion(running.id).entries[-1]
    assert (entry.kind, entry.happened, entry.author) == ("emergency-opened", since, NURSE)
    assert start.window.page.panel_key == EMERGENCY


def test_unlocked_late_it_is_kept_from_the_press_and_marked_late(begin, made, qtbot):
    now = PutOn()
    start = begin(made, now)
    opened(start, qtbot)
    press(start)
    since = start._early.since
    now.by = timedelta(minutes=6)
    unlocked(start, qtbot)
    running = next(i for i in start.shell.ward.current if i.running and i.emergency_since is None)
    start.shell.emergency_of(running.id)
    infusion = start.shell.ward.infusion(running.id)
    assert infusion.emergency_since == since
    assert infusion.entries[-1].because_late == EMERGENCY_PRESSED_THEN


def test_pressed_by_mistake_nothing_is_left_of_it(begin, made, qtbot):
    start = begin(made)
    opened(start, qtbot)
    press(start)
    QTest.keyClick(start.window, Qt.Key.Key_Escape)
    assert (start._early.since, said(start)) == (None, [])
    unlocked(start, qtbot)
    assert start.shell.asks_for_chair is None


def test_a_press_from_before_the_session_opens_its_card_as_of_now(begin, made, qtbot):
    start = begin(made)
    opened(start, qtbot)
    unlocked(start, qtbot)
    ward = start.shell.ward
    running = next(i for i in ward.current if i.running and i.emergency_since is None)
    ward.open_emergency(running.id, "", running.opened_at - timedelta(minutes=1))
    assert ward.infusion(running.id).emergency_since == ward.infusion(running.id).entries[-1].recorded.wall


def test_at_the_first_set_up_it_says_to_write_the_times_on_paper(begin, qtbot):
    start = begin()
    opened(start, qtbot, SetupPage)
    press(start)
    assert unlock.early_emergency(start._early.since, there=False) in said(start)[0]
