"""Changed settings: kept in a real chart by name and time, and true for everything shown from then on."""

import json
from functools import cache
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from nurse_app.app import start, wearing
from nurse_app.app.loading import load
from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.machine import paths
from nurse_app.records import charts, keys, vault
from nurse_app.settings import Look, TemperatureUnit
from nurse_app.ui import theme
from nurse_app.ui.pages.settings_wishes import NewNurse, NewPassword, SaveSettings, SoundTried
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.ui.window import Window
from tests.support.kept_made import MIGRATIONS, infusion_of
from tests.support.let_go import let_go
from tests.support.order_files import worked_example
from tests.support.ward_clock import WardClock

DINA, ADE = "Dina Mensah, RN", "Ade Bello, RN"
PASSWORD, NEW = "grey heron over still water", "seven quiet rivers wade north"
INFUSION = "inf-1"

book_read_once = cache(load)


class Room:
    """An open window on a chart file with one planned infusion."""

    def __init__(self, folder):
        self.path, self.keys, self.clock = folder / "clinic.vigil", keys.new_keys(), WardClock()
        with vault.create_raw(self.path, self.keys, migrations=MIGRATIONS) as chart:
            chart.charts.append(INFUSION, infusion_of(INFUSION, 1)[:1])
        self.shell = None

    def open(self, nurse=DINA):
        """Open the window as the start does once a password was right."""
        chart = vault.open_raw(self.path, self.keys, migrations=MIGRATIONS)
        self.window, self.worker = Window(), Worker()
        self.window.show()
        self.shell = open_shell(
            self.window, self.worker, chart, book_read_once(), self.clock, nurse, start.new_id, training=False
        )
        return self.shell

    def close(self):
        """Let go of window and chart."""
        if self.shell is None:
            return
        let_go(self.window, self.worker, self.shell)
        self.shell = None

    @property
    def page(self):
        """The settings page, opened by the nurse's tab where it is not shown."""
        self.window.rail.nurse_requested.emit()
        return self.window.page

    def kept(self):
        """Every change of a setting as it lies in the chart: name, value, author."""
        changes = [json.loads(payload) for (payload,) in self.shell.chart.charts._read(charts._SETTINGS)]
        return [(each["name"], each["value"], each["author"]) for each in changes]


@pytest.fixture
def room(tmp_path, qapp):
    theme.dress(qapp, paths.resources(), "light")
    made = Room(tmp_path)
    yield made
    made.close()
    theme.switch_theme(qapp, "light")


@pytest.fixture
def with_nurse(room, qtbot):
    """The room after Dina got a password."""
    room.open().chart.add_nurse(DINA, PASSWORD, guessed=frozenset())
    return room


def test_the_nurses_tab_opens_the_settings_and_escape_leads_back(room):
    shell = room.open()
    shell.places.open(INFUSION)
    before = room.window.page
    assert room.page is not before
    room.window.leave_requested.emit()
    assert room.window.page is before
    assert shell.places.shown == INFUSION


def test_back_leads_to_an_order_that_is_half_written(room):
    shell = room.open()
    shell.places.ordering.begin("")
    form = room.window.page
    form.patient.name.put("HALLORAN, Maeve")
    room.page.back_requested.emit()
    assert room.window.page is form
    assert form.patient.name.written() == "HALLORAN, Maeve"


def test_the_colours_change_at_once_and_are_worn_after_the_next_opening(room):
    room.open()
    room.page.wished.emit(SaveSettings({"look": "dark"}))
    assert theme.current_theme().name == "dark"
    assert room.kept() == [("look", "dark", DINA)]
    room.close()
    theme.switch_theme(QApplication.instance(), "light")
    assert room.open().ward.settings.look is Look.DARK
    assert theme.current_theme().name == "dark"


def test_without_kept_colours_the_window_stays_as_it_was_started(room, qapp):
    theme.switch_theme(qapp, "dark")
    assert room.open().ward.settings.look is Look.DARK
    assert theme.current_theme().name == "dark"


