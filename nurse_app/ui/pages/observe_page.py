"""Observe: flush, pump volume, waste, vitals after the end, and the time until the patient may go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import EndObservation, TakeMeasure
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.pages.laying import add, column, row
from nurse_app.ui.pages.observe_sheet import ObserveSheet
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.pages.walk_side import WalkSide
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.forms import forms
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_after import ObserveWords, observe_words
from nurse_app.wording.pages_before import measures_taken, stage_words

Judge = Callable[[str, str], FieldVerdict]
_FORMS = ("flush", "pump-volume", "waste", "note")
_LETTERS = {"V": "vitals", "R": "reaction", "N": "note"}


class ObservePage(WalkPage):
    """Wishes: those of the vitals panel and of four short forms, `TakeMeasure`, `EndObservation`.

    A reaction is noted on the infusing page: `panel_requested("reaction")`.
    """

    def __init__(self, book: PageBook, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.walk = WalkSide(words.AFTER_THE_END, PrimaryView(words.END_OBSERVATION, "check"))
        self.why = TextField(words.WHY_EARLY, words.WHY_EARLY_HINT)
        add(self.walk.above, self.why)
        add(self.walk.above, 8)
        made = forms()
        self.sheet = ObserveSheet(book.measures)
        self.buttons, self.measure = self.sheet.buttons, self.sheet.measure
        self.panels: dict[str, Panel] = {"vitals": VitalsPanel(book.panel, judge)}
        self.panels |= {key: FormPanel(book.panel, made[key]) for key in _FORMS}
        self.back = Button(words.BACK, "quiet", "arrow-left")
        self._countdown = Text(tone="ink-2")
        self._infusion: Infusion | None = None
        self._told: ObserveWords | None = None
        self._sent: object = None
        self._stack = QStackedWidget()
        self.stand(self._laid_out())
        self.sheet.act_requested.connect(self.open_panel)
        self.measure.wished.connect(self._wish)
        self.back.requested.connect(self.close_panel)
        self.walk.requested.connect(self._go_on)
        self.why.text_typed.connect(lambda _text: self._show_primary())

    def _laid_out(self) -> QWidget:
        self._stack.addWidget(self.sheet)
        for panel in self.panels.values():
            self._stack.addWidget(panel)
            panel.wished.connect(self._wish)
            panel.left.connect(self.close_panel)
            panel.panel_requested.connect(self.panel_requested)
        self._strip = QWidget()
        column(row(self.back, None, self._countdown, margins=(24, 2, 16, 2)), Rule(), on=self._strip)
        self._strip.hide()
        body = QWidget()
        layout = column(self._strip, on=body)
        add(layout, self._stack, 1)
        return body

    def side(self) -> QWidget:
        return self.walk

    @property
    def panel(self) -> Panel | None:
        """The panel that is open, if one is."""
        front = self._stack.currentWidget()
        return front if isinstance(front, Panel) else None

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._infusion = infusion
        self.show_stages(stage_words(infusion, Stage.OBSERVE))
        for panel in self.panels.values():
            panel.show_state(infusion, outlook)
        self.measure.show_state(infusion.order.indication, measures_taken(infusion, self.book))
        self._show(observe_words(infusion, outlook, self.book))

    def tick(self, outlook: Outlook) -> None:
        if self._infusion is not None:
            self._show(observe_words(self._infusion, outlook, self.book))
        if self.panel is not None:
            self.panel.tick(outlook)

    def open_panel(self, key: str) -> None:
        """Open one of the short forms, or the vitals."""
        if key not in self.panels:
            self.panel_requested.emit(key)
            return
        self._stack.setCurrentWidget(self.panels[key])
        self._strip.show()
        self.panels[key].begin()

    def close_panel(self) -> None:
        """Back to the overview; what was typed stays."""
        self._stack.setCurrentWidget(self.sheet)
        self._strip.hide()

    def letter_pressed(self, letter: str) -> None:
        if letter in _LETTERS:
            self.open_panel(_LETTERS[letter])

    def kept(self) -> None:
        """Only what was sent is emptied and closed."""
        super().kept()
        if isinstance(self._sent, EndObservation):
            self.why.clear()
        elif isinstance(self._sent, TakeMeasure):
            self.measure.clear()
        elif self.panel is not None:
            self.panel.kept()
            self.close_panel()
        self._sent = None

    def refused(self, sentences: tuple[str, ...]) -> None:
        if self.panel is not None and not isinstance(self._sent, EndObservation):
            self.panel.refused(sentences)
        else:
            super().refused(sentences)

    def _show(self, told: ObserveWords) -> None:
        if told == self._told:
            return
        self._told = told
        self.sheet.show_words(told)
        self._countdown.say(told.countdown)
        self.walk.show_todo(told.todo)
        self._show_primary()

    def _show_primary(self) -> None:
        told = self._told
        if told is None:
            return
        self.why.setVisible(told.early)
        if told.over:
            self.walk.show_primary(PrimaryView(words.GO_ON_TO_SIGN, "arrow-right"))
        elif told.early and self.why.text().strip():
            self.walk.show_primary(PrimaryView(words.END_EARLY, "check", note=told.not_yet))
        else:
            self.walk.show_primary(PrimaryView(words.END_OBSERVATION, "check", told.not_yet))

    def _go_on(self) -> None:
        if self._told is not None and self._told.over:
            self.stage_requested.emit(Stage.SIGNATURE.value)
            return
        early = self._told is not None and self._told.early
        self._wish(EndObservation(self.why.text().strip() if early else ""))

    def _wish(self, wish: object) -> None:
        self._sent = wish
        self.refusals.say(())
        self.wished.emit(wish)
