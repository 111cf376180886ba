"""Facts to read: rows of label and value, or one label over its value."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nurse_app.ui.fonts import TypeName
from nurse_app.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact. `small` stands below the value in a column; `code` asks for slashed zeros."""

    label: str
    value: str
    small: str = ""
    tone: str = "ink"
    code: bool = False


class FactTable(QWidget):
    """Rows of label (second ink) and value, the labels in one column of fixed width."""

    def __init__(self, facts: tuple[FactView, ...] = (), label_width: int = 100, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self.show_view(facts)

    def show_view(self, facts: tuple[FactView, ...]) -> None:
        """Show other facts."""
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for row, fact in enumerate(facts):
            label = Text(fact.label, tone="ink-2", wrap=True)
            value = Text(fact.value, tone=fact.tone, wrap=True, slashed_zero=fact.code)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(len(facts), 1)


class FactColumn(QWidget):
    """A label, its value in M (or `size`), and a small line below."""

    def __init__(self, fact: FactView, size: TypeName = "M", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Text(tone="ink-2")
        self._value = Text("", size, tone=fact.tone, slashed_zero=fact.code)
        self._small = Text(tone="ink-2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for piece in (self._label, self._value, self._small):
            column.addWidget(piece)
        self.show_view(fact)

    def show_view(self, fact: FactView) -> None:
        """Show another fact."""
        self._label.say(fact.label)
        self._value.say(fact.value)
        self._value.set_tone(fact.tone)
        self._small.say(fact.small)
        self._small.setVisible(bool(fact.small))
