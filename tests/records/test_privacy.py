"""A patient's name reaches no file in clear, no exception, no log and no terminal."""

import base64
import logging
import math
import sqlite3
import subprocess
import sys
import traceback
from collections import Counter
from contextlib import closing
from io import StringIO

import pytest
import sqlalchemy as sa

from nurse_app.errors import ChartTrouble, OurBug
from nurse_app.machine.logs import QuietFormatter
from nurse_app.records import backup, layout
from tests.support import saver
from tests.support.kept_made import NAME, opened, vitals

FAMILY = NAME.split(",")[0]
SPELLINGS = {
    "utf-8": FAMILY.encode(),
    "utf-16": FAMILY.encode("utf-16-le"),
    "hex": FAMILY.encode().hex().encode(),
    "base64": base64.b64encode(FAMILY.encode())[:-2],
    "small": FAMILY.lower().encode(),
    "record number": b"MRN-55012",
}


def _spelled_in(content):
    return [how for how, spelling in SPELLINGS.items() if spelling in content]


def test_the_spellings_would_be_found():
    assert _spelled_in(b"x" + FAMILY.encode() + b"y" + FAMILY.encode("utf-16-le")) == ["utf-8", "utf-16"]


def test_no_file_of_an_open_a_killed_and_a_closed_chart_holds_a_name(ward):
    ward.create(5)
    with ward.open() as chart:
        chart.charts.append("inf-1", (vitals("inf-1", 5),))
        _nothing_in_clear(ward)
    secret = f"{ward.keys.database.hex()}:{ward.keys.witness.hex()}"
    words = [sys.executable, saver.__file__, str(ward.path), secret, "1", "before-the-fold"]
    done = subprocess.run(words, capture_output=True)
    assert done.returncode == -9
    assert _spelled_in(done.stdout + done.stderr) == []
    _nothing_in_clear(ward)
    assert len(ward.entries()) == 7
    _nothing_in_clear(ward)


def _nothing_in_clear(ward):
    for part in ward.path.parent.iterdir():
        content = part.read_bytes()
        assert _spelled_in(content) == [], part.name
        assert b"SQLite format 3" not in content


def _refused_twice(engine):
    """The text of what the database says when the same row is written twice."""
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (word TEXT UNIQUE)")
        insert = sa.text("INSERT INTO kept VALUES (:word)")
        connection.execute(insert, {"word": NAME})
        with pytest.raises(sa.exc.IntegrityError) as refused:
            connection.execute(insert, {"word": NAME})
    engine.dispose()
    return "".join(traceback.format_exception(refused.value))


def test_what_the_database_refuses_is_told_without_the_row(tmp_path):
    engine = layout.engine_of(tmp_path / "bare.vigil", bytes(32))
    assert FAMILY not in _refused_twice(engine)


def test_the_same_without_hiding_would_show_the_name():
    """The planted fault: what SQLAlchemy does by itself."""
    assert FAMILY in _refused_twice(sa.create_engine("sqlite://"))


def test_an_entry_refused_by_the_database_does_not_show_its_patient(ward):
    ward.create(1)
    with ward.open() as chart:
        with pytest.raises(OurBug) as refused:
            chart.charts.append("inf-9", (vitals("inf-9", 1), opened("inf-9")))
        chart.charts._driver.execute("PRAGMA max_page_count = 1")
        with pytest.raises(ChartTrouble) as full:
            chart.charts.append("inf-1", tuple(vitals("inf-1", number) for number in range(1, 200)))
    for error in (refused.value, full.value):
        told = "".join(traceback.format_exception(error)) + repr(getattr(error, "facts", ""))
        assert _spelled_in(told.encode()) == []


def _fail_quoting(name):
    try:
        {}[name]
    except KeyError as first:
        raise ValueError(f"no patient {name}") from first


def test_the_log_writes_kinds_and_places_and_not_what_an_exception_quotes():
    page = StringIO()
    writer = logging.StreamHandler(page)
    writer.setFormatter(QuietFormatter("%(levelname)s %(message)s"))
    log = logging.getLogger("planted")
    log.propagate = False
    log.addHandler(writer)
    try:
        _fail_quoting(NAME)
    except ValueError:
        log.exception("entry %s", "inf-1-0")
    said = page.getvalue()
    assert _spelled_in(said.encode()) == []
    assert said.startswith("ERROR entry inf-1-0\nValueError\n")
    assert "KeyError" in said
    assert "test_privacy.py:" in said


def test_keys_do_not_show_when_a_chart_is_printed(ward):
    ward.create(1)
    with ward.open() as chart:
        assert ward.keys.database.hex() not in repr(chart)
        assert repr(ward.keys.database) not in repr(chart)


def _bits_a_byte(content):
    counts = Counter(content)
    return -sum(n / len(content) * math.log2(n / len(content)) for n in counts.values())


def test_what_holds_patients_looks_like_chance_on_the_disk(ward, tmp_path):
    """The anchor and the key files are left out: they hold counts, heads and wrapped keys, and no patient."""
    ward.create(60)
    backup.make(ward.path, tmp_path / "kept.backup")
    with ward.open() as chart:
        chart.charts.append("inf-1", (vitals("inf-1", 60),))
        parts = [ward.part(), ward.part("-mirror"), tmp_path / "kept.backup"]
        measured = {part.name: _bits_a_byte(part.read_bytes()) for part in parts}
    assert all(bits >= 7.9 for bits in measured.values()), measured
    assert not any(b"SQLite format 3" in part.read_bytes() for part in parts)


def test_a_database_in_clear_would_be_told_from_chance(tmp_path):
    """The planted fault: the same words in SQLite without a key."""
    with closing(sqlite3.connect(tmp_path / "clear")) as clear, clear:
        clear.execute("CREATE TABLE kept (word TEXT)")
        clear.executemany("INSERT INTO kept VALUES (?)", [(f"{NAME} {number}",) for number in range(999)])
    assert _bits_a_byte((tmp_path / "clear").read_bytes()) < 7.9
