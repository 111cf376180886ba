"""Brings a chart made by an earlier release to today's tables, in one transaction."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from nurse_app.errors import ChartProblem, ChartTrouble

SCHEMA = 2
"""The number of the newest migration; a chart holds its own in `user_version`."""


def refuse_newer(found: int, wanted: int = SCHEMA) -> None:
    """Refuse a chart from a release after this one: what it holds might be misread.

    Raises:
        ChartTrouble: NEWER_FILE with both numbers.
    """
    if found > wanted:
        raise ChartTrouble(ChartProblem.NEWER_FILE, found=str(found), known=str(wanted))


def bring_up(connection: sa.Connection, migrations: Path, wanted: int = SCHEMA) -> None:
    """Run the migrations that a chart has not seen, within the caller's transaction: all of them or none.

    Raises:
        ChartTrouble: NEWER_FILE.
    """
    found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    refuse_newer(found, wanted)
    if found < wanted:
        _run(connection, migrations, wanted)


def _run(connection: sa.Connection, migrations: Path, wanted: int) -> None:
    # Half a second to import, and hardly ever needed.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", migrations.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{wanted:04}")
    connection.exec_driver_sql(f"PRAGMA user_version = {wanted:d}")
