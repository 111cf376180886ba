"""Segments of which one is chosen; nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box, hairline
from nurse_app.ui.theme import current_theme

Choices = tuple[tuple[str, str], ...]


class ChoiceRow(QWidget):
    """A row of segments, 44 high (28 drawn for the chart's zoom).

    Args:
        name: what is being asked, for a screen reader.
        choices: (key, words) from left to right.
        chosen: the key of the one chosen, empty for none.
        drawn: how high the segments are drawn.
        equal: give all the same width.

    Signals:
        chosen(str): the nurse chose; the key comes along.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Choices,
        chosen: str = "",
        *,
        drawn: int = 44,
        equal: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name, self._drawn, self._equal = name, drawn, equal
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._segments: list[_Segment] = []
        self.show_choices(choices, chosen)

    @property
    def value(self) -> str:
        """The key of the chosen one; empty when none is."""
        return next((s.key for s in self._segments if s.isChecked()), "")

    def show_choices(self, choices: Choices, chosen: str = "") -> None:
        """Show these choices."""
        if tuple((s.key, s.text()) for s in self._segments) != choices:
            for old in self._segments:
                self._row.removeWidget(old)
                old.deleteLater()
            last = len(choices) - 1
            self._segments = [_Segment(self, key, words, n, n == last) for n, (key, words) in enumerate(choices)]
            for segment in self._segments:
                self._row.addWidget(segment)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Show one as chosen, or with an empty key none; says nothing to anybody."""
        for segment in self._segments:
            segment.setChecked(segment.key == key)

    def press(self, segment: _Segment) -> None:
        """A segment was pressed."""
        self.choose(segment.key)
        self.chosen.emit(segment.key)

    def step(self, segment: _Segment, by: int) -> None:
        """Move the focus to the neighbour; it is not chosen by that."""
        at = self._segments.index(segment) + by
        if 0 <= at < len(self._segments):
            self._segments[at].setFocus(Qt.FocusReason.TabFocusReason)

    def widest(self) -> int:
        """The width that every segment gets when all are equal, else 0."""
        return max((s.own_width() for s in self._segments), default=0) if self._equal else 0

    @property
    def drawn_height(self) -> int:
        """How high the segments are drawn."""
        return self._drawn

    @property
    def name(self) -> str:
        """What is being asked."""
        return self._name


class _Segment(Pressable):
    def __init__(self, row: ChoiceRow, key: str, words: str, place: int, is_last: bool) -> None:
        super().__init__(row)
        self.key, self._owner, self._first, self._last = key, row, place == 0, is_last
        self._words = Lettering((Run(words, "S", 600),), Qt.AlignmentFlag.AlignHCenter)
        self.setCheckable(True)
        self.setText(words)
        self.name_it(f"{row.name}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.requested.connect(lambda: row.press(self))

    def own_width(self) -> int:
        """The width its words ask for."""
        return max(round(self._words.natural_width()) + 26, 44)

    def sizeHint(self) -> QSize:
        return QSize(self._owner.widest() or self.own_width(), 44)

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._owner.step(self, steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawn = self._owner.drawn_height
        place = QRectF(0, (self.height() - drawn) / 2, self.width(), drawn)
        painter.setClipRect(place)
        wide = place.adjusted(0 if self._first else -8, 0, 0 if self._last else 8, 0)
        fill = "ink" if self.isChecked() else "tint" if self.is_lit() else "raised"
        box(painter, wide, fill, "line-strong")
        if not self._last:
            right = place.right() - 1
            hairline(painter, QPointF(right, place.top()), QPointF(right, place.bottom()), "line-strong")
        self._words.draw_centred(painter, place, "on-ink" if self.isChecked() else "ink")
        if self.hasFocus():
            painter.fillRect(QRectF(6, place.bottom() - 6, self.width() - 12, 3), current_theme().colour("accent"))
        painter.end()
