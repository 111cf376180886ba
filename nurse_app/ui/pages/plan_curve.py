"""The planned rates as a stepped area over clock time, the ceiling above it, and another plan dashed over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.numbers import clock
from nurse_app.wording.pages_plan import CurveWords

Points = Sequence[tuple[float, float]]
_LEFT, _RIGHT, _TOP, _FOOT = 40, 8, 28, 24


class PlanCurve(QWidget):
    """At least 150 high. The axis begins at the start and ends with the whole hour after both plans."""

    def __init__(self) -> None:
        super().__init__()
        self._view: CurveWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)

    def show_view(self, view: CurveWords) -> None:
        """Show a plan, its ceiling, and another plan if there is one."""
        self._view = view
        self.setAccessibleName(view.told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(448, 190)

    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None or len(view.planned) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = _Plot(QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _FOOT), view)
        plot.grid(painter)
        plot.area(painter)
        plot.ceiling(painter)
        plot.other(painter)
        painter.end()


class _Plot:
    """One drawing: where minutes and rates lie."""

    def __init__(self, place: QRectF, view: CurveWords) -> None:
        self.place, self.view = place, view
        last = max(view.planned[-1][0], view.other[-1][0] if view.other else 0.0)
        self.span = max((int(last) // 60 + 1) * 60, 60)
        self.most = max(view.ceiling if view.ceiling <= 1.5 * self._top() else 0.0, self._top()) * 1.06 or 1.0

    def _top(self) -> float:
        return max(rate for _, rate in self.view.planned)

    def at(self, minute: float, rate: float) -> QPointF:
        x = self.place.left() + self.place.width() * minute / self.span
        return QPointF(x, self.place.bottom() - self.place.height() * rate / self.most)

    def path(self, points: Points) -> QPainterPath:
        path = QPainterPath(self.at(points[0][0], 0))
        for (minute, rate), (until, _) in pairwise(points):
            path.lineTo(self.at(minute, rate))
            path.lineTo(self.at(until, rate))
        path.lineTo(self.at(points[-1][0], 0))
        return path

    def grid(self, painter: QPainter) -> None:
        bottom = self.place.bottom()
        free = bottom + 20.0
        for _, rate in sorted(self.view.planned, key=lambda p: p[1]):
            y = self.at(0, rate).y()
            if rate <= 0 or free - y < 16:
                continue
            free = y
            hairline(painter, QPointF(self.place.left(), round(y)), QPointF(self.place.right(), round(y)), "chart-grid")
            number = Lettering((Run(f"{rate:g}", "S", 400, "ink-2"),), Qt.AlignmentFlag.AlignRight)
            number.draw(painter, QRectF(0, y - 10, _LEFT - 8, 20))
        hairline(painter, QPointF(self.place.left(), bottom), QPointF(self.place.right(), bottom), "line-strong")
        for minute in range(0, self.span + 1, 60):
            x = self.at(minute, 0).x()
            words = Lettering((Run(self._time(minute), "S", 400, "ink-2"),), Qt.AlignmentFlag.AlignHCenter)
            words.draw(painter, QRectF(min(max(x - 30, 0), self.place.right() - 46), bottom + 4, 60, 20))

    def _time(self, minute: int) -> str:
        start: datetime | None = self.view.start
        return clock(start + timedelta(minutes=minute)) if start is not None else f"{minute // 60} h"

    def area(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setPen(QPen(theme.colour("chart-rate"), 2))
        painter.setBrush(theme.colour("chart-rate-area"))
        painter.drawPath(self.path(self.view.planned))
        end = self.at(*self.view.planned[-2])
        words = Lettering((Run(self.view.planned_told, "S", 600),), Qt.AlignmentFlag.AlignRight)
        right = self.at(self.view.planned[-1][0], 0).x() - 8
        words.draw(painter, QRectF(right - 220, end.y() + 8, 220, 20))

    def ceiling(self, painter: QPainter) -> None:
        if not self.view.ceiling_told:
            return
        within = self.view.ceiling <= self.most
        y = self.at(0, self.view.ceiling).y() if within else self.place.top()
        if within:
            pen = QPen(current_theme().colour("ink-2"), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(self.place.left(), y), QPointF(self.place.right(), y))
        words = Lettering((Run(self.view.ceiling_told, "S", 400, "ink-2"),), Qt.AlignmentFlag.AlignRight)
        words.draw(painter, QRectF(self.place.left(), y - 22, self.place.width(), 20))

    def other(self, painter: QPainter) -> None:
        if len(self.view.other) < 2:
            return
        pen = QPen(current_theme().colour("chart-pulse"), 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path(self.view.other))
