"""The later contacts with a patient: their days, what is asked, and a press to plan each of them or all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.infusion.wishes import PlanFollowUp
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import add, column, emptied, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words
from nurse_app.wording.pages_later import FollowUpWords


class FollowUpList(QWidget):
    """Planned ones with their day; the others with a button.

    Signals:
        wished(object): `PlanFollowUp`, one for each contact.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[FollowUpWords, ...] | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.heading = SectionHeading(words.FOLLOW_UPS, words.FOLLOW_UPS_NOTE, words.PLAN_ALL)
        self.heading.link_requested.connect(self.plan_all)
        column(self.heading, 8, Rule(), self._column, on=self)

    def show_follow_ups(self, rows: tuple[FollowUpWords, ...]) -> None:
        """Show these, soonest first."""
        if rows == self._shown:
            return
        self._shown = rows
        emptied(self._column)
        self.buttons = {}
        for view in rows:
            day = Text((strong(view.day),), wrap=True)
            day.setFixedWidth(112)
            line = row(day, spacing=12, margins=(0, 2, 0, 2))
            whom = (quiet(f"  {view.whom}"),) if view.whom else ()
            line.addWidget(Text((Run(view.ask), *whom), wrap=True), 1)
            self._add_state(line, view)
            add(self._column, line)
            add(self._column, Rule())

    def plan_all(self) -> None:
        """Plan every contact that fits for sure, is not planned yet, and whose time is not over."""
        for view in self._shown or ():
            if not view.planned and not view.unsure:
                self._plan(view)

    def _add_state(self, line: QHBoxLayout, view: FollowUpWords) -> None:
        if view.planned:
            line.addWidget(IconMark("circle-check", 20, "fine"))
            line.addWidget(Text((quiet(words.PLANNED),)))
        elif view.due is None:
            line.addWidget(Text((quiet(words.TIME_OVER),)))
        else:
            button = self.buttons[view.key] = Button(words.PLAN_IT, "plain")
            button.name_it(f"{words.PLAN_IT}: {view.ask}")
            button.requested.connect(lambda: self._plan(view))
            line.addWidget(button)

    def _plan(self, view: FollowUpWords) -> None:
        if view.due is not None:
            self.wished.emit(PlanFollowUp(view.key, view.due))
