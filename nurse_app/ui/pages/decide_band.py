"""Something that a named person decides: accept it with a reason, or leave it open."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nurse_app.infusion.wishes import Decide
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import column, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels_walk as words
from nurse_app.wording.pages_plan import FindingWords


class DecideBand(QWidget):
    """Amber and full width for what asks; red, without a choice, for what stops.

    Signals:
        wished(object): `Decide`, with the reason.
    """

    wished = Signal(object)

    def __init__(self, finding: FindingWords, *, first: bool = True) -> None:
        super().__init__()
        self.finding = finding
        self._stops = finding.kind == "stop"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.accept = ChoiceCard(ChoiceCardView("accept", words.ACCEPT, words.ACCEPT_NOTE))
        self.leave = ChoiceCard(ChoiceCardView("leave", words.LEAVE_OPEN, words.LEAVE_OPEN_NOTE))
        by_limit = finding.about is not None
        self.reason = TextField(
            words.LIMIT_REASON if by_limit else words.REASON, words.LIMIT_HINT if by_limit else words.REASON_HINT
        )
        self.confirm = Button(words.ACCEPT_NOW, "primary", "check")
        self._form = held(self._asked())
        self._lay_out(first)
        self.accept.chosen.connect(lambda _key: self._open(True))
        self.leave.chosen.connect(lambda _key: self._open(False))
        self.reason.text_typed.connect(lambda _text: self._judge())
        self.reason.entered.connect(self._send)
        self.confirm.requested.connect(self._send)
        self._judge()
        self._form.hide()

    def _asked(self) -> QHBoxLayout:
        asked = row(spacing=12, margins=(0, 8, 0, 0))
        asked.addWidget(self.reason, 1)
        asked.addLayout(column(24, self.confirm, None))
        return asked

    def _lay_out(self, first: bool) -> None:
        icon, tone = ("octagon-x", "high-text") if self._stops else ("triangle-alert", "medium-text")
        title, note = (words.STOP, words.STOP_NOTE) if self._stops else (words.DECIDE, words.DECIDE_NOTE)
        head = row(IconMark(icon, 20, tone), Text((Run(title, "M", 700, tone),)), None, spacing=8)
        label = held(column(head, Text(note, wrap=True), None) if first else column(None))
        label.setFixedWidth(120)
        told = column(Text((Run(self.finding.title, "M", 700),), wrap=True))
        if self.finding.text:
            told.addWidget(Text(self.finding.text, wrap=True))
        if self.finding.source:
            told.addWidget(Text(self.finding.source, tone="ink-2", wrap=True))
        if not self._stops:
            cards = row(spacing=8, margins=(0, 10, 0, 0))
            cards.addWidget(self.accept, 1)
            cards.addWidget(self.leave, 1)
            told.addLayout(cards)
            told.addWidget(self._form)
        across = row(label, spacing=8, margins=(24, 12, 16, 12), on=self)
        across.addLayout(told, 1)

    def keep_reason(self, text: str) -> None:
        """Put a draft of the reason back."""
        self.reason.put(text)
        if text:
            self._open(True)

    def _open(self, accepting: bool) -> None:
        self.accept.show_view(ChoiceCardView("accept", words.ACCEPT, words.ACCEPT_NOTE, chosen=accepting))
        self.leave.show_view(ChoiceCardView("leave", words.LEAVE_OPEN, words.LEAVE_OPEN_NOTE, chosen=not accepting))
        self._form.setVisible(accepting)
        if accepting:
            self.reason.line.setFocus()

    def _judge(self) -> None:
        self.confirm.block("" if self.reason.text().strip() else words.GIVE_A_REASON)

    def _send(self) -> None:
        if self.reason.text().strip():
            self.wished.emit(Decide(self.finding.code, self.reason.text().strip(), self.finding.about))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, kind = current_theme(), "high" if self._stops else "medium"
        painter.fillRect(QRectF(self.rect()), theme.colour(f"{kind}-wash"))
        painter.fillRect(QRectF(0, 0, 8, self.height()), theme.colour(f"{kind}-fill"))
        painter.end()
