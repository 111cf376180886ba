"""Writes so that a power cut cannot undo it, readable by the owner only, and tells disk trouble in our words."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble

OWNER_ONLY = 0o600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# Windows would otherwise change line ends in what is written.
_BINARY = getattr(os, "O_BINARY", 0)


def _flush() -> Callable[[int], object]:
    """How this system is asked to put what was written where a power cut cannot reach it."""
    try:
        import fcntl

        full = fcntl.F_FULLFSYNC  # type: ignore[attr-defined,unused-ignore]
    except (ImportError, AttributeError):
        return getattr(os, "fdatasync", os.fsync)
    # On macOS fsync leaves it in the drive's own memory; this does not.
    return lambda fd: fcntl.fcntl(fd, full)


_FLUSH = _flush()


def sync(fd: int) -> None:
    """Return once what was written to `fd` would survive a power cut."""
    _FLUSH(fd)


def sync_file(path: Path) -> None:
    """Make what was done to a file survive a power cut; nothing to do when it is not there."""
    with suppress(FileNotFoundError):
        fd = os.open(path, os.O_RDWR | _BINARY)
        try:
            sync(fd)
        finally:
            os.close(fd)


def sync_folder(folder: Path) -> None:
    """Make new, renamed and removed names in a folder survive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def open_own(path: Path, *, make: bool = False) -> int:
    """Open for reading and writing a file that only its owner may read; `make` it where there is none."""
    fd = os.open(path, os.O_RDWR | _BINARY | (os.O_CREAT if make else 0), OWNER_ONLY)
    with suppress(PermissionError, AttributeError):
        os.fchmod(fd, OWNER_ONLY)
    return fd


def read_at(fd: int, size: int, offset: int) -> bytes:
    """Read up to `size` bytes from a place in the file."""
    os.lseek(fd, offset, os.SEEK_SET)
    return os.read(fd, size)


def write_at(fd: int, content: bytes, offset: int) -> None:
    """Write all of `content` at a place in the file, and make it last."""
    os.lseek(fd, offset, os.SEEK_SET)
    left = memoryview(content)
    while left:
        left = left[os.write(fd, left) :]
    sync(fd)


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place whole: at any moment it holds either the old content or the new."""
    draft = path.with_name(f".{path.name}.part")
    try:
        fd = open_own(draft, make=True)
        try:
            os.ftruncate(fd, 0)
            write_at(fd, content, 0)
        finally:
            os.close(fd)
        draft.replace(path)
    except OSError:
        # Half a file is of no use, and takes the room that is short.
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


@contextmanager
def disk_trouble() -> Iterator[None]:
    """Tell what the operating system refuses as `ChartTrouble`: disk full, not found, not writable."""
    try:
        yield
    except OSError as refused:
        raise trouble_of(refused) from refused


def trouble_of(refused: OSError) -> ChartTrouble:
    """The trouble in our words; its facts name the file (never its content) and the system's own code."""
    name = Path(str(refused.filename)).name if refused.filename else ""
    reason = errno.errorcode.get(refused.errno or 0, "")
    if refused.errno in _FULL:
        return ChartTrouble(ChartProblem.DISK_FULL, file=name)
    if isinstance(refused, FileNotFoundError):
        return ChartTrouble(ChartProblem.NOT_FOUND, file=name)
    return ChartTrouble(ChartProblem.NOT_WRITABLE, file=name, reason=reason)
