"""After the signature: the seal, the report to save, open or print, and words added to the record."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import Add
from nurse_app.ui.fields.text_field import NoteField
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import Sheet, column, row
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_after import addenda, signed_line
from nurse_app.wording.pages_before import stage_words

PdfState = Literal["none", "making", "saved", "failed"]


class DonePage(WalkPage):
    """Wish: `Add` (an addendum).

    Signals:
        pdf_save_requested, pdf_open_requested, pdf_print_requested, today_requested.
    """

    pdf_save_requested = Signal()
    pdf_open_requested = Signal()
    pdf_print_requested = Signal()
    today_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._head, self._seal = Text("", "L", 700, wrap=True), Text(wrap=True)
        self._pdf = Text(wrap=True)
        self.save = Button(words.SAVE_PDF, "primary", "download")
        self.open = Button(words.OPEN_PDF, "plain", "folder-open")
        self.print = Button(words.PRINT_PDF, "plain", "printer")
        self._added = Text(wrap=True)
        self.note = NoteField(words.ADDENDUM, words.ADDENDUM_HINT)
        self.add = Button(words.KEEP_ADDENDUM, "plain", "plus")
        self._side = self._make_side()
        self.stand(Sheet(self._content()))
        self.save.requested.connect(self.pdf_save_requested)
        self.open.requested.connect(self.pdf_open_requested)
        self.print.requested.connect(self.pdf_print_requested)
        self.note.text_typed.connect(lambda _text: self._judge())
        self.add.requested.connect(self._send)
        self.show_pdf("none")
        self._judge()

    def _content(self) -> QWidget:
        seal = SectionRow(words.SEAL)
        seal.body.addWidget(self._seal)
        report = SectionRow(words.REPORT)
        report.body.addLayout(row(self.save, self.open, self.print, None, spacing=8))
        report.body.addSpacing(8)
        report.body.addWidget(self._pdf)
        added = SectionRow(words.ADDENDA, ruled=False)
        added.body.addLayout(column(self._added, 12, self.note, 8, row(self.add, None)))
        content = QWidget()
        head = row(IconMark("shield-check", 24, "fine"), spacing=12, margins=(24, 24, 16, 12))
        head.addWidget(self._head, 1)
        column(head, seal, report, added, None, on=content)
        return content

    def _make_side(self) -> QWidget:
        back = Button(words.BACK_TO_TODAY, "plain", "arrow-left")
        back.requested.connect(self.today_requested)
        side = QWidget()
        column(SectionHeading(words.SEALED), 12, back, None, on=side)
        return side

    def side(self) -> QWidget:
        return self._side

    def show_state(self, infusion: Infusion, _outlook: Outlook) -> None:
        self.show_stages(stage_words(infusion, Stage.SIGNATURE))
        line, seal = signed_line(infusion)
        self._head.say((Run(line, "L", 700),))
        self._seal.say((Run(seal, "S", 400, slashed_zero=True),))
        told = addenda(infusion)
        self._added.say("\n".join(told) or words.NO_ADDENDA)

    def show_pdf(self, state: PdfState, where: str = "") -> None:
        """Show how far the PDF is; `where` is the file it was saved as, or why it failed."""
        told = {
            "none": (),
            "making": (quiet(words.MAKING_PDF),),
            "saved": (strong(f"{words.PDF_SAVED} "), quiet(where)),
            "failed": (strong(f"{words.PDF_FAILED} ", "high-text"), quiet(where)),
        }
        self._pdf.say(told[state])

    def kept(self) -> None:
        super().kept()
        self.note.put("")

    def _judge(self) -> None:
        self.add.block("" if self.note.text().strip() else words.WRITE_FIRST)

    def _send(self) -> None:
        if self.note.text().strip():
            self.refusals.say(())
            self.wished.emit(Add(self.note.text().strip()))
