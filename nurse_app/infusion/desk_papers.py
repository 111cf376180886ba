"""The request about papers: that an infusion came out of a PDF."""

from __future__ import annotations

from dataclasses import replace

from nurse_app.infusion.asking import Ask, Kept, recorded
from nurse_app.infusion.entries import BroughtIn, Entry
from nurse_app.infusion.record_file import Record


def brought_in(record: Record, ask: Ask, name: str, file: str, certificate: str) -> Kept:
    """The entries of a record as they are, and one that says which file they came from, by whom and when."""
    told = recorded(None, ask)
    # Never earlier than the entry before, whatever this laptop's clock says.
    made = replace(told, wall=max(told.wall, record.entries[-1].recorded.wall))
    fact = BroughtIn(name, file, record.head, len(record.entries), certificate)
    return Kept((*record.entries, Entry(ask.new_id(), made.wall, made, ask.author, fact)))
