"""Hairlines: the only thing that divides a sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.theme import current_theme


class Rule(QWidget):
    """A level line as wide as its place, or an upright one as high as its place.

    Args:
        upright: an upright line.
        tone: its colour's token.
        width: 1 for a hairline, 2 for emphasis, 3 above an open panel.
    """

    def __init__(
        self, *, upright: bool = False, tone: str = "line", width: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if upright:
            self.setFixedWidth(width)
            self.setSizePolicy(fixed, free)
        else:
            self.setFixedHeight(width)
            self.setSizePolicy(free, fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), current_theme().colour(self._tone))
        painter.end()
