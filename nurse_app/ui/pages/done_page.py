"""After the signature, or after a session was closed: what was given, the report, and words added to the record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import Add, Reopen
from nurse_app.ui.fields.text_field import NoteField
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, row
from nurse_app.ui.pages.pdf_line import PdfLine, PdfState
from nurse_app.ui.pages.reopen_form import ReopenForm
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.fact_table import FactColumn, FactView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_after import DoneWords, done_words
from nurse_app.wording.pages_before import StageWords, stage_words
from nurse_app.wording.pages_later import FollowUpWords, about_follow_up


class DonePage(WalkPage):
    """Wishes: `Add` (an addendum; also how a follow-up went), `Reopen`.

    Signals:
        pdf_save_requested, pdf_print_requested, today_requested.
        pdf_open_requested(str): the file that was saved here.
    """

    pdf_save_requested = Signal()
    pdf_open_requested = Signal(str)
    pdf_print_requested = Signal()
    today_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._icon, self._head = IconMark("shield-check", 24, "fine"), Text(wrap=True)
        self._seal, self._added, self.pdf = Text(wrap=True), Text(wrap=True), PdfLine()
        self._facts, self._later = QHBoxLayout(), QVBoxLayout()
        self.save = Button(words.SAVE_PDF, "primary", "download")
        self._told_open = ToldButton(words.OPEN_PDF, "plain", "folder-open")
        self._told_add = ToldButton(words.KEEP_ADDENDUM, "plain", "plus")
        self.open, self.add = self._told_open.button, self._told_add.button
        self.print = Button(words.PRINT_PDF, "plain", "printer")
        self.note = NoteField(words.ADDENDUM, words.ADDENDUM_HINT)
        self.calls: dict[str, Button] = {}
        self._shown: DoneWords | None = None
        self.reopening = ReopenForm()
        self.reopening.reopen_requested.connect(self._reopen)
        self._heading = SectionHeading(words.SEALED)
        self._sealed = SectionRow(words.SEAL, words.SEAL_NOTE)
        self._follow_ups = SectionRow(words.FOLLOW_UPS, words.PLANNED)
        self._addenda = SectionRow(words.ADDENDA)
        self._side = self._make_side()
        self.stand(Sheet(self._content()))
        self.save.requested.connect(self.pdf_save_requested)
        self.open.requested.connect(lambda: self.pdf_open_requested.emit(self.pdf.where))
        self.print.requested.connect(self.pdf_print_requested)
        self.note.text_typed.connect(lambda _text: self._judge())
        self.add.requested.connect(self._send)
        self.show_pdf("none")
        self._judge()

    def _content(self) -> QWidget:
        for layout in (self._facts, self._later):
            layout.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(40)
        given = SectionRow(words.INFUSION)
        given.body.addLayout(self._facts)
        self._sealed.body.addWidget(self._seal)
        report = SectionRow(words.REPORT)
        buttons = row(self.save, self.print, spacing=8)
        buttons.addWidget(self._told_open, 1)
        report.body.addLayout(column(buttons, 8, self.pdf))
        self._follow_ups.body.addLayout(self._later)
        self._addenda.body.addLayout(column(self._added, 12, self.note, 8, self._told_add))
        head = row(column(2, self._icon, None), spacing=12, margins=(24, 20, 16, 12))
        head.addWidget(self._head, 1)
        content = QWidget()
        column(head, given, report, self._sealed, self._follow_ups, self._addenda, self.reopening, None, on=content)
        return content

    def _make_side(self) -> QWidget:
        back = Button(words.BACK_TO_TODAY, "plain", "arrow-left")
        back.requested.connect(self.today_requested)
        side = QWidget()
        column(self._heading, 12, back, None, on=side)
        return side

    def side(self) -> QWidget:
        return self._side

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        told = done_words(infusion, outlook, self.book)
        self._show_walked(infusion, told.sealed)
        self.reopening.show_state(infusion)
        if told == self._shown:
            return
        self._shown = told
        self._icon.show_icon("shield-check" if told.sealed else "octagon-x", "fine" if told.sealed else "high-text")
        self._head.say((Run(f"{told.head}\n", "L", 700), quiet(told.below)))
        self._heading.say(words.SEALED if told.sealed else words.CLOSED)
        emptied(self._facts)
        for label, value, small in told.facts:
            self._facts.addLayout(column(FactColumn(FactView(label, value, small)), None))
        self._facts.addStretch(1)
        self._seal.say((Run(told.seal, slashed_zero=True),))
        self._show_follow_ups(told.follow_ups)
        self._added.say("\n".join(told.addenda) or words.NO_ADDENDA)
        # Only a sealed record has a seal, and only to a sealed one words are added.
        for part in (self._sealed, self._addenda):
            part.setVisible(told.sealed)

    def _show_walked(self, infusion: Infusion, sealed: bool) -> None:
        """Every stage of a sealed session is done; a closed one has walked none of them to the end."""
        self.stages.setVisible(sealed)
        self.show_stages(tuple(StageWords(s.key, s.text, "done") for s in stage_words(infusion, Stage.SIGNATURE)))

    def _show_follow_ups(self, planned: tuple[FollowUpWords, ...]) -> None:
        emptied(self._later)
        self.calls = {}
        self._follow_ups.setVisible(bool(planned))
        for view in planned:
            day = Text((strong(view.day),))
            day.setFixedWidth(112)
            button = self.calls[view.key] = Button(words.RECORD_CALL, "plain", "notebook-pen")
            button.name_it(f"{words.RECORD_CALL}: {view.ask}")
            button.requested.connect(lambda view=view: self._about(view))
            line = row(day, spacing=12, margins=(0, 2, 0, 2))
            line.addWidget(Text(view.ask, wrap=True), 1)
            line.addWidget(button)
            add(self._later, line)

    def show_pdf(self, state: PdfState, where: str = "") -> None:
        """Show how far the PDF is; `where` is the file it was saved as, or why it failed."""
        self.pdf.show_pdf(state, where)
        self._told_open.block("" if self.pdf.where else words.SAVE_FIRST)

    def kept(self) -> None:
        super().kept()
        self.note.put("")
        self.reopening.clear()
        self._judge()

    def _reopen(self, reason: str) -> None:
        self.refusals.say(())
        self.wished.emit(Reopen(reason))

    def _about(self, view: FollowUpWords) -> None:
        """Begin an addendum about a later contact; what was typed stays in front of it."""
        typed = self.note.text().rstrip()
        self.note.put(f"{typed}\n{about_follow_up(view)}" if typed else about_follow_up(view))
        self.note.edit.setFocus()
        self.note.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._judge()

    def _judge(self) -> None:
        self._told_add.block("" if self.note.text().strip() else words.WRITE_FIRST)

    def _send(self) -> None:
        if self.note.text().strip():
            self.refusals.say(())
            self.wished.emit(Add(self.note.text().strip()))
