"""Shows that the strict switches are on: each kind of untidiness, planted, turns its test red."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PLANTED = {
    "warning": "import warnings; warnings.warn('stale')",
    "open_file": "open(tmp_path / 'x', 'w').write('')",
    "qt_warning": "from PySide6.QtCore import qWarning; qWarning('no such font')",
    "qt_critical": "from PySide6.QtCore import qCritical; qCritical('no pen')",
    "log": "import logging; logging.getLogger('vigil').warning('disk')",
    "window": "from PySide6.QtWidgets import QLabel; global kept; kept = QLabel()",
    "timer": "from PySide6.QtCore import QTimer; global ticking; ticking = QTimer(); ticking.start(9)",
    "thread": "import threading; threading.Thread(target=threading.Event().wait, daemon=True, name='idle').start()",
    "error_in_thread": "import threading; job = threading.Thread(target=int, args=['x']); job.start(); job.join()",
    "error_in_slot": "from PySide6.QtCore import QTimer; QTimer.singleShot(0, lambda: 1 / 0); qapp.processEvents()",
}

TIDY = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

def test_tidy(qapp):
    window = QWidget(); window.show(); window.raise_(); window.itself = window
    timer = QTimer(window); timer.start(10)
    threading.Thread(target=int).start()
    qapp.processEvents()
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """Run the planted tests under this project's own settings, in a process of their own, and give pytest's list."""
    root = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copytree(ROOT / "tests" / "support", root / "tests" / "support")
    shutil.copy(ROOT / "tests" / "conftest.py", root / "tests")
    tests = "\n".join(f"def test_{name}(qapp, tmp_path):\n    {body}\n" for name, body in PLANTED.items())
    (root / "tests" / "test_planted.py").write_text(TIDY + tests, "utf-8")
    words = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider"]
    done = subprocess.run(words, cwd=root, env=os.environ | {"COLUMNS": "300"}, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("warning", "FAILED tests/test_planted.py::test_warning - UserWarning: stale"),
        ("open_file", "test_open_file - pytest.PytestUnraisableExceptionWarning: Exception ignored in: <_io.FileIO"),
        ("qt_warning", "FAILED tests/test_planted.py::test_qt_warning"),
        ("qt_critical", "FAILED tests/test_planted.py::test_qt_critical"),
        ("log", "ERROR tests/test_planted.py::test_log - Failed: logged: vigil: disk"),
        ("window", "ERROR tests/test_planted.py::test_window - Failed: left behind: QLabel"),
        ("timer", "ERROR tests/test_planted.py::test_timer - Failed: left behind: QTimer"),
        ("thread", "ERROR tests/test_planted.py::test_thread - Failed: left behind: thread idle"),
        ("error_in_thread", "test_error_in_thread - pytest.PytestUnhandledThreadExceptionWarning"),
        ("error_in_slot", "FAILED tests/test_planted.py::test_error_in_slot"),
    ],
)
def test_an_untidy_test_fails(verdicts, name, said):
    assert name in PLANTED
    assert said in verdicts


def test_a_tidy_test_with_a_window_a_timer_and_a_thread_passes(verdicts):
    assert "PASSED tests/test_planted.py::test_tidy" in verdicts
    assert "ERROR tests/test_planted.py::test_tidy" not in verdicts
