"""One thing in the rail to press: a place, a chair, a state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.tag_chip import TagView, paint_tag, tag_width
from nurse_app.ui.shapes import band, chair_tile
from nurse_app.ui.theme import current_theme

_PAD = 12


@dataclass(frozen=True, slots=True)
class RailItem:
    """What a tab shows, from left to right; `name` is said by a screen reader."""

    name: str
    tile: int = 0
    icon: str = ""
    runs: tuple[Run, ...] = ()
    tag: TagView | None = None
    is_open: bool = False
    tone: str = "ink-2"


class RailTab(Pressable):
    """As high as the rail, as wide as its words; the open one has a 3 px line below."""

    def __init__(self, item: RailItem, pad: int = _PAD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad = pad
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_item(item)

    def set_pad(self, pad: int) -> None:
        """Stand closer together or further apart."""
        self._pad = pad

    def show_item(self, item: RailItem) -> None:
        """Show something else."""
        self._item = item
        self._words = Lettering(item.runs)
        self.name_it(item.name)
        self.updateGeometry()
        self.update()

    def _pieces(self) -> list[float]:
        item = self._item
        return [
            24 if item.tile else 0,
            18 if item.icon else 0,
            self._words.natural_width(),
            tag_width(item.tag) if item.tag else 0,
        ]

    def sizeHint(self) -> QSize:
        shown = [wide for wide in self._pieces() if wide]
        return QSize(round(sum(shown) + self._gap() * (len(shown) - 1) + 2 * self._pad + 0.99), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _gap(self) -> int:
        return 8 if self._item.tile else 6

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        item, theme, high = self._item, current_theme(), self.height()
        if self.is_lit():
            band(painter, self.area(), "tint")
        at = float(self._pad)
        tile, icon, words, tag = self._pieces()
        middle = high / 2
        if item.tile:
            side = min(24, high - 8)
            chair_tile(painter, QRectF(at, round(middle - side / 2), side, side), item.tile)
            at += tile + self._gap()
        if item.icon:
            draw_icon(painter, item.icon, QRectF(at, round(middle - 8), 16, 16), theme.colour(item.tone))
            at += icon + self._gap()
        if words:
            self._words.draw_centred(painter, QRectF(at, 0, words + 1, high))
            at += words + self._gap()
        if item.tag:
            paint_tag(painter, QRectF(at, round(middle - 12), tag, 24), item.tag)
        if item.is_open:
            band(painter, QRectF(0, high - 3, self.width(), 3), "ink")
        painter.end()
