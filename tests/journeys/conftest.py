"""What the journeys share: a chart file of their own, and nurses who leave nothing behind."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from nurse_app.app import papers, start
from nurse_app.app.loading import load
from tests.support.nurse import Nurse
from tests.support.ready_chart import running_chart
from tests.support.ward_clock import WardClock

HERE = Path(__file__).parent
NAME = "ward.vigil"
_read_once = cache(load)


def pytest_collection_modifyitems(items):
    """The offscreen screen has no keyboard to grab for an open list."""
    ours = (item for item in items if item.path.is_relative_to(HERE))
    for item in ours:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True))


@pytest.fixture
def chart(tmp_path, data_dir):
    """Where the chart file will be."""
    return tmp_path / NAME


@pytest.fixture(scope="session")
def ready(tmp_path_factory):
    """A folder with a chart on which an infusion just began, and the infusion's id; only to be copied."""
    folder = tmp_path_factory.mktemp("ready")
    return folder, running_chart(folder / NAME, WardClock())


@pytest.fixture
def running(ready, chart):
    """Let an infusion run on the chart since MORNING; its id."""
    folder, infusion_id = ready
    shutil.copytree(folder, chart.parent, dirs_exist_ok=True)
    return infusion_id


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
