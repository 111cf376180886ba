"""Observe: flush, pump volume, waste, vitals after the end, and the time until the patient may go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import EndObservation
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, row
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.pages.walk_side import WalkSide
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.forms import forms
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.fact_table import FactColumn, FactView
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_after import ObserveWords, observe_words
from nurse_app.wording.pages_before import stage_words

Judge = Callable[[str, str], FieldVerdict]
_ACTS = (
    ("vitals", words.VITALS, "heart-pulse"),
    ("flush", words.FLUSH, "droplets"),
    ("pump-volume", words.PUMP_VOLUME, "gauge"),
    ("waste", words.WASTE, "test-tube"),
    ("reaction", words.REACTION, "flag"),
    ("note", words.NOTE, "notebook-pen"),
)


class ObservePage(WalkPage):
    """Wishes: `TakeVitals`, `RefuseVitals`, `Flush`, `ReadPumpVolume`, `Waste`, `Note`, `EndObservation`.

    A reaction is noted on the infusing page: `panel_requested("reaction")`.
    """

    def __init__(self, book: PageBook, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.walk = WalkSide(words.AFTER_THE_END, PrimaryView(words.END_OBSERVATION, "check"))
        self.why = TextField(words.WHY_EARLY, words.WHY_EARLY_HINT)
        add(self.walk.above, self.why)
        add(self.walk.above, 8)
        made = forms()
        self.panels: dict[str, Panel] = {"vitals": VitalsPanel(book.panel, judge)}
        for key in ("flush", "pump-volume", "waste", "note"):
            self.panels[key] = FormPanel(book.panel, made[key])
        self.buttons = {key: Button(text, "plain", icon) for key, text, icon in _ACTS}
        self._figures = QHBoxLayout()
        self._sets = Text(wrap=True)
        self._infusion: Infusion | None = None
        self._told: ObserveWords | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(Sheet(self._content()))
        for panel in self.panels.values():
            self._stack.addWidget(panel)
            panel.wished.connect(self.wished)
            panel.left.connect(self.close_panel)
            panel.panel_requested.connect(self.panel_requested)
        self.stand(self._stack)
        self.walk.requested.connect(self._go_on)
        self.why.text_typed.connect(lambda _text: self._show_primary())

    def _content(self) -> QWidget:
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(40)
        acts = row(spacing=8)
        for key, button in self.buttons.items():
            button.requested.connect(lambda key=key: self.open_panel(key))
            acts.addWidget(button)
        acts.addStretch(1)
        content = QWidget()
        pieces = (
            self._figures,
            16,
            Rule(),
            16,
            acts,
            16,
            Rule(),
            12,
            SectionHeading(words.VITALS_AFTER),
            8,
            self._sets,
        )
        column(*pieces, None, margins=(24, 16, 16, 16), on=content)
        return content

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
        self.panels[key].begin()

    def close_panel(self) -> None:
        """Back to the overview; what was typed stays."""
        self._stack.setCurrentIndex(0)

    def letter_pressed(self, letter: str) -> None:
        keys = {"V": "vitals", "R": "reaction", "N": "note"}
        if letter in keys:
            self.open_panel(keys[letter])

    def kept(self) -> None:
        super().kept()
        if self.panel is not None:
            self.panel.kept()
            self.close_panel()
        self.why.clear()

    def refused(self, sentences: tuple[str, ...]) -> None:
        if self.panel is not None:
            self.panel.refused(sentences)
        else:
            super().refused(sentences)

    def _show(self, told: ObserveWords) -> None:
        if told == self._told:
            return
        self._told = told
        emptied(self._figures)
        figures = (
            (words.OBSERVATION_LEFT, told.left, told.left_small, "ink"),
            (words.ENDED_AT, told.ended, told.ended_small, "ink"),
            (words.GIVEN_NOW, told.given, told.given_small, "ink"),
        )
        for label, value, small, tone in figures:
            self._figures.addWidget(FactColumn(FactView(label, value, small, tone), "glance"))
        tone = {"amber": "medium-text", "fine": "fine"}.get(told.pump_state, "ink")
        self._figures.addWidget(FactColumn(FactView(words.PUMP_SHOWS, told.pump, told.pump_small, tone), "L"))
        self._figures.addStretch(1)
        self._sets.say("\n".join(told.sets) or words.NO_SETS)
        self.walk.show_todo(told.done)
        self._show_primary()

    def _show_primary(self) -> None:
        told = self._told
        if told is None:
            return
        self.why.setVisible(bool(told.not_yet) and not told.over)
        if told.over:
            self.walk.show_primary(PrimaryView(words.GO_ON_TO_SIGN, "arrow-right"))
        elif told.not_yet and self.why.text().strip():
            self.walk.show_primary(PrimaryView(words.END_EARLY, "check", note=told.not_yet))
        else:
            self.walk.show_primary(PrimaryView(words.END_OBSERVATION, "check", told.not_yet))

    def _go_on(self) -> None:
        if self._told is not None and self._told.over:
            self.stage_requested.emit(Stage.SIGNATURE.value)
            return
        self.refusals.say(())
        self.wished.emit(EndObservation(self.why.text().strip() if not self.why.isHidden() else ""))
