"""Roles, removal, the recovery key and who did what: asked on the settings page, kept in the chart, told in words."""

from pathlib import Path

import pytest

from nurse_app.app import recovering, start
from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.infusion import wishes
from nurse_app.machine import paths
from nurse_app.records import keyfile, vault
from nurse_app.records.deeds import Done
from nurse_app.ui import theme
from nurse_app.ui.pages.deeds_page import DeedsPage
from nurse_app.ui.pages.recover_page import RecoverPage
from nurse_app.ui.pages.recovery_key_page import RecoveryKeyPage
from nurse_app.ui.pages.settings_wishes import GiveRoles, NewRecoveryKey, RemoveNurse, SaveSettings, ShowDeeds
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.ui.parts.text import Text
from nurse_app.ui.window import Window
from tests.support.kept_made import MIGRATIONS, infusion_of
from tests.support.let_go import let_go
from tests.support.tables import real_book
from tests.support.ward_clock import WardClock

DINA, ADE = "Dina Mensah, RN", "Ade Bello, RN"
PASSWORD, OTHER, NEW = "grey heron over still water", "seven quiet rivers wade north", "nine copper lanterns hum"
INFUSION = "inf-1"
NONE: frozenset[str] = frozenset()


class Room:
    """An open window on a chart of two nurses; Dina is lead and administrator, and sits there."""

    def __init__(self, chart):
        self.clock, self.chart = WardClock(), chart
        self.window, self.worker = Window(), Worker()
        self.window.show()
        self.shell = open_shell(self.window, self.worker, chart, real_book(), self.clock, DINA, start.new_id)
        self.shell._timer.stop()

    @property
    def page(self):
        """The settings page."""
        self.window.rail.nurse_requested.emit()
        return self.window.page

    def done(self):
        """What was done, as kept."""
        self.shell.diary.tick()
        return [(deed.done, deed.author) for deed in self.chart.charts.deeds()]

    def close(self):
        """Let go of window and chart."""
        let_go(self.window, self.worker, self.shell)


