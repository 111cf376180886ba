"""The button: primary, plain, quiet or danger, with an icon, 44 or 56 high."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.fonts import TypeName
from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme

ButtonKind = Literal["primary", "plain", "quiet", "danger"]
_DRESS: dict[ButtonKind, tuple[str, str, str]] = {
    # kind: fill, border, text
    "primary": ("accent", "", "on-accent"),
    "plain": ("raised", "line-strong", "ink"),
    "quiet": ("", "", "accent"),
    "danger": ("sheet", "high-text", "high-text"),
}


class Button(Pressable):
    """A button with words. See `Pressable` for its signals.

    Args:
        text: what it does, in words; also its name for a screen reader.
        kind: how it looks.
        icon: the name of an icon before the words.
        big: 56 high with the larger type, else 44.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "plain",
        icon: str = "",
        *,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._big = kind, icon, big
        self._pad = 0 if kind == "quiet" else 16
        policy = QSizePolicy.Policy.Maximum if kind == "quiet" else QSizePolicy.Policy.Minimum
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str, icon: str | None = None) -> None:
        """Show other words, and another icon if one is given."""
        self._icon = self._icon if icon is None else icon
        self.setText(text)
        self.name_it(text)
        size: TypeName = "M" if self._big else "S"
        self._lettering = Lettering((Run(text, size, 600),))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icon = (20 + 10) if self._icon else 0
        high = 56 if self._big else 44
        return QSize(round(self._lettering.natural_width() + 0.99) + icon + 2 * self._pad, high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, border, tone = _DRESS[self._kind]
        if self.reason or not self.isEnabled():
            fill, border, tone = ("" if self._kind == "quiet" else "sheet"), ("line" if border or fill else ""), "ink-3"
        elif self.is_lit() and self._kind in ("plain", "danger"):
            fill = "tint" if self._kind == "plain" else "high-wash"
        if fill or border:
            box(painter, self.area(), fill, border, 2 if self._kind == "danger" and tone != "ink-3" else 1)
        self._paint_words(painter, tone)
        painter.end()

    def _paint_words(self, painter: QPainter, tone: str) -> None:
        wide = self._lettering.natural_width()
        icon = 30 if self._icon else 0
        left = 0.0 if self._kind == "quiet" else (self.width() - wide - icon) / 2
        if self._icon:
            place = QRectF(round(left), round((self.height() - 20) / 2), 20, 20)
            draw_icon(painter, self._icon, place, current_theme().colour(tone))
        place = QRectF(left + icon, 0, wide + 2, self.height())
        self._lettering.draw_centred(painter, place, tone)
        if self._kind == "quiet" and self.is_lit():
            line = QRectF(left, self.height() / 2 + 10, wide + icon, 1)
            painter.fillRect(line, current_theme().colour(tone))
