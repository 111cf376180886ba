"""The record of one infusion as a file: its id and every entry in canonical spelling, written and read back whole.

It lies inside each PDF, so that the PDF alone gives the infusion back. What
is read may come from anybody: size, depth and number are bounded first, and
every byte must be as it would have been written here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from nurse_app.infusion import canonical
from nurse_app.infusion.canonical import CanonicalRefused, from_plain, to_plain
from nurse_app.infusion.entries import Amended, BroughtIn, Entry, Opened, Signed

LARGEST = 8_000_000
DEEPEST = 24
MOST_ENTRIES = 20_000
_TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_DEEPER = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """One infusion's id and its entries in the order kept."""

    infusion: str
    entries: tuple[Entry, ...]

    @property
    def head(self) -> str:
        """The head of all entries."""
        return canonical.head(self.entries)

    @property
    def signed(self) -> bool:
        """Whether there is a signature among the entries."""
        return any(isinstance(entry.fact, Signed) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class KnownHere:
    """What a chart knows that bears on a PDF: SHA-256 of every file it made or took in, and its own entries."""

    files: frozenset[str]
    entries: tuple[Entry, ...]


def written(record: Record) -> bytes:
    """The file: UTF-8 JSON with sorted keys and no spaces."""
    plain = {"entries": [to_plain(entry) for entry in record.entries], "infusion": record.infusion}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def read(content: bytes) -> Record:
    """The record that was written; exactly what `written` was given.

    Raises:
        CanonicalRefused: too large, too deep, too many entries, not spelt as
            here, or a list of entries that no desk would have kept; the place
            is the entry's number.
    """
    plain = _plain(content)
    entries = []
    for number, one in enumerate(plain["entries"], start=1):
        try:
            entries.append(from_plain(one))
        except CanonicalRefused as wrong:
            raise CanonicalRefused(f"entries[{number}] {wrong.place}", wrong.code) from wrong
    record = Record(plain["infusion"], tuple(entries))
    if written(record) != content:
        raise CanonicalRefused("record", "not-canonical")
    for place, code in _oddities(record):
        raise CanonicalRefused(place, code)
    return record


def _plain(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise CanonicalRefused("record", "too-large")
    brackets = _TEXTS.sub(b"", content).translate(None, _NO_BRACKETS)
    if max(accumulate(map(_DEEPER.__getitem__, brackets)), default=0) > DEEPEST:
        raise CanonicalRefused("record", "too-deep")
    try:
        plain = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as wrong:
        raise CanonicalRefused("record", "not-json") from wrong
    if not isinstance(plain, dict) or set(plain) != {"entries", "infusion"}:
        raise CanonicalRefused("record", "not-a-record")
    if not isinstance(plain["entries"], list) or not isinstance(plain["infusion"], str) or not plain["infusion"]:
        raise CanonicalRefused("record", "not-a-record")
    if not 0 < len(plain["entries"]) <= MOST_ENTRIES:
        raise CanonicalRefused("record", "too-many-entries")
    return plain


def _oddities(record: Record) -> Iterator[tuple[str, str]]:
    """What each entry would be accepted with, and the list as a whole would not."""
    kept, heads, latest = set[str](), canonical.START, record.entries[0].recorded.wall
    for number, entry in enumerate(record.entries, start=1):
        place, fact = f"entries[{number}]", entry.fact
        if isinstance(fact, Opened) != (number == 1):
            yield place, "opening-out-of-place"
        if not entry.id or entry.id in kept:
            yield place, "same-id-twice"
        if isinstance(fact, Amended) and fact.entry not in kept:
            yield place, "corrects-nothing"
        if entry.recorded.wall < latest:
            yield place, "time-runs-back"
        if isinstance(fact, Signed) and fact.head != heads:
            yield place, "signed-another-record"
        if isinstance(fact, BroughtIn) and not _HEX.fullmatch(fact.file):
            yield place, "no-hash"
        kept.add(entry.id)
        latest = entry.recorded.wall
        heads = canonical.chain(heads, entry)
