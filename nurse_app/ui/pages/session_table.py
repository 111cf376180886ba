"""The sessions of a patient as rows: day, product and lot, the course of the rate, highest, kept, length, reaction."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.pages.laying import emptied
from nurse_app.ui.pages.sparkline import paint_spark
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording import pages_history as words
from nurse_app.wording.pages_history import SessionWords

# x and width of the columns as shares of the drawn width; the last takes the rest.
_COLUMNS = (0, 98, 300, 420, 462, 508, 576)
_DRAWN = 784


class SessionTable(QWidget):
    """Rows of at least 34; pressing one opens the session.

    Signals:
        opened(str): the infusion's id.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, SessionRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_sessions(self, sessions: tuple[SessionWords, ...]) -> None:
        """Show these, oldest first."""
        emptied(self._column)
        self.rows = {}
        self._column.addWidget(_Heads())
        for session in sessions:
            entry = self.rows[session.key] = SessionRow(session)
            entry.opened.connect(self.opened)
            self._column.addWidget(entry)


class SessionRow(Pressable):
    """One session.

    Signals:
        opened(str): the infusion's id.
    """

    opened = Signal(str)

    def __init__(self, view: SessionWords) -> None:
        super().__init__()
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = (view.day, view.product, view.lot, f"{view.kept} mL/h", view.took, view.reaction)
        self.name_it(", ".join(part for part in told if part))
        self.requested.connect(lambda: self.opened.emit(view.key))

    def sizeHint(self) -> QSize:
        return QSize(720, 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, high = self._view, self.height()
        if self.is_lit():
            painter.fillRect(QRectF(self.rect()), current_theme().colour("tint"))
        place = _places(self.width())
        heavy = 600 if view.runs else 400
        _say(painter, place[0], high, (Run(view.day, "S", heavy),))
        lot = Run(f"\n{view.lot}", "S", 400, "ink-2", slashed_zero=True)
        _say(painter, place[1], high, (Run(view.product, "S"), lot))
        paint_spark(painter, QRectF(place[2][0], 7, place[2][1] - 12, high - 14), view.spark)
        _say(painter, place[3], high, (Run(view.highest, "S"),), right=True)
        _say(painter, place[4], high, (Run(view.kept, "S", 700),), right=True)
        _say(painter, place[5], high, (Run(view.took, "S", heavy),))
        _say(painter, place[6], high, (Run(view.reaction, "S", 600, "reaction"),))
        tone = "line-strong" if view.first_of_course else "line"
        hairline(painter, QPointF(0, 0), QPointF(self.width(), 0), tone)
        painter.end()


class _Heads(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for n, (head, place) in enumerate(zip(words.SESSION_HEADS, _places(self.width()), strict=True)):
            _say(painter, place, 24, (Run(head, "S", 400, "ink-2"),), right=n in (3, 4))
        painter.end()


def _places(width: int) -> tuple[tuple[float, float], ...]:
    scale = max(width / _DRAWN, 0.78)
    lefts = [left * scale for left in _COLUMNS]
    ends = [*lefts[1:], float(width)]
    return tuple((left, end - left) for left, end in zip(lefts, ends, strict=True))


def _say(
    painter: QPainter, place: tuple[float, float], high: int, runs: tuple[Run, ...], *, right: bool = False
) -> None:
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    room = place[1] - (8 if right else 4)
    Lettering(runs, align).draw_centred(painter, QRectF(place[0], 0, room, high))
