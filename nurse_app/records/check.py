"""Checks a chart file or a backup from outside: whole, altered or unreadable; changes nothing and needs no lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import backup, keyfile
from nurse_app.records.durable import disk_trouble
from nurse_app.records.examine import examine, key_faults
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys, unlock_by_any
from nurse_app.records.snapshot import copied
from nurse_app.records.verdict import State, Verdict
from nurse_app.records.witness import against, against_line

__all__ = ["State", "Verdict", "verify_file", "verify_with"]


Recall = Callable[[str], tuple[str, str]]


def verify_file(path: Path, password: str, backup_of_it: Path | None = None, recall: Recall | None = None) -> Verdict:
    """Check a chart or a backup, by any of its nurses' passwords: every page and record, the anchor, the keys.

    Another program may be saving to it meanwhile. Wrong passwords are
    neither counted nor delayed. With a backup of a chart the chart is held
    against it too, or with what else remembers how far it reached: that alone
    shows that every file is of an older day.

    Args:
        recall: gives the line of `witness.reached` by the chart's token, and who remembers it.

    Raises:
        ChartTrouble: no room for the copy that is looked at, an unsafe
            library, or a backup that tells nothing about this chart.
    """
    if backup.is_backup(path):
        return backup.verify_backup(path, password)
    files = FileSet.at(path)
    found = keyfile.found(files)
    if not found:
        code = FaultCode.KEYS_DAMAGED if files.exists else FaultCode.MISSING
        return Verdict(State.UNREADABLE, faults=(ChartFault(path.name, code),))
    opened = unlock_by_any(found, password)
    if opened is None:
        return Verdict(State.UNREADABLE, faults=(ChartFault(path.name, FaultCode.PASSWORD),))
    keys, came_from = opened
    verdict = verify_with(files, keys, came_from.chart)
    chart = came_from.chart
    told = [against(files, keys, chart, backup_of_it)] if backup_of_it is not None else []
    told += [against_line(files, keys, chart, *recall(chart.hex()))] if recall is not None else []
    return next((verdict.with_fault(fault) for fault in told if fault is not None), verdict)


def verify_with(files: FileSet, keys: Keys, chart: bytes) -> Verdict:
    """Check a chart whose keys are at hand; otherwise as `verify_file`."""
    with disk_trouble(), copied(files) as copy:
        try:
            seen = examine(copy, keys, chart)
        except ChartTrouble as trouble:
            if trouble.problem is not ChartProblem.NEWER_FILE:
                raise
            return Verdict(State.UNREADABLE, faults=(ChartFault(files.main.name, FaultCode.NEWER),))
        faults = (*key_faults(copy, keys, chart, seen.edition), *seen.faults)
    reach = seen.reach
    acknowledged = seen.anchored.reach.entries if seen.anchored else 0
    state = State.ALTERED if faults else State.WHOLE
    return Verdict(state, "chart", reach.entries, acknowledged, reach.head, faults)
