"""A session that goes on at another laptop: its file and code, and the way back if nobody took it over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import TakeBack
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.laying import Sheet, column, row
from nurse_app.ui.pages.section_row import SectionRow
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import transfer as words
from nurse_app.wording.choices import PageBook


@dataclass(frozen=True, slots=True)
class SentView:
    """How far the file is: a line while it is not there, then where it is and its code, or why it is not."""

    state: str = ""
    file: str = ""
    code: str = ""
    trouble: str = ""


class AwayPage(WalkPage):
    """Wish: `TakeBack`.

    Signals:
        again_requested: the file is to be written again.
        today_requested.
    """

    again_requested = Signal()
    today_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.stages.hide()
        self._head, self._since = Text(wrap=True), Text(tone="ink-2", wrap=True)
        self.file, self.code = Text(wrap=True), Text(size="L", weight=700, slashed_zero=True, wrap=True)
        self._trouble = Text(weight=600, tone="high-text", wrap=True)
        self.again = Button(words.AGAIN, "plain", "refresh-cw")
        self.reason = TextField(words.WHY_BACK)
        self.back = ToldButton(words.TAKE_BACK, "plain", "undo-2")
        self._side = self._make_side()
        self.stand(Sheet(self._content()))
        self.again.requested.connect(self.again_requested)
        self.reason.text_typed.connect(lambda _text: self._weigh())
        self.back.requested.connect(self._ask)
        self._weigh()

    def _content(self) -> QWidget:
        head = row(column(2, IconMark("arrow-right", 24, "accent"), None), spacing=12, margins=(24, 20, 16, 12))
        head.addWidget(self._head, 1)
        file = SectionRow(words.FILE)
        file.body.addLayout(column(self.file, self._trouble, 8, row(self.again, None), spacing=4))
        code = SectionRow(words.CODE, words.CODE_NOTE)
        code.body.addWidget(self.code)
        steps = SectionRow(words.STEPS, words.STEPS_NOTE)
        steps.body.addWidget(Text(words.TO_DO, "M", wrap=True))
        back = SectionRow(words.BACK, words.BACK_NOTE, ruled=False)
        back.body.addLayout(column(self.reason, 12, self.back))
        content = QWidget()
        column(head, file, code, steps, back, None, on=content)
        return content

    def _make_side(self) -> QWidget:
        today = Button(words.TODAY, "plain", "arrow-left")
        today.requested.connect(self.today_requested)
        side = QWidget()
        column(SectionHeading(words.ELSEWHERE), 8, self._since, 12, today, None, on=side)
        return side

    def side(self) -> QWidget:
        return self._side

    def show_state(self, infusion: Infusion, _outlook: Outlook) -> None:
        self._head.say((Run(f"{words.AWAY}\n", "L", 700), quiet(words.ONLY_LOOKED_AT)))
        self._since.say(words.since(infusion))

    def show_sent(self, view: SentView) -> None:
        """Show the file and its code."""
        self.file.say(view.file or view.state)
        self.code.say(view.code or "–")
        self._trouble.say(view.trouble)
        self._trouble.setVisible(bool(view.trouble))

    def kept(self) -> None:
        super().kept()
        self.reason.clear()

    def _weigh(self) -> None:
        self.back.block("" if self.reason.text().strip() else words.SAY_WHY)

    def _ask(self) -> None:
        self.refusals.say(())
        self.wished.emit(TakeBack(self.reason.text().strip()))
