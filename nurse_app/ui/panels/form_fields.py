"""The fields of a short form, described in plain values, and what was answered in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.infusion.wishes import Seen
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import NoteField, TextField
from nurse_app.ui.fields.verdicts import Judge
from nurse_app.ui.panels.sign_picker import SignPicker
from nurse_app.ui.panels.when_field import WhenField
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_common as common
from nurse_app.wording.panels_book import PanelBook

FieldKind = Literal["text", "words", "number", "choice", "pick", "reason", "lot", "when", "signs"]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its key, kind, label and unit; `choices` for those that choose; `start` what it begins with.

    `seen` is what a field of symptoms begins with, `judge` says what a number means where more than its grammar counts.
    """

    key: str
    kind: FieldKind
    label: str
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = True
    start: str = ""
    width: int = 144
    seen: tuple[Seen, ...] = ()
    judge: Judge | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, by key."""

    given: Mapping[str, object]

    def text(self, key: str) -> str:
        """Words, or the key of what was chosen."""
        return str(self.given.get(key) or "")

    def number(self, key: str) -> Decimal:
        """A number that was asked for and is there."""
        return cast(Decimal, self.given[key])

    def maybe(self, key: str) -> Decimal | None:
        """A number, or None."""
        return cast("Decimal | None", self.given.get(key))

    def signs(self, key: str) -> tuple[Seen, ...]:
        """Symptoms with their grades."""
        return cast("tuple[Seen, ...]", self.given.get(key) or ())

    def moment(self, key: str) -> datetime | None:
        """A moment, or None: now."""
        return cast("datetime | None", self.given.get(key))


class ReasonField(QWidget):
    """Usual reasons to choose and a line for another one; the typed one counts.

    Signals:
        changed: chosen or typed.
    """

    changed = Signal()

    def __init__(self, label: str, usual: tuple[tuple[str, str], ...], other: str = common.OTHER_REASON) -> None:
        super().__init__()
        self.row = ChoiceRow(label, usual)
        self.other = TextField("", other)
        self.other.line.setAccessibleName(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(label, weight=600))
        line = QHBoxLayout()
        line.addWidget(self.row)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.other)
        self._usual = dict(usual)
        self.row.setVisible(bool(usual))
        self.row.chosen.connect(lambda _key: self.changed.emit())
        self.other.text_typed.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.other)

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these (key, words) beside the typed one; the key is the answer."""
        self._usual = {key: key for key, _ in choices}
        self.row.show_choices(choices, self.row.value)
        self.row.setVisible(bool(choices))

    def text(self) -> str:
        """The reason."""
        return self.other.text().strip() or self._usual.get(self.row.value, "")

    def clear(self) -> None:
        """Choose and type nothing."""
        self.row.choose("")
        self.other.put("")


class FieldHolder(QWidget):
    """One field of a form as a widget.

    Signals:
        changed: typed or chosen.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, field: FormField, book: PanelBook) -> None:
        super().__init__()
        self.field, self._book = field, book
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.widget = self._made(field, column)
        self.begin()

    def _made(self, field: FormField, column: QVBoxLayout) -> QWidget:
        made: QWidget
        if field.kind == "text":
            made = TextField(field.label)
            made.text_typed.connect(lambda _text: self.changed.emit())
            made.entered.connect(self.entered)
        elif field.kind == "words":
            made = NoteField(field.label, lines=4)
            made.text_typed.connect(lambda _text: self.changed.emit())
        elif field.kind == "number":
            plain = field.judge is None
            made = QuantityField(field.label, field.unit, field.judge, width=field.width, height=60, words=plain)
            made.verdict_changed.connect(lambda _verdict: self.changed.emit())
            made.value_typed.connect(lambda _value: self.changed.emit())
            made.entered.connect(self.entered)
        elif field.kind == "pick":
            made = PickField(field.label, field.choices)
            made.picked.connect(lambda _key: self.changed.emit())
        elif field.kind in ("reason", "lot"):
            other = common.OTHER_REASON if field.kind == "reason" else common.SCAN_OR_TYPE
            made = ReasonField(field.label, field.choices, other)
            made.changed.connect(self.changed)
            made.other.entered.connect(self.entered)
        elif field.kind == "when":
            made = WhenField(field.label, follows=field.needed)
            made.changed.connect(self.changed)
        elif field.kind == "signs":
            made = SignPicker(self._book)
            made.changed.connect(self.changed)
        else:
            return self._choice(field, column)
        column.addWidget(made)
        self.setFocusProxy(made)
        return made

    def _choice(self, field: FormField, column: QVBoxLayout) -> QWidget:
        made = ChoiceRow(field.label, field.choices)
        made.chosen.connect(lambda _key: self.changed.emit())
        column.addWidget(Text(field.label, weight=600))
        line = QHBoxLayout()
        line.addWidget(made)
        line.addStretch(1)
        column.addLayout(line)
        self.setFocusProxy(made)
        return made

    def begin(self) -> None:
        """Put in what it begins with."""
        widget, start = self.widget, self.field.start
        if isinstance(widget, TextField | NoteField | QuantityField):
            widget.put(start)
        elif isinstance(widget, PickField):
            widget.pick(start)
        elif isinstance(widget, ChoiceRow):
            widget.choose(start)
        elif isinstance(widget, SignPicker):
            widget.put(self.field.seen)
        elif isinstance(widget, ReasonField | WhenField):
            widget.clear()

    def choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer other choices; what was picked stays picked if it is still there."""
        if isinstance(self.widget, PickField):
            self.widget.show_choices(choices, self.widget.value)
        elif isinstance(self.widget, ReasonField):
            self.widget.offer(choices)

    def tick(self, now: datetime) -> None:
        """Time has passed."""
        if isinstance(self.widget, WhenField):
            self.widget.tick(now)

    def answer(self) -> object:
        """What was answered, or None."""
        widget = self.widget
        if isinstance(widget, QuantityField):
            return widget.value()
        if isinstance(widget, PickField | ChoiceRow):
            return widget.value or None
        if isinstance(widget, WhenField):
            return widget.happened()
        if isinstance(widget, SignPicker):
            return widget.seen() or None
        if isinstance(widget, TextField | NoteField | ReasonField):
            return widget.text().strip() or None
        return None

    def missing(self) -> bool:
        """Whether it keeps the form from being saved."""
        if isinstance(self.widget, WhenField):
            return not self.widget.stands()
        if isinstance(self.widget, QuantityField) and self.widget.verdict().kind in ("refused", "second_look"):
            return True
        return self.field.needed and self.answer() is None

    def settle(self) -> None:
        """Judge a number as finished."""
        if isinstance(self.widget, QuantityField):
            self.widget.settle()
