"""A row of a list: a time, a name, a few lines and one button; the whole row opens it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording.pages_today import RowWords


class ListedRow(QWidget):
    """Wide rows stand in columns (time, chair, name, lines); without a time the lines stand below the name.

    Signals:
        opened(str): its button was pressed; the infusion's id.
    """

    opened = Signal(str)

    def __init__(self, words: RowWords, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = words.key
        self.button = Button(button, "plain")
        self.button.name_it(f"{button}: {words.name}")
        self.button.requested.connect(lambda: self.opened.emit(self.key))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._wide(words) if words.chair else self._narrow(words))
        outer.addWidget(Rule())

    def _wide(self, words: RowWords) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        for text, width in (
            (Text(words.time, "M", 700), 72),
            (Text(words.chair), 88),
            (Text(words.name, "S", 700), 192),
        ):
            text.setMinimumWidth(width)
            row.addWidget(text)
        for n, line in enumerate(words.lines):
            told = Text(line, tone="ink" if n == 0 else "ink-2")
            told.setMinimumWidth(168)
            row.addWidget(told)
        if words.mark:
            row.addWidget(Text(words.mark, "S", 600, "medium-text"))
        row.addStretch(1)
        row.addWidget(self.button)
        return row

    def _narrow(self, words: RowWords) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(
            Text((Run(words.name, "S", 700), Run(f"   {words.time}" if words.time else "", "S", 400, "ink-2")))
        )
        for line in words.lines:
            said.addWidget(Text(line, tone="ink-2", wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        row.addLayout(said, 1)
        row.addWidget(self.button)
        return row
