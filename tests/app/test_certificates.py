"""A lead takes the clinic's certificate into the chart from the settings, and puts it away again."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from nurse_app.app.first_set_up import FirstSetUp
from nurse_app.app.worker import Worker
from nurse_app.machine import paths
from nurse_app.records import signing
from nurse_app.records.accounts import Roles
from nurse_app.ui import theme
from nurse_app.ui.frame.page import Page
from nurse_app.ui.pages.setup_page import SetupWish
from nurse_app.ui.window import Window
from nurse_app.wording import certificate_text as words
from tests.app.test_checking import Room
from tests.support.pkcs12_files import pkcs12_of
from tests.support.ward_clock import WardClock


class Settings(Room):
    """The room with its settings at the front."""

    def __init__(self, folder):
        super().__init__(folder)
        self.window.rail.nurse_requested.emit()
        self.signing = self.shell.places.setting_up.page.signing

    @property
    def kept(self):
        """The keys in the chart."""
        chart = self.shell.chart
        return signing.kept(chart.charts.settings(), chart.key_of(signing.PURPOSE))

    def take(self, content, password="clinic"):
        """Name a file and its password, and press."""
        self.signing.begin.requested.emit()
        self.signing.path.put(self.paper(content, "clinic.p12"))
        self.signing.password.put(password)
        self.signing.take.requested.emit()


@pytest.fixture
def room(tmp_path, qapp, qtbot):
    theme.dress(qapp, paths.resources(), "light")
    made = Settings(tmp_path)
    qtbot.waitUntil(lambda: made.signing._state.text() == words.NONE_YET, timeout=30_000)
    yield made
    made.close()


def test_a_clinics_certificate_is_taken_in_shown_and_put_away(room, qtbot):
    room.take(pkcs12_of())
    qtbot.waitUntil(lambda: room.signing._state.text().startswith("Riverside Clinic, until"), timeout=30_000)
    assert [key.own for key in room.kept] == [False]
    assert (room.signing._form.isHidden(), room.signing.password.text()) == (True, "")
    assert not room.signing.own.isHidden()
    room.signing.own.requested.emit()
    qtbot.waitUntil(lambda: room.signing._state.text() == words.NONE_YET, timeout=30_000)
    assert room.kept == ()


def test_a_wrong_password_is_told_and_the_path_stays(room, qtbot):
    room.take(pkcs12_of(), "other")
    qtbot.waitUntil(lambda: "did not open" in room.signing._said.text(), timeout=30_000)
    assert room.signing.path.text().endswith("clinic.p12")
    assert room.signing.password.text() == ""
    assert room.kept == ()


def test_without_a_file_or_a_password_nothing_is_taken(room):
    room.signing.begin.requested.emit()
    assert words.TYPE_BOTH in room.signing.take._beside.text()


def test_only_a_lead_may_change_it(room, qtbot, monkeypatch):
    monkeypatch.setattr(room.shell.chart.accounts, "roles", lambda _nurse: Roles())
    room.shell.places.setting_up.tell()
    assert room.signing.begin.isHidden()
    room.take(pkcs12_of())
    qtbot.waitUntil(lambda: bool(room.signing._said.text()), timeout=30_000)
    assert room.kept == ()


def test_the_first_set_up_makes_the_charts_own_key(tmp_path, qapp, qtbot):
    theme.dress(qapp, paths.resources(), "light")
    window, worker, troubles = Window(), Worker(), []
    place = tmp_path / "clinic.vigil"
    setup = FirstSetUp(window, worker, place, None, WardClock(), "light", lambda _chart: None, troubles.append)
    setup.page.setup_requested.emit(
        SetupWish("Riverside", "clinic", "911", "", "", "", "C", "Ade Bello, RN", "copper lantern under seven hills")
    )
    qtbot.waitUntil(lambda: setup.made or bool(troubles), timeout=60_000)
    assert troubles == []
    chart = setup._chart
    (key,) = signing.kept(chart.charts.settings(), chart.key_of(signing.PURPOSE))
    assert (key.name, key.own) == ("Riverside, Vigil", True)
    worker.end()
    setup.close()
    window.let_close()
    window.deleteLater()
    for page in [one for one in QApplication.allWidgets() if isinstance(one, Page)]:
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
