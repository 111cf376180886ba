"""Own rate steps, one row each: the rate, and how long or how much it runs; the last one runs to the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.pages.order_fields import OrderField
from nurse_app.ui.pages.order_section import Draft
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_order as words

_MOST = 12


class StepEditor(OrderField):
    """Two rows to begin with; more by a press."""

    def __init__(self) -> None:
        super().__init__("order.titration.steps", words.TITRATION)
        self._unit = ""
        self._rows: list[_StepRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._words = Text(wrap=True)
        more, less = Button(words.ADD_STEP, icon="plus"), Button(words.TAKE_STEP_AWAY, "quiet")
        more.requested.connect(self._more)
        less.requested.connect(self._less)
        below = row(more, less, Text(words.LAST_STEP, tone="ink-2"), None, spacing=16)
        column(self._list, 8, below, self._words, on=self)
        self._words.hide()
        self._more()
        self._more()

    def show_unit(self, unit: str) -> None:
        """Ask the rates in another unit."""
        self._unit = unit
        self._number()

    def rows(self) -> list[Draft]:
        """The steps as the order's file has them; rows without anything typed are left out."""
        told = [step.told(last=step is self._rows[-1]) for step in self._rows]
        return [step for step in told if step]

    def put_rows(self, steps: Iterable[Mapping[str, Any]]) -> None:
        """Fill in steps that are known."""
        known = list(steps)
        while len(self._rows) > max(len(known), 1):
            self._less()
        while len(self._rows) < len(known):
            self._more()
        for mine, step in zip(self._rows, known, strict=False):
            mine.put(step)

    def written(self) -> str:
        return ", ".join(str(step.get("rate", "")) for step in self.rows())

    def put(self, text: str) -> None:
        self.put_rows({"rate": rate.strip()} for rate in text.split(",") if rate.strip())

    def settle(self) -> None:
        for step in self._rows:
            step.settle()

    def _mark(self) -> None:
        self._words.say((Run(self._fault, "S", 400, "high-text"),))
        self._words.setVisible(bool(self._fault))

    def _more(self) -> None:
        if len(self._rows) < _MOST:
            step = _StepRow()
            step.rate.line.textChanged.connect(lambda _text: self.changed.emit())
            step.span.line.textChanged.connect(lambda _text: self.changed.emit())
            step.ends.chosen.connect(lambda _key: self.changed.emit())
            self._rows.append(step)
            self._list.addWidget(step)
            self._number()
            self.changed.emit()

    def _less(self) -> None:
        if len(self._rows) > 1:
            gone = self._rows.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self._number()
            self.changed.emit()

    def _number(self) -> None:
        for n, step in enumerate(self._rows, 1):
            step.show_place(n, self._unit, last=n == len(self._rows))


class _StepRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._n, self._unit = Text("", weight=600), Text(tone="ink-2")
        self._n.setFixedWidth(24)
        self._unit.setFixedWidth(76)
        self.rate = QuantityField("", width=104, height=44, size="M", words=False)
        self.span = QuantityField("", width=88, height=44, size="M", words=False)
        self._for = Text(words.STEP_FOR, tone="ink-2")
        self.ends = ChoiceRow(words.STEP_FOR, words.STEP_ENDS)
        row(self._n, self.rate, self._unit, self._for, self.span, self.ends, None, spacing=10, on=self)

    def show_place(self, n: int, unit: str, *, last: bool) -> None:
        self._n.say(str(n))
        self._unit.say(unit)
        self.rate.line.setAccessibleName(f"{words.STEP_RATE} {n}, {unit}")
        self.span.line.setAccessibleName(f"{words.STEP_FOR} {n}")
        for part in (self._for, self.span, self.ends):
            part.setVisible(not last)

    def told(self, *, last: bool) -> Draft:
        step: Draft = {}
        if self.rate.text():
            step["rate"] = self.rate.text()
        if not last and self.span.text() and self.ends.value:
            step[self.ends.value] = self.span.text()
        return step

    def put(self, step: Mapping[str, Any]) -> None:
        self.rate.put(str(step.get("rate", "")))
        for key, _ in words.STEP_ENDS:
            if key in step:
                self.span.put(str(step[key]))
                self.ends.choose(key)

    def settle(self) -> None:
        self.rate.settle()
        self.span.settle()
