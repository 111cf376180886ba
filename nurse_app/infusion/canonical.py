"""Writes an entry in its one canonical spelling, for the file, the seal and the paper, and reads it back whole.

The form follows the dataclasses: an object for each, a field at its default
left out (so that a field added later, with a default, changes no old bytes), a
quantity as number and unit (`"21 mL/h"`), a moment with its offset. Where a
field may hold one of several classes, `kind` says which.
"""

from __future__ import annotations

import json
from hashlib import sha256

from nurse_app.errors import OurBug, WorldTrouble
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.spelling import Misspelt, Plain, spelling_of

START = "0" * 64
"""The head of an empty list of entries."""


class CanonicalRefused(WorldTrouble):
    """What was read is not an entry in canonical spelling: unknown kind, key or type, or another spelling of it.

    Whose fault: the file's (damaged, altered, or made by a newer program).
    """

    def __init__(self, place: str, code: str) -> None:
        super().__init__(f"{place}: {code}")
        self.place = place
        self.code = code


def to_plain(entry: Entry) -> dict[str, Plain]:
    """The entry as JSON types: objects, lists, text, whole numbers, true, false and null.

    Raises:
        OurBug: a time without a zone, or text that is not Unicode.
    """
    plain = spelling_of(Entry).write(entry)
    if not isinstance(plain, dict):
        raise OurBug("an entry is written as an object")
    return plain


def from_plain(plain: object) -> Entry:
    """The entry that was written; exactly what `to_plain` was given.

    Raises:
        CanonicalRefused: unknown or missing key, unknown kind, wrong type or
            unit, or a spelling that `to_plain` would not have used.
    """
    try:
        entry = spelling_of(Entry).read(plain, "entry")
    except Misspelt as wrong:
        raise CanonicalRefused(wrong.place, wrong.code) from wrong
    if not isinstance(entry, Entry) or to_plain(entry) != plain:
        raise CanonicalRefused("entry", "not-canonical")
    return entry


def canonical_bytes(entry: Entry) -> bytes:
    """The entry as UTF-8 JSON with sorted keys and no spaces: equal entries have equal bytes."""
    return json.dumps(to_plain(entry), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def chain(previous: str, entry: Entry) -> str:
    """The head after one more entry: SHA-256, in hex, over the previous head's 32 bytes and the canonical bytes."""
    return sha256(bytes.fromhex(previous) + canonical_bytes(entry)).hexdigest()


def head(entries: tuple[Entry, ...]) -> str:
    """The head of a list of entries in the order kept; `START` of none."""
    reached = START
    for entry in entries:
        reached = chain(reached, entry)
    return reached
