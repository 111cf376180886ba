"""What is missing before the signature: each is put right where it belongs, or explained on the spot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.infusion.wishes import Answer
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import column, emptied, held, row
from nurse_app.ui.pages.told_button import ToldButton
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels_after as words
from nurse_app.wording.pages_sign import MissingWords, missing_title


class MissingList(QWidget):
    """An amber band; gone when nothing is missing.

    Signals:
        wished(object): `Answer`.
        panel_requested(str), stage_requested(str): where something missing is put right.
    """

    wished = Signal(object)
    panel_requested = Signal(str)
    stage_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, MissingRow] = {}
        self._title = Text(wrap=True)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[MissingWords, ...] | None = None
        head = row(IconMark("triangle-alert", 20, "medium-text"), spacing=10)
        head.addWidget(self._title, 1)
        column(head, 8, self._column, margins=(24, 14, 16, 6), on=self)
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
            entry.way_requested.connect(self.panel_requested if one.leads == "panel" else self.stage_requested)
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
    """One thing, its buttons, and the line in which it is explained.

    Signals:
        wished(object): `Answer`, one for each of several sets that share a row.
        way_requested(str): the panel or stage where it is put right.
    """

    wished = Signal(object)
    way_requested = Signal(str)

    def __init__(self, view: MissingWords) -> None:
        super().__init__()
        self._answers = (view.what, *view.also)
        self.way = Button(view.way, "plain")
        self.way.name_it(f"{view.way}: {view.title}")
        self.way.setVisible(bool(view.way))
        self.way.requested.connect(lambda: self.way_requested.emit(view.to))
        self.button = Button(words.EXPLAIN, "plain")
        self.button.name_it(f"{words.EXPLAIN}: {view.title}")
        self.answer = TextField("", words.ANSWER_HINT)
        self.answer.line.setAccessibleName(f"{words.EXPLAIN}: {view.title}")
        self._told_keep = ToldButton(words.KEEP_ANSWER, "primary", "check")
        self.keep = self._told_keep.button
        self._form = held(self._asked())
        self._form.hide()
        below = f"\n{view.below}" if view.below else ""
        across = row(spacing=12, margins=(0, 4, 0, 4))
        across.addWidget(Text((strong(view.title), quiet(below)), wrap=True), 1)
        across.addWidget(self.way)
        across.addWidget(self.button)
        column(across, self._form, on=self)
        self.button.requested.connect(self._open)
        self.answer.text_typed.connect(lambda _text: self._judge())
        self.answer.entered.connect(self._send)
        self.keep.requested.connect(self._send)
        self._judge()

    def _asked(self) -> QVBoxLayout:
        form = row(spacing=12, margins=(0, 0, 0, 8))
        form.addWidget(self.answer, 3)
        form.addWidget(self._told_keep, 2)
        return column(form)

    @property
    def is_open(self) -> bool:
        """Whether it is being explained."""
        return not self._form.isHidden()

    def open_with(self, text: str) -> None:
        """Let it be explained, with what was typed so far."""
        self._form.show()
        self.button.hide()
        self.answer.put(text)
        self._judge()

    def _open(self) -> None:
        self.open_with(self.answer.text())
        self.answer.line.setFocus()

    def _judge(self) -> None:
        self._told_keep.block("" if self.answer.text().strip() else words.GIVE_ANSWER)

    def _send(self) -> None:
        text = self.answer.text().strip()
        if text:
            for what in self._answers:
                self.wished.emit(Answer(what, text))
