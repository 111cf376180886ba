"""The record as a file: read back whole, and refused with its place when one letter is otherwise."""

import json
from dataclasses import replace

import pytest

from nurse_app.infusion import record_file
from nurse_app.infusion.canonical import CanonicalRefused
from nurse_app.infusion.record_file import Record, read, written
from tests.support.halloran_record import halloran

RECORD = Record("inf-1", halloran().entries)
PLAIN = json.loads(written(RECORD))


def spelt(**changed):
    return json.dumps({**PLAIN, **changed}, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def refused(content):
    with pytest.raises(CanonicalRefused) as caught:
        read(content)
    return caught.value.place, caught.value.code


def with_entries(change):
    entries = [dict(entry) for entry in PLAIN["entries"]]
    change(entries)
    return spelt(entries=entries)


def test_a_record_is_read_back_as_it_was():
    assert read(written(RECORD)) == RECORD
    assert read(written(RECORD)).head == RECORD.head


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-json"),
        (b"\xff", "not-json"),
        (b"[]", "not-a-record"),
        (b'{"entries":[],"infusion":"x"}', "too-many-entries"),
        (spelt(infusion=""), "not-a-record"),
        (spelt(infusion=7), "not-a-record"),
        (spelt(entries={}), "not-a-record"),
        (spelt(more=1), "not-a-record"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "too-deep"),
        (written(RECORD) + b" ", "not-canonical"),
        (written(RECORD).replace(b'"infusion":"inf-1"', b'"infusion":"inf-1","infusion":"inf-1"'), "not-canonical"),
        (written(RECORD).replace(b'"author"', b'"\\u0061uthor"', 1), "not-canonical"),
    ],
)
def test_what_is_no_record_is_refused(content, code):
    assert refused(content) == ("record", code)


def test_size_is_looked_at_before_anything_else(monkeypatch):
    monkeypatch.setattr(record_file, "LARGEST", len(written(RECORD)) - 1)
    assert refused(written(RECORD)) == ("record", "too-large")


def test_the_number_of_entries_is_bounded(monkeypatch):
    monkeypatch.setattr(record_file, "MOST_ENTRIES", len(RECORD.entries) - 1)
    assert refused(written(RECORD)) == ("record", "too-many-entries")


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        (lambda e: e.__setitem__(2, {**e[2], "id": e[1]["id"]}), "entries[3]", "same-id-twice"),
        (lambda e: e.pop(0), "entries[1]", "opening-out-of-place"),
        (lambda e: e.insert(3, {**e[0], "id": "again"}), "entries[4]", "opening-out-of-place"),
        (lambda e: e.append({**e[0], "id": "again"}), f"entries[{len(RECORD.entries) + 1}]", "opening-out-of-place"),
        (lambda e: e.pop(20), f"entries[{len(RECORD.entries) - 1}]", "signed-another-record"),
        (lambda e: e.__setitem__(5, {**e[5], "author": 5}), "entries[6] entry.author", "not-str"),
        (lambda e: e.__setitem__(5, {**e[5], "fact": {"kind": "danced"}}), "entries[6] entry.fact", "unknown-kind"),
    ],
)
def test_a_list_that_no_desk_would_have_kept_is_refused_with_its_place(change, place, code):
    found, said = refused(with_entries(change))
    assert (found.startswith(place), said) == (True, code)


def test_time_does_not_run_back():
    entries = RECORD.entries
    late = replace(entries[1], recorded=replace(entries[1].recorded, wall=entries[-1].recorded.wall))
    assert refused(written(Record("inf-1", (entries[0], late, *entries[2:])))) == ("entries[3]", "time-runs-back")
