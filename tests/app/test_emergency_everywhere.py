"""F12 is walked through every page, panel, open list, the settings and the locked screen of a practice window."""

from time import process_time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from nurse_app.app.opening import open_shell
from nurse_app.app.practice_ward import fill
from nurse_app.app.start import new_id
from nurse_app.app.worker import Worker
from nurse_app.infusion import wishes
from nurse_app.infusion.entries import Moment
from nurse_app.infusion.outlook import Stage
from nurse_app.machine import clock, paths
from nurse_app.machine.resources import practice_files
from nurse_app.records import keys, vault
from nurse_app.ui import theme
from nurse_app.ui.pages.infusing_page import EMERGENCY, InfusingPage
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.ui.panels.panel_shelf import AMEND
from nurse_app.ui.window import Window
from nurse_app.wording.panels_forms import MORE
from tests.support.goals import bound
from tests.support.tables import real_book

P95_MS = 150
PANELS = (
    *("vitals", "symptoms", "course", "guidance", "change-rate", "resume", "pump", "pause", "keep", "found", "more"),
    *(key for key, _, _ in MORE),
)


@pytest.fixture
def shell(qapp, qtbot, tmp_path):
    theme.dress(qapp, paths.resources(), "light")
    chart = vault.create_raw(tmp_path / "clinic.vigil", keys.new_keys(), migrations=paths.migrations())
    now = clock.MachineClock(Moment)
    fill(chart.charts, practice_files(), real_book(), now.now().wall, new_id)
    window, worker = Window(), Worker()
    window.show()
    window.activateWindow()
    made = open_shell(window, worker, chart, real_book(), now, "D. Mensah", new_id, training=True)
    yield made
    worker.end()
    made.end()
    window.let_close()
    sides = [page.side() for page in made.places._pages.values()]
    for page in (made.places.board, made.places.people, made.places.past, *filter(None, sides), window):
        page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def running(shell):
    """The infusion that runs in the first chair."""
    return next(i for i in shell.ward.current if i.running)


def press_f12(shell):
    """Press the key where the focus is; ms of processor time until the window had drawn what followed."""
    begin = process_time()
    QTest.keyClick(QApplication.focusWidget() or shell.window, Qt.Key.Key_F12)
    QApplication.processEvents()
    return (process_time() - begin) * 1000


def card_is_up(shell, infusion_id):
    page = shell.window.page
    return (
        isinstance(page, InfusingPage)
        and page.panel_key == EMERGENCY
        and page.emergency_sheet.isVisible()
        and shell.ward.infusion(infusion_id).emergency_since is not None
    )


def close(shell, infusion_id):
    """Closed as opened by mistake, so that the next press opens it anew."""
    shell.ward.wish(infusion_id, wishes.CloseEmergency("walked through", "stood"))
    shell.refresh()


@pytest.mark.timeout(300)
def test_from_every_panel_of_an_infusion_one_press_opens_the_card_at_once(shell, running):
    took = []
    amend = f"{AMEND}{running.entries[1].id}"
    for key in (*PANELS, "entries", amend):
        shell.places.open(running.id)
        shell.window.page.open_panel(key)
        QApplication.processEvents()
        took.append(press_f12(shell))
        assert card_is_up(shell, running.id), key
        close(shell, running.id)
    cards = shell.ward.infusion(running.id).emergencies
    assert [card.closed_because for card in cards] == ["walked through"] * len(took)
    assert sorted(took)[int(len(took) * 0.95)] <= bound(P95_MS)


@pytest.mark.timeout(300)
def test_from_every_stage_of_a_running_infusion(shell, running):
    for stage in (*(s.value for s in Stage), "plan"):
        shell.places._stage(running.id, stage)
        QApplication.processEvents()
        press_f12(shell)
        assert card_is_up(shell, running.id), stage
        close(shell, running.id)


PLACES = {
    "today": lambda shell: shell.places.today(),
    "patients": lambda shell: shell.places.patients(),
    "a patient's sessions": lambda shell: shell.places.history(shell.ward.current[0].patient.key),
    "a new order": lambda shell: shell.places.ordering.begin(""),
    "the settings": lambda shell: shell.places.setting_up.begin(),
}


@pytest.mark.timeout(300)
def test_from_every_other_page_the_clock_starts_and_the_chair_is_named_by_its_digit(shell, running):
    for place, go in PLACES.items():
        go(shell)
        QApplication.processEvents()
        press_f12(shell)
        since = shell.asks_for_chair
        assert since is not None, place
        shell.window.chair_requested.emit(running.opened.chair)
        assert card_is_up(shell, running.id), place
        assert shell.ward.infusion(running.id).emergency_since == since
        close(shell, running.id)


@pytest.mark.timeout(300)
def test_a_press_by_mistake_with_no_chair_named_is_taken_back_and_leaves_nothing(shell):
    PLACES["patients"](shell)
    press_f12(shell)
    shell.window.alarms.answered.emit("/which-chair")
    assert shell.asks_for_chair is None
    assert not any(i.emergencies for i in shell.ward.infusions if i.running)


@pytest.mark.timeout(300)
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_from_an_open_list(shell):
    shell.places.ordering.begin("")
    combo = next(box for box in shell.window.page.findChildren(QComboBox) if box.isVisible())
    combo.showPopup()
    QTest.keyClick(combo.view(), Qt.Key.Key_F12)
    combo.hidePopup()
    assert shell.asks_for_chair is not None


@pytest.mark.timeout(300)
def test_from_the_locked_screen_which_names_nobody(shell, running):
    shell.places.open(running.id)
    shell.lock.lock()
    QApplication.processEvents()
    press_f12(shell)
    shell.lock._page.number_pressed(running.opened.chair)
    now = shell.ward.infusion(running.id)
    assert now.emergency_since is not None
    assert now.entries[-1].author == "not signed in"
    assert isinstance(shell.window.page, UnlockPage)
    said = " ".join(w.text() for w in shell.window.page.findChildren(object) if hasattr(w, "text") and callable(w.text))
    assert running.patient.name.split(",")[0] not in said
