"""The slim strip: rate and verdict in one line while a panel needs the whole sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording.infusing import now_words, slim_rate_words, slim_verdict_words
from nurse_app.wording.infusing_due import RISES_LOCKED
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.panels_reaction import WHILE_OPEN

HEIGHT = 73
LOOKS = {
    "fine": ("circle-check", "fine"),
    "amber": ("triangle-alert", "medium-text"),
    "red": ("octagon-alert", "high-text"),
    "reaction": ("flag", "reaction"),
    "old": ("clock", "ink"),
    "none": ("heart-pulse", "ink-2"),
}


class SlimStrip(QWidget):
    """73 high with its hairline: the rate at 48 px, the verdict, and whether rises are locked."""

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rate = Text("", "glance", parent=self)
        self._unit = Text("", "M", 700, parent=self)
        self._small = Text("", tone="ink-2", parent=self)
        self._icon = IconMark("", 28, parent=self)
        self._word = Text("", "M", 700, parent=self)
        self._below = Text("", tone="ink-2", parent=self)
        self._lock = IconMark("lock", 24, parent=self)
        self._locked = Text(RISES_LOCKED, "M", 700, parent=self)
        self._why = Text(WHILE_OPEN, tone="ink-2", parent=self)

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        """Show the outlook."""
        now = now_words(outlook, infusion)
        self._rate.say(now.rate)
        self._unit.say(now.unit)
        self._small.say(slim_rate_words(outlook, infusion))
        state, word, below = slim_verdict_words(outlook, self._book.names)
        icon, tone = LOOKS[state]
        self._icon.show_icon(icon, tone)
        self._word.say((Run(word, "M", 700, tone),))
        self._below.say(below)
        for part in (self._lock, self._locked, self._why):
            part.setVisible(bool(outlook.reactions))
        self._place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide = self._rate.sizeHint().width()
        self._rate.setGeometry(24, 12, wide, 48)
        beside = 24 + wide + 13
        at = max(384, beside + max(self._small.sizeHint().width(), self._unit.sizeHint().width()) + 24)
        self._unit.setGeometry(beside, 14, 160, 24)
        self._small.setGeometry(beside, 38, at - beside - 8, 20)
        self._icon.move(at, 22)
        self._word.setGeometry(at + 36, 14, 400, 24)
        self._below.setGeometry(at + 36, 38, 400, 20)
        right = max(self._locked.sizeHint().width(), self._why.sizeHint().width())
        left = self.width() - 16 - right
        self._lock.move(left - 34, 24)
        self._locked.setGeometry(left, 14, right, 24)
        self._why.setGeometry(left, 38, right, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), current_theme().colour("line"))
        painter.end()
