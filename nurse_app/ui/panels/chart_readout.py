"""A few lines of values beside the pointer on the chart; lets every press through."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.shapes import box

_PAD, _GAP, _MOST = 8, 12, 420


class Readout(QWidget):
    """Stands to the right of a place, or to its left where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: tuple[str, ...] = ()
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told now; empty while hidden."""
        return self._lines if self.isVisible() else ()

    def say(self, lines: tuple[str, ...], place: QPoint) -> None:
        """Tell these lines beside a place of the parent."""
        if lines != self._lines:
            self._lines = lines
            set_lines = self._set()
            width = min(max(line.natural_width() for line in set_lines), _MOST)
            high = sum(line.height(width) for line in set_lines)
            self.resize(round(width) + 2 * _PAD + 1, round(high) + 2 * _PAD)
        room = self._owner.rect()
        left = place.x() + _GAP
        if left + self.width() > room.right():
            left = max(place.x() - _GAP - self.width(), 0)
        self.move(left, min(max(place.y() - self.height() // 2, 0), max(room.bottom() - self.height(), 0)))
        self.raise_()
        self.show()
        self.update()

    def _set(self) -> tuple[Lettering, ...]:
        return tuple(Lettering((Run(line, "S", 500, "on-ink"),)) for line in self._lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), "ink", radius=4)
        top, width = float(_PAD), self.width() - 2 * _PAD
        for line in self._set():
            line.draw(painter, QRectF(_PAD, top, width, self.height()))
            top += line.height(width)
        painter.end()
