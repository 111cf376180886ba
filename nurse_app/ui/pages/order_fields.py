"""A field of the order's form: it knows its place in the order's file, tells what was typed, and shows its fault."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.clinical.quantities import NumberRefused, parse_decimal
from nurse_app.ui.fields.choice_row import ChoiceRow, Choices
from nurse_app.ui.fields.date_field import DateField, TimeField
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.fields.verdicts import EMPTY, FieldVerdict
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import column
from nurse_app.ui.parts.text import Text
from nurse_app.wording.pages_order import spoken
from nurse_app.wording.typed_numbers import refusal


class OrderField(QWidget):
    """One answer of the form.

    Args:
        place: where it stands in the order's file ("patient.weight_kg"); also how faults find it.
        name: what it is called when it is missing.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, place: str, name: str) -> None:
        super().__init__()
        self.place, self.name = place, name
        self._fault = ""

    def written(self) -> str:
        """What the order's file says here, exactly as typed; empty for nothing."""
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC

    def put(self, text: str) -> None:
        """Fill it in."""
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC

    def settle(self) -> None:
        """Judge what was typed as finished."""

    @property
    def fault(self) -> str:
        """The sentence about it; empty when there is none."""
        return self._fault

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong with it, or with an empty sentence nothing."""
        self._fault = sentence if self.written() else ""
        self._mark()

    def _mark(self) -> None:
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC


class NumberEntry(OrderField):
    """A strict number with its unit; `in_words` says it back in words."""

    def __init__(self, place: str, label: str, unit: str = "", *, in_words: bool = False, width: int = 120) -> None:
        super().__init__(place, label)
        self._label, self._unit, self._in_words = label, unit, in_words
        self.field = QuantityField(label, unit, self._judge, width=width, height=48, size="M")
        column(self.field, on=self)
        self.field.line.textChanged.connect(lambda _text: self.changed.emit())

    def _judge(self, text: str) -> FieldVerdict:
        try:
            value = parse_decimal(text)
        except NumberRefused as refused:
            return FieldVerdict("refused", refusal(refused.code))
        if self._fault:
            return FieldVerdict("refused", self._fault)
        return FieldVerdict("accepted", spoken(value, self._unit) if self._in_words else "")

    def relabel(self, label: str, unit: str) -> None:
        """Ask for it in another unit; the text stays."""
        self.field.relabel(label, unit)
        self.speak_in(unit)

    def speak_in(self, unit: str) -> None:
        """Say it back in this unit, which stands beside the field."""
        self._unit = unit
        self.field.settle()

    def written(self) -> str:
        return self.field.text()

    def put(self, text: str) -> None:
        self.field.put(text)

    def settle(self) -> None:
        self.field.settle()

    def _mark(self) -> None:
        if not self.field.line.hasFocus() or self._fault:
            self.field.set_judge(self._judge)


class WordEntry(OrderField):
    """A line of words."""

    def __init__(self, place: str, label: str, hint: str = "", *, width: int = 0, code: bool = False) -> None:
        super().__init__(place, label)
        self.field = TextField(label, hint, width=width, code=code)
        column(self.field, on=self)
        self.field.text_typed.connect(lambda _text: self.changed.emit())

    def written(self) -> str:
        return self.field.text().strip()

    def put(self, text: str) -> None:
        self.field.put(text)

    def _mark(self) -> None:
        if self._fault:
            self.field.show_verdict(FieldVerdict("refused", self._fault))
        elif self.field.verdict().kind == "refused":
            self.field.show_verdict(EMPTY)


class DateEntry(OrderField):
    """A date, told as year, month and day; one that cannot be read is told as typed."""

    def __init__(self, place: str, label: str, *, width: int = 144) -> None:
        super().__init__(place, label)
        self.field = DateField(label, width=width)
        column(self.field, on=self)
        self.field.date_typed.connect(lambda _day: self.changed.emit())

    def written(self) -> str:
        day = self.field.value()
        return day.isoformat() if day is not None else self.field.text()

    def put(self, text: str) -> None:
        try:
            self.field.put_date(date.fromisoformat(text))
        except ValueError:
            self.field.put(text)

    def settle(self) -> None:
        self.field.settle()

    def _mark(self) -> None:
        # What cannot be read says so itself, in its own words.
        if self._fault and self.field.value() is not None:
            self.field.show_verdict(FieldVerdict("refused", self._fault))


class ChoiceEntry(OrderField):
    """Segments under their question; nothing is chosen beforehand.

    `beside_units`: it stands beside fields whose unit takes a line, and leaves that line free.
    """

    def __init__(self, place: str, label: str, choices: Choices, *, beside_units: bool = False) -> None:
        super().__init__(place, label)
        self.field = ChoiceRow(label, choices)
        self._words = Text(wrap=True)
        column(Text(label, weight=600), 26 if beside_units else 6, self.field, self._words, None, on=self)
        self._words.hide()
        self.field.chosen.connect(lambda _key: self.changed.emit())

    def written(self) -> str:
        return self.field.value

    def put(self, text: str) -> None:
        self.field.choose(text)

    def _mark(self) -> None:
        self._words.say((Run(self._fault, "S", 400, "high-text"),))
        self._words.setVisible(bool(self._fault))


class PickEntry(OrderField):
    """One of a long list."""

    def __init__(self, place: str, label: str, choices: Choices, hint: str) -> None:
        super().__init__(place, label)
        self.field = PickField(label, choices, hint)
        self._words = Text(wrap=True)
        column(self.field, 4, self._words, None, on=self)
        self._words.hide()
        self.field.picked.connect(lambda _key: self.changed.emit())

    def offer(self, choices: Choices) -> None:
        """Offer other choices; what was picked stays where it is still there."""
        kept = self.field.value
        self.field.show_choices(choices, kept if kept in dict(choices) else "")

    def say_below(self, words: str) -> None:
        """Say something about the picked one."""
        if not self._fault:
            self._words.say((Run(words, "S", 400, "ink-2"),))
            self._words.setVisible(bool(words))

    def written(self) -> str:
        return self.field.value

    def put(self, text: str) -> None:
        self.field.pick(text)

    def _mark(self) -> None:
        if self._fault:
            self._words.say((Run(self._fault, "S", 400, "high-text"),))
            self._words.show()


def time_text(field: TimeField) -> str:
    """A time as typed, 24 hours; empty while it cannot be read."""
    moment = field.value()
    return f"{moment.hour:02d}:{moment.minute:02d}" if moment is not None else ""
