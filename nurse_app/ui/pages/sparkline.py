"""The course of a session's rate, small: a stepped area with flags at its reactions."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.spark import SparkWords

_FLAG = 10


class Sparkline(QWidget):
    """Fills its place; what it says stands beside it in words."""

    def __init__(self, wide: int = 160, high: int = 32) -> None:
        super().__init__()
        self._size = QSize(wide, high)
        self._view: SparkWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_view(self, view: SparkWords) -> None:
        """Show a course."""
        if view != self._view:
            self._view = view
            self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_spark(painter, QRectF(self.rect()), view)
        painter.end()


def paint_spark(painter: QPainter, place: QRectF, view: SparkWords) -> None:
    """Paint a course into a place."""
    theme, bottom = current_theme(), place.bottom() - 1
    high = place.height() - _FLAG

    def at(minute: float, rate: float) -> QPointF:
        return QPointF(place.left() + place.width() * minute / view.span, bottom - high * rate / view.most)

    hairline(painter, QPointF(place.left(), bottom), QPointF(place.right(), bottom), "line-strong")
    if view.rates:
        painter.setPen(QPen(theme.colour("chart-rate"), 2))
        painter.setBrush(theme.colour("chart-rate-area"))
        path = QPainterPath(at(view.rates[0][0], 0))
        for (minute, rate), (until, _) in pairwise((*view.rates, (view.until, 0.0))):
            path.lineTo(at(minute, rate))
            path.lineTo(at(until, rate))
        path.lineTo(at(view.until, 0))
        painter.drawPath(path)
    for minute in view.flags:
        x = at(minute, 0).x()
        colour = theme.colour("reaction")
        painter.fillRect(QRectF(x - 1, place.top(), 2, place.height()), colour)
        painter.setBrush(colour)
        painter.setPen(colour)
        top = place.top()
        corners = ((0, 0), (10, 0), (7, 4), (10, 9), (0, 9))
        painter.drawPolygon(QPolygonF([QPointF(x + across, top + down) for across, down in corners]))
