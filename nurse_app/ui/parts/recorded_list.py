"""What was recorded, newest first: as many rows as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.timeline_row import TimelineRow, TimelineView
from nurse_app.wording import labels

_HEAD = 32


class RecordedList(QWidget):
    """Rows are never cut: one that does not fit whole is left to "All entries".

    Signals:
        opened(str), amend_requested(str): see `TimelineRow`.
        all_requested: the link to all entries.
    """

    opened = Signal(str)
    amend_requested = Signal(str)
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._head = SectionHeading(labels.RECORDED, link=labels.ALL_ENTRIES, small=True, parent=self)
        self._head.link_requested.connect(self.all_requested)
        self._rule = Rule(parent=self)
        self._rows: list[TimelineRow] = []

    def show_view(self, entries: tuple[TimelineView, ...]) -> None:
        """Show these, newest first."""
        while len(self._rows) > len(entries):
            self._rows.pop().deleteLater()
        while len(self._rows) < len(entries):
            row = TimelineRow(entries[len(self._rows)], self)
            row.opened.connect(self.opened)
            row.amend_requested.connect(self.amend_requested)
            self._rows.append(row)
        for row, entry in zip(self._rows, entries, strict=True):
            row.show_view(entry)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(248, _HEAD + 6 * 52)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._head.setGeometry(0, 0, self.width(), _HEAD)
        self._rule.setGeometry(0, _HEAD, self.width(), 1)
        top, full = _HEAD + 1, False
        for row in self._rows:
            high = 0 if full else row.heightForWidth(self.width())
            full = full or top + high > self.height() + 1
            row.setVisible(not full)
            if not full:
                row.setGeometry(0, top, self.width(), high)
                top += high
