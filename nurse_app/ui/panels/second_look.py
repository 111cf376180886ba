"""The amber strip that asks for a second look: the value is typed again, a click does not do."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_vitals as words


class SecondLook(QWidget):
    """84 high. Shows which value, why, and a field to type it again.

    Signals:
        typed_again(str, str): the field's key and the text typed a second time.
    """

    typed_again = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._title = Text("", "M", 700, wrap=True)
        self._why = Text("", wrap=True)
        self.again = QuantityField(words.COUNTED_AGAIN, width=80, height=44, words=False)
        self._unit = Text("", tone="ink-2")
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self._title)
        told.addWidget(self._why)
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(14)
        row.addWidget(IconMark("triangle-alert", 26, "medium-text"))
        row.addLayout(told, 1)
        row.addWidget(self.again)
        row.addWidget(self._unit)
        self.again.entered.connect(self._send)
        self.again.line.left.connect(self._send)
        self.hide()

    def ask(self, key: str, name: str, unit: str, value: Decimal, why: str) -> None:
        """Ask about a value; what was begun for another field is emptied."""
        if key != self._key:
            self.again.clear()
        self._key = key
        self._title.say(words.second_look_title(name, value))
        self._why.say(words.why_look(why) or words.measure_again(key))
        self._unit.say(unit)
        self.show()

    def stand_down(self) -> None:
        """Nothing to ask."""
        self._key = ""
        self.again.clear()
        self.hide()

    def _send(self) -> None:
        text = self.again.text()
        if self._key and text and self.again.value() is not None:
            key = self._key
            self.again.clear()
            self.typed_again.emit(key, text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(QRectF(self.rect()), theme.colour("medium-wash"))
        painter.fillRect(QRectF(0, 0, 4, self.height()), theme.colour("medium-fill"))
        painter.end()
