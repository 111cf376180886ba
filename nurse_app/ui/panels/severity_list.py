"""The grades of every chosen symptom, each with what a nurse sees; none is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nurse_app.infusion.wishes import Seen
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_reaction as words
from nurse_app.wording.panels_book import PanelBook, SignChoice


class SeverityList(QScrollArea):
    """A block for each symptom, the last chosen on top.

    Signals:
        changed: a grade was chosen.
    """

    changed = Signal()

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._grades: dict[str, str] = {}
        self._blocks: dict[str, _Block] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = ScrollSheet()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 16, 0)
        self._column.setSpacing(14)
        self._hint = Text(words.WHAT_EACH_LOOKS_LIKE, tone="ink-2", wrap=True)
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        self.setWidget(sheet)

    def show_symptom(self, key: str, chosen: bool) -> None:
        """Show the grades of a symptom, or take them away."""
        if chosen and key not in self._blocks:
            block = _Block(self._book.sign(key))
            block.graded.connect(self._graded)
            self._blocks[key] = block
            self._column.insertWidget(0, block)
        elif not chosen and key in self._blocks:
            block = self._blocks.pop(key)
            self._grades.pop(key, None)
            self._column.removeWidget(block)
            block.deleteLater()
        self._hint.setVisible(not self._blocks)
        self.changed.emit()

    def seen(self) -> tuple[Seen, ...]:
        """The symptoms graded so far."""
        return tuple(self._grades.items())

    def ungraded(self) -> str:
        """The name of a symptom without a grade; empty when none is."""
        return next((b.name for key, b in self._blocks.items() if key not in self._grades), "")

    def grade(self, key: str, grade: str) -> None:
        """Show a grade as chosen."""
        self._graded(key, grade)

    def cards(self, key: str) -> tuple[ChoiceCard, ...]:
        """The cards of a symptom, mild first."""
        return self._blocks[key].cards

    def clear(self) -> None:
        """Take all away."""
        for key in tuple(self._blocks):
            self.show_symptom(key, chosen=False)

    def _graded(self, key: str, grade: str) -> None:
        self._grades[key] = grade
        self._blocks[key].show_grade(grade)
        self.changed.emit()


class _Block(QWidget):
    graded = Signal(str, str)

    def __init__(self, sign: SignChoice) -> None:
        super().__init__()
        self.name = sign.text.split(" (")[0]
        self._sign = sign
        self._head = Text("", "M", 700, wrap=True)
        self._ask = Text(words.CHOOSE_GRADE, weight=600, tone="medium-text")
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        self.cards = tuple(
            ChoiceCard(ChoiceCardView(grade, f"{word}.", looks, inline=True)) for grade, word, looks in sign.grades
        )
        for card in self.cards:
            card.chosen.connect(lambda grade: self.graded.emit(sign.key, grade))
            column.addWidget(card)
        self.show_grade("")

    def show_grade(self, chosen: str) -> None:
        """Show which grade is chosen."""
        self._head.say(self.name)
        self._ask.setVisible(not chosen)
        for card, (grade, word, looks) in zip(self.cards, self._sign.grades, strict=True):
            card.show_view(ChoiceCardView(grade, f"{word}.", looks, inline=True, chosen=grade == chosen))
