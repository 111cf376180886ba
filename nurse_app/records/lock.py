"""Lets one program write to a chart: a file lock that the operating system lets go of when its holder dies."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records.durable import disk_trouble, open_own
from nurse_app.records.fileset import FileSet

_NOTE_SIZE = 512


@dataclass
class Held:
    """The right to write to one chart, until `release`; also let go of when the program ends in any way."""

    path: Path
    fd: int

    @property
    def held(self) -> bool:
        """Whether it is still ours."""
        return self.fd >= 0

    def release(self) -> None:
        """Let the next program in; a second call does nothing."""
        if not self.held:
            return
        # Removed while still held, so that nobody is locked out by a file that is no longer there; Windows
        # refuses to remove an open file, and there it stays as an empty sign that means nothing.
        with suppress(OSError):
            self.path.unlink()
        os.close(self.fd)
        self.fd = -1


def take(chart: Path) -> Held:
    """Take the right to write to a chart; no waiting.

    A lock left by a program that has died is none: the system let go of it.

    Raises:
        ChartTrouble: IN_USE with the holder's `pid`; NOT_FOUND or
            NOT_WRITABLE when the folder is not there or not ours.
    """
    path = FileSet.at(chart).lock
    while True:
        with disk_trouble():
            fd = open_own(path, make=True)
        if not _lock(fd):
            holder = _note(fd)
            os.close(fd)
            raise ChartTrouble(ChartProblem.IN_USE, pid=str(holder.get("pid", "")))
        if _still_at(path, fd):
            _sign(fd)
            return Held(path, fd)
        # Its last holder removed the file between our opening and our locking it.
        os.close(fd)


def _still_at(path: Path, fd: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(fd))
    except FileNotFoundError:
        return False


def _sign(fd: int) -> None:
    note = json.dumps({"pid": os.getpid(), "boot": boot_id()}).encode("ascii")
    os.ftruncate(fd, 0)
    os.lseek(fd, 0, os.SEEK_SET)
    os.write(fd, note)


def _note(fd: int) -> dict[str, object]:
    os.lseek(fd, 0, os.SEEK_SET)
    with suppress(ValueError):
        note = json.loads(os.read(fd, _NOTE_SIZE))
        if isinstance(note, dict):
            return note
    return {}


def boot_id() -> str:
    """Which start of this computer it is, where the system says so."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> bool:
        # Beyond the note, so that the one who is refused can still read it.
        os.lseek(fd, _NOTE_SIZE, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
