"""What is missing before the signature: each can be answered or explained on the spot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.infusion.wishes import Answer
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import column, emptied, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels_walk as words
from nurse_app.wording.pages_after import MissingWords, missing_title


class MissingList(QWidget):
    """An amber band; gone when nothing is missing.

    Signals:
        wished(object): `Answer`.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, MissingRow] = {}
        self._title = Text(wrap=True)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[MissingWords, ...] | None = None
        head = row(IconMark("triangle-alert", 20, "medium-text"), self._title, None, spacing=10)
        column(head, 8, self._column, margins=(24, 14, 16, 14), on=self)
        self.hide()

    def show_missing(self, missing: tuple[MissingWords, ...]) -> None:
        """Show these; words that are being typed stay."""
        if missing == self._shown:
            return
        self._shown = missing
        drafts = {what: entry.answer.text() for what, entry in self.rows.items() if entry.is_open}
        emptied(self._column)
        self.rows = {}
        self._title.say((Run(missing_title(len(missing)), "M", 700), quiet(f"   {words.MISSING_NOTE}")))
        for one in missing:
            entry = self.rows[one.what] = MissingRow(one)
            entry.wished.connect(self.wished)
            if one.what in drafts:
                entry.open_with(drafts[one.what])
            self._column.addWidget(Rule(tone="line-strong"))
            self._column.addWidget(entry)
        self.setVisible(bool(missing))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(QRectF(self.rect()), theme.colour("medium-wash"))
        painter.fillRect(QRectF(0, 0, 8, self.height()), theme.colour("medium-fill"))
        painter.end()


class MissingRow(QWidget):
    """One thing, its button, and the line in which it is answered.

    Signals:
        wished(object): `Answer`.
    """

    wished = Signal(object)

    def __init__(self, view: MissingWords) -> None:
        super().__init__()
        self._what = view.what
        self.button = Button(words.ANSWER, "plain")
        self.button.name_it(f"{words.ANSWER}: {view.title}")
        self.answer = TextField("", words.ANSWER_HINT)
        self.answer.line.setAccessibleName(f"{words.ANSWER}: {view.title}")
        self.keep = Button(words.KEEP_ANSWER, "primary", "check")
        form = row(spacing=12, margins=(0, 0, 0, 8))
        form.addWidget(self.answer, 1)
        form.addLayout(column(2, self.keep, None))
        self._form = held(form)
        self._form.hide()
        told = column(Text((strong(view.title),), wrap=True))
        if view.below:
            told.addWidget(Text((quiet(view.below),), wrap=True))
        across = row(spacing=16, margins=(0, 6, 0, 6))
        across.addLayout(told, 1)
        across.addWidget(self.button)
        column(across, self._form, on=self)
        self.button.requested.connect(lambda: self.open_with(self.answer.text()))
        self.answer.text_typed.connect(lambda _text: self._judge())
        self.answer.entered.connect(self._send)
        self.keep.requested.connect(self._send)
        self._judge()

    @property
    def is_open(self) -> bool:
        """Whether it is being answered."""
        return not self._form.isHidden()

    def open_with(self, text: str) -> None:
        """Let it be answered, with what was typed so far."""
        self._form.show()
        self.button.hide()
        self.answer.put(text)
        self.answer.line.setFocus()

    def _judge(self) -> None:
        self.keep.block("" if self.answer.text().strip() else words.GIVE_ANSWER)

    def _send(self) -> None:
        if self.answer.text().strip():
            self.wished.emit(Answer(self._what, self.answer.text().strip()))
