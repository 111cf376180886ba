"""The machine's clock tells wall time with its offset, and a count that goes on in sleep."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from nurse_app.infusion.entries import Moment
from nurse_app.machine import clock


def test_now_is_a_moment_with_its_offset():
    before = datetime.now(UTC)
    now = clock.MachineClock(Moment).now()
    after = datetime.now(UTC)
    assert before <= now.wall <= after
    assert now.wall.utcoffset() is not None
    assert now.boot_id != ""
    assert now.boot_ms > 0


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="this system has no clock of that name")
def test_the_count_is_of_the_clock_that_goes_on_in_sleep():
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    counted = clock.boot_ms()
    after = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    assert before // 1_000_000 <= counted <= after // 1_000_000


def test_where_there_is_no_such_clock_the_next_best_is_asked(monkeypatch):
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    assert abs(clock.boot_ms() - time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000) < 1000
    monkeypatch.delattr(time, "CLOCK_MONOTONIC", raising=False)
    assert abs(clock.boot_ms() - time.monotonic_ns() // 1_000_000) < 1000


def test_without_a_name_the_start_is_known_by_its_time(monkeypatch):
    monkeypatch.setattr(Path, "read_text", lambda *_: (_ for _ in ()).throw(FileNotFoundError()))
    monkeypatch.setattr(psutil, "boot_time", lambda: 1_770_000_000.7)
    clock.boot_id.cache_clear()
    assert clock.boot_id() == "started-1770000000"
    clock.boot_id.cache_clear()


@pytest.mark.parametrize(("zone", "hours"), [("Etc/GMT+5", -5), ("Etc/GMT-2", 2)])
def test_the_offset_is_that_of_the_computers_zone(monkeypatch, zone, hours):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    now = clock.MachineClock(Moment).now()
    monkeypatch.undo()
    time.tzset()
    assert now.wall.utcoffset() == timedelta(hours=hours)
