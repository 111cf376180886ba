"""Two laptops: a session is written to a file at one and goes on at the other, the first copy only looked at."""

from types import SimpleNamespace

import pytest

from nurse_app.infusion import wishes
from nurse_app.infusion.outlook import Status
from nurse_app.machine import drives
from nurse_app.ui import theme
from nurse_app.ui.pages.away_page import AwayPage
from nurse_app.ui.pages.infusing_page import InfusingPage
from tests.support.alarm_room import ID, AlarmRoom
from tests.support.infusions import Ward, minute

FAR = 60_000


@pytest.fixture
def laptops(tmp_path, qapp, monkeypatch):
    """Two laptops with a chart each; a session runs at the first, the second has none. A stick goes between them."""
    from nurse_app.machine import paths

    theme.dress(qapp, paths.resources(), "light")
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(drives, "drives", lambda: (stick,))
    monkeypatch.setattr(paths, "papers", lambda: stick)
    ward = Ward().started().risen("42").at(40)
    rooms = []
    for name, driven in (("first", ward), ("second", SimpleNamespace(now=ward.now, entries=()))):
        (tmp_path / name).mkdir()
        rooms.append(_room(tmp_path / name, driven, monkeypatch))
    yield SimpleNamespace(first=rooms[0], second=rooms[1], stick=stick, ward=ward)
    for room in rooms:
        room.close()


def _room(folder, ward, monkeypatch):
    if ward.entries:
        return AlarmRoom(folder, ward, monkeypatch)
    empty = Ward()
    room = AlarmRoom(folder, SimpleNamespace(now=ward.now, entries=empty.entries), monkeypatch)
    # A chart with nothing of this session on it.
    for part in folder.iterdir():
        part.unlink()
    from nurse_app.records import vault
    from tests.support.kept_made import MIGRATIONS

    vault.create_raw(room.path, room.keys, migrations=MIGRATIONS).close()
    return room


def send(laptops, qtbot):
    """Send it from the first laptop; the file and the code shown."""
    shell = laptops.first.open()
    shell.places.open(ID)
    page = laptops.first.window.page
    assert isinstance(page, InfusingPage)
    page.open_panel("send")
    page.panel.send()
    away = laptops.first.window.page
    assert isinstance(away, AwayPage)
    qtbot.waitUntil(lambda: away.code.text() not in ("", "–"), timeout=FAR)
    (file,) = laptops.stick.glob("*.handover")
    return file, away.code.text()


def take_over(laptops, qtbot, file, code):
    shell = laptops.second.open()
    # The room opens as practice, the session is a real one.
    shell.ward._training = False
    shell.places.board.take_over_requested.emit()
    page = laptops.second.window.page
    page.file.put(str(file))
    page.secret.put(code)
    page.primary.button.click()
    return shell, page


def test_the_first_laptop_shows_file_and_code_and_takes_no_more_entries(laptops, qtbot):
    file, code = send(laptops, qtbot)
    shell, page = laptops.first.shell, laptops.first.window.page
    assert page.file.text() == str(file)
    assert len(code.split("-")) == 8
    assert shell.ward.current == ()
    shell.wish(ID, wishes.Pause("x"))
    assert "It goes on at another laptop since 09:40" in page.refusals.words
    assert laptops.first.window.rail._view.chairs == ()


def test_the_second_goes_on_and_shows_how_far_the_record_goes_first(laptops, qtbot):
    file, code = send(laptops, qtbot)
    laptops.first.close()
    laptops.second.clock.move_to(minute(45))
    shell, _ = take_over(laptops, qtbot, file, code)
    qtbot.waitUntil(lambda: shell.places.shown == ID, timeout=FAR)
    told = laptops.second.bands()[0]
    assert "Chair 1, " in told
    assert "taken over. The last entry made there: " in told
    assert "The pump ran at 42 mL/h: compare it." in told
    infusion = shell.ward.infusion(ID)
    assert (infusion.status, infusion.away) == (Status.INFUSING, None)
    assert [(g.start, g.end) for g in infusion.open_gaps][-1:] == [(minute(40), minute(45))]
    laptops.second.press("Seen")
    assert all("taken over" not in band for band in laptops.second.bands())


def test_the_second_has_the_entries_byte_for_byte_and_a_chain_of_its_own(laptops, qtbot):
    file, code = send(laptops, qtbot)
    first = laptops.first.shell.chart.charts.entries(ID)
    laptops.first.close()
    shell, _ = take_over(laptops, qtbot, file, code)
    qtbot.waitUntil(lambda: shell.places.shown == ID, timeout=FAR)
    assert shell.chart.charts.entries(ID)[: len(first)] == first
    assert shell.chart.check().state.value == "whole"


