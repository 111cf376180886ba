"""The database is opened only in ways that lose nothing, and what it did not take is seen by reading back."""

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import cipher

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "clinic.vigil"
    cipher.make_empty(place)
    return place


def test_it_writes_ahead_and_flushes_in_full_and_holds_its_ties(path):
    connection = cipher.connect(path, KEY)
    found = [connection.execute(f"PRAGMA {n}").fetchone()[0] for n in ("journal_mode", "synchronous", "foreign_keys")]
    connection.close()
    assert found == ["wal", 2, 1]


@pytest.mark.parametrize(
    ("safe", "planted", "named"),
    [
        ("PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL", "synchronous"),
        ("PRAGMA synchronous = FULL", "PRAGMA synchronous = OFF", "synchronous"),
        ("PRAGMA journal_mode = WAL", "PRAGMA journal_mode = DELETE", "journal_mode"),
        ("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys = OFF", "foreign_keys"),
        ("PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers = OFF", "recursive_triggers"),
    ],
)
def test_an_unsafe_way_is_refused(path, monkeypatch, safe, planted, named):
    assert safe in cipher.SAFE_WAYS
    monkeypatch.setattr(cipher, "SAFE_WAYS", tuple(planted if way == safe else way for way in cipher.SAFE_WAYS))
    with pytest.raises(ChartTrouble) as refused:
        cipher.connect(path, KEY)
    assert (refused.value.problem, refused.value.facts["what"]) == (ChartProblem.UNSAFE_LIBRARY, named)


@pytest.mark.parametrize(("version", "safe"), [((3, 51, 2), False), ((3, 51, 3), True), ((3, 51, 4), True)])
def test_a_library_before_3_51_3_is_refused(monkeypatch, version, safe):
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", version)
    if safe:
        cipher.refuse_unsafe_library()
        return
    with pytest.raises(ChartTrouble) as refused:
        cipher.refuse_unsafe_library()
    assert refused.value.problem is ChartProblem.UNSAFE_LIBRARY


def test_a_library_without_encryption_is_refused(path, monkeypatch):
    import sqlite3

    class Plain(sqlite3.Connection):
        pass

    monkeypatch.setattr(sqlcipher, "connect", lambda place, **named: sqlite3.connect(place, factory=Plain, **named))
    with pytest.raises(ChartTrouble) as refused:
        cipher.connect(path, KEY)
    assert refused.value.facts["what"] == "cipher"


def test_a_wrong_key_opens_nothing_and_writes_nothing_to_the_terminal(path, capfd):
    connection = cipher.connect(path, KEY)
    connection.execute("CREATE TABLE kept (word)")
    connection.close()
    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        cipher.connect(path, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_the_database_is_for_its_owner_only(path):
    cipher.connect(path, KEY).close()
    assert path.stat().st_mode & 0o777 == 0o600
