"""A nurse's password opens the chart, another does not, and what guards it cannot be weakened."""

import json
import shutil
from dataclasses import replace

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.machine.resources import guessed_passwords
from nurse_app.records import keyfile, vault
from nurse_app.records.keyfile import Cost, KeyFile, from_bytes
from nurse_app.records.keys import is_sealed, make_slot, new_keys, open_slot, sealed, unlock
from tests.support.kept_made import MIGRATIONS, NURSE, PASSWORD, opened

GUESSED = guessed_passwords()
SECOND = "Mara Okafor"
OTHER = "eleven brass kettles sing"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("made") / "clinic.vigil"
    with vault.create(place, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=GUESSED) as chart:
        chart.charts.append("inf-1", (opened("inf-1"),))
    return place


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made.parent, tmp_path / "home")
    return tmp_path / "home" / made.name


def _open(path, nurse=NURSE, password=PASSWORD):
    return vault.open_chart(path, nurse, password, migrations=MIGRATIONS)


def _refused(path, nurse=NURSE, password=PASSWORD):
    with pytest.raises(ChartTrouble) as refused:
        _open(path, nurse, password)
    return refused.value.problem


def test_the_password_opens_the_chart_and_no_other_does(path):
    with _open(path) as chart:
        assert chart.nurse == NURSE
        assert chart.charts.entries("inf-1") == (opened("inf-1"),)
    assert _refused(path, password=PASSWORD + " ") is ChartProblem.WRONG_PASSWORD
    assert _refused(path, nurse="Nobody Known") is ChartProblem.UNKNOWN_NURSE


def test_a_wrong_password_lets_the_lock_handed_in_stay(path):
    from nurse_app.records import lock

    held = lock.take(path)
    with pytest.raises(ChartTrouble):
        vault.open_chart(path, NURSE, "not the password", migrations=MIGRATIONS, held=held)
    vault.open_chart(path, NURSE, PASSWORD, migrations=MIGRATIONS, held=held).close()
    lock.take(path).release()


def test_the_names_are_read_before_any_password(path, tmp_path):
    assert keyfile.nurses(path) == (NURSE,)
    assert keyfile.nurses(tmp_path / "none.vigil") == ()


def test_a_second_nurse_gets_a_password_of_her_own(path):
    with _open(path) as chart:
        chart.add_nurse(SECOND, OTHER, guessed=GUESSED)
        with pytest.raises(ChartTrouble) as twice:
            chart.add_nurse(SECOND, OTHER, guessed=GUESSED)
        assert twice.value.problem is ChartProblem.ALREADY_THERE
        assert chart.is_password(SECOND, OTHER)
        assert not chart.is_password(SECOND, PASSWORD)
        assert not chart.is_password("Nobody Known", PASSWORD)
    assert keyfile.nurses(path) == (NURSE, SECOND)
    with _open(path, SECOND, OTHER) as chart:
        assert chart.nurse == SECOND
        assert len(chart.charts.entries("inf-1")) == 1


def test_a_changed_password_opens_and_the_old_one_does_not(path):
    with _open(path) as chart:
        with pytest.raises(ChartTrouble) as wrong:
            chart.change_password(NURSE, "not the password", OTHER, guessed=GUESSED)
        assert wrong.value.problem is ChartProblem.WRONG_PASSWORD
        chart.change_password(NURSE, PASSWORD, OTHER, guessed=GUESSED)
    _open(path, password=OTHER).close()
    assert _refused(path) is ChartProblem.WRONG_PASSWORD


def test_a_weak_password_makes_no_chart_and_no_slot(path, tmp_path):
    with pytest.raises(ChartTrouble) as refused:
        vault.create(tmp_path / "new.vigil", NURSE, "password1234", migrations=MIGRATIONS, guessed=GUESSED)
    assert refused.value.problem is ChartProblem.WEAK_PASSWORD
    assert not (tmp_path / "new.vigil").exists()
    with _open(path) as chart, pytest.raises(ChartTrouble):
        chart.add_nurse(SECOND, "password1234", guessed=GUESSED)


def test_no_chart_is_made_where_one_is(path):
    with pytest.raises(ChartTrouble) as refused:
        vault.create(path, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=GUESSED)
    assert refused.value.problem is ChartProblem.ALREADY_THERE
    _open(path).close()


