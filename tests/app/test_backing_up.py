"""Backups by themselves: after a signature and hourly, to a folder of the clinic's; never in the way of saving."""

import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nurse_app.app import start
from nurse_app.app.backing_up import Standing, due
from nurse_app.app.loading import load
from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion import wishes
from nurse_app.infusion.asking import Kept
from nurse_app.machine import paths
from nurse_app.records import backup_folder, keys, vault
from nurse_app.records.chart import Chart
from nurse_app.ui import theme
from nurse_app.ui.pages.settings_wishes import BackUpNow, ChooseBackups
from nurse_app.ui.window import Window
from tests.support.kept_made import MIGRATIONS, infusion_of
from tests.support.let_go import let_go
from tests.support.ward_clock import WardClock

DINA, INFUSION = "Dina Mensah, RN", "inf-1"
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
FAR = 60_000

book_read_once = cache(load)


class Room:
    """An open window on a chart with one planned infusion, and a stick beside it."""

    def __init__(self, folder):
        self.path, self.keys, self.clock = folder / "clinic.vigil", keys.new_keys(), WardClock()
        self.stick = folder / "stick" / "Vigil backups"
        self.stick.parent.mkdir()
        with vault.create_raw(self.path, self.keys, migrations=MIGRATIONS) as chart:
            chart.charts.append(INFUSION, infusion_of(INFUSION, 1)[:1])
        self.shell = None

    def open(self, *, training=False):
        chart = vault.open_raw(self.path, self.keys, migrations=MIGRATIONS)
        self.window, self.worker = Window(), Worker()
        self.window.show()
        self.shell = open_shell(
            self.window, self.worker, chart, book_read_once(), self.clock, DINA, start.new_id, training=training
        )
        # Time passes here when a test says so.
        self.shell._timer.stop()
        return self.shell

    def close(self):
        if self.shell is None:
            return
        let_go(self.window, self.worker, self.shell)
        self.shell = None

    @property
    def made(self):
        return sorted(self.stick.glob("vigil-*.backup"))

    @property
    def bands(self):
        return [view.text for view in self.window.alarms._shown]

    def note(self):
        self.shell.wish(INFUSION, wishes.Note("seen"))

    def later(self, **span):
        self.clock.move(**span)
        self.shell.tick()


@pytest.fixture
def room(tmp_path, qapp):
    theme.dress(qapp, paths.resources(), "light")
    made = Room(tmp_path)
    yield made
    made.close()


@pytest.fixture
def with_stick(room, qtbot):
    """The stick is chosen, the first backup made and put back on trial."""
    shell = room.open()
    shell.diary.tick()
    room.window.rail.nurse_requested.emit()
    room.window.page.wished.emit(ChooseBackups(str(room.stick)))
    qtbot.waitUntil(lambda: shell.ward.settings.backup_folder == str(room.stick), timeout=FAR)
    shell.tick()
    qtbot.waitUntil(lambda: shell.backups.standing.last is not None, timeout=FAR)
    return room


def settled(qtbot, room):
    qtbot.waitUntil(lambda: not room.shell.backups._busy, timeout=FAR)


def test_a_chosen_folder_gets_its_first_backup_at_once_and_it_is_put_back_on_trial(with_stick):
    room = with_stick
    (made,) = room.made
    assert made.name.endswith("-2026-03-04-133000.backup")
    view = room.window.page.backups
    assert view._state.text() == "Last backup 4 Mar 2026, 08:30."
    assert "Put back on trial and read whole 4 Mar 2026, 08:30." in view._note.text()
    assert "on the chart's own disk" in view._note.text()
    assert room.shell.ward.settings.backup_rehearsed_at == "2026-03-04T08:30:00-05:00"


@pytest.mark.parametrize(("minutes", "made"), [(59, 1), (60, 2), (61, 2)])
def test_an_hour_after_the_last_one_where_something_was_kept(with_stick, qtbot, minutes, made):
    room = with_stick
    room.note()
    room.later(minutes=minutes)
    settled(qtbot, room)
    assert len(room.made) == made


