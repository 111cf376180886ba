"""Verify: two identifiers, the order, what has to be decided by name, vials and the questions of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import AddVial
from nurse_app.ui.pages.check_list import CheckList
from nurse_app.ui.pages.decide_band import DecideBand
from nurse_app.ui.pages.identity_check import IdentityCheck
from nurse_app.ui.pages.laying import Sheet, column, emptied
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.vial_list import VialForm, VialList
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.pages.walk_side import WalkSide
from nurse_app.ui.parts.fact_table import FactColumn, FactView
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_before import BeforeWords, Fact, before_words
from nurse_app.wording.pages_plan import FindingWords

_MORE = (("vial", words.SCAN_OR_TYPE, "scan-barcode"), ("note", words.NOTE, "notebook-pen"))


class VerifyPage(WalkPage):
    """The first stage. Wishes: `CheckIdentity`, `Decide`, `AddVial`, `AnswerCheck`."""

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        go_on = words.GO_ON_TO[Stage.PREPARE]
        self.walk = WalkSide(words.BEFORE_YOU_GO_ON, PrimaryView(go_on), _MORE)
        self.identity, self.vial_list, self.vial_form = IdentityCheck(), VialList(), VialForm(book)
        self.checks = CheckList()
        self.bands: dict[str, DecideBand] = {}
        self._bands = column()
        self._decided = Text(tone="ink-2", wrap=True)
        self._total = Text(tone="ink-2", wrap=True)
        self._order, self._vials = SectionRow(words.ORDER), SectionRow(words.VIALS)
        self._risks = SectionRow(words.RISKS)
        self._facts, self._risk_facts = QHBoxLayout(), QHBoxLayout()
        self._sent: object = None
        self._shown: BeforeWords | None = None
        self._sheet = Sheet(self._content())
        self.stand(self._sheet)
        for part in (self.identity, self.vial_form, self.checks):
            part.wished.connect(self._wish)
        self.walk.requested.connect(lambda: self.stage_requested.emit(Stage.PREPARE.value))
        self.walk.more_requested.connect(self._more)

    def _content(self) -> QWidget:
        patient = SectionRow(words.PATIENT, words.TWO_IDENTIFIERS)
        patient.body.addWidget(self.identity)
        for facts in (self._facts, self._risk_facts):
            facts.setContentsMargins(0, 0, 0, 0)
            facts.setSpacing(24)
        self._order.body.addLayout(self._facts)
        self._order.body.addWidget(self._decided)
        self._vials.body.addWidget(self.vial_list)
        self._vials.body.addWidget(self._total)
        self._vials.body.addSpacing(10)
        self._vials.body.addWidget(self.vial_form)
        self._risks.body.addLayout(self._risk_facts)
        asked = SectionRow(words.CHECKLIST, words.CHECKLIST_NOTE, ruled=False)
        asked.body.addWidget(self.checks)
        content = QWidget()
        column(patient, self._order, self._bands, self._vials, self._risks, asked, None, on=content)
        return content

    def side(self) -> QWidget:
        return self.walk

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        told = before_words(infusion, outlook, Stage.VERIFY, self.book)
        if told == self._shown:
            return
        self._shown = told
        self.show_stages(told.stages)
        self.identity.show_matched(told.matched, told.born, told.number)
        self._order.say_note(told.order_note)
        show_facts(self._facts, told.order)
        self._decided.say("\n".join(told.decided))
        self._decided.setVisible(bool(told.decided))
        self._show_bands((*told.stops, *told.decide))
        self._vials.say_note(told.vials_note)
        self.vial_list.show_vials(told.vials)
        self._total.say(told.vials_total)
        show_facts(self._risk_facts, told.risks, small=True)
        self.checks.show_checks(told.checks)
        self.walk.show_todo(told.todo)
        self.walk.show_primary(PrimaryView(words.GO_ON_TO[Stage.PREPARE], not_yet=told.not_yet))

    def show_similar(self, names: tuple[str, ...]) -> None:
        """Warn of patients in this chart whose names are like this one's."""
        self.identity.show_similar(names)

    def begin(self) -> None:
        self.identity.born.line.setFocus()

    def kept(self) -> None:
        super().kept()
        if isinstance(self._sent, AddVial):
            self.vial_form.clear()
        self._sent = None

    def letter_pressed(self, letter: str) -> None:
        if letter == "N":
            self.panel_requested.emit("note")

    def _show_bands(self, findings: tuple[FindingWords, ...]) -> None:
        drafts = {code: band.reason.text() for code, band in self.bands.items()}
        emptied(self._bands)
        self.bands = {}
        kinds = [f.kind for f in findings]
        for n, finding in enumerate(findings):
            band = DecideBand(finding, first=n == 0 or kinds[n - 1] != finding.kind)
            band.wished.connect(self._wish)
            band.keep_reason(drafts.get(finding.key, ""))
            self.bands[finding.key] = band
            self._bands.addWidget(band)

    def _wish(self, wish: object) -> None:
        self._sent = wish
        self.refusals.say(())
        self.wished.emit(wish)

    def _more(self, key: str) -> None:
        if key == "vial":
            self._sheet.ensureWidgetVisible(self.vial_form)
            self.vial_form.begin()
        else:
            self.panel_requested.emit(key)


def show_facts(facts: QHBoxLayout, told: tuple[Fact, ...], *, small: bool = False) -> None:
    """Show facts as columns: label, value, small line."""
    emptied(facts)
    for label, value, below in told:
        facts.addWidget(FactColumn(FactView(label, value, below), "S" if small else "M"))
    facts.addStretch(1)