def test_no_key_and_no_password_lies_beside_the_chart(path):
    with _open(path) as chart:
        secret = chart._keys
    for part in path.parent.iterdir():
        content = part.read_bytes()
        for key in (secret.database, secret.witness, PASSWORD.encode()):
            assert key not in content
            assert key.hex().encode() not in content


@pytest.mark.parametrize(
    ("memory", "passes", "lanes", "fair"),
    [
        (131071, 3, 2, False),
        (131072, 3, 2, True),
        (131073, 3, 2, True),
        (131072, 2, 2, False),
        (131072, 4, 2, True),
        (131072, 3, 1, False),
        (131072, 3, 3, True),
        (1048576, 3, 2, True),
        (1048577, 3, 2, False),
    ],
)
def test_the_cost_of_a_guess_cannot_be_lowered(memory, passes, lanes, fair):
    assert Cost(memory, passes, lanes).fair is fair


def test_a_key_file_that_asks_for_a_cheaper_guess_is_not_followed():
    cheap = KeyFile(bytes(16), cost=Cost(8 * 1024, 1, 1))
    slot = make_slot(cheap, NURSE, PASSWORD, new_keys())
    with pytest.raises(ChartTrouble) as refused:
        open_slot(cheap, slot, PASSWORD)
    assert refused.value.facts["what"] == "key-cost"


def test_the_cost_is_bound_to_the_wrapped_keys():
    made = KeyFile(bytes(16))
    slot = make_slot(made, NURSE, PASSWORD, new_keys())
    for other in (replace(made, cost=Cost(passes=4)), replace(made, chart=bytes(15) + b"1")):
        with pytest.raises(ChartTrouble) as refused:
            open_slot(other, slot, PASSWORD)
        assert refused.value.problem is ChartProblem.WRONG_PASSWORD


def test_a_slot_does_not_pass_for_another_nurses():
    made = KeyFile(bytes(16))
    slot = make_slot(made, NURSE, PASSWORD, new_keys())
    with pytest.raises(ChartTrouble):
        open_slot(made, replace(slot, nurse=SECOND), PASSWORD)


def test_a_slot_taken_away_by_others_is_seen():
    secret = new_keys()
    two = KeyFile(bytes(16), slots=tuple(make_slot(KeyFile(bytes(16)), n, PASSWORD, secret) for n in (NURSE, SECOND)))
    whole = sealed(two, secret)
    assert is_sealed(whole, secret)
    with pytest.raises(ChartTrouble) as refused:
        unlock((replace(whole, slots=whole.slots[:1]),), NURSE, PASSWORD)
    assert (refused.value.problem, refused.value.facts["what"]) == (ChartProblem.DAMAGED, "keys-altered")


def test_every_changed_bit_of_a_key_file_is_seen():
    content = KeyFile(bytes(16), slots=(make_slot(KeyFile(bytes(16)), NURSE, PASSWORD, new_keys()),)).to_bytes()
    assert from_bytes(content).slots[0].nurse == NURSE
    for place in range(len(content)):
        for bit in range(8):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            with pytest.raises(keyfile.NotAKeyFile):
                from_bytes(bytes(flipped))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 5000, json.dumps({"chart": 1}).encode()]
)
def test_what_is_no_key_file_is_refused(content):
    with pytest.raises(keyfile.NotAKeyFile):
        from_bytes(content)


@pytest.mark.parametrize("lost", ["-keys", "-keys2"])
@pytest.mark.parametrize("how", ["deleted", "emptied", "flipped", "another"])
def test_either_key_file_may_be_lost_and_is_made_again(path, lost, how):
    part = path.with_name(path.name + lost)
    before = part.read_bytes()
    if how == "deleted":
        part.unlink()
    else:
        another = sealed(KeyFile(bytes(16), edition=99), new_keys()).to_bytes()
        part.write_bytes({"emptied": b"", "flipped": bytes([before[0] ^ 1]) + before[1:], "another": another}[how])
    with _open(path) as chart:
        assert [fault.file for fault in chart.mended] == [part.name]
    assert part.read_bytes() == before
