"""The window: the frame round a page, the keys that work everywhere, and nothing that covers either."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nurse_app.ui.frame.arrangement import Arrangement, arrangement_for
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.wording import labels

if TYPE_CHECKING:
    from nurse_app.ui.frame.alarm_band import AlarmStack
    from nurse_app.ui.frame.banner import Banner
    from nurse_app.ui.frame.rail import Rail
    from nurse_app.ui.frame.side_column import ActionBar, SideColumn
    from nurse_app.ui.frame.surround import Surround

_LETTERS = "VRCPNM"


class Window(QWidget):
    """Shows one page at a time in its frame. No page and no panel opens a second window.

    Parts to show views on and to listen to: `rail`, `banner`, `alarms`, `side`,
    `bar` (the actions of the smallest windows; `side` and `bar` take the same
    actions).

    Signals:
        emergency_requested(int): F12 or an emergency button; the chair, 0 for "the one shown or none".
        action_requested(str): an action by button or letter; its key.
        today_requested, chair_requested(int): Ctrl 0, Ctrl 1 to 9, or a tab of the rail.
        lock_requested, help_requested, leave_requested: Ctrl L, F1, Esc.
        arrangement_changed(object): there is more or less room now (an `Arrangement`).
        close_requested: the nurse wants to close; it stays open until `let_close`.
    """

    emergency_requested = Signal(int)
    action_requested = Signal(str)
    today_requested = Signal()
    chair_requested = Signal(int)
    lock_requested = Signal()
    help_requested = Signal()
    leave_requested = Signal()
    arrangement_changed = Signal(object)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Window")
        self.setWindowTitle(labels.APP_NAME)
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)
        self._pages = QStackedWidget()
        self._arrangement = Arrangement.FULL
        self._may_close = False
        self._held: Page | None = None
        self._waits: Page | None = None
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._pages, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._body, 1)
        self._is_ready = False

    @cached_property
    def _surround(self) -> Surround:
        # Imported late, so that the locked screen is painted before the frame is even read.
        from nurse_app.ui.frame.surround import Surround

        made = Surround(self._column, self._body)
        made.rail.today_requested.connect(self.today_requested)
        made.rail.chair_requested.connect(self.chair_requested)
        made.rail.lock_requested.connect(self.lock_requested)
        made.banner.emergency_requested.connect(self.emergency_requested)
        for actions in (made.side, made.bar):
            actions.action_requested.connect(self.action_requested)
            actions.emergency_requested.connect(self.emergency_requested)
        made.arrange(self._arrangement)
        made.show_for(self.page.frame if self.page else PageFrame.BARE, self._arrangement)
        return made

    def make_frame(self) -> None:
        """Make what stands round the pages, if it is not made: while nobody waits for it."""
        self._surround  # noqa: B018 - asking for it makes it

    @property
    def rail(self) -> Rail:
        """The rail at the top."""
        return self._surround.rail

    @property
    def alarms(self) -> AlarmStack:
        """The alarms under the rail."""
        return self._surround.alarms

    @property
    def banner(self) -> Banner:
        """The patient's banner."""
        return self._surround.banner

    @property
    def side(self) -> SideColumn:
        """The side column."""
        return self._surround.side

    @property
    def bar(self) -> ActionBar:
        """The actions of the smallest windows."""
        return self._surround.bar

    def _get_ready(self) -> None:
        # Not before there is a page: its picture alone needs neither keys nor ring, and is painted sooner.
        from nurse_app.ui.frame.focus_ring import FocusRing

        self._is_ready = True
        self._ring = FocusRing(self)
        self._key("F12", lambda: self.emergency_requested.emit(0))
        self._key("Ctrl+L", self.lock_requested.emit)
        self._key("F1", self.help_requested.emit)
        self._key("Esc", self.leave_requested.emit)
        self._key("Ctrl+0", self.today_requested.emit)
        for chair in range(1, 10):
            self._key(f"Ctrl+{chair}", lambda chair=chair: self.chair_requested.emit(chair))

    def _key(self, sequence: str, wish: object) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence, QShortcut

        key = QShortcut(QKeySequence(sequence), self)
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.setAutoRepeat(False)
        key.activated.connect(wish)

    # Pages

    @property
    def page(self) -> Page | None:
        """The page at the front."""
        front = self._pages.currentWidget()
        return front if isinstance(front, Page) else None

    @property
    def arrangement(self) -> Arrangement:
        """How much room there is now."""
        return self._arrangement

    def show_page(self, page: Page) -> None:
        """Bring a page to the front in its own frame; the one before is kept, with its drafts."""
        if self._held is not None and page is not self._held:
            self._waits = page
            return
        if not self._is_ready:
            self._get_ready()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            page.arrange(self._arrangement)
        self._pages.setCurrentWidget(page)
        if page.frame is not PageFrame.BARE or self._has_surround():
            self.side.hold(page.side())
            self._surround.show_for(page.frame, self._arrangement)
        self.setFocus()
        page.begin()

    def hold(self, page: Page) -> None:
        """Bring a page to the front and keep it there, whatever else is to be shown, until `let_go`."""
        self._held = None
        self.show_page(page)
        self._held = page

    def let_go(self) -> Page | None:
        """The page that was held may be left; the one that was to be shown last meanwhile, or None."""
        waits, self._held, self._waits = self._waits, None, None
        return waits

    def show_picture(self, picture: QWidget) -> None:
        """Bring to the front what stands there until there is a page."""
        self._pages.addWidget(picture)
        picture.setFocus()

    def put_above(self, piece: QWidget) -> None:
        """Put a piece above everything; it pushes the page down."""
        self._column.insertWidget(0, piece)

    def drop_page(self, page: QWidget) -> None:
        """Let go of a page that is not needed any more (its infusion is closed), or of the picture before it."""
        if self.page is page and self._has_surround():
            self.side.hold(None)
        if self._waits is page:
            self._waits = None
        self._pages.removeWidget(page)
        page.deleteLater()

    def let_close(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()

    def _has_surround(self) -> bool:
        return "_surround" in self.__dict__

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        arrangement = arrangement_for(self.width(), self.height())
        if arrangement is self._arrangement:
            return
        self._arrangement = arrangement
        if self._has_surround():
            self._surround.arrange(arrangement)
        for n in range(self._pages.count()):
            page = self._pages.widget(n)
            if isinstance(page, Page):
                page.arrange(arrangement)
        if self.page and self._has_surround():
            self._surround.show_for(self.page.frame, arrangement)
        self.arrangement_changed.emit(arrangement)

    # Keys that mean something only while nothing is typed in

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_F12:
            # Its shortcut does not hear it while a list is open, which passes it on.
            self.emergency_requested.emit(0)
            return
        page, text = self.page, event.text().upper()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if page is None or not text or not plain or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif text in "123456789":
            page.number_pressed(int(text))
        elif text in _LETTERS and page.frame is PageFrame.SESSION:
            self._letter(page, text)
        else:
            super().keyPressEvent(event)

    def _letter(self, page: Page, letter: str) -> None:
        if page.side() is not None:
            page.letter_pressed(letter)
        elif self.bar.isVisible():
            self.bar.press(letter)
        else:
            self.side.press(letter)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()
