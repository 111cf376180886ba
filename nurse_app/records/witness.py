"""Holds a chart against a witness from another day: a backup kept elsewhere, which older files cannot pass by."""

from __future__ import annotations

from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import anchor, keyfile
from nurse_app.records.backup import unpacked, verdict_of
from nurse_app.records.copies import ChainCopy, read_mirror
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.troubles import chart_trouble


def against(files: FileSet, keys: Keys, chart: bytes, backup: Path) -> ChartFault | None:
    """What a backup tells against a chart: that the chart is older, or another; None when it has all of the backup.

    Putting back every file of an older day is seen by nothing else: those files agree with one another.

    Raises:
        ChartTrouble: DAMAGED when the backup is not whole, or not of this chart, and so tells nothing.
    """
    said = _heads_of(backup, keys, chart)
    ours = read_mirror(files, keys, chart, anchor.read(files.anchor, keys.of("anchor"), chart).latest)
    if ours.heads[: len(said.heads)] == said.heads:
        return None
    apart = next((n for n, (one, other) in enumerate(zip(ours.heads, said.heads, strict=False)) if one != other), None)
    code = FaultCode.WITNESS_AHEAD if apart is None else FaultCode.WITNESS_DIFFERS
    at = ours.numbered(len(ours.heads) if apart is None else apart)
    return ChartFault(files.main.name, code, at, {"witness": backup.name})


def _heads_of(backup: Path, keys: Keys, chart: bytes) -> ChainCopy:
    with chart_trouble(backup.name), unpacked(backup) as parts:
        found = keyfile.found(parts) if parts is not None else ()
        if parts is None or not found or found[0].chart != chart or verdict_of(backup, parts, keys, chart).faults:
            raise ChartTrouble(ChartProblem.DAMAGED, file=backup.name, what="no-witness", rebuild="other")
        return read_mirror(parts, keys, chart, anchor.read(parts.anchor, keys.of("anchor"), chart).latest)
