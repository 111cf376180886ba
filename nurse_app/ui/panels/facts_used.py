"""What was recorded and which facts the options were worked out from, at the left of the guidance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.fact_table import FactTable, FactView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_reaction as words
from nurse_app.wording.syndromes import WHOM_TO_CALL, SyndromeWords


class FactsUsed(QScrollArea):
    """Signs with what was seen, a table of facts, what is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._said: tuple[object, ...] = ()

    def show_facts(
        self,
        head: str,
        signs: tuple[words.SignWords, ...],
        facts: tuple[words.FactWords, ...],
        think_of: tuple[SyndromeWords, ...],
        calls: tuple[tuple[str, str], ...],
        missing: str,
    ) -> None:
        """Show these; nothing is rebuilt while they are the same."""
        said = (head, signs, facts, think_of, calls, missing)
        if said == self._said:
            return
        self._said = said
        sheet = ScrollSheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(Text(head, "M", 700))
        for sign in signs:
            _add_sign(column, sign)
        column.addWidget(Rule())
        if think_of:
            column.addWidget(Text(words.THINK_OF, weight=600))
            column.addWidget(Text(", ".join(one.name for one in think_of), wrap=True))
        column.addWidget(Text(words.FACTS_USED, weight=600))
        column.addWidget(FactTable(tuple(FactView(f.label, f.value) for f in facts)))
        if missing:
            column.addWidget(Rule())
            column.addWidget(Text(words.NOT_KNOWN, weight=600))
            column.addWidget(Text(missing, wrap=True))
        for one in think_of:
            _add_syndrome(column, one)
        if think_of:
            column.addWidget(Rule())
            column.addWidget(Text(WHOM_TO_CALL, weight=600))
            column.addWidget(FactTable(tuple(FactView(label, value) for label, value in calls)))
        column.addStretch(1)
        self.setWidget(sheet)


def _add_syndrome(column: QVBoxLayout, one: SyndromeWords) -> None:
    column.addWidget(Rule())
    column.addWidget(Text(one.name, "M", 700, wrap=True))
    column.addWidget(Text(one.onset, tone="ink-2", wrap=True))
    for head, text in one.lines:
        if text:
            column.addWidget(Text(head, weight=600))
            column.addWidget(Text(text, wrap=True))


def _add_sign(column: QVBoxLayout, sign: words.SignWords) -> None:
    column.addWidget(Rule())
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconMark("flag", 18, "reaction"))
    row.addWidget(Text(sign.title, "M", 700, wrap=True), 1)
    column.addLayout(row)
    if sign.criterion:
        column.addWidget(Text(sign.criterion, tone="ink-2", wrap=True))
