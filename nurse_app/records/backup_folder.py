"""The folder that backups go to by themselves: makes one, reads it again before it counts, and lets old ones go.

A file there is named after its chart and the time (UTC) it was made, so that
several laptops may share a folder. A small text file marks the folder as the
one that was chosen: an empty place where a stick or a share should be is not.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import backup, durable, keyfile
from nurse_app.records.backup_ages import may_go
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.verdict import Verdict

MARK = "VIGIL-BACKUPS.txt"
_MARK_SAYS = (
    "Vigil keeps encrypted backups of its chart in this folder.\n"
    "Leave this file here: by it Vigil knows the folder again.\n"
)
_FORM = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"vigil-([0-9a-f]{8})-(\d{4}-\d{2}-\d{2}-\d{6})\.backup")


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the folder, by its name alone: where it is and when it was made (UTC)."""

    path: Path
    made: datetime


def choose(folder: Path) -> None:
    """Mark a folder as the one for backups; it is made when the folder above it is there.

    Raises:
        ChartTrouble: NOT_FOUND when not even that is there; what the disk refuses.
    """
    with durable.disk_trouble():
        folder.mkdir(mode=0o700, exist_ok=True)
        _write(folder / MARK, _MARK_SAYS.encode("ascii"))


def listed(folder: Path, chart: bytes) -> tuple[KeptBackup, ...]:
    """A chart's backups in the folder, newest first.

    Raises:
        ChartTrouble: NOT_FOUND when it is not there, or not the one that was
            chosen; what the disk refuses.
    """
    with durable.disk_trouble():
        if not (folder / MARK).is_file():
            raise ChartTrouble(ChartProblem.NOT_FOUND, file=folder.name)
        found = [kept for path in folder.iterdir() if (kept := _kept(path, chart)) is not None]
    return tuple(sorted(found, key=lambda kept: kept.made, reverse=True))


def found_in(place: Path) -> tuple[KeptBackup, ...]:
    """Any chart's backups at the top of a place or in a folder there; none where it cannot be looked into."""
    try:
        paths = [path for pattern in ("vigil-*.backup", "*/vigil-*.backup") for path in place.glob(pattern)]
    except OSError:
        return ()
    return tuple(kept for path in paths if (kept := _kept(path, None)) is not None)


def keep(files: FileSet, keys: Keys, chart: bytes, folder: Path, now: datetime) -> tuple[KeptBackup, Verdict]:
    """Make a backup, read it again whole, give it its name, and let go of those that need not be kept.

    Raises:
        ChartTrouble: NOT_FOUND; DISK_FULL; NOT_WRITABLE; DAMAGED when what
            was written is not whole. No half file stays behind.
    """
    before = listed(folder, chart)
    made = KeptBackup(folder / _name(chart, now), now.astimezone(UTC).replace(microsecond=0))
    draft = folder / f".{made.path.name}.part"
    _sweep(folder, chart)
    try:
        with durable.disk_trouble():
            _write(draft, backup.content_of(files))
            verdict = _read_again(draft, keys, chart)
            draft.replace(made.path)
            _settle(folder)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    _thin({kept.made: kept.path for kept in (*before, made)}, made.made)
    return made, verdict


def _read_again(draft: Path, keys: Keys, chart: bytes) -> Verdict:
    with backup.unpacked(draft) as parts:
        if parts is not None and keyfile.found(parts):
            verdict = backup.verdict_of(draft, parts, keys, chart)
            if not verdict.faults:
                return verdict
    raise ChartTrouble(ChartProblem.DAMAGED, file=draft.name, what="backup-cut", rebuild="other")


def _thin(made: dict[datetime, Path], now: datetime) -> None:
    for at in may_go(made, now):
        with suppress(OSError):
            made[at].unlink(missing_ok=True)


def _sweep(folder: Path, chart: bytes) -> None:
    """Take away what an earlier making left when it was cut short."""
    for left in folder.glob(f".vigil-{chart.hex()[:8]}-*.part"):
        with suppress(OSError):
            left.unlink()


def _name(chart: bytes, now: datetime) -> str:
    return f"vigil-{chart.hex()[:8]}-{now.astimezone(UTC).strftime(_FORM)}.backup"


def _kept(path: Path, chart: bytes | None) -> KeptBackup | None:
    named = _NAME.fullmatch(path.name)
    if named is None or (chart is not None and named[1] != chart.hex()[:8]):
        return None
    try:
        return KeptBackup(path, datetime.strptime(named[2], _FORM).replace(tzinfo=UTC))
    except ValueError:
        return None


def _write(path: Path, content: bytes) -> None:
    fd = durable.open_own(path, make=True)
    try:
        os.ftruncate(fd, 0)
        durable.write_at(fd, content, 0)
    finally:
        os.close(fd)


def _settle(folder: Path) -> None:
    # Some shares and sticks do not know how to flush a folder; the file itself is flushed.
    with suppress(OSError):
        durable.sync_folder(folder)
