"""After a sudden end at any step of a saving the chart opens, holds what was acknowledged, and tells the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

from nurse_app.records import vault
from nurse_app.records.check import State
from nurse_app.records.fileset import FileSet
from tests.support import saver
from tests.support.kept_made import MIGRATIONS, infusion_of, vitals


def _die_while_saving(ward, step):
    secret = f"{ward.keys.database.hex()}:{ward.keys.witness.hex()}"
    words = [sys.executable, saver.__file__, str(ward.path), secret, "1", step]
    done = subprocess.run(words, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (-9, "opened 4\n", "")


@pytest.mark.parametrize(
    ("step", "kept", "unseen"),
    [
        ("before-the-mirror", 4, 0),
        ("half-way-in-the-mirror", 4, 0),
        ("after-the-mirror", 5, 1),
        ("after-the-commit", 5, 1),
        ("before-the-anchor", 5, 1),
        ("half-way-in-the-anchor", 5, 1),
        ("after-the-anchor", 5, 0),
    ],
)
def test_a_sudden_end_loses_nothing_and_says_what_was_not_seen(ward, step, kept, unseen):
    ward.create(4)
    _die_while_saving(ward, step)
    found = ward.verdict()
    assert (found.entries, found.acknowledged) == (kept, kept - unseen)
    # Half an anchor cannot be told from a damaged one; the other half, whole, stands beside it.
    torn = step == "half-way-in-the-anchor"
    assert found.state == (State.ALTERED if torn else State.WHOLE)
    with ward.open() as chart:
        assert chart.charts.entries("inf-1") == infusion_of("inf-1", kept)
        assert chart.already_saved == (("inf-1", vitals("inf-1", 4)),) * unseen
        # What the nurse charts a second time, by the same id, is there once.
        chart.charts.append("inf-1", (vitals("inf-1", 4),))
    assert ward.entries() == infusion_of("inf-1", 5)
    found = ward.verdict()
    assert (found.state, found.entries, found.acknowledged) == (State.WHOLE, 5, 5)


def test_what_was_shown_as_already_saved_is_shown_once(ward):
    ward.create(4)
    _die_while_saving(ward, "after-the-commit")
    ward.open().close()
    with ward.open() as chart:
        assert chart.already_saved == ()


def test_the_log_of_the_database_left_by_a_sudden_end_is_read(ward):
    ward.create(4)
    _die_while_saving(ward, "before-the-fold")
    assert ward.part("-wal").stat().st_size > 0
    assert ward.verdict().entries == 5
    assert ward.part("-wal").stat().st_size > 0
    assert len(ward.entries()) == 5


def test_a_making_cut_short_is_no_chart_and_is_begun_again(ward, monkeypatch):
    class Killed(BaseException):
        """The program was killed here."""

    replace = Path.replace
    for fatal in range(5):
        left = fatal

        def move(self, target):
            nonlocal left
            # The key files are written by a rename too; only those into place count.
            if self.parent.name.endswith(".making") and target.parent == ward.path.parent:
                if left == 0:
                    raise Killed
                left -= 1
            return replace(self, target)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", move)
            with pytest.raises(Killed):
                vault.create_raw(ward.path, ward.keys, migrations=MIGRATIONS)
        assert not FileSet.at(ward.path).exists
    ward.create(2)
    assert len(ward.entries()) == 2
    assert ward.verdict().state is State.WHOLE


def test_keys_cut_short_between_the_two_files_are_whole_and_made_level(ward):
    ward.create(1)
    files = FileSet.at(ward.path)
    with ward.open() as chart:
        spare = files.spare_keys.read_bytes()
        chart.add_nurse("Mara Okafor", "eleven brass kettles sing", guessed=frozenset())
    files.spare_keys.write_bytes(spare)
    assert ward.verdict().state is State.WHOLE
    ward.open().close()
    assert files.spare_keys.read_bytes() == files.keys.read_bytes() != spare
