"""Starts the window: the chart's lock, a picture of the locked screen that takes keys, and all else behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from nurse_app.app.early_emergency import EarlyEmergency
from nurse_app.app.loading import load, load_page
from nurse_app.app.sweeping import take_up
from nurse_app.app.wearing import dress, first_picture, system_look
from nurse_app.app.worker import Worker
from nurse_app.errors import VigilTrouble
from nurse_app.infusion.moment import Moment
from nurse_app.machine import clock, paths
from nurse_app.records import lock
from nurse_app.records.first_glance import Glance, first_glance
from nurse_app.ui.window import Window
from nurse_app.wording import unlock

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from nurse_app.app.crash import Crash
    from nurse_app.app.first_set_up import FirstSetUp
    from nurse_app.app.gate import Gate
    from nurse_app.app.putting_back import PuttingBack
    from nurse_app.app.shell import Shell
    from nurse_app.app.unlocking import Unlocking
    from nurse_app.clinical.book import Book
    from nurse_app.infusion.ports import Clock
    from nurse_app.records.chart import Chart
    from nurse_app.ui.frame.page import Page
    from nurse_app.ui.pages.first_picture import FirstPicture

TRAINEE = "D. Mensah"


def new_id() -> str:
    """An id for a new entry or infusion."""
    import uuid

    return str(uuid.uuid4())


class Start(QObject):
    """From nothing to Today: locked screen or first set-up, the password, the chart.

    `shell` is None until the chart is open. `opened` is called once it is.
    `now` is another clock than the computer's, for a practice run in fast time;
    `twin` is where wrong passwords are counted a second time.
    """

    def __init__(
        self,
        app: QApplication,
        chart: Path,
        held: lock.Held | None,
        *,
        practice: bool = False,
        now: Clock | None = None,
        twin: Path | None = None,
    ) -> None:
        super().__init__()
        self._app, self._path, self._held, self._practice = app, chart, held, practice
        self._twin = twin
        self._clock: Clock = now or clock.MachineClock(Moment)
        self._folder: TemporaryDirectory[str] | None = None
        self._book: Book | None = None
        self._gate: Gate | None = None
        self._first: FirstSetUp | None = None
        self._back: PuttingBack | None = None
        self._only_look = False
        self._crash: Crash | None = None
        self.shell: Shell | None = None
        self.opened: Callable[[Shell], None] = lambda _shell: None
        self._look = system_look(app)
        self.window, self.worker = Window(), Worker()
        self.unlocking: Unlocking | None = None
        self._picture: FirstPicture | None = None
        self.window.close_requested.connect(self._close)
        self._early = EarlyEmergency(
            self.window, self._clock, lambda: self.window.page is not None, lambda: self.unlocking is not None
        )
        self._begin(Glance() if practice else first_glance(chart))
        self.window.show()
        QTimer.singleShot(0, self._load)

    # The first page

    def _begin(self, seen: Glance) -> None:
        if not seen.nurse:
            dress(self._app, self._look)
            self.window.show_page(self._first_page())
            return
        self._picture = first_picture(self._look, seen, self._clock.now().wall)
        self.window.show_picture(self._picture)

    def _first_page(self) -> Page:
        from nurse_app.records import keyfile

        place, held, clock = self._path, self._held, self._clock
        if not self._practice and not keyfile.nurses(place):
            from nurse_app.app.first_set_up import FirstSetUp

            window, worker, look = self.window, self.worker, self._look
            self._first = FirstSetUp(window, worker, place, held, clock, look, self._open, self._trouble)
            self._first.page.backup_requested.connect(self._from_backup)
            return self._first.page
        from nurse_app.app.gate import Gate
        from nurse_app.app.unlocking import Unlocking

        asked = None if self._practice else place
        self._gate = Gate(asked, clock, self._twin)
        self.unlocking = Unlocking(self.window, self.worker, asked, held, clock, self._gate, self._open, self._trouble)
        return self.unlocking.page

    def _from_backup(self) -> None:
        """Instead of a first set-up: put a chart back, and show how far its record goes."""
        from nurse_app.app.putting_back import PuttingBack

        if self._back is None:
            place, held, clock = self._path, self._held, self._clock
            self._back = PuttingBack(self.window, self.worker, place, held, clock, self._open)
            self._back.page.back_requested.connect(self._back_to_set_up)
        self._back.begin()

    def _back_to_set_up(self) -> None:
        page = self._first.page if self._first is not None else self.unlocking.page if self.unlocking else None
        if page is not None:
            self.window.show_page(page)

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
        self._early.tell()
        self._load()
        if self.unlocking is not None:
            self.unlocking.page.form.go_on(picture.line.text(), picture.line.cursorPosition(), picture.entered)

    def _load(self) -> None:
        if self._picture is not None:
            self.worker.run(load_page, self._page_loaded, self._trouble)
            return
        if self._practice and self.unlocking is not None:
            self.unlocking.say(unlock.OPENING_PRACTICE)
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

    def _open(self, chart: Chart) -> None:
        from nurse_app.app.crash import Crash
        from nurse_app.app.opening import open_shell

        assert self._book is not None  # noqa: S101 - the worker does one task after the other
        nurse = TRAINEE if self._practice else chart.nurse
        self.shell = open_shell(
            *(self.window, self.worker, chart, self._book, self._clock, nurse, new_id),
            training=self._practice,
            gate=self._gate,
        )
        if self._only_look:
            self.shell.only_look()
        if chart.was_put_back:
            self.shell.transferring.was_put_back()
        self._crash = Crash(self.window, lambda: self.shell, self.close)
        self.shell.take_up_emergency(self._early.end())
        self.opened(self.shell)

    # Trouble

    def _trouble(self, why: VigilTrouble) -> None:
        from nurse_app.app.trouble_card import show_trouble

        ways = {"close": self._close, "rebuild": self._rebuild}
        if self.unlocking is not None and self.unlocking.asked is not None:
            ways |= {"look": self._look_at, "backup": self._from_backup}
        show_trouble(self.window, why, ways)

    def _look_at(self) -> None:
        """Show what is sound of the damaged chart; nothing can be entered."""
        unlocking = self.unlocking
        if unlocking is None or unlocking.asked is None:
            return
        nurse, password = unlocking.asked
        from nurse_app.app.looking import copy_of, folder_for_it

        folder = self._folder = folder_for_it()

        def opened(chart: Chart) -> None:
            chart.nurse, self._only_look = nurse, True
            self._open(chart)

        self.window.show_page(unlocking.page)
        self.worker.run(lambda: copy_of(self._path, nurse, password, folder), opened, self._trouble)

    def _rebuild(self) -> None:
        """Make the damaged chart anew from the copy that holds everything, then open it."""
        unlocking = self.unlocking
        if unlocking is None or unlocking.asked is None:
            return
        nurse, password = unlocking.asked

        def task() -> None:
            from nurse_app.records import rebuilding

            rebuilding.rebuild(self._path, nurse, password, migrations=paths.migrations(), held=self._held)

        self.window.show_page(unlocking.page)
        self.worker.run(task, lambda _none: unlocking.unlock(nurse, password), self._trouble)

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
            if self._only_look and self._held is not None:
                self._held.release()
        elif self._first is not None and self._first.made:
            self._first.close()
        elif self._held is not None:
            self._held.release()
        if self._folder is not None:
            self._folder.cleanup()
        self.window.let_close()
        self._app.quit()
