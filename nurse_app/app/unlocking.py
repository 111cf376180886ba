"""The locked screen before there is a chart: the password or the recovery key, and the wait after wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from nurse_app.app.gate import Gate
from nurse_app.app.worker import Worker
from nurse_app.errors import ChartProblem, ChartTrouble, VigilTrouble
from nurse_app.machine import paths
from nurse_app.records import keyfile, lock
from nurse_app.ui.pages.unlock_form import UnlockFormView
from nurse_app.ui.pages.unlock_page import UnlockPage, UnlockView
from nurse_app.ui.window import Window
from nurse_app.wording import unlock, waiting

if TYPE_CHECKING:
    from nurse_app.infusion.ports import Clock
    from nurse_app.records.chart import Chart
    from nurse_app.ui.pages.recover_page import RecoverPage

_SOFT = (ChartProblem.WRONG_PASSWORD, ChartProblem.UNKNOWN_NURSE)
_SECOND_MS = 1000


class Unlocking:
    """Asks until the chart is open.

    Args:
        chart: where it lies; None on practice data, where nothing is asked.
        opened: is given the open chart.
        trouble: is told what keeps it from opening.
    """

    def __init__(
        self,
        window: Window,
        worker: Worker,
        chart: Path | None,
        held: lock.Held | None,
        clock: Clock,
        gate: Gate,
        opened: Callable[[Chart], None],
        trouble: Callable[[VigilTrouble], None],
    ) -> None:
        self._window, self._worker, self._path, self._held = window, worker, chart, held
        self._clock, self._gate, self._opened, self._trouble = clock, gate, opened, trouble
        self._opening = False
        self.asked: tuple[str, str] | None = None
        self._recover: RecoverPage | None = None
        self.page = UnlockPage(self._view())
        self.page.unlock_requested.connect(self.unlock)
        self.page.recovery_requested.connect(self._use_recovery_key)
        self._timer = QTimer(self.page)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def _nurses(self) -> tuple[str, ...]:
        return () if self._path is None else keyfile.nurses(self._path)

    def _view(self, wrong: str = "", wait: str = "") -> UnlockView:
        now, names = self._clock.now().wall, self._nurses
        has_key = self._path is not None and keyfile.has_recovery_key(self._path)
        form = UnlockFormView(
            tuple((n, n) for n in names),
            names[0] if names else "",
            wrong,
            wait or self._wait(),
            others=False,
            recovery=has_key,
        )
        return UnlockView(unlock.clock_line(now), unlock.day_line(now), form, is_open=False)

    def _wait(self) -> str:
        left = self._gate.wait_s()
        return waiting.waits(left) if left else ""

    def say(self, wait: str) -> None:
        """Show what is waited for."""
        self.page.show_view(self._view(wait=wait))

    def _tick(self) -> None:
        if self._window.page is self.page and not self._opening:
            self.page.show_time(unlock.clock_line(self._clock.now().wall))
            self.page.show_wait(self._wait())
        elif self._recover is not None and self._window.page is self._recover and not self._opening:
            self._recover.show_wait(self._wait())

    def unlock(self, nurse: str, password: str) -> None:
        """Open the chart by a password."""
        path = self._path
        if path is None:
            return

        def task() -> Chart:
            from nurse_app.records import vault

            opened = partial(vault.open_chart, path, nurse, password, migrations=paths.migrations(), held=self._held)
            return self._gate.attempt(nurse, opened)

        self.asked, self._opening = (nurse, password), True
        self.say(unlock.OPENING)
        self._worker.run(task, self._done, self._refused)

    def _done(self, chart: Chart) -> None:
        self.asked, self._opening = None, False
        self._timer.stop()
        self._opened(chart)

    def _refused(self, why: VigilTrouble) -> None:
        self._opening = False
        if isinstance(why, ChartTrouble) and why.problem in _SOFT:
            self.asked = None
            self.page.show_view(self._view(wrong=unlock.WRONG_PASSWORD))
            return
        self._trouble(why)

    # The recovery key

    def _use_recovery_key(self) -> None:
        from nurse_app.app.recovering import recover_page

        if self._recover is None:
            self._recover = recover_page(self._nurses)
            self._recover.recover_requested.connect(self._ask_recovery)
            self._recover.back_requested.connect(lambda: self._window.show_page(self.page))
        self._window.show_page(self._recover)

    def _ask_recovery(self, nurse: str, code: str, password: str) -> None:
        path = self._path
        if path is None or self._recover is None:
            return

        def task() -> Chart:
            from nurse_app.machine.resources import guessed_passwords
            from nurse_app.records import vault
            from nurse_app.records.deeds import Deed, Done

            recover = partial(
                vault.recover,
                *(path, nurse, code, password),
                migrations=paths.migrations(),
                guessed=guessed_passwords(),
                held=self._held,
            )
            chart = self._gate.attempt(nurse, recover)
            about = {"nurse": nurse, "edition": str(chart.accounts.edition)}
            used = Deed(Done.RECOVERY_USED.value, nurse, self._clock.now().wall, about)
            chart.charts.note([used])
            return chart

        self._opening = True
        self._recover.show_wait(unlock.OPENING)
        self._worker.run(task, self._done, self._recovery_refused)

    def _recovery_refused(self, why: VigilTrouble) -> None:
        from nurse_app.app.recovering import refusal_of

        self._opening = False
        said = refusal_of(why, self._trouble)
        if self._recover is not None and said:
            self._recover.refused(said)
