"""The parts of the infusing screen and their places in every amount of room."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.timeline import Timeline
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.emergency_page import EmergencyPage
from nurse_app.ui.panels import glance_band, slim_strip
from nurse_app.ui.panels.chart_panel import ChartPanel
from nurse_app.ui.panels.glance_band import NARROW, GlanceBand
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.panel_host import PanelHost
from nurse_app.ui.panels.slim_strip import SlimStrip
from nurse_app.ui.parts.recorded_list import RecordedList
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels
from nurse_app.wording.panels_book import PanelBook

EMERGENCY, CHART = "emergency", "chart"
_CHART_LEAST = 300
_WHOLE_BELOW = 640


class InfusingSheet(Page):
    """Band or slim strip on top; below it the chart, a panel, or the emergency card."""

    frame: ClassVar[PageFrame] = PageFrame.SESSION

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = Arrangement.FULL
        self.host = PanelHost(self)
        self.band = GlanceBand(book, self)
        self.slim = SlimStrip(book, self)
        self.chart = ChartPanel(book.names, self)
        self._timeline: Timeline | None = None
        self._draw = QTimer(self)
        self._draw.setSingleShot(True)
        self._draw.timeout.connect(self._draw_chart)
        self.emergency_sheet = EmergencyPage(book, self.host.ground)
        tabs = ((CHART, labels.CHART), ("entries", labels.RECORDED))
        self.tabs = ChoiceRow(labels.CHART, tabs, drawn=36, parent=self)
        self.list = RecordedList(parent=self)
        self._ruled = True
        for part in (self.slim, self.emergency_sheet, self.tabs, self.list):
            part.hide()

    def draw_soon(self, timeline: Timeline) -> None:
        """Draw the chart a turn later, or once it is in sight: it takes as long as all the rest together."""
        self._timeline = timeline
        self._draw.start()

    def _draw_chart(self) -> None:
        if self._timeline is not None and not self.chart.isHidden():
            self.chart.show_timeline(self._timeline)
            self._timeline = None

    def place(self, panel: Panel | None, key: str) -> None:
        """Give every part its place; `panel` is the open one, `key` its key, or that of the chart or the card."""
        wide, high = self.width(), self.height()
        tight = self.room <= Arrangement.TABS
        slim = (panel is not None and panel.ground == "slim") or key == CHART
        whole = key == EMERGENCY or (tight and panel is not None and high < _WHOLE_BELOW)
        top = 0 if whole else slim_strip.HEIGHT if slim else glance_band.HEIGHT
        self.band.setGeometry(0, 0, wide, glance_band.HEIGHT)
        self.slim.setGeometry(0, 0, wide, slim_strip.HEIGHT)
        self.band.setVisible(not slim and not whole)
        self.slim.setVisible(slim and not whole)
        shown = self.emergency_sheet if key == EMERGENCY else panel
        least = (0, 0) if shown is None else shown.least_narrow if wide < NARROW else shown.least
        self.host.show_widget(shown, QRect(0, top, wide, high - top), least)
        self._place_chart(top, shown is None, key)
        ruled = shown is None and not slim
        if ruled != self._ruled:
            # Painting the sheet paints all that lies on it, the chart too: only where the rule comes or goes.
            self._ruled = ruled
            self.update()

    def _place_chart(self, top: int, free: bool, key: str) -> None:
        wide, high = self.width(), self.height()
        tabbed = self.room is Arrangement.TABS and not key
        under = top + (48 if tabbed else 8)
        roomy = key == CHART or high - under >= _CHART_LEAST
        self.tabs.move(24, top + 4)
        self.tabs.setVisible(free and tabbed)
        self.chart.setGeometry(24, under, wide - 24, high - under)
        self.chart.setVisible(free and roomy)
        if self._timeline is not None and not self.chart.isHidden():
            self._draw.start()
        # Where the chart does not fit, what was recorded stands below the band.
        self.list.setGeometry(24, under, wide - 48, high - under)
        self.list.setVisible(free and not roomy and self.room is not Arrangement.TINY)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("sheet"))
        if self._ruled:
            line = QRectF(0, glance_band.HEIGHT, self.width(), 1)
            painter.fillRect(line, current_theme().colour("line"))
        painter.end()
