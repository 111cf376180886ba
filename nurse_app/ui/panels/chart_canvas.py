"""The drawn chart as a widget: a still picture of the lanes, over which the line of now is drawn each second."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from nurse_app.documents.faces import Faces
from nurse_app.documents.figure import Drawn, draw
from nurse_app.documents.layout import for_screen
from nurse_app.documents.pen import DPI
from nurse_app.documents.scales import View
from nurse_app.errors import OurBug
from nurse_app.infusion.timeline import Timeline, VitalsMark
from nurse_app.ui.fonts import font_folder
from nurse_app.ui.panels.chart_hover import essence, marks_at, nearest
from nurse_app.ui.panels.chart_readout import Readout
from nurse_app.ui.theme import current_theme
from nurse_app.wording.chart_text import reading_words
from nurse_app.wording.names import Names

_STALE = timedelta(minutes=1)


class ChartCanvas(FigureCanvasQTAgg):
    """Holds one figure for good; every drawing is made on it anew.

    Signals:
        dragged(float): the nurse pulled the chart; so many minutes later is to be shown.
    """

    dragged = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Figure(dpi=DPI))  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drawn: Drawn | None = None
        self._ground: Any = None
        self._now: datetime | None = None
        self._told: VitalsMark | None = None
        self._pulled_from: float | None = None
        self._readout = Readout(self)
        self.mpl_connect("draw_event", self._keep_ground)

    @property
    def view(self) -> View:
        """The stretch of time that is shown."""
        return self._something.drawing.view

    @property
    def wears_the_theme(self) -> bool:
        """Whether it is drawn in the colours that the application wears now."""
        return self._drawn is not None and self._drawn.drawing.pen.palette is current_theme().colours

    @property
    def _something(self) -> Drawn:
        if self._drawn is None:
            raise OurBug("nothing is drawn yet")
        return self._drawn

    def covers(self, timeline: Timeline) -> bool:
        """Whether the drawn picture still tells this timeline but for the line of now."""
        if self._drawn is None:
            return False
        drawn = self._drawn.drawing.timeline
        return essence(drawn) == essence(timeline) and timeline.until - drawn.until < _STALE

    def compose(self, timeline: Timeline, view: View, names: Names, going_on: bool) -> None:
        """Draw everything anew: for a new entry, another size, another view, another theme."""
        layout = for_screen(self.width(), self.height())
        self._drawn = draw(
            timeline,
            layout,
            palette=current_theme().colours,
            faces=Faces(font_folder()),
            names=names,
            view=view,
            live=going_on,
            onto=self.figure,
        )
        self._now, self._told = timeline.until, None
        self._readout.hide()
        if self._drawn.now is not None:
            self._drawn.now.animate()
        self.draw()  # type: ignore[no-untyped-call]

    def move_now(self, now: datetime) -> None:
        """Draw the line of now over the still picture, and nothing else."""
        self._now = now
        if self._drawn is None or self._drawn.now is None or self._ground is None:
            return
        self._drawn.now.move(now)
        self.restore_region(self._ground)  # type: ignore[no-untyped-call]
        self._draw_moving()
        self.blit(self.figure.bbox)  # type: ignore[no-untyped-call]

    def _keep_ground(self, _event: object) -> None:
        self._ground = self.copy_from_bbox(self.figure.bbox)  # type: ignore[no-untyped-call]
        self._draw_moving()

    def _draw_moving(self) -> None:
        now = self._drawn.now if self._drawn else None
        for artist in now.artists if now else ():
            self.figure.draw_artist(artist)

    def neighbour(self, way: int) -> VitalsMark | None:
        """The reading after (1) or before (-1) the one told last; the last one when none was."""
        marks = self._something.drawing.timeline.vitals
        if not marks:
            return None
        if self._told not in marks:
            return marks[-1]
        place = marks.index(self._told) + way
        return marks[min(max(place, 0), len(marks) - 1)]

    def tell(self, mark: VitalsMark) -> None:
        """Say a reading's values beside it, and to a screen reader."""
        self._told = mark
        drawing = self._something.drawing
        words = reading_words(mark, drawing.timeline, drawing.names.temperature)
        place = QPoint(round(drawing.time.x(mark.at)), round(drawing.layout.pressure.bottom))
        self._readout.say((words,), place)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        if self._pulled_from is not None:
            minutes = (self._pulled_from - x) / self._something.drawing.time.px_per_minute
            self._pulled_from = x
            self.dragged.emit(minutes)
            return
        if self._drawn is None:
            return
        words = marks_at(self._drawn.drawing, x, y, self._now)
        if words:
            self._readout.say(words, QPoint(round(x), round(y)))
        else:
            self._readout.hide()
        self._told = nearest(self._drawn.drawing, x) or self._told

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._drawn is not None:
            self._pulled_from = event.position().x()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pulled_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        self._readout.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ground = None
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
