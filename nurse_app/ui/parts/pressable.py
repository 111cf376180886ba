"""What every pressable thing has in common: hover, keys, and an answer when it is blocked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Pressable(QAbstractButton):
    """A button that may be blocked and then says why instead of doing nothing.

    Signals:
        requested: it was pressed, and may be.
        reason_requested(str): it was pressed while blocked; the reason comes along.

    It takes the focus from Tab only, so that a press does not take the caret
    out of the field being typed in.
    """

    requested = Signal()
    reason_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ""
        self.reached_by_key = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._pressed)

    @property
    def reason(self) -> str:
        """Why it is blocked; empty when it is not."""
        return self._reason

    def block(self, reason: str) -> None:
        """Block it with a reason, or with an empty one free it."""
        self._reason = reason
        self.setAccessibleDescription(reason)
        self.update()

    def name_it(self, name: str) -> None:
        """Say what a screen reader calls it."""
        self.setAccessibleName(name)

    def _pressed(self) -> None:
        if self._reason:
            self.reason_requested.emit(self._reason)
        else:
            self.requested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The window hands the focus to something when it opens; only a nurse at the keys wants to see it.
        self.reached_by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def is_lit(self) -> bool:
        """Whether it shows the hover or press tint now."""
        return self.isEnabled() and (self.isDown() or self.underMouse())

    def area(self) -> QRectF:
        """Its own rectangle, ready to paint in."""
        return QRectF(self.rect())
