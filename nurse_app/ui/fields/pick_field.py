"""One of a long list; the wheel does not change it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from nurse_app.ui.fonts import type_font
from nurse_app.ui.parts.text import Text

_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up)


class PickField(QWidget):
    """A list that opens on a press. Nothing is picked beforehand.

    Signals:
        picked(str): the nurse picked; the key comes along.
    """

    picked = Signal(str)

    def __init__(
        self, label: str, choices: tuple[tuple[str, str], ...] = (), hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = _StillList()
        self._list.setFont(type_font("M", 400))
        self._list.setPlaceholderText(hint)
        self._list.setAccessibleName(label)
        self._label = Text(label, weight=600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self._list)
        self._list.activated.connect(lambda at: self.picked.emit(self._list.itemData(at)))
        self.setFocusProxy(self._list)
        self.show_choices(choices)

    def show_choices(self, choices: tuple[tuple[str, str], ...], picked: str = "") -> None:
        """Offer these (key, words); pick one, or none."""
        self._list.clear()
        for key, words in choices:
            self._list.addItem(words, key)
        self.pick(picked)

    def pick(self, key: str) -> None:
        """Show one as picked, or with an empty key none; says nothing to anybody."""
        self._list.setCurrentIndex(self._list.findData(key) if key else -1)

    @property
    def value(self) -> str:
        """The key of the picked one; empty when none is."""
        return self._list.currentData() or ""


class _StillList(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # An open list would keep F12 from the window; nothing may stand before Emergency.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F12:
            self.hidePopup()
            QApplication.sendEvent(self.window(), QKeyEvent(event.type(), Qt.Key.Key_F12, event.modifiers()))
            return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Arrows and letters would change the value of a closed list unseen.
        if event.key() in _OPENERS:
            self.showPopup()
            return
        event.ignore()
