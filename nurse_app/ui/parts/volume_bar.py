"""How much is in: given, ordered, finish time, and a bar with a mark where each bottle begins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.fonts import TypeName
from nurse_app.ui.lettering import Lettering, Run, quiet
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import hatch
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels


@dataclass(frozen=True, slots=True)
class VolumeView:
    """`part` and `part_at_most` are shares of the whole, 0 to 1 (they differ while a rate is unconfirmed).

    `bottles` are (share at which it begins, its label), the first at 0.
    """

    given: str
    beside: str
    finish: str
    part: float
    part_at_most: float = 0.0
    bottles: tuple[tuple[float, str], ...] = ()
    finish_label: str = labels.FINISH


class VolumeBar(QWidget):
    """The figures above, the bar, the bottles below."""

    def __init__(self, view: VolumeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given, self._finish, self._bar = Text(), Text(), _Bar()
        self._compact = False
        row = QHBoxLayout()
        row.addWidget(self._given)
        row.addStretch(1)
        row.addWidget(self._finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addStretch(1)
        self.show_view(view)

    def set_compact(self, compact: bool) -> None:
        """Set the figures one size smaller, for the smallest windows."""
        self._compact = compact
        self.show_view(self._view)

    def _sizes(self) -> tuple[TypeName, TypeName]:
        return ("M", "S") if self._compact else ("L", "M")

    def show_view(self, view: VolumeView) -> None:
        """Show another state of the volume."""
        self._view = view
        large, small = self._sizes()
        self._given.say((Run(view.given, large, 700), quiet(f"  {view.beside}", small)))
        self._finish.say((quiet(f"{view.finish_label}  ", small), Run(view.finish, large, 700)))
        self._bar.view = view
        self._bar.setAccessibleName(f"{view.given} {view.beside}")
        self._bar.update()


class _Bar(QWidget):
    view: VolumeView

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, wide, view = current_theme(), self.width(), self.view
        painter.fillRect(QRectF(0, 5, wide, 12), theme.colour("chart-rate-area"))
        filled = QRectF(0, 5, round(wide * min(view.part, 1.0)), 12)
        painter.fillRect(filled, theme.colour("chart-rate"))
        if view.part_at_most > view.part:
            unsure = QRectF(filled.right(), 5, wide * min(view.part_at_most, 1.0) - filled.width(), 12)
            hatch(painter, unsure, theme.colour("chart-rate"))
        self._paint_bottles(painter)
        painter.end()

    def _paint_bottles(self, painter: QPainter) -> None:
        free_from = -1.0
        for share, label in self.view.bottles:
            at = float(round(self.width() * share))
            if share > 0:
                painter.fillRect(QRectF(at - 1, 2, 2, 18), current_theme().colour("ink"))
            words = Lettering((Run(label, "S", 400, "ink-2"),))
            wide = words.natural_width()
            left = min(at, self.width() - wide)
            if left >= free_from:
                words.draw(painter, QRectF(left, 22, wide + 1, 20))
                free_from = left + wide + 8
