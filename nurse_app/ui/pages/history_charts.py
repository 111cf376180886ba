"""Drawings across sessions: the highest rate kept as bars, an outcome measure as points, sessions over each other."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.pages_history import MeasureWords, SessionWords

_LEFT, _TOP, _FOOT = 40, 20, 24
SERIES = ("chart-rate", "chart-pulse", "chart-spo2", "chart-temperature", "reaction", "ink")
"""Colours of sessions laid over each other; the dash tells them apart too."""
DASHES = ((), (6, 3), (2, 3), (8, 3, 2, 3), (1, 2), (12, 4))


class _Chart(QWidget):
    def __init__(self, high: int) -> None:
        super().__init__()
        self._high = high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, self._high)

    def plot(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - 4, self.height() - _TOP - _FOOT)


def _level(painter: QPainter, plot: QRectF, y: float, words: str) -> None:
    hairline(painter, QPointF(plot.left(), round(y)), QPointF(plot.right(), round(y)), "chart-grid")
    number = Lettering((Run(words, "S", 400, "ink-2"),), Qt.AlignmentFlag.AlignRight)
    number.draw(painter, QRectF(0, y - 10, _LEFT - 8, 20))


class KeptBars(_Chart):
    """One bar a session; what was tried above it dashed, with a flag where there was a reaction."""

    def __init__(self) -> None:
        super().__init__(140)
        self._sessions: tuple[SessionWords, ...] = ()

    def show_sessions(self, sessions: tuple[SessionWords, ...]) -> None:
        """Show these, oldest first."""
        self._sessions = sessions
        self.setAccessibleName("; ".join(f"{s.day}: {s.kept or 'none'} mL/h" for s in sessions))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        top = max((s.highest_rate for s in self._sessions), default=0.0)
        if not top:
            return
        painter = QPainter(self)
        plot, theme = self.plot(), current_theme()
        shown: list[float] = []
        for rate in sorted({s.kept_rate for s in self._sessions} | {top}):
            y = plot.bottom() - plot.height() * rate / top
            if rate and all(abs(y - other) >= 18 for other in shown):
                shown.append(y)
                _level(painter, plot, y, f"{rate:g}")
        wide = min(plot.width() / len(self._sessions), 40.0)
        for n, session in enumerate(self._sessions):
            x = plot.left() + n * wide + wide * 0.2
            kept = plot.height() * session.kept_rate / top
            high = plot.height() * session.highest_rate / top
            painter.fillRect(QRectF(x, plot.bottom() - kept, wide * 0.6, kept), theme.colour("chart-rate"))
            if high > kept + 1:
                painter.setPen(QPen(theme.colour("reaction"), 1.5, Qt.PenStyle.DashLine))
                painter.drawRect(QRectF(x, plot.bottom() - high, wide * 0.6, high - kept))
            if session.reaction:
                at = QRectF(x + wide * 0.3 - 8, plot.bottom() - max(high, kept) - 18, 16, 16)
                draw_icon(painter, "flag", at, theme.colour("reaction"))
        hairline(painter, plot.bottomLeft(), plot.bottomRight(), "line-strong")
        self._months(painter, plot, wide)
        painter.end()

    def _months(self, painter: QPainter, plot: QRectF, wide: float) -> None:
        free, before = plot.left(), ""
        for n, session in enumerate(self._sessions):
            x = plot.left() + n * wide
            if session.month != before and x >= free:
                words = Lettering((Run(session.month, "S", 400, "ink-2"),))
                words.draw(painter, QRectF(x, plot.bottom() + 4, 120, 20))
                free = x + words.natural_width() + 8
            before = session.month


class MeasureLine(_Chart):
    """An outcome measure over the days, better drawn up, with a mark below for each session."""

    def __init__(self, measure: MeasureWords, days: tuple[float, ...], span: float) -> None:
        super().__init__(132)
        self._measure, self._days, self._span = measure, days, span
        self.setAccessibleName(f"{measure.name}: {', '.join(told for _, _, told in measure.points)}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, theme = self.plot(), current_theme()
        values = [value for _, value, _ in self._measure.points]
        low, high = min(values), max(values)
        room = (high - low) or 1.0
        inner = plot.adjusted(0, 8, -24, -16)

        def at(day: float, value: float) -> QPointF:
            share = (value - low) / room
            share = share if self._measure.higher_is_better else 1 - share
            return QPointF(inner.left() + inner.width() * day / self._span, inner.bottom() - inner.height() * share)

        for value in dict.fromkeys((low, high)):
            _level(painter, plot, at(0, value).y(), f"{value:g}")
        ink = theme.colour("ink")
        painter.setPen(QPen(ink, 2))
        for (day, value, _), (day2, value2, _) in pairwise(self._measure.points):
            painter.drawLine(at(day, value), at(day2, value2))
        for day, value, told in self._measure.points:
            painter.setBrush(ink)
            painter.drawEllipse(at(day, value), 4, 4)
            Lettering((Run(told, "S", 600),)).draw(
                painter, QRectF(at(day, value).x() + 8, at(day, value).y() - 20, 60, 20)
            )
        for day in self._days:
            x = inner.left() + inner.width() * day / self._span
            painter.fillRect(QRectF(x, plot.bottom() - 10, 2, 10), theme.colour("chart-rate"))
        hairline(painter, plot.bottomLeft(), plot.bottomRight(), "line-strong")
        painter.end()


class LineSample(QWidget):
    """A short piece of a session's line, for the legend."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self._n = n
        self.setFixedSize(28, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(series_pen(self._n))
        painter.drawLine(QPointF(0, 22), QPointF(28, 22))
        painter.end()


def series_pen(n: int) -> QPen:
    """The pen of the n-th session: its own colour and its own dash."""
    pen = QPen(current_theme().colour(SERIES[n % len(SERIES)]), 2)
    if DASHES[n % len(DASHES)]:
        pen.setDashPattern(list(DASHES[n % len(DASHES)]))
    return pen


class Overlay(_Chart):
    """Chosen sessions over each other on time since the first drop."""

    def __init__(self) -> None:
        super().__init__(360)
        self._sessions: tuple[tuple[int, SessionWords], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sessions(self, sessions: tuple[tuple[int, SessionWords], ...]) -> None:
        """Show these, each with the number of its series."""
        self._sessions = sessions
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._sessions:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self.plot()
        most = max(s.spark.most for _, s in self._sessions)
        span = max(s.spark.span for _, s in self._sessions)
        for rate in sorted({rate for _, s in self._sessions for _, rate in s.spark.rates if rate}):
            _level(painter, plot, plot.bottom() - plot.height() * rate / most, f"{rate:g}")
        for hour in range(int(span // 60) + 1):
            x = plot.left() + plot.width() * hour * 60 / span
            Lettering((Run(f"{hour} h", "S", 400, "ink-2"),)).draw(painter, QRectF(x, plot.bottom() + 4, 40, 20))
        for n, session in self._sessions:
            self._line(painter, plot, n, session, most, span)
        hairline(painter, plot.bottomLeft(), plot.bottomRight(), "line-strong")
        painter.end()

    @staticmethod
    def _line(painter: QPainter, plot: QRectF, n: int, session: SessionWords, most: float, span: float) -> None:
        painter.setPen(series_pen(n))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path: QPainterPath | None = None
        view = session.spark
        for (minute, rate), (until, _) in pairwise((*view.rates, (view.until, 0.0))):
            y = plot.bottom() - plot.height() * rate / most
            start = QPointF(plot.left() + plot.width() * minute / span, y)
            if path is None:
                path = QPainterPath(QPointF(start.x(), plot.bottom()))
            path.lineTo(start)
            path.lineTo(plot.left() + plot.width() * until / span, y)
        if path is not None:
            path.lineTo(plot.left() + plot.width() * view.until / span, plot.bottom())
            painter.drawPath(path)
        for minute in view.flags:
            x = plot.left() + plot.width() * minute / span
            draw_icon(painter, "flag", QRectF(x - 2, plot.top() - 16, 16, 16), current_theme().colour("reaction"))
