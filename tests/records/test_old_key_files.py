"""A key file of an earlier day put back lets nobody into today's chart, and is named."""

import shutil
from dataclasses import replace

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import backup, keyfile, restoring, vault
from nurse_app.records.check import State, verify_file
from nurse_app.records.deeds import Deed, Done, edition_in, payload_of
from nurse_app.records.open_by_any import open_by_any
from tests.support.kept_made import MIGRATIONS, NINE, NURSE, PASSWORD, opened

SECOND, OTHER = "Mara Okafor", "eleven brass kettles sing"
NEW = "nine copper lanterns hum"
NONE: frozenset[str] = frozenset()
NAMES = ("clinic.vigil-keys", "clinic.vigil-keys2")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A chart whose nurse changed her password after another was removed; its key files by edition; its old code."""
    place = tmp_path_factory.mktemp("made") / "clinic.vigil"
    kept = {}

    def keep(chart):
        kept[chart.accounts.edition] = chart.files.keys.read_bytes()

    with vault.create(place, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=NONE) as chart:
        chart.charts.append("inf-1", (opened("inf-1"),))
        chart.add_nurse(SECOND, OTHER, guessed=NONE, by=NURSE)
        code = chart.accounts.make_recovery_key(by=NURSE)
        keep(chart)
        chart.accounts.drop_recovery_key(by=NURSE)
        chart.accounts.remove(SECOND, by=NURSE)
        keep(chart)
        chart.change_password(NURSE, PASSWORD, NEW, guessed=NONE)
        keep(chart)
    assert list(kept) == [3, 5, 6]
    return place, kept, code


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made[0].parent, tmp_path / "home")
    return tmp_path / "home" / "clinic.vigil"


def _put_back(path, content, *names):
    for name in names:
        path.with_name(name).write_bytes(content)


def _open(path, nurse=NURSE, password=NEW):
    return vault.open_chart(path, nurse, password, migrations=MIGRATIONS)


def _tell(path, edition):
    with _open(path) as chart:
        about = {"nurse": NURSE, "edition": str(edition)}
        chart.charts.note([Deed(Done.PASSWORD_CHANGED, NURSE, NINE, about)])


def _problem(task, *words, **named):
    with pytest.raises(ChartTrouble) as refused:
        task(*words, **named)
    return refused.value.problem


def _faults(path, password=NEW):
    return [(fault.file, fault.code.value) for fault in verify_file(path, password).faults]


@pytest.mark.parametrize("name", NAMES)
def test_one_of_an_earlier_day_opens_nothing_and_is_named_and_mended(path, made, name):
    _put_back(path, made[1][3], name)
    assert _problem(_open, path, NURSE, PASSWORD) is ChartProblem.WRONG_PASSWORD
    assert _problem(_open, path, SECOND, OTHER) is ChartProblem.UNKNOWN_NURSE
    assert _problem(open_by_any, path, OTHER, migrations=MIGRATIONS) is ChartProblem.WRONG_PASSWORD
    recover = {"migrations": MIGRATIONS, "guessed": NONE}
    assert _problem(vault.recover, path, NURSE, made[2], OTHER, **recover) is ChartProblem.NO_RECOVERY_KEY
    for old in (PASSWORD, OTHER):
        assert _faults(path, old) == [("clinic.vigil", "password")]
    assert _faults(path) == [(name, "keys-old")]
    with _open(path) as chart:
        assert [(fault.file, fault.code.value) for fault in chart.mended] == [(name, "keys-old")]
    assert path.with_name(name).read_bytes() == made[1][6]
    assert verify_file(path, NEW).state is State.WHOLE


def test_cut_short_between_the_two_files_it_is_whole_and_opens_by_the_new_password_alone(path, made):
    _put_back(path, made[1][5], NAMES[1])
    assert verify_file(path, NEW).state is State.WHOLE
    assert _problem(_open, path, NURSE, PASSWORD) is ChartProblem.WRONG_PASSWORD
    _open(path).close()
    assert path.with_name(NAMES[1]).read_bytes() == made[1][6]


@pytest.mark.parametrize("name", NAMES)
def test_one_edition_behind_what_a_deed_tells_is_no_sudden_end(path, made, name):
    _tell(path, 6)
    _put_back(path, made[1][5], name)
    assert _faults(path) == [(name, "keys-old")]


@pytest.mark.parametrize("broken", [b"", b"noise", None])
def test_an_older_one_serves_where_the_newer_is_broken(path, made, broken):
    _put_back(path, made[1][5], NAMES[1])
    if broken is None:
        path.with_name(NAMES[0]).unlink()
    else:
        _put_back(path, broken, NAMES[0])
    _open(path, password=PASSWORD).close()


def test_one_with_a_later_number_and_no_seal_takes_nothing_from_the_sound_one(path):
    sound = keyfile.read(path.with_name(NAMES[0]))
    forged = replace(sound, edition=99)
    _put_back(path, forged.to_bytes(), NAMES[1])
    assert _faults(path) == [(NAMES[1], "keys-altered")]
    with _open(path) as chart:
        assert chart.accounts.edition == 6


def test_both_of_an_earlier_day_are_told_by_the_record(path, made):
    _tell(path, 6)
    assert verify_file(path, NEW).state is State.WHOLE
    _put_back(path, made[1][5], *NAMES)
    verdict = verify_file(path, PASSWORD)
    assert (verdict.state, verdict.exit_code) == (State.ALTERED, 1)
    assert _faults(path, PASSWORD) == [(NAMES[0], "keys-put-back")]
    with _open(path, password=PASSWORD) as chart:
        assert [(fault.file, fault.code.value) for fault in chart.mended] == [(NAMES[0], "keys-put-back")]
        assert [fault.code.value for fault in chart.check().faults] == ["keys-put-back"]


def test_a_backup_made_with_old_key_files_is_told_and_can_be_put_back(path, made, tmp_path):
    _tell(path, 6)
    _put_back(path, made[1][5], *NAMES)
    backup.make(path, tmp_path / "monday.backup")
    assert _faults(tmp_path / "monday.backup", PASSWORD) == [("monday.backup", "keys-put-back")]
    entries, _ = restoring.restore(tmp_path / "monday.backup", path, PASSWORD, migrations=MIGRATIONS)
    assert entries == 2


@pytest.mark.parametrize(
    ("about", "edition"),
    [({"edition": "7"}, 7), ({}, 0), ({"edition": "x"}, 0), ({"edition": ""}, 0), ({"nurse": '"edition"'}, 0)],
)
def test_a_deed_tells_the_edition_or_nothing(about, edition):
    assert edition_in(payload_of(Deed(Done.ROLES_CHANGED, NURSE, NINE, about))) == edition


def test_the_newest_deed_that_tells_of_an_edition_counts(ward):
    ward.create(1)
    with ward.open() as chart:
        assert chart.charts.edition_told() == 0
        told = ({"edition": "4"}, {"edition": "9"}, {"nurse": NURSE})
        chart.charts.note([Deed(Done.ROLES_CHANGED, NURSE, NINE, about) for about in told])
        assert chart.charts.edition_told() == 9
