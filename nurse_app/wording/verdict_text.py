"""The verdict of a check as lines of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_STATES = {
    "whole": "Whole: nothing was changed or damaged.",
    "altered": "Not whole: something was changed or damaged.",
    "unreadable": "Could not be read.",
}


def verdict_lines(printed: dict[str, Any]) -> Iterator[str]:
    """The printed form of a verdict as text: the state, the counts, each fault."""
    yield _STATES[printed["state"]]
    yield f"{printed['entries']} entries, {printed['acknowledged']} acknowledged; head {printed['head']}"
    for fault in printed["faults"]:
        entry = "" if fault["entry"] is None else f", entry {fault['entry']}"
        yield f"{fault['file']}{entry}: {fault['what']}"


def witness_lines(printed: dict[str, Any], witness: str) -> Iterator[str]:
    """Against what a chart that is whole was held: without a witness nobody can tell files of an older day."""
    if printed["kind"] != "chart" or printed["state"] != "whole":
        return
    if witness:
        yield f"It holds all that {witness} tells of."
    else:
        yield "There is no witness: that all its files are of an older day cannot be seen. Name a backup: --witness."
