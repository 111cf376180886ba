"""Reaction: which symptoms are seen, how bad each is, and since when."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import NoteReaction
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.panels.severity_list import SeverityList
from nurse_app.ui.panels.sign_grid import SignGrid
from nurse_app.ui.panels.when_field import WhenField
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_reaction as words
from nurse_app.wording.panels_book import PanelBook


class ReactionPanel(Panel):
    """Chips at the left, grades at the right. Tells `NoteReaction`; the onset is now until another time is typed."""

    ground = "slim"

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._title = Text(words.TITLE, "L", 700, parent=self)
        self.when = WhenField(words.FIRST_SEEN, parent=self)
        self._hint = Text(words.TAP_EVERY, tone="ink-2", parent=self)
        self._flag = IconMark("octagon-alert", 18, parent=self)
        self._flag_words = Text(words.STOP_WHATEVER, parent=self)
        self.grid = SignGrid(book, self)
        self.severity = SeverityList(book, self)
        self.go_on = Button(words.NO_SYMPTOM, "primary", big=True, parent=self)
        self.refusals = Refusals(self)
        self.refusals.changed.connect(self._place)
        self.grid.toggled.connect(self.severity.show_symptom)
        self.severity.changed.connect(self._judge)
        self.when.changed.connect(self._judge)
        self.go_on.requested.connect(self._send)
        self._judge()

    def show_state(self, _infusion: Infusion, outlook: Outlook) -> None:
        self.when.tick(outlook.now)

    def tick(self, outlook: Outlook) -> None:
        self.when.tick(outlook.now)

    def begin(self) -> None:
        self.setFocus()

    def kept(self) -> None:
        self.severity.clear()
        self.grid.clear()
        self.when.clear()
        self.refusals.say(())
        self._judge()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self.refusals.say(sentences)

    def _judge(self) -> None:
        ungraded = self.severity.ungraded()
        if not self.grid.chosen():
            text, reason = words.NO_SYMPTOM, words.NO_SYMPTOM
        elif ungraded:
            text = reason = words.grade_to_go_on(ungraded)
        elif not self.when.stands():
            text, reason = words.SHOW_OPTIONS, self.when.time.verdict().words or words.FIRST_SEEN
        else:
            text, reason = words.SHOW_OPTIONS, ""
        self.go_on.say(text)
        self.go_on.block(reason)

    def _send(self) -> None:
        self.refusals.say(())
        self.wished.emit(NoteReaction(self.severity.seen(), self.when.happened()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        title = self._title.sizeHint().width()
        self._title.setGeometry(24, 11, title, 32)
        when = self.when.sizeHint().width()
        self.when.setGeometry(24 + title + 12, 5, when, 44)
        self._hint.setGeometry(24 + title + 12 + when + 12, 17, 320, 20)
        self._hint.setVisible(wide >= 1000)
        flag = self._flag_words.sizeHint().width()
        self._flag_words.setGeometry(wide - 16 - flag, 17, flag, 20)
        self._flag.move(wide - 16 - flag - 24, 18)
        split = self._split()
        told = self.refusals.heightForWidth(wide - 48) if not self.refusals.isHidden() else 0
        self.refusals.setGeometry(24, high - told, wide - 40, told)
        self.grid.setGeometry(24, 54, split - 24 - 12, high - 54 - told - 4)
        right = wide - 16 - split - 12
        self.severity.setGeometry(split + 12, 54, right + 16, high - 54 - 16 - 56 - told - 8)
        self.go_on.setGeometry(split + 12, high - 16 - 56 - told, right, 56)

    def _split(self) -> int:
        return self.width() - 362 if self.width() >= 1086 else self.width() - 330

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self._split(), 57, 1, self.height() - 73), current_theme().colour("line"))
        painter.end()
