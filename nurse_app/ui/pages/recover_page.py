"""Opens the record by the recovery key, and gives one nurse a new password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.laying import Sheet, column, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels, unlock
from nurse_app.wording import recovery as words


class RecoverPage(Page):
    """Names the nurses and nothing else of the record. Nothing typed stays once it is out of sight.

    Args:
        judge: what the typed key means: refused with the group that is mistyped, or accepted.
        least: the fewest characters of a password.

    Signals:
        recover_requested(str, str, str): whose password, the key, the new password.
        back_requested: back to the locked screen.
    """

    frame = PageFrame.BARE
    recover_requested = Signal(str, str, str)
    back_requested = Signal()

    def __init__(self, judge: Callable[[str], FieldVerdict], least: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._wait = least, ""
        self.nurse = PickField(words.NURSE, hint=words.PICK_NURSE)
        self.code = TextField(words.CODE, words.CODE_HINT, judge, code=True)
        self.password, self.again = PasswordField(words.NEW_PASSWORD), PasswordField(words.AGAIN)
        self.primary = PrimaryButton(PrimaryView(words.USE_IT, "lock-open"))
        self._trouble = Text("", weight=600, tone="high-text", wrap=True)
        self.back = Button(words.BACK, "quiet", "arrow-left")
        self._lay_out()
        self.nurse.picked.connect(lambda _key: self._weigh())
        for field in (self.code, self.password, self.again):
            field.text_typed.connect(lambda _text: self._touched())
        self.code.line.editingFinished.connect(self._weigh)
        self.again.entered.connect(self.primary.button.click)
        self.primary.requested.connect(self._ask)
        self.back.requested.connect(self.back_requested)
        self._weigh()

    def _lay_out(self) -> None:
        brand = row(IconMark("vigil", 28), Text(labels.APP_NAME, "L", 700), None, self.back, spacing=12)
        inner = QWidget()
        inner.setMaximumWidth(640)
        column(
            *(brand, 24, Text(words.USE_TITLE, "L", 700), 8, Text(words.USE_LEAD, tone="ink-2", wrap=True), 20),
            *(self.nurse, 16, self.code, 16, self.password, 16, self.again, 20, self.primary, self._trouble, None),
            on=inner,
        )
        self._trouble.hide()
        content = QWidget()
        self._room = row(inner, on=content)
        column(Sheet(content), on=self)
        self.arrange(Arrangement.FULL)

    def arrange(self, arrangement: Arrangement) -> None:
        roomy = arrangement >= Arrangement.SMALL
        self._room.setContentsMargins(64 if roomy else 24, 40 if roomy else 16, 24, 24)

    def show_nurses(self, nurses: tuple[str, ...]) -> None:
        """Offer these names; none is picked."""
        self.nurse.show_choices(tuple((name, name) for name in nurses))
        self._weigh()

    def show_wait(self, wait: str) -> None:
        """Say why nothing can be asked now; empty: it can."""
        if wait != self._wait:
            self._wait = wait
            self._weigh()

    def refused(self, sentence: str) -> None:
        """It was not taken; everything typed stays."""
        self._trouble.say(sentence)
        self._trouble.setVisible(bool(sentence))
        self.show_wait("")

    def begin(self) -> None:
        self.nurse.setFocus()

    def _touched(self) -> None:
        self._trouble.hide()
        self._weigh()

    def _weigh(self) -> None:
        self.primary.show_view(PrimaryView(words.USE_IT, "lock-open", self._wait or self._missing()))

    def _missing(self) -> str:
        if not self.nurse.value:
            return words.CHOOSE
        if not self.code.text().strip():
            return words.TYPE_CODE
        if self.code.verdict().kind == "refused":
            return words.COMPARE
        if len(self.password.text()) < self._least:
            return unlock.password_rule(self._least)
        return "" if self.again.text() == self.password.text() else unlock.PASSWORD_DIFFERS

    def _ask(self) -> None:
        self.recover_requested.emit(self.nurse.value, self.code.text(), self.password.text())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.code.clear()
            self.password.hide_again()
            self.again.hide_again()
            self.refused("")
