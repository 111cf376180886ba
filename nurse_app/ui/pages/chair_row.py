"""A running chair on the board: who, the rate, what is next, how the last vitals were, how far, and Emergency."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.pages.sparkline import Sparkline
from nurse_app.ui.parts.emergency_button import EmergencyButton
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box, chair_tile, hairline
from nurse_app.ui.theme import current_theme
from nurse_app.wording.pages_today import ChairWords

_FILLS = {"high": ("high-fill", "on-high"), "medium": ("medium-fill", "on-medium"), "now": ("tint", "ink")}
_VERDICTS = {
    "fine": ("circle-check", "fine"),
    "amber": ("triangle-alert", "medium-text"),
    "red": ("octagon-alert", "high-text"),
    "reaction": ("flag", "reaction"),
    "old": ("clock", "ink"),
    "none": ("heart-pulse", "ink-2"),
}


class ChairRow(Pressable):
    """120 high. Pressing it anywhere but on Emergency opens the session.

    Signals:
        opened(str): the infusion's id.
        emergency_requested(str): the infusion's id.
    """

    opened = Signal(str)
    emergency_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(120)
        self._view: ChairWords | None = None
        self._name, self._below = Text("", "M", 700, wrap=True), Text(tone="ink-2", wrap=True)
        self._rate, self._small = Text(), Text(wrap=True)
        self._next = _NextCell()
        self._mark, self._verdict = IconMark("", 16), Text(wrap=True)
        self._spark, self._volume = Sparkline(), Text(wrap=True)
        self.emergency = EmergencyButton(shape="tile")
        self._lay_out()
        self.requested.connect(lambda: self.opened.emit(self._view.key if self._view else ""))
        self.emergency.emergency_requested.connect(
            lambda _chair: self.emergency_requested.emit(self._view.key if self._view else "")
        )

    def _lay_out(self) -> None:
        who = column(None, self._name, self._below, None)
        rate = column(None, self._rate, 6, self._small, None)
        verdict = row(self._mark, spacing=6)
        verdict.addWidget(self._verdict, 1)
        far = column(None, verdict, 3, self._spark, 3, self._volume, None)
        layout = row(margins=(96, 0, 0, 0), spacing=12, on=self)
        layout.addLayout(who, 13)
        layout.addLayout(rate, 10)
        layout.addWidget(self._next, 15)
        layout.addLayout(far, 11)
        layout.addWidget(self.emergency)

    def show_view(self, view: ChairWords) -> None:
        """Show another second of it."""
        if view == self._view:
            return
        self._view = view
        self._name.say((Run(view.name, "M", 700),))
        self._below.say(f"{view.product}\n{view.use}")
        self._rate.say((Run(view.rate, "glance"), Run(f" {view.unit}", "M", 600)))
        tone, heavy = ("ink", 600) if view.paused else ("ink-2", 400)
        self._small.say((Run(view.paused or view.small, "S", heavy, tone),))
        self._next.show_view(view)
        icon, tone = _VERDICTS[view.verdict_state]
        self._mark.show_icon(icon, tone)
        self._verdict.say((Run(f"{view.verdict}  ", "S", 600, tone), Run(view.verdict_at, "S", 400, "ink-2")))
        self._spark.show_view(view.spark)
        self._volume.say((Run(f"{view.volume}\n", "S", 400), Run(view.finish, "S", 600)))
        self.emergency.show_open(view.emergency)
        self.name_it(f"{view.chair} {view.name}, {view.rate} {view.unit}, {view.next}, {view.verdict}, {view.finish}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        if self.is_lit():
            painter.fillRect(QRectF(self.rect()), current_theme().colour("tint"))
        painter.fillRect(QRectF(0, 0, 8, self.height()), current_theme().chair(view.chair))
        chair_tile(painter, QRectF(24, 32, 56, 56), view.chair, view.initials)
        bottom = self.height() - 1
        hairline(painter, QRectF(0, bottom, 1, 1).topLeft(), QRectF(self.width(), bottom, 1, 1).topLeft())
        painter.end()


class _NextCell(QWidget):
    """Plain while nothing presses; filled when it does."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ChairWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: ChairWords) -> None:
        self._view = view
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(212, 104)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 104)

    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        fill, tone = _FILLS.get(view.next_state, ("", "ink"))
        if fill:
            box(painter, QRectF(self.rect()), fill)
        second = tone if view.next_state in ("high", "medium") else "ink-2"
        head = Lettering((Run(view.next, "L", 700, tone),))
        wide = self.width() - 26
        lines = _fitting(view.next_below, second, wide, self.height() - 40)
        lines_high = lines.height(wide)
        top = max((self.height() - 36 - lines_high) / 2, 2)
        draw_icon(painter, view.next_icon, QRectF(13, top + 4, 24, 24), current_theme().colour(tone))
        small = head.natural_width() > wide - 34
        if small:
            head = Lettering((Run(view.next, "M", 700, tone),))
        head.draw(painter, QRectF(47, top + (4 if small else 0), wide, 32))
        lines.draw(painter, QRectF(13, top + 36, wide, lines_high))
        painter.end()


def _fitting(lines: tuple[str, ...], tone: str, wide: int, high: int) -> Lettering:
    """As many of the lines as there is room for, whole; the session itself shows them all."""
    told = [line for line in lines if line]
    while True:
        lettering = Lettering((Run("\n".join(told), "S", 400, tone),))
        if len(told) < 2 or lettering.height(wide) <= high:
            return lettering
        told.pop()
