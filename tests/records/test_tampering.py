"""Whoever holds the database's key, and not the witness key, cannot change the chart unseen."""

import json
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records.chain import What, head_after
from nurse_app.records.check import State
from nurse_app.records.fileset import FileSet

GUARDS = ("infusion", "entry", "setting")


@pytest.fixture
def kept(ward):
    return ward.create(9)


def _as_the_thief(ward, deed):
    """Do something to the database with its key, past the triggers, and put them back."""
    with closing(sqlcipher.connect(ward.path, isolation_level=None)) as database:
        database.execute(f"PRAGMA key = \"x'{ward.keys.database.hex()}'\"")
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        deed(database)
        for _, sql in guards:
            database.execute(sql)


def _chained_anew(database):
    """Make the chain fit again, as the thief would."""
    head = "0" * 64
    for position, infusion, payload in database.execute(
        "SELECT position, infusion, payload FROM entry ORDER BY position"
    ).fetchall():
        head = head_after(head, What.ENTRY, infusion, payload)
        database.execute("UPDATE entry SET head = ? WHERE position = ?", (head, position))


def _edited(database):
    (payload,) = database.execute("SELECT payload FROM entry WHERE position = 5").fetchone()
    database.execute("UPDATE entry SET payload = ? WHERE position = 5", (payload.replace("128", "182"),))


def _removed(database):
    database.execute("DELETE FROM entry WHERE position = 5")
    database.execute("UPDATE entry SET position = position - 1 WHERE position > 5")


def _swapped(database):
    for was, becomes in ((5, 99), (6, 5), (99, 6)):
        database.execute("UPDATE entry SET position = ? WHERE position = ?", (becomes, was))


def _inserted(database):
    database.execute("UPDATE entry SET position = -position - 1 WHERE position > 4")
    database.execute("UPDATE entry SET position = -position WHERE position < 0")
    (payload,) = database.execute("SELECT payload FROM entry WHERE position = 4").fetchone()
    other = json.dumps(json.loads(payload) | {"id": "forged"}, sort_keys=True, separators=(",", ":"))
    database.execute(
        "INSERT INTO entry SELECT 5, 'forged', infusion, kind, happened, recorded, author, ?, head "
        "FROM entry WHERE position = 4",
        (other,),
    )


@pytest.mark.parametrize("deed", [_edited, _removed, _swapped, _inserted])
@pytest.mark.parametrize("chained", [False, True], ids=["as-it-is", "chained-anew"])
def test_an_entry_changed_in_the_database_is_named(kept, deed, chained):
    def done(database):
        deed(database)
        if chained:
            _chained_anew(database)

    _as_the_thief(kept, done)
    found = kept.verdict()
    assert found.state is State.ALTERED
    assert (found.faults[0].file, found.faults[0].entry) == ("clinic.vigil", 5)
    with pytest.raises(ChartTrouble) as refused:
        kept.open()
    assert refused.value.problem is ChartProblem.DAMAGED
    assert (refused.value.facts["entry"], refused.value.facts["rebuild"]) == ("5", "yes")


@pytest.mark.parametrize("last", [8, 7, 1])
def test_a_chart_cut_at_its_end_is_seen(kept, last):
    _as_the_thief(kept, lambda database: database.execute("DELETE FROM entry WHERE position > ?", (last,)))
    (fault,) = [f for f in kept.verdict().faults if f.entry is not None]
    assert (fault.code, fault.entry) == ("ends-early", last + 1)


def test_an_entry_added_at_the_end_is_seen(kept):
    def forged(database):
        database.execute(
            "INSERT INTO entry SELECT 10, 'forged', infusion, kind, happened, recorded, author, "
            "replace(payload, '\"inf-1-8\"', '\"forged\"'), head FROM entry WHERE position = 9"
        )
        _chained_anew(database)

    _as_the_thief(kept, forged)
    (fault,) = kept.verdict().faults
    assert (fault.code, fault.entry) == ("not-in-mirror", 10)
    with pytest.raises(ChartTrouble):
        kept.open()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET kind = 'noted' WHERE position = 4",
        "UPDATE entry SET author = 'Someone Else' WHERE position = 4",
        "UPDATE entry SET happened = '2026-01-01T00:00:00+00:00' WHERE position = 4",
        "UPDATE entry SET recorded = '2026-01-01T00:00:00+00:00' WHERE position = 4",
        "UPDATE entry SET id = 'other' WHERE position = 4",
    ],
)
def test_a_column_that_no_longer_says_what_the_entry_says_is_seen(kept, change):
    _as_the_thief(kept, lambda database: database.execute(change))
    (fault,) = [f for f in kept.verdict().faults if f.entry is not None]
    assert (fault.code, fault.entry) == ("columns-altered", 4)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE infusion SET patient_key = 'patient-2'",
        "UPDATE infusion SET training = 1",
        "UPDATE infusion SET opened = '2020-01-01T00:00:00+00:00'",
        "INSERT INTO infusion VALUES ('inf-9', '2020-01-01T00:00:00+00:00', 'patient-9', 0)",
    ],
)
def test_a_list_of_infusions_that_was_changed_is_seen(kept, change):
    _as_the_thief(kept, lambda database: database.execute(change))
    (fault,) = kept.verdict().faults
    assert fault.code == "list-altered"


def test_guards_that_were_taken_away_are_missed(kept):
    with closing(sqlcipher.connect(kept.path, isolation_level=None)) as database:
        database.execute(f"PRAGMA key = \"x'{kept.keys.database.hex()}'\"")
        database.execute("DROP TRIGGER entry_no_update")
    (fault,) = kept.verdict().faults
    assert fault.code == "guards-missing"


def test_the_database_key_opens_neither_the_mirror_nor_the_anchor(kept):
    from nurse_app.records import anchor, copies, keyfile
    from nurse_app.records.keys import Keys

    thief = Keys(kept.keys.database, kept.keys.database)
    files = FileSet.at(kept.path)
    chart = keyfile.found(files)[0].chart
    assert list(copies.links_in_mirror(files, thief, chart)) == []
    assert anchor.read(files.anchor, thief.of("anchor"), chart).latest is None
    assert len(list(copies.links_in_mirror(files, kept.keys, chart))) == 9
