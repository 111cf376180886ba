"""A damaged chart to look at: what is sound of it in a copy of its own, where nothing can be entered."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from nurse_app.machine import paths

if TYPE_CHECKING:
    from nurse_app.records.chart import Chart


def folder_for_it() -> TemporaryDirectory[str]:
    """A folder that is taken away when the window closes."""
    return TemporaryDirectory(prefix="vigil-look-", ignore_cleanup_errors=True)


def copy_of(chart: Path, nurse: str, password: str, folder: TemporaryDirectory[str]) -> Chart:
    """Open the copy; encrypted like the chart, and gone with the folder. From a worker.

    Raises:
        ChartTrouble: nothing of it can be read.
    """
    from nurse_app.records import rebuilding, vault

    migrations = paths.migrations()
    made, keys = rebuilding.copy_to_look(chart, nurse, password, Path(folder.name), migrations=migrations)
    return vault.open_raw(made, keys, migrations=migrations)
