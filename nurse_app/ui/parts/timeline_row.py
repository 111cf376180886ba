"""One entry as it was recorded: time, author, what, detail, and a pencil to amend it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels


@dataclass(frozen=True, slots=True)
class TimelineView:
    """An entry. `word` is the coloured end of `what` ("red", in `word_tone`); `struck` is the amended old value."""

    key: str
    time: str
    author: str
    what: str
    detail: str = ""
    tone: str = "ink"
    word: str = ""
    word_tone: str = "ink"
    struck: str = ""
    may_amend: bool = True


_LEFT, _AUTHOR = 48, 20
"""The time's column, wider where the zone needs it, and the author's line below the time."""


class TimelineRow(Pressable):
    """At least 52 high; longer words wrap.

    Signals:
        opened(str): the row was pressed; the entry's key comes along.
        amend_requested(str): its pencil was pressed.
    """

    opened = Signal(str)
    amend_requested = Signal(str)

    def __init__(self, view: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pencil = _Pencil(self)
        self._pencil.requested.connect(lambda: self.amend_requested.emit(self._view.key))
        self.requested.connect(lambda: self.opened.emit(self._view.key))
        self.show_view(view)

    def show_view(self, view: TimelineView) -> None:
        """Show another entry."""
        self._view = view
        self._time = Lettering((Run(view.time, "S", 600),))
        self._left = max(_LEFT, round(self._time.widest_word()) + 6)
        what = view.what + (" " if view.word else "")
        self._what = Lettering((Run(what, "S", 600, view.tone), Run(view.word, "S", 600, view.word_tone)))
        struck = Run(view.struck, "S", 400, "ink-2", struck=True)
        gap = " " if view.struck and view.detail else ""
        self._detail = Lettering((struck, Run(gap + view.detail, "S", 400, "ink-2")))
        self.name_it(f"{view.time} {view.author}: {self._what.text}. {self._detail.text}")
        self._pencil.name_it(labels.amend_entry(view.time, view.what))
        self._pencil.setVisible(view.may_amend)
        self.updateGeometry()
        self.update()

    def _words_width(self) -> int:
        return self.width() - self._left - 18

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._left - 18
        beside = self._time.height(self._left) + _AUTHOR
        return max(52, round(max(beside, self._what.height(room) + self._detail.height(room))) + 12)

    def sizeHint(self) -> QSize:
        return QSize(248, self.heightForWidth(self.width() or 248))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 52)

    def resizeEvent(self, _event: object) -> None:
        self._pencil.setGeometry(self.width() - 30, 0, 44, min(self.height(), 52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_lit():
            painter.fillRect(self.rect(), current_theme().colour("tint"))
        room = self._words_width()
        self._time.draw(painter, QRectF(0, 6, self._left, 40))
        author = QRectF(0, 6 + self._time.height(self._left), self._left, _AUTHOR)
        Lettering((Run(self._view.author, "S", 400, "ink-2"),)).draw(painter, author)
        self._what.draw(painter, QRectF(self._left, 6, room, 40))
        below = 6 + self._what.height(room)
        self._detail.draw(painter, QRectF(self._left, below, room, self.height()))
        bottom = self.height() - 1.0
        hairline(painter, QPointF(0, bottom), QPointF(self.width(), bottom))
        painter.end()


class _Pencil(Pressable):
    """The pencil is 16 px drawn and 44 to hit; its right half lies outside the row's words."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = "accent" if self.is_lit() else "ink-2"
        draw_icon(painter, "pencil", QRectF(14, self.height() / 2 - 8, 16, 16), current_theme().colour(tone))
        painter.end()
