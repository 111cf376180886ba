"""The six stages of a session across the top of its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme

StageState = Literal["done", "now", "coming"]


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage: its key, its name, and whether it is done, now or coming."""

    key: str
    text: str
    state: StageState


class StageBar(QWidget):
    """48 high, with a hairline below.

    Signals:
        stage_requested(str): a stage was pressed, to look at it.
    """

    stage_requested = Signal(str)

    def __init__(self, stages: tuple[StageView, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(49)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.setSpacing(16)
        column.addLayout(self._row, 1)
        column.addWidget(Rule())
        self.show_view(stages)

    def show_view(self, stages: tuple[StageView, ...]) -> None:
        """Show where the session stands."""
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for number, stage in enumerate(stages, 1):
            if number > 1:
                self._row.addWidget(Rule(tone="line-strong"), 1)
            step = _Step(number, stage)
            step.requested.connect(lambda key=stage.key: self.stage_requested.emit(key))
            self._row.addWidget(step)


class _Step(Pressable):
    def __init__(self, number: int, view: StageView) -> None:
        super().__init__()
        self._number, self._view = number, view
        self._words = Lettering((Run(view.text, "S", 600 if view.state == "now" else 400),))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.name_it(f"{number} {view.text}, {view.state}")

    def sizeHint(self) -> QSize:
        return QSize(round(self._words.natural_width()) + 33, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(0, (self.height() - 24) / 2, 24, 24)
        now = self._view.state == "now"
        box(painter, place, "ink" if now else "tint" if self.is_lit() else "", "" if now else "line-strong", radius=12)
        if self._view.state == "done":
            draw_icon(painter, "check", place.adjusted(5, 5, -5, -5), current_theme().colour("ink"))
        else:
            number = Lettering((Run(str(self._number), "S", 600),), Qt.AlignmentFlag.AlignHCenter)
            number.draw_centred(painter, place, "on-ink" if now else "ink-2")
        tone = "ink" if now else "ink-2"
        self._words.draw_centred(painter, QRectF(32, 0, self.width() - 32, self.height()), tone)
        painter.end()
