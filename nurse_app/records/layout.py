"""Lays down a new set of files: an empty chart, or one made anew from the links of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import pool
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.records import anchor, cipher, keeping, migrate, mirror
from nurse_app.records.chain import Link, Reach
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys


def engine_of(path: Path, key: bytes) -> sa.Engine:
    """The one writer's way to the database; what it holds never reaches the text of an exception."""
    return sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: cipher.connect(path, key),
        poolclass=pool.StaticPool,
        hide_parameters=True,
    )


@contextmanager
def writing(connection: sa.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing. The driver leaves its beginning to us."""
    with connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield


def lay_down(files: FileSet, keys: Keys, chart: bytes, migrations: Path, links: Callable[[], Iterable[Link]]) -> Reach:
    """Make database, mirror and anchor holding these links (asked for twice), and say how far they go."""
    end = mirror.make(files.mirror, keys.of("mirror"), chart, links())
    reach = _fill(files, keys, migrations, links())
    anchor.make(files.anchor, keys.of("anchor"), chart, reach, end)
    return reach


def _fill(files: FileSet, keys: Keys, migrations: Path, links: Iterable[Link]) -> Reach:
    cipher.make_empty(files.main)
    engine = engine_of(files.main, keys.database)
    reach = Reach()

    def counted() -> Iterator[Link]:
        nonlocal reach
        for link in links:
            reach = reach.after((link,))
            yield link

    try:
        with engine.connect() as connection, writing(connection):
            migrate.bring_up(connection, migrations)
            keeping.insert(connection, keeping.with_entries(counted()))
    finally:
        engine.dispose()
    return reach