@pytest.fixture
def room(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(recovering.QDesktopServices, "openUrl", lambda _url: True)
    theme.dress(qapp, paths.resources(), "light")
    chart = vault.create(tmp_path / "clinic.vigil", DINA, PASSWORD, migrations=MIGRATIONS, guessed=NONE)
    chart.charts.append(INFUSION, infusion_of(INFUSION, 1))
    chart.add_nurse(ADE, OTHER, guessed=NONE)
    made = Room(chart)
    yield made
    made.close()


def edition_told(room):
    """The edition of the key files that the newest deed tells."""
    return int(room.chart.charts.deeds()[-1].about["edition"])


def words(widget):
    return " ".join(text.text() for text in widget.findChildren(Text) if not text.isHidden())


def test_the_page_says_who_is_what_and_shows_an_administrator_her_buttons(room):
    nurses = room.page.nurses
    assert nurses._names.text() == "Dina Mensah, RN  (lead, administrator)\nAde Bello, RN"
    assert [one.isHidden() for one in (nurses.add, nurses.alter, nurses.recover, nurses.deeds)] == [False] * 4


def test_a_nurse_of_no_role_sees_her_password_and_nothing_else(room):
    room.shell.ward.nurse = ADE
    nurses = room.page.nurses
    assert not nurses.change.isHidden()
    assert [one.isHidden() for one in (nurses.add, nurses.alter, nurses.recover, nurses.deeds)] == [True] * 4


def test_a_role_is_given_and_counts_at_once(room):
    room.page.wished.emit(GiveRoles(ADE, lead=True, administrator=False))
    assert room.page.nurses._said.text() == "Ade Bello, RN is lead from now on."
    assert room.page.nurses._names.text().endswith("Ade Bello, RN  (lead)")
    assert room.done() == [("unlocked", DINA), ("roles-changed", DINA)]
    assert edition_told(room) == room.chart.accounts.edition == 3


def test_a_nurse_of_no_role_raises_nobody_even_past_the_page(room):
    room.shell.ward.nurse = ADE
    room.page.wished.emit(GiveRoles(ADE, lead=True, administrator=True))
    assert "Only an administrator may do this." in room.page.nurses.roles._trouble.text()
    room.page.wished.emit(RemoveNurse(DINA))
    assert room.chart.nurses == (DINA, ADE)


def test_a_removed_nurse_unlocks_no_more_and_the_last_administrator_stays(room):
    room.page.wished.emit(RemoveNurse(DINA))
    assert "is the only administrator" in room.page.nurses.roles._trouble.text()
    room.page.wished.emit(RemoveNurse(ADE))
    assert room.page.nurses._said.text() == "Ade Bello, RN cannot unlock any more."
    assert keyfile.nurses(room.chart.files.main) == (DINA,)
    assert room.done()[-1] == ("nurse-removed", DINA)
    assert edition_told(room) == room.chart.accounts.edition == 3


def test_removing_takes_two_presses_and_the_second_says_the_name(room, qtbot):
    form = room.page.nurses.roles
    form.nurse.pick(ADE)
    form.nurse.picked.emit(ADE)
    with qtbot.assertNotEmitted(form.removal_asked):
        form.remove.click()
    assert form.really.text() == "Remove Ade Bello, RN"
    with qtbot.waitSignal(form.removal_asked) as asked:
        form.really.click()
    assert asked.args == [ADE]


@pytest.mark.parametrize(
    ("nurse", "setting", "kept"),
    [
        (DINA, {"policy": "pause_first"}, True),
        (ADE, {"policy": "pause_first"}, False),
        (ADE, {"pump_max_ml_h": "1200"}, False),
        (ADE, {"clinic_name": "Riverside"}, False),
        (ADE, {"look": "dark"}, True),
    ],
)
def test_the_clinics_limits_are_the_leads_and_the_colours_everybodys(room, nurse, setting, kept):
    room.shell.ward.nurse = nurse
    room.page.wished.emit(SaveSettings(setting))
    held = room.chart.charts.settings()
    assert [held.get(name) == text for name, text in setting.items()] == [kept]
    assert ("Only a clinical lead may do this." in room.page.refusals.words) is not kept


def test_an_administrator_who_is_no_lead_changes_the_clinics_lines_and_not_its_limits(room):
    room.page.wished.emit(GiveRoles(ADE, lead=False, administrator=True))
    room.shell.ward.nurse = ADE
    room.page.wished.emit(SaveSettings({"clinic_name": "Riverside"}))
    room.page.wished.emit(SaveSettings({"policy": "stop_first"}))
    assert room.chart.charts.settings() == {"clinic_name": "Riverside"}


def test_a_recovery_key_is_shown_once_and_opens_from_the_locked_screen(room, qtbot):
    settings = room.page
    settings.wished.emit(NewRecoveryKey())
    qtbot.waitUntil(lambda: isinstance(room.window.page, RecoveryKeyPage), timeout=20_000)
    paper = room.window.page
    code = paper.code
    paper.typed.put("00000")
    assert paper.primary.button.reason == "Not yet: these are not the last five characters."
    paper.typed.put(code[-5:].lower())
    paper.primary.button.click()
    assert room.window.page is settings
    assert (paper.code, room.chart.accounts.has_recovery_key) == ("", True)
    room.shell.lock.lock()
    room.window.page.recovery_requested.emit()
    page = room.window.page
    assert isinstance(page, RecoverPage)
    room.clock.move(seconds=9)
    page.recover_requested.emit(ADE, "00002" + code[5:], NEW)
    qtbot.waitUntil(lambda: "Group 1 is mistyped." in page._trouble.text(), timeout=20_000)
    page.recover_requested.emit(ADE, code, NEW)
    qtbot.waitUntil(lambda: room.window.page is settings, timeout=20_000)
    assert room.shell.ward.nurse == ADE
    assert room.chart.is_password(ADE, NEW)
    assert room.done() == [
        ("unlocked", DINA),
        ("recovery-made", DINA),
        ("locked", DINA),
        ("wrong-password", ""),
        ("recovery-used", ADE),
        ("unlocked", ADE),
    ]
    told = {deed.done: deed.about.get("edition") for deed in room.chart.charts.deeds()}
    assert (told["recovery-made"], told["recovery-used"], told["locked"]) == ("3", "4", None)


def test_going_on_without_a_recovery_key_leaves_none_and_is_recorded(room, qtbot):
    settings = room.page
    settings.wished.emit(NewRecoveryKey())
    qtbot.waitUntil(lambda: isinstance(room.window.page, RecoveryKeyPage), timeout=20_000)
    room.window.page.without.click()
    assert room.window.page is settings
    assert not room.chart.accounts.has_recovery_key
    assert room.done()[-1] == ("recovery-declined", DINA)
    assert edition_told(room) == room.chart.accounts.edition == 4


def test_the_page_to_print_is_deleted_when_the_nurse_goes_on(room, qtbot):
    room.page.wished.emit(NewRecoveryKey())
    qtbot.waitUntil(lambda: isinstance(room.window.page, RecoveryKeyPage), timeout=20_000)
    handing, page = room.shell.places.setting_up.people._handing, room.window.page
    page.print_it.click()
    qtbot.waitUntil(lambda: "viewer" in page._said.text(), timeout=20_000)
    (paper,) = Path(handing._folder.name).iterdir()
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.stat().st_mode & 0o777 == 0o600
    page.typed.put(page.code[-5:])
    page.primary.button.click()
    assert not paper.exists()


def test_five_wrong_passwords_make_the_locked_screen_wait_while_the_watch_goes_on(room, qtbot):
    room.shell.lock.lock()
    locked = room.window.page
    assert isinstance(locked, UnlockPage)
    for _ in range(5):
        locked.unlock_requested.emit(DINA, "not the password")
        qtbot.waitUntil(lambda: not room.shell.lock._asking, timeout=20_000)
    room.shell.tick()
    assert locked.form._unlock.button.reason.startswith("Not yet: after several wrong passwords, wait 2 s.")
    locked.unlock_requested.emit(DINA, PASSWORD)
    qtbot.waitUntil(lambda: not room.shell.lock._asking, timeout=20_000)
    assert room.window.page is locked
    room.clock.move(seconds=2)
    room.shell.tick()
    locked.unlock_requested.emit(DINA, PASSWORD)
    qtbot.waitUntil(lambda: room.window.page is not locked, timeout=20_000)
    assert room.done()[-2:] == [("wrong-password", ""), ("unlocked", DINA)]
    told = room.chart.charts.deeds()[-2]
    assert (told.done, told.about["count"], told.about["nurses"]) == (Done.WRONG_PASSWORD, "5", DINA)


@pytest.mark.parametrize(
    ("nurse", "refused"), [(DINA, {"nothing-to-reopen"}), (ADE, {"nothing-to-reopen", "lead-needed"})]
)
def test_reopening_asks_for_a_lead_as_the_chart_knows_her(room, nurse, refused):
    room.shell.ward.nurse = nurse
    answer = room.shell.ward.wish(INFUSION, wishes.Reopen("ended by mistake"))
    assert {finding.code for finding in answer.findings} == refused


def test_no_key_leads_past_the_locked_screen(room):
    room.shell.places.open(INFUSION)
    room.shell.lock.lock()
    locked = room.window.page
    for press in (
        room.window.today_requested.emit,
        room.window.leave_requested.emit,
        lambda: room.window.chair_requested.emit(1),
    ):
        press()
        assert room.window.page is locked


def test_who_did_what_stands_on_a_page_with_the_latest_first(room):
    settings = room.page
    room.page.wished.emit(GiveRoles(ADE, lead=True, administrator=False))
    room.shell.places.history("patient-1")
    settings.wished.emit(ShowDeeds())
    page = room.window.page
    assert isinstance(page, DeedsPage)
    told = words(page)
    assert "Looked at the history of Winterbottom, Philippa MRN-55012." in told
    assert told.index("Looked at") < told.index("Made Ade Bello, RN clinical lead.") < told.index("Unlocked.")


@pytest.mark.parametrize(("ticks", "shut"), [(59, False), (60, True), (61, True)])
def test_a_minute_after_the_lock_with_nothing_running_the_keys_are_let_go_of(room, ticks, shut):
    room.shell.lock.lock()
    for _ in range(ticks):
        room.shell.tick()
    assert room.chart.is_shut is shut


def test_a_password_opens_what_was_shut_and_the_page_is_as_it_was(room, qtbot):
    room.shell.places.open(INFUSION)
    before = room.window.page
    room.shell.lock.lock()
    locked = room.window.page
    for _ in range(60):
        room.shell.tick()
    locked.unlock_requested.emit(DINA, "not the password")
    qtbot.waitUntil(lambda: "not the password" in locked.form._password.verdict().words, timeout=20_000)
    assert room.chart.is_shut
    locked.unlock_requested.emit(ADE, OTHER)
    qtbot.waitUntil(lambda: room.window.page is before, timeout=20_000)
    assert (room.chart.is_shut, room.shell.ward.nurse) == (False, ADE)
    room.shell.tick()
    answer = room.shell.ward.wish(INFUSION, wishes.Note("back again"))
    assert [entry.author for entry in answer.entries] == [ADE]
    assert room.done()[-3:] == [("locked", DINA), ("wrong-password", ""), ("unlocked", ADE)]


def test_the_window_closes_while_the_chart_is_shut(room):
    room.shell.lock.lock()
    for _ in range(61):
        room.shell.tick()
    room.shell._timer.stop()
    assert room.chart.is_shut
