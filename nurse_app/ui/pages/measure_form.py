"""An outcome measure taken before the start: which one, and its value as read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.wishes import TakeMeasure
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.choices import MeasureChoice


class MeasureForm(QWidget):
    """The measures of the patient's condition first.

    Signals:
        wished(object): `TakeMeasure`.
    """

    wished = Signal(object)

    def __init__(self, measures: tuple[MeasureChoice, ...]) -> None:
        super().__init__()
        self._measures = measures
        self._of: str | None = None
        self.pick = PickField(words.MEASURE, (), words.PICK)
        self.value = QuantityField(words.VALUE, width=104, height=48, size="M", words=False)
        self._unit, self._taken = Text(tone="ink-2"), Text(weight=600, wrap=True)
        self.keep = Button(words.KEEP_MEASURE, "plain", "check")
        self.pick.setMinimumWidth(280)
        across = row(self.pick, self.value, column(38, self._unit, None), column(26, self.keep, None), spacing=12)
        across.addWidget(self._taken, 1)
        column(across, on=self)
        self.pick.picked.connect(self._picked)
        self.value.value_typed.connect(lambda _value: self._judge())
        self.value.entered.connect(self._send)
        self.keep.requested.connect(self._send)
        self._judge()

    def show_state(self, condition: str, taken: str) -> None:
        """Offer the measures of a condition first, and show what was taken today."""
        self._taken.say(taken)
        if condition != self._of:
            self._of = condition
            own = tuple(m for m in self._measures if condition in m.conditions)
            rest = tuple(m for m in self._measures if condition not in m.conditions)
            self.pick.show_choices(tuple((m.key, m.name) for m in (*own, *rest)))

    def clear(self) -> None:
        """Kept: empty for the next one."""
        self.pick.pick("")
        self.value.clear()
        self._unit.say("")

    def _picked(self, key: str) -> None:
        self._unit.say(next((m.unit for m in self._measures if m.key == key), ""))
        self._judge()

    def _judge(self) -> None:
        whole = bool(self.pick.value) and self.value.value() is not None
        self.keep.block("" if whole else words.MEASURE_MISSING)

    def _send(self) -> None:
        self.value.settle()
        self._judge()
        if not self.keep.reason:
            self.wished.emit(TakeMeasure(self.pick.value, self.value.text()))
