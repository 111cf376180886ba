"""Check a PDF: drop it or choose it; valid, altered or not ours, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.drop_field import DropField
from nurse_app.ui.pages.laying import Sheet, column, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.fact_table import FactTable, FactView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_check as words
from nurse_app.wording.pages_check import CheckWords

_DRESS = {
    "whole": ("shield-check", "fine"),
    "elsewhere": ("shield-check", "ink"),
    "altered": ("octagon-alert", "high-text"),
    "not-ours": ("circle-question-mark", "ink"),
}
_CODES = (words.SHA256, words.HEAD)
_WIDEST = 860


class CheckPage(Page):
    """One verdict at a time. Nothing of a paper is shown that is not whole.

    Signals:
        dropped(str): a file to check.
        choose_requested: let the nurse choose one.
        bring_in_requested, open_requested, back_requested.
    """

    frame = PageFrame.BOARD
    dropped = Signal(str)
    choose_requested = Signal()
    bring_in_requested = Signal()
    open_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropField(words.DROP, words.CHOOSE)
        self._icon, self._title = IconMark("shield-check", 32), Text("", "L", 700)
        self._lines, self._facts = Text(wrap=True), FactTable(label_width=112)
        self.bring = PrimaryButton(PrimaryView(words.BRING_IN, "download"))
        self._said = Text(weight=600, tone="fine", wrap=True)
        self.open = Button(words.OPEN, "plain", "file-text")
        self._rule = Rule()
        self._lay_out()
        self.drop.dropped.connect(self.dropped)
        self.drop.refused_drop.connect(lambda count: self.say(words.ONE_FILE if count > 1 else words.NOT_A_FILE))
        self.drop.choose_requested.connect(self.choose_requested)
        self.bring.requested.connect(self.bring_in_requested)
        self.open.requested.connect(self.open_requested)
        self.clear()

    def _lay_out(self) -> None:
        back = Button(words.BACK, "quiet", "arrow-left")
        back.requested.connect(self.back_requested)
        head = row(Text(words.TITLE, "L", 700), None, back)
        self._verdict = held(column(row(self._icon, self._title, None, spacing=12), 8, self._lines))
        self.open.setMaximumWidth(240)
        pieces = (head, 4, Text(words.NOTE, tone="ink-2", wrap=True), 16, self.drop, 20, self._verdict, 12)
        below = (self._facts, 16, self._rule, 16, self.bring, self._said, 8, self.open, None)
        inner = held(column(*pieces, *below))
        inner.setMaximumWidth(_WIDEST)
        across = row(margins=(24, 12, 24, 24))
        across.addWidget(inner, 100)
        across.addStretch(1)
        content = held(across)
        column(Sheet(content), on=self)

    def begin(self) -> None:
        self.drop.button.setFocus()

    def clear(self) -> None:
        """Show no verdict."""
        for part in (self._verdict, self._facts, self._rule, self.bring, self._said, self.open):
            part.hide()

    def say(self, sentence: str) -> None:
        """Show one sentence in place of a verdict: that it is being read, or why it cannot be."""
        self.clear()
        self._icon.hide()
        self._title.hide()
        self._lines.say(sentence)
        self._verdict.show()

    def show_verdict(self, told: CheckWords) -> None:
        """Show what the check of a file found."""
        self.clear()
        icon, tone = _DRESS[told.kind]
        self._icon.show_icon(icon, tone)
        self._icon.show()
        self._title.say((Run(told.title, "L", 700, tone),))
        self._title.show()
        self._lines.say("\n".join(told.lines))
        self._verdict.show()
        self._facts.show_view(tuple(FactView(label, value, code=label in _CODES) for label, value in told.facts))
        self._facts.setVisible(bool(told.facts))
        offered = bool(told.bring or told.not_yet)
        self.bring.show_view(PrimaryView(words.BRING_IN, "download", told.not_yet, told.bring))
        self.bring.setVisible(offered)
        self._rule.setVisible(offered)

    def show_bringing(self) -> None:
        """It is being kept."""
        self.bring.show_view(PrimaryView(words.BRING_IN, "download", words.BRINGING))

    def show_brought(self, said: str) -> None:
        """It is kept."""
        self.bring.hide()
        self._said.say(said)
        self._said.show()
        self.open.show()

    def refused(self, sentences: tuple[str, ...]) -> None:
        """It was not kept."""
        self.bring.show_view(PrimaryView(words.BRING_IN, "download", " ".join(sentences)))
