"""Roles, the recovery key and removal stand in the sealed key file, and nobody raises herself by editing it."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import keyfile, recovery_code, vault
from nurse_app.records.accounts import Roles
from nurse_app.records.check import State, verify_file
from nurse_app.records.deeds import Deed, Done
from tests.support.kept_made import MIGRATIONS, NINE, NURSE, PASSWORD, opened

SECOND, OTHER = "Mara Okafor", "eleven brass kettles sing"
THIRD = "nine copper lanterns hum"
NONE: frozenset[str] = frozenset()
OLD = Path(__file__).parents[1] / "data" / "charts" / "0.1.0"
ALL = Roles(lead=True, administrator=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chart of two nurses, with a recovery key."""
    place = tmp_path_factory.mktemp("made") / "clinic.vigil"
    with vault.create(place, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=NONE) as chart:
        chart.charts.append("inf-1", (opened("inf-1"),))
        chart.add_nurse(SECOND, OTHER, guessed=NONE, by=NURSE)
        code = chart.accounts.make_recovery_key(by=NURSE)
    return place, code


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made[0].parent, tmp_path / "home")
    return tmp_path / "home" / "clinic.vigil"


def _open(path, nurse=NURSE, password=PASSWORD):
    return vault.open_chart(path, nurse, password, migrations=MIGRATIONS)


def _problem(task, *words, **named):
    with pytest.raises(ChartTrouble) as refused:
        task(*words, **named)
    return refused.value.problem


def _rewritten(path, change):
    """Both key files with their plain part changed, and the check sum made right again."""
    for part in ("-keys", "-keys2"):
        place = path.with_name(path.name + part)
        plain = json.loads(place.read_bytes())
        plain.pop("check")
        change(plain)
        spelt = json.dumps(plain, indent=1).encode() + b"\n"
        plain["check"] = sha256(spelt).hexdigest()
        place.write_bytes(json.dumps(plain, indent=1).encode() + b"\n")


def test_the_first_nurse_is_lead_and_administrator_and_the_next_is_neither(path):
    with _open(path) as chart:
        assert chart.accounts.roles(NURSE) == ALL
        assert chart.accounts.roles(SECOND) == Roles()


def test_everybody_on_a_chart_from_before_roles_keeps_what_she_could_do(tmp_path):
    shutil.copytree(OLD, tmp_path / "old")
    path = tmp_path / "old" / "clinic.vigil"
    before = path.with_name("clinic.vigil-keys").read_bytes()
    with _open(path) as chart:
        assert chart.accounts.roles(NURSE) == ALL
        assert not chart.accounts.has_recovery_key
        assert path.with_name("clinic.vigil-keys").read_bytes() == before
        chart.add_nurse(SECOND, OTHER, guessed=NONE, by=NURSE)
    assert keyfile.read(path.with_name("clinic.vigil-keys")).form == 2
    with _open(path) as chart:
        assert (chart.accounts.roles(NURSE), chart.accounts.roles(SECOND)) == (ALL, Roles())


def test_a_nurse_without_the_role_adds_removes_and_raises_nobody(path):
    with _open(path, SECOND, OTHER) as chart:
        accounts = chart.accounts
        tried = [
            _problem(chart.add_nurse, "Ade Bello", THIRD, guessed=NONE, by=SECOND),
            _problem(accounts.remove, NURSE, by=SECOND),
            _problem(accounts.give_roles, SECOND, ALL, by=SECOND),
            _problem(accounts.make_recovery_key, by=SECOND),
            _problem(accounts.drop_recovery_key, by=SECOND),
        ]
        assert tried == [ChartProblem.NOT_ALLOWED] * 5
        assert chart.nurses == (NURSE, SECOND)


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain["slots"][1].update(administrator=True),
        lambda plain: plain["slots"][1].update(lead=True),
        lambda plain: plain["slots"].pop(0),
        lambda plain: plain.update(recovery=None),
        lambda plain: plain.update(edition=99),
    ],
    ids=["administrator", "lead", "other-removed", "recovery-gone", "edition"],
)
def test_a_key_file_edited_by_hand_opens_nothing(path, change):
    _rewritten(path, lambda plain: None)
    _open(path, SECOND, OTHER).close()
    _rewritten(path, change)
    assert _problem(_open, path, SECOND, OTHER) is ChartProblem.DAMAGED


