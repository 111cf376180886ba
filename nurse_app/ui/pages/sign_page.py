"""Sign: what is missing, what was given and what happened, teaching, follow-ups, and the signature."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import Reopen, Sign
from nurse_app.ui.fields.text_field import PasswordField
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.follow_up_list import FollowUpList
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, row
from nurse_app.ui.pages.missing_list import MissingList
from nurse_app.ui.pages.pdf_line import PdfLine, PdfState
from nurse_app.ui.pages.reopen_form import ReopenForm
from nurse_app.ui.pages.teaching_list import TeachingList
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words
from nurse_app.wording import pages_sign as told
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_after import reopened_words
from nurse_app.wording.pages_before import stage_words
from nurse_app.wording.pages_later import follow_up_words, teaching_groups


class SignPage(WalkPage):
    """Wishes: `Answer`, `Teach`, `PlanFollowUp`, `Sign`, `Reopen`.

    Signals:
        draft_requested: the unsigned PDF is to be looked at.
    """

    draft_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.missing, self.teaching, self.follow_ups = MissingList(), TeachingList(), FollowUpList()
        self.password = PasswordField(words.PASSWORD_AGAIN)
        self.primary = PrimaryButton(PrimaryView(words.SIGN_AND_SEAL, "signature"))
        self._nurse, self._tell = Text("", "M", 700, wrap=True), Text(tone="ink-2", wrap=True)
        self._totals, self._happened = QGridLayout(), QVBoxLayout()
        self.pdf, self.reopening = PdfLine(), ReopenForm()
        self._reopened = Text(weight=600, tone="high-text", wrap=True)
        self._infusion: Infusion | None = None
        self._outlook: Outlook | None = None
        self._side = self._make_side()
        self.stand(Sheet(self._content()))
        for part in (self.missing, self.teaching, self.follow_ups):
            part.wished.connect(self._wish)
        self.reopening.reopen_requested.connect(lambda reason: self._wish(Reopen(reason)))
        self.password.text_typed.connect(lambda _text: self._judge())
        self.password.entered.connect(self._sign)
        self.primary.requested.connect(self._sign)
        self.missing.panel_requested.connect(self.panel_requested)
        self.missing.stage_requested.connect(self.stage_requested)

    def _content(self) -> QWidget:
        self._totals.setContentsMargins(0, 0, 0, 0)
        self._totals.setVerticalSpacing(6)
        self._happened.setContentsMargins(0, 0, 0, 0)
        self._happened.setSpacing(4)
        given = SectionHeading(words.WHAT_WAS_GIVEN)
        given.setFixedHeight(32)
        happened = SectionHeading(words.WHAT_HAPPENED)
        left = column(given, 8, self._totals, 16, happened, 8, self._happened, None)
        halves = row(spacing=16, margins=(24, 12, 16, 12))
        halves.addLayout(left, 1)
        halves.addWidget(Rule(upright=True))
        halves.addLayout(column(self.follow_ups, 8, self._tell, None), 1)
        teaching = SectionHeading(words.TEACHING, words.TEACHING_NOTE)
        told_all = column(Rule(), 12, teaching, 8, self.teaching, margins=(24, 0, 16, 16))
        content = QWidget()
        reopened = row(self._reopened, margins=(24, 12, 16, 0))
        column(reopened, self.missing, halves, told_all, self.reopening, None, on=content)
        return content

    def _make_side(self) -> QWidget:
        draft = Button(words.SEE_DRAFT, "plain", "file-text")
        draft.requested.connect(self.draft_requested)
        side = QWidget()
        pieces = (
            SectionHeading(words.SIGN_AND_SEAL),
            8,
            Rule(),
            10,
            Text(words.YOU_SIGN_AS, tone="ink-2"),
            self._nurse,
            12,
            Text(words.MEANING, wrap=True),
            16,
            self.password,
            12,
            self.primary,
            8,
            Text(words.SEALED_AFTER, tone="ink-2", wrap=True),
            12,
            draft,
            8,
            self.pdf,
            None,
        )
        column(*pieces, on=side)
        return side

    def side(self) -> QWidget:
        return self._side

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._infusion, self._outlook = infusion, outlook
        self.show_stages(stage_words(infusion, Stage.SIGNATURE))
        self._nurse.say(infusion.nurse)
        self._reopened.say(reopened_words(infusion))
        self._reopened.setVisible(bool(infusion.reopened))
        self.reopening.show_state(infusion)
        self.missing.show_missing(told.missing_words(outlook, self.book))
        self._show_totals(told.total_words(infusion, outlook))
        self._show_happened(told.happened_words(infusion, outlook, self.book))
        self.teaching.show_groups(teaching_groups(self.book, infusion.taught))
        self.follow_ups.show_follow_ups(follow_up_words(infusion, outlook, self.book))
        self._tell.say(told.tell_prescriber(infusion))
        self._judge()

    def tick(self, outlook: Outlook) -> None:
        """What is missing may change with the time; the rest stands."""
        if self._infusion is not None and self._outlook is not None and outlook.missing != self._outlook.missing:
            self.show_state(self._infusion, outlook)

    def show_pdf(self, state: PdfState, where: str = "") -> None:
        """Show how far the draft is, and where it lies."""
        self.pdf.show_pdf(state, where)

    def begin(self) -> None:
        if self._outlook is not None and not self._outlook.missing:
            self.password.line.setFocus()

    def kept(self) -> None:
        super().kept()
        self.reopening.clear()
        self.password.hide_again()

    def refused(self, sentences: tuple[str, ...]) -> None:
        super().refused(sentences)
        self.password.hide_again()

    def _show_totals(self, totals: tuple[told.TotalWords, ...]) -> None:
        emptied(self._totals)
        for at, head in enumerate(words.COMPARED):
            self._totals.addWidget(Text(head, tone="ink-2"), 0, at)
            self._totals.setColumnStretch(at, 2 if at == 3 else 1)
        for n, total in enumerate(totals):
            self._totals.addWidget(Rule(), 2 * n + 1, 0, 1, 4)
            cells = (quiet(total.name), Run(total.planned), strong(total.given), Run(total.differs))
            for at, cell in enumerate(cells):
                self._totals.addWidget(Text((cell,), wrap=True), 2 * n + 2, at)

    def _show_happened(self, rows: tuple[told.HappenedWords, ...]) -> None:
        emptied(self._happened)
        for one in rows:
            below = f"\n{one.below}" if one.below else ""
            line = row(IconMark(one.icon, 20, one.tone), spacing=8)
            line.addWidget(
                Text((strong(f"{one.head} "), Run(one.text, slashed_zero=one.code), quiet(below)), wrap=True), 1
            )
            add(self._happened, line)

    def _judge(self) -> None:
        if self._outlook is not None:
            not_yet = told.not_yet_sign(self._outlook, self.book, self.password.text())
            self.primary.show_view(PrimaryView(words.SIGN_AND_SEAL, "signature", not_yet))

    def _sign(self) -> None:
        self._judge()
        if not self.primary.button.reason:
            self._wish(Sign(self.password.text()))

    def _wish(self, wish: object) -> None:
        self.refusals.say(())
        self.wished.emit(wish)
