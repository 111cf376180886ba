"""Examines a chart's files together: each by itself, and whether they tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import anchor, keyfile
from nurse_app.records.anchor import Anchored
from nurse_app.records.chain import Reach
from nurse_app.records.copies import ChainCopy, read_database, read_mirror
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import KeyFile
from nurse_app.records.keys import Keys, is_sealed


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found: the last acknowledgement, both copies of the chain, and everything that is wrong."""

    anchored: Anchored | None
    database: ChainCopy
    mirror: ChainCopy
    faults: tuple[ChartFault, ...]

    @property
    def edition(self) -> int:
        """Of which edition the key files are at least, as the record tells; 0: it does not."""
        return max(self.database, self.mirror, key=lambda copy: len(copy.heads)).edition

    @property
    def reach(self) -> Reach:
        """How far the longer copy is sound."""
        return max(self.database.reach, self.mirror.reach, key=lambda reach: reach.links)

    def trusted(self, copy: ChainCopy) -> bool:
        """Whether a copy holds everything acknowledged, as it was acknowledged."""
        if self.anchored is None:
            return not copy.faults and _first_difference(self.database, self.mirror) is None
        return _holds(copy, self.anchored.reach)


def examine(files: FileSet, keys: Keys, chart: bytes, *, newer_too: bool = False) -> Examined:
    """Read every page, every record and the anchor; nothing may write meanwhile.

    Whole also is: one saving after the last acknowledged one, in the mirror
    and perhaps in the database, and a torn record at the mirror's end.

    Args:
        newer_too: let a database of a later form be a fault, for what is made of the mirror alone.

    Raises:
        ChartTrouble: NEWER_FILE.
    """
    anchored, mirror, witness_faults = _examine_witness(files, keys, chart)
    database = _newer_too(files, keys) if newer_too else read_database(files, keys)
    faults = (*database.faults, *witness_faults, *_between(database, mirror, anchored))
    return Examined(anchored, database, mirror, _within(faults, anchored, database, mirror))


def _newer_too(files: FileSet, keys: Keys) -> ChainCopy:
    try:
        return read_database(files, keys)
    except ChartTrouble as trouble:
        if trouble.problem is not ChartProblem.NEWER_FILE:
            raise
        copy = ChainCopy(files.main.name)
        copy.wrong(FaultCode.NEWER, at_end=False, **trouble.facts)
        return copy


def examine_witness(
    files: FileSet, keys: Keys, chart: bytes
) -> tuple[Anchored | None, ChainCopy, tuple[ChartFault, ...]]:
    """Read the anchor and the mirror alone, as in a backup: the last acknowledgement, the copy, what is wrong."""
    anchored, mirror, faults = _examine_witness(files, keys, chart)
    return anchored, mirror, _within(faults, anchored, mirror)


def _within(faults: Iterable[ChartFault], anchored: Anchored | None, *copies: ChainCopy) -> tuple[ChartFault, ...]:
    """The same, naming no entry after the last: what is damaged then is an index, a list, the mark of an end."""
    last = max(*(copy.reach.entries for copy in copies), anchored.reach.entries if anchored else 0)
    return tuple(fault if (fault.entry or 0) <= last else replace(fault, entry=None) for fault in faults)


def _examine_witness(files: FileSet, keys: Keys, chart: bytes) -> tuple[Anchored | None, ChainCopy, list[ChartFault]]:
    read = anchor.read(files.anchor, keys.of("anchor"), chart)
    mirror = read_mirror(files, keys, chart, read.latest)
    faults = [*mirror.faults, *_anchor_faults(files, read)]
    if read.latest and len(mirror.ends) > read.latest.mirror.records + 1:
        faults.append(ChartFault(files.anchor.name, FaultCode.ANCHOR_OLD))
    return read.latest, mirror, faults


