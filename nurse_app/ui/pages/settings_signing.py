"""Which certificate signs the reports, and the way to a clinic's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.pages.laying import column, held
from nurse_app.ui.pages.settings_wishes import SigningView
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import certificate_text as words


class SettingsSigning(QWidget):
    """A line, and below it one form. The file's password never stays in a form that is out of sight.

    Signals:
        taken(str, str): a file and its password.
        own_asked: sign with the chart's own certificate again.
        choose_requested: choose the file.
    """

    taken = Signal(str, str)
    own_asked = Signal()
    choose_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state, self._said = Text(wrap=True), Text(weight=600, tone="high-text", wrap=True)
        self.begin = Button(words.USE_CLINICS, "plain", "key")
        self.own = Button(words.USE_OWN, "plain", "undo-2")
        self.path, self.password = TextField(words.FILE, words.FILE_HINT), PasswordField(words.FILE_PASSWORD)
        self.choose, self.take = (
            Button(words.CHOOSE, "plain", "folder-open"),
            ToldButton(words.TAKE_IT, "plain", "check"),
        )
        self._form = held(column(self.path, self.choose, self.password, self.take, spacing=8))
        heading = SectionHeading(words.SIGNING)
        column(heading, self._state, self.begin, self._form, self._said, self.own, spacing=8, on=self)
        self.begin.requested.connect(self._open)
        self.own.requested.connect(self.own_asked)
        self.choose.requested.connect(self.choose_requested)
        for field in (self.path, self.password):
            field.text_typed.connect(lambda _text: self._weigh())
        self.take.requested.connect(lambda: self.taken.emit(self.path.text().strip(), self.password.text()))
        self._close()

    def show_signing(self, view: SigningView) -> None:
        """Show which certificate signs; what is half typed stays."""
        self._state.say(view.line)
        self.begin.setVisible(view.may)
        self.own.setVisible(view.may and view.clinics)
        if not view.may:
            self._close()

    def say(self, sentence: str) -> None:
        """Say why it was not taken; the path stays, the password goes."""
        self.password.hide_again()
        self._said.say(sentence)
        self._said.show()
        self._weigh()

    def done(self) -> None:
        """It is kept."""
        self._close()

    def _open(self) -> None:
        was_open = not self._form.isHidden()
        self._close()
        if not was_open:
            self._form.show()
            self.path.setFocus()

    def _close(self) -> None:
        self.password.hide_again()
        self._form.hide()
        self._said.hide()
        self._weigh()

    def _weigh(self) -> None:
        typed = self.path.text().strip() and self.password.text()
        self.take.block("" if typed else words.TYPE_BOTH)

    def hideEvent(self, event: QHideEvent) -> None:
        self._close()
        super().hideEvent(event)
