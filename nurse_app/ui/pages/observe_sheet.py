"""The overview of the observation: four figures, what can be done, sets since the end, lots, outcome measures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import Sheet, column, emptied, held, row
from nurse_app.ui.pages.measure_form import MeasureForm
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.fact_table import FactColumn, FactView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words
from nurse_app.wording.choices import MeasureChoice
from nurse_app.wording.pages_after import Figure, ObserveWords

_ACTS = (
    ("vitals", words.VITALS, "heart-pulse"),
    ("flush", words.FLUSH, "droplets"),
    ("pump-volume", words.PUMP_VOLUME, "gauge"),
    ("waste", words.WASTE, "test-tube"),
    ("reaction", words.REACTION, "flag"),
    ("note", words.NOTE, "notebook-pen"),
)


class ObserveSheet(Sheet):
    """Shows `ObserveWords`.

    Signals:
        act_requested(str): a form or panel is wanted; its key.
    """

    act_requested = Signal(str)

    def __init__(self, measures: tuple[MeasureChoice, ...]) -> None:
        content = QWidget()
        super().__init__(content)
        self.buttons = {key: Button(text, "plain", icon) for key, text, icon in _ACTS}
        self.measure = MeasureForm(measures)
        self._figures, self._lots = QHBoxLayout(), QGridLayout()
        self._sets, self._no_lots = Text(wrap=True), Text(words.LOTS_AFTER_PUMP, tone="ink-2", wrap=True)
        self._drawn: tuple[tuple[Figure, ...], tuple[tuple[str, ...], ...]] | None = None
        self._lay_out(content)
        for key, button in self.buttons.items():
            button.requested.connect(lambda key=key: self.act_requested.emit(key))

    def _lay_out(self, content: QWidget) -> None:
        self._figures.setContentsMargins(24, 16, 16, 0)
        self._figures.setSpacing(40)
        self._lots.setContentsMargins(0, 0, 0, 0)
        self._lots.setHorizontalSpacing(24)
        self._lots.setVerticalSpacing(4)
        acts = row(*self.buttons.values(), None, spacing=8, margins=(24, 12, 16, 12))
        sets = SectionRow(words.VITALS, words.AFTER_THE_LAST_DROP)
        sets.body.addWidget(self._sets)
        lots = SectionRow(words.LOTS, words.LOTS_NOTE)
        lots.body.addWidget(self._no_lots)
        self._table = held(self._lots)
        lots.body.addWidget(self._table)
        measures = SectionRow(words.MEASURES, words.MEASURES_NOTE, ruled=False)
        measures.body.addWidget(self.measure)
        column(self._figures, 12, _ruled(), acts, _ruled(), sets, lots, measures, None, on=content)

    def show_words(self, told: ObserveWords) -> None:
        """Show these; what is being typed stays."""
        self._sets.say("\n".join(told.sets) or words.NO_SETS)
        if (told.figures, told.lots) == self._drawn:
            return
        self._drawn = (told.figures, told.lots)
        emptied(self._figures)
        for figure in told.figures:
            view = FactView(figure.label, figure.value, figure.small, figure.tone)
            self._figures.addLayout(column(FactColumn(view, "glance"), None))
        self._figures.addStretch(1)
        self._show_lots(told.lots)

    def _show_lots(self, lots: tuple[tuple[str, ...], ...]) -> None:
        emptied(self._lots)
        self._no_lots.setVisible(not lots)
        self._table.setVisible(bool(lots))
        if not lots:
            return
        for at, head in enumerate(words.LOT_HEADS):
            self._lots.addWidget(Text((quiet(head),)), 0, at)
            self._lots.setColumnMinimumWidth(at, 88)
        for n, (lot, *grams) in enumerate(lots, 1):
            self._lots.addWidget(Text((Run(lot, "S", 600, slashed_zero=True),)), n, 0)
            for at, amount in enumerate(grams, 1):
                self._lots.addWidget(Text((strong(amount) if at == len(grams) else Run(amount),)), n, at)
        self._lots.setColumnStretch(len(words.LOT_HEADS), 1)


def _ruled() -> QHBoxLayout:
    return row(Rule(), margins=(24, 0, 16, 0))
