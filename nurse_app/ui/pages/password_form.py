"""A new password, typed twice, after the old one or the name of a new nurse."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.pages.laying import column
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_settings as words
from nurse_app.wording import unlock


class PasswordForm(QWidget):
    """Three fields and a button; nothing stays in them once they are out of sight.

    Args:
        first: the field above the two: the old password, or a name.
        ask_first: what to say while it is empty.
        do: the words of the button.
        least: the fewest characters of a password.

    Signals:
        asked(str, str): everything is typed: what stands in the first field, and the password.
    """

    asked = Signal(str, str)

    def __init__(self, first: TextField, ask_first: str, do: str, least: int) -> None:
        super().__init__()
        self.first, self._ask_first, self._do, self._least = first, ask_first, do, least
        self.password, self.again = PasswordField(words.NEW_PASSWORD), PasswordField(words.PASSWORD_AGAIN)
        self.primary = PrimaryButton(PrimaryView(do))
        self._trouble = Text("", weight=600, tone="high-text", wrap=True)
        self._wait = ""
        self._fields = (first, self.password, self.again)
        column(*self._fields, self.primary, self._trouble, spacing=12, on=self)
        for field in self._fields:
            field.text_typed.connect(lambda _text: self._touched())
            field.entered.connect(self.primary.button.click)
        self.primary.requested.connect(self._ask)
        self.clear()

    def clear(self) -> None:
        """Empty it."""
        self._wait = ""
        for field in self._fields:
            if isinstance(field, PasswordField):
                field.hide_again()
            else:
                field.clear()
        self.say("")

    def say(self, trouble: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self._wait = ""
        self._trouble.say(trouble)
        self._trouble.setVisible(bool(trouble))
        self._weigh()

    def _touched(self) -> None:
        self._trouble.hide()
        self._weigh()

    def _ask(self) -> None:
        self._wait = words.WAIT
        self._weigh()
        self.asked.emit(self._first_text(), self.password.text())

    def _first_text(self) -> str:
        text = self.first.text()
        return text if isinstance(self.first, PasswordField) else text.strip()

    def _weigh(self) -> None:
        self.primary.show_view(PrimaryView(self._do, "check", self._wait or self._missing()))

    def _missing(self) -> str:
        if not self._first_text():
            return self._ask_first
        if len(self.password.text()) < self._least:
            return unlock.password_rule(self._least)
        return "" if self.again.text() == self.password.text() else unlock.PASSWORD_DIFFERS
