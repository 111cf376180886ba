"""The row of vitals fields with the last values, the baseline and the changes below, in one set of columns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_vitals as words
from nurse_app.wording.numbers import clock

Judge = Callable[[str, str], FieldVerdict]
_HEAD, _NARROW = 120, 780
_ROWS = ("last", "baseline", "change")


class VitalTable(QWidget):
    """Fields at a pitch of 86 (76 when narrow), three rows of 28 below.

    Signals:
        changed: something was typed, or judged otherwise.
        entered: Enter was pressed in a field.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self, temperature: str, judge: Judge, *, with_pump: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._temperature, self._judge = temperature, judge
        fields = words.vital_fields(temperature)
        self._names = {f.key: f.name for f in fields if with_pump or f.key != "pump"}
        self._confirmed: dict[str, str] = {}
        self._baseline: dict[str, object] = {}
        self.fields: dict[str, QuantityField] = {}
        for field in fields:
            if field.key in self._names:
                self.fields[field.key] = self._field(field)
        self._typed_head = Text(words.YOU_TYPED, weight=600, parent=self)
        self._heads = {row: Text("", tone="ink-2", parent=self) for row in _ROWS}
        self._heads["change"].say(words.FROM_BASELINE)
        self._cells = {
            (row, key): Text("", weight=600 if row == "last" else 400, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
            for row in _ROWS
            for key in self.fields
        }
        self._infusion: Infusion | None = None
        self._row = 28

    def _field(self, field: words.VitalField) -> QuantityField:
        made = QuantityField(
            field.name,
            field.unit,
            lambda text: self._judged(field.key, text),
            width=78,
            height=60,
            words=False,
            parent=self,
        )
        made.verdict_changed.connect(lambda _verdict: self._moved())
        made.value_typed.connect(lambda _value: self._moved())
        made.entered.connect(self.entered)
        return made

    def name(self, key: str) -> str:
        """The name of a field."""
        return self._names[key]

    def show_state(self, infusion: Infusion) -> None:
        """Show the last set and the baseline."""
        self._infusion = infusion
        last = infusion.readings[-1] if infusion.readings else None
        baseline_at = infusion.baseline_at
        self._heads["last"].say(words.row_head("Last", last.at) if last else "Last")
        self._heads["baseline"].say(f"Baseline, {clock(baseline_at)}" if baseline_at else "Baseline")
        for key in self.fields:
            was = words.last_pump(infusion) if key == "pump" else ""
            self._cells["last", key].say(was or words.shown(last.reading if last else None, key, self._temperature))
            self._cells["baseline", key].say(words.shown(infusion.baseline, key, self._temperature))
        self._show_changes()

    def numbers(self) -> tuple[tuple[str, Decimal], ...]:
        """What was typed, by key, the pump's volume left out."""
        typed = ((key, field.value()) for key, field in self.fields.items() if key != "pump")
        return tuple((key, value) for key, value in typed if value is not None)

    def pump_volume(self) -> Decimal | None:
        """The pump's volume as typed."""
        return self.fields["pump"].value() if "pump" in self.fields else None

    def confirmed(self) -> tuple[str, ...]:
        """The fields typed a second time, and the same."""
        return tuple(key for key, text in self._confirmed.items() if self.fields[key].text() == text)

    def look_again(self) -> str:
        """The first field that asks for a second look; empty when none does."""
        return next((key for key, field in self.fields.items() if field.verdict().kind == "second_look"), "")

    def typed_again(self, key: str, text: str) -> None:
        """A value was typed a second time: the same stands, another one takes its place and is judged."""
        if text == self.fields[key].text():
            self._confirmed[key] = text
            self.fields[key].settle()
        else:
            self.fields[key].put(text)

    def keys_of(self, kind: str) -> tuple[str, ...]:
        """The fields in a state."""
        return tuple(key for key, field in self.fields.items() if field.verdict().kind == kind)

    def clear(self) -> None:
        """Empty every field."""
        self._confirmed.clear()
        for field in self.fields.values():
            field.clear()

    def settle(self) -> None:
        """Judge every field as finished."""
        for field in self.fields.values():
            field.settle()

    def _judged(self, key: str, text: str) -> FieldVerdict:
        verdict = self._judge(key, text)
        if verdict.kind == "second_look" and self._confirmed.get(key) == text:
            return FieldVerdict("accepted", words.MEASURE_AGAIN)
        return verdict

    def _moved(self) -> None:
        self._show_changes()
        self.changed.emit()

    def _show_changes(self) -> None:
        if self._infusion is None:
            return
        for key, field in self.fields.items():
            told = words.change(field.value(), words.as_typed(self._infusion.baseline, key, self._temperature))
            look = field.verdict().kind == "second_look"
            tone = "medium-text" if look else "ink-2"
            self._cells["change", key].say((Run(told, "S", 700 if look else 400, tone),))

    def height_for(self, width: int, *, low: bool) -> int:
        """The height that the table takes at a width; `low` draws its rows closer, for the shortest windows."""
        self._row = 24 if low else 28
        return self._row_top(self._sizes(width)[2]) + 3 * self._row

    @staticmethod
    def _sizes(width: int) -> tuple[int, int, int]:
        return (76, 70, 56) if width < _NARROW else (86, 78, 60)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        pitch, wide, high = self._sizes(self.width())
        head = min(_HEAD, self.width() - pitch * 8 + pitch - wide)
        for n, (key, field) in enumerate(self.fields.items()):
            field.resize_box(wide, high)
            field.setGeometry(head + pitch * n, 0, wide, 44 + high)
            for row, name in enumerate(_ROWS):
                top = self._row_top(high) + self._row * row
                self._cells[name, key].setGeometry(head + pitch * n, top, wide, self._row)
        self._typed_head.setGeometry(0, 44, head, high)
        for row, name in enumerate(_ROWS):
            self._heads[name].setGeometry(0, self._row_top(high) + self._row * row, head, self._row)

    def _row_top(self, high: int) -> int:
        return 44 + high + (4 if self._row < 28 else 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = self._row_top(self._sizes(self.width())[2])
        for row in (1, 2):
            painter.fillRect(QRectF(0, top + self._row * row, self.width(), 1), current_theme().colour("line"))
        painter.end()
