"""Shows a new recovery key once, until the nurse has it on paper or says that she goes on without one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import Sheet, column, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels
from nurse_app.wording import recovery as words

_WIDE = 640
_ACROSS = 4


class RecoveryKeyPage(Page):
    """One sheet. The key leaves it when it is hidden.

    Args:
        code: the key in groups with dashes between.
        replaces: whether another key has just lost its worth.

    Signals:
        confirmed, declined: it is on paper; she goes on without one.
        print_requested: a page to print is wanted.
    """

    frame = PageFrame.BARE
    confirmed = Signal()
    declined = Signal()
    print_requested = Signal()

    def __init__(self, code: str, *, replaces: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        groups = code.split("-")
        self._groups = [Text() for _ in groups]
        for text, group in zip(self._groups, groups, strict=True):
            text.say((Run(group, "L", 600, slashed_zero=True),))
        self.typed = TextField(words.LAST_GROUP, width=200, code=True)
        self._said = Text(tone="ink-2", wrap=True)
        self.print_it = Button(words.PRINT, "plain", "printer")
        self.primary = PrimaryButton(PrimaryView(words.ON_PAPER, "check"))
        self.without = Button(words.GO_WITHOUT, "plain")
        self._lay_out(words.REPLACED if replaces else "")
        self.typed.text_typed.connect(lambda _text: self._weigh())
        self.typed.entered.connect(self.primary.button.click)
        self.primary.requested.connect(self.confirmed)
        self.without.requested.connect(self.declined)
        self.print_it.requested.connect(self.print_requested)
        self._weigh()

    def _lay_out(self, replaced: str) -> None:
        brand = row(IconMark("vigil", 28), Text(labels.APP_NAME, "L", 700), None, spacing=12)
        old = Text(replaced, weight=600, wrap=True)
        old.setVisible(bool(replaced))
        inner = QWidget()
        inner.setMaximumWidth(_WIDE)
        column(
            *(brand, 28, Text(words.TITLE, "L", 700), 8, Text(words.LEAD, tone="ink-2", wrap=True), old, 20),
            *(Rule(), 16, self._grid(), 16, Rule(), 12),
            *(row(self.print_it, None), 4, self._said, 16, self.typed, 16, self.primary, 20),
            *(row(self.without, None), 4, Text(words.GO_WITHOUT_NOTE, tone="ink-2", wrap=True), None),
            on=inner,
        )
        self._said.hide()
        content = QWidget()
        self._room = row(inner, on=content)
        column(Sheet(content), on=self)
        self.arrange(Arrangement.FULL)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for number, text in enumerate(self._groups):
            grid.addWidget(text, number // _ACROSS, number % _ACROSS)
            grid.setColumnMinimumWidth(number % _ACROSS, 128)
        grid.setColumnStretch(_ACROSS, 1)
        return grid

    def arrange(self, arrangement: Arrangement) -> None:
        roomy = arrangement >= Arrangement.SMALL
        self._room.setContentsMargins(64 if roomy else 24, 40 if roomy else 16, 24, 24)

    def say(self, said: str) -> None:
        """Say what became of the page to print."""
        self._said.say(said)
        self._said.setVisible(bool(said))

    def wait(self) -> None:
        """It is being kept."""
        self.primary.show_view(PrimaryView(words.ON_PAPER, "check", words.WAIT))

    def begin(self) -> None:
        self.typed.setFocus()

    def _weigh(self) -> None:
        last = self.code.rpartition("-")[2]
        typed = "".join(self.typed.text().upper().split()).replace("O", "0").replace("I", "1").replace("L", "1")
        not_yet = "" if last and typed == last else words.NOT_LAST if len(typed) >= len(last) else words.TYPE_LAST
        self.primary.show_view(PrimaryView(words.ON_PAPER, "check", not_yet))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            for text in self._groups:
                text.say("")
            self.code = ""
