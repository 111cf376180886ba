"""What the journeys share: a chart file of their own, and nurses who leave nothing behind."""

from __future__ import annotations

from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from nurse_app.app import papers, start
from nurse_app.app.loading import load
from tests.support.nurse import Nurse
from tests.support.ward_clock import WardClock

_read_once = cache(load)


def pytest_collection_modifyitems(items):
    """The offscreen screen has no keyboard to grab for an open list."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True))


@pytest.fixture
def chart(tmp_path, data_dir):
    """Where the chart file will be."""
    return tmp_path / "ward.vigil"


@pytest.fixture
def sits_down(qapp, chart, tmp_path, monkeypatch):
    """Let a nurse sit down before the window of the chart; at the end every window is closed.

    The book is read once for all of them; nothing opens a viewer.
    """
    monkeypatch.setattr(start, "load", _read_once)
    monkeypatch.setattr(papers.QDesktopServices, "openUrl", lambda _url: True)
    there: list[Nurse] = []

    def nurse(clock: WardClock | None = None) -> Nurse:
        one = Nurse(qapp, chart, clock or WardClock(), tmp_path)
        there.append(one)
        return one

    yield nurse
    for one in there:
        if not one.gone:
            one.close()
    there.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
