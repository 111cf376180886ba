"""When the program last ran stands beside a chart, without a word about anybody."""

from datetime import UTC, datetime

import pytest

from nurse_app.infusion.moment import Moment
from nurse_app.machine.heartbeat import beat, last_beat
from nurse_app.records.fileset import FileSet

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_what_was_said_last_is_read_again(tmp_path):
    file = FileSet.at(tmp_path / "clinic.vigil").alive
    beat(file, NINE, "b1", 5)
    beat(file, NINE.replace(minute=1), "b1", 60_005)
    assert last_beat(file, Moment) == Moment(NINE.replace(minute=1), "b1", 60_005)
    assert [one.name for one in tmp_path.iterdir()] == [".clinic.vigil.alive"]
    assert file not in FileSet.at(tmp_path / "clinic.vigil").parts


@pytest.mark.parametrize(
    "told",
    [
        "",
        "{",
        "[]",
        "null",
        '{"wall": "2026-03-02T09:00:00", "boot_id": "b", "boot_ms": 5}',
        '{"wall": "2026-03-02T09:00:00+00:00", "boot_id": 3, "boot_ms": 5}',
        '{"wall": "2026-03-02T09:00:00+00:00", "boot_id": "b", "boot_ms": true}',
        '{"wall": 3, "boot_id": "b", "boot_ms": 5}',
        '{"boot_id": "b", "boot_ms": 5}',
    ],
)
def test_what_is_not_whole_tells_nothing(tmp_path, told):
    file = tmp_path / "beat"
    file.write_text(told, "utf-8")
    assert last_beat(file, Moment) is None


def test_no_file_and_no_folder_are_no_trouble(tmp_path):
    file = tmp_path / "gone" / "beat"
    beat(file, NINE, "b1", 5)
    assert last_beat(file, Moment) is None
