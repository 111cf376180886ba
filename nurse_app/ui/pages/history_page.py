"""History: one patient across sessions, as a list with charts beside it, or sessions laid over each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.history_charts import KeptBars, LineSample, MeasureLine, Overlay
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, row
from nurse_app.ui.pages.session_table import SessionTable
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_history as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_history import HistoryWords, LotWords, history_words, session_legend
from nurse_app.wording.pages_order import BACK

_SHOWN_AT_FIRST, _MOST_OVER = 3, 6


class HistoryPage(Page):
    """The banner above shows the patient.

    Signals:
        opened(str): a session is to be opened; the infusion's id.
        back_requested.
    """

    frame = PageFrame.RECORD
    opened = Signal(str)
    back_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._shown: HistoryWords | None = None
        self._chosen: set[str] = set()
        self.table, self.bars, self.overlay = SessionTable(), KeptBars(), Overlay()
        self.chips: dict[str, SymptomChip] = {}
        self.turn = Button(words.OVERLAY, "plain", "layers")
        self._figures, self._legend = QHBoxLayout(), QHBoxLayout()
        self._lots, self._measures = QGridLayout(), QVBoxLayout()
        self._sessions_head = SectionHeading(words.SESSIONS)
        self._stack = QStackedWidget()
        self._lay_out()
        self.table.opened.connect(self.opened)
        self.turn.requested.connect(self._turn)

    def _lay_out(self) -> None:
        for layout in (self._figures, self._legend, self._lots, self._measures):
            layout.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(40)
        self._legend.setSpacing(8)
        self._lots.setHorizontalSpacing(16)
        back = Button(words.PATIENTS, "plain", "arrow-left")
        back.name_it(f"{BACK}: {words.PATIENTS}")
        back.requested.connect(self.back_requested)
        head = row(back, None, self.turn, spacing=8)
        self._stack.addWidget(self._list_view())
        over = QWidget()
        legend = QWidget()
        legend.setLayout(self._legend)
        layout = column(SectionHeading(words.OVERLAY, words.OVERLAY_NOTE), 8, legend, 8, on=over)
        layout.addWidget(self.overlay, 1)
        self._stack.addWidget(over)
        layout = column(head, 8, self._figures, 8, Rule(), 8, margins=(24, 10, 24, 12), on=self)
        layout.addWidget(self._stack, 1)

    def _list_view(self) -> QWidget:
        left, right = QWidget(), QWidget()
        lots = row(spacing=16)
        lots.addLayout(self._lots, 2)
        lots.addWidget(Rule(upright=True))
        lots.addWidget(Text(words.FEW, tone="ink-2", wrap=True), 1)
        by_lot = SectionHeading(words.REACTIONS_BY_LOT, words.REACTIONS_NOTE)
        column(self._sessions_head, 4, self.table, 16, by_lot, 8, lots, None, margins=(0, 0, 12, 0), on=left)
        kept = SectionHeading(words.HIGHEST_KEPT, words.HIGHEST_NOTE)
        column(kept, self.bars, 12, self._measures, None, margins=(0, 0, 4, 0), on=right)
        view = QWidget()
        across = row(spacing=16, on=view)
        across.addWidget(Sheet(left), 8)
        across.addWidget(Rule(upright=True))
        across.addWidget(Sheet(right), 5)
        return view

    def show_state(self, infusions: Iterable[Infusion], now: datetime) -> None:
        """Show one patient's sessions."""
        told = history_words(infusions, now, self._book)
        if told == self._shown:
            return
        self._shown = told
        emptied(self._figures)
        for value, note in told.figures or (("", words.NO_SESSIONS),):
            self._figures.addWidget(Text((Run(value, "L", 700), quiet(f"  {note}"))))
        self._figures.addStretch(1)
        self._sessions_head.say(words.SESSIONS, told.note)
        self.table.show_sessions(told.sessions)
        self.bars.show_sessions(told.sessions)
        self._show_lots(told.lots)
        self._show_measures(told)
        self._chosen = self._chosen & {s.key for s in told.sessions}
        self._chosen |= {s.key for s in told.sessions[-_SHOWN_AT_FIRST:]} if not self._chosen else set()
        self._show_overlay()

    def _show_lots(self, lots: tuple[LotWords, ...]) -> None:
        emptied(self._lots)
        for n, lot in enumerate(lots):
            marks = row(spacing=4)
            for reacted in lot.marks:
                marks.addWidget(IconMark("flag" if reacted else "circle", 16, "reaction" if reacted else "ink-2"))
            marks.addStretch(1)
            self._lots.addWidget(Text(lot.product), n, 0)
            self._lots.addWidget(Text((Run(lot.lot, "S", 400, slashed_zero=True),)), n, 1)
            self._lots.addLayout(marks, n, 2)
            self._lots.addWidget(Text(lot.told, weight=600), n, 3)
        self._lots.setColumnStretch(2, 1)

    def _show_measures(self, told: HistoryWords) -> None:
        emptied(self._measures)
        for measure in told.measures:
            add(self._measures, SectionHeading(measure.name, measure.note))
            add(self._measures, MeasureLine(measure, told.days, told.span))

    def _turn(self) -> None:
        over = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if over else 0)
        self.turn.say(words.LIST if over else words.OVERLAY, "list" if over else "layers")

    def _show_overlay(self) -> None:
        emptied(self._legend)
        self.chips = {}
        sessions = self._shown.sessions if self._shown else ()
        for n, session in tuple(enumerate(sessions))[-_MOST_OVER:]:
            view = SymptomView(session.key, session_legend(session), chosen=session.key in self._chosen)
            chip = self.chips[session.key] = SymptomChip(view)
            chip.symptom_toggled.connect(self._choose)
            self._legend.addWidget(LineSample(n))
            self._legend.addWidget(chip)
        self._legend.addStretch(1)
        self.overlay.show_sessions(tuple((n, s) for n, s in enumerate(sessions) if s.key in self._chosen))

    def _choose(self, key: str, chosen: bool) -> None:
        (self._chosen.add if chosen else self._chosen.discard)(key)
        sessions = self._shown.sessions if self._shown else ()
        self.overlay.show_sessions(tuple((n, s) for n, s in enumerate(sessions) if s.key in self._chosen))