def test_a_lowered_cost_is_refused_even_with_a_right_check_sum(path):
    _rewritten(path, lambda plain: plain["argon2id"].update(memory_kib=8 * 1024, passes=1))
    with pytest.raises(ChartTrouble) as refused:
        _open(path)
    assert refused.value.facts["what"] == "key-cost"
    assert verify_file(path, PASSWORD).state is State.UNREADABLE


def test_the_last_administrator_stays_and_one_who_is_not_the_last_may_go(path):
    with _open(path) as chart:
        accounts = chart.accounts
        assert _problem(accounts.remove, NURSE, by=NURSE) is ChartProblem.LAST_ADMINISTRATOR
        assert _problem(accounts.give_roles, NURSE, Roles(lead=True), by=NURSE) is ChartProblem.LAST_ADMINISTRATOR
        accounts.give_roles(SECOND, Roles(administrator=True), by=NURSE)
        accounts.remove(NURSE, by=SECOND)
        assert chart.nurses == (SECOND,)
    assert _problem(_open, path) is ChartProblem.UNKNOWN_NURSE
    with _open(path, SECOND, OTHER) as chart:
        assert chart.charts.entries("inf-1")[0].author == NURSE
        assert chart.accounts.roles(SECOND) == Roles(administrator=True)


def test_the_name_of_a_removed_nurse_is_given_to_nobody_else(path):
    with _open(path) as chart:
        chart.accounts.remove(SECOND, by=NURSE)
        chart.charts.note([Deed(Done.NURSE_REMOVED, NURSE, NINE, {"nurse": SECOND})])
        assert _problem(chart.add_nurse, SECOND, THIRD, guessed=NONE, by=NURSE) is ChartProblem.NAME_USED


def test_a_new_password_keeps_the_roles_and_leaves_the_database_alone(path):
    with _open(path) as chart:
        before = path.read_bytes()
        chart.change_password(NURSE, PASSWORD, THIRD, guessed=NONE)
        assert chart.accounts.roles(NURSE) == ALL
        assert path.read_bytes() == before
    _open(path, password=THIRD).close()


def test_the_recovery_key_gives_a_new_password_and_the_record_is_the_same(made, path):
    typed = made[1].lower().replace("-", " ").replace("0", "o")
    with vault.recover(path, SECOND, typed, THIRD, migrations=MIGRATIONS, guessed=NONE) as chart:
        assert chart.nurse == SECOND
        assert chart.accounts.roles(SECOND) == Roles()
        assert len(chart.charts.entries("inf-1")) == 1
    assert _problem(_open, path, SECOND, OTHER) is ChartProblem.WRONG_PASSWORD
    _open(path, SECOND, THIRD).close()


def test_another_recovery_key_a_replaced_one_and_none_open_nothing(made, path):
    recover = {"migrations": MIGRATIONS, "guessed": NONE}
    other = recovery_code.new()
    assert _problem(vault.recover, path, NURSE, other, THIRD, **recover) is ChartProblem.WRONG_RECOVERY_KEY
    with _open(path) as chart:
        chart.accounts.make_recovery_key(by=NURSE)
    assert _problem(vault.recover, path, NURSE, made[1], THIRD, **recover) is ChartProblem.WRONG_RECOVERY_KEY
    with _open(path) as chart:
        chart.accounts.drop_recovery_key(by=NURSE)
    assert _problem(vault.recover, path, NURSE, made[1], THIRD, **recover) is ChartProblem.NO_RECOVERY_KEY
    _open(path).close()


def test_a_recovery_key_does_not_open_as_a_nurse_of_no_name(made, path):
    assert _problem(_open, path, "", made[1]) is ChartProblem.UNKNOWN_NURSE


def test_the_recovery_key_lies_nowhere_on_the_disk(made):
    code = made[1]
    for part in made[0].parent.iterdir():
        content = part.read_bytes()
        assert code.encode() not in content
        assert code.replace("-", "").encode() not in content