def test_nothing_new_needs_no_backup(with_stick, qtbot, monkeypatch):
    # Locking would be kept, and so be something new.
    monkeypatch.setattr(with_stick.shell.lock, "tick", lambda: None)
    with_stick.later(minutes=600)
    settled(qtbot, with_stick)
    assert len(with_stick.made) == 1


def test_a_signature_asks_for_one_at_once_and_for_its_trial(with_stick, qtbot, monkeypatch):
    room, tried = with_stick, []
    real = Chart.rehearse
    monkeypatch.setattr(Chart, "rehearse", lambda *a, **k: tried.append(a[1]) or real(*a, **k))
    monkeypatch.setattr(room.shell.ward, "wish", lambda *_: Kept(()))
    room.shell.wish(INFUSION, wishes.Sign("word"))
    room.later(seconds=1)
    settled(qtbot, room)
    assert (len(room.made), tried) == (2, [room.made[-1]])


def test_a_stick_that_is_gone_is_a_low_note_that_leaves_by_itself(with_stick, qtbot):
    room = with_stick
    away = room.stick.with_name("away")
    room.stick.rename(away)
    room.note()
    room.later(minutes=60)
    settled(qtbot, room)
    assert room.bands == [
        "No backup since 08:30: the folder stick/Vigil backups is not there. Everything is saved on this laptop. "
        "Plug the stick in, or connect the share. Vigil tries again each minute."
    ]
    assert [view.kind for view in room.window.alarms._shown] == ["low"]
    assert room.window.rail._view.backup == "No backup"
    kept = room.shell.chart.entries_kept
    room.note()
    assert room.shell.chart.entries_kept == kept + 1
    away.rename(room.stick)
    room.later(seconds=59)
    settled(qtbot, room)
    assert room.window.rail._view.backup == "No backup"
    room.later(seconds=1)
    settled(qtbot, room)
    assert (room.bands, room.window.rail._view.backup, len(room.made)) == ([], "", 2)


def test_a_note_that_was_seen_stays_away_and_the_rail_goes_on_telling(with_stick, qtbot):
    room = with_stick
    shutil.rmtree(room.stick)
    room.note()
    room.later(minutes=60)
    settled(qtbot, room)
    room.window.alarms.answered.emit("/backup")
    assert (room.bands, room.window.rail._view.backup) == ([], "No backup")
    room.later(minutes=1)
    settled(qtbot, room)
    assert (room.bands, room.window.rail._view.backup) == ([], "No backup")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ChartProblem.DISK_FULL, "there is no room left in"),
        (ChartProblem.NOT_WRITABLE, "Vigil may not write to"),
        (ChartProblem.DAMAGED, "does not read back whole"),
    ],
)
def test_each_trouble_says_what_happened_and_what_to_do(with_stick, qtbot, monkeypatch, problem, words):
    def refuse(*_):
        raise ChartTrouble(problem, file="x", what="backup-cut", rebuild="other")

    monkeypatch.setattr(backup_folder, "keep", refuse)
    with_stick.note()
    with_stick.later(minutes=60)
    settled(qtbot, with_stick)
    (told,) = with_stick.bands
    assert words in told
    assert "settings" in told


def test_while_a_slow_share_is_written_to_saving_and_unlocking_go_on(with_stick, qtbot, monkeypatch):
    room, gate, began = with_stick, threading.Event(), threading.Event()
    real = backup_folder.keep

    def slow(*which):
        began.set()
        gate.wait(30)
        return real(*which)

    monkeypatch.setattr(backup_folder, "keep", slow)
    room.note()
    room.later(minutes=60)
    assert began.wait(20)
    kept = room.shell.chart.entries_kept
    room.note()
    assert room.shell.chart.entries_kept == kept + 1
    answers = []
    room.worker.run(lambda: "unlocked", answers.append, lambda _why: None)
    qtbot.waitUntil(lambda: answers == ["unlocked"], timeout=FAR)
    gate.set()
    settled(qtbot, room)
    assert len(room.made) == 2


