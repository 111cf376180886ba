"""From the first picture to the page: what was typed early is not lost, and nothing waits."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nurse_app.app.start import Start
from nurse_app.machine import paths, resources
from nurse_app.records import vault
from nurse_app.records.first_glance import Glance, first_glance
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.wording import unlock

NURSE, PASSWORD = "Dina Mensah, RN", "grey heron over still water"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("first") / "clinic.vigil"
    guessed = resources.guessed_passwords()
    vault.create(place, NURSE, PASSWORD, migrations=paths.migrations(), guessed=guessed).close()
    return place


@pytest.fixture
def start(made, qapp):
    before = set(QApplication.topLevelWidgets())
    begun = Start(qapp, made, None)
    yield begun
    if begun.window.isVisible():
        begun.close()
    begun.window.deleteLater()
    for widget in set(QApplication.topLevelWidgets()) - before:
        widget.deleteLater()


def test_a_password_typed_with_enter_before_the_page_is_there_opens_the_chart(start, qtbot):
    assert start.window.page is None
    QTest.keyClicks(QApplication.focusWidget(), f"{PASSWORD}\r")
    qtbot.waitUntil(lambda: start.shell is not None, timeout=60_000)


def test_letters_typed_early_stand_in_the_password_and_the_caret_goes_on(start, qtbot):
    QTest.keyClicks(QApplication.focusWidget(), "gre")
    qtbot.waitUntil(lambda: isinstance(start.window.page, UnlockPage), timeout=60_000)
    QTest.keyClicks(QApplication.focusWidget(), "y")
    assert start.unlocking.page.form._password.text() == "grey"


def test_a_wrong_password_typed_early_is_told_on_the_page(start, qtbot):
    QTest.keyClicks(QApplication.focusWidget(), "grey\r")
    qtbot.waitUntil(
        lambda: (
            start.unlocking is not None and start.unlocking.page.form._password.verdict().words == unlock.WRONG_PASSWORD
        ),
        timeout=60_000,
    )
    assert start.unlocking.page.form._password.text() == ""


def test_a_window_closed_before_its_page_is_there_leaves_nothing_behind(start, qtbot):
    start.close()
    qtbot.wait(50)
    assert start.unlocking is None


def test_the_first_glance_reads_the_first_name_and_that_there_is_no_recovery_key(made):
    assert first_glance(made) == Glance(NURSE, recovery=False)


def test_the_first_glance_sees_a_recovery_key_while_there_is_one(tmp_path):
    place = tmp_path / "clinic.vigil"
    chart = vault.create(place, NURSE, PASSWORD, migrations=paths.migrations(), guessed=resources.guessed_passwords())
    chart.accounts.make_recovery_key(by=NURSE)
    assert first_glance(place) == Glance(NURSE, recovery=True)
    chart.accounts.drop_recovery_key(by=NURSE)
    assert first_glance(place) == Glance(NURSE, recovery=False)
    chart.close()


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"slots": []}', b'{"slots": [{}]}', b"\xff\xfe"])
def test_a_key_file_that_cannot_be_read_names_nobody(tmp_path, content):
    if content is not None:
        (tmp_path / "clinic.vigil-keys").write_bytes(content)
    assert first_glance(tmp_path / "clinic.vigil") == Glance("", recovery=False)


def _said(start):
    return start.unlocking.page.form._password.verdict().words
