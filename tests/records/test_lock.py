"""One program writes to a chart; a lock whose holder died is none."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import lock

ROOT = Path(__file__).parents[2]
HOLDS = "import sys; from pathlib import Path; from nurse_app.records import lock; "
WAITS = HOLDS + "h = lock.take(Path(sys.argv[1])); print('held', flush=True); sys.stdin.readline()"


def test_the_second_program_is_told_who_has_the_chart(tmp_path):
    chart = tmp_path / "clinic.vigil"
    held = lock.take(chart)
    with pytest.raises(ChartTrouble) as refused:
        lock.take(chart)
    held.release()
    assert refused.value.problem is ChartProblem.IN_USE
    assert refused.value.facts == {"pid": str(os.getpid())}


def test_once_released_the_next_may_write_and_no_file_is_left(tmp_path):
    chart = tmp_path / "clinic.vigil"
    for _ in range(3):
        held = lock.take(chart)
        held.release()
        held.release()
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_was_killed_holds_nothing(tmp_path):
    chart = tmp_path / "clinic.vigil"
    program = subprocess.Popen(
        [sys.executable, "-c", WAITS, str(chart)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        with pytest.raises(ChartTrouble) as refused:
            lock.take(chart)
        assert refused.value.facts == {"pid": str(program.pid)}
        program.kill()
    lock.take(chart).release()


def test_of_forty_at_once_one_may_write(tmp_path):
    chart = tmp_path / "clinic.vigil"

    def try_it(_):
        try:
            return lock.take(chart)
        except ChartTrouble:
            return None

    with ThreadPoolExecutor(8) as crowd:
        held = [got for got in crowd.map(try_it, range(40)) if got is not None]
    assert len(held) == 1
    held[0].release()


def test_a_chart_reached_through_a_link_has_the_same_lock(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    held = lock.take(tmp_path / "real" / "clinic.vigil")
    with pytest.raises(ChartTrouble):
        lock.take(tmp_path / "link" / "clinic.vigil")
    held.release()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ChartTrouble) as refused:
        lock.take(tmp_path / "gone" / "clinic.vigil")
    assert refused.value.problem is ChartProblem.NOT_FOUND


def test_taking_it_needs_neither_the_database_nor_the_cipher():
    heavy = "('sqlalchemy', 'cryptography', 'sqlcipher3', 'PySide6')"
    words = f"{HOLDS}from nurse_app.records import keyfile; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