def test_practice_makes_none(room, qtbot):
    shell = room.open(training=True)
    shell.ward.settings = replace(shell.ward.settings, backup_folder=str(room.stick))
    room.later(minutes=90)
    assert not shell.backups._busy
    room.window.rail.nurse_requested.emit()
    assert "thrown away" in room.window.page.backups._note.text()
    assert not room.window.page.backups.path.isVisible()


@pytest.mark.parametrize(
    ("folder", "words"),
    [("Vigil backups", "Write the whole path"), ("/nowhere/at all/backups", "is not there")],
)
def test_a_folder_that_cannot_be_used_is_refused_in_words_and_stays_typed(room, qtbot, folder, words):
    room.open()
    room.window.rail.nurse_requested.emit()
    section = room.window.page.backups
    section.path.put(folder)
    section.use.button.click()
    qtbot.waitUntil(lambda: words in section._trouble.text(), timeout=FAR)
    assert (section.path.text(), section.use.button.reason) == (folder, "")
    assert room.shell.ward.settings.backup_folder == ""
    room.later(seconds=1)
    assert words in section._trouble.text()


def test_emptying_the_field_stops_it_and_says_so(with_stick, qtbot):
    room, section = with_stick, with_stick.window.page.backups
    section.path.line.clear()
    assert section.use.button.text() == "Make no backups"
    QTest.mouseClick(section.use.button, Qt.MouseButton.LeftButton)
    assert room.shell.ward.settings.backup_folder == ""
    assert section._state.text() == "No folder is chosen. This laptop holds the only copy of the chart."


def test_one_can_be_asked_for(with_stick, qtbot):
    with_stick.window.page.wished.emit(BackUpNow())
    with_stick.later(seconds=1)
    settled(qtbot, with_stick)
    assert len(with_stick.made) == 2


def test_after_the_next_opening_the_last_one_is_known_by_its_name(with_stick, qtbot):
    room = with_stick
    room.close()
    shell = room.open()
    shell.tick()
    settled(qtbot, room)
    qtbot.waitUntil(lambda: shell.backups.standing.last is not None, timeout=FAR)
    room.later(minutes=59)
    settled(qtbot, room)
    assert len(room.made) == 1
    room.later(minutes=1)
    settled(qtbot, room)
    assert len(room.made) == 2


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "kept", "after", "answer"),
    [
        pytest.param(Standing(), 5, 0 * HOUR, True, id="none yet"),
        pytest.param(Standing(NOON, 5), 6, HOUR - timedelta(seconds=1), False, id="under an hour"),
        pytest.param(Standing(NOON, 5), 6, HOUR, True, id="an hour"),
        pytest.param(Standing(NOON, 6), 6, 9 * HOUR, False, id="nothing new"),
        pytest.param(Standing(NOON, None), 6, HOUR, True, id="not known what it holds"),
        pytest.param(Standing(NOON, 6, wanted=True), 6, 0 * HOUR, True, id="wanted"),
        pytest.param(Standing(NOON, 5), 6, -2 * HOUR, True, id="clock put back"),
    ],
)
def test_when_a_backup_is_due(at, kept, after, answer):
    assert due(at, kept, NOON + after) is answer


@pytest.mark.parametrize(("seconds", "answer"), [(59, False), (60, True), (61, True)])
def test_a_failed_one_is_tried_again_after_a_minute(seconds, answer):
    failed = Standing(NOON - HOUR, 5, wanted=True, why=ChartTrouble(ChartProblem.DISK_FULL), tried=NOON)
    assert due(failed, 5, NOON + timedelta(seconds=seconds)) is answer
