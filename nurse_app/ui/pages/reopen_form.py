"""Reopens what was signed or ended by mistake: a reason and a button that says what it does; a lead's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.pages.laying import column
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words


class ReopenForm(QWidget):
    """Shown while there is something to reopen.

    Signals:
        reopen_requested(str): with this reason.
    """

    reopen_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lead = self._possible = False
        self._note = Text(tone="ink-2", wrap=True)
        self.reason = TextField(words.REOPEN_REASON, words.REOPEN_HINT)
        self.told = ToldButton(words.REOPEN_SIGNED, "plain", "lock-open")
        section = SectionRow(words.REOPEN, words.REOPEN_NOTE, ruled=False)
        section.body.addLayout(column(self._note, 8, self.reason, 8, self.told))
        column(section, on=self)
        self.reason.text_typed.connect(lambda _text: self._judge())
        self.told.requested.connect(lambda: self.reopen_requested.emit(self.reason.text().strip()))

    def show_state(self, infusion: Infusion) -> None:
        """Show what may be reopened."""
        signed = infusion.signed is not None
        self._possible = not infusion.voided and (signed or infusion.ended_at is not None)
        self._note.say(words.REOPEN_SIGNED_NOTE if signed else words.REOPEN_ENDED_NOTE)
        self.told.button.say(words.REOPEN_SIGNED if signed else words.REOPEN_ENDED)
        self.setVisible(self._possible)
        self._judge()

    def show_lead(self, lead: bool) -> None:
        """Whether the nurse at the laptop is a clinical lead."""
        if lead != self._lead:
            self._lead = lead
            self._judge()

    def clear(self) -> None:
        """It is kept: empty the reason."""
        self.reason.clear()

    def _judge(self) -> None:
        why = words.REOPEN_LEAD if not self._lead else "" if self.reason.text().strip() else words.REOPEN_WHY
        self.told.block(why)
