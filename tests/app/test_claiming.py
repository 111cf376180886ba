"""The chart's lock is taken before anything of Qt is there, by the first of two starts."""

import subprocess
import sys
from pathlib import Path

from nurse_app.app.claiming import claimed
from nurse_app.errors import ChartProblem

ROOT = Path(__file__).parents[2]
CLAIMS = """
import sys
from nurse_app.app.claiming import claimed
print(claimed(practice=False).held is not None, [m for m in sys.modules if m.startswith("PySide6")])
"""


def test_the_chart_is_claimed_before_qt_is_imported(data_dir):
    done = subprocess.run([sys.executable, "-c", CLAIMS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("True []\n", "")


def test_the_second_start_is_told_why_it_has_no_chart(data_dir):
    first, second = claimed(practice=False), claimed(practice=False)
    assert first.held is not None
    assert (first.why, second.held) == (None, None)
    assert second.why is not None
    assert second.why.problem is ChartProblem.IN_USE
    assert first.chart == second.chart
    first.held.release()


def test_practice_claims_no_chart(data_dir):
    claim = claimed(practice=True)
    assert (claim.held, claim.why, claim.practice) == (None, None, True)
    assert list(data_dir.iterdir()) == []
