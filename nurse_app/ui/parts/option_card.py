"""One option of the guidance: what to do with its number, its effect, why, rule and source. All look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Lettering, Run, strong
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box
from nurse_app.wording import labels

OptionState = Literal["rest", "chosen", "stale"]


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option in words. `small` is the rate in mg/kg/min; `why_label` may be empty where no "Why:" belongs."""

    key: str
    title: str
    small: str = ""
    effect: str = ""
    finish_label: str = ""
    finish: str = ""
    why: str = ""
    rule: str = ""
    source: str = ""
    state: OptionState = "rest"
    why_label: str = labels.WHY


class OptionCard(Pressable):
    """At least 104 high (92 on short windows).

    Signals:
        chosen(str): pressed; the view's key comes along.
        source_requested(str): its source was pressed.
    """

    chosen = Signal(str)
    source_requested = Signal(str)

    def __init__(self, view: OptionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(92)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title, self._finish = Text(wrap=True), Text()
        self._effect, self._narrow = Text(wrap=True), False
        self._why, self._rule = Text(wrap=True), Text(wrap=True)
        self._source = Button("-", "quiet")
        self._source.setFixedHeight(24)
        self._source.requested.connect(lambda: self.source_requested.emit(self._view.key))
        self._lay_out()
        self.requested.connect(lambda: self.chosen.emit(self._view.key))
        self.show_view(view)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self._finish)
        self._bottom = bottom = QHBoxLayout()
        bottom.setSpacing(4)
        bottom.addWidget(self._rule)
        bottom.addWidget(self._source)
        bottom.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 8, 16, 8)
        column.setSpacing(2)
        column.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._effect)
        column.addWidget(self._why)
        column.addLayout(bottom)
        column.addStretch(1)

    def show_view(self, view: OptionView) -> None:
        """Show another option, or the same chosen or gone stale."""
        self._view = view
        ink, second = ("ink-3", "ink-3") if view.state == "stale" else ("ink", "ink-2")
        self._title.say(
            (Run(view.title, "L", 700, ink), Run(f"   {view.small}" if view.small else "", "S", 400, second))
        )
        effect = Run(view.effect, "S", 400, second)
        gap = Run("  " if view.effect and not self._narrow else "", "S", 400)
        word = Run(f"{view.finish_label}  " if view.finish_label else "", "M", 400, second)
        beside = (Run("") if self._narrow else effect, gap, word, Run(view.finish, "L", 700, ink))
        self._finish.say(beside)
        self._effect.say((effect,))
        self._effect.setVisible(self._narrow and bool(view.effect))
        label = strong(f"{view.why_label} ", ink) if view.why_label else Run("")
        self._why.say((label, Run(view.why, "S", 400, ink)))
        self._why.setVisible(bool(view.why))
        rule = " ".join(part for part in (view.rule, labels.SOURCE if view.source else "") if part)
        self._rule.say((Run(rule, "S", 400, second),))
        self._source.say(view.source)
        self._source.setVisible(bool(view.source))
        self.setChecked(view.state == "chosen")
        finish = f"{view.finish_label} {view.finish}"
        self.name_it(". ".join((f"{view.title} {view.small}", view.effect, finish, view.why, f"{rule} {view.source}")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 56 - 16
        view = self._view
        top = (
            Run(view.title, "L", 700),
            Run(f"   {view.small}  {view.effect}  "),
            Run(f"{view.finish_label}  ", "M", 400),
        )
        narrow = Lettering((*top, Run(view.finish, "L", 700))).natural_width() + 12 > room
        last = self._rule.sizeHint().width() + self._source.sizeHint().width() + 4
        ways = QHBoxLayout.Direction
        self._bottom.setDirection(ways.TopToBottom if last > room else ways.LeftToRight)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.show_view(view)

    def nextCheckState(self) -> None:
        # What is chosen is said by `show_view`, never by the press itself.
        return

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self._view.state == "chosen"
        if chosen:
            box(painter, self.area(), "tint", "accent", 3)
        else:
            border = "line" if self._view.state == "stale" else "line-strong"
            box(painter, self.area(), "tint" if self.is_lit() else "raised", border)
        ring = QRectF(16, self._title.geometry().center().y() - 12, 24, 24)
        box(painter, ring, "raised", "accent" if chosen else "line-strong", 2, radius=12)
        if chosen:
            box(painter, ring.adjusted(6, 6, -6, -6), "accent", radius=6)
        painter.end()