def _anchor_faults(files: FileSet, read: anchor.AnchorRead) -> list[ChartFault]:
    if read.intact:
        return []
    if not files.anchor.exists():
        return [ChartFault(files.anchor.name, FaultCode.MISSING)]
    return [ChartFault(files.anchor.name, FaultCode.ANCHOR_SLOT if read.latest else FaultCode.ANCHOR_DAMAGED)]


def _between(database: ChainCopy, mirror: ChainCopy, anchored: Anchored | None) -> list[ChartFault]:
    apart = _first_difference(database, mirror)
    faults = []
    for copy in (database, mirror):
        if anchored and not copy.faults and not _holds(copy, anchored.reach):
            early = len(copy.heads) < anchored.reach.links
            # Without a difference, what only one of them has is vouched for by nothing.
            at = min(len(database.heads), len(mirror.heads)) if apart is None else apart
            code = FaultCode.ENDS_EARLY if early else FaultCode.NOT_AS_ACKNOWLEDGED
            faults.append(ChartFault(copy.file, code, copy.numbered(at)))
    if faults or database.faults or mirror.faults:
        return faults
    if apart is not None:
        return [ChartFault(database.file, FaultCode.COPIES_DIFFER, database.numbered(apart))]
    if len(database.heads) > len(mirror.heads):
        return [ChartFault(database.file, FaultCode.NOT_IN_MIRROR, database.numbered(len(mirror.heads)))]
    return []


def _holds(copy: ChainCopy, reach: Reach) -> bool:
    if len(copy.heads) < reach.links:
        return False
    return not reach.links or copy.heads[reach.links - 1] == reach.head


def _first_difference(one: ChainCopy, other: ChainCopy) -> int | None:
    for index, (head, same) in enumerate(zip(one.heads, other.heads, strict=False)):
        if head != same:
            return index
    return None


def key_faults(files: FileSet, keys: Keys, chart: bytes, told: int) -> list[ChartFault]:
    """What is wrong with the key file and its spare, once one of them opened the chart.

    Args:
        told: the edition that the record tells of.
    """
    found = {path: keyfile.read(path) for path in (files.keys, files.spare_keys)}
    faults = [fault for path, read in found.items() if (fault := _key_fault(path, read, keys, chart)) is not None]
    sound = {path: read for path, read in found.items() if read is not None and is_sealed(read, keys)}
    if len(sound) == len(found):
        faults += _of_another_edition(sound, told)
    newest = max(sound, key=lambda path: sound[path].edition, default=None)
    if newest is not None and (fault := older_than_told(newest, sound[newest], told)) is not None:
        faults.append(fault)
    return faults


def older_than_told(path: Path, read: KeyFile, told: int) -> ChartFault | None:
    """What is wrong with the newest key file there is, when the record tells of a newer."""
    return ChartFault(path.name, FaultCode.KEYS_PUT_BACK) if read.edition < told else None


def _key_fault(path: Path, read: KeyFile | None, keys: Keys, chart: bytes) -> ChartFault | None:
    if read is None:
        said = "damaged" if path.exists() else "missing"
        return ChartFault(path.name, FaultCode.KEYS_DAMAGED, facts={"said": said})
    if read.chart != chart:
        return ChartFault(path.name, FaultCode.KEYS_OF_ANOTHER)
    return None if is_sealed(read, keys) else ChartFault(path.name, FaultCode.KEYS_ALTERED)


def _of_another_edition(sound: Mapping[Path, KeyFile], told: int) -> list[ChartFault]:
    (path, first), (spare_path, spare) = sound.items()
    # Cut short between the two, the first is one edition newer, and no deed tells of it yet.
    if first == spare or (first.edition == spare.edition + 1 and first.edition > told):
        return []
    if first.edition == spare.edition:
        return [ChartFault(spare_path.name, FaultCode.KEYS_DIFFER)]
    return [ChartFault((path if first.edition < spare.edition else spare_path).name, FaultCode.KEYS_OLD)]
