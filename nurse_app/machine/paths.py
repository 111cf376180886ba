"""Knows where things lie: what came with the program, and what belongs to the person who uses it."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.errors import OurBug

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def _with_the_program(folder: str) -> Path:
    """A folder that came with the program: inside a frozen one, inside the installed package, or in the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    for base in (*([Path(frozen), Path(frozen) / "nurse_app"] if frozen else []), _PACKAGE, _PACKAGE.parent):
        if (base / folder).is_dir():
            return base / folder
    raise OurBug(f"{folder} did not come with the program")


def resources() -> Path:
    """The folder of clinical tables, icons, fonts, styles."""
    return _with_the_program("resources")


def migrations() -> Path:
    """The folder of the chart's migrations."""
    return _with_the_program("db") / "migrations"


def _dirs() -> PlatformDirs:
    # Only when a folder of the person's is asked for: the first picture does not wait for it.
    from platformdirs import PlatformDirs

    return PlatformDirs("Vigil", appauthor=False)


def chart() -> Path:
    """Where this person's chart is; the folder is made, for her only, when it is not there."""
    folder = Path(_dirs().user_data_dir) / "chart"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "clinic.vigil"


def log_folder() -> Path:
    """Where the program's own log goes; the folder is made when it is not there."""
    folder = Path(_dirs().user_log_dir)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def tries_twin(chart: Path) -> Path | None:
    """Where wrong passwords for a chart are counted a second time; None where the folder cannot be made."""
    folder = Path(_dirs().user_state_dir)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / f"tries-{sha256(str(chart.resolve()).encode()).hexdigest()[:16]}"


def papers() -> Path:
    """Where session PDFs are put; the folder is made when it is not there."""
    folder = Path(_dirs().user_documents_dir) / "Vigil"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
