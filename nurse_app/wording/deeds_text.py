"""What was done with the record, in one line each."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Who did what"
NOTE = "Unlocking, looking, printing and who may do what. Entries of an infusion stand on its own page."
BACK = "Back"
NOTHING = "Nothing yet."
NOBODY = "nobody signed in"
MORE = "The latest {shown} of {all}."
HEADS = ("When", "Who", "What")

_ROLES = {"": "nurse", "lead": "clinical lead", "administrator": "administrator", "both": "lead and administrator"}
_LINES = {
    "unlocked": "Unlocked.",
    "locked": "Locked.",
    "closed": "Closed Vigil.",
    "wrong-password": "{count} refused, {times}, for {nurses}.",
    "viewed": "Looked at {what}.",
    "exported": "Saved the report of {what}.",
    "printed": "Opened the report of {what} for printing.",
    "figures-confirmed": "Confirmed unverified label figures in {what}, without a lead. A lead is to look at it.",
    "nurse-added": "Added {nurse} ({role}).",
    "nurse-removed": "Removed {nurse}. Her entries stay.",
    "roles-changed": "Made {nurse} {role}.",
    "password-changed": "Changed the password of {nurse}.",
    "recovery-made": "Made a recovery key.",
    "recovery-declined": "Went on without a recovery key.",
    "put-back-seen": "Saw that this chart was put back from a backup.",
    "recovery-used": "Used the recovery key for {nurse}.",
}
OTHER = "{done} (a word of a later Vigil)."


def deed_line(done: str, about: Mapping[str, str]) -> str:
    """What was done, as a sentence; `about` has the names already put in words."""
    shown = dict(about)
    if "count" in shown:
        shown["count"] += " password" if shown["count"] == "1" else " passwords"
    shown["role"] = _ROLES.get(about.get("role", ""), about.get("role", ""))
    pattern = _LINES.get(done)
    if pattern is None:
        return OTHER.format(done=done)
    try:
        return pattern.format(**shown)
    except KeyError:
        return OTHER.format(done=done)


def times(first: str, last: str) -> str:
    """From when to when wrong passwords were typed."""
    return f"at {first}" if first == last else f"{first} to {last}"


A_RECORD = "a record"


def of_infusion(name: str, record_number: str, day: str) -> str:
    """Which infusion."""
    who = " ".join(part for part in (name, record_number) if part) or "somebody not named"
    return f"the session of {day}, {who}"


def of_patient(name: str, record_number: str) -> str:
    """Whose history."""
    return f"the history of {' '.join(part for part in (name, record_number) if part) or 'somebody not named'}"
