"""Looks at the clocks of this computer; nothing else in the program does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

Made = TypeVar("Made", covariant=True)


class MachineClock(Generic[Made]):
    """The time as this computer tells it, made into what the caller calls a moment.

    `make` is given the wall time with the local offset, which start of the
    computer this is, and the milliseconds since then, sleep included.
    """

    def __init__(self, make: Callable[[datetime, str, int], Made]) -> None:
        self._make = make

    def now(self) -> Made:
        """The moment."""
        return self._make(datetime.now(UTC).astimezone(), boot_id(), boot_ms())

    def ran_ms(self) -> int | None:
        """Milliseconds that the computer has been awake; see `ran_ms`."""
        return ran_ms()


def boot_ms() -> int:
    """Milliseconds since the computer started, counting on while it sleeps."""
    # Linux has a clock of its own for that; macOS's CLOCK_MONOTONIC and Windows's tick count go on in sleep.
    which = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    nanoseconds = time.monotonic_ns() if which is None else time.clock_gettime_ns(which)
    return nanoseconds // 1_000_000


def ran_ms() -> int | None:
    """Milliseconds that the computer has been awake since it started; None where the system does not say."""
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        asked = ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value // 10_000 if asked else None
    # macOS's CLOCK_MONOTONIC goes on in sleep, and so does not say it; Linux's stands still.
    name = "CLOCK_UPTIME_RAW" if sys.platform == "darwin" else "CLOCK_MONOTONIC"
    which = getattr(time, name, None)
    return None if which is None else time.clock_gettime_ns(which) // 1_000_000


@cache
def boot_id() -> str:
    """Which start of the computer this is: two moments compare by their milliseconds only within one."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        # Only where Linux is not: it takes longer to import than all the rest of this file.
        import psutil

        return f"started-{int(psutil.boot_time())}"
