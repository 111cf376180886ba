"""What is due: one row of the queue, and the hero row for the soonest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band, hairline
from nurse_app.ui.theme import current_theme

DueState = Literal["coming", "locked", "now", "late", "later"]


@dataclass(frozen=True, slots=True)
class DueView:
    """One thing that is due.

    `when` is the countdown ("11 min", "Now", "9 min late"); `unit` follows a
    hero's number ("min"); `what` says what to do; `time` is its clock time;
    `below` and `button` are the hero's second line and its button.
    """

    key: str
    when: str
    what: str
    time: str = ""
    state: DueState = "coming"
    unit: str = ""
    below: str = ""
    button: str = ""
    icon: str = ""


_DRESS: dict[DueState, tuple[str, str, str]] = {
    # state: fill, words, icon before what is due
    "coming": ("", "ink", ""),
    "locked": ("", "ink", "lock"),
    "now": ("tint", "ink", ""),
    "late": ("medium-fill", "on-medium", "triangle-alert"),
    "later": ("high-fill", "on-high", "octagon-alert"),
}
_PAD, _WHAT, _TIME = 8, 112, 42


class DueRow(Pressable):
    """A 44 high row; its ground reaches 8 px beyond its words on both sides.

    Signals:
        due_requested(str): pressed; the view's key comes along.
    """

    due_requested = Signal(str)

    def __init__(self, view: DueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.requested.connect(lambda: self.due_requested.emit(self._view.key))
        self.show_view(view)

    def show_view(self, view: DueView) -> None:
        """Show another thing or another state."""
        self._view = view
        self.name_it(", ".join(part for part in (view.when, view.what, view.time) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(416, self.heightForWidth(self.width() or 416))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 44)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = self._what().height(self._what_width(width))
        return 44 if high <= 20 else round(high) + 16

    def _what(self) -> Lettering:
        return Lettering((Run(self._view.what, "S", 400),))

    def _what_left(self) -> int:
        return _PAD + _WHAT + (22 if _DRESS[self._view.state][2] else 0)

    def _what_width(self, width: int) -> int:
        return width - self._what_left() - (_TIME + 12 if self._view.time else 0) - 20 - _PAD

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, tone, icon = _DRESS[self._view.state]
        place, theme = self.area(), current_theme()
        if fill or self.is_lit():
            band(painter, place, fill or "tint")
        when = Lettering((Run(self._view.when, "S", 600),))
        when.draw_centred(
            painter, QRectF(_PAD, 0, _WHAT, place.height()), "ink-2" if self._view.state == "locked" else tone
        )
        if icon:
            draw_icon(painter, icon, QRectF(_PAD + _WHAT, place.height() / 2 - 8, 16, 16), theme.colour(tone))
        self._what().draw_centred(
            painter, QRectF(self._what_left(), 0, self._what_width(self.width()), place.height()), tone
        )
        second = tone if fill and fill != "tint" else "ink-2"
        time = Lettering((Run(self._view.time, "S", 400),), Qt.AlignmentFlag.AlignRight)
        time.draw_centred(painter, QRectF(place.width() - _PAD - 20 - _TIME - 8, 0, _TIME, place.height()), second)
        chevron = QRectF(place.width() - _PAD - 18, place.height() / 2 - 8, 16, 16)
        draw_icon(painter, "chevron-right", chevron, theme.colour(second))
        if not fill:
            bottom = place.bottom() - 1
            hairline(painter, QPointF(_PAD, bottom), QPointF(place.width() - _PAD, bottom))
        painter.end()


class DueHero(QWidget):
    """The soonest thing: its minutes large, what to do, and its button.

    Signals:
        due_requested(str): its button was pressed.
    """

    due_requested = Signal(str)

    def __init__(self, view: DueView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = Text("", "glance")
        self._unit = Text("", "M", 600, wrap=True, line=20)
        self._what = Text("", "M", 700, wrap=True)
        self._below = Text(tone="ink-2", wrap=True)
        self._button = Button("-", "plain")
        self._lay_out()
        self._button.requested.connect(lambda: self.due_requested.emit(self._view.key))
        self.show_view(view)

    def _lay_out(self) -> None:
        counter = QWidget()
        counter.setMinimumWidth(_WHAT)
        count = QHBoxLayout(counter)
        count.setContentsMargins(0, 0, 8, 0)
        count.setSpacing(8)
        count.addWidget(self._number)
        unit = QVBoxLayout()
        unit.setContentsMargins(0, 0, 0, 6)
        unit.addStretch(1)
        unit.addWidget(self._unit)
        count.addLayout(unit)
        count.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._what)
        words.addWidget(self._below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD, 0, _PAD, 0)
        row.setSpacing(0)
        row.addWidget(counter)
        row.addLayout(words, 1)
        row.addSpacing(8)
        row.addWidget(self._button)

    def show_view(self, view: DueView) -> None:
        """Show another soonest thing."""
        self._view = view
        fill, tone, _ = _DRESS[view.state]
        second = tone if fill and fill != "tint" else "ink-2"
        self._number.say((Run(view.when, "glance" if len(view.when) < 8 else "L", None, tone),))
        self._unit.say((Run(view.unit, "M", 600, tone),))
        # "min late" stands in two lines, so that what to do keeps its place.
        self._unit.setFixedWidth(self._unit.minimumSizeHint().width())
        self._what.say((Run(view.what, "M", 700, tone),))
        self._below.say((Run(view.below, "S", 400, second),))
        self._button.say(view.button or view.what, view.icon)
        self._button.setVisible(bool(view.button))
        self.update()

    def show_icon_only(self, narrow: bool) -> None:
        """Leave the button its icon alone, for narrow sheets; its name stays."""
        view = self._view
        self._button.say("" if narrow and view.icon else view.button, view.icon)
        self._button.name_it(view.button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = _DRESS[self._view.state][0]
        painter = QPainter(self)
        if fill not in ("", "tint"):
            band(painter, QRectF(self.rect()), fill)
        else:
            bottom = self.height() - 1.0
            hairline(painter, QPointF(_PAD, bottom), QPointF(self.width() - _PAD, bottom))
        painter.end()
