"""The check of a chart file says whole, altered or unreadable, names the first bad entry, and changes nothing."""

import shutil

import pytest

from nurse_app.machine.resources import guessed_passwords
from nurse_app.records import vault
from nurse_app.records.check import State, verify_file
from nurse_app.wording.trouble import fault_text
from tests.support.kept_made import MIGRATIONS, NURSE, PASSWORD, infusion_of, vitals

PARTS = ("", "-keys", "-keys2", "-anchor", "-mirror")


def test_a_whole_chart_is_whole(ward):
    ward.create(7)
    found = ward.verdict()
    assert (found.state, found.exit_code, found.entries, found.acknowledged) == (State.WHOLE, 0, 7, 7)
    assert found.faults == ()


def test_it_prints_as_the_command_line_promises(tmp_path):
    path = tmp_path / "clinic.vigil"
    with vault.create(path, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=guessed_passwords()) as chart:
        chart.charts.append("inf-1", infusion_of("inf-1", 3))
        head = chart._sitting.seal.reach.head
    assert verify_file(path, PASSWORD).plain(fault_text) == {
        "state": "whole",
        "kind": "chart",
        "entries": 3,
        "acknowledged": 3,
        "head": head,
        "faults": [],
    }
    wrong = verify_file(path, "another password").plain(fault_text)
    assert (wrong["state"], wrong["entries"], wrong["head"]) == ("unreadable", 0, "0" * 64)
    assert wrong["faults"] == [{"file": "clinic.vigil", "entry": None, "what": "the password opens none of its slots."}]
    (tmp_path / "clinic.vigil-mirror").unlink()
    assert verify_file(path, PASSWORD).plain(fault_text)["faults"] == [
        {"file": "clinic.vigil-mirror", "entry": 1, "what": "it is missing."}
    ]


def test_what_is_no_chart_is_unreadable(tmp_path):
    (tmp_path / "notes.txt").write_text("buy milk", "utf-8")
    for name in ("notes.txt", "gone.vigil"):
        assert verify_file(tmp_path / name, PASSWORD).exit_code == 2


def test_the_files_after_a_clean_end_are_those_that_are_checked(ward):
    ward.create(3)
    assert sorted(part.name for part in ward.path.parent.iterdir()) == sorted(ward.path.name + part for part in PARTS)
    assert {part.stat().st_mode & 0o777 for part in ward.path.parent.iterdir()} == {0o600}


def test_looking_changes_nothing(ward):
    ward.create(5)
    before = {part: (part.read_bytes(), part.stat().st_mtime_ns) for part in ward.path.parent.iterdir()}
    ward.verdict()
    assert {part: (part.read_bytes(), part.stat().st_mtime_ns) for part in ward.path.parent.iterdir()} == before


def test_a_chart_that_is_open_and_being_saved_to_is_whole_all_along(ward):
    ward.create(1)
    with ward.open() as chart:
        for number in range(1, 6):
            chart.charts.append("inf-1", (vitals("inf-1", number),))
            found = ward.verdict()
            assert (found.state, found.entries, found.acknowledged) == (State.WHOLE, number + 1, number + 1)
            assert chart.check() == found


@pytest.mark.parametrize("suffix", PARTS)
@pytest.mark.parametrize("how", ["deleted", "emptied", "halved", "zeroed", "older", "longer"])
def test_a_file_lost_in_any_way_is_seen(ward, suffix, how):
    ward.create(4)
    part = ward.part(suffix)
    old = part.read_bytes()
    with ward.open() as chart:
        chart.charts.append("inf-1", (vitals("inf-1", 4),))
    content = part.read_bytes()
    if how == "deleted":
        part.unlink()
    else:
        changed = {
            "emptied": b"",
            "halved": content[: len(content) // 2],
            "zeroed": bytes(len(content)),
            "older": old,
            "longer": content + bytes(4096),
        }
        part.write_bytes(changed[how])
    found = ward.verdict()
    # Nothing was changed among the keys, and what stands after the mirror's last record was never acknowledged.
    harmless = (how == "older" and "keys" in suffix) or (how, suffix) == ("longer", "-mirror")
    assert found.state == (State.WHOLE if harmless else State.ALTERED)
    assert all(fault.file == part.name for fault in found.faults)
    assert found.entries == 5


def test_a_page_without_a_bit_is_named(ward):
    ward.create(40)
    content = bytearray(ward.path.read_bytes())
    for page in range(len(content) // 4096):
        damaged = bytearray(content)
        damaged[page * 4096 + 2000] ^= 16
        ward.path.write_bytes(damaged)
        found = ward.verdict()
        assert found.state is State.ALTERED, page
        assert {fault.file for fault in found.faults} == {"clinic.vigil"}


def test_each_page_of_zeros_is_seen(ward):
    ward.create(40)
    content = ward.path.read_bytes()
    for at in range(0, len(content), 4096):
        ward.path.write_bytes(content[:at] + bytes(4096) + content[at + 4096 :])
        assert ward.verdict().state is State.ALTERED, at // 4096


def test_the_first_entry_after_a_damaged_record_of_the_mirror_is_named(ward):
    ward.create(6)
    mirror = ward.part("-mirror")
    content = bytearray(mirror.read_bytes())
    # A record for the sitting's beginning, then one for each entry; the third entry's is the fourth record.
    at = 24
    for _ in range(3):
        at += 4 + int.from_bytes(content[at : at + 4], "big")
    content[at + 40] ^= 1
    mirror.write_bytes(content)
    (fault,) = ward.verdict().faults
    assert (fault.file, fault.code, fault.entry) == ("clinic.vigil-mirror", "record-damaged", 3)


def test_the_whole_set_may_be_moved_under_the_same_name(ward, tmp_path):
    ward.create(3)
    shutil.copytree(ward.path.parent, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("elsewhere"))
    ward.path = tmp_path / "elsewhere" / "clinic.vigil"
    assert ward.verdict().state is State.WHOLE
