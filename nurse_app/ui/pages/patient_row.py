"""A patient in the list."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.laying import column
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.pages_people import PatientWords


class PatientRow(Pressable):
    """At least 64 high.

    Signals:
        picked(str): the patient's key.
    """

    picked = Signal(str)

    def __init__(self, view: PatientWords) -> None:
        super().__init__()
        self._is_picked = False
        self.setMinimumHeight(64)
        name = Text((Run(view.name, "M", 700),), wrap=True)
        below = Text((quiet(f"{view.born}, {view.uses}, last {view.last}"),), wrap=True)
        column(None, name, below, None, margins=(12, 6, 8, 6), on=self)
        self.name_it(f"{view.name}, {view.born}, {view.number}")
        self.requested.connect(lambda: self.picked.emit(view.key))

    def show_picked(self, picked: bool) -> None:
        """Show whether this is the one whose record is shown."""
        self._is_picked = picked
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        if self._is_picked or self.is_lit():
            painter.fillRect(QRectF(self.rect()), theme.colour("tint"))
        if self._is_picked:
            painter.fillRect(QRectF(0, 0, 3, self.height()), theme.colour("accent"))
        bottom = self.height() - 1
        hairline(painter, QPointF(0, bottom), QPointF(self.width(), bottom))
        painter.end()
