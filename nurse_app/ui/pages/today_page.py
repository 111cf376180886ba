"""Today: the chairs that run, what is planned, what is not signed, which calls are due."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.pages.laying import Sheet, column, emptied, held, row
from nurse_app.ui.parts.board_row import BoardRow
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.listed_row import ListedRow
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import pages_today as words
from nurse_app.wording.pages_today import RowWords, TodayWords

_SIDE = 350


class TodayPage(Page):
    """The board. Chairs keep their place; urgency shows in the Next cell.

    Signals:
        opened(str): an infusion is to be shown, by id.
        new_infusion_requested: a new patient or order.
        emergency_requested(int): a chair's Emergency.
        chair_named(int): a digit was pressed while an emergency asks for its chair.
    """

    frame = PageFrame.BOARD
    opened = Signal(str)
    new_infusion_requested = Signal()
    emergency_requested = Signal(int)
    chair_named = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: TodayWords | None = None
        self._rows: dict[str, BoardRow] = {}
        self._day, self._question = Text(), Text("", "M", 700, "high-text", wrap=True)
        self.start = Button(words.START, "primary", "plus", big=True)
        self.start.requested.connect(self.new_infusion_requested)
        self._running, self._planned, self._beside = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (self._running, self._planned, self._beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        board = QWidget()
        column(
            row(self._day, None),
            self._question,
            8,
            row(SectionHeading(words.RUNNING), None, self.start),
            6,
            Rule(),
            self._running,
            24,
            SectionHeading(words.PLANNED),
            8,
            Rule(),
            self._planned,
            None,
            margins=(24, 12, 24, 24),
            on=board,
        )
        self._side = _Side()
        column(Sheet(held(self._beside)), margins=(24, 52, 24, 24), on=self._side)
        across = row(on=self)
        across.addWidget(Sheet(board), 1)
        across.addWidget(self._side)

    def show_state(self, told: TodayWords) -> None:
        """Show the board; a row that stays is only changed, never made anew under a finger."""
        before, self._shown = self._shown, told
        self._day.say((Run(told.day, "L", 700), quiet(f"   {told.clinic}", "M")))
        self._question.say(told.question)
        self._question.setVisible(bool(told.question))
        self._show_running(told)
        if before is None or before.planned != told.planned:
            self._fill(self._planned, told.planned, words.NONE_PLANNED, words.OPEN)
        if before is None or (before.calls, before.unsigned) != (told.calls, told.unsigned):
            self._show_beside(told)

    def _show_running(self, told: TodayWords) -> None:
        if tuple(self._rows) != tuple(r.key for r in told.running) or not told.running:
            emptied(self._running)
            self._rows = {}
            for one in told.running:
                shown = self._rows[one.key] = BoardRow(one)
                shown.opened.connect(self.opened)
                shown.emergency_requested.connect(self.emergency_requested)
                self._running.addWidget(shown)
            if not told.running:
                self._running.addWidget(_said(words.NONE_RUNNING))
        for one in told.running:
            self._rows[one.key].show_words(one)

    def _show_beside(self, told: TodayWords) -> None:
        emptied(self._beside)
        for title, rows, none, button in (
            (words.CALLS, told.calls, words.NO_CALLS, words.CALL),
            (words.UNSIGNED, told.unsigned, words.ALL_SIGNED, words.SIGN),
        ):
            self._beside.addWidget(SectionHeading(title, str(len(rows)) if rows else ""))
            self._beside.addSpacing(8)
            self._beside.addWidget(Rule())
            inner = QVBoxLayout()
            inner.setSpacing(0)
            self._fill(inner, rows, none, button)
            self._beside.addLayout(inner)
            self._beside.addSpacing(24)
        self._beside.addStretch(1)

    def _fill(self, layout: QVBoxLayout, rows: tuple[RowWords, ...], none: str, button: str) -> None:
        emptied(layout)
        if not rows:
            layout.addWidget(_said(none))
        for one in rows:
            shown = ListedRow(one, button)
            shown.opened.connect(self.opened)
            layout.addWidget(shown)

    def number_pressed(self, number: int) -> None:
        if self._shown is not None and self._shown.question:
            self.chair_named.emit(number)

    def arrange(self, arrangement: Arrangement) -> None:
        self._side.setVisible(arrangement >= Arrangement.SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "sheet")
        painter.end()


def _said(sentence: str) -> Text:
    text = Text(sentence, tone="ink-2", wrap=True)
    text.setContentsMargins(0, 14, 0, 14)
    return text


class _Side(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()
