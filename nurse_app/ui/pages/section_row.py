"""A section of a sheet: its name in a column of 120 at the left, its content beside, a hairline below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.pages.laying import column, held, row
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text


class SectionRow(QWidget):
    """Put content into `body`."""

    def __init__(self, title: str, note: str = "", *, ruled: bool = True) -> None:
        super().__init__()
        self._note = Text(note, tone="ink-2", wrap=True)
        label = held(column(Text(title, "M", 700, wrap=True), self._note, None))
        label.setFixedWidth(120)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 2, 0, 0)
        self.body.setSpacing(0)
        across = row(label, spacing=8, margins=(24, 0, 16, 0))
        across.addLayout(self.body, 1)
        rule = row(Rule(), margins=(24, 0, 16, 0))
        column(12, across, 12, *([rule] if ruled else []), on=self)

    def say_note(self, note: str) -> None:
        """Say something else below the name."""
        self._note.say(note)
