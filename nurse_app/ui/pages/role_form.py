"""What a nurse is beside being a nurse, and the end of her unlocking; for an administrator."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.pages.settings_wishes import NurseView
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_settings as words


class RoleForm(QWidget):
    """A nurse is chosen, then what she is; removing her takes two presses, the second says her name.

    Signals:
        role_asked(str, str): whose, and the key of `ROLES`.
        removal_asked(str): whose.
    """

    role_asked = Signal(str, str)
    removal_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, str] = {}
        self.nurse = PickField(words.WHICH_NURSE, hint=words.CHOOSE_NURSE)
        self.role = ChoiceRow(words.ROLE, words.ROLES)
        self.primary = PrimaryButton(PrimaryView(words.GIVE_ROLE))
        self.remove = Button(words.REMOVE_IT, "plain", "x")
        self.really = Button("", "danger", "x")
        self._note = Text(words.REMOVE_NOTE, tone="ink-2", wrap=True)
        self._trouble = Text("", weight=600, tone="high-text", wrap=True)
        column(
            *(self.nurse, Text(words.ROLE, weight=600), row(self.role, None)),
            *(Text(words.ROLES_NOTE, tone="ink-2", wrap=True), self.primary),
            *(self.remove, self.really, self._note, self._trouble),
            spacing=8,
            on=self,
        )
        self.nurse.picked.connect(self._picked)
        self.role.chosen.connect(lambda _key: self._weigh())
        self.primary.requested.connect(lambda: self.role_asked.emit(self.nurse.value, self.role.value))
        self.remove.requested.connect(self._about_to_remove)
        self.really.requested.connect(lambda: self.removal_asked.emit(self.nurse.value))
        self.clear()

    def show_nurses(self, nurses: tuple[NurseView, ...]) -> None:
        """Offer these; what is chosen stays while she is among them."""
        kept = {one.name: _key(one) for one in nurses}
        if kept != self._kept:
            self._kept = kept
            picked = self.nurse.value if self.nurse.value in kept else ""
            self.nurse.show_choices(tuple((name, name) for name in kept), picked)
        self._weigh()

    def clear(self) -> None:
        """Choose nobody and nothing."""
        self.nurse.pick("")
        self.role.choose("none")
        self.say("")
        self._show_removal(False)

    def say(self, trouble: str) -> None:
        """Say why it was not kept."""
        self._trouble.say(trouble)
        self._trouble.setVisible(bool(trouble))
        self._weigh()

    def _picked(self, nurse: str) -> None:
        self.role.choose(self._kept.get(nurse, "none"))
        self.say("")
        self._show_removal(False)

    def _about_to_remove(self) -> None:
        self._show_removal(True)
        self.really.setFocus()

    def _show_removal(self, asked: bool) -> None:
        self.really.say(words.REMOVE_NOW.format(name=self.nurse.value))
        self.remove.setVisible(not asked)
        self.really.setVisible(asked)
        self._note.setVisible(asked)

    def _weigh(self) -> None:
        nurse = self.nurse.value
        same = words.SAME_ROLE if nurse and self._kept.get(nurse) == self.role.value else ""
        why = words.CHOOSE_FIRST if not nurse else same
        self.primary.show_view(PrimaryView(words.GIVE_ROLE, "check", why))
        self.remove.block("" if nurse else words.CHOOSE_FIRST)


def _key(nurse: NurseView) -> str:
    return {(False, False): "", (True, False): "lead", (False, True): "administrator"}.get(
        (nurse.lead, nurse.administrator), "both"
    )
