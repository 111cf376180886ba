"""The settings that are typed or chosen: each in its section, with what stands kept, and what was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.pages.laying import Piece, add, column, held, row
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_settings as words
from nurse_app.wording import unlock

Judge = Callable[[str, str], FieldVerdict]
LOOK = "look"
_BESIDE_UNIT = 24
"""So that segments stand beside a field whose unit has a line of its own."""
_NEEDED = ("clinic_name", "emergency_number", "lock_after_min", "pump_step_ml_h", "pump_max_ml_h")
_LINES = {
    "clinic_name": unlock.CLINIC_NAME,
    "clinic_address": unlock.CLINIC_ADDRESS,
    "emergency_number": unlock.EMERGENCY_NUMBER,
    "prescriber_line": unlock.PRESCRIBER_LINE,
    "pharmacist": unlock.PHARMACIST,
    "pharmacist_phone": unlock.PHARMACIST_PHONE,
}
_NUMBERS = {
    "lock_after_min": (words.LOCK_AFTER, words.MINUTES),
    "pump_step_ml_h": (words.PUMP_STEP, words.RATE_UNIT),
    "pump_max_ml_h": (words.PUMP_TOP, words.RATE_UNIT),
}
_CHOICES = {
    LOOK: (words.LOOK, words.LOOKS),
    "place": (unlock.PLACE, unlock.PLACES),
    "temperature": (unlock.TEMPERATURE, unlock.TEMPERATURES),
    "policy": (words.POLICY, words.POLICIES),
    "restart_on_new_lot": (words.NEW_LOT, words.NEW_LOTS),
}


class SettingsFields(QWidget):
    """Three sections. Nothing typed is lost until it is kept.

    Args:
        judge: says what a typed number means, by the setting's name.

    Signals:
        changed: something was typed or chosen.
        look_chosen(str): other colours were chosen; they are to change at once.
    """

    changed = Signal()
    look_chosen = Signal(str)

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._kept: dict[str, str] = {}
        self.lines = {name: TextField(label) for name, label in _LINES.items()}
        self.numbers = {
            name: QuantityField(label, unit, partial(judge, name), height=48, size="M")
            for name, (label, unit) in _NUMBERS.items()
        }
        self.choices = {name: ChoiceRow(label, choices) for name, (label, choices) in _CHOICES.items()}
        for name in ("clinic_address", "pharmacist", "pharmacist_phone", "prescriber_line"):
            self.lines[name].line.setPlaceholderText(unlock.MAY_STAY_EMPTY)
        column(self._screen(), self._clinic(), self._infusions(), on=self)
        self._connect()

    def _screen(self) -> SectionRow:
        section = SectionRow(words.SCREEN, words.SCREEN_NOTE)
        look = _asked(words.LOOK, self.choices[LOOK], words.LOOK_NOTE, gap=_BESIDE_UNIT)
        lock = column(self.numbers["lock_after_min"], Text(words.LOCK_NOTE, tone="ink-2"), None, spacing=4)
        section.body.addLayout(row(look, lock, None, spacing=32))
        return section

    def _clinic(self) -> SectionRow:
        section, lines = SectionRow(words.CLINIC, words.CLINIC_NOTE), self.lines
        chosen = (
            _asked(unlock.PLACE, self.choices["place"]),
            _asked(unlock.TEMPERATURE, self.choices["temperature"]),
        )
        _fill(
            section.body,
            row(lines["clinic_name"], lines["clinic_address"], spacing=16),
            row(*chosen, None, spacing=32),
            row(lines["emergency_number"], lines["prescriber_line"], spacing=16),
            row(lines["pharmacist"], lines["pharmacist_phone"], spacing=16),
        )
        return section

    def _infusions(self) -> SectionRow:
        section = SectionRow(words.CHOICES, words.CHOICES_NOTE, ruled=False)
        _fill(
            section.body,
            _asked(words.POLICY, self.choices["policy"]),
            _asked(words.NEW_LOT, self.choices["restart_on_new_lot"]),
            row(self.numbers["pump_step_ml_h"], self.numbers["pump_max_ml_h"], None, spacing=16),
        )
        return section

    def _connect(self) -> None:
        for field in self.lines.values():
            field.text_typed.connect(lambda _text: self.changed.emit())
        for number in self.numbers.values():
            number.line.textChanged.connect(lambda _text: self.changed.emit())
            number.verdict_changed.connect(lambda _verdict: self.changed.emit())
        for name, choice in self.choices.items():
            choice.chosen.connect(self.look_chosen if name == LOOK else lambda _key: self.changed.emit())

    # What stands kept

    def show_kept(self, texts: Mapping[str, str]) -> None:
        """Show what is kept now; what was changed here and is not yet kept stays."""
        typed = self.changes()
        self._kept = {name: texts[name] for name in (*self.lines, *self.numbers, *self.choices)}
        for name, text in self._kept.items():
            if name not in typed and self._text(name) != text:
                self._put(name, text)
        self.changed.emit()

    def show_look(self) -> None:
        """Show the colours that are kept, after others could not be."""
        self._put(LOOK, self._kept[LOOK])

    # What was changed

    def changes(self) -> dict[str, str]:
        """What differs from what is kept, by name; the colours are never among it."""
        return {
            name: self._text(name) for name, kept in self._kept.items() if name != LOOK and kept != self._text(name)
        }

    def put_changes(self, texts: Mapping[str, str]) -> None:
        """Put back what was changed and not kept; a setting that is not asked here is left out."""
        for name in texts.keys() & self._kept.keys() - {LOOK}:
            self._put(name, texts[name])
        self.changed.emit()

    def label(self, name: str) -> str:
        """What a setting is called."""
        return _LINES.get(name) or (_NUMBERS.get(name) or _CHOICES[name])[0]

    def fault(self) -> str:
        """Why it cannot be kept like this; empty when it can. What is needed may not be emptied."""
        for name in _NEEDED:
            if self._kept.get(name) and not self._text(name):
                return words.not_empty(self.label(name))
        refused = [number.verdict().words for number in self.numbers.values() if number.verdict().kind == "refused"]
        return refused[0] if refused else ""

    def settle(self) -> None:
        """Judge every number as finished."""
        for number in self.numbers.values():
            number.settle()

    def _text(self, name: str) -> str:
        if name in self.choices:
            return self.choices[name].value
        field = self.numbers.get(name) or self.lines[name]
        return field.text().strip()

    def _put(self, name: str, text: str) -> None:
        if name in self.choices:
            self.choices[name].choose(text)
        else:
            (self.numbers.get(name) or self.lines[name]).put(text)


def _asked(question: str, choice: ChoiceRow, note: str = "", gap: int = 4) -> QWidget:
    below = (8, Text(note, tone="ink-2")) if note else ()
    return held(column(Text(question, weight=600), gap, choice, *below, None))


def _fill(body: QVBoxLayout, *pieces: Piece) -> None:
    body.setSpacing(12)
    for piece in pieces:
        add(body, piece)
