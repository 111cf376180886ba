"""Reads the whole chain out of the database, or out of the mirror, and says how far it is sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.infusion.canonical import START
from nurse_app.records import anchor, cipher, keeping, migrate, mirror, schema
from nurse_app.records.chain import Link, Reach, What, digest_after, links_of
from nurse_app.records.deeds import edition_in
from nurse_app.records.faults import ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.mirror import MirrorEnd
from nurse_app.records.snapshot import at_rest

_MOST_FAULTS = 20
_COUNTED = frozenset(what.value for what in What if what.is_entry)


@dataclass
class ChainCopy:
    """One copy of the chain: its sound links' heads, the count of entries with each, and what is wrong after them."""

    file: str
    heads: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    faults: list[ChartFault] = field(default_factory=list)
    ends: list[MirrorEnd] = field(default_factory=list)
    edition: int = 0
    """Of which edition the key files are at least, as the newest deed that tells it says."""

    @property
    def reach(self) -> Reach:
        """How far it is sound."""
        return Reach(len(self.heads), self.counts[-1], self.heads[-1]) if self.heads else Reach()

    def numbered(self, index: int) -> int:
        """The number of the entry at a link (of the next entry, for a setting), counted from 1."""
        before = self.counts[index - 1] if index else 0
        return before + 1

    def add(self, word: str, head: str, payload: str) -> None:
        """Add one sound link: what it is, the head with it, and what it holds."""
        if word == What.DEED:
            self.edition = edition_in(payload) or self.edition
        self.counts.append((self.counts[-1] if self.counts else 0) + (word in _COUNTED))
        self.heads.append(head)

    def wrong(self, code: FaultCode, *, at_end: bool = True, **facts: str) -> None:
        """Note what is wrong after the last sound link, or (`at_end` False) at no entry in particular."""
        if len(self.faults) < _MOST_FAULTS:
            entry = self.numbered(len(self.heads)) if at_end else None
            self.faults.append(ChartFault(self.file, code, entry, facts))


def links_in_mirror(files: FileSet, keys: Keys, chart: bytes) -> Iterator[Link]:
    """The links of the mirror, as far as it can be read."""
    reach = Reach()
    with files.mirror.open("rb") as source:
        for record in mirror.read(source, keys.of("mirror"), chart, mirror.first_end(chart)):
            for link in links_of(reach, record.contents):
                yield link
                reach = reach.after((link,))


def read_mirror(files: FileSet, keys: Keys, chart: bytes, anchored: anchor.Anchored | None) -> ChainCopy:
    """Read every record of the mirror; what is torn after the last acknowledged record is no fault."""
    copy = ChainCopy(files.mirror.name)
    end, digest = mirror.first_end(chart), bytes.fromhex(START)
    try:
        with files.mirror.open("rb") as source:
            for record in mirror.read(source, keys.of("mirror"), chart, end):
                for word, infusion, payload in record.contents:
                    digest = digest_after(digest, word, infusion, payload)
                    copy.add(word, digest.hex(), payload)
                end = record.end
                copy.ends.append(end)
            size = source.seek(0, 2)
    except OSError:
        copy.wrong(FaultCode.MISSING)
        return copy
    needed = anchored.mirror.offset if anchored else size
    if end.offset < needed or (anchored and anchored.mirror.records and not _meets(copy, anchored.mirror)):
        copy.wrong(FaultCode.ENDS_EARLY if end.offset == size else FaultCode.RECORD_DAMAGED)
    return copy


def _meets(copy: ChainCopy, place: MirrorEnd) -> bool:
    return len(copy.ends) >= place.records and copy.ends[place.records - 1] == place


def read_database(files: FileSet, keys: Keys) -> ChainCopy:
    """Read every page and every row of the database.

    Raises:
        ChartTrouble: NEWER_FILE.
    """
    copy = ChainCopy(files.main.name)
    if not files.main.exists() or not files.main.stat().st_size:
        copy.wrong(FaultCode.MISSING)
        return copy
    try:
        if not at_rest(files):
            fold_in(files, keys)
        again = partial(cipher.connect_to_look, files.main, keys.database)
        with closing(again()) as connection:
            _read_all(connection, copy, files.main.stat().st_size, again)
    except sqlcipher.Error:
        copy.wrong(FaultCode.UNREADABLE)
    return copy


def fold_in(files: FileSet, keys: Keys) -> None:
    """Fold what SQLite's log holds into the database: on a copy only, see `snapshot`."""
    with closing(cipher.connect(files.main, keys.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _read_all(connection: Any, copy: ChainCopy, size: int, again: Callable[[], Any]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    migrate.refuse_newer(version)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if size != pages * cipher.PAGE:
        copy.wrong(FaultCode.STRUCTURE, at_end=False, said="size")
    _add_sound(copy, _rows(connection, version, again))
    if not copy.faults:
        _read_columns(connection, copy, version)
    for (said,) in connection.execute("PRAGMA cipher_integrity_check"):
        copy.wrong(FaultCode.PAGE_DAMAGED, at_end=False, said=said)
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            copy.wrong(FaultCode.STRUCTURE, at_end=False, said="tree")
    if (code := schema.changed(connection.execute(schema.READ), version)) is not None:
        copy.wrong(code, at_end=False)


def _rows(connection: Any, version: int, again: Callable[[], Any]) -> Iterator[Any]:
    """Every row of the chain; where a page cannot be read, those that come before it, and then the error."""
    given = 0
    try:
        for row in connection.execute(keeping.links_read(version)):
            yield row
            given += 1
    except sqlcipher.Error:
        # One table reads ahead of the others, which may have more that comes first.
        rest = sorted(_readable(version, again))[given:]
        yield from (row for number, row in enumerate(rest, given + 1) if row[0] == number)
        raise


def _readable(version: int, again: Callable[[], Any]) -> Iterator[Any]:
    # A connection that met one bad page reads no other.
    for statement in keeping.tables_read(version):
        with closing(again()) as connection, suppress(sqlcipher.Error):
            yield from connection.execute(statement)


def _add_sound(copy: ChainCopy, rows: Iterator[Any]) -> None:
    digest = bytes.fromhex(START)
    for position, word, infusion, payload, head in rows:
        digest = digest_after(digest, word, infusion, payload)
        if position != len(copy.heads) + 1 or digest.hex() != head:
            copy.wrong(FaultCode.CHAIN_BROKEN)
            return
        copy.add(word, head, payload)


def _read_columns(connection: Any, copy: ChainCopy, version: int) -> None:
    for (position,) in connection.execute(keeping.odd_rows_read(version)).fetchmany(1):
        copy.faults.append(ChartFault(copy.file, FaultCode.COLUMNS_ALTERED, copy.numbered(position - 1)))
        return
    told: dict[str, tuple[str, str, str, int]] = {}
    for infusion, payload in connection.execute(keeping.READ_OPENINGS):
        told.setdefault(infusion, keeping.infusion_told(infusion, payload))
    if {tuple(row) for row in connection.execute(keeping.READ_INFUSIONS)} != set(told.values()):
        copy.wrong(FaultCode.LIST_ALTERED, at_end=False)
