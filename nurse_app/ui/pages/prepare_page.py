"""Prepare: kit, access, product, hydration, premedication with its time, pump or gravity set."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import GiveMedication
from nurse_app.ui.pages.check_list import CheckList
from nurse_app.ui.pages.decide_band import DecideBand
from nurse_app.ui.pages.drug_form import DrugForm
from nurse_app.ui.pages.laying import Sheet, column, emptied
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.pages.walk_side import WalkSide
from nurse_app.ui.panels.taught_sheet import TaughtSheet
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording import taught
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_before import BeforeWords, before_words
from nurse_app.wording.pages_start import drugs_given, ordered_drugs, runs_by


class PreparePage(WalkPage):
    """The second stage. Wishes: `AnswerCheck`, `GiveMedication`, `Decide`, and those of `TaughtSheet`."""

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        more = (("note", words.NOTE, "notebook-pen"),)
        self.walk = WalkSide(words.BEFORE_YOU_GO_ON, PrimaryView(words.GO_ON_TO[Stage.BASELINE]), more)
        self.checks, self.drug = CheckList(), DrugForm()
        self.taught = TaughtSheet()
        self._bands = column()
        self._given, self._runs = Text(weight=600, wrap=True), Text(wrap=True)
        self._shown: BeforeWords | None = None
        self._sent: object = None
        self.stand(Sheet(self._content()))
        for part in (self.checks, self.drug, self.taught):
            part.wished.connect(self._wish)
        self.walk.requested.connect(lambda: self.stage_requested.emit(Stage.BASELINE.value))
        self.walk.more_requested.connect(self.panel_requested)

    def _content(self) -> QWidget:
        asked = SectionRow(words.CHECKLIST, words.PREPARE_NOTE)
        asked.body.addWidget(self.checks)
        drugs = SectionRow(words.PREMEDICATION, words.AS_ORDERED)
        drugs.body.addWidget(self._given)
        drugs.body.addWidget(self.drug)
        runs = SectionRow(words.RUNS_BY, ruled=False)
        runs.body.addWidget(self._runs)
        past = SectionRow(taught.TITLE, taught.NOTE)
        past.body.addWidget(self.taught)
        content = QWidget()
        column(self._bands, past, asked, drugs, runs, None, on=content)
        return content

    def side(self) -> QWidget:
        return self.walk

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self.drug.tick(outlook.now)
        told = before_words(infusion, outlook, Stage.PREPARE, self.book)
        self._given.say("\n".join(drugs_given(infusion)))
        self._given.setVisible(bool(infusion.medications))
        self.drug.show_ordered(ordered_drugs(infusion))
        self._runs.say(runs_by(infusion))
        self.taught.show_words(taught.taught_words(infusion, self.book.names))
        if told == self._shown:
            return
        self._shown = told
        self.show_stages(told.stages)
        self.checks.show_checks(told.checks)
        emptied(self._bands)
        for n, finding in enumerate((*told.stops, *told.decide)):
            band = DecideBand(finding, first=n == 0)
            band.wished.connect(self._wish)
            self._bands.addWidget(band)
        self.walk.show_todo(told.todo)
        self.walk.show_primary(PrimaryView(words.GO_ON_TO[Stage.BASELINE], not_yet=told.not_yet))

    def tick(self, outlook: Outlook) -> None:
        self.drug.tick(outlook.now)

    def kept(self) -> None:
        super().kept()
        if isinstance(self._sent, GiveMedication):
            self.drug.clear()
        self._sent = None

    def letter_pressed(self, letter: str) -> None:
        if letter == "N":
            self.panel_requested.emit("note")

    def _wish(self, wish: object) -> None:
        self._sent = wish
        self.refusals.say(())
        self.wished.emit(wish)
