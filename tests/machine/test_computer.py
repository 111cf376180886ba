"""Power, disk, log and core dumps: asked softly, told plainly."""

import logging
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.machine import disk, logs, power

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("percent", "plugged", "told"),
    [
        (39.9, False, power.Battery(39, False)),
        (40.0, True, power.Battery(40, True)),
        (55.2, None, power.Battery(55, False)),
    ],
)
def test_the_battery_is_told_in_whole_percent_and_never_rounded_up(monkeypatch, percent, plugged, told):
    found = SimpleNamespace(percent=percent, power_plugged=plugged)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: found, raising=False)
    assert power.battery() == told


def test_a_computer_without_a_battery_has_none(monkeypatch):
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert power.battery() is None
    monkeypatch.delattr(psutil, "sensors_battery")
    assert power.battery() is None


def test_a_computer_that_does_not_tell_its_battery_has_none(monkeypatch):
    def refuse():
        raise OSError("no sensors")

    monkeypatch.setattr(psutil, "sensors_battery", refuse, raising=False)
    assert power.battery() is None


def test_asking_to_stay_awake_is_no_error_where_nobody_can_promise_it():
    awake = power.Awake()
    assert awake.active is False
    assert awake.start() is awake.start() is awake.active
    awake.stop()
    awake.stop()
    assert awake.active is False


@pytest.mark.parametrize(("free", "roomy"), [(499_999_999, False), (500_000_000, True), (500_000_001, True)])
def test_five_hundred_megabytes_are_enough(monkeypatch, tmp_path, free, roomy):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert disk.is_roomy(tmp_path) is roomy


def test_the_room_for_a_file_that_is_not_there_yet_is_that_of_its_folder(tmp_path):
    here = disk.free_bytes(tmp_path)
    assert here > 0
    assert abs(disk.free_bytes(tmp_path / "a" / "b" / "chart.vigil") - here) < here / 2


def test_a_disk_that_does_not_tell_has_no_room(monkeypatch, tmp_path):
    def refuse(_):
        raise OSError("gone")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    assert disk.free_bytes(tmp_path) == 0


def test_the_log_is_the_owners_and_grows_no_further_than_it_may(tmp_path, caplog):
    caplog.set_level(logging.INFO)
    writer = logs.start_log(tmp_path)
    log = logging.getLogger("nurse_app.planted")
    for number in range(60_000):
        log.info("entry %d kept, a line of some length to fill the file sooner than a day would", number)
    log.error("not saved", exc_info=ChartTrouble(ChartProblem.DISK_FULL))
    logs.end_log(writer)
    files = sorted(tmp_path.iterdir())
    assert [path.name for path in files] == ["vigil.log", "vigil.log.1", "vigil.log.2", "vigil.log.3"]
    assert all(path.stat().st_size <= 1_000_000 for path in files)
    assert (tmp_path / "vigil.log").stat().st_mode & 0o077 == 0
    assert "ChartTrouble: disk-full" in (tmp_path / "vigil.log").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_crash_leaves_no_copy_of_the_memory():
    words = (
        "import resource; from nurse_app.machine.core_dumps import forbid_core_dumps; "
        "print(forbid_core_dumps(), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True (0, 0)\n"
