"""Holds a chart against a witness from another day, kept elsewhere, which older files cannot pass by.

That is a backup, or a line that says how far the chart reached: so many links, and the head of the last.
"""

from __future__ import annotations

import re
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import anchor, keyfile
from nurse_app.records.backup import unpacked, verdict_of
from nurse_app.records.copies import ChainCopy, read_mirror
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.troubles import chart_trouble

_LINE = re.compile("[1-9][0-9]{0,9} [0-9a-f]{64}", re.ASCII)


def against(files: FileSet, keys: Keys, chart: bytes, backup: Path) -> ChartFault | None:
    """What a backup tells against a chart: that the chart is older, or another; None when it has all of the backup.

    Putting back every file of an older day is seen by nothing else: those files agree with one another.

    Raises:
        ChartTrouble: DAMAGED when the backup is not whole, or not of this chart, and so tells nothing.
    """
    said = _heads_of(backup, keys, chart)
    ours = _copy_of(files, keys, chart)
    if ours.heads[: len(said.heads)] == said.heads:
        return None
    apart = next((n for n, (one, other) in enumerate(zip(ours.heads, said.heads, strict=False)) if one != other), None)
    code = FaultCode.WITNESS_AHEAD if apart is None else FaultCode.WITNESS_DIFFERS
    at = ours.numbered(len(ours.heads) if apart is None else apart)
    return ChartFault(files.main.name, code, at, {"witness": backup.name})


def reached(files: FileSet, keys: Keys, chart: bytes) -> str:
    """How far a chart was acknowledged, as a line to be remembered elsewhere, with nothing of it; empty: not known.

    What is being saved at this moment is left out: after a sudden end it may not be there.
    """
    anchored = anchor.read(files.anchor, keys.of("anchor"), chart).latest
    return f"{anchored.reach.links} {anchored.reach.head}" if anchored is not None and anchored.reach.links else ""


def against_line(files: FileSet, keys: Keys, chart: bytes, line: str, witness: str) -> ChartFault | None:
    """What a line of `reached` tells against a chart; None when it has all of it, or the line tells nothing.

    Args:
        witness: what remembered it, in words.
    """
    if not _LINE.fullmatch(line):
        return None
    links, head = int(line.split()[0]), line.split()[1]
    ours = _copy_of(files, keys, chart)
    if len(ours.heads) >= links and ours.heads[links - 1] == head:
        return None
    code = FaultCode.WITNESS_AHEAD if len(ours.heads) < links else FaultCode.WITNESS_DIFFERS
    return ChartFault(files.main.name, code, None, {"witness": witness})


def _copy_of(files: FileSet, keys: Keys, chart: bytes) -> ChainCopy:
    return read_mirror(files, keys, chart, anchor.read(files.anchor, keys.of("anchor"), chart).latest)


def _heads_of(backup: Path, keys: Keys, chart: bytes) -> ChainCopy:
    with chart_trouble(backup.name), unpacked(backup) as parts:
        found = keyfile.found(parts) if parts is not None else ()
        if parts is None or not found or found[0].chart != chart or verdict_of(backup, parts, keys, chart).faults:
            raise ChartTrouble(ChartProblem.DAMAGED, file=backup.name, what="no-witness", rebuild="other")
        return _copy_of(parts, keys, chart)
