"""The check names the first entry that is touched, never one after the last, and none where none is touched."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.records import backup, cipher
from nurse_app.records.chain import What, head_after
from nurse_app.records.check import State
from nurse_app.records.deeds import Deed, Done
from nurse_app.records.fileset import FileSet
from nurse_app.records.keyfile import found
from tests.support.kept_made import NINE, NURSE, infusion_of

ENTRIES = 40
KEPT = 60


@pytest.fixture
def kept(ward):
    """A chart whose entries and deeds take turns, two to one."""
    ward.create()
    with ward.open() as chart:
        for number, entry in enumerate(infusion_of("inf-1", ENTRIES)):
            chart.charts.append("inf-1", (entry,))
            if number % 2:
                chart.charts.note([Deed(Done.VIEWED, NURSE, NINE, {"infusion": "inf-1"})])
    return ward


def _by_table(ward):
    """How far each table reads by itself: the positions before the first row that does not."""
    positions = set()
    for table in ("entry", "setting", "deed"):
        try:
            with closing(cipher.connect_to_look(ward.path, ward.keys.database)) as look:
                for (position,) in look.execute(f"SELECT position FROM {table} WHERE head > '' ORDER BY position"):  # noqa: S608 - ours
                    positions.add(position)
        except sqlcipher.Error:
            continue
    return next(number for number in range(1, KEPT + 2) if number not in positions)


def test_a_flipped_bit_in_any_page_names_the_first_row_that_does_not_read_or_none(kept):
    content = kept.path.read_bytes()
    named = []
    for at in range(0, len(content), cipher.PAGE):
        flipped = bytearray(content)
        flipped[at + 2000] ^= 16
        kept.path.write_bytes(flipped)
        verdict = kept.verdict()
        assert (verdict.state, verdict.entries) == (State.ALTERED, KEPT)
        first = _by_table(kept)
        entries = [fault.entry for fault in verdict.faults if fault.entry is not None]
        assert entries == ([] if first > KEPT else [first]), at // cipher.PAGE
        named += entries
    # Of a table's later leaf, of its first, and pages of which no entry is made.
    assert 1 < max(named) <= KEPT
    assert min(named) == 1
    assert len(named) < len(content) // cipher.PAGE


def _cut_mirror(ward, records):
    """Leave so many records of the mirror."""
    part = ward.part("-mirror")
    content, at = part.read_bytes(), 24
    for _ in range(records):
        at += 4 + int.from_bytes(content[at : at + 4], "big")
    part.write_bytes(content[:at])


def test_rewritten_by_a_holder_of_the_key_with_the_mirror_cut_the_first_that_nothing_vouches_for_is_named(ward):
    ward.create(30)
    with closing(cipher.connect(ward.path, ward.keys.database)) as database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        head = "0" * 64
        links = "SELECT position, infusion, payload FROM entry ORDER BY position"
        for position, infusion, payload in database.execute(links).fetchall():
            changed = payload.replace("128", "182") if position >= 20 else payload
            head = head_after(head, What.ENTRY, infusion, changed)
            database.execute("UPDATE entry SET payload = ?, head = ? WHERE position = ?", (changed, head, position))
        for _, sql in guards:
            database.execute(sql)
    # The mark of the beginning, then one record for each entry.
    _cut_mirror(ward, 1 + 9)
    verdict = ward.verdict()
    named = {(fault.file, fault.code.value): fault.entry for fault in verdict.faults if fault.entry is not None}
    assert named["clinic.vigil", "not-as-acknowledged"] == 10
    assert named["clinic.vigil-mirror", "ends-early"] == 10


def test_a_flipped_mark_of_the_end_touches_no_entry(ward, tmp_path):
    ward.create(4)
    backup.make(ward.path, tmp_path / "monday.backup")
    for flipped in (ward.part("-mirror"), tmp_path / "monday.backup"):
        content = bytearray(flipped.read_bytes())
        content[-1] ^= 1
        flipped.write_bytes(content)
    (fault,) = ward.verdict().faults
    assert (fault.code.value, fault.entry) == ("record-damaged", None)
    with backup.unpacked(tmp_path / "monday.backup") as parts:
        chart = found(FileSet.at(ward.path))[0].chart
        verdict = backup.verdict_of(tmp_path / "monday.backup", parts, ward.keys, chart)
    assert [(fault.code.value, fault.entry) for fault in verdict.faults] == [("record-damaged", None)]
