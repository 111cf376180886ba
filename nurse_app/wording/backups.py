"""The words about backups made by themselves: their section of the settings, and the note when none can be made."""

from __future__ import annotations

import re
from datetime import date, datetime

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.wording.numbers import clock, date_long
from nurse_app.wording.trouble import trouble_words

BACKUPS = "Backups"
NOTE = "Encrypted, after each signed session and hourly: to a stick, a share or a folder that a share keeps."
NONE_CHOSEN = "No folder is chosen. This laptop holds the only copy of the chart."
NONE_SO_FAR = "No backup was made yet."
NONE_YET = "The first backup is being made."
SAME_DISK = "This folder is on the chart's own disk: a lost laptop takes both."
FOLDER, FOLDER_HINT = "Folder", "as in E:\\Vigil backups"
USE_IT, STOP_IT, NOW = "Use this folder", "Make no backups", "Back up now"
SUBFOLDER = "Vigil backups"
SAME = "this folder is in use."
TYPE_IT = "type the folder, or press a stick above."
NOT_WHOLE_PATH = "Write the whole path, from the drive on."
WAIT = "writing there …"
PRACTICE = "Practice visits are thrown away: there is nothing to back up."
PLUG_IN = "Plug the stick in or connect the share, then press again."
NO_BACKUP = "No backup"

_WHY = {
    ChartProblem.NOT_FOUND: (
        "the folder {folder} is not there",
        "Plug the stick in, or connect the share. Vigil tries again each minute.",
    ),
    ChartProblem.DISK_FULL: (
        "there is no room left in {folder}",
        "Free some room there, or choose another folder in the settings.",
    ),
    ChartProblem.NOT_WRITABLE: (
        "Vigil may not write to {folder}",
        "Look whether the stick is locked or the share asks for a password, or choose another folder in the settings.",
    ),
    ChartProblem.DAMAGED: (
        "what was written to {folder} does not read back whole",
        "Take another stick or folder: choose it in the settings.",
    ),
}


def state_line(folder: str, last: datetime | None, *, failing: bool) -> str:
    """When the last backup was made."""
    if not folder:
        return NONE_CHOSEN
    if last is None:
        return NONE_SO_FAR if failing else NONE_YET
    return f"Last backup {date_long(last.date())}, {clock(last)}."


def trial_line(rehearsed: datetime | None) -> str:
    """When a backup was last put back on trial; empty before the first."""
    if rehearsed is None:
        return ""
    return f"Put back on trial and read whole {date_long(rehearsed.date())}, {clock(rehearsed)}."


def not_usable(why: ChartTrouble, folder: str) -> str:
    """Why a folder cannot be used for backups, and what to do."""
    happened, to_do = _why(why)
    to_do = PLUG_IN if why.problem is ChartProblem.NOT_FOUND else to_do
    return f"Not used: {happened.format(folder=folder)}. {to_do}"


def stopped(why: ChartTrouble, folder: str, last: datetime | None, today: date) -> str:
    """The note that no backup can be made: what happened, what is kept, what to do."""
    happened, to_do = _why(why)
    since = (
        "" if last is None else f" since {clock(last)}" if last.date() == today else f" since {date_long(last.date())}"
    )
    return f"No backup{since}: {happened.format(folder=_ends(folder))}. Everything is saved on this laptop. {to_do}"


def _ends(folder: str) -> str:
    """A path by its last two names: who knows the place knows it by these."""
    parts = [part for part in re.split(r"[/\\]", folder) if part]
    return "/".join(parts[-2:])


def _why(why: ChartTrouble) -> tuple[str, str]:
    if why.problem in _WHY:
        return _WHY[why.problem]
    told = trouble_words(why)
    return f"{told.title[0].lower()}{told.title[1:]}", " ".join(told.to_do)


def drive_button(name: str) -> str:
    """The button of a stick or share."""
    return f"Use {name}"
