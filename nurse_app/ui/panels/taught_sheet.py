"""What past infusions taught, and the choice of today's ceiling: take the lower one, or go on with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.infusion.wishes import TellLateReaction
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import taught as words
from nurse_app.wording.taught import TaughtWords

TAKE, GO_ON, BACK = "take", "go-on", "back"


class TaughtSheet(QWidget):
    """Lead and lines; the two ways where a lower ceiling is offered, none chosen; and what is told of the time after.

    Signals:
        wished(object): `LowerCeiling`, `RestoreCeiling`, `Decide` or `TellLateReaction`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = TaughtWords("")
        self._chosen = ""
        self.lead, self.lines = Text(wrap=True), Text(wrap=True)
        self.standing = Text(wrap=True, weight=600)
        self.take, self.go_on = (ChoiceCard(ChoiceCardView(key, "-")) for key in (TAKE, GO_ON))
        self.rule = Text(tone="ink-2", wrap=True)
        self.reason = TextField(words.REASON, words.REASON_HINT)
        self.confirm = Button(words.TAKE_NOW, "primary", "check")
        self.back = Button(words.TAKE_BACK, "quiet")
        self._cards, self._asked, self._late = QWidget(), QWidget(), QWidget()
        self.signs, self.grades = ChoiceRow("", ()), ChoiceRow("", ())
        self.record = Button(words.RECORD_LATE, "plain")
        self._lay_out()
        for card in (self.take, self.go_on):
            card.chosen.connect(self._choose)
        self.back.requested.connect(lambda: self._choose(BACK))
        self.reason.text_typed.connect(lambda _text: self._judge())
        self.reason.entered.connect(self._send)
        self.confirm.requested.connect(self._send)
        for row in (self.signs, self.grades):
            row.chosen.connect(lambda _key: self._judge_late())
        self.record.requested.connect(self._tell_late)

    def _lay_out(self) -> None:
        cards = QHBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(8)
        for card in (self.take, self.go_on):
            cards.addWidget(card, 1)
        asked = QHBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(12)
        asked.addWidget(self.reason, 1)
        button = QVBoxLayout()
        button.setContentsMargins(0, 0, 0, 2)
        button.addStretch(1)
        button.addWidget(self.confirm)
        asked.addLayout(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        parts = (self.lead, self.lines, self.standing, self._cards, self.rule, self._asked, self.back, self._late_row())
        for part in parts:
            whole.addWidget(part)

    def _late_row(self) -> QWidget:
        across = QHBoxLayout()
        across.setSpacing(16)
        for part in (self.signs, self.grades, self.record):
            across.addWidget(part)
        across.addStretch(1)
        column = QVBoxLayout(self._late)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text((Run(words.LATE_TITLE, "S", 600), Run(f"  {words.LATE_NOTE}", "S", 400, "ink-2"))))
        column.addLayout(across)
        return self._late

    def show_words(self, told: TaughtWords) -> None:
        """Show these; a choice under way stays while what is offered stays."""
        if told == self._told:
            return
        if told.offer != self._told.offer or told.lowered != self._told.lowered or told.decided != self._told.decided:
            self._chosen = ""
            self.reason.clear()
        if told.asks_late != self._told.asks_late:
            self.signs.show_choices(told.asks_late)
            self.grades.show_choices(words.LATE_GRADES)
        self._told = told
        self.lead.say(told.lead)
        self.lines.say("\n".join(told.lines))
        self.lines.setVisible(bool(told.lines))
        self.standing.say(told.lowered or told.decided)
        self.standing.setVisible(bool(told.lowered or told.decided))
        self._late.setVisible(bool(told.asks_late))
        self._show_choice()
        self._judge_late()

    def _show_choice(self) -> None:
        offer, told = self._told.offer, self._told
        open_offer = offer is not None and not told.lowered
        self._cards.setVisible(open_offer)
        self.rule.setVisible(open_offer)
        if offer is not None:
            self.take.show_view(ChoiceCardView(TAKE, offer.take, offer.take_note, chosen=self._chosen == TAKE))
            kept = ChoiceCardView(GO_ON, offer.go_on, words.GO_ON_NOTE, chosen=self._chosen == GO_ON)
            self.go_on.show_view(kept)
            self.rule.say(f"{offer.rule} Source: {offer.source}.")
        self.back.setVisible(bool(told.lowered) and self._chosen != BACK)
        self._asked.setVisible(bool(self._chosen))
        self.reason.setVisible(self._chosen in (GO_ON, BACK))
        name = {GO_ON: words.KEEP_NOW, BACK: words.TAKE_BACK}.get(self._chosen, words.TAKE_NOW)
        self.confirm.say(name)
        self._judge()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show_choice()
        if key in (GO_ON, BACK):
            self.reason.line.setFocus()

    def _judge(self) -> None:
        needs = self._chosen in (GO_ON, BACK) and not self.reason.text().strip()
        self.confirm.block(words.GIVE_A_REASON if needs else "")

    def _send(self) -> None:
        reason, offer = self.reason.text().strip(), self._told.offer
        if self._chosen == TAKE and offer is not None:
            self.wished.emit(offer.wish_to_take())
        elif self._chosen == GO_ON and offer is not None and reason:
            self.wished.emit(offer.wish_to_go_on(reason))
        elif self._chosen == BACK and reason:
            self.wished.emit(words.wish_to_take_back(reason))

    def _judge_late(self) -> None:
        self.record.block("" if self.signs.value and self.grades.value else words.LATE_MISSING)

    def _tell_late(self) -> None:
        if self.signs.value and self.grades.value:
            self.wished.emit(TellLateReaction(((self.signs.value, self.grades.value),)))
            self.signs.choose("")
            self.grades.choose("")
            self._judge_late()
