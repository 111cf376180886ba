"""Opens the encrypted database: refuses an unsafe library, gives the key, and reads back that nothing can be lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records.wiping import wipe_text

# Before this one a race between two connections can ruin a database in WAL mode.
SAFE_SQLITE = (3, 51, 3)
PAGE = 4096

SAFE_WAYS = (
    # Nobody else writes, nor needs to read: looking is done on a copy. It also saves a file and its locks.
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    # Anything less and a power cut takes back what was acknowledged.
    "PRAGMA synchronous = FULL",
    # macOS only: flush the drive's own memory too.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    # So that REPLACE, too, meets the trigger that refuses a deletion.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # We do it ourselves after each saving.
    "PRAGMA wal_autocheckpoint = 0",
)
_READ_BACK = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


def refuse_unsafe_library() -> None:
    """Refuse a SQLite with a known way to lose what was saved.

    Raises:
        ChartTrouble: UNSAFE_LIBRARY. Whoever built the program must mend it.
    """
    if sqlcipher.sqlite_version_info < SAFE_SQLITE:
        raise ChartTrouble(ChartProblem.UNSAFE_LIBRARY, what="sqlite", found=str(sqlcipher.sqlite_version))


def connect(path: Path, key: bytes) -> Any:
    """Open the database for writing, by one writer, in the ways that survive a power cut.

    Raises:
        ChartTrouble: UNSAFE_LIBRARY: no encryption in the library, or a way
            that did not take when read back.
        sqlcipher3 errors: what the file or the disk refuses.
    """
    refuse_unsafe_library()
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=0)
    try:
        _give_key(connection, key)
        for way in SAFE_WAYS:
            connection.execute(way)
        _read_back(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_look(path: Path, key: bytes) -> Any:
    """Open the database at rest for reading; nothing on disk is changed, no lock is asked for."""
    refuse_unsafe_library()
    place = f"file:{quote(path.as_posix())}?mode=ro&immutable=1"
    connection = sqlcipher.connect(place, uri=True, isolation_level=None, check_same_thread=False)
    _give_key(connection, key)
    return connection


def _give_key(connection: Any, key: bytes) -> None:
    # Else it writes a line to standard error for each page that it cannot read.
    connection.execute("PRAGMA cipher_log = off")
    connection.execute("PRAGMA cipher_log_level = NONE")
    spelt = key.hex()
    wish = f"PRAGMA key = \"x'{spelt}'\""
    connection.execute(wish)
    wipe_text(spelt)
    wipe_text(wish)
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise ChartTrouble(ChartProblem.UNSAFE_LIBRARY, what="cipher", found="")


def _read_back(connection: Any) -> None:
    for name, wanted in _READ_BACK.items():
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            raise ChartTrouble(ChartProblem.UNSAFE_LIBRARY, what=name, found=str(found))


def make_empty(path: Path) -> None:
    """Make the database's file for its owner only, before SQLite makes it for whoever the system says."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
