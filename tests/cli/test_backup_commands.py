"""`nurse-app backup` and `restore`: a copy that only the passwords open, and never a chart written over."""

import random
import re

import pytest

from nurse_app.cli import backup as backup_command
from nurse_app.machine import paths
from nurse_app.records import vault
from nurse_app.records.fileset import FileSet
from tests.support.command_line import nurse_app
from tests.support.kept_made import MIGRATIONS, NAME, NURSE, PASSWORD, infusion_of

WORD = f"{PASSWORD}\n"


@pytest.fixture(scope="module")
def chart(tmp_path_factory):
    """A chart of nine entries."""
    return _chart(tmp_path_factory.mktemp("ward"), 9)


def _chart(folder, entries):
    path = folder / "clinic.vigil"
    with vault.create(path, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=frozenset()) as chart:
        for entry in infusion_of("inf-1", entries):
            chart.charts.append("inf-1", (entry,))
    return path


@pytest.fixture(scope="module")
def monday(chart, tmp_path_factory):
    """Its backup, made by the command."""
    out = tmp_path_factory.mktemp("stick") / "monday.backup"
    ran = nurse_app("backup", str(out), "--chart", str(chart), "--password-stdin", stdin=WORD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"Saved in {out}: 9 entries. Read again and whole.\n"
    return out


def _state(path):
    return nurse_app("verify", str(path), "--password-stdin", "--json", stdin=WORD)


def test_a_backup_is_one_whole_encrypted_file_for_its_owner_only(monday):
    assert [part.name for part in monday.parent.iterdir()] == ["monday.backup"]
    assert monday.stat().st_mode & 0o777 == 0o600
    assert NAME.split(",")[0].encode() not in monday.read_bytes()
    assert _state(monday).json == {
        "state": "whole",
        "kind": "backup",
        "entries": 9,
        "acknowledged": 9,
        "head": _state(monday).json["head"],
        "faults": [],
    }


def test_without_a_password_it_is_made_and_said_not_to_be_checked(chart, tmp_path):
    out = tmp_path / "tuesday.backup"
    ran = nurse_app("backup", str(out), "--chart", str(chart))
    assert (ran.code, ran.err) == (0, "")
    assert "not opened" in ran.out
    assert _state(out).code == 0


def test_a_backup_can_be_made_while_the_chart_is_open(chart, tmp_path):
    out = tmp_path / "open.backup"
    with vault.open_chart(chart, NURSE, PASSWORD, migrations=MIGRATIONS):
        assert nurse_app("backup", str(out), "--chart", str(chart), "--password-stdin", stdin=WORD).code == 0


def test_nothing_is_written_over(chart, monday):
    before = monday.read_bytes()
    ran = nurse_app("backup", str(monday), "--chart", str(chart), "--password-stdin", stdin=WORD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors == ["This is there already. There is a file monday.backup. Choose another name."]
    assert monday.read_bytes() == before


@pytest.mark.parametrize(("typed", "words"), [("another password\n", "Could not be read."), ("\n", "Could not")])
def test_by_a_wrong_password_no_file_is_left(chart, tmp_path, typed, words):
    ran = nurse_app("backup", str(tmp_path / "x"), "--chart", str(chart), "--password-stdin", stdin=typed)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_of_a_damaged_chart_no_backup_is_left_that_looks_whole(tmp_path):
    chart, out = _chart(tmp_path, 3), tmp_path / "out.backup"
    mirror = FileSet.at(chart).mirror
    content = bytearray(mirror.read_bytes())
    content[-20] ^= 1
    mirror.write_bytes(content)
    ran = nurse_app("backup", str(out), "--chart", str(chart), "--password-stdin", stdin=WORD)
    assert (ran.code, ran.out) == (1, "")
    assert "Open Vigil: it says what is the matter" in ran.err
    assert not out.exists()


def test_there_is_no_backup_where_there_is_no_chart_or_no_folder(chart, tmp_path):
    ran = nurse_app("backup", str(tmp_path / "x"), "--chart", str(tmp_path / "none.vigil"))
    assert (ran.code, len(ran.errors)) == (2, 1)
    ran = nurse_app("backup", str(tmp_path / "no folder" / "x"), "--chart", str(chart))
    assert (ran.code, len(ran.errors)) == (2, 1)
    assert list(tmp_path.iterdir()) == []


def test_put_back_on_an_empty_computer_it_is_the_same_chart(chart, monday, tmp_path):
    target = tmp_path / "clinic.vigil"
    ran = nurse_app("restore", str(monday), "--chart", str(target), "--password-stdin", stdin=WORD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"Put in place at {target}: 9 entries.\n"
    assert _state(target).json == _state(chart).json
    with vault.open_chart(target, NURSE, PASSWORD, migrations=MIGRATIONS) as opened:
        assert opened.charts.entries("inf-1") == infusion_of("inf-1", 9)


def test_the_chart_that_was_there_is_kept_whole_in_a_dated_folder(monday, tmp_path):
    target = _chart(tmp_path, 3)
    before = {part.name: part.read_bytes() for part in tmp_path.iterdir()}
    ran = nurse_app("restore", str(monday), "--chart", str(target), "--password-stdin", stdin=WORD)
    assert ran.code == 0
    kept = re.search(r"kept, whole, in (.*)\.\n", ran.out)[1]
    assert re.search(r"/replaced-20\d\d-\d\d-\d\d-1-clinic.vigil$", kept)
    (aside,) = tmp_path.glob("replaced-*")
    assert str(aside) == kept
    assert {part.name: part.read_bytes() for part in aside.iterdir()} == before
    assert _state(aside / "clinic.vigil").json["entries"] == 3
    assert _state(target).json["entries"] == 9


@pytest.mark.parametrize(
    ("spoil", "typed", "words"),
    [
        pytest.param(lambda b: b[:-1], WORD, "The backup is damaged.", id="cut"),
        pytest.param(lambda b: b[:-20] + bytes([b[-20] ^ 1]) + b[-19:], WORD, "an older one may be whole", id="bit"),
        pytest.param(lambda b: b"PK" + b, WORD, "The backup is damaged.", id="another file"),
        pytest.param(lambda b: b, "another password\n", "This is not the password.", id="password"),
    ],
)
def test_what_cannot_be_put_back_changes_nothing(monday, tmp_path, spoil, typed, words):
    spoilt, target = tmp_path / "spoilt.backup", tmp_path / "clinic.vigil"
    spoilt.write_bytes(spoil(monday.read_bytes()))
    ran = nurse_app("restore", str(spoilt), "--chart", str(target), "--password-stdin", stdin=typed)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert len(ran.errors) == 1
    assert [part.name for part in tmp_path.iterdir()] == ["spoilt.backup"]


def test_a_chart_that_is_open_is_not_replaced(monday, tmp_path):
    target = _chart(tmp_path, 2)
    with vault.open_chart(target, NURSE, PASSWORD, migrations=MIGRATIONS):
        ran = nurse_app("restore", str(monday), "--chart", str(target), "--password-stdin", stdin=WORD)
    assert ran.code == 2
    assert "open already" in ran.err
    assert list(tmp_path.glob("replaced-*")) == []


def test_a_backup_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = nurse_app("restore", "gone.backup", "--password-stdin", stdin=WORD)
    assert ran.code == 2
    assert ran.errors == ['There is no file "gone.backup". Check the name and the folder.']


def test_without_a_chart_named_both_mean_this_persons_own(chart, monday, tmp_path, monkeypatch):
    own = tmp_path / "own" / "clinic.vigil"
    own.parent.mkdir()
    monkeypatch.setattr(paths, "chart", lambda: own)
    assert nurse_app("restore", str(monday), "--password-stdin", stdin=WORD).code == 0
    assert nurse_app("backup", str(tmp_path / "b"), "--password-stdin", stdin=WORD).code == 0
    assert _state(tmp_path / "b").json["head"] == _state(chart).json["head"]


def test_every_flipped_bit_of_a_backup_file_is_told(monday, tmp_path):
    content, dice = monday.read_bytes(), random.Random(11)  # noqa: S311 - only where to spoil
    spoilt = tmp_path / "spoilt.backup"
    # One in each part of the file: its first bytes, the sizes, the keys, the mirror's middle and end.
    for at in (0, 9, 400, len(content) // 2, len(content) - 1):
        changed = bytearray(content)
        changed[at] ^= 1 << dice.randrange(8)
        spoilt.write_bytes(changed)
        ran = _state(spoilt)
        assert ran.code in (1, 2), at
        assert ran.json["faults"], at


def test_a_command_that_believed_its_own_copy_would_leave_it_there(chart, tmp_path, monkeypatch):
    """Planted: without the check, the tests above that look for a file left behind would find one."""
    monkeypatch.setattr(backup_command, "_checked", lambda _out, _password: 0)
    out = tmp_path / "out.backup"
    nurse_app("backup", str(out), "--chart", str(chart), "--password-stdin", stdin="wrong\n")
    assert out.exists()
