"""Makes a copy of a chart in one encrypted file, and checks one.

The file holds the key file, the anchor and the mirror: the mirror has all
that was kept, so the database is made anew from it.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import durable, keyfile
from nurse_app.records.copies import ChainCopy
from nurse_app.records.examine import examine_witness, older_than_told
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys, is_sealed, unlock_by_any
from nurse_app.records.snapshot import copied
from nurse_app.records.verdict import State, Verdict

MAGIC = b"VIGILBK1"
_SIZES = struct.Struct(">III")


def make(chart: Path, out: Path) -> None:
    """Copy a chart, closed or open and being saved to, into one new file that only the chart's passwords open.

    Raises:
        ChartTrouble: NOT_FOUND; ALREADY_THERE when `out` is; DAMAGED when a
            part is missing; what the disk refuses.
    """
    files = FileSet.at(chart)
    if not files.exists:
        raise ChartTrouble(ChartProblem.NOT_FOUND, file=files.main.name)
    if out.exists():
        raise ChartTrouble(ChartProblem.ALREADY_THERE, file=out.name)
    with durable.disk_trouble():
        durable.write_whole(out, content_of(files))


def content_of(files: FileSet) -> bytes:
    """What a backup of a chart holds, as it is at this moment.

    Raises:
        ChartTrouble: DAMAGED when a part is missing.
        OSError: what the disk refuses.
    """
    with copied(files, database=False) as copy:
        found = keyfile.found(copy)
        if not found or not copy.anchor.exists() or not copy.mirror.exists():
            raise ChartTrouble(ChartProblem.DAMAGED, file=files.main.name, what="missing")
        parts = (found[0].to_bytes(), copy.anchor.read_bytes(), copy.mirror.read_bytes())
    return MAGIC + _SIZES.pack(*map(len, parts)) + b"".join(parts)


def is_backup(path: Path) -> bool:
    """Whether a file begins as a backup does."""
    try:
        with path.open("rb") as source:
            return source.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def verify_backup(path: Path, password: str) -> Verdict:
    """Check a backup, by any of its nurses' passwords: its keys, every record, the anchor.

    Raises:
        ChartTrouble: no room to look at it.
    """
    with durable.disk_trouble(), unpacked(path) as files:
        found = keyfile.found(files) if files else ()
        if files is None or not found:
            return Verdict(State.UNREADABLE, "backup", faults=(ChartFault(path.name, FaultCode.BACKUP_CUT),))
        opened = unlock_by_any(found, password)
        if opened is None:
            return Verdict(State.UNREADABLE, "backup", faults=(ChartFault(path.name, FaultCode.PASSWORD),))
        keys, slots = opened
        verdict, mirror = _looked_at(path, files, keys, slots.chart)
        old = older_than_told(path, slots, mirror.edition)
        return verdict if old is None else verdict.with_fault(old)


def verdict_of(path: Path, files: FileSet, keys: Keys, chart: bytes) -> Verdict:
    """The verdict about an unpacked backup whose keys are at hand.

    Old key files are no reason not to put it back, nor to make none: only `verify_backup` tells of them.
    """
    return _looked_at(path, files, keys, chart)[0]


def _looked_at(path: Path, files: FileSet, keys: Keys, chart: bytes) -> tuple[Verdict, ChainCopy]:
    anchored, mirror, found = examine_witness(files, keys, chart)
    if not all(is_sealed(slots, keys) for slots in keyfile.found(files)):
        found = (ChartFault(path.name, FaultCode.KEYS_ALTERED), *found)
    faults = tuple(ChartFault(path.name, fault.code, fault.entry, fault.facts) for fault in found)
    acknowledged = anchored.reach.entries if anchored else 0
    state = State.ALTERED if faults else State.WHOLE
    return Verdict(state, "backup", mirror.reach.entries, acknowledged, mirror.reach.head, faults), mirror


@contextmanager
def unpacked(path: Path) -> Iterator[FileSet | None]:
    """The files in a backup, in a folder of their own; None when it is not one, or ends too early or too late."""
    with tempfile.TemporaryDirectory(prefix="vigil-backup-", ignore_cleanup_errors=True) as folder:
        files = FileSet(Path(folder) / "chart")
        yield files if _unpack(path, files) else None


def _unpack(path: Path, files: FileSet) -> bool:
    if not is_backup(path):
        return False
    content = path.read_bytes()[len(MAGIC) :]
    if len(content) < _SIZES.size:
        return False
    sizes = _SIZES.unpack_from(content)
    if len(content) != _SIZES.size + sum(sizes):
        return False
    at = _SIZES.size
    for part, size in zip((files.keys, files.anchor, files.mirror), sizes, strict=True):
        part.write_bytes(content[at : at + size])
        at += size
    return True
