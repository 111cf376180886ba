"""Copies a chart's files aside for reading, so that looking at a chart changes nothing and asks for no lock."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nurse_app.records.fileset import FileSet

_TRIES = 20


@contextmanager
def copied(files: FileSet, *, database: bool = True) -> Iterator[FileSet]:
    """Give the same files in a folder of their own, as they were at one moment.

    Another program may be saving meanwhile: then the copy is made again,
    until nothing moved. What is copied is encrypted. Without `database` only
    what stands witness for it and the keys.
    """
    wanted = _all(files) if database else files.beside
    with tempfile.TemporaryDirectory(prefix="vigil-look-", ignore_cleanup_errors=True) as folder:
        copy = files.made_in(Path(folder))
        for _ in range(_TRIES):
            before = [_stamp(part) for part in wanted]
            _copy(wanted, copy)
            if [_stamp(part) for part in wanted] == before:
                break
        yield copy


def at_rest(files: FileSet) -> bool:
    """Whether the database can be read where it is: nothing is left in SQLite's log."""
    return not files.wal.exists() or files.wal.stat().st_size == 0


def _copy(wanted: tuple[Path, ...], copy: FileSet) -> None:
    for part in wanted:
        there = copy.main.with_name(part.name)
        there.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            shutil.copyfile(part, there)


def _stamp(part: Path) -> tuple[int, int, int]:
    try:
        found = part.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def _all(files: FileSet) -> tuple[Path, ...]:
    return (*files.parts, files.wal)
