"""Takes something from a file: where it is, the secret that opens it, and one button."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.laying import Sheet, column, emptied, row
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text

_WIDE = 720
_MOST = 4


@dataclass(frozen=True, slots=True)
class FromFileWords:
    """Its title, what to do before, the labels and hints of both fields, the button, and what is said meanwhile."""

    title: str
    lead: str
    found: str
    none_found: str
    file: str
    file_hint: str
    secret: str
    secret_hint: str
    do: str
    file_first: str
    secret_first: str
    wait: str
    back: str


class FromFilePage(Page):
    """What was typed stays until it was taken; a secret that is a password is hidden as it is typed.

    Signals:
        asked(str, str): the file and the secret.
        back_requested.
    """

    frame = PageFrame.BOARD
    asked = Signal(str, str)
    back_requested = Signal()

    def __init__(self, words: FromFileWords, *, password: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._waits = words, False
        self.file = TextField(words.file, words.file_hint)
        self.secret: TextField = (
            PasswordField(words.secret) if password else TextField(words.secret, words.secret_hint, code=True)
        )
        self.primary, self.refusals = PrimaryButton(PrimaryView(words.do, "arrow-right")), Refusals()
        self._found, self._none = QVBoxLayout(), Text(words.none_found, tone="ink-2", wrap=True)
        self._lay_out()
        for field in (self.file, self.secret):
            field.text_typed.connect(lambda _text: self._weigh())
            field.entered.connect(self.primary.button.click)
        self.primary.requested.connect(self._ask)
        self._weigh()

    def _lay_out(self) -> None:
        words = self._words
        back = Button(words.back, "quiet", "arrow-left")
        back.requested.connect(self.back_requested)
        self._found.setSpacing(8)
        holder, sheet, across = QWidget(), QWidget(), row()
        column(
            *(Text(words.lead, "M", 400, wrap=True), 8, SectionHeading(words.found), self._none, self._found, 8),
            *(self.file, self.secret, 4, self.primary, self.refusals, None),
            spacing=8,
            on=holder,
        )
        holder.setMaximumWidth(_WIDE)
        across.addWidget(holder, 1)
        across.addStretch(0)
        head = row(Text(words.title, "L", 700), None, back)
        column(head, 12, across, None, margins=(24, 12, 16, 16), on=sheet)
        column(Sheet(sheet), on=self)

    def begin(self) -> None:
        self.file.setFocus()

    def show_found(self, files: tuple[tuple[str, str], ...]) -> None:
        """Show files that lie at hand, each by a name and where it is; a press fills in the latter."""
        emptied(self._found)
        self._none.setVisible(not files)
        for name, path in files[:_MOST]:
            button = Button(name, "plain", "file-text")
            button.requested.connect(partial(self.file.put, path))
            self._found.addWidget(button)

    def refused(self, sentences: tuple[str, ...]) -> None:
        """It was not taken: everything typed stays."""
        self._waits = False
        self.refusals.say(sentences)
        self._weigh()

    def clear(self) -> None:
        """It was taken."""
        self._waits = False
        self.refusals.say(())
        self.file.clear()
        self.secret.clear()

    def _weigh(self) -> None:
        words, no_file = self._words, not self.file.text().strip()
        not_yet = words.wait if self._waits else words.file_first if no_file else ""
        not_yet = not_yet or ("" if self.secret.text().strip() else words.secret_first)
        self.primary.show_view(PrimaryView(words.do, "arrow-right", not_yet))

    def _ask(self) -> None:
        self._waits = True
        self.refusals.say(())
        self._weigh()
        self.asked.emit(self.file.text().strip(), self.secret.text())


class FirstFromFilePage(FromFilePage):
    """The same before there is a chart: without rail and banner, the file opened by a password."""

    frame = PageFrame.BARE

    def __init__(self, words: FromFileWords) -> None:
        super().__init__(words, password=True)
