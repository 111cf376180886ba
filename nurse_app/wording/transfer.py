"""The words of going on at another laptop: sending a session by a file, and taking one over."""

from __future__ import annotations

from collections.abc import Iterable

from nurse_app.infusion.alarm_facts import ALARM_KINDS
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.transfer_facts import TRANSFER_KINDS
from nurse_app.wording.entries_text import line_of
from nurse_app.wording.frame import of_chair
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import clock, rate

_OF_ITSELF = TRANSFER_KINDS | ALARM_KINDS | {"clock-jumped"}

# The copy that was sent
AWAY = "This session goes on at another laptop"
ELSEWHERE = "At another laptop"
ONLY_LOOKED_AT = "Here it takes notes and an emergency, nothing else, so that no entry is made twice."
FILE, CODE, CODE_NOTE = "File", "Code", "for this file only"
WRITING = "Writing the file …"
CODE_GONE = "The code was shown once. Write the file again to get a new one."
STEPS = "At the other laptop"
STEPS_NOTE = "in this order"
TO_DO = (
    "1. Bring the file to it, on a stick or a share.\n"
    "2. On Today press Take over, choose the file and type the code from this screen.\n"
    "3. Read the pump there, and say what it did meanwhile."
)
AGAIN = "Write it again, with a new code"
BACK, BACK_NOTE = "Take it back", "only if no other laptop took it over"
WHY_BACK = "Why"
TAKE_BACK = "Take it back to this laptop"
SAY_WHY = "say why first."
TODAY = "Back to Today"

# Taking over
TAKE_OVER = "Take over"
TAKE_OVER_TITLE = "Take over a session from another laptop"
TAKE_OVER_LEAD = "There, under More, press Another laptop. It writes a file and shows a code."
WHERE, WHERE_HINT = "The file", "as in E:\\vigil-2026-03-04-1102.handover"
TYPE_CODE, CODE_HINT = "The code shown there", "8 groups of 5"
TYPE_FILE_FIRST, TYPE_CODE_FIRST = "choose or type the file.", "type the code."
OPENING = "opening it …"
FOUND, NONE_FOUND = "Found here", "No such file on a stick or in your documents. Type where it is."
CANCEL = "Back"


def since(infusion: Infusion) -> str:
    """Since when it is away."""
    return "" if infusion.away is None else f"Sent {clock(infusion.away.at)} by {infusion.away.by}."


def last_made(entries: Iterable[Entry]) -> Entry | None:
    """The newest entry that somebody made, not the program of itself."""
    return next((e for e in reversed(tuple(entries)) if e.kind not in _OF_ITSELF), None)


def last_entry(entries: Iterable[Entry], names: Names) -> str:
    """The newest entry that was made at the patient's: what and when, by whom."""
    last = last_made(entries)
    return "" if last is None else f"{line_of(last.fact, names)[0]}, {clock(last.happened)}, {last.author}"


def taken_over(infusion: Infusion, names: Names) -> str:
    """The first thing told after a session was taken over: how far its record goes, and the pump's last rate."""
    ran = f" The pump ran at {rate(infusion.runs[-1].rate)}: compare it." if infusion.running and infusion.runs else ""
    last = last_entry(infusion.entries, names)
    return of_chair(infusion, f"taken over. The last entry made there: {last}. What came after it is not here.{ran}")
