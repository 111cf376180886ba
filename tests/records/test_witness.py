"""A backup kept elsewhere tells what no file of the chart can: that all of them are of an older day."""

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.machine import key_store
from nurse_app.records import backup, keyfile, vault
from nurse_app.records.check import State, verify_file
from nurse_app.records.fileset import FileSet
from nurse_app.records.witness import against, against_line, reached
from nurse_app.wording.trouble import fault_text
from tests.support.command_line import nurse_app
from tests.support.kept_made import MIGRATIONS, NURSE, PASSWORD, infusion_of, vitals
from tests.support.key_ring import ring_in_place


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chart of five entries as it was (`old`), then of eight, with a backup of those."""
    path = tmp_path_factory.mktemp("made") / "clinic.vigil"
    vault.create(path, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=frozenset()).close()
    with vault.open_chart(path, NURSE, PASSWORD, migrations=MIGRATIONS) as chart:
        chart.charts.append("inf-1", infusion_of("inf-1", 5))
        keys, chart_id = chart._keys, chart._chart
    old = {part.name: part.read_bytes() for part in FileSet.at(path).parts}
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        for number in range(5, 8):
            chart.charts.append("inf-1", (vitals("inf-1", number),))
    out = path.with_name("monday.backup")
    backup.make(path, out)
    return path, out, keys, chart_id, old


def _older(made, folder):
    for name, content in made[4].items():
        (folder / name).write_bytes(content)
    return folder / "clinic.vigil"


def test_a_chart_that_went_on_has_all_of_its_backup(made):
    path, out, keys, chart, _ = made
    assert against(FileSet.at(path), keys, chart, out) is None
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as opened:
        opened.charts.append("inf-1", (vitals("inf-1", 8),))
    assert against(FileSet.at(path), keys, chart, out) is None


def test_files_of_an_older_day_are_whole_by_themselves_and_told_by_the_backup(made, tmp_path):
    older = _older(made, tmp_path)
    assert verify_file(older, PASSWORD).state is State.WHOLE
    verdict = verify_file(older, PASSWORD, made[1])
    assert (verdict.state, verdict.exit_code) == (State.ALTERED, 1)
    assert verdict.plain(fault_text)["faults"] == [
        {
            "file": "clinic.vigil",
            "entry": 6,
            "what": "monday.backup tells of more: what was acknowledged by then is missing.",
        }
    ]


def test_another_history_is_told_from_its_first_entry(made, tmp_path):
    older = _older(made, tmp_path)
    with vault.open_raw(older, made[2], migrations=MIGRATIONS) as opened:
        opened.charts.append("inf-1", (vitals("inf-1", 30),))
    fault = against(FileSet.at(older), made[2], made[3], made[1])
    assert (fault.code.value, fault.entry) == ("witness-differs", 6)


def test_a_backup_of_another_chart_or_a_damaged_one_tells_nothing(made, tmp_path):
    spoilt = tmp_path / "spoilt.backup"
    spoilt.write_bytes(made[1].read_bytes()[:-1])
    other = tmp_path / "other.vigil"
    with vault.create_raw(other, made[2], migrations=MIGRATIONS) as opened:
        opened.charts.append("inf-2", infusion_of("inf-2", 2))
    backup.make(other, tmp_path / "other.backup")
    for witness in (spoilt, tmp_path / "other.backup"):
        with pytest.raises(ChartTrouble) as told:
            against(FileSet.at(made[0]), made[2], made[3], witness)
        assert (told.value.problem, told.value.facts["what"]) == (ChartProblem.DAMAGED, "no-witness")


def test_verify_says_when_there_was_no_witness_and_when_there_was_one(made, tmp_path):
    alone = nurse_app("verify", str(made[0]), "--password-stdin", stdin=PASSWORD)
    assert "There is no witness" in alone.out
    ran = nurse_app("verify", str(made[0]), "--witness", str(made[1]), "--password-stdin", stdin=PASSWORD)
    assert ran.code == 0
    assert "It holds all that monday.backup tells of." in ran.out
    older = _older(made, tmp_path)
    ran = nurse_app("verify", str(older), "--witness", str(made[1]), "--password-stdin", "--json", stdin=PASSWORD)
    assert (ran.code, ran.err) == (1, "")
    assert set(ran.json) == {"state", "kind", "entries", "acknowledged", "head", "faults"}


# A line that says how far it reached

BY = "the key store"


def line_of(made):
    return reached(FileSet.at(made[0]), made[2], made[3])


def test_a_line_says_how_many_links_and_the_head_and_nothing_else(made):
    links, head = line_of(made).split()
    assert int(links) >= 8
    assert len(head) == 64


def test_a_chart_that_went_on_has_all_of_its_line(made):
    path, _, keys, chart, _ = made
    line = line_of(made)
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as opened:
        opened.charts.append("inf-1", (vitals("inf-1", 9),))
    assert against_line(FileSet.at(path), keys, chart, line, BY) is None


def test_files_of_an_older_day_are_told_by_the_line(made, tmp_path):
    older = FileSet.at(_older(made, tmp_path))
    fault = against_line(older, made[2], made[3], line_of(made), BY)
    assert (fault.code.value, fault.facts) == ("witness-ahead", {"witness": BY})


def test_another_history_is_told_by_the_line(made, tmp_path):
    older = _older(made, tmp_path)
    line = line_of(made)
    with vault.open_raw(older, made[2], migrations=MIGRATIONS) as opened:
        for number in range(30, 42):
            opened.charts.append("inf-1", (vitals("inf-1", number),))
    fault = against_line(FileSet.at(older), made[2], made[3], line, BY)
    assert fault.code.value == "witness-differs"


@pytest.mark.parametrize("line", ["", "seven", "0 " + "a" * 64, "7 abc", "-1 " + "a" * 64, "7 " + "a" * 65])
def test_what_is_no_such_line_tells_nothing(made, line):
    assert against_line(FileSet.at(made[0]), made[2], made[3], line, BY) is None


def test_verify_holds_a_chart_against_the_key_store(made, tmp_path, monkeypatch):
    ring_in_place(monkeypatch)
    key_store.remember(made[3].hex(), line_of(made))
    ran = nurse_app("verify", str(made[0]), "--password-stdin", stdin=PASSWORD)
    assert (ran.code, "It holds all that this computer's key store tells of." in ran.out) == (0, True)
    older = _older(made, tmp_path)
    ran = nurse_app("verify", str(older), "--password-stdin", "--json", stdin=PASSWORD)
    assert (ran.code, ran.json["state"]) == (1, "altered")
    assert ran.json["faults"][0]["what"].startswith("this computer's key store tells of more")


def test_the_keys_of_a_backup_are_the_charts(made):
    assert keyfile.nurses(made[0]) == (NURSE,)
