"""A part of the order's form: its name at the left, its fields beside, and what they write into the order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.pages.laying import column, held, row
from nurse_app.ui.pages.order_fields import OrderField
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text

F = TypeVar("F", bound=OrderField)
Draft = dict[str, Any]


class OrderSection(QWidget):
    """What every part of the form has.

    Signals:
        changed: something in it was typed or chosen.
    """

    changed = Signal()

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self._fields: list[OrderField] = []
        label = held(column(Text(title, "M", 700, wrap=True), Text(note, tone="ink-2", wrap=True), None))
        label.setFixedWidth(120)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        across = row(label, spacing=8)
        across.addLayout(self.body, 1)
        column(16, across, 16, Rule(), on=self)

    @property
    def fields(self) -> tuple[OrderField, ...]:
        """Every field, in reading order."""
        return tuple(self._fields)

    def keep(self, field: F) -> F:
        """Take a field into this part."""
        self._fields.append(field)
        field.changed.connect(self.changed)
        return field

    def write(self, draft: Draft) -> None:
        """Write what was typed into the order."""
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC

    def put(self, draft: Mapping[str, Any]) -> None:
        """Fill in what is known already."""


def given(**texts: str) -> Draft:
    """Those that hold something."""
    return {key: text for key, text in texts.items() if text}
