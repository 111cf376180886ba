"""Who did what with the record: the latest first, for a lead or an administrator."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.laying import Sheet, column, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import deeds_text as words


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One deed in words: when, who, what."""

    when: str
    who: str
    what: str


class DeedsPage(Page):
    """A list that is read; nothing in it can be changed.

    Signals:
        back_requested: back to the settings.
    """

    frame = PageFrame.BOARD
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = self._back = Button(words.BACK, "quiet", "arrow-left")
        back.requested.connect(self.back_requested)
        self._count = Text(tone="ink-2", wrap=True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(2, 1)
        self.grid.setColumnMinimumWidth(0, 150)
        self.grid.setColumnMinimumWidth(1, 160)
        head = row(Text(words.TITLE, "L", 700), None, back)
        content = held(
            column(
                *(head, 4, Text(words.NOTE, tone="ink-2", wrap=True), self._count, 16, self.grid, None),
                margins=(24, 12, 24, 16),
            )
        )
        column(Sheet(content), on=self)

    def show_deeds(self, deeds: tuple[DeedRow, ...], of_all: int) -> None:
        """Show these, the latest first, out of so many."""
        self._count.say(words.MORE.format(shown=len(deeds), all=of_all) if deeds else words.NOTHING)
        for place, head in enumerate(words.HEADS):
            self.grid.addWidget(Text(head, weight=600), 0, place)
        for number, deed in enumerate(deeds):
            line = 2 * number + 1
            self.grid.addWidget(Rule(), line, 0, 1, 3)
            for place, said in enumerate((deed.when, deed.who, deed.what)):
                text = Text(said, tone="ink-2" if place == 0 else "ink", wrap=place > 0)
                self.grid.addWidget(text, line + 1, place, Qt.AlignmentFlag.AlignTop)

    def begin(self) -> None:
        self._back.setFocus()
