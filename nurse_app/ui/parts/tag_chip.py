"""Tags: alarm tags with colour, shape and word, and the ALLERGY tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme

TagKind = Literal["high", "medium", "low", "fine", "amber", "red", "reaction", "ink", "plain"]


@dataclass(frozen=True, slots=True)
class TagView:
    """A word and what kind of news it is."""

    text: str
    kind: TagKind


_DRESS: dict[TagKind, tuple[str, str, str]] = {
    # kind: fill, words, icon. Those without fill stand on the page.
    "high": ("high-fill", "on-high", "octagon-alert"),
    "medium": ("medium-fill", "on-medium", "triangle-alert"),
    "low": ("low-fill", "on-low", "file-text"),
    "fine": ("", "fine", "circle-check"),
    "amber": ("", "medium-text", "triangle-alert"),
    "red": ("", "high-text", "octagon-alert"),
    "reaction": ("", "reaction", "flag"),
    "ink": ("ink", "on-ink", ""),
    "plain": ("", "ink-2", ""),
}


class TagChip(QLabel):
    """A 24 high tag; `ink` (the ALLERGY tag) is 18 high."""

    def __init__(self, view: TagView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_view(view)

    def show_view(self, view: TagView) -> None:
        """Show another word or kind."""
        self._view = view
        self.setText(view.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(tag_width(self._view) + 0.49), 18 if self._view.kind == "ink" else 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self._view)
        painter.end()


def tag_width(view: TagView) -> float:
    """How wide a tag is."""
    fill, _, icon = _DRESS[view.kind]
    return _words(view).natural_width() + (22 if icon else 0) + (12 if fill else 0) + 1


def paint_tag(painter: QPainter, place: QRectF, view: TagView) -> None:
    """Paint a tag into a place as wide as `tag_width`."""
    fill, tone, icon = _DRESS[view.kind]
    theme = current_theme()
    if fill:
        edge = "high-text" if fill == "high-fill" and theme.is_dark else ""
        box(painter, place, fill, edge, radius=4)
    left = place.x() + (6 if fill else 0)
    if icon:
        draw_icon(painter, icon, QRectF(left, place.center().y() - 8, 16, 16), theme.colour(tone))
        left += 22
    _words(view).draw_centred(painter, QRectF(left, place.y(), place.width(), place.height()), tone)


def _words(view: TagView) -> Lettering:
    return Lettering((Run(view.text, "S", 700 if view.kind == "ink" else 600),))
