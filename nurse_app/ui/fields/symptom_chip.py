"""A symptom to tap: at rest, marked as a red flag, or chosen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.icons import draw_icon
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme


@dataclass(frozen=True, slots=True)
class SymptomView:
    """A symptom's key and words; `red_flag` shows the octagon."""

    key: str
    text: str
    red_flag: bool = False
    chosen: bool = False


class SymptomChip(Pressable):
    """44 high for one line, 56 for two, 64 for three.

    Signals:
        symptom_toggled(str, bool): the key, and whether it is chosen now.
    """

    symptom_toggled = Signal(str, bool)

    def __init__(self, view: SymptomView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_view(view)
        self.clicked.connect(lambda: self.symptom_toggled.emit(self._view.key, self.isChecked()))

    def show_view(self, view: SymptomView) -> None:
        """Show another symptom or state."""
        self._view = view
        self._words = Lettering((Run(view.text, "S", 500),))
        self._words.line_height = 18
        self.setText(view.text)
        self.name_it(view.text)
        self.setChecked(view.chosen)
        self.updateGeometry()
        self.update()

    def _left(self) -> int:
        return 37 if self._view.red_flag or self.isChecked() else 11

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = round(self._words.height(width - self._left() - 10) / 18)
        return {0: 44, 1: 44, 2: 56}.get(lines, 10 + 18 * lines)

    def sizeHint(self) -> QSize:
        return QSize(224, self.heightForWidth(self.width() if self.width() > 60 else 224))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = "ink" if chosen else "tint" if self.is_lit() else "raised"
        box(painter, self.area(), fill, "" if chosen else "line-strong")
        tone = "on-ink" if chosen else "ink"
        icon = "check" if chosen else "octagon-alert" if self._view.red_flag else ""
        if icon:
            draw_icon(painter, icon, QRectF(12, self.height() / 2 - 9, 18, 18), current_theme().colour(tone))
        left = self._left()
        self._words.draw_centred(painter, QRectF(left, 0, self.width() - left - 10, self.height()), tone)
        painter.end()
