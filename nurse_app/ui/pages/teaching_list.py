"""What was told to the patient: ticked, then kept together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.infusion.wishes import Teach
from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.lettering import strong
from nurse_app.ui.pages.laying import add, column, emptied, row
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_after as words
from nurse_app.wording.pages_later import Groups


class TeachingList(QWidget):
    """One column for each urgency. What is kept already stays ticked.

    Signals:
        wished(object): `Teach`, with what was ticked anew.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, SymptomChip] = {}
        self._ticked: set[str] = set()
        self._shown: Groups | None = None
        self._groups = QHBoxLayout()
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(16)
        self._told_keep = ToldButton(words.KEEP_TEACHING, "plain", "check")
        self.keep = self._told_keep.button
        self.keep.requested.connect(self._send)
        column(self._groups, 8, self._told_keep, on=self)
        self._judge()

    def show_groups(self, groups: Groups) -> None:
        """Show what can be told; ticks that are not kept yet stay."""
        if groups == self._shown:
            return
        self._shown = groups
        kept = {key for _, items in groups for key, _, told in items if told}
        self._ticked -= kept
        emptied(self._groups)
        self.chips = {}
        for head, items in groups:
            group = column(Text((strong(head),)), spacing=4)
            for key, text, told in items:
                add(group, self._told(text) if told else self._chip(key, text))
            add(group, None)
            self._groups.addLayout(group, 1)
        self._judge()

    def _told(self, text: str) -> QHBoxLayout:
        line = row(IconMark("check", 16, "fine"), spacing=10, margins=(0, 4, 0, 4))
        line.addWidget(Text(text, wrap=True), 1)
        return line

    def _chip(self, key: str, text: str) -> SymptomChip:
        chip = self.chips[key] = SymptomChip(SymptomView(key, text, chosen=key in self._ticked))
        chip.symptom_toggled.connect(self._tick)
        return chip

    def _tick(self, key: str, chosen: bool) -> None:
        (self._ticked.add if chosen else self._ticked.discard)(key)
        self._judge()

    def _judge(self) -> None:
        self._told_keep.block("" if self._ticked else words.TICK_FIRST)

    def _send(self) -> None:
        if self._ticked:
            self.wished.emit(Teach(tuple(key for key in self.chips if key in self._ticked)))
