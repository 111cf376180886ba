"""After the fourth wrong password each one doubles the wait, and neither a restart nor another clock shortens it."""

from datetime import UTC, datetime, timedelta

import pytest

from nurse_app.infusion.moment import Moment
from nurse_app.records.tries import Tries, wait_after

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
BOOT_S = 5000


def at(seconds, *, boot="boot-1", wall=None):
    """A moment so many seconds after the test began."""
    return Moment(NINE + timedelta(seconds=seconds if wall is None else wall), boot, (BOOT_S + seconds) * 1000)


@pytest.fixture
def chart(tmp_path):
    return tmp_path / "clinic.vigil"


def wrong(chart, count, seconds=0, **named):
    """So many wrong passwords, all at one time."""
    tries = Tries(chart, at(seconds), **named)
    for _ in range(count):
        tries.begin("Ines Duarte", at(seconds))
    return tries


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (12, 256), (13, 512), (14, 900), (15, 900), (400, 900)],
)
def test_the_wait_doubles_from_the_fifth_on_up_to_a_quarter_of_an_hour(failures, seconds):
    assert wait_after(failures) == seconds


@pytest.mark.parametrize(("later", "left"), [(0, 8), (7, 1), (8, 0), (9, 0)])
def test_the_wait_runs_off_by_the_clock_that_counts_through_sleep(chart, later, left):
    assert wrong(chart, 7).wait_s(at(later)) == left


@pytest.mark.parametrize("wall", [-86_400, 86_400, 10**8])
def test_a_wall_clock_that_was_set_wins_nothing(chart, wall):
    assert wrong(chart, 14).wait_s(at(1, wall=wall)) == 899


def test_a_program_that_is_started_again_goes_on_counting(chart):
    wrong(chart, 13)
    again = Tries(chart, at(2))
    assert again.wait_s(at(2)) == 510
    again.begin("Mara Okafor", at(600))
    assert Tries(chart, at(601)).wait_s(at(601)) == 899


def test_after_the_computer_starts_again_the_wait_begins_with_the_start(chart):
    wrong(chart, 14)
    started = Moment(NINE + timedelta(days=400), "boot-2", 20_000)
    assert Tries(chart, started).wait_s(started) == 880


def test_a_deleted_file_is_made_good_by_its_twin_and_within_the_program_by_memory(chart, tmp_path):
    twin = tmp_path / "elsewhere"
    tries = wrong(chart, 14, twin=twin)
    (tmp_path / ".clinic.vigil.tries").unlink()
    assert tries.wait_s(at(1)) == 899
    assert Tries(chart, at(1), twin).wait_s(at(1)) == 899


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"[" * 5000, b'{"kept": "{}", "check": ""}'])
def test_a_file_changed_by_others_counts_as_ten_wrong_ones_just_now(chart, tmp_path, content):
    (tmp_path / ".clinic.vigil.tries").write_bytes(content)
    assert Tries(chart, at(0)).wait_s(at(0)) == 64


def test_a_count_lowered_by_hand_is_seen(chart, tmp_path):
    wrong(chart, 14)
    file = tmp_path / ".clinic.vigil.tries"
    file.write_bytes(file.read_bytes().replace(b'failures\\": 14', b'failures\\": 0'))
    assert Tries(chart, at(0)).wait_s(at(0)) == 64


def test_the_right_one_tells_what_went_before_and_clears_the_file(chart, tmp_path):
    tries = wrong(chart, 3)
    tries.begin("Mara Okafor", at(60))
    told = tries.was_right()
    assert [(one.nurse, one.at) for one in told] == [("Ines Duarte", "2026-03-02T09:00:00+00:00")] * 3
    assert list(tmp_path.iterdir()) == []
    assert tries.wrong == ()
    assert Tries(chart, at(61)).wait_s(at(61)) == 0


def test_a_try_counts_before_it_is_made_and_is_taken_back_when_the_chart_would_not_open(chart):
    tries = wrong(chart, 5)
    assert Tries(chart, at(0)).wait_s(at(0)) == 2
    tries.take_back()
    assert Tries(chart, at(0)).wait_s(at(0)) == 0


def test_only_its_owner_reads_the_file(chart, tmp_path):
    wrong(chart, 1)
    assert (tmp_path / ".clinic.vigil.tries").stat().st_mode & 0o777 == 0o600


def test_a_disk_that_takes_nothing_keeps_nobody_out(tmp_path):
    tries = wrong(tmp_path / "not-there" / "clinic.vigil", 5)
    assert tries.wait_s(at(0)) == 2
