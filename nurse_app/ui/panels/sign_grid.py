"""The symptoms as large chips in three columns by body system; the rarer ones are found by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.fonts import type_font
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_reaction as words
from nurse_app.wording.panels_book import SYSTEMS, PanelBook, SignChoice

# Which groups stand in which column, and which symptoms have a chip; every other one is found by typing.
_COLUMNS = (("respiratory", "skin"), ("cardiac", "gastrointestinal"), ("nervous system", "general"))
_SHOWN = (
    ("dyspnea", "wheeze_bronchospasm", "throat_tightness_angioedema", "hypoxia", "cough"),
    ("urticaria", "pruritus", "rash_palms_allergic", "flushing"),
    ("chest_discomfort", "syncope", "arrhythmia_palpitations", "limb_swelling_pain"),
    ("nausea", "vomiting", "abdominal_pain_diarrhea"),
    ("focal_neuro_deficit", "headache", "neck_stiffness", "photophobia", "dizziness", "confusion_drowsiness"),
    ("chills_rigors", "fever"),
)


class SignGrid(QScrollArea):
    """Three columns of chips. What is chosen in the search stays as a chip.

    Signals:
        toggled(str, bool): a symptom's key, and whether it is chosen now.
    """

    toggled = Signal(str, bool)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.chips: dict[str, SymptomChip] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown = {key for group in _SHOWN for key in group}
        self._rest = tuple(s for s in book.signs if s.key not in shown)
        self.search = TextField("", words.type_to_find(len(self._rest)))
        self.search.line.setFont(type_font("S"))
        self.search.line.setAccessibleName(words.ANY_OTHER)
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        self.setWidget(self._sheet())
        self.search.text_typed.connect(lambda _text: self._show_found())
        self.search.entered.connect(self._choose_first)

    def chosen(self) -> tuple[str, ...]:
        """The symptoms that are chosen, in the order of the book."""
        return tuple(s.key for s in self._book.signs if s.key in self.chips and self.chips[s.key].isChecked())

    def clear(self) -> None:
        """Choose none."""
        for chip in self.chips.values():
            chip.setChecked(False)
            chip.updateGeometry()
        self.search.put("")
        self._show_found()

    def _sheet(self) -> QWidget:
        sheet = ScrollSheet()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        titles = dict(SYSTEMS)
        for place, systems in enumerate(_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(4)
            for part, system in enumerate(systems):
                if part:
                    column.addSpacing(12)
                column.addWidget(Text(titles[system], weight=600))
                for key in _SHOWN[2 * place + part]:
                    sign = next((s for s in self._book.signs if s.key == key), None)
                    if sign is not None:
                        column.addWidget(self._chip(sign))
            if place == 1:
                self._add_search(column)
            column.addStretch(1)
            row.addLayout(column, 1)
        return sheet

    def _add_search(self, column: QVBoxLayout) -> None:
        column.addSpacing(12)
        column.addWidget(Text(words.ANY_OTHER, weight=600))
        column.addWidget(self.search)
        column.addLayout(self._found)

    def _chip(self, sign: SignChoice) -> SymptomChip:
        chip = SymptomChip(SymptomView(sign.key, sign.text, sign.red_flag))
        chip.symptom_toggled.connect(self._toggled)
        self.chips[sign.key] = chip
        return chip

    def _toggled(self, key: str, chosen: bool) -> None:
        self.chips[key].updateGeometry()
        if not chosen and not self._is_fixed(key):
            self._show_found()
        self.toggled.emit(key, chosen)

    def _is_fixed(self, key: str) -> bool:
        return all(sign.key != key for sign in self._rest)

    def _show_found(self) -> None:
        asked = self.search.text().strip().lower()
        for sign in self._rest:
            wanted = bool(asked) and asked in sign.text.lower()
            chip = self.chips.get(sign.key)
            if chip is None and wanted:
                chip = self._chip(sign)
                self._found.addWidget(chip)
            if chip is not None:
                chip.setVisible(wanted or chip.isChecked())

    def _choose_first(self) -> None:
        for sign in self._rest:
            chip = self.chips.get(sign.key)
            if chip is not None and not chip.isHidden() and not chip.isChecked():
                chip.click()
                self.search.put("")
                return
