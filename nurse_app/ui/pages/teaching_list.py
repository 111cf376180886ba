"""What was told to the patient: ticked, then kept together; and the later contacts, each planned by a press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.infusion.wishes import PlanFollowUp, Teach
from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.pages.laying import add, column, emptied, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.pages_after import FollowUpWords

Groups = tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]


class TeachingList(QWidget):
    """By urgency. What is kept already stays ticked.

    Signals:
        wished(object): `Teach`, with what was ticked anew.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, SymptomChip] = {}
        self._ticked: set[str] = set()
        self._shown: Groups | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.keep = Button(words.KEEP_TEACHING, "plain", "check")
        self.keep.requested.connect(self._send)
        column(self._column, 8, row(self.keep, None), on=self)
        self._judge()

    def show_groups(self, groups: Groups) -> None:
        """Show what can be told; ticks that are not kept yet stay."""
        if groups == self._shown:
            return
        self._shown = groups
        kept = {key for _, items in groups for key, _, told in items if told}
        self._ticked -= kept
        emptied(self._column)
        self.chips = {}
        for head, items in groups:
            add(self._column, 4)
            add(self._column, Text((strong(head),)))
            for key, text, told in items:
                if told:
                    line = row(IconMark("check", 16, "fine"), spacing=10, margins=(0, 2, 0, 2))
                    line.addWidget(Text(text, wrap=True), 1)
                    add(self._column, line)
                    continue
                chip = self.chips[key] = SymptomChip(SymptomView(key, text, chosen=key in self._ticked))
                chip.symptom_toggled.connect(self._tick)
                add(self._column, chip)
        self._judge()

    def _tick(self, key: str, chosen: bool) -> None:
        (self._ticked.add if chosen else self._ticked.discard)(key)
        self._judge()

    def _judge(self) -> None:
        self.keep.block("" if self._ticked else words.TICK_FIRST)

    def _send(self) -> None:
        if self._ticked:
            self.wished.emit(Teach(tuple(key for key in self.chips if key in self._ticked)))


class FollowUpList(QWidget):
    """Planned ones with their day; the others with a button.

    Signals:
        wished(object): `PlanFollowUp`.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[FollowUpWords, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

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
            line.addWidget(Text(view.ask, wrap=True), 1)
            if view.planned:
                line.addWidget(IconMark("circle-check", 20, "fine"))
                line.addWidget(Text((quiet(words.PLANNED),)))
            else:
                button = self.buttons[view.key] = Button(words.PLAN_IT, "plain")
                button.name_it(f"{words.PLAN_IT}: {view.ask}")
                button.requested.connect(lambda view=view: self._plan(view))
                line.addWidget(button)
            add(self._column, line)
            add(self._column, Rule())

    def _plan(self, view: FollowUpWords) -> None:
        if view.due is not None:
            self.wished.emit(PlanFollowUp(view.key, view.due))
