"""The right side of the locked screen: who, with which password, and the state of the machine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import unlock


@dataclass(frozen=True, slots=True)
class UnlockFormView:
    """Who may unlock, and what is said.

    `nurses` are (key, name); with none the name is typed. `wrong` is said below
    the password and empties it; `wait` blocks the button; `states` are (icon,
    words) at the foot. `recovery`: there is a recovery key.
    """

    nurses: tuple[tuple[str, str], ...] = ()
    nurse: str = ""
    wrong: str = ""
    wait: str = ""
    states: tuple[tuple[str, str], ...] = ()
    others: bool = True
    recovery: bool = True


class UnlockForm(QWidget):
    """On paper ground, the fields 440 wide.

    Signals:
        unlock_requested(str, str): the nurse's key (or typed name) and the password.
        hand_over_requested, recovery_requested.
    """

    unlock_requested = Signal(str, str)
    hand_over_requested = Signal()
    recovery_requested = Signal()

    def __init__(self, view: UnlockFormView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = UnlockFormView()
        self._pick = PickField(unlock.NURSE, hint=unlock.PICK_NURSE)
        self._name = TextField(unlock.NURSE)
        self._password = PasswordField(unlock.PASSWORD)
        self._unlock = PrimaryButton(PrimaryView(unlock.UNLOCK, "lock-open"))
        self._hand_over = Button(unlock.HAND_OVER, "plain", "users")
        self._recovery = Button(unlock.RECOVERY_KEY, "plain", "key")
        self._foot = QWidget()
        self._states = QVBoxLayout(self._foot)
        self._states.setContentsMargins(0, 0, 0, 0)
        self._states.setSpacing(4)
        self._lay_out()
        self._unlock.requested.connect(self._ask)
        self._password.entered.connect(self._unlock.button.click)
        self._password.text_typed.connect(self._weigh)
        self._name.text_typed.connect(self._weigh)
        self._pick.picked.connect(self._picked)
        self._hand_over.requested.connect(self.hand_over_requested)
        self._recovery.requested.connect(self.recovery_requested)
        self.show_view(view)

    def _lay_out(self) -> None:
        self._title = Text(unlock.UNLOCK, "L", 700)
        self._gaps = [(QSpacerItem(0, high), high) for high in (24, 20, 24, 40)]
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 136, 62, 64)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacerItem(self._gaps[0][0])
        column.addWidget(self._pick)
        column.addWidget(self._name)
        column.addSpacerItem(self._gaps[1][0])
        column.addWidget(self._password)
        column.addSpacerItem(self._gaps[2][0])
        column.addWidget(self._unlock)
        column.addSpacerItem(self._gaps[3][0])
        others = QHBoxLayout()
        others.setSpacing(12)
        others.addWidget(self._hand_over)
        others.addWidget(self._recovery)
        column.addLayout(others)
        column.addStretch(1)
        column.addWidget(self._foot)
        self._column = column

    def show_view(self, view: UnlockFormView) -> None:
        """Show other nurses, another answer, another state; what is being typed stays."""
        if view.nurses != self._view.nurses or view.nurse != self._view.nurse:
            self._pick.show_choices(view.nurses, view.nurse)
        self._pick.setVisible(bool(view.nurses))
        self._name.setVisible(not view.nurses)
        if view.states != self._view.states:
            self._show_states(view.states)
        if view.wrong and view.wrong != self._view.wrong:
            self._password.hide_again()
            self._password.show_verdict(FieldVerdict("refused", view.wrong))
        self._hand_over.setVisible(view.others)
        self._recovery.setVisible(view.recovery)
        self._view = view
        self._weigh()

    def _show_states(self, states: tuple[tuple[str, str], ...]) -> None:
        while (item := self._states.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for icon, words in states:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(IconMark(icon, 16, "ink-2"))
            row.addWidget(Text(words, tone="ink-2", wrap=True), 1)
            self._states.addWidget(holder)

    def _picked(self) -> None:
        self._weigh()
        self._password.setFocus()

    def _nurse(self) -> str:
        return self._pick.value if self._view.nurses else self._name.text().strip()

    def _weigh(self) -> None:
        if self._view.wait:
            not_yet = self._view.wait
        elif not self._nurse():
            not_yet = unlock.CHOOSE_NURSE
        else:
            not_yet = "" if self._password.text() else unlock.TYPE_PASSWORD
        self._unlock.show_view(PrimaryView(unlock.UNLOCK, "lock-open", not_yet, unlock.WAIT_RULE))

    def _ask(self) -> None:
        self.unlock_requested.emit(self._nurse(), self._password.text())

    def begin(self) -> None:
        """Put the caret where typing begins."""
        first = self._pick if self._view.nurses else self._name
        (self._password if self._nurse() else first).setFocus()

    def go_on(self, typed: str, caret: int, entered: bool) -> None:
        """Go on with a password that was begun elsewhere, and unlock if Enter followed it."""
        self._password.line.setText(typed)
        self._password.line.setCursorPosition(caret)
        if entered:
            self._unlock.button.click()

    def arrange(self, arrangement: Arrangement) -> None:
        """Stand closer where there is little room; the state of the machine goes first."""
        roomy, tiny = arrangement >= Arrangement.SMALL, arrangement is Arrangement.TINY
        side = 64 if roomy else 24
        self._column.setContentsMargins(side, 136 if roomy else 16, side - 2, 64 if roomy else 16)
        for gap, high in self._gaps:
            gap.changeSize(0, high if roomy else 10)
        self._column.invalidate()
        self._title.setVisible(not tiny)
        self._foot.setVisible(not tiny)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()
