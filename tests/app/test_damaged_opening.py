"""A chart is damaged when it is opened: it is made anew, put back from a backup, or only looked at."""

import pytest
from PySide6.QtWidgets import QApplication

from nurse_app.app.start import Start
from nurse_app.infusion import wishes
from nurse_app.infusion.outlook import Status
from nurse_app.machine import drives, paths
from nurse_app.records import backup_folder, vault
from nurse_app.records.fileset import FileSet
from nurse_app.ui.pages.from_file_page import FromFilePage
from nurse_app.ui.pages.trouble_page import TroublePage
from nurse_app.ui.pages.unlock_page import UnlockPage
from tests.support.infusions import Ward, minute
from tests.support.ward_clock import WardClock

NURSE, PASSWORD = "Ines Duarte", "seven grey herons wade"
ID, FAR = "infusion-1", 60_000


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chart on which an infusion runs, byte for byte, and a stick with its backup."""
    place, stick = tmp_path_factory.mktemp("ward") / "clinic.vigil", tmp_path_factory.mktemp("KINGSTON")
    backup_folder.choose(stick / "Vigil backups")
    with vault.create(place, NURSE, PASSWORD, migrations=paths.migrations(), guessed=frozenset()) as chart:
        chart.charts.append(ID, Ward().started().risen("42").at(40).entries)
        chart.back_up(stick / "Vigil backups", minute(41))
    return {part.name: part.read_bytes() for part in FileSet.at(place).parts}, stick


@pytest.fixture
def opened(made, tmp_path, qapp, monkeypatch, qtbot):
    """Opens the chart after some of its files were zeroed; the start, at the card that tells of it."""
    monkeypatch.setattr(drives, "drives", lambda: (made[1],))
    before, begun = set(QApplication.topLevelWidgets()), []

    def at_the_card(*zeroed):
        for name, content in made[0].items():
            (tmp_path / name).write_bytes(bytes(len(content)) if name in zeroed else content)
        start = Start(qapp, tmp_path / "clinic.vigil", None, now=WardClock(minute(60)))
        begun.append(start)
        qtbot.waitUntil(lambda: isinstance(start.window.page, UnlockPage), timeout=FAR)
        start.window.page.unlock_requested.emit(NURSE, PASSWORD)
        qtbot.waitUntil(lambda: isinstance(start.window.page, TroublePage), timeout=FAR)
        return start

    yield at_the_card
    for start in begun:
        if start.window.isVisible():
            start.close()
        start.window.deleteLater()
    for widget in set(QApplication.topLevelWidgets()) - before:
        widget.deleteLater()


def offered(start):
    return [key for key, _ in start.window.page._view.actions]


def test_what_is_sound_is_looked_at_in_a_copy_where_nothing_can_be_entered(opened, tmp_path, qtbot):
    start = opened("clinic.vigil")
    assert offered(start) == ["rebuild", "look", "close"]
    before = {part.name: part.read_bytes() for part in tmp_path.iterdir() if part.is_file()}
    start.window.page.action_requested.emit("look")
    qtbot.waitUntil(lambda: start.shell is not None, timeout=FAR)
    shell = start.shell
    assert shell.ward.infusion(ID).status is Status.INFUSING
    assert "nothing can be entered here" in start.window.alarms._shown[0].text
    count = len(shell.chart.charts.entries(ID))
    answer = shell.wish(ID, wishes.Note("x"))
    assert [finding.code for finding in answer.findings] == ["read-only"]
    assert "note" not in [e.kind for e in shell.chart.charts.entries(ID)[count:]]
    assert shell.backups.folder == ""
    folder = start._folder.name
    start.close()
    assert {part.name: part.read_bytes() for part in tmp_path.iterdir() if part.is_file()} == before
    assert not FileSet.at(tmp_path / folder).main.exists()


def test_made_anew_the_infusion_goes_on(opened, qtbot):
    start = opened("clinic.vigil")
    start.window.page.action_requested.emit("rebuild")
    qtbot.waitUntil(lambda: start.shell is not None, timeout=FAR)
    assert start.shell.ward.infusion(ID).status is Status.INFUSING
    start.shell.wish(ID, wishes.Note("goes on"))
    assert "noted" in [entry.kind for entry in start.shell.chart.charts.entries(ID)]


def test_where_no_copy_is_whole_the_backup_is_put_in_place_and_the_damaged_files_are_kept(opened, tmp_path, qtbot):
    start = opened("clinic.vigil", "clinic.vigil-mirror")
    assert offered(start) == ["backup", "look", "close"]
    start.window.page.action_requested.emit("backup")
    page = start.window.page
    assert isinstance(page, FromFilePage)
    qtbot.waitUntil(lambda: page._found.count() == 1, timeout=FAR)
    page._found.itemAt(0).widget().requested.emit()
    page.secret.put(PASSWORD)
    page.primary.button.click()
    qtbot.waitUntil(lambda: start.shell is not None and start.shell.places.shown == ID, timeout=FAR)
    assert "Put back from a backup." in start.window.alarms._shown[0].text
    assert len(list(tmp_path.glob("replaced-2026-03-02-1-*"))) == 1


def test_where_nothing_can_be_read_looking_says_so(opened, qtbot):
    start = opened("clinic.vigil", "clinic.vigil-mirror")
    first = start.window.page
    first.action_requested.emit("look")
    qtbot.waitUntil(lambda: isinstance(start.window.page, TroublePage) and start.window.page is not first, timeout=FAR)
    assert offered(start) == ["backup", "look", "close"]
    assert start.shell is None
