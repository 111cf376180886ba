"""The words of putting a chart back from a backup on an empty computer, and of the first screen after it."""

from __future__ import annotations

from datetime import datetime

from nurse_app.infusion.state import Infusion
from nurse_app.wording.frame import of_chair
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import clock, date_long, rate
from nurse_app.wording.transfer import last_entry, last_made

TITLE = "Put the chart back from a backup"
LEAD = "For a laptop that takes the place of another. Any nurse's password of that chart opens it."
FOUND, NONE_FOUND = "Found here", "No backup on a stick or a share that is connected. Type where it is."
FILE, FILE_HINT = "The backup", "as in E:\\Vigil backups\\vigil-….backup"
PASSWORD = "Password"
DO = "Put it back"
FILE_FIRST, PASSWORD_FIRST = "choose or type the backup.", "type a password."
WAIT = "putting it back …"
BACK = "Back"
NO_FILE = "There is no such file. Check the name and the folder."


def found_line(made: datetime, folder: str) -> str:
    """A backup that lies at hand, by when it was made and where."""
    return f"{date_long(made.date())}, {clock(made)}, in {folder}"


def reaches(infusion: Infusion, names: Names) -> str:
    """The first thing told after a chart was put back: until when it reaches, what to do about the rest."""
    ran = f" The pump ran at {rate(infusion.runs[-1].rate)}: compare it." if infusion.running and infusion.runs else ""
    last = of_chair(infusion, last_entry(infusion.entries, names))
    return (
        f"Put back from a backup. It reaches until {_day(infusion)}. {last}. "
        f"What came after it is missing: enter it now, each with its time.{ran}"
    )


def _day(infusion: Infusion) -> str:
    at = (last_made(infusion.entries) or infusion.entries[-1]).recorded.wall
    return f"{date_long(at.date())}, {clock(at)}"
