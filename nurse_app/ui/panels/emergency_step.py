"""One step of the emergency card: number or check, what to do, when it was done, and its one-tap button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme
from nurse_app.wording.panels_emergency import EmergencyStepWords

_RIGHT = 24


class EmergencyStep(QWidget):
    """64 high (56 on short windows).

    Signals:
        pressed(str, str): the step's key, and done or vitals.
    """

    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: EmergencyStepWords | None = None
        self._title = Text("", "L", 700, parent=self)
        self._detail = Text("", tone="ink-2", wrap=True, parent=self)
        right = Qt.AlignmentFlag.AlignRight
        self._time = Text("", "L", 700, align=right, parent=self)
        self._below = Text("", tone="ink-2", align=right, parent=self)
        self.plain = Button("-", "plain", big=True, parent=self)
        self.main = Button("-", "primary", "heart-pulse", big=True, parent=self)
        for button in (self.plain, self.main):
            button.requested.connect(self._press)

    def show_step(self, told: EmergencyStepWords) -> None:
        """Show a step."""
        self._told = told
        self._title.say(told.title)
        self._detail.say(told.detail)
        self._time.say(told.time)
        alone = not told.time
        self._below.say((Run(told.below, "M" if alone else "S", 400, "ink-2"),))
        shown = self.main if told.act == "vitals" else self.plain
        for button in (self.plain, self.main):
            button.setVisible(button is shown and bool(told.button))
        shown.say(told.button)
        shown.name_it(f"{told.title}: {told.button}")
        self._place()
        self.update()

    @property
    def button(self) -> Button:
        """Its button."""
        return self.main if self._told is not None and self._told.act == "vitals" else self.plain

    def _press(self) -> None:
        if self._told is not None:
            self.pressed.emit(self._told.key, self._told.act)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        left = wide - _RIGHT - 168
        for button in (self.plain, self.main):
            button.setGeometry(left, round((high - 48) / 2), 168, 48)
        when = max(self._time.sizeHint().width(), self._below.sizeHint().width())
        at = left - 16 - when
        middle = round(high / 2)
        alone = self._told is None or not self._told.time
        lone = self._told is None or not self._told.below
        self._time.setGeometry(at, middle - (16 if lone else 27), when, 32)
        self._below.setGeometry(at, middle - 12 if alone else middle + 3, when, 24 if alone else 20)
        room = at - 16 - 80
        lines = self._detail.heightForWidth(room) if room > 0 else 20
        top = max(round((high - 30 - min(lines, 40)) / 2), 0)
        self._title.setGeometry(80, top, room, 30)
        self._detail.setGeometry(80, top + 29, room, min(lines, 40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        place = QRectF(24, (self.height() - 36) / 2, 36, 36)
        if self._told is not None and self._told.done:
            draw_icon(painter, "circle-check", place.adjusted(-2, -2, 2, 2), theme.colour("fine"))
        elif self._told is not None:
            box(painter, place, "", "ink", 2, radius=18)
            number = Lettering((Run(str(self._told.number), "M", 700),), Qt.AlignmentFlag.AlignHCenter)
            number.draw_centred(painter, place)
        painter.fillRect(QRectF(24, self.height() - 1, self.width() - 24 - _RIGHT, 1), theme.colour("line"))
        painter.end()
