"""Turns links into rows and rows into links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from nurse_app.infusion.entries import Entry, Opened
from nurse_app.records import rows
from nurse_app.records.chain import Link, What

# Every link in the order of keeping; these are read without SQLAlchemy too.
_TABLES = (
    "SELECT position, 'entry', infusion, payload, head FROM entry\n",
    "SELECT position, 'setting', '', payload, head FROM setting\n",
    "SELECT position, 'deed', '', payload, head FROM deed\n",
)
_IN_ORDER = "ORDER BY position"
READ_LINKS = "UNION ALL ".join(_TABLES) + _IN_ORDER
# Rows whose columns do not say what their payload says.
_ODD_ROWS = """
SELECT position FROM entry WHERE CASE WHEN json_valid(payload) THEN
  id IS NOT payload ->> '$.id' OR kind IS NOT payload ->> '$.fact.kind' OR author IS NOT payload ->> '$.author'
  OR happened IS NOT payload ->> '$.happened' OR recorded IS NOT payload ->> '$.recorded.wall' ELSE 1 END
UNION ALL SELECT position FROM setting WHERE CASE WHEN json_valid(payload) THEN
  name IS NOT payload ->> '$.name' ELSE 1 END
"""
_ODD_DEEDS = """UNION ALL SELECT position FROM deed WHERE CASE WHEN json_valid(payload) THEN
  deed IS NOT payload ->> '$.deed' OR author IS NOT payload ->> '$.author' OR at IS NOT payload ->> '$.at' ELSE 1 END
"""
READ_INFUSIONS = "SELECT id, opened, patient_key, training FROM infusion"
READ_OPENINGS = "SELECT infusion, payload FROM entry WHERE kind = 'opened' ORDER BY position"

# The first entry of an infusion makes its row; Opened comes once, and OR IGNORE keeps a second one from undoing it.
_ADD_INFUSION = rows.infusion.insert().prefix_with("OR IGNORE")
_ADD_ENTRY = rows.entry.insert()
_ADD_SETTING = rows.setting.insert()
_ADD_DEED = rows.deed.insert()


def links_read(version: int) -> str:
    """The statement that reads every link of a chart with that number of migrations."""
    return "UNION ALL ".join(_of_version(version)) + _IN_ORDER


def tables_read(version: int) -> tuple[str, ...]:
    """The same as a statement for each table, which reads as far as that table goes."""
    return tuple(statement + _IN_ORDER for statement in _of_version(version))


def _of_version(version: int) -> tuple[str, ...]:
    return _TABLES if version > 1 else _TABLES[:2]


def odd_rows_read(version: int) -> str:
    """The statement that finds rows whose columns do not say what their payload says."""
    return _ODD_ROWS + (_ODD_DEEDS if version > 1 else "") + _IN_ORDER


def insert(connection: sa.Connection, links: Iterable[tuple[Link, Entry | None]]) -> None:
    """Write links, each with its entry (None for a setting or a deed), within the caller's transaction."""
    for link, entry in links:
        if link.what is What.DEED:
            told = json.loads(link.payload)
            row = {"position": link.position, "payload": link.payload, "head": link.head}
            connection.execute(_ADD_DEED, row | {name: told[name] for name in ("deed", "author", "at")})
            continue
        if entry is None:
            name = json.loads(link.payload)["name"]
            row = {"position": link.position, "name": name, "payload": link.payload, "head": link.head}
            connection.execute(_ADD_SETTING, row)
            continue
        if isinstance(entry.fact, Opened):
            connection.execute(_ADD_INFUSION, _infusion_row(link.infusion, entry, entry.fact))
        connection.execute(_ADD_ENTRY, _entry_row(link, entry))


def with_entries(links: Iterable[Link]) -> Iterator[tuple[Link, Entry | None]]:
    """Each link with the entry in it."""
    return ((link, link.entry if link.what is What.ENTRY else None) for link in links)


def _infusion_row(infusion: str, entry: Entry, opened: Opened) -> dict[str, Any]:
    return {
        "id": infusion,
        "opened": entry.happened.isoformat(),
        "patient_key": opened.patient.key,
        "training": int(opened.training),
    }


def _entry_row(link: Link, entry: Entry) -> dict[str, Any]:
    return {
        "position": link.position,
        "id": entry.id,
        "infusion": link.infusion,
        "kind": entry.kind,
        "happened": entry.happened.isoformat(),
        "recorded": entry.recorded.wall.isoformat(),
        "author": entry.author,
        "payload": link.payload,
        "head": link.head,
    }


def link_of(row: Any) -> Link:
    """The link that a row of `READ_LINKS` holds."""
    return Link(row[0], What(row[1]), row[2], row[3], row[4])


def infusion_told(infusion: str, payload: str) -> tuple[str, str, str, int]:
    """The row of `READ_INFUSIONS` that an opening entry calls for."""
    plain = json.loads(payload)
    fact = plain["fact"]
    return (infusion, plain["happened"], fact["patient"].get("key", ""), int(fact.get("training", False)))
