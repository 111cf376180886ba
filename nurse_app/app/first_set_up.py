"""The first set-up: makes the chart from what was answered, then hands over its recovery key before anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.app.worker import Worker
from nurse_app.errors import ChartProblem, ChartTrouble, VigilTrouble
from nurse_app.machine import paths
from nurse_app.records import lock
from nurse_app.ui.pages.setup_page import SetupPage
from nurse_app.ui.window import Window
from nurse_app.wording import unlock

if TYPE_CHECKING:
    from nurse_app.app.recovering import Handing
    from nurse_app.infusion.ports import Clock
    from nurse_app.records.chart import Chart
    from nurse_app.records.deeds import Done
    from nurse_app.ui.pages.setup_page import SetupWish

_LINES = (
    "clinic_name",
    "emergency_number",
    "pharmacist",
    "pharmacist_phone",
    "prescriber_line",
    "place",
    "temperature",
)


class FirstSetUp:
    """Asks until there is a chart and its recovery key is on paper or was declined in so many words."""

    def __init__(
        self,
        window: Window,
        worker: Worker,
        chart: Path,
        held: lock.Held | None,
        clock: Clock,
        look: str,
        opened: Callable[[Chart], None],
        trouble: Callable[[VigilTrouble], None],
    ) -> None:
        self._window, self._worker, self._path, self._held = window, worker, chart, held
        self._clock, self._look, self._opened, self._trouble = clock, look, opened, trouble
        self._chart: Chart | None = None
        self._handing: Handing | None = None
        self.page = SetupPage()
        self.page.setup_requested.connect(self._make)

    def _make(self, wish: SetupWish) -> None:
        def task() -> tuple[Chart, str]:
            from nurse_app.app.kept_settings import settings_from, settings_texts
            from nurse_app.app.signer import signer_of
            from nurse_app.machine.resources import guessed_passwords
            from nurse_app.records import vault

            chart = vault.create(
                self._path,
                wish.nurse,
                wish.password,
                migrations=paths.migrations(),
                guessed=guessed_passwords(),
                held=self._held,
            )
            answered = {name: getattr(wish, name) for name in _LINES}
            settings = settings_texts(settings_from({**answered, "look": self._look}))
            now = self._clock.now().wall
            chart.charts.save_settings(settings, wish.nurse, now)
            signer_of(chart, wish.clinic_name, wish.nurse, now)
            return chart, chart.accounts.make_recovery_key(by=wish.nurse)

        self._worker.run(task, lambda made: self._hand_over(made[0], made[1], wish.clinic_name), self._refused)

    def _refused(self, why: VigilTrouble) -> None:
        if isinstance(why, ChartTrouble) and why.problem is ChartProblem.WEAK_PASSWORD:
            self.page.show_trouble(unlock.WEAK_PASSWORD)
            return
        self._trouble(why)

    def _hand_over(self, chart: Chart, code: str, clinic: str) -> None:
        from nurse_app.app.recovering import Handing

        self._chart = chart
        self._handing = Handing(self._window, self._worker, code, clinic, self._clock.now().wall)
        self._handing.page.confirmed.connect(lambda: self._go_on(with_key=True))
        self._handing.page.declined.connect(lambda: self._go_on(with_key=False))

    def _go_on(self, *, with_key: bool) -> None:
        chart, handing = self._chart, self._handing
        if chart is None or handing is None:
            return

        def task() -> Chart:
            from nurse_app.records.deeds import Deed, Done

            done: Done = Done.RECOVERY_MADE if with_key else Done.RECOVERY_DECLINED
            if not with_key:
                chart.accounts.drop_recovery_key(by=chart.nurse)
            about = {"edition": str(chart.accounts.edition)}
            chart.charts.note([Deed(done.value, chart.nurse, self._clock.now().wall, about)])
            return chart

        handing.page.wait()
        handing.end()
        self._worker.run(task, self._opened, self._trouble)

    @property
    def made(self) -> bool:
        """Whether there is a chart now, which then has to be closed."""
        return self._chart is not None

    def close(self) -> None:
        """Let go of a chart that was made and not yet opened, and of a page to print."""
        if self._handing is not None:
            self._handing.end()
        if self._chart is not None:
            self._chart.close()
