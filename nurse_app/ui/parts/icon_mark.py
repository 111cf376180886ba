"""An icon that stands by itself, in any size and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.theme import current_theme


class IconMark(QWidget):
    """A picture only: what it means must stand beside it in words."""

    def __init__(self, icon: str, size: int = 20, tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(size, size)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon or colour."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._icon:
            return
        painter = QPainter(self)
        draw_icon(painter, self._icon, QRectF(self.rect()), current_theme().colour(self._tone))
        painter.end()
