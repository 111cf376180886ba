"""Change rate: the plan's next step with what it waits for, lower rates, another rate, and a rate found."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import ChangeRate, Resume
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.panels.keypad_frame import KeypadFrame
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.pump_panel import PumpTask
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels
from nurse_app.wording import panels_rate as words
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.panels_pump import TITLE as SET_THE_PUMP


class RateCards(QWidget):
    """Rates as cards side by side, with why a blocked one is blocked below.

    Signals:
        chosen(object): a `RateChoice`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ChoiceCard] = []
        self._choices: tuple[words.RateChoice, ...] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._why = Text(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self._why)

    def show_choices(self, choices: tuple[words.RateChoice, ...]) -> None:
        """Show these rates."""
        self._choices = choices
        while len(self.cards) < len(choices):
            card = ChoiceCard(ChoiceCardView("", ""))
            card.setMinimumWidth(236)
            card.chosen.connect(self._pressed)
            self._row.insertWidget(len(self.cards), card)
            self.cards.append(card)
        for n, card in enumerate(self.cards):
            card.setVisible(n < len(choices))
            if n < len(choices):
                card.show_view(ChoiceCardView(str(n), choices[n].title, choices[n].line, not_yet=choices[n].not_yet))
        why = next((c.not_yet for c in choices if c.not_yet), "")
        self._why.say((strong(f"{labels.NOT_YET} "), quiet(why)) if why else "")
        self._why.setVisible(bool(why))

    @property
    def why(self) -> str:
        """Why a card is blocked."""
        return self._why.text()

    def _pressed(self, key: str) -> None:
        self.chosen.emit(self._choices[int(key)])


class ChangeRatePanel(Panel):
    """Chooses a rate; setting and reading back follow on the pump panel.

    Signals:
        pump_requested(object): a `PumpTask` to be read back.
    """

    pump_requested = Signal(object)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 15, 0, 8)
        column.setSpacing(8)
        self.rise, self.slower = RateCards(), RateCards()
        self._no_lower = Text(words.NO_LOWER, tone="ink-2")
        column.addWidget(Text((Run(f"{words.TITLE}   ", "L", 700), quiet(words.BESIDE)), wrap=True))
        column.addWidget(self.rise)
        column.addWidget(self.slower)
        column.addWidget(self._no_lower)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, text in (("keep", words.KEEP), ("found", words.FOUND)):
            button = Button(text, "plain")
            button.requested.connect(lambda key=key: self.panel_requested.emit(key))
            row.addWidget(button)
        row.addStretch(1)
        self.other = QuantityField(words.OTHER_RATE, "mL/h", width=120, height=56)
        other_row = QHBoxLayout()
        other_row.setSpacing(16)
        other_row.addWidget(self.other)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(Text(words.OTHER_RATE_BESIDE, tone="ink-2", wrap=True))
        beside.addLayout(row)
        other_row.addLayout(beside, 1)
        column.addLayout(other_row)
        self._frame = KeypadFrame(body, words.SET_THIS_RATE)
        self._frame.setParent(self)
        self.rise.chosen.connect(self._choose)
        self.slower.chosen.connect(self._choose)
        self.other.value_typed.connect(lambda _value: self._judge())
        self.other.entered.connect(self._other)
        self._frame.requested.connect(self._other)
        self._judge()

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        step = words.next_step(infusion, outlook, self.book.say)
        self.rise.show_choices((step,) if step is not None else ())
        lower = words.lower_rates(infusion, outlook)
        self.slower.show_choices(lower)
        self._no_lower.setVisible(not lower)

    def kept(self) -> None:
        self.other.clear()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def _judge(self) -> None:
        missing = "" if self.other.value() is not None else words.NO_RATE
        self._frame.show_primary(PrimaryView(words.SET_THIS_RATE, not_yet=missing))

    def _choose(self, choice: words.RateChoice) -> None:
        self.pump_requested.emit(PumpTask(choice.rate, choice.decided, ChangeRate))

    def _other(self) -> None:
        self.other.settle()
        value = self.other.value()
        if value is not None and value > 0:
            at = Rate.of(value)
            self.pump_requested.emit(PumpTask(at, words.other(at), _changed))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())


def _changed(shown: Decimal) -> ChangeRate:
    return ChangeRate(shown)


class ResumePanel(Panel):
    """At which rate it goes on, or what it still waits for.

    Signals:
        pump_requested(object): a `PumpTask` to be read back.
    """

    pump_requested = Signal(object)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 15, 0, 8)
        column.setSpacing(10)
        self._paused = Text("", tone="ink-2", wrap=True)
        self.rates = RateCards()
        column.addWidget(Text(words.RESUME_TITLE, "L", 700))
        column.addWidget(self._paused)
        column.addWidget(Text(words.RESUME_AT, weight=600))
        column.addWidget(self.rates)
        column.addStretch(1)
        self._frame = KeypadFrame(body, SET_THE_PUMP, keypad=False)
        self._frame.setParent(self)
        self._first: words.RateChoice | None = None
        self.rates.chosen.connect(self._choose)
        self._frame.requested.connect(self._choose_first)

    @property
    def not_yet(self) -> str:
        """Why it may not go on yet."""
        return self._frame.primary.button.reason

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        choices = words.resume_rates(infusion, outlook, self.book.say)
        self._paused.say(words.paused_line(infusion, outlook))
        self.rates.show_choices(choices)
        held = words.resume_held(outlook, self.book.say)
        self._first = choices[0] if choices else None
        self._frame.show_primary(
            PrimaryView(words.resume_button(choices[0].rate), not_yet=held)
            if choices
            else PrimaryView(SET_THE_PUMP, not_yet=held or words.NO_RATE)
        )

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def _choose_first(self) -> None:
        if self._first is not None:
            self._choose(self._first)

    def _choose(self, choice: words.RateChoice) -> None:
        self.pump_requested.emit(PumpTask(choice.rate, choice.decided, Resume))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())
