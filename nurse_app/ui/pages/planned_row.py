"""A planned session on the board."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import row
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.pages_today import PlannedWords


class PlannedRow(Pressable):
    """At least 48 high; pressing it opens the session.

    Signals:
        opened(str): the infusion's id.
    """

    opened = Signal(str)

    def __init__(self, view: PlannedWords) -> None:
        super().__init__()
        self._key = view.key
        self.setMinimumHeight(48)
        tone, heavy = ("medium-text", 600) if view.state else ("ink-2", 400)
        cells = (
            (Text((Run(view.time, "M", 700),)), 7),
            (Text(view.place, tone="ink-2"), 7),
            (Text((strong(view.name),), wrap=True), 18),
            (Text(view.product, wrap=True), 16),
            (Text((quiet(view.use),), wrap=True), 14),
            (Text((Run(view.note, "S", heavy, tone),), wrap=True), 16),
        )
        layout = row(spacing=12, on=self)
        for cell, share in cells:
            layout.addWidget(cell, share)
        self.name_it(f"{view.time} {view.place} {view.name} {view.product} {view.note}")
        self.requested.connect(lambda: self.opened.emit(self._key))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_lit():
            painter.fillRect(QRectF(self.rect()), current_theme().colour("tint"))
        bottom = self.height() - 1
        hairline(painter, QPointF(0, bottom), QPointF(self.width(), bottom))
        painter.end()
