"""A laptop is replaced in the middle: its last backup is put back on an empty one, which says how far it reaches."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from nurse_app.app.start import Start
from nurse_app.infusion.outlook import Status
from nurse_app.machine import drives, paths
from nurse_app.machine.heartbeat import beat
from nurse_app.records import backup_folder, vault
from nurse_app.records.deeds import Done
from nurse_app.records.fileset import FileSet
from nurse_app.records.restoring import restore
from nurse_app.ui.pages.from_file_page import FromFilePage
from nurse_app.ui.pages.setup_page import SetupPage
from tests.support.infusions import Ward, minute
from tests.support.ward_clock import WardClock, boot_ms_at

NURSE, PASSWORD = "Ines Duarte", "seven grey herons wade"
ID, FAR = "infusion-1", 60_000


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """The stick of the laptop that fell: its last hourly backup, of a running session and two nurses."""
    place, stick = tmp_path_factory.mktemp("fallen") / "clinic.vigil", tmp_path_factory.mktemp("KINGSTON")
    folder = stick / "Vigil backups"
    backup_folder.choose(folder)
    guessed = frozenset()
    with vault.create(place, "Ade Bello", "another way to get in", migrations=paths.migrations(), guessed=guessed) as c:
        c.add_nurse(NURSE, PASSWORD, guessed=guessed)
        c.charts.append(ID, Ward().started().risen("42").at(40).entries)
        c.back_up(folder, minute(41))
    return stick


@pytest.fixture
def put_back_by_command(stick, tmp_path):
    """The backup put in place of the laptop's own chart, on which the program ran until ten seconds ago."""
    chart = tmp_path / "clinic.vigil"
    beat(FileSet.at(chart).alive, minute(60) - timedelta(seconds=10), "boot-1", boot_ms_at(minute(60)) - 10_000)
    (kept,) = backup_folder.found_in(stick / "Vigil backups")
    restore(kept.path, chart, PASSWORD, migrations=paths.migrations())


@pytest.fixture
def start(stick, tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(drives, "drives", lambda: (stick,))
    before = set(QApplication.topLevelWidgets())
    begun = Start(qapp, tmp_path / "clinic.vigil", None, now=WardClock(minute(60)))
    yield begun
    if begun.window.isVisible():
        begun.close()
    begun.window.deleteLater()
    for widget in set(QApplication.topLevelWidgets()) - before:
        widget.deleteLater()


def asked(start, qtbot):
    """The page for putting back, with what was found."""
    assert isinstance(start.window.page, SetupPage)
    start.window.page.from_backup.requested.emit()
    page = start.window.page
    assert isinstance(page, FromFilePage)
    qtbot.waitUntil(lambda: page._found.count() == 1, timeout=FAR)
    return page


def test_the_last_backup_is_found_put_back_and_told_how_far_it_reaches(start, qtbot):
    page = asked(start, qtbot)
    button = page._found.itemAt(0).widget()
    assert "2 Mar 2026, 09:41, in Vigil backups" in button.text()
    button.requested.emit()
    page.secret.put(PASSWORD)
    page.primary.button.click()
    qtbot.waitUntil(lambda: start.shell is not None and start.shell.places.shown == ID, timeout=FAR)
    shell = start.shell
    assert shell.ward.nurse == NURSE
    assert shell.ward.infusion(ID).status is Status.INFUSING
    told = shell.window.alarms._shown[0].text
    assert told.startswith("Put back from a backup. It reaches until 2 Mar 2026, 09:30. Chair 1, ")
    assert "What came after it is missing: enter it now, each with its time." in told
    assert told.endswith("The pump ran at 42 mL/h: compare it.")
    assert shell.chart.check().state.value == "whole"
    assert shell.chart.was_put_back
    shell._show_alarm("/taken-over")
    assert not shell.chart.was_put_back
    assert not any("Put back" in view.text for view in shell.window.alarms._shown)
    assert shell.chart.charts.deeds()[-1].done == Done.PUT_BACK_SEEN


def test_what_the_command_put_back_is_told_by_the_next_windows_until_it_was_seen(put_back_by_command, start, qtbot):
    qtbot.waitUntil(lambda: start.unlocking is not None and start._book is not None, timeout=FAR)
    start.unlocking.unlock(NURSE, PASSWORD)
    qtbot.waitUntil(lambda: start.shell is not None, timeout=FAR)
    shell = start.shell
    assert shell.places.shown == ID
    assert shell.window.alarms._shown[0].text.startswith("Put back from a backup. It reaches until 2 Mar 2026, 09:30.")
    # The record knows of nothing after its last entry, whenever the program ran last.
    assert [gap.start for gap in shell.ward.infusion(ID).open_gaps] == [minute(30)]
    assert shell.chart.was_put_back


def test_a_wrong_password_or_place_is_told_and_leaves_the_computer_empty(start, qtbot):
    page = asked(start, qtbot)
    page.file.put("/nowhere/monday.backup")
    page.secret.put(PASSWORD)
    page.primary.button.click()
    qtbot.waitUntil(lambda: "There is no such file." in page.refusals.words, timeout=FAR)
    page._found.itemAt(0).widget().requested.emit()
    page.secret.put("not this one at all")
    page.primary.button.click()
    qtbot.waitUntil(lambda: "This is not the password." in page.refusals.words, timeout=FAR)
    assert start.shell is None
    assert not start._path.exists()
    page.back_requested.emit()
    assert isinstance(start.window.page, SetupPage)