def test_it_is_not_taken_over_twice(laptops, qtbot):
    file, code = send(laptops, qtbot)
    laptops.first.close()
    shell, page = take_over(laptops, qtbot, file, code)
    qtbot.waitUntil(lambda: shell.places.shown == ID, timeout=FAR)
    shell.transferring.begin()
    page.file.put(str(file))
    page.secret.put(code)
    page.primary.button.click()
    qtbot.waitUntil(lambda: "on this laptop already" in page.refusals.words, timeout=FAR)
    kinds = [entry.kind for entry in shell.chart.charts.entries(ID)]
    assert kinds.count("taken-over") == kinds.count("started") == 1
    assert page.file.text() == str(file)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda b: b[:-40] + b"x" + b[-39:], "is cut short, damaged or altered", id="altered"),
        pytest.param(lambda b: b"PK" + b, "is no session sent by Vigil", id="another file"),
    ],
)
def test_an_altered_file_is_refused_with_its_name_and_what_to_do(laptops, qtbot, spoil, words):
    file, code = send(laptops, qtbot)
    laptops.first.close()
    file.write_bytes(spoil(file.read_bytes()))
    shell, page = take_over(laptops, qtbot, file, code)
    qtbot.waitUntil(lambda: words in page.refusals.words, timeout=FAR)
    assert file.name in page.refusals.words
    assert shell.chart.charts.infusions() == ()
    assert page.secret.text() == code


def test_a_real_session_does_not_go_into_a_practice_chart(laptops, qtbot):
    file, code = send(laptops, qtbot)
    laptops.first.close()
    shell, _ = take_over(laptops, qtbot, file, code)
    qtbot.waitUntil(lambda: shell.places.shown == ID, timeout=FAR)
    shell.ward._training = True
    answer = shell.ward.take_over("other", shell.chart.charts.entries(ID), "x")
    assert [finding.code for finding in answer.findings] == ["practice-differs"]


def test_taken_back_it_goes_on_where_it_was(laptops, qtbot):
    send(laptops, qtbot)
    shell, page = laptops.first.shell, laptops.first.window.page
    page.reason.put("the other one does not start")
    page.back.button.click()
    assert isinstance(laptops.first.window.page, InfusingPage)
    assert [i.id for i in shell.ward.current] == [ID]
    shell.wish(ID, wishes.Note("goes on here"))
    assert shell.ward.infusion(ID).entries[-1].fact.text == "goes on here"


def test_the_file_written_again_has_a_new_code_and_the_old_one_opens_nothing(laptops, qtbot):
    file, code = send(laptops, qtbot)
    page = laptops.first.window.page
    page.again.requested.emit()
    qtbot.waitUntil(lambda: page.code.text() not in ("–", code), timeout=FAR)
    assert list(laptops.stick.glob("*.handover")) == [file]
    laptops.first.close()
    shell, other = take_over(laptops, qtbot, file, code)
    qtbot.waitUntil(lambda: "The code does not open" in other.refusals.words, timeout=FAR)
    assert shell.chart.charts.infusions() == ()


def test_a_file_that_cannot_be_written_says_so_and_is_tried_again(laptops, qtbot):
    shell = laptops.first.open()
    shell.places.open(ID)
    shell.wish(ID, wishes.SendToFile("/nowhere/at all"))
    page = laptops.first.window.page
    qtbot.waitUntil(lambda: not page._trouble.isHidden(), timeout=FAR)
    assert shell.ward.infusion(ID).away is not None
    page.again.requested.emit()
    qtbot.waitUntil(lambda: page.code.text() not in ("", "–"), timeout=FAR)
    assert len(list(laptops.stick.glob("*.handover"))) == 1


def test_after_closing_the_code_is_gone_and_the_way_to_a_new_one_is_there(laptops, qtbot):
    send(laptops, qtbot)
    shell = laptops.first.again()
    shell.places.open(ID)
    page = laptops.first.window.page
    assert isinstance(page, AwayPage)
    assert "shown once" in page.file.text()
    assert page.code.text() == "–"


def test_an_emergency_on_the_copy_that_was_sent_shows_its_card_and_ends_there(laptops, qtbot):
    send(laptops, qtbot)
    shell = laptops.first.shell
    shell.emergency(0)
    page = laptops.first.window.page
    assert isinstance(page, InfusingPage)
    assert shell.ward.infusion(ID).emergency_since is not None
    shell.wish(ID, wishes.CloseEmergency("pressed by mistake"))
    assert shell.ward.infusion(ID).emergency_since is None
    assert isinstance(laptops.first.window.page, AwayPage)
