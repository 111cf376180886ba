"""One of the six actions beside the chart: icon, words, its key, always in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme

ActionState = Literal["rest", "open", "due", "blocked"]


@dataclass(frozen=True, slots=True)
class ActionView:
    """What an action button shows. A blocked one carries its reason ("Not yet: …")."""

    key: str
    text: str
    icon: str
    hint: str = ""
    state: ActionState = "rest"
    reason: str = ""


_DRESS: dict[ActionState, tuple[str, str, float, str, str]] = {
    # state: fill, border, its width, words, key hint
    "rest": ("raised", "line-strong", 1, "ink", "ink-3"),
    "open": ("tint", "accent", 2, "ink", "ink-3"),
    "due": ("accent", "", 0, "on-accent", "on-accent"),
    "blocked": ("", "line", 1, "ink-3", "ink-3"),
}


class ActionButton(Pressable):
    """A 120 by 56 action (80 by 48 when compact).

    Signals:
        action_requested(str): pressed; the view's key comes along.
        reason_requested(str): pressed while blocked.
    """

    action_requested = Signal(str)

    def __init__(self, view: ActionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self.setFixedSize(120, 56)
        self.requested.connect(lambda: self.action_requested.emit(self._view.key))
        self.show_view(view)

    @property
    def view(self) -> ActionView:
        """What it shows now."""
        return self._view

    def show_view(self, view: ActionView) -> None:
        """Show another state of the action."""
        self._view = view
        self._words = Lettering((Run(view.text, "S", 600),))
        self._hint = Lettering((Run(view.hint, "S", 400),))
        self.setText(view.text)
        self.name_it(view.text)
        self.block(view.reason if view.state == "blocked" else "")
        if view.hint:
            self.setAccessibleDescription(" ".join(part for part in (view.hint, view.reason) if part))

    def set_compact(self, compact: bool) -> None:
        """Stand icon above word, 80 by 48, for the smallest windows."""
        self._compact = compact
        self.setFixedSize(QSize(80, 48) if compact else QSize(120, 56))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, border, width, tone, hint = _DRESS[self._view.state]
        if self.is_lit() and self._view.state == "rest":
            fill = "tint"
        box(painter, self.area(), fill, border, width)
        if self._compact:
            self._paint_compact(painter, tone)
        else:
            self._paint_wide(painter, tone, hint)
        painter.end()

    def _paint_wide(self, painter: QPainter, tone: str, hint: str) -> None:
        draw_icon(painter, self._view.icon, QRectF(11, 18, 20, 20), current_theme().colour(tone))
        self._words.draw_centred(painter, QRectF(39, 0, self.width() - 39 - 8, self.height()), tone)
        wide = self._hint.natural_width()
        self._hint.draw(painter, QRectF(self.width() - 8 - wide, 2, wide + 1, 20), hint)

    def _paint_compact(self, painter: QPainter, tone: str) -> None:
        draw_icon(painter, self._view.icon, QRectF(self.width() / 2 - 9, 5, 18, 18), current_theme().colour(tone))
        wide = self._words.natural_width()
        self._words.draw(painter, QRectF((self.width() - wide) / 2, 24, wide + 1, 20), tone)
