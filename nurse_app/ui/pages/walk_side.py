"""The side column of a page of the walk: what has to be done before going on, and the one button that goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording.pages_before import TodoWords

_DRESS = {
    "done": ("circle-check", "fine", 400),
    "open": ("circle", "ink-2", 400),
    "ask": ("triangle-alert", "medium-text", 600),
    "stop": ("octagon-x", "high-text", 600),
}


class WalkSide(QWidget):
    """Heading, list, primary button with its reasons, and further buttons below it.

    Signals:
        requested: the primary button was pressed, and may be.
        more_requested(str): one of the further buttons; its key.
    """

    requested = Signal()
    more_requested = Signal(str)

    def __init__(self, heading: str, primary: PrimaryView, more: tuple[tuple[str, str, str], ...] = ()) -> None:
        super().__init__()
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._todo: tuple[TodoWords, ...] = ()
        self.primary = PrimaryButton(primary)
        self.above = QVBoxLayout()
        self.above.setContentsMargins(0, 0, 0, 0)
        self.above.setSpacing(0)
        self.primary.requested.connect(self.requested)
        layout = column(on=self)
        add(layout, SectionHeading(heading))
        add(layout, 8)
        add(layout, Rule())
        add(layout, Sheet(held(column(self._list, None))), 1)
        add(layout, 8)
        add(layout, self.above)
        add(layout, self.primary)
        for key, words, icon in more:
            button = Button(words, "plain", icon)
            button.requested.connect(lambda key=key: self.more_requested.emit(key))
            add(layout, 8)
            add(layout, button)

    def show_todo(self, todo: tuple[TodoWords, ...]) -> None:
        """Show what has to be done and what is done."""
        if todo == self._todo:
            return
        self._todo = todo
        emptied(self._list)
        for line in todo:
            icon, tone, heavy = _DRESS[line.state]
            words = Text((Run(line.text, "S", heavy),), wrap=True)
            entry = row(IconMark(icon, 20, tone), margins=(0, 9, 0, 9), spacing=8)
            entry.addWidget(words, 1)
            add(self._list, held(column(entry, Rule())))

    def show_primary(self, view: PrimaryView) -> None:
        """Show other words or another reason."""
        self.primary.show_view(view)
