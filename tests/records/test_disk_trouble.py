"""When the disk refuses, the nurse is told, nothing acknowledged is lost, and the same entry may be saved again."""

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import durable
from nurse_app.records.check import State
from nurse_app.records.durable import trouble_of
from tests.support import saver
from tests.support.kept_made import infusion_of, vitals

ROOT = Path(__file__).parents[2]


def _refusing(code, write_first=0):
    """A `write_at` that writes so many bytes, and then the disk refuses."""

    def write_at(fd, content, offset):
        os.lseek(fd, offset, os.SEEK_SET)
        os.write(fd, content[:write_first])
        raise OSError(code, os.strerror(code))

    return write_at


@pytest.mark.parametrize(
    ("code", "problem"), [(errno.ENOSPC, ChartProblem.DISK_FULL), (errno.EIO, ChartProblem.NOT_WRITABLE)]
)
@pytest.mark.parametrize("written", [0, 1, 3, 4, 200])
def test_a_mirror_that_is_refused_keeps_nothing(ward, monkeypatch, code, problem, written):
    ward.create(3)
    with ward.open() as chart:
        with monkeypatch.context() as patched:
            patched.setattr(durable, "write_at", _refusing(code, written))
            with pytest.raises(ChartTrouble) as refused:
                chart.charts.append("inf-1", (vitals("inf-1", 3),))
        assert refused.value.problem is problem
        assert chart.charts.entries("inf-1") == infusion_of("inf-1", 3)
        assert chart.check().state is State.WHOLE
        chart.charts.append("inf-1", (vitals("inf-1", 3),))
        found = chart.check()
    assert (found.state, found.entries, found.acknowledged) == (State.WHOLE, 4, 4)
    assert ward.entries() == infusion_of("inf-1", 4)


def test_a_full_database_keeps_nothing_and_takes_the_promise_back(ward):
    ward.create(3)
    with ward.open() as chart:
        driver = chart._sitting.connection.connection.dbapi_connection
        before = ward.part("-mirror").read_bytes()
        driver.execute("PRAGMA max_page_count = 1")
        full, number = None, 2
        while full is None:
            number += 1
            before = ward.part("-mirror").read_bytes()
            try:
                chart.charts.append("inf-1", (vitals("inf-1", number),))
            except ChartTrouble as trouble:
                full = trouble
        assert full.problem is ChartProblem.DISK_FULL
        assert ward.part("-mirror").read_bytes() == before
        assert chart.check().state is State.WHOLE
        driver.execute("PRAGMA max_page_count = 4294967294")
        chart.charts.append("inf-1", (vitals("inf-1", number),))
    assert ward.entries() == infusion_of("inf-1", number + 1)


def _full_and_the_log_refused(chart, monkeypatch, number):
    """Let the database refuse an entry, and the disk refuse to flush what was taken back from its log."""
    driver = chart._sitting.connection.connection.dbapi_connection
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count = {pages}")
    with monkeypatch.context() as patched:
        patched.setattr(durable, "sync_file", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "planted")))
        with pytest.raises(ChartTrouble) as refused:
            chart.charts.append("inf-1", tuple(vitals("inf-1", n) for n in range(number, number + 40)))
        assert refused.value.problem is ChartProblem.DISK_FULL
        driver.execute("PRAGMA max_page_count = 4294967294")
        # Until the log let go of it nothing more is taken.
        with pytest.raises(ChartTrouble) as again:
            chart.charts.append("inf-1", (vitals("inf-1", number),))
    assert again.value.problem is ChartProblem.NOT_WRITABLE


def test_what_the_log_may_still_hold_stays_in_the_mirror_until_it_is_gone(ward, monkeypatch):
    ward.create(3)
    with ward.open() as chart:
        before = ward.part("-mirror").stat().st_size
        _full_and_the_log_refused(chart, monkeypatch, 3)
        assert ward.part("-mirror").stat().st_size > before
        assert chart.check().state is State.WHOLE
        chart.charts.append("inf-1", (vitals("inf-1", 3),))
        assert chart.check().state is State.WHOLE
    assert ward.entries() == infusion_of("inf-1", 4)


