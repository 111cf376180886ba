"""The request about papers: that an infusion came out of a PDF."""

from __future__ import annotations

from nurse_app.infusion.asking import Ask, Kept, recorded
from nurse_app.infusion.entries import BroughtIn, Entry
from nurse_app.infusion.record_file import Record


def brought_in(record: Record, ask: Ask, name: str, file: str, certificate: str) -> Kept:
    """The entries of a record as they are, and one that says which file they came from, by whom and when."""
    made = recorded(None, ask)
    fact = BroughtIn(name, file, record.head, len(record.entries), certificate)
    return Kept((*record.entries, Entry(ask.new_id(), made.wall, made, ask.author, fact)))
