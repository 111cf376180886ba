"""Locks the window after a while without a hand on it, and on demand; the watch and Emergency go on."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from nurse_app.app.emergencies import for_emergency
from nurse_app.errors import ChartProblem, ChartTrouble, VigilTrouble
from nurse_app.infusion.entries import NOT_SIGNED_IN
from nurse_app.machine import paths
from nurse_app.records import vault
from nurse_app.records.deeds import Done
from nurse_app.ui.frame.page import Page
from nurse_app.ui.pages.unlock_form import UnlockFormView
from nurse_app.ui.pages.unlock_page import UnlockPage, UnlockView
from nurse_app.ui.parts.watch_row import WatchView
from nurse_app.wording import frame, numbers, unlock, waiting
from nurse_app.wording.trouble import trouble_words

if TYPE_CHECKING:
    from nurse_app.app.shell import Shell
    from nurse_app.ui.pages.recover_page import RecoverPage

_log = logging.getLogger(__name__)
_HANDS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel)
KEYS_FORGOTTEN_AFTER_S = 60


class Locking:
    """Remembers the page that was shown; unlocking returns to it, with everything half typed."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._page: UnlockPage | None = None
        self._before: Page | None = None
        self._last_hand: datetime | None = None
        self._emergency_from: datetime | None = None
        self._not_saved = ""
        self._offered = ""
        self._asking, self._locked_s = False, 0
        self._recover: RecoverPage | None = None
        app = QApplication.instance()
        if app is not None:
            # Not the window's handle: lists that drop down and dialogs are windows of their own.
            app.installEventFilter(shell)

    @property
    def is_locked(self) -> bool:
        """Whether the locked screen is shown."""
        return self._before is not None

    def heard(self, event: QEvent) -> None:
        """Something happened to the window; a hand puts off the lock."""
        if event.type() in _HANDS:
            self._last_hand = None

    def lock(self, nurse: str = "") -> None:
        """Show the locked screen, with that nurse's name picked (empty: who is signed in)."""
        window = self._shell.window
        if self.is_locked or window.page is None:
            return
        self._offered, self._locked_s = nurse, 0
        self._before = window.page
        if self._page is None:
            self._page = UnlockPage(self._view())
            self._page.unlock_requested.connect(self._unlock)
            self._page.emergency_requested.connect(self._emergency)
            self._page.chair_named.connect(self._emergency)
            self._page.recovery_requested.connect(self._use_recovery_key)
        self._shell.diary.note(Done.LOCKED)
        self._shell.clipboard.clear()
        self.show()

    def show(self) -> None:
        """Bring the locked screen to the front, and keep it there."""
        if self._page is not None:
            self._page.show_view(self._view())
            self._shell.window.hold(self._page)

    def chair(self, chair: int) -> None:
        """A chair's number with Ctrl: it answers which chair an emergency is for, and nothing else."""
        if self._emergency_from is not None:
            self._emergency(chair)

    def tick(self) -> None:
        """A second has passed: lock when it is time, move the locked screen's clock."""
        now = self._shell.ward.now
        if self.is_locked and self._page is not None:
            self._forget_keys()
            if not self._asking:
                self._page.show_view(self._view())
            if self._recover is not None:
                self._recover.show_wait(unlock.OPENING if self._asking else self._wait())
            return
        if self._last_hand is None:
            self._last_hand = now
        elif now - self._last_hand >= timedelta(minutes=self._shell.ward.settings.lock_after_min):
            self._last_hand = None
            self.lock()

    def _forget_keys(self) -> None:
        """A minute after the lock, with no infusion under way and none of today, let go of the chart's keys."""
        self._locked_s += 1
        shell = self._shell
        if self._locked_s < KEYS_FORGOTTEN_AFTER_S or self._asking or shell.chart.is_shut or shell.training:
            return
        # Also for a patient who came today an emergency has to be kept at the press.
        today = shell.ward.now - timedelta(hours=24)
        going_on = any(
            (i.started_at is not None and i.observation_ended_at is None) or i.opened_at > today
            for i in shell.ward.current
        )
        # A form that is not kept as a draft would be none the wiser, but what is waiting has to be on disk first.
        if going_on or shell.hourly.busy or shell.backups.busy or shell.worker.busy or shell.chart.nurses == ():
            return
        try:
            shell.diary.write()
            shell.chart.shut()
        except ChartTrouble as why:
            _log.warning("the keys are not let go of yet: %s", why.problem)

    def _opens(self, nurse: str, password: str) -> bool:
        """Whether the password is right; where the chart was shut it is opened by it. In the worker."""
        shell = self._shell
        if not shell.chart.is_shut:
            return shell.ward.is_password(nurse, password)
        again = partial(vault.open_again, shell.chart, nurse, password, migrations=paths.migrations())
        try:
            shell.gate.attempt(nurse, again)
        except ChartTrouble as why:
            if why.problem in (ChartProblem.WRONG_PASSWORD, ChartProblem.UNKNOWN_NURSE):
                return False
            raise
        return True

    def _view(self, wrong: str = "", wait: str = "") -> UnlockView:
        ward = self._shell.ward
        nurses = self._shell.chart.nurses or (ward.nurse,)
        names, offered = tuple((name, name) for name in nurses), self._offered or ward.nurse
        has_key = self._shell.chart.accounts.has_recovery_key
        form = UnlockFormView(names, offered, wrong, wait or self._wait(), others=False, recovery=has_key)
        question = (
            frame.WHICH_CHAIR_LOCKED.format(at=numbers.clock_seconds(self._emergency_from))
            if self._emergency_from
            else self._not_saved
        )
        rows = cast("tuple[WatchView, ...]", self._shell.watch())
        unheard = self._shell.sound_check.unheard()
        return UnlockView(numbers.clock(ward.now), unlock.day_line(ward.now), form, rows, question, unheard)

    def _wait(self) -> str:
        left = self._shell.gate.wait_s()
        return waiting.waits(left) if left else ""

    def _unlock(self, nurse: str, password: str) -> None:
        self._asking = True
        if self._page is not None:
            self._page.show_view(self._view(wait=unlock.OPENING))
        self._shell.worker.run(lambda: self._opens(nurse, password), partial(self._answered, nurse), self._failed)

    def _failed(self, why: VigilTrouble) -> None:
        self._asking = False
        self._shell.trouble(why)

    def _answered(self, nurse: str, right: bool) -> None:
        self._asking = False
        if not right:
            if self._page is not None:
                self._page.show_view(self._view(wrong=unlock.WRONG_PASSWORD))
            return
        before, self._before = self._before, None
        page = self._shell.window.let_go() or before
        if page is not None:
            # Entries from now on are by whoever unlocked, not by whoever had locked.
            self._shell.ward.nurse = nurse
            self._shell.diary.note(Done.UNLOCKED)
            self._shell.window.show_page(page)
            self._shell.refresh()

    # The recovery key

    def _use_recovery_key(self) -> None:
        from nurse_app.app.recovering import recover_page

        if self._recover is not None:
            self._shell.window.drop_page(self._recover)
        self._recover = recover_page(self._shell.chart.nurses)
        self._recover.recover_requested.connect(self._ask_recovery)
        self._recover.back_requested.connect(self.show)
        self._shell.window.hold(self._recover)

    def _ask_recovery(self, nurse: str, code: str, password: str) -> None:
        from nurse_app.machine.resources import guessed_passwords

        shell = self._shell
        recover = partial(shell.chart.accounts.recover, code, nurse, password, guessed=guessed_passwords())
        if shell.chart.is_shut:
            again = partial(vault.recover_again, shell.chart, nurse, code, password, migrations=paths.migrations())
            recover = partial(again, guessed=guessed_passwords())
        self._asking = True
        if self._recover is not None:
            self._recover.show_wait(unlock.OPENING)
        shell.worker.run(lambda: shell.gate.attempt(nurse, recover), lambda _none: self._recovered(nurse), self._not)

    def _recovered(self, nurse: str) -> None:
        self._shell.diary.note_of_keys(Done.RECOVERY_USED, self._shell.chart.accounts, by=nurse, nurse=nurse)
        self._answered(nurse, right=True)

    def _not(self, why: VigilTrouble) -> None:
        from nurse_app.app.recovering import refusal_of

        self._asking = False
        said = refusal_of(why, self._shell.trouble)
        if self._recover is not None:
            self._recover.refused(said)

    # Emergency

    def emergency(self, chair: int) -> bool:
        """Take an emergency while locked; False when it is not locked."""
        if not self.is_locked:
            return False
        self._emergency(chair)
        return True

    def _emergency(self, chair: int) -> None:
        ward = self._shell.ward
        found = for_emergency([i for i in ward.current if i.started_at is not None], chair)
        if found is None:
            self._emergency_from = self._emergency_from or ward.now
        else:
            self._open_card(found.id)
        # Also from the page of the recovery key: what is asked stands on the locked screen.
        self.show()

    def _open_card(self, infusion_id: str) -> None:
        ward = self._shell.ward
        try:
            ward.open_emergency(infusion_id, NOT_SIGNED_IN, self._emergency_from)
            self._not_saved = ""
        except ChartTrouble as why:
            # Nobody waits for a disk in an emergency: the time is told, to be written on paper.
            told = trouble_words(why)
            self._not_saved = " ".join((told.title, told.happened, *told.to_do))
        self._emergency_from = None

    def leave(self) -> None:
        """Esc: an emergency for which no chair was named yet was pressed by mistake."""
        self._emergency_from, self._not_saved = None, ""
        if self._page is not None:
            self._page.show_view(self._view())

    def end(self) -> None:
        """Stop listening."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._shell)