@pytest.mark.parametrize("retried", [True, False])
def test_an_anchor_that_is_refused_is_made_up_for(ward, monkeypatch, retried):
    ward.create(3)
    with ward.open() as chart:
        with monkeypatch.context() as patched:
            patched.setattr(durable, "write_at", _only_for_the_anchor(durable.write_at))
            with pytest.raises(ChartTrouble) as refused:
                chart.charts.append("inf-1", (vitals("inf-1", 3),))
            assert refused.value.problem is ChartProblem.NOT_WRITABLE
            assert chart.check().acknowledged == 3
            # Until it is acknowledged nothing more is taken.
            with pytest.raises(ChartTrouble):
                chart.charts.append("inf-1", (vitals("inf-1", 4),))
        if retried:
            chart.charts.append("inf-1", (vitals("inf-1", 3),))
        chart.charts.append("inf-1", (vitals("inf-1", 4),))
        found = chart.check()
    assert (found.state, found.entries, found.acknowledged) == (State.WHOLE, 5, 5)
    assert ward.entries() == infusion_of("inf-1", 5)


def _only_for_the_anchor(write_at):
    def write(fd, content, offset):
        if len(content) == 512:
            raise OSError(errno.EIO, "planted")
        write_at(fd, content, offset)

    return write


def test_a_log_that_cannot_be_folded_in_is_kept_and_read(ward, caplog):
    ward.create(3)
    with ward.open() as chart:
        real = chart.charts._driver

        class Refusing:
            """The database, refusing to fold its log in."""

            def execute(self, words, *values):
                if "checkpoint" in words:
                    from sqlcipher3 import dbapi2

                    full = dbapi2.OperationalError("database or disk is full")
                    full.sqlite_errorcode, full.sqlite_errorname = 13, "SQLITE_FULL"
                    raise full
                return real.execute(words, *values)

        chart.charts._driver = Refusing()
        chart.charts.append("inf-1", (vitals("inf-1", 3),))
        assert ward.part("-wal").stat().st_size > 0
        found = chart.check()
        assert (found.state, found.acknowledged) == (State.WHOLE, 4)
        chart.charts._driver = real
        chart.charts.append("inf-1", (vitals("inf-1", 4),))
        assert ward.part("-wal").stat().st_size == 0
    assert [record.getMessage() for record in caplog.records] == ["the log stays as it is for now: SQLITE_FULL"]
    assert ward.entries() == infusion_of("inf-1", 5)


@pytest.mark.parametrize("room", [46_000, 50_000, 60_000, 70_000])
def test_files_that_may_not_grow_lose_nothing_acknowledged(ward, room):
    ward.create(20)
    secret = f"{ward.keys.database.hex()}:{ward.keys.witness.hex()}"
    done = subprocess.run(
        [sys.executable, saver.__file__, str(ward.path), secret, "200"],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    acknowledged = [line.split()[2] for line in done.stdout.splitlines() if line.startswith("saved")]
    assert done.returncode == 1
    assert "ChartTrouble" in done.stderr.splitlines()[-1]
    kept = ward.entries()
    assert kept == infusion_of("inf-1", len(kept))
    assert {entry.id for entry in kept} >= set(acknowledged)
    with ward.open() as chart:
        chart.charts.append("inf-1", (vitals("inf-1", len(kept)),))
        assert chart.check().state is State.WHOLE


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, ChartProblem.DISK_FULL),
        (errno.EDQUOT, ChartProblem.DISK_FULL),
        (errno.EROFS, ChartProblem.NOT_WRITABLE),
        (errno.EACCES, ChartProblem.NOT_WRITABLE),
        (errno.EIO, ChartProblem.NOT_WRITABLE),
        (errno.ENOENT, ChartProblem.NOT_FOUND),
    ],
)
def test_what_the_system_refuses_has_a_name(code, problem):
    assert trouble_of(OSError(code, "said", "/somewhere/clinic.vigil")).problem is problem
    assert trouble_of(OSError(code, "said", "/somewhere/clinic.vigil")).facts["file"] == "clinic.vigil"


@pytest.mark.parametrize("before", [None, b"what was there"])
def test_a_file_that_cannot_be_put_in_place_whole_leaves_the_old_one_and_no_half(tmp_path, monkeypatch, before):
    place = tmp_path / "paper.pdf"
    if before is not None:
        place.write_bytes(before)
    monkeypatch.setattr(durable, "write_at", _refusing(errno.ENOSPC, 3))
    with pytest.raises(OSError, match="No space left"):
        durable.write_whole(place, b"new content")
    left = {part.name: part.read_bytes() for part in tmp_path.iterdir()}
    assert left == ({} if before is None else {"paper.pdf": before})
