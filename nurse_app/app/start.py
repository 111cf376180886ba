"""Starts the window: the chart's lock, a picture of the locked screen that takes keys, and all else behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from nurse_app.app.loading import load, load_page
from nurse_app.app.sweeping import take_up
from nurse_app.app.wearing import dress, first_picture, system_look
from nurse_app.app.worker import Worker
from nurse_app.errors import ChartProblem, ChartTrouble, VigilTrouble
from nurse_app.infusion.moment import Moment
from nurse_app.machine import clock, paths
from nurse_app.records import lock
from nurse_app.records.first_name import first_name
from nurse_app.ui.window import Window
from nurse_app.wording import unlock

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from nurse_app.app.crash import Crash
    from nurse_app.app.shell import Shell
    from nurse_app.clinical.book import Book
    from nurse_app.infusion.ports import Clock
    from nurse_app.records.chart import Chart
    from nurse_app.ui.frame.page import Page
    from nurse_app.ui.pages.first_picture import FirstPicture
    from nurse_app.ui.pages.setup_page import SetupWish
    from nurse_app.ui.pages.unlock_page import UnlockPage, UnlockView

TRAINEE = "D. Mensah"


def new_id() -> str:
    """An id for a new entry or infusion."""
    import uuid

    return str(uuid.uuid4())


class Start(QObject):
    """From nothing to Today: locked screen or first set-up, the password, the chart.

    `shell` is None until the chart is open. `opened` is called once it is.
    `now` is another clock than the computer's, for a practice run in fast time.
    """

    def __init__(
        self,
        app: QApplication,
        chart: Path,
        held: lock.Held | None,
        *,
        practice: bool = False,
        now: Clock | None = None,
    ) -> None:
        super().__init__()
        self._app, self._path, self._held, self._practice = app, chart, held, practice
        self._clock: Clock = now or clock.MachineClock(Moment)
        self._folder: TemporaryDirectory[str] | None = None
        self._book: Book | None = None
        self._asked: tuple[str, str] | None = None
        self._crash: Crash | None = None
        self.shell: Shell | None = None
        self.opened: Callable[[Shell], None] = lambda _shell: None
        self._look = system_look(app)
        self.window, self.worker = Window(), Worker()
        self.unlock: UnlockPage | None = None
        self._picture: FirstPicture | None = None
        self.window.close_requested.connect(self._close)
        self._begin("" if practice else first_name(chart))
        self.window.show()
        QTimer.singleShot(0, self._load)

    # The first page

    def _begin(self, nurse: str) -> None:
        if not nurse:
            dress(self._app, self._look)
            self.window.show_page(self._first_page())
            return
        self._picture = first_picture(self._look, nurse, self._clock.now().wall)
        self.window.show_picture(self._picture)

    def _first_page(self) -> Page:
        from nurse_app.records import keyfile

        if not self._practice and not keyfile.nurses(self._path):
            from nurse_app.ui.pages.setup_page import SetupPage

            setup = SetupPage()
            setup.setup_requested.connect(self._set_up)
            return setup
        from nurse_app.ui.pages.unlock_page import UnlockPage

        self.unlock = UnlockPage(self._unlock_view())
        self.unlock.unlock_requested.connect(self._unlock)
        return self.unlock

    # From the picture to the page, in short turns, so that no key waits long

    def _page_loaded(self, _none: None) -> None:
        dress(self._app, self._look)
        QTimer.singleShot(0, self._make_page)

    def _make_page(self) -> None:
        if self._picture is not None:
            page = self._first_page()
            QTimer.singleShot(0, lambda: self._change_over(page))

    def _change_over(self, page: Page) -> None:
        picture, self._picture = self._picture, None
        if picture is None:
            return
        self.window.show_page(page)
        self.window.drop_page(picture)
        self._load()
        if self.unlock is not None:
            self.unlock.form.go_on(picture.line.text(), picture.line.cursorPosition(), picture.entered)

    def _unlock_view(self, wrong: str = "", wait: str = "") -> UnlockView:
        from nurse_app.records import keyfile
        from nurse_app.ui.pages.unlock_form import UnlockFormView
        from nurse_app.ui.pages.unlock_page import UnlockView

        now = self._clock.now().wall
        names = () if self._practice else keyfile.nurses(self._path)
        form = UnlockFormView(tuple((n, n) for n in names), names[0] if names else "", wrong, wait, others=False)
        return UnlockView(unlock.clock_line(now), unlock.day_line(now), form)

    def _load(self) -> None:
        if self._picture is not None:
            self.worker.run(load_page, self._page_loaded, self._trouble)
            return
        if self._practice and self.unlock is not None:
            self.unlock.show_view(self._unlock_view(wait=unlock.OPENING_PRACTICE))
        self.worker.run(load, self._loaded, self._trouble)

    def _loaded(self, book: Book) -> None:
        self._book = book
        take_up()
        self.window.make_frame()
        if self._practice:
            self.worker.run(self._practice_chart, self._open, self._trouble)

    # Opening

    def _practice_chart(self) -> Chart:
        import tempfile

        from nurse_app.app.practice_ward import fill
        from nurse_app.machine.resources import practice_files
        from nurse_app.records import keys, vault

        assert self._book is not None  # noqa: S101 - asked for only after the book was read
        self._folder = tempfile.TemporaryDirectory(prefix="vigil-practice-")
        chart = vault.create_raw(
            Path(self._folder.name) / "practice.vigil", keys.new_keys(), migrations=paths.migrations()
        )
        fill(chart.charts, practice_files(), self._book, self._clock.now().wall, new_id)
        return chart

    def _unlock(self, nurse: str, password: str) -> None:
        def task() -> Chart:
            from nurse_app.records import vault

            return vault.open_chart(self._path, nurse, password, migrations=paths.migrations(), held=self._held)

        self._asked = (nurse, password)
        if self.unlock is not None:
            self.unlock.show_view(self._unlock_view(wait=unlock.OPENING))
        self.worker.run(task, self._open, self._refused)

    def _set_up(self, wish: SetupWish) -> None:
        look = self._look

        def task() -> Chart:
            from nurse_app.app.kept_settings import settings_from, settings_texts
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
            answered = {
                name: getattr(wish, name)
                for name in (
                    *("clinic_name", "emergency_number", "pharmacist", "pharmacist_phone"),
                    *("prescriber_line", "place", "temperature"),
                )
            }
            settings = settings_texts(settings_from({**answered, "look": look}))
            chart.charts.save_settings(settings, wish.nurse, self._clock.now().wall)
            return chart

        self.worker.run(task, self._open, self._setup_refused)

    def _open(self, chart: Chart) -> None:
        from nurse_app.app.crash import Crash
        from nurse_app.app.opening import open_shell

        assert self._book is not None  # noqa: S101 - the worker does one task after the other
        nurse, self._asked = TRAINEE if self._practice else chart.nurse, None
        self.shell = open_shell(
            self.window, self.worker, chart, self._book, self._clock, nurse, new_id, training=self._practice
        )
        self._crash = Crash(self.window, lambda: self.shell, self.close)
        self.opened(self.shell)

    # Trouble

    def _refused(self, why: VigilTrouble) -> None:
        soft = (ChartProblem.WRONG_PASSWORD, ChartProblem.UNKNOWN_NURSE)
        if isinstance(why, ChartTrouble) and why.problem in soft and self.unlock is not None:
            self.unlock.show_view(self._unlock_view(wrong=unlock.WRONG_PASSWORD))
            return
        self._trouble(why)

    def _setup_refused(self, why: VigilTrouble) -> None:
        from nurse_app.ui.pages.setup_page import SetupPage

        page = self.window.page
        if isinstance(why, ChartTrouble) and why.problem is ChartProblem.WEAK_PASSWORD and isinstance(page, SetupPage):
            page.show_trouble(unlock.WEAK_PASSWORD)
            return
        self._trouble(why)

    def _trouble(self, why: VigilTrouble) -> None:
        from nurse_app.app.trouble_card import show_trouble

        show_trouble(self.window, why, {"close": self._close, "rebuild": self._rebuild})

    def _rebuild(self) -> None:
        """Make the damaged chart anew from the copy that holds everything, then open it."""
        if self._asked is None:
            return
        nurse, password = self._asked

        def task() -> None:
            from nurse_app.records import rebuilding

            rebuilding.rebuild(self._path, nurse, password, migrations=paths.migrations(), held=self._held)

        if self.unlock is not None:
            self.window.show_page(self.unlock)
        self.worker.run(task, lambda _none: self._unlock(nurse, password), self._trouble)

    def _close(self) -> None:
        if self.shell is None or self.shell.may_close():
            self.close()

    def close(self) -> None:
        """Let go of everything and close the window."""
        self._picture = None
        if self._crash is not None:
            self._crash.restore()
        self.worker.end()
        if self.shell is not None:
            self.shell.end()
        elif self._held is not None:
            self._held.release()
        if self._folder is not None:
            self._folder.cleanup()
        self.window.let_close()
        self._app.quit()
