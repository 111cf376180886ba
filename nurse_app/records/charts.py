"""Keeps entries, settings and deeds: on disk, in the mirror and under the anchor, before it says so."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from nurse_app.errors import ChartProblem, ChartTrouble, OurBug
from nurse_app.infusion.canonical import canonical_bytes
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.ports import InfusionHead
from nurse_app.records import durable, keeping, rows
from nurse_app.records.chain import Link, What, deed_links, entry_links, setting_links
from nurse_app.records.deeds import Deed, edition_in, payload_of, told_in
from nurse_app.records.fileset import FileSet
from nurse_app.records.layout import writing
from nurse_app.records.seal import Seal
from nurse_app.records.troubles import chart_trouble

_log = logging.getLogger(__name__)

_FIND = "SELECT infusion, payload FROM entry WHERE id = ?"
_ENTRIES = (
    sa.select(rows.entry.c.payload)
    .where(rows.entry.c.infusion == sa.bindparam("infusion"))
    .order_by(rows.entry.c.position)
)
_INFUSIONS = (
    sa.select(rows.infusion, sa.func.count(rows.entry.c.position)).join(rows.entry).group_by(rows.infusion.c.id)
)
_DEEDS = sa.select(rows.deed.c.payload).order_by(rows.deed.c.position)
_EDITIONS = """SELECT payload FROM deed
WHERE CASE WHEN json_valid(payload) THEN payload ->> '$.about.edition' END IS NOT NULL ORDER BY position DESC LIMIT 1"""
_SETTINGS = sa.select(rows.setting.c.payload).order_by(rows.setting.c.position)


class SqlCharts:
    """The chart as `infusion.ports.Charts` wants it, and the clinic's settings. May be called from any thread."""

    def __init__(self, connection: sa.Connection, seal: Seal, files: FileSet) -> None:
        self._connection = connection
        # For the two statements that run with every saving and need no transaction.
        self._driver: Any = connection.connection.dbapi_connection
        self._seal = seal
        self._file = files.main.name
        self._log_file = files.wal
        self._half_way = False
        self._one_at_a_time = threading.RLock()

    def move_to(self, other: SqlCharts) -> None:
        """Go on with the files that another holds open, after ours were closed."""
        with self._one_at_a_time:
            self._connection, self._driver, self._seal = other._connection, other._driver, other._seal

    def let_go(self) -> None:
        """Forget the closed files, and with them their keys; nothing can be read or kept until `move_to`."""
        with self._one_at_a_time:
            del self._connection, self._driver, self._seal

    def append(self, infusion_id: str, entries: tuple[Entry, ...]) -> None:
        """Keep entries of one infusion, together or not at all; return once a power cut could not undo it.

        An entry whose id is kept already is kept once. After a trouble the
        same entries may be appended again: what had been kept is not kept twice.

        Raises:
            ChartTrouble: disk full, damaged, not writable.
            OurBug: an id that was kept with another content, or an infusion
                whose first entry does not open it.
        """
        with self.quiet():
            new = self._not_yet_kept(infusion_id, entries)
            links = list(entry_links(self._seal.reach, infusion_id, new))
            self._keep(list(zip(links, new, strict=True)))

    def entries(self, infusion_id: str) -> tuple[Entry, ...]:
        """All entries of an infusion in the order kept; none for one that is not here."""
        payloads = self._read(_ENTRIES, {"infusion": infusion_id})
        return tuple(Link(0, What.ENTRY, infusion_id, payload, "").entry for (payload,) in payloads)

    def holds_any(self, ids: Iterable[str]) -> bool:
        """Whether an entry with one of these ids is kept, in whichever infusion."""
        with self.quiet():
            return any(self._driver.execute(_FIND, (one,)).fetchone() is not None for one in ids)

    def infusions(self) -> tuple[InfusionHead, ...]:
        """Every infusion on the chart, newest first."""
        heads = [
            InfusionHead(name, datetime.fromisoformat(opened), patient, bool(training), count)
            for name, opened, patient, training, count in self._read(_INFUSIONS)
        ]
        return tuple(sorted(heads, key=lambda head: (head.opened, head.id), reverse=True))

    def settings(self) -> dict[str, str]:
        """Each setting that was ever saved, as last saved."""
        changes = (json.loads(payload) for (payload,) in self._read(_SETTINGS))
        return {change["name"]: change["value"] for change in changes}

    def save_settings(self, values: Mapping[str, str], author: str, when: datetime) -> None:
        """Keep those settings that differ from what is kept; who and when is kept with each.

        Raises:
            ChartTrouble: as `append`.
        """
        with self.quiet():
            held = self.settings()
            changed = {name: value for name, value in values.items() if held.get(name) != value}
            links = setting_links(self._seal.reach, [_change(*each, author, when) for each in changed.items()])
            self._keep([(link, None) for link in links])

    def deeds(self) -> tuple[Deed, ...]:
        """Everything that was done with the record itself, in the order kept."""
        return tuple(told_in(payload) for (payload,) in self._read(_DEEDS))

    def edition_told(self) -> int:
        """Of which edition the key files are at least, as the newest deed that tells it says; 0: none does."""
        with self.quiet():
            for (payload,) in self._driver.execute(_EDITIONS):
                return edition_in(payload)
        return 0

    def note(self, deeds: Iterable[Deed]) -> None:
        """Keep what was done with the record, together or not at all, in the same chain as the entries.

        Raises:
            ChartTrouble: as `append`.
        """
        with self.quiet():
            links = deed_links(self._seal.reach, [payload_of(deed) for deed in deeds])
            self._keep([(link, None) for link in links])

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Hold off all saving by others for a moment, and tell trouble in our words."""
        with self._one_at_a_time, chart_trouble(self._file):
            if not hasattr(self, "_connection"):
                # Shut after a lock; what comes now has to be written on paper.
                raise ChartTrouble(ChartProblem.NOT_WRITABLE, file=self._file, reason="locked")
            yield

    def _read(self, asked: sa.Select[Any], values: Mapping[str, str] | None = None) -> list[Any]:
        with self.quiet(), self._connection.begin():
            return list(self._connection.execute(asked, values))

    def _not_yet_kept(self, infusion: str, entries: tuple[Entry, ...]) -> list[Entry]:
        new = []
        for entry in {entry.id: entry for entry in entries}.values():
            kept = self._driver.execute(_FIND, (entry.id,)).fetchone()
            if kept is None:
                new.append(entry)
            elif tuple(kept) != (infusion, canonical_bytes(entry).decode()):
                raise OurBug("an id was kept before with another content")
        return new

    def _keep(self, links: list[tuple[Link, Entry | None]]) -> None:
        # First what an earlier trouble left half-way, or without its acknowledgement.
        if self._half_way:
            self._take_back()
        self._seal.settle()
        if not links:
            return
        bare = [link for link, _ in links]
        self._seal.promise(bare)
        try:
            with writing(self._connection):
                keeping.insert(self._connection, links)
        except BaseException:
            self._half_way = True
            with suppress(ChartTrouble):
                self._take_back()
            raise
        self._seal.reached(bare)
        self._fold_in()
        self._seal.settle()

    def _take_back(self) -> None:
        """Undo a promise that the database could not keep: in the log, then in the mirror.

        A saving whose flush was refused stands in the log all the same, and
        would come back with it after a sudden end. So the mirror, which must
        never hold less than the database, lets go of it only once the log did.

        Raises:
            ChartTrouble: not yet; nothing more is kept before it is.
        """
        with chart_trouble(self._file):
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            durable.sync_file(self._log_file)
            self._seal.take_back()
        self._half_way = False

    def _fold_in(self) -> None:
        """Fold the log into the database, where damage is seen for what it is; it is kept in any case."""
        try:
            with chart_trouble(self._file):
                self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except ChartTrouble as trouble:
            _log.warning("the log stays as it is for now: %s", trouble.facts.get("reason", trouble.problem))


def _change(name: str, value: str, author: str, when: datetime) -> str:
    change = {"name": name, "value": value, "author": author, "at": when.isoformat()}
    return json.dumps(change, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
