"""A key file of another chart, even of the same nurse and password, is named, not used, and mended."""

import shutil

import pytest

from nurse_app.records import keyfile, rebuilding, vault
from nurse_app.records.check import State, verify_file
from nurse_app.records.fileset import FileSet
from nurse_app.records.open_by_any import open_by_any
from tests.support.kept_made import MIGRATIONS, NURSE, PASSWORD, opened

NONE: frozenset[str] = frozenset()
NAMES = ("clinic.vigil-keys", "clinic.vigil-keys2")


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The same clinic's chart twice."""
    places = [tmp_path_factory.mktemp(name) / "clinic.vigil" for name in ("this", "other")]
    for place in places:
        with vault.create(place, NURSE, PASSWORD, migrations=MIGRATIONS, guessed=NONE) as chart:
            chart.charts.append("inf-1", (opened("inf-1"),))
            if place is places[1]:
                chart.accounts.make_recovery_key(by=NURSE)
    return places


@pytest.fixture(params=NAMES)
def swapped(two, tmp_path, request):
    shutil.copytree(two[0].parent, tmp_path / "home")
    place = tmp_path / "home" / "clinic.vigil"
    shutil.copy(two[1].with_name(NAMES[0]), place.with_name(request.param))
    return place, request.param


def _open(place):
    return vault.open_chart(place, NURSE, PASSWORD, migrations=MIGRATIONS)


def _named(faults):
    return [(fault.file, fault.code.value) for fault in faults]


@pytest.mark.parametrize("lost", [None, "-mirror"])
def test_it_alone_is_named_and_nothing_else_is_blamed(swapped, lost):
    place, name = swapped
    if lost is not None:
        # The anchor says whose the files are then.
        place.with_name(place.name + lost).unlink()
    verdict = verify_file(place, PASSWORD)
    lost_too = [] if lost is None else [(place.name + lost, "missing")]
    assert (verdict.state, _named(verdict.faults)) == (State.ALTERED, [(name, "keys-of-another"), *lost_too])
    assert verdict.entries == 1


@pytest.mark.parametrize("opening", [_open, lambda place: open_by_any(place, PASSWORD, migrations=MIGRATIONS)])
def test_opening_goes_by_the_other_one_and_mends_it(swapped, opening):
    place, name = swapped
    assert not keyfile.has_recovery_key(place)
    with opening(place) as chart:
        assert _named(chart.mended) == [(name, "keys-of-another")]
        assert len(chart.charts.entries("inf-1")) == 1
    assert verify_file(place, PASSWORD).state is State.WHOLE


def test_a_lost_database_is_made_anew_all_the_same(swapped):
    place, _ = swapped
    place.unlink()
    assert rebuilding.rebuild(place, NURSE, PASSWORD, migrations=MIGRATIONS).entries == 1
    _open(place).close()


def test_where_no_key_file_fits_those_there_are_are_tried(swapped):
    files = FileSet.at(swapped[0])
    for part in (files.mirror, files.anchor):
        part.write_bytes(b"noise")
    assert len(keyfile.found(files)) == 2
