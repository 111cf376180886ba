"""A large card to choose: a title and a line, or a grade and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box


@dataclass(frozen=True, slots=True)
class ChoiceCardView:
    """`inline` sets the title as the bold beginning of the line ("Mild. Pain 1 to 4 of 10 …")."""

    key: str
    title: str
    line: str = ""
    inline: bool = False
    chosen: bool = False
    not_yet: str = ""


class ChoiceCard(Pressable):
    """At least 60 high; chosen: 3 px accent and tint.

    Signals:
        chosen(str): pressed; the view's key comes along.
    """

    chosen = Signal(str)

    def __init__(self, view: ChoiceCardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = QVBoxLayout(self)
        self._words.setSpacing(0)
        self._title, self._line = Text(wrap=True), Text(wrap=True)
        self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._line)
        self._words.addStretch(1)
        self.requested.connect(lambda: self.chosen.emit(self._view.key))
        self.show_view(view)

    def show_view(self, view: ChoiceCardView) -> None:
        """Show other words, or the same chosen."""
        self._view = view
        tone, second = ("ink-3", "ink-3") if view.not_yet else ("ink", "ink" if view.inline else "ink-2")
        line = Run(f" {view.line}" if view.inline else view.line, "S", 400, second)
        if view.inline:
            self._title.say((Run(view.title, "S", 700, tone), line))
        else:
            self._title.say((Run(view.title, "M", 700, tone),))
            self._line.say((line,))
        self._line.setVisible(bool(view.line) and not view.inline)
        side = 12 if view.inline else 16
        self._words.setContentsMargins(side, 8, side, 8)
        self.name_it(f"{view.title} {view.line}")
        self.setCheckable(True)
        self.setChecked(view.chosen)
        self.block(view.not_yet)

    def nextCheckState(self) -> None:
        # What is chosen is said by `show_view`, never by the press itself.
        return

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._view.chosen:
            box(painter, self.area(), "tint", "accent", 3)
        elif self.reason:
            box(painter, self.area(), "", "line")
        else:
            box(painter, self.area(), "tint" if self.is_lit() else "raised", "line-strong")
        painter.end()
