"""A running chair on the board: who, the rate, what is next, the last vitals, how far, and its Emergency."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run, quiet
from nurse_app.ui.parts.emergency_button import EmergencyButton
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import band, box, chair_tile, hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.pages_today import BoardWords

HIGH = 120
_NEXT = {
    # state: fill, words, icon
    "calm": ("", "ink", "clock"),
    "late": ("medium-fill", "on-medium", "triangle-alert"),
    "high": ("high-fill", "on-high", "octagon-alert"),
}
_VERDICT = {
    "fine": ("circle-check", "fine"),
    "amber": ("triangle-alert", "medium-text"),
    "red": ("octagon-alert", "high-text"),
    "reaction": ("flag", "reaction"),
    "old": ("clock", "medium-text"),
    "none": ("clock", "ink-2"),
}


class BoardRow(Pressable):
    """968 wide in the mock; the columns keep their places, the sparkline takes what is left.

    Signals:
        opened(str): the row was pressed; the infusion's id.
        emergency_requested(int): its Emergency was pressed.
    """

    opened = Signal(str)
    emergency_requested = Signal(int)

    def __init__(self, words: BoardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._emergency = EmergencyButton(words.chair, "tile", self)
        self._emergency.emergency_requested.connect(self.emergency_requested)
        self.requested.connect(lambda: self.opened.emit(self._words.key))
        self.show_words(words)

    def show_words(self, words: BoardWords) -> None:
        """Show another second of the same chair."""
        self._words = words
        self.name_it(f"{words.chair}, {words.name}, {words.rate} mL/h, {words.next_title} {' '.join(words.next_lines)}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        w, wide = self._words, self.width()
        if self.is_lit():
            band(painter, QRectF(8, 0, wide - 8, HIGH - 1), "tint")
        painter.fillRect(QRectF(0, 0, 8, HIGH - 1), current_theme().chair(w.chair))
        chair_tile(painter, QRectF(24, 32, 56, 56), w.chair, w.initials)
        self._who(painter, w)
        self._rate(painter, w)
        self._next(painter, w)
        self._course(painter, w, wide)
        self._emergency.move(wide - 88, 16)
        hairline(painter, QPointF(0, HIGH - 1), QPointF(wide, HIGH - 1))
        if self.hasFocus() and self.reached_by_key:
            box(painter, QRectF(8, 0, wide - 8, HIGH - 1), "", "accent", 3, 0)
        painter.end()

    def _who(self, painter: QPainter, w: BoardWords) -> None:
        _line(painter, 96, 28, 212, Run(w.name, "M", 700))
        _line(painter, 96, 53, 212, quiet(w.product))
        _line(painter, 96, 74, 212, quiet(w.use))

    def _rate(self, painter: QPainter, w: BoardWords) -> None:
        _line(painter, 304, 26, 152, Run(w.rate, "glance"), Run("  mL/h", "M", 600))
        small = w.paused or w.rate_small
        if w.paused:
            draw_icon(painter, "pause", QRectF(304, 79, 16, 16), current_theme().colour("ink"))
        _line(painter, 326 if w.paused else 304, 77, 140, Run(small, "S", 600 if w.paused else 400, "ink-2"))

    def _next(self, painter: QPainter, w: BoardWords) -> None:
        fill, tone, icon = _NEXT[w.next_state]
        if fill:
            box(painter, QRectF(456, 16, 228, 88), fill, "", radius=4)
        draw_icon(painter, icon, QRectF(470, 26, 26, 26), current_theme().colour(tone))
        _line(painter, 504, 24, 176, Run(w.next_title, "L", 700, tone))
        soft = tone if fill else "ink-2"
        _line(painter, 470, 58, 208, Run(w.next_lines[0], "S", 400, soft))
        _line(painter, 470, 78, 208, Run(w.next_lines[1], "S", 400, soft))

    def _course(self, painter: QPainter, w: BoardWords, wide: int) -> None:
        left, room = 700, wide - 88 - 16 - 700
        icon, tone = _VERDICT.get(w.verdict_state, _VERDICT["none"])
        draw_icon(painter, icon, QRectF(left, 18, 16, 16), current_theme().colour(tone))
        _line(painter, left + 22, 16, room - 22, Run(w.verdict, "S", 600, tone), quiet(f"  {w.verdict_at}"))
        self._spark(painter, QRectF(left, 38, room, 28), w)
        _line(painter, left, 69, room, Run(w.given, "S", 400))
        _line(painter, left, 89, room, Run(w.finish, "S", 600))

    def _spark(self, painter: QPainter, place: QRectF, w: BoardWords) -> None:
        theme = current_theme()
        pen = QPen(theme.colour("chart-rate"), 2)
        before: QPointF | None = None
        for start, end, high in w.bars:
            x1, x2 = place.x() + start * place.width(), place.x() + end * place.width()
            y = place.bottom() - high * place.height()
            painter.fillRect(QRectF(x1, y, x2 - x1, place.bottom() - y), theme.colour("chart-rate-area"))
            painter.setPen(pen)
            if before is not None:
                painter.drawLine(before, QPointF(x1, y))
            painter.drawLine(QPointF(x1, y), QPointF(x2, y))
            before = QPointF(x2, y)
        hairline(painter, place.bottomLeft(), place.bottomRight(), "line-strong")
        painter.setPen(Qt.PenStyle.NoPen)


def _line(painter: QPainter, x: float, y: float, room: float, *runs: Run) -> None:
    whole = Lettering(runs)
    if whole.natural_width() > room and runs and runs[0].size in ("M", "L"):
        whole = Lettering(tuple(Run(r.text, "S", r.weight, r.tone) for r in runs))
    whole.draw(painter, QRectF(x, y, max(room, whole.widest_word() + 1), 60))
