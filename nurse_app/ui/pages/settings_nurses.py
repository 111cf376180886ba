"""Who may unlock, one's own password, and one more nurse."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.pages.laying import column
from nurse_app.ui.pages.password_form import PasswordForm
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_settings as words


class SettingsNurses(QWidget):
    """The names, and below them one form at a time. Passwords never stay in a form that is out of sight.

    Signals:
        password_asked(str, str): the old and the new password.
        nurse_asked(str, str): a name and its password.
    """

    password_asked = Signal(str, str)
    nurse_asked = Signal(str, str)

    def __init__(self, least: int) -> None:
        super().__init__()
        self._names, self._note = Text(wrap=True), Text(words.NURSES_NOTE, tone="ink-2", wrap=True)
        self._said = Text(weight=600, tone="fine", wrap=True)
        self.change, self.add = Button(words.CHANGE_PASSWORD, "plain", "key"), Button(words.ADD_NURSE, "plain", "plus")
        self.password = PasswordForm(PasswordField(words.OLD_PASSWORD), words.TYPE_OLD, words.CHANGE_IT, least)
        name = TextField(words.NURSE_NAME, words.NURSE_NAME_HINT)
        self.newcomer = PasswordForm(name, words.TYPE_NAME, words.ADD_IT, least)
        column(
            SectionHeading(words.NURSES),
            self._names,
            self._note,
            self._said,
            self.change,
            self.password,
            self.add,
            self.newcomer,
            spacing=8,
            on=self,
        )
        self.change.requested.connect(lambda: self._open(self.password))
        self.add.requested.connect(lambda: self._open(self.newcomer))
        self.password.asked.connect(self.password_asked)
        self.newcomer.asked.connect(self.nurse_asked)
        self.close_forms()

    def show_nurses(self, nurse: str, nurses: tuple[str, ...], *, practice: bool) -> None:
        """Show who may unlock, the one at the laptop first."""
        others = "".join(f"\n{name}" for name in nurses if name != nurse)
        self._names.say((strong(nurse), quiet(others)))
        self._note.say(words.PRACTICE if practice else words.NURSES_NOTE)
        self.change.setVisible(not practice)
        self.add.setVisible(not practice)

    def done(self, said: str) -> None:
        """It is kept: close the form and say so."""
        self.close_forms()
        self._said.say(said)
        self._said.show()

    def close_forms(self) -> None:
        """Empty both forms and put them away."""
        for form in (self.password, self.newcomer):
            form.clear()
            form.hide()
        self._said.hide()

    def _open(self, form: PasswordForm) -> None:
        was_open = not form.isHidden()
        self.close_forms()
        if not was_open:
            form.show()
            form.first.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_forms()
        super().hideEvent(event)
