"""The chart of an infusion on the screen: shows a timeline, moves with the clock, zooms, and tells its values.

Matplotlib is fetched when the first timeline is shown, never with the window.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.infusion.timeline import Timeline
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.panels.chart_zoom import WHOLE, ZOOMS, Zoom
from nurse_app.wording.chart_text import CHART_NAME, ZOOM_NAME, chart_summary
from nurse_app.wording.names import Names

if TYPE_CHECKING:
    from nurse_app.ui.panels.chart_canvas import ChartCanvas

_COLUMN = 182
_KEYS = {
    Qt.Key.Key_Plus: "closer",
    Qt.Key.Key_Equal: "closer",
    Qt.Key.Key_Minus: "wider",
    Qt.Key.Key_0: "whole",
    Qt.Key.Key_Left: "earlier",
    Qt.Key.Key_Right: "later",
}


class ChartPanel(QWidget):
    """The lanes of `documents.figure` with the line of now; the nurse may zoom, pan and step through the readings.

    Hand down a timeline with `show_timeline` when an entry was kept, and the
    time with `tick` once a second. Nothing is asked for, so it has no wishes.
    """

    def __init__(self, names: Names | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names or Names()
        self._timeline: Timeline | None = None
        self._going_on = True
        self._zoom = Zoom()
        self._canvas: ChartCanvas | None = None
        self.setMinimumSize(480, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(CHART_NAME)
        self._segments = ChoiceRow(ZOOM_NAME, tuple((z.key, z.words) for z in ZOOMS), WHOLE, drawn=28, parent=self)
        self._segments.chosen.connect(self._zoom_to)

    @property
    def zoom(self) -> str:
        """The key of the zoom that is shown: 6h, 2h or 30min."""
        return self._zoom.key

    @property
    def canvas(self) -> ChartCanvas | None:
        """The drawn chart, or None before the first timeline."""
        return self._canvas

    def use_names(self, names: Names) -> None:
        """Name signs by the book, and tell temperatures in the clinic's unit."""
        self._names = names
        self._compose()

    def show_timeline(self, timeline: Timeline, *, going_on: bool = True) -> None:
        """Show what is on the chart now. Draws anew only where more than the time has changed.

        Args:
            timeline: all of it, up to `timeline.until`.
            going_on: draw the line of now; not so once the infusion is signed.
        """
        same = self._canvas is not None and self._canvas.covers(timeline) and going_on == self._going_on
        self._timeline, self._going_on = timeline, going_on
        if same:
            self.tick(timeline.until)
        else:
            self._compose()

    def tick(self, now: datetime) -> None:
        """Move the line of now; when it runs out of a zoomed view, the view follows."""
        if self._canvas is None or self._timeline is None:
            return
        if self._zoom.runs_out(self._canvas.view, now):
            self._compose(now)
        else:
            self._canvas.move_now(now)

    def _zoom_to(self, key: str) -> None:
        self._zoom = Zoom(key)
        self._segments.choose(key)
        self._compose()

    def _fetch_canvas(self) -> ChartCanvas:
        from nurse_app.ui.panels.chart_canvas import ChartCanvas

        canvas = ChartCanvas(self)
        canvas.dragged.connect(self._drag)
        self.setFocusProxy(canvas)
        canvas.lower()
        canvas.setGeometry(self.rect())
        canvas.show()
        return canvas

    def _compose(self, now: datetime | None = None) -> None:
        if self._timeline is None:
            return
        if self._canvas is None:
            self._canvas = self._fetch_canvas()
        at = now or self._timeline.until
        view = self._zoom.view(self._timeline, at, going_on=self._going_on)
        self._canvas.compose(self._timeline, view, self._names, self._going_on)
        if now is not None:
            self._canvas.move_now(now)
        self._canvas.setAccessibleName(CHART_NAME)
        self._canvas.setAccessibleDescription(chart_summary(self._timeline, self._names))

    def _drag(self, minutes: float) -> None:
        if self._canvas is not None:
            self._zoom = self._zoom.moved(self._canvas.view, minutes)
            self._compose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meaning = _KEYS.get(Qt.Key(event.key()))
        if meaning is None or self._canvas is None:
            super().keyPressEvent(event)
            return
        if meaning in ("earlier", "later"):
            self._step(
                -1 if meaning == "earlier" else 1, panning=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        else:
            self._zoom_to({"closer": self._zoom.closer, "wider": self._zoom.wider, "whole": WHOLE}[meaning])

    def _step(self, way: int, *, panning: bool) -> None:
        canvas = self._canvas
        if canvas is None:
            return
        if panning:
            self._drag(way * canvas.view.span.total_seconds() / 240)
            return
        mark = canvas.neighbour(way)
        if mark is None:
            return
        if not canvas.view.start <= mark.at <= canvas.view.end:
            self._zoom = self._zoom.round(mark.at, canvas.view)
            self._compose()
        canvas.tell(mark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._segments.adjustSize()
        self._segments.move(max(self.width() - _COLUMN, 0), 0)
        if self._canvas is not None:
            self._canvas.setGeometry(self.rect())
            self._compose()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._canvas is not None and not self._canvas.wears_the_theme:
            self._compose()
        super().changeEvent(event)
