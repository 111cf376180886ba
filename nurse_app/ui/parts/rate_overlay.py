"""Draws the rates of several sessions over each other on the time since the first drop."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.lettering import Lettering, quiet
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording import pages_patients as words

Corners = tuple[tuple[float, float], ...]
_LEFT, _FOOT = 48, 44


class RateOverlay(QWidget):
    """One line a session, the chosen ones strong, the others faint; hours across, mL/h up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.OVER_EACH_OTHER)
        self._lines: tuple[tuple[str, Corners], ...] = ()
        self._chosen: frozenset[str] = frozenset()

    def show_lines(self, lines: tuple[tuple[str, Corners], ...], chosen: frozenset[str]) -> None:
        """Show these sessions by key; an empty choice makes all alike."""
        self._lines, self._chosen = lines, chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hours = max([x for _, line in self._lines for x, _ in line] or [6.0], default=6.0)
        top = max([y for _, line in self._lines for _, y in line] or [100.0], default=100.0) or 100.0
        plot = QRectF(_LEFT, 12, self.width() - _LEFT - 16, self.height() - 12 - _FOOT)
        self._grid(painter, plot, hours, top)
        for key, line in sorted(self._lines, key=lambda each: each[0] in self._chosen):
            self._line(painter, plot, line, hours, top, not self._chosen or key in self._chosen)
        painter.end()

    def _grid(self, painter: QPainter, plot: QRectF, hours: float, top: float) -> None:
        for hour in range(int(hours) + 1):
            x = plot.x() + plot.width() * hour / hours if hours else plot.x()
            hairline(painter, QPointF(x, plot.y()), QPointF(x, plot.bottom()), "chart-grid")
            Lettering((quiet(str(hour)),)).draw(painter, QRectF(x - 4, plot.bottom() + 2, 40, 20))
        for part in (0, 0.5, 1):
            y = plot.bottom() - plot.height() * part
            hairline(painter, QPointF(plot.x(), y), QPointF(plot.right(), y), "chart-grid")
            Lettering((quiet(f"{top * part:.0f}"),)).draw(painter, QRectF(4, y - 10, 44, 20))
        Lettering((quiet(f"mL/h, {words.HOURS}"),)).draw(painter, QRectF(plot.x(), plot.bottom() + 22, 300, 20))

    @staticmethod
    def _line(painter: QPainter, plot: QRectF, line: Corners, hours: float, top: float, strong: bool) -> None:
        colour = current_theme().colour("chart-rate")
        colour.setAlphaF(1.0 if strong else 0.25)
        painter.setPen(QPen(colour, 2.5 if strong else 1.5, Qt.PenStyle.SolidLine))
        points = [
            QPointF(plot.x() + plot.width() * x / hours, plot.bottom() - plot.height() * y / top) for x, y in line
        ]
        painter.drawPolyline(QPolygonF(points))
