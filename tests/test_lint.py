"""Shows that ruff is set as the house needs it: planted lines are refused, and only where they should be."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _refused(path, line):
    words = [sys.executable, "-m", "ruff", "check", "--output-format=concise", f"--stdin-filename={path}", "-"]
    done = subprocess.run(words, cwd=ROOT, input=f'"""Plate."""\n\n{line}\n', capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize(
    ("path", "line", "code"),
    [
        ("nurse_app/infusion/desk.py", "import datetime\n\nNOW = datetime.datetime.now(datetime.UTC)", "TID251"),
        ("nurse_app/records/rows.py", "import time\n\nNOW = time.time()", "TID251"),
        ("nurse_app/ui/ticker.py", "from PySide6.QtCore import QDateTime\n\nQDateTime.currentDateTime()", "TID251"),
        ("nurse_app/machine/clock.py", "import datetime\n\nNOW = datetime.datetime.now()", "DTZ005"),
        ("nurse_app/documents/figures.py", "import matplotlib.pyplot\n\nmatplotlib.pyplot.plot()", "TID251"),
        ("nurse_app/infusion/desk.py", "from . import walk\n\nwalk()", "TID252"),
        ("nurse_app/ui/window.py", "print(1)", "T201"),
        ("nurse_app/records/rows.py", "try:\n    int(1)\nexcept Exception:\n    pass", "BLE001"),
        ("nurse_app/clinical/dose.py", "def dose():\n    return 1", "D103"),
    ],
)
def test_a_planted_line_is_refused(path, line, code):
    assert f" {code} " in _refused(path, line)


@pytest.mark.parametrize(
    ("path", "line", "code"),
    [
        ("nurse_app/machine/clock.py", "import datetime\n\nNOW = datetime.datetime.now(datetime.UTC)", "TID251"),
        ("nurse_app/cli.py", "print(1)", "T201"),
    ],
)
def test_the_one_place_for_it_is_let_be(path, line, code):
    assert code not in _refused(path, line)
