"""Puts a backup back on trial, out of the way, to see that it would come back whole."""

from __future__ import annotations

from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records.backup import unpacked, verdict_of
from nurse_app.records.copies import links_in_mirror
from nurse_app.records.examine import examine
from nurse_app.records.faults import ChartFault
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.layout import lay_down
from nurse_app.records.troubles import chart_trouble


def rehearse(source: Path, keys: Keys, chart: bytes, *, migrations: Path) -> int:
    """Put a backup back in a folder of its own, examine it whole, and take it away; its number of entries.

    Raises:
        ChartTrouble: DAMAGED when it would not come back whole; no room for the trial.
    """
    with chart_trouble(source.name), unpacked(source) as files:
        if files is None:
            raise _would_not(source, "backup-cut")
        verdict = verdict_of(source, files, keys, chart)
        faults = verdict.faults or _of_the_trial(files, keys, chart, migrations, verdict.head)
    if faults:
        raise _would_not(source, faults[0].code.value)
    return verdict.entries


def _of_the_trial(files: FileSet, keys: Keys, chart: bytes, migrations: Path, head: str) -> tuple[ChartFault, ...]:
    made = files.fresh_rebuilding()
    reach = lay_down(made, keys, chart, migrations, lambda: links_in_mirror(files, keys, chart))
    if reach.head != head:
        raise _would_not(files.main, "copies-differ")
    return examine(made, keys, chart).faults


def _would_not(source: Path, what: str) -> ChartTrouble:
    return ChartTrouble(ChartProblem.DAMAGED, file=source.name, what=what, rebuild="other")
