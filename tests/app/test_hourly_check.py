"""The open chart is checked each hour and held against its newest backup; what is wrong is told, and it goes on."""

import pytest

from nurse_app.infusion import wishes
from nurse_app.records import backup_folder, sitting
from nurse_app.records.deeds import Deed, Done
from nurse_app.records.fileset import FileSet
from tests.app.test_backing_up import DINA, FAR, INFUSION, Room, room  # noqa: F401 - the fixture
from tests.support.key_ring import ring_in_place


def flip(part, at=-40):
    content = bytearray(part.read_bytes())
    content[at] ^= 1
    part.write_bytes(content)


def checked(qtbot, made):
    qtbot.waitUntil(lambda: not made.shell.hourly._busy, timeout=FAR)


@pytest.mark.parametrize(("minutes", "told"), [(59, False), (60, True), (61, True)])
def test_each_hour_the_open_chart_is_checked(room, qtbot, caplog, minutes, told):  # noqa: F811 - pytest's way
    room.open()
    flip(FileSet.at(room.path).mirror)
    room.later(minutes=minutes)
    checked(qtbot, room)
    found = [band for band in room.bands if "is not as it was saved" in band]
    assert bool(found) is told
    assert bool(caplog.messages) is told
    if told:
        assert "clinic.vigil-mirror" in found[0]
        assert "close Vigil and open it again" in found[0]


@pytest.mark.parametrize(("too_large", "told"), [(True, True), (False, False)])
def test_what_the_opening_left_unread_is_read_at_once(room, qtbot, caplog, monkeypatch, too_large, told):  # noqa: F811
    if too_large:
        monkeypatch.setattr(sitting, "EXAMINED_UP_TO", 1)
    room.open()
    flip(FileSet.at(room.path).mirror, 60)
    room.later(seconds=1)
    checked(qtbot, room)
    assert any("is not as it was saved" in band for band in room.bands) is told


def test_a_whole_chart_is_not_spoken_of(room, qtbot):  # noqa: F811
    room.open()
    room.note()
    room.later(minutes=60)
    checked(qtbot, room)
    assert room.shell.hourly.fault is None


def test_with_damage_on_disk_entries_go_on_and_seen_holds_for_an_hour(room, qtbot, caplog):  # noqa: F811
    shell = room.open()
    flip(FileSet.at(room.path).mirror, 60)
    room.later(minutes=60)
    checked(qtbot, room)
    before = len(shell.ward.infusion(INFUSION).entries)
    shell.wish(INFUSION, wishes.Note("the infusion goes on"))
    assert len(shell.ward.infusion(INFUSION).entries) == before + 1
    room.window.alarms.answered.emit("/chart-check")
    assert not any("is not as it was saved" in band for band in room.bands)
    room.later(minutes=60)
    checked(qtbot, room)
    assert any("is not as it was saved" in band for band in room.bands)


def test_files_of_an_older_day_are_told_against_the_newest_backup(room, qtbot, caplog):  # noqa: F811
    shell = room.open()
    backup_folder.choose(room.stick)
    room.close()
    old = {part: part.read_bytes() for part in FileSet.at(room.path).parts}
    shell = room.open()
    room.note()
    shell.chart.charts.save_settings({"backup_folder": str(room.stick)}, "x", shell.ward.now)
    shell.chart.back_up(room.stick, shell.ward.now)
    room.close()
    for part, content in old.items():
        part.write_bytes(content)
    shell = room.open()
    # The setting is of the newer day; the nurse's laptop knows its folder all the same here.
    shell.ward.settings = type(shell.ward.settings)(backup_folder=str(room.stick))
    room.later(seconds=1)
    checked(qtbot, room)
    # Its opening has gone on from the older day by now, so that it is another history from there on.
    told = [band for band in room.bands if ".backup tells of other entries" in band]
    assert len(told) == 1
    assert "the newer chart may be elsewhere" in told[0]
    room.later(minutes=60)
    checked(qtbot, room)
    assert shell.hourly.fault is not None


def test_files_of_an_older_day_are_told_by_the_key_store_once(room, qtbot, caplog, monkeypatch):  # noqa: F811
    ring = ring_in_place(monkeypatch)
    room.open()
    room.later(seconds=1)
    checked(qtbot, room)
    assert len(ring.held) == 1
    room.close()
    old = {part: part.read_bytes() for part in FileSet.at(room.path).parts}
    room.open()
    room.note()
    room.later(minutes=60)
    checked(qtbot, room)
    room.close()
    for part, content in old.items():
        part.write_bytes(content)
    room.open()
    room.later(seconds=1)
    checked(qtbot, room)
    told = [band for band in room.bands if "this computer's key store" in band]
    assert len(told) == 1
    assert "the newer chart may be elsewhere" in told[0]
    room.window.alarms.answered.emit("/chart-check")
    checked(qtbot, room)
    assert not any("key store" in band for band in room.bands)
    room.close()
    room.open()
    room.later(seconds=1)
    checked(qtbot, room)
    assert not any("key store" in band for band in room.bands)


def test_what_is_wrong_is_not_remembered_as_right(room, qtbot, caplog, monkeypatch):  # noqa: F811
    ring = ring_in_place(monkeypatch)
    room.open()
    room.later(seconds=1)
    checked(qtbot, room)
    before = dict(ring.held)
    room.note()
    flip(FileSet.at(room.path).mirror, 60)
    room.later(minutes=60)
    checked(qtbot, room)
    assert room.shell.hourly.fault is not None
    assert ring.held == before


def test_old_key_files_put_back_are_told_from_the_opening_on(room, qtbot, caplog):  # noqa: F811
    shell = room.open()
    shell.chart.charts.note([Deed(Done.NURSE_REMOVED, DINA, shell.ward.now, {"nurse": "x", "edition": "2"})])
    room.close()
    room.open()
    for _ in range(2):
        room.later(seconds=1)
        checked(qtbot, room)
        (told,) = [band for band in room.bands if "older than the record tells" in band]
        assert "removes again who was removed since" in told


def test_practice_is_not_checked(room):  # noqa: F811
    room.open(training=True)
    room.later(minutes=90)
    assert not room.shell.hourly._busy
