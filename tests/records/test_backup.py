"""A backup is one encrypted file; it is checked like a chart, and a chart put back from it is the same chart."""

import random

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import backup, keyfile, restoring, vault
from nurse_app.records.check import State, verify_file
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import unlock
from nurse_app.wording.trouble import fault_text
from tests.support.kept_made import MIGRATIONS, NAME, NINE, NURSE, PASSWORD, infusion_of, vitals


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chart and its backup; the chart went on by one entry after it."""
    path = tmp_path_factory.mktemp("made") / "clinic.vigil"
    out = path.with_name("monday.backup")
    with vault.create(path, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=frozenset()) as chart:
        for entry in infusion_of("inf-1", 9):
            chart.charts.append("inf-1", (entry,))
        chart.charts.save_settings({"look": "dark"}, NURSE, NINE)
        backup.make(path, out)
        head = chart._sitting.seal.reach.head
        chart.charts.append("inf-1", (vitals("inf-1", 9),))
    return path, out, head


def _kept(path):
    with vault.open_chart(path, NURSE, PASSWORD, migrations=MIGRATIONS) as chart:
        return chart.charts.entries("inf-1"), chart.charts.settings()


def test_a_backup_made_while_the_chart_is_open_is_whole(made):
    _, out, head = made
    found = verify_file(out, PASSWORD)
    assert found.plain(fault_text) == {
        "state": "whole",
        "kind": "backup",
        "entries": 9,
        "acknowledged": 9,
        "head": head,
        "faults": [],
    }
    assert verify_file(out, "another password").exit_code == 2
    assert NAME.split(",")[0].encode() not in out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_chart_put_back_is_the_chart_of_that_time(made, tmp_path):
    path, out, _ = made
    target = tmp_path / "new" / "clinic.vigil"
    target.parent.mkdir()
    assert restoring.restore(out, target, PASSWORD, migrations=MIGRATIONS) == (9, None)
    assert _kept(target) == (infusion_of("inf-1", 9), {"look": "dark"})
    assert keyfile.nurses(target) == keyfile.nurses(path) == (NURSE,)
    assert verify_file(target, PASSWORD).state is State.WHOLE
    assert len(list(target.parent.iterdir())) == 6
    assert FileSet.at(target).put_back.read_bytes() == b""


def test_what_was_there_is_kept_beside_it(made, ward):
    ward.create(3)
    before = {part.name: part.read_bytes() for part in ward.path.parent.iterdir()}
    entries, aside = restoring.restore(made[1], ward.path, PASSWORD, migrations=MIGRATIONS)
    assert entries == 9
    assert aside is not None
    assert {part.name: part.read_bytes() for part in aside.iterdir()} == before
    assert _kept(ward.path)[0] == infusion_of("inf-1", 9)


def test_nothing_is_put_back_over_an_open_chart_or_by_a_wrong_password(made, ward):
    ward.create(3)
    with ward.open(), pytest.raises(ChartTrouble) as refused:
        restoring.restore(made[1], ward.path, PASSWORD, migrations=MIGRATIONS)
    assert refused.value.problem is ChartProblem.IN_USE
    with pytest.raises(ChartTrouble) as refused:
        restoring.restore(made[1], ward.path, "another password", migrations=MIGRATIONS)
    assert refused.value.problem is ChartProblem.WRONG_PASSWORD
    assert ward.entries() == infusion_of("inf-1", 3)


def test_a_backup_is_not_written_over_another(made):
    path, out, _ = made
    with pytest.raises(ChartTrouble) as refused:
        backup.make(path, out)
    assert refused.value.problem is ChartProblem.ALREADY_THERE


def test_there_is_no_backup_of_no_chart(tmp_path):
    with pytest.raises(ChartTrouble) as refused:
        backup.make(tmp_path / "gone.vigil", tmp_path / "out")
    assert refused.value.problem is ChartProblem.NOT_FOUND


@pytest.mark.parametrize("cut", [0, 8, 15, 700, -1])
def test_a_backup_cut_short_is_seen_and_not_put_back(made, tmp_path, cut):
    content = made[1].read_bytes()
    short = tmp_path / "short.backup"
    short.write_bytes(content[:cut])
    assert verify_file(short, PASSWORD).exit_code in (1, 2)
    with pytest.raises(ChartTrouble) as refused:
        restoring.restore(short, tmp_path / "clinic.vigil", PASSWORD, migrations=MIGRATIONS)
    assert refused.value.problem is ChartProblem.DAMAGED
    assert [part.name for part in tmp_path.iterdir()] == ["short.backup"]


def test_a_flipped_bit_of_a_backup_is_seen(made, tmp_path):
    content = made[1].read_bytes()
    spoilt = tmp_path / "spoilt.backup"
    dice = random.Random(5)  # noqa: S311 - only where to spoil
    (slots,) = keyfile.found(FileSet.at(made[0]))
    secret, _ = unlock((slots,), NURSE, PASSWORD)
    for _ in range(300):
        changed = bytearray(content)
        changed[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        spoilt.write_bytes(changed)
        with backup.unpacked(spoilt) as files:
            if files is not None and keyfile.found(files) == (slots,):
                assert backup.verdict_of(spoilt, files, secret, slots.chart).state is State.ALTERED
