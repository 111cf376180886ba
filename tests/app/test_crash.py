"""Our own mistakes: a card with what is kept and the pumps' last rates, and no patient facts in the log."""

import logging
import sys

import pytest

from nurse_app.app.crash import Crash
from nurse_app.machine import paths
from nurse_app.ui import theme
from nurse_app.ui.pages.trouble_page import TroublePage
from nurse_app.ui.window import Window


@pytest.fixture
def window(qtbot, qapp):
    theme.dress(qapp, paths.resources(), "light")
    made = Window()
    qtbot.addWidget(made)
    made.close_requested.connect(made.let_close)
    return made


def test_a_mistake_of_ours_is_told_on_a_card_and_its_words_stay_out_of_the_log(window, caplog):
    before = sys.excepthook
    closed = []
    crash = Crash(window, lambda: None, lambda: closed.append(True))
    try:
        with caplog.at_level(logging.ERROR):
            sys.excepthook(ValueError, ValueError("HALLORAN, Maeve"), None)
    finally:
        crash.restore()
    page = window.page
    assert isinstance(page, TroublePage)
    assert page.accessibleName() == "Vigil made a mistake"
    assert "our bug: ValueError" in caplog.text.splitlines()[0]
    assert "HALLORAN" not in caplog.records[0].getMessage()
    page.action_requested.emit("close")
    assert closed == [True]
    assert sys.excepthook is before


def test_stopping_the_program_by_hand_is_no_mistake(window, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _wrong, _trace: told.append(kind))
    crash = Crash(window, lambda: None, lambda: None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    crash.restore()
    assert window.page is None
    assert told == [KeyboardInterrupt]
