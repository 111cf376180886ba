"""How an open reaction goes: gone, better, the same or worse, each with one press; and the way to its options."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import Resolve, TellCourse
from nurse_app.ui.panels.keypad_frame import KeypadFrame
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_reaction as words
from nurse_app.wording.panels_book import PanelBook


class CoursePanel(Panel):
    """One row for each open reaction. Tells `TellCourse` or `Resolve`.

    Signals:
        options_requested(str): the options of a reaction are wanted; its id.
    """

    options_requested = Signal(str)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 15, 0, 8)
        self._column.setSpacing(12)
        self._column.addWidget(Text(words.HOW_NOW, "L", 700))
        self._column.addStretch(1)
        self.rows: dict[str, CourseRow] = {}
        self._frame = KeypadFrame(self._body, words.ADD_SYMPTOM, keypad=False)
        self._frame.setParent(self)
        self._frame.show_primary(PrimaryView(words.ADD_SYMPTOM))
        self._frame.requested.connect(lambda: self.panel_requested.emit("symptoms"))

    @property
    def reasons(self) -> str:
        """Why it was refused."""
        return self._frame.refusals.words if not self._frame.refusals.isHidden() else ""

    def show_state(self, _infusion: Infusion, outlook: Outlook) -> None:
        guided = {about for about, _ in outlook.guidance}
        for key in tuple(self.rows):
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.deleteLater()
        for reaction in outlook.reactions:
            row = CourseRow(reaction.id, words.reaction_line(reaction, self.book.names), reaction.id in guided)
            row.told.connect(self._tell)
            row.options_requested.connect(self.options_requested)
            self.rows[reaction.id] = row
            self._column.insertWidget(self._column.count() - 1, row)

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def kept(self) -> None:
        self._frame.refusals.say(())

    def _tell(self, reaction: str, course: str) -> None:
        self._frame.refusals.say(())
        self.wished.emit(Resolve((reaction,)) if course == "gone" else TellCourse(reaction, course))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())


class CourseRow(QWidget):
    """A reaction in words, with its four buttons.

    Signals:
        told(str, str): the reaction's id and gone, better, same or worse.
        options_requested(str): its options are wanted.
    """

    told = Signal(str, str)
    options_requested = Signal(str)

    def __init__(self, key: str, line: str, has_options: bool) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(line, "M", 600, "reaction", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for course, text in words.COURSES:
            button = Button(text, "plain", "circle-check" if course == "gone" else "")
            button.setMinimumWidth(120)
            button.requested.connect(lambda course=course: self.told.emit(key, course))
            row.addWidget(button)
            self.buttons[course] = button
        row.addStretch(1)
        if has_options:
            options = Button(words.SEE_OPTIONS, "quiet")
            options.requested.connect(lambda: self.options_requested.emit(key))
            row.addWidget(options)
        column.addLayout(row)
        column.addWidget(Rule())
