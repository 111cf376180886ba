"""A button of ordinary height that says beside itself why it is not yet time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.pages.laying import row
from nurse_app.ui.parts.button import Button, ButtonKind
from nurse_app.ui.parts.primary_button import reason_runs
from nurse_app.ui.parts.text import Text
from nurse_app.wording.labels import NOT_YET


class ToldButton(QWidget):
    """A button with its reason at the right.

    Signals:
        requested: pressed, and may be.
    """

    requested = Signal()

    def __init__(self, text: str, kind: ButtonKind = "plain", icon: str = "") -> None:
        super().__init__()
        self.button = Button(text, kind, icon)
        self._beside = Text(wrap=True)
        across = row(self.button, spacing=12, on=self)
        across.addWidget(self._beside, 1)
        self.button.requested.connect(self.requested)
        self.setFocusProxy(self.button)

    def block(self, reason: str) -> None:
        """Block it with a reason (without the words "Not yet"), or with an empty one free it."""
        told = f"{NOT_YET} {reason}" if reason else ""
        self.button.block(told)
        self._beside.say(reason_runs(told))
