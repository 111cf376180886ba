"""The way to the emergency card: solid red in its corner, or outlined beside each running chair."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels

EmergencyShape = Literal["corner", "bar", "tile", "row", "small", "chair"]
_SIZES: dict[EmergencyShape, QSize] = {
    "corner": QSize(248, 64),  # side column
    "bar": QSize(144, 48),  # bottom bar of the smallest window
    "tile": QSize(88, 88),  # a row of the board
    "row": QSize(144, 56),  # a row of the locked screen
    "small": QSize(56, 48),  # the locked screen where there is little room
    "chair": QSize(56, 48),  # number only, on pages without a chair
}


class EmergencyButton(Pressable):
    """Never blocked, never covered. `chair` is the chair it stands for, 0 for the one shown.

    Signals:
        emergency_requested(int): pressed; the chair comes along.
    """

    emergency_requested = Signal(int)

    def __init__(self, chair: int = 0, shape: EmergencyShape = "corner", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chair, self._shape, self._open = chair, shape, False
        self.setFixedSize(_SIZES[shape])
        self.requested.connect(lambda: self.emergency_requested.emit(self._chair))
        self.show_open(False)

    def show_open(self, is_open: bool) -> None:
        """Show whether the card is open for this chair."""
        self._open = is_open
        words = labels.EMERGENCY_OPEN if is_open and self._shape == "corner" else labels.EMERGENCY
        self.setText(words)
        self.name_it(labels.emergency_for(self._chair) if self._chair else words)
        self.setAccessibleDescription(labels.EMERGENCY_KEY)
        self.update()

    def reshape(self, shape: EmergencyShape) -> None:
        """Take another form, where there is more or less room."""
        self._shape = shape
        self.setFixedSize(_SIZES[shape])
        self.show_open(self._open)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        solid = self._shape in ("corner", "bar") and not self._open
        if solid:
            edge = "high-text" if current_theme().is_dark else ""
            box(painter, self.area(), "high-fill", edge)
        else:
            fill = "high-wash" if self.is_lit() else "sheet"
            box(painter, self.area(), fill, "high-text", 3 if self._open else 2)
        tone = "on-high" if solid else "high-text"
        self._paint_words(painter, tone)
        painter.end()

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        colour = current_theme().colour(tone)
        wide, high = self.width(), self.height()
        if self._shape == "chair":
            _words(str(self._chair), "M", 700).draw_centred(
                painter, QRectF(_middle(wide, str(self._chair)), 0, 40, high), tone
            )
        elif self._shape == "tile":
            draw_icon(painter, "siren", QRectF(wide / 2 - 13, 20, 26, 26), colour)
            words = _words(self.text(), "S", 700)
            words.draw(painter, QRectF((wide - words.natural_width()) / 2, 49, wide, 20), tone)
        elif self._shape == "small":
            draw_icon(painter, "siren", QRectF(wide / 2 - 12, high / 2 - 12, 24, 24), colour)
        elif self._shape == "row":
            draw_icon(painter, "siren", QRectF(16, high / 2 - 12, 24, 24), colour)
            _words(self.text(), "S", 700).draw_centred(painter, QRectF(48, 0, wide - 48, high), tone)
        else:
            self._paint_corner(painter, tone, wide, high)

    def _paint_corner(self, painter: QPainter, tone: str, wide: int, high: int) -> None:
        left, gap, size = (16, 56, 28) if self._shape == "corner" else (9, 37, 24)
        icon = QRectF(left, (high - size) / 2, size, size)
        draw_icon(painter, "siren", icon, current_theme().colour(tone))
        _words(self.text(), "M", 700).draw_centred(painter, QRectF(gap, 0, wide - gap, high), tone)
        if self._shape == "corner" and not self._open:
            hint = _words(labels.EMERGENCY_KEY, "S", 400)
            across = hint.natural_width()
            hint.draw(painter, QRectF(wide - 12 - across, 6, across + 1, 20), tone)


def _words(text: str, size: Literal["S", "M"], weight: int) -> Lettering:
    return Lettering((Run(text, size, weight),))


def _middle(wide: int, text: str) -> float:
    return (wide - _words(text, "M", 700).natural_width()) / 2
