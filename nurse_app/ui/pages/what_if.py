"""What if: another highest rate, another length of each step, one pause; only a look, the order does not change."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow, Choices
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_plan as words

_STEPS: Choices = (("", words.AS_PLANNED), ("45", "45 min"), ("60", "60 min"))
_PAUSES: Choices = (("", words.NO_PAUSE), ("20", "20 min"), ("40", "40 min"))


class WhatIfPanel(QWidget):
    """Nothing is looked at beforehand.

    Signals:
        asked(object, object, object): highest rate in mL/h, minutes of each step, minutes of a pause; None: as planned.
    """

    asked = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.highest = ChoiceRow(words.HIGHEST, ())
        self.each = ChoiceRow(words.EACH_STEP, _STEPS)
        self.pause = ChoiceRow(words.ONE_PAUSE, _PAUSES)
        self._finish, self._later = Text("", "L"), Text(tone="ink-2", wrap=True)
        choices = column(spacing=8)
        asked = ((words.HIGHEST, self.highest), (words.EACH_STEP, self.each), (words.ONE_PAUSE, self.pause))
        for name, choice in asked:
            label = Text(name)
            label.setFixedWidth(104)
            choices.addLayout(row(label, choice, None, spacing=8))
            choice.chosen.connect(lambda _key: self._ask())
        answer = column(Text(words.FINISH, tone="ink-2"), self._finish, self._later, None)
        across = row(spacing=16)
        across.addLayout(choices)
        across.addLayout(answer, 1)
        column(SectionHeading(words.WHAT_IF, words.WHAT_IF_NOTE), 8, across, None, on=self)

    def show_rates(self, rates: Choices) -> None:
        """Offer these highest rates; the first is the planned one."""
        self.highest.show_choices(rates, self.highest.value if self.highest.value in dict(rates) else "")

    def show_answer(self, finish: str, later: str) -> None:
        """Show when it would end."""
        self._finish.say((Run(finish, "L", 700),))
        self._later.say(later)

    def chosen(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """What is looked at now."""
        picked = (choice.value for choice in (self.highest, self.each, self.pause))
        highest, each, pause = (Decimal(text) if text else None for text in picked)
        return highest, each, pause

    def _ask(self) -> None:
        self.asked.emit(*self.chosen())
