"""Opens a chart's files for writing: mends what needs no asking, and brings the copies level after a sudden end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.infusion.entries import Entry
from nurse_app.records import anchor, keeping, migrate, mirror, rows, schema
from nurse_app.records.anchor import Anchored
from nurse_app.records.chain import Link, Reach, What, links_of
from nurse_app.records.charts import SqlCharts
from nurse_app.records.durable import OWNER_ONLY
from nurse_app.records.examine import Examined, examine
from nurse_app.records.faults import HEALING, ChartFault, FaultCode
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys
from nurse_app.records.layout import engine_of, writing
from nurse_app.records.mirror import MirrorEnd
from nurse_app.records.seal import Seal
from nurse_app.records.snapshot import at_rest, copied
from nurse_app.records.troubles import chart_trouble

EXAMINED_UP_TO = 16 * 1024 * 1024
"""A database up to this many bytes is read whole before it is opened; a larger one only at its end."""


@dataclass
class Sitting:
    """The open files, until `close`; `already_saved` was kept before a sudden end without an acknowledgement."""

    charts: SqlCharts
    already_saved: tuple[tuple[str, Entry], ...]
    engine: sa.Engine
    connection: sa.Connection
    seal: Seal

    def close(self) -> None:
        """Mark the end, and leave only the chart's own files behind."""
        try:
            self.seal.mark("end")
        finally:
            self.seal.close()
            self.connection.close()
            self.engine.dispose()

    def forget(self) -> None:
        """Let go of the closed files and of their keys."""
        del self.engine, self.connection, self.seal


def examine_first(files: FileSet, keys: Keys, chart: bytes) -> tuple[ChartFault, ...]:
    """Read a chart whole before it is opened, unless it is very large, and say what opening it will mend.

    Raises:
        ChartTrouble: DAMAGED, with what is wrong first, and `rebuild` "yes"
            when one whole copy holds everything acknowledged; NEWER_FILE.
    """
    if files.main.exists() and files.main.stat().st_size > EXAMINED_UP_TO:
        return ()
    if at_rest(files):
        seen = examine(files, keys, chart)
    else:
        with copied(files) as copy:
            seen = examine(copy, keys, chart)
    refuse_damaged(seen)
    return seen.faults


def refuse_damaged(seen: Examined) -> None:
    """Refuse what opening a chart cannot mend.

    Raises:
        ChartTrouble: DAMAGED.
    """
    for fault in seen.faults:
        if fault.code not in HEALING:
            entry = {} if fault.entry is None else {"entry": str(fault.entry)}
            rebuild = "yes" if any(seen.trusted(copy) for copy in (seen.mirror, seen.database)) else "no"
            raise ChartTrouble(ChartProblem.DAMAGED, file=fault.file, what=fault.code.value, rebuild=rebuild, **entry)


def sit_down(files: FileSet, keys: Keys, chart: bytes, migrations: Path) -> Sitting:
    """Open the files for writing.

    Raises:
        ChartTrouble: DAMAGED, NEWER_FILE, UNSAFE_LIBRARY, and what the disk refuses.
    """
    latest = anchor.read(files.anchor, keys.of("anchor"), chart).latest
    if latest is None:
        raise _damaged(files.anchor, FaultCode.ANCHOR_DAMAGED)
    for part in files.parts:
        with suppress(PermissionError, FileNotFoundError):
            part.chmod(OWNER_ONLY)
    engine = engine_of(files.main, keys.database)
    try:
        with chart_trouble(files.main.name):
            connection = engine.connect()
            with writing(connection):
                _refuse_changed_tables(connection, files)
                migrate.bring_up(connection, migrations)
            promised, end = _promised(files, keys, chart, latest)
            _level(connection, files, latest, promised)
            seal = Seal(files, keys, chart, latest, end)
            seal.reached(promised)
            seal.mark("begin")
    except BaseException:
        engine.dispose()
        raise
    saved = tuple((link.infusion, link.entry) for link in promised if link.what is What.ENTRY)
    return Sitting(SqlCharts(connection, seal, files), saved, engine, connection, seal)


def _refuse_changed_tables(connection: sa.Connection, files: FileSet) -> None:
    """Refuse tables and triggers of others' making before anything runs on them; a large chart was not examined."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    migrate.refuse_newer(version)
    found = [tuple(row) for row in connection.exec_driver_sql(schema.READ)]
    if (code := schema.changed(found, version)) is not None:
        raise _damaged(files.main, code)


def _promised(files: FileSet, keys: Keys, chart: bytes, latest: Anchored) -> tuple[list[Link], MirrorEnd]:
    """What stands in the mirror after the last acknowledgement, and where it ends."""
    links: list[Link] = []
    end = latest.mirror
    with files.mirror.open("rb") as source:
        if source.seek(0, 2) < end.offset:
            raise _damaged(files.mirror, FaultCode.ENDS_EARLY)
        source.seek(0)
        for record in mirror.read(source, keys.of("mirror"), chart, latest.mirror):
            links += links_of(latest.reach.after(links[-1:]), record.contents)
            end = record.end
    return links, end


def _level(connection: sa.Connection, files: FileSet, latest: Anchored, promised: list[Link]) -> None:
    """Give the database what only the mirror has; the database never holds more than the mirror."""
    held = _links_from(connection, latest.reach)
    if latest.reach.links and (not held or held.pop(0).head != latest.reach.head):
        raise _damaged(files.main, FaultCode.NOT_AS_ACKNOWLEDGED)
    if held != promised[: len(held)]:
        raise _damaged(files.main, FaultCode.NOT_IN_MIRROR)
    if missing := promised[len(held) :]:
        with writing(connection):
            keeping.insert(connection, keeping.with_entries(missing))


def _links_from(connection: sa.Connection, reach: Reach) -> list[Link]:
    """The links from the last acknowledged one on."""
    entry, setting, deed = rows.entry.c, rows.setting.c, rows.deed.c
    found: list[Any] = []
    with connection.begin():
        for table, columns in (
            ("entry", (entry.position, sa.literal("entry"), entry.infusion, entry.payload, entry.head)),
            ("setting", (setting.position, sa.literal("setting"), sa.literal(""), setting.payload, setting.head)),
            ("deed", (deed.position, sa.literal("deed"), sa.literal(""), deed.payload, deed.head)),
        ):
            position = rows.tables.tables[table].c.position
            found += connection.execute(sa.select(*columns).where(position >= reach.links))
    return sorted((keeping.link_of(row) for row in found), key=lambda link: link.position)


def _damaged(file: Path, code: FaultCode) -> ChartTrouble:
    return ChartTrouble(ChartProblem.DAMAGED, file=file.name, what=code.value, rebuild="yes")
