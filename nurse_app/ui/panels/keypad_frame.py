"""The frame of a panel under the glance band: content at the left, keypad and the one button at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from nurse_app.ui.fields.keypad import Keypad
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.theme import current_theme

LINE = 3
COLUMN = 202
MARGIN = 24
GAP = 18
_SHORT, _SHORTEST, _NARROW = 420, 380, 960


class KeypadFrame(QWidget):
    """Content to the left of a hairline, keypad and primary button to its right.

    Signals:
        requested: the primary button was pressed, and may be.
        link_requested: the link below it was pressed.
    """

    requested = Signal()
    link_requested = Signal()

    def __init__(self, content: QWidget, button: str, link: str = "", *, keypad: bool = True) -> None:
        super().__init__()
        self.content = content
        self.pad = Keypad()
        self.primary = PrimaryButton(PrimaryView(button))
        self.link = Button(link or "-", "quiet")
        self.link.setVisible(bool(link))
        self.refusals = Refusals()
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pad)
        self._gap = QSpacerItem(0, 16 if keypad else 0)
        column.addItem(self._gap)
        self._has_keypad = keypad
        self.pad.setVisible(keypad)
        column.addWidget(self.primary)
        column.addWidget(self.link)
        column.addStretch(1)
        content.setParent(self)
        self.refusals.setParent(self)
        self.refusals.changed.connect(self._place)
        self.primary.requested.connect(self.requested)
        self.link.requested.connect(self.link_requested)

    def show_primary(self, view: PrimaryView) -> None:
        """Show other words on the button, or why it is not yet time."""
        had = bool(self.primary.button.reason)
        self.primary.show_view(view)
        if had != bool(view.not_yet):
            self._place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        narrow = self.width() < _NARROW
        self.pad.setVisible(self._has_keypad and not narrow)
        if narrow:
            self._place_below()
        else:
            self._place_beside()

    def _place_below(self) -> None:
        # Without room beside it the button stands below the content, and the keypad gives way.
        self._squeeze()
        wide = self.width() - 2 * MARGIN
        foot = 56 + 32 + (30 if not self.link.isHidden() else 0)
        told = self.refusals.heightForWidth(wide) if not self.refusals.isHidden() else 0
        self._side.setGeometry(MARGIN, self.height() - foot, wide, foot)
        self.content.setGeometry(MARGIN, LINE, wide, self.height() - LINE - foot - told)
        self.refusals.setGeometry(MARGIN, self.height() - foot - told, wide, told)

    def _place_beside(self) -> None:
        right = self.width() - self._right()
        self._squeeze()
        top = LINE + (4 if self.height() < _SHORT else 17)
        self._side.setGeometry(right, top, COLUMN, self.height() - top - 2)
        high = self.refusals.heightForWidth(right - GAP - MARGIN - GAP) if not self.refusals.isHidden() else 0
        wide = right - 2 * GAP - MARGIN
        self.content.setGeometry(MARGIN, LINE, wide, self.height() - LINE - high)
        self.refusals.setGeometry(MARGIN, self.height() - high, wide, high)

    def _squeeze(self) -> None:
        short, keypad = self.height() < _SHORT, not self.pad.isHidden()
        self.pad.set_key_height(52 if not short else 46 if self.height() >= _SHORTEST else 44)
        self._gap.changeSize(0, (8 if short else 16) if keypad else 0)
        self.link.setFixedHeight(30 if short else 44)

    def _right(self) -> int:
        return COLUMN + 22

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(QRectF(0, 0, self.width(), LINE), theme.colour("accent"))
        at = self.width() - self._right() - GAP
        if self.width() >= _NARROW:
            painter.fillRect(QRectF(at, LINE + 13, 1, self.height() - LINE - 29), theme.colour("line"))
        painter.end()
