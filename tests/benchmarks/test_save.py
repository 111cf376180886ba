"""How long one entry takes until a power cut could not undo it, beside a commit of plain sqlite3 in the same run."""

import json
import sqlite3
from statistics import median
from time import perf_counter

import pytest

from nurse_app.infusion.canonical import canonical_bytes
from nurse_app.records import keeping, keys, vault
from nurse_app.records.chain import Reach, entry_links
from nurse_app.records.cipher import make_empty
from nurse_app.records.layout import engine_of, writing
from nurse_app.records.migrate import bring_up
from tests.support.goals import bound, strict
from tests.support.kept_made import MIGRATIONS, NURSE, PASSWORD, infusion_of, opened, vitals

ROUNDS = 300
# The goals: 3 times for the database alone, 6 times for database, mirror and anchor.
BARE_TIMES, WHOLE_TIMES = 3.0, 6.0
UNLOCK_S = 1.5

TABLE = """
CREATE TABLE entry (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, infusion TEXT, kind TEXT, happened TEXT,
                    recorded TEXT, author TEXT, payload TEXT, head TEXT);
CREATE INDEX entry_of_infusion ON entry (infusion, position);
"""


def _say(**figures):
    print(json.dumps(figures))  # noqa: T201 - the figures themselves


def _timed(work, *given):
    begin = perf_counter()
    work(*given)
    return (perf_counter() - begin) * 1000


def _undisturbed(taken):
    """The quickest tenth: what it takes when nobody else holds up the disk."""
    return sorted(taken)[len(taken) // 10]


@pytest.fixture
def raw(tmp_path):
    """A commit of the same row by sqlite3, as durable as it can be by itself."""
    database = sqlite3.connect(tmp_path / "raw.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.executescript(TABLE)

    def commit(number, entry):
        row = (number, entry.id, "inf-1", entry.kind, "2026-03-02T09:00", "2026-03-02T09:00", entry.author)
        payload = canonical_bytes(entry).decode()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?)", (*row, payload, "0" * 64))
        database.execute("COMMIT")

    yield commit
    database.close()


@pytest.fixture
def bare(tmp_path):
    """A commit of the encrypted database alone: no folding in, no mirror, no anchor."""
    place = tmp_path / "bare.vigil"
    make_empty(place)
    engine = engine_of(place, bytes(32))
    connection = engine.connect()

    def insert(number, entry):
        links = entry_links(Reach(number, number, "0" * 64), "inf-1", (entry,))
        with writing(connection):
            keeping.insert(connection, [(link, entry) for link in links])

    with writing(connection):
        bring_up(connection, MIGRATIONS)
    insert(0, opened("inf-1"))
    yield insert
    connection.close()
    engine.dispose()


def test_an_entry_is_safe_in_the_time_of_a_few_plain_commits(tmp_path, raw, bare):
    plain, alone, whole = [], [], []
    with vault.create_raw(tmp_path / "clinic.vigil", keys.new_keys(), migrations=MIGRATIONS) as chart:
        chart.charts.append("inf-1", (opened("inf-1"),))
        for number in range(1, ROUNDS):
            entry = vitals("inf-1", number)
            plain.append(_timed(raw, number, entry))
            alone.append(_timed(bare, number, entry))
            whole.append(_timed(chart.charts.append, "inf-1", (entry,)))
    floor, database, saved = (_undisturbed(taken) for taken in (plain, alone, whole))
    _say(
        raw_ms=round(floor, 2),
        database_ms=round(database, 2),
        database_times=round(database / floor, 1),
        saved_ms=round(saved, 2),
        saved_times=round(saved / floor, 1),
        saved_median_ms=round(median(whole), 2),
        saved_p99_ms=round(sorted(whole)[int(0.99 * len(whole))], 1),
        saved_max_ms=round(max(whole), 1),
    )
    assert database <= bound(BARE_TIMES) * floor
    assert saved <= bound(WHOLE_TIMES) * floor


def test_a_chart_is_unlocked_while_the_nurse_breathes_in(tmp_path):
    path = tmp_path / "clinic.vigil"
    with vault.create(path, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=frozenset()) as chart:
        for number in range(20):
            chart.charts.append(f"inf-{number}", infusion_of(f"inf-{number}", 150))
    taken = []
    for _ in range(5):
        begin = perf_counter()
        with vault.open_chart(path, NURSE, PASSWORD, migrations=MIGRATIONS):
            taken.append(perf_counter() - begin)
    _say(entries=3000, unlock_s=round(median(taken), 2), unlock_max_s=round(max(taken), 2))
    assert median(taken) <= bound(UNLOCK_S)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_years_of_entries_are_checked_and_read_in_seconds(tmp_path):
    """20,000 entries in the suite, 100,000 when held to the goals: making them takes most of the time."""
    infusions = 100 if strict() else 20
    path, secret = tmp_path / "clinic.vigil", keys.new_keys()
    with vault.create_raw(path, secret, migrations=MIGRATIONS) as chart:
        for number in range(infusions):
            chart.charts.append(f"inf-{number}", infusion_of(f"inf-{number}", 1000))
    begin = perf_counter()
    with vault.open_raw(path, secret, migrations=MIGRATIONS) as chart:
        opened_s = perf_counter() - begin
        check_s = _timed(chart.check) / 1000
        list_ms = _timed(chart.charts.infusions)
        one_ms = _timed(chart.charts.entries, "inf-10")
    size = sum(part.stat().st_size for part in tmp_path.iterdir())
    _say(
        entries=infusions * 1000,
        megabytes=round(size / 1e6),
        open_s=round(opened_s, 2),
        check_s=round(check_s, 2),
        list_ms=round(list_ms),
        read_1000_ms=round(one_ms),
    )
    assert check_s <= bound(10)
