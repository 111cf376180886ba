"""The mirror: a second copy of everything kept, appended record by record, from which a lost chart is made anew.

A record is one saving: its links, or a mark that a sitting began or ended. It
is encrypted and bound to the record before it, so that none can be taken out,
put in, changed or moved without being seen.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nurse_app.records import chart_id, durable
from nurse_app.records.chain import Link

_SIZE = 4
_NONCE = 12
_TAG = 16
_LONGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class MirrorEnd:
    """A place in the mirror: offset in bytes, records before it, and the last record's tag."""

    offset: int
    records: int = 0
    tag: bytes = bytes(16)


@dataclass(frozen=True, slots=True)
class Record:
    """One record as read: what its links keep (`chain.links_of`), and where the mirror ended after it."""

    contents: list[tuple[str, str, str]]
    end: MirrorEnd


def start_of(chart: bytes) -> bytes:
    """The first bytes of the mirror of a chart."""
    return chart_id.MIRROR + chart


def first_end(chart: bytes) -> MirrorEnd:
    """The end of a mirror without records."""
    return MirrorEnd(len(start_of(chart)))


def spell(links: Iterable[Link], mark: str, cipher: AESGCM, chart: bytes, end: MirrorEnd) -> tuple[bytes, MirrorEnd]:
    """The bytes of one record to stand at `end`, and the end after it."""
    contents = [[link.what.value, link.infusion, link.payload] for link in links]
    plain = json.dumps({"mark": mark, "links": contents}, ensure_ascii=False, separators=(",", ":")).encode()
    nonce = secrets.token_bytes(_NONCE)
    hidden = nonce + cipher.encrypt(nonce, plain, _bound(chart, end))
    content = len(hidden).to_bytes(_SIZE, "big") + hidden
    return content, MirrorEnd(end.offset + len(content), end.records + 1, hidden[-_TAG:])


def read(source: BinaryIO, key: bytes, chart: bytes, end: MirrorEnd) -> Iterator[Record]:
    """Read on from `end` until the file ends, or until something that is no whole record.

    `source` stands at its beginning. Compare the last record's `end.offset`
    with the file's size to learn whether all was read.
    """
    cipher = AESGCM(key)
    if source.read(len(start_of(chart))) != start_of(chart):
        return
    source.seek(end.offset)
    while (hidden := _next(source)) is not None:
        try:
            plain = json.loads(cipher.decrypt(hidden[:_NONCE], hidden[_NONCE:], _bound(chart, end)))
        except InvalidTag:
            return
        end = MirrorEnd(end.offset + _SIZE + len(hidden), end.records + 1, hidden[-_TAG:])
        yield Record(plain["links"], end)


def _next(source: BinaryIO) -> bytes | None:
    size = int.from_bytes(source.read(_SIZE), "big")
    if not _NONCE + _TAG <= size <= _LONGEST:
        return None
    hidden = source.read(size)
    return hidden if len(hidden) == size else None


def _bound(chart: bytes, end: MirrorEnd) -> bytes:
    return start_of(chart) + end.records.to_bytes(8, "big") + end.tag


class MirrorFile:
    """A mirror held open for appending; whatever stands after `end` is cut off."""

    def __init__(self, path: Path, key: bytes, chart: bytes, end: MirrorEnd) -> None:
        self._fd = durable.open_own(path)
        self._cipher = AESGCM(key)
        self._chart = chart
        self.end = end
        if os.fstat(self._fd).st_size != end.offset:
            self.cut(end)

    def append(self, links: Iterable[Link], mark: str = "") -> None:
        """Keep one record: return once it would survive a power cut.

        Raises:
            OSError: nothing was kept.
        """
        content, after = spell(links, mark, self._cipher, self._chart, self.end)
        try:
            durable.write_at(self._fd, content, self.end.offset)
        except OSError:
            with suppress(OSError):
                self.cut(self.end)
            raise
        self.end = after

    def cut(self, end: MirrorEnd) -> None:
        """Take back what was appended after `end`."""
        self.end = end
        os.ftruncate(self._fd, end.offset)
        durable.sync(self._fd)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._fd)


def make(path: Path, key: bytes, chart: bytes, links: Iterable[Link]) -> MirrorEnd:
    """Write a new mirror holding these links, and say where it ends."""
    cipher = AESGCM(key)
    end = first_end(chart)
    fd = durable.open_own(path, make=True)
    with os.fdopen(fd, "wb") as target:
        target.write(start_of(chart))
        for batch in _batches(links):
            content, end = spell(batch, "", cipher, chart, end)
            target.write(content)
        target.flush()
        durable.sync(target.fileno())
    return end


def _batches(links: Iterable[Link], size: int = 100) -> Iterator[list[Link]]:
    batch: list[Link] = []
    for link in links:
        batch.append(link)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
