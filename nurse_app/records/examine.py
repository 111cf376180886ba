"""Examines a chart's files together: each by itself, and whether they tell the same."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.records import anchor, keyfile
from nurse_app.records.anchor import Anchored
from nurse_app.records.chain import Reach
from nurse_app.records.copies import ChainCopy, read_database, read_mirror
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys, is_sealed


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found: the last acknowledgement, both copies of the chain, and everything that is wrong."""

    anchored: Anchored | None
    database: ChainCopy
    mirror: ChainCopy
    faults: tuple[ChartFault, ...]

    @property
    def reach(self) -> Reach:
        """How far the longer copy is sound."""
        return max(self.database.reach, self.mirror.reach, key=lambda reach: reach.links)

    def trusted(self, copy: ChainCopy) -> bool:
        """Whether a copy holds everything acknowledged, as it was acknowledged."""
        if self.anchored is None:
            return not copy.faults and _first_difference(self.database, self.mirror) is None
        return _holds(copy, self.anchored.reach)


def examine(files: FileSet, keys: Keys, chart: bytes) -> Examined:
    """Read every page, every record and the anchor; nothing may write meanwhile.

    Whole also is: one saving after the last acknowledged one, in the mirror
    and perhaps in the database, and a torn record at the mirror's end.

    Raises:
        ChartTrouble: NEWER_FILE.
    """
    anchored, mirror, witness_faults = examine_witness(files, keys, chart)
    database = read_database(files, keys)
    faults = (*database.faults, *witness_faults, *_between(database, mirror, anchored))
    return Examined(anchored, database, mirror, faults)


def examine_witness(
    files: FileSet, keys: Keys, chart: bytes
) -> tuple[Anchored | None, ChainCopy, tuple[ChartFault, ...]]:
    """Read the anchor and the mirror alone, as in a backup: the last acknowledgement, the copy, what is wrong."""
    read = anchor.read(files.anchor, keys.of("anchor"), chart)
    mirror = read_mirror(files, keys, chart, read.latest)
    faults = [*mirror.faults, *_anchor_faults(files, read)]
    if read.latest and len(mirror.ends) > read.latest.mirror.records + 1:
        faults.append(ChartFault(files.anchor.name, FaultCode.ANCHOR_OLD))
    return read.latest, mirror, tuple(faults)


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
            at = len(copy.heads) if apart is None else apart
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


def key_faults(files: FileSet, keys: Keys) -> list[ChartFault]:
    """What is wrong with the key file and its spare, once one of them opened the chart."""
    found = {path: keyfile.read(path) for path in (files.keys, files.spare_keys)}
    faults = []
    for path, read in found.items():
        if read is None:
            said = "damaged" if path.exists() else "missing"
            faults.append(ChartFault(path.name, FaultCode.KEYS_DAMAGED, facts={"said": said}))
        elif not is_sealed(read, keys):
            faults.append(ChartFault(path.name, FaultCode.KEYS_ALTERED))
    first, spare = found.values()
    # Cut short between the two, the first is one edition newer.
    if not faults and first and spare and first != spare and first.edition != spare.edition + 1:
        faults.append(ChartFault(files.spare_keys.name, FaultCode.KEYS_DIFFER))
    return faults
