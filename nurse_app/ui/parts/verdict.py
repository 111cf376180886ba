"""The verdict on the last vitals, readable from two metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Lettering, Run, quiet, strong
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels

VerdictState = Literal["fine", "amber", "red", "reaction", "old", "none"]
_DRESS: dict[VerdictState, tuple[str, str]] = {
    "fine": ("circle-check", "fine"),
    "amber": ("triangle-alert", "medium-text"),
    "red": ("octagon-alert", "high-text"),
    "reaction": ("flag", "reaction"),
    "old": ("clock", "ink"),
    "none": ("", "ink-2"),
}


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The word ("In range"), what stands beside the heading ("11:15, 4 min ago") and below the word."""

    state: VerdictState
    word: str
    beside: str = ""
    below: str = ""
    heading: str = labels.LAST_VITALS


class Verdict(QWidget):
    """Heading, icon and word, small line. A word too long for the large size goes to 24, never cut."""

    def __init__(self, view: VerdictView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Text(wrap=True)
        self._icon = IconMark("", 44)
        self._word = Text("", "glance", wrap=True)
        self._below = Text(tone="ink-2", wrap=True)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._icon)
        middle.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addSpacing(13)
        column.addLayout(middle)
        column.addWidget(self._below)
        column.addStretch(1)
        self.show_view(view)

    def show_view(self, view: VerdictView) -> None:
        """Show another verdict."""
        self._view = view
        icon, tone = _DRESS[view.state]
        self._icon.show_icon(icon, tone)
        self._icon.setVisible(bool(icon))
        self._heading.say((strong(f"{view.heading} "), quiet(view.beside)))
        self._below.say(view.below)
        self._say_word()

    def _say_word(self) -> None:
        icon, tone = _DRESS[self._view.state]
        large = Run(self._view.word, "glance", None, tone)
        room = self.width() - (52 if icon else 0)
        fits = Lettering((large,)).natural_width() <= room
        self._word.say((large if fits else Run(self._view.word, "L", 700, tone),))

    def resizeEvent(self, _event: object) -> None:
        self._say_word()
