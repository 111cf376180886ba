"""The words of the page that checks a PDF and brings one in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.errors import Fault
from nurse_app.infusion.state import Infusion
from nurse_app.wording.numbers import clock, date_long
from nurse_app.wording.paper import family_first, in_groups
from nurse_app.wording.paper_check import paper_fault

TITLE = "Check a PDF"
NOTE = "Whether a report is as Vigil made it. The file stays where it is, and nothing is sent anywhere."
BACK = "Back"
DROP = "Drop a PDF here"
CHOOSE = "Choose a file"
FILES = "PDF (*.pdf)"
READING = "Reading the file …"
ONE_FILE = "Drop one file at a time."
NOT_A_FILE = "This cannot be opened as a file. Save it on this computer first."
NOT_READ = "The file cannot be read: {why}. Copy it to this computer and choose it again."

VALID, ALTERED, NOT_OURS, NOT_HERE = "Valid", "Altered", "Not ours", "Whole, made elsewhere"
KNOWN = "Signed, nothing changed, and known to this chart: made here, or brought in here."
ALONE = (
    "Its signature fits and nothing was changed. This chart did not make it, and anybody can make a certificate: "
    "ask the clinic that it should come from for the SHA-256 of theirs, and compare."
)
SIGNED_BY, CERTIFICATE, SHA256, SESSION, ENTRIES, HEAD, FILE = (
    *("Signed by", "Certificate", "Its SHA-256", "Session", "Entries", "Chain head", "File"),
)

BRING_IN = "Bring it into this chart"
BRINGING = "keeping it …"
BROUGHT = "{who} is in this chart now, marked as brought in from {file}."
OPEN = "Open it"
_REFUSED = {
    "already-here": "this session is in this chart already.",
    "entries-here": "some of its entries are in this chart already, in another session. Call whoever looks after it.",
    "training": "it is a practice session. Open it in practice.",
    "not-training": "it is a real session, and this is practice. Open it in your own chart.",
    "not-understood": "this version of Vigil does not understand its entries. Update Vigil and try again.",
}


@dataclass(frozen=True, slots=True)
class CheckWords:
    """A verdict as the page shows it. `kind` is whole, elsewhere, altered or not-ours.

    `bring` tells what bringing it in would add (empty: it is not offered), `not_yet` why it cannot be.
    """

    kind: str
    title: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    bring: str = ""
    not_yet: str = ""


def faulty(kind: str, faults: tuple[Fault, ...]) -> CheckWords:
    """What is wrong with a paper that is altered or not ours; nothing else of it is shown."""
    title = ALTERED if kind == "altered" else NOT_OURS
    told = (paper_fault(fault) for fault in faults)
    return CheckWords(kind, title, tuple(words[:1].upper() + words[1:] for words in told))


def paper_facts(
    nurse: str, at: datetime, certificate: tuple[str, str], session: str, entries: int, head: str, name: str
) -> tuple[tuple[str, str], ...]:
    """What a whole paper says of itself; `certificate` is its name and its SHA-256."""
    named, fingerprint = certificate
    return (
        (FILE, name),
        (SESSION, session),
        (SIGNED_BY, f"{nurse}. File made {date_long(at.date())}, {clock(at)}"),
        (CERTIFICATE, named),
        (SHA256, in_groups(fingerprint, 8)),
        (ENTRIES, str(entries)),
        (HEAD, in_groups(head, 8)),
    )


def session_line(infusion: Infusion) -> str:
    """Whose session, of which day."""
    return f"{family_first(infusion.patient.name)}, {date_long(infusion.day)}"


def would_add(session: str, entries: int) -> str:
    """What bringing it in would add."""
    return f"Adds one session: {session}, with its {entries} entries as they were signed, and one that names the file."


def refused_because(code: str) -> str:
    """Why a paper cannot be brought in."""
    return _REFUSED[code]
