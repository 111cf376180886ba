"""Who may unlock and what they are, one's own password, one more nurse, and what an administrator changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.pages.laying import column
from nurse_app.ui.pages.password_form import PasswordForm
from nurse_app.ui.pages.role_form import RoleForm
from nurse_app.ui.pages.settings_wishes import NurseView
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_settings as words


class SettingsNurses(QWidget):
    """The names, and below them one form at a time. Passwords never stay in a form that is out of sight.

    Signals:
        password_asked(str, str): the old and the new password.
        nurse_asked(str, str): a name and its password.
        role_asked(str, str), removal_asked(str): see `RoleForm`.
        recovery_asked, deeds_asked: a new recovery key; the list of who did what.
    """

    password_asked = Signal(str, str)
    nurse_asked = Signal(str, str)
    role_asked = Signal(str, str)
    removal_asked = Signal(str)
    recovery_asked = Signal()
    deeds_asked = Signal()

    def __init__(self, least: int) -> None:
        super().__init__()
        self._names, self._note = Text(wrap=True), Text(words.NURSES_NOTE, tone="ink-2", wrap=True)
        self._said = Text(weight=600, tone="fine", wrap=True)
        self.change, self.add = Button(words.CHANGE_PASSWORD, "plain", "key"), Button(words.ADD_NURSE, "plain", "plus")
        self.alter = Button(words.CHANGE_NURSE, "plain", "users")
        self.recover, self._key = Button(words.MAKE_RECOVERY, "plain", "key"), Text(tone="ink-2", wrap=True)
        self.deeds = Button(words.WHO_DID_WHAT, "plain", "list")
        self.password = PasswordForm(PasswordField(words.OLD_PASSWORD), words.TYPE_OLD, words.CHANGE_IT, least)
        name = TextField(words.NURSE_NAME, words.NURSE_NAME_HINT)
        self.newcomer = PasswordForm(name, words.TYPE_NAME, words.ADD_IT, least)
        self.roles = RoleForm()
        self._heading = SectionHeading(words.RECOVERY)
        column(
            *(SectionHeading(words.NURSES), self._names, self._note, self._said),
            *(self.change, self.password, self.add, self.newcomer, self.alter, self.roles),
            *(8, self._heading, self._key, self.recover, self.deeds),
            spacing=8,
            on=self,
        )
        self._connect()
        self.close_forms()

    def _connect(self) -> None:
        self.change.requested.connect(lambda: self._open(self.password, self.password.first))
        self.add.requested.connect(lambda: self._open(self.newcomer, self.newcomer.first))
        self.alter.requested.connect(lambda: self._open(self.roles, self.roles.nurse))
        self.recover.requested.connect(self.recovery_asked)
        self.deeds.requested.connect(self.deeds_asked)
        self.password.asked.connect(self.password_asked)
        self.newcomer.asked.connect(self.nurse_asked)
        self.roles.role_asked.connect(self.role_asked)
        self.roles.removal_asked.connect(self.removal_asked)

    def show_nurses(self, me: NurseView, nurses: tuple[NurseView, ...], *, practice: bool, recovery: bool) -> None:
        """Show who may unlock, the one at the laptop first, and what she may do about it."""
        others = (quiet(f"\n{one.name}{_beside(one)}") for one in nurses if one.name != me.name)
        self._names.say((strong(me.name), quiet(_beside(me)), *others))
        self._note.say(words.PRACTICE if practice else words.NURSES_NOTE)
        self.change.setVisible(not practice)
        for piece in (self.add, self.alter, self.recover, self._heading, self._key):
            piece.setVisible(me.administrator and not practice)
        self.deeds.setVisible(me.lead or me.administrator)
        self._key.say(words.HAS_RECOVERY if recovery else words.NO_RECOVERY)
        self.recover.say(words.NEW_RECOVERY if recovery else words.MAKE_RECOVERY)
        self.roles.show_nurses(nurses)

    def done(self, said: str) -> None:
        """It is kept: close the form and say so."""
        self.close_forms()
        self._said.say(said)
        self._said.show()

    def close_forms(self) -> None:
        """Empty the forms and put them away."""
        for form in (self.password, self.newcomer, self.roles):
            form.clear()
            form.hide()
        self._said.hide()

    def _open(self, form: PasswordForm | RoleForm, first: QWidget) -> None:
        was_open = not form.isHidden()
        self.close_forms()
        if not was_open:
            form.show()
            first.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_forms()
        super().hideEvent(event)


def _beside(nurse: NurseView) -> str:
    """What stands behind a name: nothing, or what she is."""
    said = words.ROLE_NAMES[nurse.lead, nurse.administrator]
    return f"  ({said})" if said else ""
