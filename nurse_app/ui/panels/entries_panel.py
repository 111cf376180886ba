"""All entries, newest first, each with its pencil."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.panels.keypad_frame import LINE, MARGIN
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.panels.side_views import recorded_views
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.timeline_row import TimelineRow
from nurse_app.ui.theme import current_theme
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.panels_forms import ENTRIES_BESIDE, ENTRIES_TITLE


class EntriesPanel(Panel):
    """Everything that was recorded.

    Signals:
        amend_requested(str): the pencil beside an entry.
    """

    amend_requested = Signal(str)

    ground = "slim"

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.rows: list[TimelineRow] = []
        sheet = ScrollSheet()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 32, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, LINE + 15, MARGIN - 8, 8)
        column.setSpacing(8)
        column.addWidget(SectionHeading(ENTRIES_TITLE, ENTRIES_BESIDE))
        column.addWidget(area, 1)

    def show_state(self, infusion: Infusion, _outlook: Outlook) -> None:
        views = recorded_views(infusion, self.book)
        for n, view in enumerate(views):
            if n == len(self.rows):
                row = TimelineRow(view)
                row.amend_requested.connect(self.amend_requested)
                row.opened.connect(self.amend_requested)
                self._column.insertWidget(n, row)
                self.rows.append(row)
            self.rows[n].show_view(view)
        for n, row in enumerate(self.rows):
            row.setVisible(n < len(views))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), LINE), current_theme().colour("accent"))
        painter.end()
