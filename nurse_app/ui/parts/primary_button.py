"""The one thing to do on a page: a large button that says below itself why it is not yet time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.lettering import Line, quiet, strong
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels


@dataclass(frozen=True, slots=True)
class PrimaryView:
    """What the primary button shows.

    `not_yet` is why it is blocked, without the words "Not yet"; `note` stands
    below a free button (what will be recorded, say).
    """

    text: str
    icon: str = ""
    not_yet: str = ""
    note: str = ""


class PrimaryButton(QWidget):
    """A 56 high button with its line of reasons.

    Signals:
        requested: pressed, and may be.
        reason_requested(str): pressed while blocked.
    """

    requested = Signal()
    reason_requested = Signal(str)

    def __init__(self, view: PrimaryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(view.text, "primary", view.icon, big=True)
        self._below = Text(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button)
        column.addWidget(self._below)
        column.addStretch(1)
        self.button.requested.connect(self.requested)
        self.button.reason_requested.connect(self.reason_requested)
        self.setFocusProxy(self.button)
        self.show_view(view)

    def show_view(self, view: PrimaryView) -> None:
        """Show other words or another reason."""
        self.button.say(view.text, view.icon)
        reason = f"{labels.NOT_YET} {view.not_yet}" if view.not_yet else ""
        self.button.block(reason)
        if view.not_yet:
            self._below.say(reason_runs(reason))
        else:
            self._below.say((quiet(view.note),))
        self._below.setVisible(bool(view.not_yet or view.note))


def reason_runs(reason: str) -> Line:
    """A reason with its "Not yet:" in the heavier weight."""
    if reason.startswith(labels.NOT_YET):
        return (strong(labels.NOT_YET), quiet(reason.removeprefix(labels.NOT_YET)))
    return (quiet(reason),)