@pytest.mark.parametrize(
    ("told", "worn"),
    [(Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light"), (Qt.ColorScheme.Unknown, "light")],
)
def test_the_first_start_wears_what_the_computer_prefers(told, worn):
    hints = SimpleNamespace(colorScheme=lambda: told)
    dressed = SimpleNamespace(styleHints=lambda: hints, styleSheet=lambda: "QWidget {}")
    assert wearing.system_look(dressed) == worn


@pytest.mark.parametrize(("ground", "ink", "worn"), [("#202020", "#f0f0f0", "dark"), ("#ffffff", "#000000", "light")])
def test_before_it_is_dressed_the_computers_own_colours_tell(ground, ink, worn):
    palette = QPalette(QColor(ground))
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    bare = SimpleNamespace(palette=lambda: palette, styleSheet=lambda: "")
    assert wearing.system_look(bare) == worn


def test_a_change_is_added_and_the_earlier_one_stays(room):
    room.open()
    room.page.wished.emit(SaveSettings({"lock_after_min": "9", "pharmacist": "Kofi A."}))
    room.shell.ward.nurse = ADE
    room.page.wished.emit(SaveSettings({"lock_after_min": "3"}))
    assert room.kept() == [
        ("lock_after_min", "9", DINA),
        ("pharmacist", "Kofi A.", DINA),
        ("lock_after_min", "3", ADE),
    ]
    assert (room.shell.ward.settings.lock_after_min, room.shell.ward.settings.pharmacist) == (3, "Kofi A.")


@pytest.mark.parametrize(("step", "kept"), [("4.9", True), ("5", True), ("5.1", False)])
def test_a_pump_steps_no_wider_than_its_highest_rate(room, step, kept):
    room.open()
    room.page.wished.emit(SaveSettings({"pump_step_ml_h": step, "pump_max_ml_h": "5"}))
    assert bool(room.kept()) is kept
    assert ("higher than its highest rate" in room.page.refusals.words) is not kept


def test_pages_with_the_unit_or_the_emergency_number_in_their_words_are_made_anew(room):
    shell = room.open()
    shell.places.open(INFUSION)
    session, board = room.window.page, shell.places.board
    room.page.wished.emit(SaveSettings({"temperature": "F", "emergency_number": "4444"}))
    assert shell.ward.settings.temperature is TemperatureUnit.F
    assert shell.words.panel.emergency_number == "4444"
    assert shell.words.names.temperature == "F"
    room.window.leave_requested.emit()
    assert room.window.page is not session
    assert isinstance(room.window.page, type(session))
    assert shell.places.shown == INFUSION
    assert shell.places.board is not board


@pytest.mark.parametrize(
    ("setting", "said"), [("prescriber_line", "555 0100"), ("pharmacist", "R. Ito"), ("pharmacist_phone", "555 0101")]
)
def test_whom_to_call_is_told_by_the_new_number_at_once(room, setting, said):
    shell = room.open()
    room.page.wished.emit(SaveSettings({setting: said}))
    assert said in (shell.words.panel.prescriber_line, shell.words.panel.pharmacist)


def test_another_name_of_the_clinic_stands_on_today_and_leaves_the_sessions_as_they_are(room):
    shell = room.open()
    shell.places.open(INFUSION)
    session = room.window.page
    room.page.wished.emit(SaveSettings({"clinic_name": "Riverside Infusion"}))
    room.window.leave_requested.emit()
    assert room.window.page is session
    shell.places.today()
    assert "Riverside Infusion" in room.window.page._title.text()


def test_a_new_order_begins_with_the_clinics_choices(room):
    shell = room.open()
    chosen = {"policy": "pause_first", "pump_step_ml_h": "1", "pump_max_ml_h": "600", "restart_on_new_lot": "True"}
    room.page.wished.emit(SaveSettings(chosen))
    shell.places.ordering.begin("")
    draft = shell.places.ordering.page.draft()
    assert draft["clinic"] == {"policy": "pause_first", "place": "clinic"}
    assert draft["pump"] == {"step_ml_h": "1", "max_ml_h": "600"}


def test_the_answer_to_the_sound_check_is_kept_with_its_time_and_who_gave_it(room):
    room.open()
    room.page.wished.emit(SoundTried(False))
    assert room.kept() == [
        ("sound_heard", "no", DINA),
        ("sound_checked_at", "2026-03-04T08:30:00-05:00", DINA),
        ("sound_checked_by", DINA, DINA),
    ]
    assert room.page.sound._last.text() == "Not heard 4 Mar 2026, 08:30, Dina Mensah, RN."
    assert room.window.rail._view.sound == "No sound here"
    room.clock.move(minutes=1)
    room.page.wished.emit(SoundTried(True))
    assert room.page.sound._last.text() == "Heard 4 Mar 2026, 08:31, Dina Mensah, RN."
    assert room.window.rail._view.sound == "Sound on"


def test_a_nurse_changes_her_password(with_nurse, qtbot):
    room, chart = with_nurse, with_nurse.shell.chart
    page = room.page
    page.wished.emit(NewPassword("not this one at all", NEW))
    qtbot.waitUntil(lambda: "not your password" in page.nurses.password._trouble.text(), timeout=20_000)
    assert chart.is_password(DINA, PASSWORD)
    page.wished.emit(NewPassword(PASSWORD, NEW))
    qtbot.waitUntil(lambda: page.nurses._said.text() == "Your password is changed.", timeout=20_000)
    assert chart.is_password(DINA, NEW)
    assert not chart.is_password(DINA, PASSWORD)
    room.shell.diary.write()
    assert chart.charts.edition_told() == chart.accounts.edition == 3


def test_a_password_that_is_guessed_first_is_refused_in_words(with_nurse, qtbot):
    page = with_nurse.page
    page.wished.emit(NewNurse(ADE, "password12345"))
    qtbot.waitUntil(lambda: "too easy to guess" in page.nurses.newcomer._trouble.text(), timeout=20_000)
    assert with_nurse.shell.chart.nurses == (DINA,)


@pytest.mark.parametrize("name", [DINA, "dina mensah, rn"])
def test_no_two_nurses_have_one_name(with_nurse, name):
    page = with_nurse.page
    page.wished.emit(NewNurse(name, NEW))
    assert "A nurse of this name can unlock already." in page.nurses.newcomer._trouble.text()


def test_an_added_nurse_unlocks_and_is_named_in_what_follows(with_nurse, qtbot):
    room, shell = with_nurse, with_nurse.shell
    page = room.page
    page.wished.emit(NewNurse(ADE, NEW))
    qtbot.waitUntil(lambda: ADE in shell.chart.nurses, timeout=20_000)
    shell.lock.lock()
    locked = room.window.page
    assert isinstance(locked, UnlockPage)
    picks = locked.form._pick._list
    assert [picks.itemData(n) for n in range(picks.count())] == [DINA, ADE]
    locked.unlock_requested.emit(ADE, PASSWORD)
    qtbot.waitUntil(lambda: "not the password" in locked.form._password.verdict().words, timeout=20_000)
    assert (shell.ward.nurse, room.window.page) == (DINA, locked)
    locked.unlock_requested.emit(ADE, NEW)
    qtbot.waitUntil(lambda: room.window.page is page, timeout=20_000)
    assert shell.ward.ask().author == ADE
    assert room.window.rail._view.nurse == ADE


@pytest.mark.parametrize(("chosen", "restarts"), [("True", True), ("False", False)])
def test_whether_a_new_lot_starts_again_goes_with_a_new_order(room, chosen, restarts):
    shell = room.open()
    room.page.wished.emit(SaveSettings({"restart_on_new_lot": chosen}))
    shell.places.ordering.begin("")
    case = shell.places.ordering._read(worked_example())
    assert shell.places.ordering._with_extras(case, {}).clinic.restart_on_new_lot is restarts
