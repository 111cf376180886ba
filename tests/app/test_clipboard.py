"""What was copied out of the window is on the clipboard for a minute and no longer; what others put there stays."""

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from nurse_app.app.clipboard import CLEARED_AFTER_S, OwnClipboard


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def watch(clipboard):
    made = OwnClipboard(clipboard)
    # A screen that is not there does not tell whose it is.
    made._owns = lambda mode: mode is QClipboard.Mode.Clipboard
    yield made
    made.end()


def seconds(watch, count):
    for _ in range(count):
        watch.tick()


@pytest.mark.parametrize(("after", "left"), [(59, "4471-0926"), (60, ""), (61, "")])
def test_a_copied_record_number_is_gone_after_a_minute(clipboard, watch, after, left):
    assert CLEARED_AFTER_S == 60
    clipboard.setText("4471-0926")
    seconds(watch, after)
    assert clipboard.text() == left


def test_each_copy_has_its_own_minute(clipboard, watch):
    clipboard.setText("first")
    seconds(watch, 59)
    clipboard.setText("second")
    seconds(watch, 59)
    assert clipboard.text() == "second"
    seconds(watch, 1)
    assert clipboard.text() == ""


def test_locking_clears_it_at_once(clipboard, watch):
    clipboard.setText("4471-0926")
    watch.clear()
    assert clipboard.text() == ""


def test_what_another_program_put_there_is_left_alone(clipboard, watch, monkeypatch):
    clipboard.setText("a recipe")
    monkeypatch.setattr(watch, "_owns", lambda _mode: False)
    seconds(watch, 120)
    watch.clear()
    assert clipboard.text() == "a recipe"
