"""Opens a chart by whichever nurse's password it is, for the command line, where nobody picks a name."""

from __future__ import annotations

from pathlib import Path

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import vault
from nurse_app.records.chart import Chart
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import open_slot


def open_by_any(path: Path, password: str, *, migrations: Path) -> Chart:
    """Open a chart for writing; what is kept then is that nurse's. About half a second for each nurse tried.

    Raises:
        ChartTrouble: WRONG_PASSWORD when it is nobody's; else as `vault.open_chart`.
    """
    for keyfile in vault.keyfiles(FileSet.at(path)):
        for slot in keyfile.slots:
            try:
                open_slot(keyfile, slot, password)
            except ChartTrouble as trouble:
                if trouble.problem is not ChartProblem.WRONG_PASSWORD:
                    raise
                continue
            try:
                return vault.open_chart(path, slot.nurse, password, migrations=migrations)
            except ChartTrouble as trouble:
                # Her slot stands in an older key file alone.
                if trouble.problem not in (ChartProblem.WRONG_PASSWORD, ChartProblem.UNKNOWN_NURSE):
                    raise
    raise ChartTrouble(ChartProblem.WRONG_PASSWORD)
