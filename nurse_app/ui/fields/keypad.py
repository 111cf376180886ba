"""A keypad for gloved fingers that types into the field with the caret."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from nurse_app.ui.fields.quantity_field import NumberLine
from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels

_KEYS = ("7", "8", "9", "4", "5", "6", "1", "2", "3", ".", "0", "delete")


class Keypad(QWidget):
    """Three columns of keys, 62 by 52. It never takes the caret away.

    It types into the number field that has the caret, or the last that had it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: QLineEdit | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, sign in enumerate(_KEYS):
            key = _Key(sign)
            key.requested.connect(lambda sign=sign: self._press(sign))
            grid.addWidget(key, place // 3, place % 3)
        self.setFixedSize(3 * 62 + 16, 4 * 52 + 24)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def set_key_height(self, high: int) -> None:
        """Draw the keys lower for short windows, never under 44."""
        for key in self.findChildren(_Key):
            key.setFixedHeight(max(high, 44))
        self.setFixedHeight(4 * max(high, 44) + 24)

    def aim(self, line: QLineEdit) -> None:
        """Type into this line until another gets the caret."""
        self._target = line
        line.destroyed.connect(self._forget)

    def _moved(self, _old: QObject | None, new: QObject | None) -> None:
        if isinstance(new, NumberLine) and new.window() is self.window():
            self.aim(new)

    def _forget(self) -> None:
        self._target = None

    def _press(self, sign: str) -> None:
        if self._target is None or self._target.isReadOnly() or not self._target.isVisible():
            return
        if sign == "delete":
            self._target.backspace()
        else:
            self._target.insert(sign)


class _Key(Pressable):
    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._words = Lettering((Run(sign, "L", 700),), Qt.AlignmentFlag.AlignHCenter)
        self.setFixedSize(62, 52)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name_it({"delete": labels.ERASE, ".": labels.POINT}.get(sign, sign))
        self.setAutoRepeat(sign == "delete")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.area(), "tint" if self.is_lit() else "raised", "line-strong")
        if self._sign == "delete":
            draw_icon(painter, "delete", QRectF(20, 15, 22, 22), current_theme().colour("ink"))
        else:
            self._words.draw_centred(painter, self.area(), "ink")
        painter.end()
