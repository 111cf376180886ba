"""The questions of a stage, one row each: what to look at, right or not right, and what was said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.infusion.wishes import AnswerCheck
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.pages_before import CheckWords


class CheckList(QWidget):
    """Rows keep their place; an answer may be given again.

    Signals:
        wished(object): `AnswerCheck`.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, CheckRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_checks(self, checks: tuple[CheckWords, ...]) -> None:
        """Show these questions with their answers."""
        for check in checks:
            if check.key not in self.rows:
                if self.rows:
                    self._column.addWidget(Rule())
                entry = self.rows[check.key] = CheckRow(check)
                entry.wished.connect(self.wished)
                self._column.addWidget(entry)
            self.rows[check.key].show_answer(check)


class CheckRow(QWidget):
    """One question.

    Signals:
        wished(object): `AnswerCheck`.
    """

    wished = Signal(object)

    def __init__(self, check: CheckWords) -> None:
        super().__init__()
        self._key = check.key
        self.answer = ChoiceRow(check.title, words.ANSWERS)
        self.said = TextField("", words.DETAIL_HINT, width=216)
        self.said.line.setAccessibleName(f"{check.title}: {words.DETAIL_HINT}")
        told = Text((strong(f"{check.title}  "), quiet(check.detail)), wrap=True)
        across = row(margins=(0, 6, 0, 6), spacing=12, on=self)
        across.addWidget(told, 1)
        across.addLayout(column(self.said, None))
        across.addLayout(column(2, self.answer, None))
        self.answer.chosen.connect(lambda _key: self._send())
        self.said.entered.connect(self._send)

    def show_answer(self, check: CheckWords) -> None:
        """Show what was answered; words still being typed stay."""
        self.answer.choose(check.answer)
        if check.said and not self.said.text():
            self.said.put(check.said)

    def _send(self) -> None:
        if self.answer.value:
            self.wished.emit(AnswerCheck(self._key, self.answer.value == "yes", self.said.text().strip()))
