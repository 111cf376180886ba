"""A chair as seen on the locked screen: no name, no reading, what is due and its Emergency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.emergency_button import EmergencyButton
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band, chair_tile

WatchState = Literal["calm", "late", "high", "ended"]
_DRESS: dict[WatchState, tuple[str, str, str, str]] = {
    # state: fill, words, second line, icon
    "calm": ("", "ink", "ink-2", ""),
    "late": ("medium-fill", "on-medium", "on-medium", "triangle-alert"),
    "high": ("high-fill", "on-high", "on-high", "octagon-alert"),
    "ended": ("", "ink", "ink-2", ""),
}


_PAD = 16


@dataclass(frozen=True, slots=True)
class WatchView:
    """A chair's number, what is due in words, a second line; an ended one needs no Emergency."""

    chair: int
    title: str
    line: str = ""
    state: WatchState = "calm"


class WatchRow(QWidget):
    """88 high; its ground reaches 16 px beyond its words on both sides.

    Signals:
        emergency_requested(int): the chair's Emergency was pressed.
    """

    emergency_requested = Signal(int)

    def __init__(self, view: WatchView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(88)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._icon, self._title = IconMark("", 26), Text(wrap=True)
        self._line = Text(wrap=True)
        self._emergency = EmergencyButton(view.chair, "row")
        self._emergency.emergency_requested.connect(self.emergency_requested)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setSpacing(16)
        self._row = row
        row.addLayout(words, 1)
        row.addWidget(self._emergency)
        self._view = view
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Stand 64 high, with smaller words and a smaller Emergency."""
        self._compact = compact
        self._tile = 40 if compact else 56
        self.setMinimumHeight(64 if compact else 88)
        self._row.setContentsMargins(_PAD + self._tile + (12 if compact else 24), 0, _PAD, 0)
        self._emergency.reshape("small" if compact else "row")
        self.show_view(self._view)

    def show_view(self, view: WatchView) -> None:
        """Show another state of the chair."""
        self._view = view
        _, tone, second, icon = _DRESS[view.state]
        self._icon.show_icon(icon, tone)
        self._icon.setVisible(bool(icon))
        self._title.say((Run(view.title, "M" if self._compact else "L", 700, tone),))
        self._line.say((Run(view.line, "S", 400, second),))
        self._emergency.setVisible(view.state != "ended")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, high = _DRESS[self._view.state][0], self.height()
        if fill:
            band(painter, QRectF(0, 0, self.width(), high), fill)
        side = self._tile
        chair_tile(painter, QRectF(_PAD, (high - side) // 2, side, side), self._view.chair)
        band(painter, QRectF(_PAD, high - 1, self.width() - 2 * _PAD, 1), "line")
        painter.end()
