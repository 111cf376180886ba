"""The plan before the first drop: figures, steps, curve, ceilings, what if; then set the pump and start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from nurse_app.clinical.quantities import Minutes, Rate
from nurse_app.infusion.outlook import Act, Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import Start
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, held, row
from nurse_app.ui.pages.plan_curve import PlanCurve
from nurse_app.ui.pages.plan_tables import LimitBars, StepTable
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.pages.walk_side import WalkSide
from nurse_app.ui.pages.what_if import WhatIfPanel
from nurse_app.ui.panels.pump_panel import PumpPanel, PumpTask
from nurse_app.ui.parts.fact_table import FactColumn, FactView
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_plan as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_before import stage_words
from nurse_app.wording.pages_plan import PlanWords, curve_words, later_words, plan_words
from nurse_app.wording.pages_start import held_words, observed_after, start_todo
from nurse_app.wording.taught import taught_line

Look = Callable[[Infusion, Rate | None, Minutes | None, Minutes | None, datetime], PlanWords]
"""Answers a what-if in words: highest rate, length of each step, one pause, and the start."""


class PlanPage(WalkPage):
    """Wish: `Start`, with what the pump shows.

    Args:
        look: works out the plan if something were otherwise.
    """

    def __init__(self, book: PageBook, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._look = look
        more = (("print", words.PRINT_PLAN, "printer"),)
        self.walk = WalkSide(words.BEFORE_FIRST_DROP, PrimaryView(words.SET_AND_START, "play"), more)
        self._first = Text(wrap=True)
        add(self.walk.above, Text(words.FIRST_RATE))
        add(self.walk.above, self._first)
        add(self.walk.above, 8)
        self.pump = PumpPanel(book.panel)
        self.curve, self.steps, self.limits, self.what_if = PlanCurve(), StepTable(), LimitBars(), WhatIfPanel()
        self._figures = QHBoxLayout()
        self._ceiling = SectionHeading("-")
        self._taught = Text(wrap=True)
        self._infusion: Infusion | None = None
        self._outlook: Outlook | None = None
        self._plan = PlanWords()
        self._stack = QStackedWidget()
        self._stack.addWidget(Sheet(self._content()))
        self._stack.addWidget(self.pump)
        self.stand(self._stack)
        self.walk.requested.connect(self.open_pump)
        self.walk.more_requested.connect(self.panel_requested)
        self.what_if.asked.connect(lambda _highest, _each, _pause: self._show_what_if())
        self.pump.wished.connect(self.wished)
        self.pump.left.connect(self.close_pump)
        self.pump.found_requested.connect(lambda _shown: self.pump.refused((words.SET_FIRST_RATE,)))

    def _content(self) -> QWidget:
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(40)
        left = column(SectionHeading(words.STEPS), 8, self.steps, 12, Rule(), 10, self._ceiling, 8, self.limits, 8)
        add(left, self._taught)
        left.addStretch(1)
        looks = SectionHeading(words.LOOKS, words.LOOKS_NOTE)
        right = column(looks)
        add(right, self.curve, 1)
        for piece in (10, Rule(), 10, self.what_if):
            add(right, piece)
        halves = row(spacing=16)
        halves.addLayout(left, 1)
        halves.addWidget(Rule(upright=True))
        halves.addLayout(right, 1)
        content = QWidget()
        layout = column(self._figures, 10, Rule(), 10, margins=(24, 10, 16, 12), on=content)
        layout.addWidget(held(halves), 1)
        return content

    def side(self) -> QWidget:
        return self.walk

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._infusion, self._outlook = infusion, outlook
        self._plan = plan_words(infusion.plan, self.book.say, outlook.now)
        self.show_stages(stage_words(infusion, Stage.BASELINE))
        self._show_figures()
        self.steps.show_plan(self._plan, observed_after(infusion, self.book))
        self._ceiling.say(self._plan.ceiling_title, self._plan.ceiling_note)
        self.limits.show_limits(self._plan.limits)
        self._taught.say(taught_line(infusion, self.book.names))
        self.what_if.show_rates(self._plan.rates)
        self._show_what_if()
        self.walk.show_todo(start_todo(infusion, outlook, self.book))
        self._first.say(
            (
                Run(self._plan.first, "glance"),
                Run(f" {self._plan.first_unit}  ", "M", 600),
                quiet(self._plan.first_small),
            )
        )
        not_yet = held_words(outlook.button(Act.START).held, self.book)
        self.walk.show_primary(PrimaryView(words.SET_AND_START, "play", not_yet, words.START_NOTE))
        self.pump.show_state(infusion, outlook)

    def tick(self, outlook: Outlook) -> None:
        if self._infusion is None or self._outlook is None:
            return
        if outlook.now.minute != self._outlook.now.minute:
            self.show_state(self._infusion, outlook)
        self.pump.tick(outlook)

    def open_pump(self) -> None:
        """Ask to set the first rate and to read it back."""
        rate = self._outlook.button(Act.START).rate if self._outlook is not None else None
        if rate is not None:
            self.pump.set_task(PumpTask(rate, words.TO_START, Start))
            self._stack.setCurrentWidget(self.pump)
            self.pump.begin()

    def close_pump(self) -> None:
        """Back to the plan; what was typed stays."""
        self._stack.setCurrentIndex(0)

    def kept(self) -> None:
        super().kept()
        self.pump.kept()
        self.close_pump()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self.pump.refused(sentences)

    def _show_figures(self) -> None:
        plan = self._plan
        emptied(self._figures)
        figures = (
            (words.TODAY, plan.volume, plan.dose),
            (words.TAKES, plan.takes, words.WITHOUT_PAUSES),
            (words.FINISH, plan.finish, plan.finish_small),
            (words.HIGHEST, plan.highest, plan.highest_small),
        )
        for label, value, small in figures:
            self._figures.addWidget(FactColumn(FactView(label, value, small), "glance"))
        self._figures.addStretch(1)

    def _show_what_if(self) -> None:
        if self._infusion is None or self._outlook is None:
            return
        start = self._outlook.now
        highest, each, pause = self.what_if.chosen()
        if highest is None and each is None and pause is None:
            self.curve.show_view(curve_words(self._plan, start))
            self.what_if.show_answer(self._plan.finish, "")
            return
        other = self._look(
            self._infusion,
            Rate.of(highest) if highest is not None else None,
            Minutes.of(each) if each is not None else None,
            Minutes.of(pause) if pause is not None else None,
            start,
        )
        self.curve.show_view(curve_words(self._plan, start, other))
        self.what_if.show_answer(other.finish, f"{other.takes}, {later_words(self._plan, other)}")
