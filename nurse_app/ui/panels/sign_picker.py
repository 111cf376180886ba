"""Picks symptoms with their grades from the list, for those that were there before the start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.infusion.wishes import Seen
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_reaction as words
from nurse_app.wording.panels_book import PanelBook

_AWAY = "away"


class SignPicker(QWidget):
    """A list, grades of the picked one, and a line of what was picked; a grade adds, "Take away" empties.

    A symptom that was picked may be taken back alone by "Not there" beside its grades.

    Signals:
        changed: something was added or taken away.
    """

    changed = Signal()

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._seen: dict[str, str] = {}
        self._pick = PickField(words.SYMPTOM, tuple((s.key, s.text) for s in book.signs))
        self._grade = ChoiceRow(words.GRADE, ())
        self._told = Text(wrap=True)
        self._away = Button(words.TAKE_AWAY, "quiet")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._pick, 1)
        below = QVBoxLayout()
        below.setContentsMargins(0, 24, 0, 0)
        below.addWidget(self._grade)
        row.addLayout(below)
        row.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self._told, 1)
        line.addWidget(self._away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(line)
        self._pick.picked.connect(self._picked)
        self._grade.chosen.connect(self._graded)
        self._away.requested.connect(self.clear)
        self._show()

    def seen(self) -> tuple[Seen, ...]:
        """What was picked, with grades."""
        return tuple(self._seen.items())

    def put(self, seen: tuple[Seen, ...]) -> None:
        """Show these as picked."""
        self._seen = dict(seen)
        self._pick.pick("")
        self._grade.show_choices(())
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Take all away."""
        self.put(())

    def pick(self, key: str) -> None:
        """Pick a symptom of the list: its grades are offered."""
        self._pick.pick(key)
        self._picked(key)

    def _picked(self, key: str) -> None:
        grades = tuple((grade, word) for grade, word, _ in self._book.sign(key).grades)
        away = ((_AWAY, words.NOT_THERE),) if key in self._seen else ()
        self._grade.show_choices((*grades, *away), self._seen.get(key, ""))

    def _graded(self, grade: str) -> None:
        key = self._pick.value
        if grade == _AWAY:
            self._seen.pop(key, None)
            self._pick.pick("")
            self._grade.show_choices(())
        else:
            self._seen[key] = grade
            self._picked(key)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        named = ((self._book.sign(key).text, grade) for key, grade in self._seen.items())
        self._told.say(", ".join(f"{text}, {grade}" for text, grade in named))
        self._away.setVisible(bool(self._seen))
