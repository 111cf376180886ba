"""Counts wrong passwords at the keyboard and says how long to wait; a program that is started again goes on counting.

Kept in a file beside the chart, and again in a second place when one is
given: the worse of the two counts. Both are plain files. Who can write to this
person's files can take both away; she can as well copy the chart and guess
elsewhere, where only the cost of each guess stands in her way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from nurse_app.infusion.moment import Moment
from nurse_app.records import durable
from nurse_app.records.fileset import FileSet

FREE = 4
"""So many wrong ones cost nothing; from the fifth on each doubles the wait."""
LONGEST_S = 15 * 60
_MOST_KEPT = 100


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong passwords in a row: 2 after the fifth, then 4, 8, … up to 15 min."""
    return min(2 ** min(failures - FREE, 10), LONGEST_S) if failures > FREE else 0


@dataclass(frozen=True, slots=True)
class WrongPassword:
    """One of them: for whose name, and when by the wall clock (ISO)."""

    nurse: str
    at: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """`failures` in a row; when the last was, by the clock that counts through sleep, and in which start of it."""

    failures: int = 0
    boot_id: str = ""
    boot_ms: int = 0
    wrong: tuple[WrongPassword, ...] = ()


class Tries:
    """The count of one chart. In one start of the computer only its own clock is believed, not the wall clock.

    After a restart the wait begins with the start: no time can be won by
    restarting, nor by setting the clock.
    """

    def __init__(self, chart: Path, now: Moment, twin: Path | None = None) -> None:
        self._places = [FileSet.at(chart).tries, *([twin] if twin else [])]
        found = [_read(place, now) for place in self._places]
        self._kept = max(found, key=lambda one: (one.failures, one.boot_ms))

    @property
    def wrong(self) -> tuple[WrongPassword, ...]:
        """The wrong ones since the last right one."""
        return self._kept.wrong

    def wait_s(self, now: Moment) -> int:
        """Whole seconds until the next try; 0: try."""
        kept = self._kept
        since = kept.boot_ms if kept.boot_id == now.boot_id else 0
        left_ms = since + wait_after(kept.failures) * 1000 - now.boot_ms
        # A clock that counts from the start cannot stand before an earlier time of the same start.
        return min(max(-(-left_ms // 1000), 0), LONGEST_S)

    def begin(self, nurse: str, now: Moment) -> None:
        """Count a try as wrong before it is made: to end the program in the middle of it wins nothing.

        A disk that cannot be written keeps nobody out; the count goes on in memory.
        """
        at = WrongPassword(nurse, now.wall.isoformat(timespec="seconds"))
        wrong = (*self._kept.wrong, at)[-_MOST_KEPT:]
        self._keep(_Kept(self._kept.failures + 1, now.boot_id, now.boot_ms, wrong))

    def was_right(self) -> tuple[WrongPassword, ...]:
        """The last try was right: what went wrong before it, to be told in the record; the count begins anew."""
        before = self._kept.wrong[:-1]
        self._kept = _Kept()
        for place in self._places:
            with suppress(OSError):
                place.unlink(missing_ok=True)
        return before

    def take_back(self) -> None:
        """The last try was neither right nor wrong (the chart did not open for another reason)."""
        self._keep(replace(self._kept, failures=self._kept.failures - 1, wrong=self._kept.wrong[:-1]))

    def _keep(self, kept: _Kept) -> None:
        self._kept = kept
        for place in self._places:
            with suppress(OSError):
                durable.write_whole(place, _bytes(kept))


def _bytes(kept: _Kept) -> bytes:
    plain = json.dumps(asdict(kept), sort_keys=True)
    return json.dumps({"kept": plain, "check": sha256(plain.encode()).hexdigest()}).encode()


def _read(place: Path, now: Moment) -> _Kept:
    """What is kept at a place. A file that was changed by others counts as ten wrong ones, the last just now."""
    try:
        content = place.read_bytes()
    except OSError:
        return _Kept()
    try:
        outer = json.loads(content)
        plain = json.loads(outer["kept"])
        if sha256(outer["kept"].encode()).hexdigest() == outer["check"]:
            return _Kept(int(plain["failures"]), str(plain["boot_id"]), int(plain["boot_ms"]), tuple(_wrong(plain)))
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        pass
    return _Kept(10, now.boot_id, now.boot_ms)


def _wrong(plain: dict[str, Any]) -> Iterable[WrongPassword]:
    for each in plain["wrong"]:
        yield WrongPassword(str(each["nurse"]), datetime.fromisoformat(each["at"]).isoformat())
