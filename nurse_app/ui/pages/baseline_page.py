"""Baseline: vitals and symptoms before the first drop, or why not; and outcome measures if they are due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import RefuseVitals, TakeMeasure, TakeVitals
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.decide_band import DecideBand
from nurse_app.ui.pages.laying import add, column, emptied, row
from nurse_app.ui.pages.measure_form import MeasureForm
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.pages.walk_side import WalkSide
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_before import BeforeWords, before_words, measures_taken
from nurse_app.wording.pages_start import baseline_told, start_todo

Judge = Callable[[str, str], FieldVerdict]


class BaselinePage(WalkPage):
    """The third stage. Wishes: `TakeVitals`, `RefuseVitals` (both of the baseline), `TakeMeasure`, `Decide`."""

    def __init__(self, book: PageBook, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.walk = WalkSide(words.BEFORE_FIRST_DROP, PrimaryView(words.SEE_PLAN, "arrow-right"))
        self.vitals = VitalsPanel(book.panel, judge, baseline=True)
        self.measure = MeasureForm(book.measures)
        self._told = Text(wrap=True)
        self._again = Button(words.TAKE_AGAIN, "plain", "heart-pulse")
        self._bands = column()
        self.bands: tuple[DecideBand, ...] = ()
        self._stack = QStackedWidget()
        self._shown: BeforeWords | None = None
        self._sent: object = None
        self._taking = False
        self._lay_out()
        for part in (self.vitals, self.measure):
            part.wished.connect(self._wish)
        self._again.requested.connect(self._take_again)
        self.vitals.left.connect(self._leave)
        self.walk.requested.connect(lambda: self.stage_requested.emit("plan"))

    def _lay_out(self) -> None:
        taken = QWidget()
        column(row(self._told, None, self._again, margins=(24, 24, 16, 16)), Rule(), self._bands, None, on=taken)
        self._stack.addWidget(self.vitals)
        self._stack.addWidget(taken)
        measures = SectionRow(words.MEASURES, words.MEASURES_NOTE, ruled=False)
        measures.body.addWidget(self.measure)
        body = QWidget()
        layout = column(on=body)
        add(layout, self._stack, 1)
        add(layout, Rule())
        add(layout, measures)
        self.stand(body)

    def side(self) -> QWidget:
        return self.walk

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self.vitals.show_state(infusion, outlook)
        self.measure.show_state(infusion.order.indication, measures_taken(infusion, self.book))
        told = before_words(infusion, outlook, Stage.BASELINE, self.book)
        head, below = baseline_told(infusion, self.book)
        self._told.say((Run(f"{head}\n", "L", 700), quiet(below)))
        done = bool(head) and not self._taking
        self._stack.setCurrentIndex(1 if done else 0)
        self.walk.show_todo(start_todo(infusion, outlook, self.book))
        self.walk.show_primary(PrimaryView(words.SEE_PLAN, "arrow-right", told.not_yet))
        self.show_stages(told.stages)
        if told.decide != (self._shown.decide if self._shown else None):
            self._show_bands(told)
        self._shown = told

    def _show_bands(self, told: BeforeWords) -> None:
        typed = {(b.finding.code, b.finding.about): b.reason.text() for b in self.bands}
        emptied(self._bands)
        self.bands = tuple(DecideBand(finding, first=n == 0) for n, finding in enumerate(told.decide))
        for band in self.bands:
            band.keep_reason(typed.get((band.finding.code, band.finding.about), ""))
            band.wished.connect(self._wish)
            self._bands.addWidget(band)

    def tick(self, outlook: Outlook) -> None:
        self.vitals.tick(outlook)

    def begin(self) -> None:
        if self._stack.currentIndex() == 0:
            self.vitals.begin()

    def kept(self) -> None:
        super().kept()
        if isinstance(self._sent, TakeVitals | RefuseVitals):
            self._taking = False
            self.vitals.kept()
        elif isinstance(self._sent, TakeMeasure):
            self.measure.clear()
        self._sent = None

    def refused(self, sentences: tuple[str, ...]) -> None:
        if isinstance(self._sent, TakeVitals | RefuseVitals):
            self.vitals.refused(sentences)
        else:
            super().refused(sentences)

    def _take_again(self) -> None:
        self._taking = True
        self._stack.setCurrentIndex(0)
        self.vitals.begin()

    def _leave(self) -> None:
        self._taking = False
        if self._shown is not None and self._told.text().strip():
            self._stack.setCurrentIndex(1)

    def _wish(self, wish: object) -> None:
        self._sent = wish
        self.refusals.say(())
        self.wished.emit(wish)
