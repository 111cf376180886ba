"""What is half typed is kept encrypted every two seconds, and stands in its form again after a sudden end."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from nurse_app.app import start
from nurse_app.app.drafting import EACH_S
from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.infusion import wishes
from nurse_app.machine import paths
from nurse_app.records import vault
from nurse_app.records.check import State, verify_file
from nurse_app.records.drafts import DraftFile
from nurse_app.ui import theme
from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.half_typed import HalfTyped, half_typed
from nurse_app.ui.pages.laying import column
from nurse_app.ui.window import Window
from tests.support.kept_made import MIGRATIONS
from tests.support.let_go import let_go
from tests.support.nurse import NURSE, PASSWORD
from tests.support.ready_chart import running_chart
from tests.support.tables import real_book
from tests.support.ward_clock import WardClock

CANARY = "zebrafinch"
KEPT = {
    "patient": {"name": CANARY, "weight_kg": "72.5"},
    "order": {"product": "privigen-us", "indication": "CIDP", "dose": {"g_per_kg": "1"}, "titration": "label"},
    "pump": {"step_ml_h": "0.1", "max_ml_h": "999"},
}


class Room:
    """A window on a chart with one infusion that runs."""

    def __init__(self, path, infusion):
        self.path, self.infusion = path, infusion
        self.file = path.with_name(f".{path.name}.drafts")
        self.open()

    def open(self):
        self.clock = WardClock()
        self.clock.move(minutes=40)
        chart = vault.open_chart(self.path, NURSE, PASSWORD, migrations=MIGRATIONS)
        self.window, self.worker = Window(), Worker()
        self.window.show()
        self.shell = open_shell(self.window, self.worker, chart, real_book(), self.clock, NURSE, start.new_id)
        self.shell._timer.stop()

    @property
    def panel(self):
        return self.shell.places.page_of(self.infusion).panel

    def type_pulse(self, text="88"):
        self.shell.places.open(self.infusion)
        self.shell.places.page_of(self.infusion).open_panel("vitals")
        QTest.keyClicks(self.panel.fields["pulse"].line, text)

    def seconds(self, count):
        for _ in range(count):
            self.shell.tick()

    def end(self):
        """Let go of window and chart; what is in the draft file stays as it is."""
        let_go(self.window, self.worker, self.shell)

    def again(self):
        self.end()
        self.open()


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ready")
    return folder, running_chart(folder / "clinic.vigil", WardClock())


@pytest.fixture
def room(ready, tmp_path, qapp):
    theme.dress(qapp, paths.resources(), "light")
    shutil.copytree(ready[0], tmp_path / "home")
    made = Room(tmp_path / "home" / "clinic.vigil", ready[1])
    yield made
    made.end()


def bands(room):
    return " ".join(view.text for view in room.window.alarms._shown)


def test_what_is_half_typed_is_on_disk_two_seconds_later_and_nowhere_in_clear(room):
    room.type_pulse()
    room.seconds(EACH_S)
    assert room.file.exists()
    assert room.file.stat().st_mode & 0o777 == 0o600
    assert b"pulse" not in room.file.read_bytes().lower()


def test_a_note_in_words_leaves_no_word_in_any_file(room):
    room.shell.places.open(room.infusion)
    room.shell.places.page_of(room.infusion).open_panel("note")
    QTest.keyClicks(_first_text(room.panel), CANARY)
    room.seconds(EACH_S)
    assert room.file.exists()
    for part in room.path.parent.iterdir():
        assert CANARY.encode() not in part.read_bytes()


def _first_text(panel):
    return next(iter((*panel.findChildren(QPlainTextEdit), *panel.findChildren(QLineEdit))))


def test_after_a_sudden_end_it_stands_in_its_form_and_is_said_to_be_not_saved(room):
    room.type_pulse()
    room.seconds(EACH_S)
    before = len(room.shell.ward.infusion(room.infusion).entries)
    room.again()
    assert room.shell.places.shown == room.infusion
    assert room.panel.fields["pulse"].text() == "88"
    assert len(room.shell.ward.infusion(room.infusion).entries) == before
    room.seconds(1)
    assert "not saved yet" in bands(room)
    room.shell._show_alarm("/drafts")
    assert "not saved yet" not in bands(room)
    # Once more, without a hand on it.
    room.again()
    assert room.panel.fields["pulse"].text() == "88"


def test_what_was_emptied_again_leaves_no_file(room):
    room.type_pulse()
    room.seconds(EACH_S)
    room.panel.fields["pulse"].clear()
    room.seconds(EACH_S)
    assert not room.file.exists()


def test_a_draft_from_just_before_an_entry_was_kept_does_not_come_back(room):
    room.type_pulse()
    room.seconds(EACH_S)
    # The program ends before the next look at the form.
    room.shell.wish(room.infusion, wishes.Note("seen"))
    room.again()
    assert room.shell.places.shown == ""
    assert not room.file.exists()


# The form of an order


def type_order(room, name=CANARY):
    room.shell.places.ordering.begin("")
    page = room.shell.places.ordering.page
    QTest.keyClicks(page.patient.name.field.line, name)
    QTest.keyClicks(page.patient.weight.field.line, "72.5")
    return page


def test_a_half_typed_order_stands_in_its_form_after_a_sudden_end(room):
    type_order(room)
    room.seconds(EACH_S)
    for part in room.path.parent.iterdir():
        assert CANARY.encode() not in part.read_bytes()
    room.again()
    page = room.shell.places.ordering.page
    assert room.window.page is page
    assert (page.patient.name.written(), page.patient.weight.written()) == (CANARY, "72.5")
    room.seconds(1)
    assert "not saved yet: the form of an order" in bands(room)
    room.shell._show_alarm("/drafts")
    assert "not saved yet" not in bands(room)


def test_a_form_as_it_was_begun_is_no_draft(room):
    room.shell.places.ordering.begin("")
    room.seconds(EACH_S)
    assert not room.file.exists()


def test_an_order_that_was_kept_is_no_draft_any_more(room):
    page = type_order(room)
    room.seconds(EACH_S)
    assert room.file.exists()
    page.put_typed({**page.typed(), "order": KEPT, "fields": {}})
    page._keep()
    assert room.shell.places.ordering.page is None
    assert not room.file.exists()


def test_an_order_kept_just_before_the_sudden_end_does_not_come_back(room):
    page = type_order(room)
    room.seconds(EACH_S)
    draft = room.file.read_bytes()
    page.put_typed({**page.typed(), "order": KEPT, "fields": {}})
    page._keep()
    room.file.write_bytes(draft)
    room.again()
    assert room.shell.places.ordering.page is None
    assert not room.file.exists()


def test_a_draft_that_does_not_fit_the_form_keeps_nobody_from_the_chart(room):
    room.shell.chart.drafts.write({"/order": {"typed": {"order": {}}, "at": "yesterday"}})
    room.again()
    assert room.window.page is room.shell.places.board
    room.shell.chart.drafts.write({"/order": {"patient": "", "typed": {"order": 7}, "at": "2026-03-02T08:00:00+00:00"}})
    room.again()
    assert "not saved yet" not in bands(room)


# The settings


def change_settings(room):
    room.shell.places.setting_up.begin()
    page = room.shell.places.setting_up.page
    page.fields.lines["pharmacist"].clear()
    QTest.keyClicks(page.fields.lines["pharmacist"].line, CANARY)
    QTest.mouseClick(page.fields.choices["policy"]._segments[1], Qt.MouseButton.LeftButton)
    return page


def test_settings_changed_and_not_saved_stand_on_their_page_after_a_sudden_end(room):
    policy = change_settings(room).fields.choices["policy"].value
    room.seconds(EACH_S)
    for part in room.path.parent.iterdir():
        assert CANARY.encode() not in part.read_bytes()
    room.again()
    assert room.window.page is room.shell.places.board
    assert room.shell.ward.settings.policy != policy
    room.seconds(1)
    assert "not saved yet: the settings" in bands(room)
    room.shell.places.setting_up.begin()
    assert room.shell.places.setting_up.page.fields.changes() == {"pharmacist": CANARY, "policy": policy}


def test_settings_saved_just_before_the_sudden_end_are_no_draft(room):
    page = change_settings(room)
    room.seconds(EACH_S)
    draft = room.file.read_bytes()
    page._save()
    assert room.shell.ward.settings.pharmacist == CANARY
    room.file.write_bytes(draft)
    room.again()
    room.seconds(1)
    assert "not saved yet" not in bands(room)
    assert not room.file.exists()


def test_a_setting_of_another_release_keeps_nobody_from_the_chart(room):
    room.shell.chart.drafts.write({"/settings": {"changed": {"colour of the door": "red"}, "at": "x"}})
    room.again()
    room.shell.chart.drafts.write({"/settings": {"changed": 7, "at": "x"}})
    room.again()
    assert "not saved yet" not in bands(room)
    assert room.window.page is room.shell.places.board


def test_no_password_is_ever_a_draft(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    secret, plain = PasswordField("Password"), TextField("Name")
    column(secret, plain, on=holder)
    holder.show()
    secret._eye.click()
    QTest.keyClicks(secret.line, PASSWORD)
    QTest.keyClicks(plain.line, "Ines")
    assert half_typed(holder, presses=True) == HalfTyped((("Name", 0, "Ines"),), ())


def test_a_draft_of_another_chart_or_one_that_was_changed_is_none(room, tmp_path):
    room.type_pulse()
    room.seconds(EACH_S)
    content = bytearray(room.file.read_bytes())
    content[-1] ^= 1
    room.file.write_bytes(content)
    assert room.shell.chart.drafts.read() == {}
    assert DraftFile(room.file, bytes(32), bytes(16)).read() == {}


def test_the_check_of_the_chart_does_not_mind_the_file(room):
    room.type_pulse()
    room.seconds(EACH_S)
    assert verify_file(room.path, PASSWORD).state is State.WHOLE


def test_while_an_infusion_runs_the_keys_stay_however_long_it_is_locked(room):
    room.shell.lock.lock()
    for _ in range(70):
        room.shell.tick()
    assert not room.shell.chart.is_shut
    room.shell.lock._answered(NURSE, right=True)
