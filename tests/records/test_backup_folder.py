"""The folder of backups: each is read again before it counts, old ones go by age, an empty place is not the folder."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import backup_folder, durable, rehearsing
from nurse_app.records.backup_ages import may_go
from nurse_app.records.check import State
from tests.support.kept_made import MIGRATIONS, NAME, infusion_of, vitals

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    backup_folder.choose(folder)
    return folder


@pytest.fixture
def chart(ward):
    with ward.create(6).open() as opened:
        yield opened


def names(folder):
    return sorted(part.name for part in folder.iterdir() if part.name != backup_folder.MARK)


def test_a_backup_is_named_by_chart_and_time_and_read_again(chart, stick):
    made, verdict = chart.back_up(stick, NOON)
    assert made.path.name == f"vigil-{chart._chart.hex()[:8]}-2026-03-04-120000.backup"
    assert (verdict.state, verdict.entries, verdict.acknowledged) == (State.WHOLE, 6, 6)
    assert names(stick) == [made.path.name]
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert NAME.split(",")[0].encode() not in made.path.read_bytes()
    assert chart.newest_backup(stick) == made


def test_it_holds_what_was_kept_by_then(chart, stick):
    chart.back_up(stick, NOON)
    chart.charts.append("inf-1", (vitals("inf-1", 6),))
    _, verdict = chart.back_up(stick, NOON + timedelta(hours=1))
    assert (verdict.entries, chart.entries_kept) == (7, 7)
    assert verdict.head == chart._sitting.seal.reach.head


def test_put_back_on_trial_it_has_every_entry_and_leaves_nothing_behind(chart, stick, tmp_path, monkeypatch):
    trial = tmp_path / "trial"
    trial.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(trial))
    made, _ = chart.back_up(stick, NOON)
    assert chart.rehearse(made.path, migrations=MIGRATIONS) == 6
    assert list(trial.iterdir()) == []


def test_a_trial_that_would_not_come_back_whole_is_told(chart, stick, monkeypatch):
    """Planted: what is put back is not what the backup holds."""
    made, _ = chart.back_up(stick, NOON)
    real = rehearsing.links_in_mirror
    monkeypatch.setattr(rehearsing, "links_in_mirror", lambda *which: list(real(*which))[:-1])
    with pytest.raises(ChartTrouble) as told:
        chart.rehearse(made.path, migrations=MIGRATIONS)
    assert told.value.problem is ChartProblem.DAMAGED


def test_a_backup_spoilt_afterwards_fails_its_trial(chart, stick):
    made, _ = chart.back_up(stick, NOON)
    content = bytearray(made.path.read_bytes())
    content[-30] ^= 4
    made.path.write_bytes(content)
    with pytest.raises(ChartTrouble) as told:
        chart.rehearse(made.path, migrations=MIGRATIONS)
    assert told.value.facts["rebuild"] == "other"


@pytest.mark.parametrize(
    "where", [0, 8, 20, 400, 1000, -1], ids=["first", "sizes", "key file", "anchor", "its other slot", "last"]
)
def test_what_was_not_written_as_it_should_is_seen_at_once(chart, stick, monkeypatch, where):
    """Planted: a stick that loses a bit, whichever it is."""
    real = durable.write_at

    def loses_a_bit(fd, content, at):
        lost = bytearray(content)
        lost[where] ^= 1
        real(fd, bytes(lost), at)

    monkeypatch.setattr(durable, "write_at", loses_a_bit)
    with pytest.raises(ChartTrouble) as told:
        chart.back_up(stick, NOON)
    assert told.value.problem is ChartProblem.DAMAGED
    assert names(stick) == []


def test_a_folder_that_is_gone_or_only_an_empty_place_is_not_written_to(chart, stick, tmp_path):
    (stick / backup_folder.MARK).unlink()
    for folder in (stick, tmp_path / "nowhere"):
        with pytest.raises(ChartTrouble) as told:
            chart.back_up(folder, NOON)
        assert told.value.problem is ChartProblem.NOT_FOUND
    assert names(stick) == []
    assert not (tmp_path / "nowhere").exists()


def test_a_full_stick_is_told_and_no_half_file_stays(chart, stick, monkeypatch):
    chart.back_up(stick, NOON)
    before = names(stick)

    def full(fd, content, at):
        os.write(fd, bytes(content)[: len(content) // 2])
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(durable, "write_at", full)
    with pytest.raises(ChartTrouble) as told:
        chart.back_up(stick, NOON + timedelta(hours=1))
    assert told.value.problem is ChartProblem.DISK_FULL
    assert names(stick) == before


def test_what_a_cut_off_making_left_is_swept_away(chart, stick):
    left = stick / f".vigil-{chart._chart.hex()[:8]}-2026-03-04-110000.backup.part"
    left.write_bytes(b"half")
    others = stick / ".vigil-00000000-2026-03-04-110000.backup.part"
    others.write_bytes(b"of another chart")
    made, _ = chart.back_up(stick, NOON)
    assert names(stick) == [others.name, made.path.name]


def test_another_charts_backups_and_other_files_are_left_alone(chart, stick):
    others = [stick / "vigil-00000000-2020-01-01-000000.backup", stick / "letter.txt"]
    mine = f"vigil-{chart._chart.hex()[:8]}"
    odd = [stick / f"{mine}-2026-13-41-000000.backup", stick / f"{mine}.backup"]
    for path in (*others, *odd):
        path.write_bytes(b"x")
    chart.back_up(stick, NOON)
    assert all(path.exists() for path in (*others, *odd))


def test_hourly_for_a_day_daily_for_a_month_then_monthly(chart, stick):
    mine = f"vigil-{chart._chart.hex()[:8]}"
    made = [NOON - timedelta(hours=hours) for hours in range(1, 90 * 24)]
    for at in made:
        (stick / f"{mine}-{at.strftime('%Y-%m-%d-%H%M%S')}.backup").write_bytes(b"x")
    chart.back_up(stick, NOON)
    left = [kept.made for kept in backup_folder.listed(stick, chart._chart)]
    assert left[:24] == [NOON - timedelta(hours=hours) for hours in range(24)]
    assert left[24:54] == [datetime(2026, 3, 3, 23, tzinfo=UTC) - timedelta(days=days) for days in range(1, 31)][
        :29
    ] + [datetime(2026, 1, 31, 23, tzinfo=UTC)]
    assert left[54:] == [datetime(2025, 12, 31, 23, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("hours", "goes"), [(23, False), (24, True), (25, True)], ids=["under a day", "a day", "over a day"]
)
def test_all_of_the_last_day_stay(hours, goes):
    later = NOON - timedelta(hours=hours) + timedelta(minutes=1)
    assert (NOON - timedelta(hours=hours) in may_go({NOON, later, NOON - timedelta(hours=hours)}, NOON)) is goes


moments = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(st.sets(moments, min_size=1, max_size=60), moments)
def test_however_often_it_is_thinned_the_newest_and_each_months_last_stay(made, now):
    left = made - may_go(made, now)
    assert max(made) in left
    assert {at for at in made if now - at < timedelta(hours=24)} <= left
    assert {(at.year, at.month) for at in left} == {(at.year, at.month) for at in made}
    assert may_go(left, now) == frozenset()


@given(st.sets(moments, min_size=1, max_size=60), moments, moments)
def test_thinned_today_and_tomorrow_is_as_thinned_tomorrow(made, one, other):
    today, tomorrow = sorted((one, other))
    twice = made - may_go(made, today)
    assert twice - may_go(twice, tomorrow) == made - may_go(made, tomorrow)


def test_a_folder_is_made_only_where_the_one_above_is_there(tmp_path):
    backup_folder.choose(tmp_path / "Vigil backups")
    assert (tmp_path / "Vigil backups" / backup_folder.MARK).read_text("ascii").startswith("Vigil keeps")
    with pytest.raises(ChartTrouble) as told:
        backup_folder.choose(tmp_path / "gone" / "Vigil backups")
    assert told.value.problem is ChartProblem.NOT_FOUND
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(ChartTrouble):
        backup_folder.choose(tmp_path / "file")


def test_saving_goes_on_while_a_backup_is_made(chart, stick, monkeypatch):
    """Entries kept between the copy and its check are no fault of it."""
    real = durable.write_at

    def meanwhile(fd, content, at):
        real(fd, content, at)
        if Path(f"/proc/self/fd/{fd}").exists() and len(content) > 2000:
            monkeypatch.setattr(durable, "write_at", real)
            chart.charts.append("inf-1", (vitals("inf-1", 6),))

    monkeypatch.setattr(durable, "write_at", meanwhile)
    _, verdict = chart.back_up(stick, NOON)
    assert (verdict.entries, chart.entries_kept) == (6, 7)
    assert chart.charts.entries("inf-1") == infusion_of("inf-1", 7)
