"""History: one patient's sessions as rows, their rates over each other, and what they taught."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.rate_overlay import RateOverlay
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import pages_patients as words
from nurse_app.wording.pages_patients import HistoryWords, SessionWords


class HistoryPage(Page):
    """Any sessions can be laid over each other by pressing them.

    Signals:
        opened(str): a session is to be shown, by its id.
        back_requested: back to the patients.
    """

    frame = PageFrame.BOARD
    opened = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: HistoryWords | None = None
        self._chosen: set[str] = set()
        self._cards: dict[str, ChoiceCard] = {}
        self._name, self._answer = Text(), Text("", "M", 600, wrap=True)
        back = Button(words.BACK, "quiet", "arrow-left")
        back.requested.connect(self.back_requested)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.overlay = RateOverlay()
        head = column(row(self._name, None, back), 4, self._answer, 12, Rule(), margins=(24, 12, 24, 0))
        left = held(column(self._rows, None, margins=(24, 12, 12, 24)))
        right = held(
            column(SectionHeading(words.OVER_EACH_OTHER, words.PICK), 8, self.overlay, margins=(12, 12, 24, 24))
        )
        right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        body = row()
        add(body, Sheet(left), 3)
        add(body, right, 2)
        whole = column(head, on=self)
        add(whole, body, 1)

    def show_state(self, told: HistoryWords) -> None:
        """Show one patient's sessions."""
        if told == self._told:
            return
        self._told = told
        self._name.say((Run(told.name, "L", 700), quiet(f"   {told.second}")))
        self._answer.say(told.answer)
        emptied(self._rows)
        self._cards = {}
        for session in told.sessions:
            card = self._cards[session.key] = ChoiceCard(self._view(session))
            card.chosen.connect(self._choose)
            open_it = Button(words.HISTORY[:-1], "plain", "chevron-right")
            open_it.name_it(f"{session.day}: {session.product}")
            open_it.requested.connect(lambda key=session.key: self.opened.emit(key))
            line = row(spacing=8)
            add(line, card, 1)
            add(line, open_it)
            self._rows.addLayout(line)
        self._draw()

    def _view(self, session: SessionWords) -> ChoiceCardView:
        line = f"{session.given} in {session.lasted}. {session.highest}. Reactions: {session.reactions}."
        title = f"{session.day}, {session.product}"
        return ChoiceCardView(
            session.key, title, f"{line} Lot {session.lots}. {session.state}.", chosen=session.key in self._chosen
        )

    def _choose(self, key: str) -> None:
        self._chosen ^= {key}
        if self._told is not None:
            for session in self._told.sessions:
                self._cards[session.key].show_view(self._view(session))
        self._draw()

    def _draw(self) -> None:
        if self._told is not None:
            lines = tuple((s.key, s.line) for s in self._told.sessions if s.line)
            self.overlay.show_lines(lines, frozenset(self._chosen))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "sheet")
        painter.end()
