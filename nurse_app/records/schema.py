"""What the migrations make: every table, index and trigger of a chart, so that one changed or added is seen.

Whoever holds the database's key can take a trigger away and put another in
its place by the same name; what it says is compared, not only that it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nurse_app.records.faults import FaultCode

READ = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_Part = tuple[str, str, str, str]


def _table(name: str, columns: str) -> _Part:
    return ("table", name, name, f"CREATE TABLE {name} ({columns})")


def _guards(table: str) -> tuple[_Part, ...]:
    refused = "BEGIN SELECT RAISE(ABORT, 'what is kept is not changed'); END"
    return tuple(
        ("trigger", f"{table}_no_{deed}", table, f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table} {refused}")
        for deed in ("update", "delete")
    )


_FIRST: tuple[_Part, ...] = (
    _table(
        "alembic_version", "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)"
    ),
    ("index", "sqlite_autoindex_alembic_version_1", "alembic_version", ""),
    _table(
        "infusion",
        "id TEXT NOT NULL, opened TEXT NOT NULL, patient_key TEXT NOT NULL, training INTEGER NOT NULL, "
        "PRIMARY KEY (id)",
    ),
    ("index", "sqlite_autoindex_infusion_1", "infusion", ""),
    _table(
        "entry",
        "position INTEGER NOT NULL, id TEXT NOT NULL, infusion TEXT NOT NULL, kind TEXT NOT NULL, "
        "happened TEXT NOT NULL, recorded TEXT NOT NULL, author TEXT NOT NULL, payload TEXT NOT NULL, "
        "head TEXT NOT NULL, PRIMARY KEY (position), UNIQUE (id), FOREIGN KEY(infusion) REFERENCES infusion (id)",
    ),
    ("index", "sqlite_autoindex_entry_1", "entry", ""),
    ("index", "entry_of_infusion", "entry", "CREATE INDEX entry_of_infusion ON entry (infusion, position)"),
    _table(
        "setting",
        "position INTEGER NOT NULL, name TEXT NOT NULL, payload TEXT NOT NULL, head TEXT NOT NULL, "
        "PRIMARY KEY (position)",
    ),
    *_guards("infusion"),
    *_guards("entry"),
    *_guards("setting"),
)
_DEEDS: tuple[_Part, ...] = (
    _table(
        "deed",
        "position INTEGER NOT NULL, deed TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, "
        "payload TEXT NOT NULL, head TEXT NOT NULL, PRIMARY KEY (position)",
    ),
    *_guards("deed"),
)
MADE = {1: _FIRST, 2: _FIRST + _DEEDS}
"""By the number of migrations a chart has seen; those that come add their own."""


def changed(found: Iterable[tuple[str, str, str, str | None]], version: int) -> FaultCode | None:
    """What is wrong with the rows of `READ` in a chart with that number of migrations; None: they are as made."""
    there = {_plain(part) for part in found}
    made = {_plain(part) for part in MADE.get(version, ())}
    if there == made:
        return None
    names = {part[:3] for part in there}
    gone = any(part[0] == "trigger" and part[:3] not in names for part in made)
    return FaultCode.GUARDS_MISSING if gone else FaultCode.SCHEMA_ALTERED


def _plain(part: tuple[str, str, str, str | None]) -> _Part:
    """Without what makes no difference: line breaks, spaces around signs, capitals."""
    kind, name, table, sql = part
    return kind, name, table, re.sub(r"\s*([(),;])\s*", r"\1", " ".join((sql or "").split())).lower()
