"""Today: the chairs that run, what is planned, who is to be called, and what is not signed yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.chair_row import ChairRow
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, held, row
from nurse_app.ui.pages.planned_row import PlannedRow
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import pages_today as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_today import TodayWords, ToDoWords, today_words
from nurse_app.wording.transfer import TAKE_OVER


class TodayPage(Page):
    """The board. Chairs keep their place; urgency shows in the Next cell.

    Signals:
        opened(str): a session is to be opened; the infusion's id.
        emergency_requested(str): Emergency of a running chair; the infusion's id.
        new_infusion_requested, training_requested, take_over_requested (from another laptop).
        call_requested(str, str): a call is to be made; the infusion's and the follow-up's id.
        sign_requested(str): a session is to be signed.
    """

    frame = PageFrame.BOARD
    opened = Signal(str)
    emergency_requested = Signal(str)
    new_infusion_requested = Signal()
    training_requested = Signal()
    take_over_requested = Signal()
    call_requested = Signal(str, str)
    sign_requested = Signal(str)

    def __init__(self, book: PageBook, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._place = book, place
        self.chairs: dict[str, ChairRow] = {}
        self._title = Text()
        self._running, self._planned = QVBoxLayout(), QVBoxLayout()
        self._calls, self._unsigned = QVBoxLayout(), QVBoxLayout()
        self._calls_head = SectionHeading(words.CALLS_DUE)
        self._unsigned_head = SectionHeading(words.NOT_SIGNED)
        self._none_runs = Text(words.NOTHING_RUNS, tone="ink-2")
        self._shown: TodayWords | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        start = Button(words.START, "primary", "plus")
        training = Button(words.TRAINING, "quiet", "graduation-cap")
        start.requested.connect(self.new_infusion_requested)
        take_over = Button(TAKE_OVER, "quiet", "download")
        training.requested.connect(self.training_requested)
        take_over.requested.connect(self.take_over_requested)
        head = row(SectionHeading(words.RUNNING_NOW), None, training, take_over, start, spacing=24)
        for part in (self._running, self._planned, self._calls, self._unsigned):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        planned = SectionHeading(words.PLANNED_TODAY)
        board = QWidget()
        pieces = (
            self._title,
            4,
            head,
            4,
            Rule(),
            self._none_runs,
            self._running,
            24,
            planned,
            8,
            Rule(),
            self._planned,
        )
        column(*pieces, None, margins=(24, 12, 24, 16), on=board)
        right = _Right()
        todo = held(
            column(self._calls_head, 8, Rule(), self._calls, 28, self._unsigned_head, 8, Rule(), self._unsigned, None)
        )
        column(Sheet(todo), margins=(24, 56, 24, 16), on=right)
        layout = row(on=self)
        layout.addWidget(Sheet(board), 1)
        layout.addWidget(right)

    def show_state(
        self,
        pairs: Iterable[tuple[Infusion, Outlook]],
        now: datetime,
        answered: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Show every infusion of the chart that is not voided, with its outlook; once a second is not too often."""
        told = today_words(pairs, now, self._book, place=self._place, answered=answered)
        before, self._shown = self._shown, told
        if before is None or (before.day, before.place) != (told.day, told.place):
            self._title.say((Run(told.day, "L", 700), quiet(f"   {told.place}", "M")))
        self._show_chairs(told)
        if before is None or before.planned != told.planned:
            self._show_planned(told)
        if before is None or (before.calls, before.unsigned) != (told.calls, told.unsigned):
            self._calls_head.say(words.CALLS_DUE, f"{len(told.calls)}" if told.calls else "")
            self._unsigned_head.say(words.NOT_SIGNED, f"{len(told.unsigned)}" if told.unsigned else "")
            self._show_todo(self._calls, told.calls, words.NO_CALLS)
            self._show_todo(self._unsigned, told.unsigned, words.ALL_SIGNED)

    def number_pressed(self, number: int) -> None:
        """Open a running chair by its number."""
        chair = next((c for c in self._shown.running if c.chair == number), None) if self._shown else None
        if chair is not None:
            self.opened.emit(chair.key)

    def _show_chairs(self, told: TodayWords) -> None:
        if tuple(c.key for c in told.running) != tuple(self.chairs):
            emptied(self._running)
            self.chairs = {}
            for view in told.running:
                chair = self.chairs[view.key] = ChairRow()
                chair.opened.connect(self.opened)
                chair.emergency_requested.connect(self.emergency_requested)
                self._running.addWidget(chair)
        for view in told.running:
            self.chairs[view.key].show_view(view)
        self._none_runs.setContentsMargins(0, 16, 0, 16)
        self._none_runs.setVisible(not told.running)

    def _show_planned(self, told: TodayWords) -> None:
        emptied(self._planned)
        if not told.planned:
            add(self._planned, 12)
            add(self._planned, Text(words.NOTHING_PLANNED, tone="ink-2"))
        for view in told.planned:
            entry = PlannedRow(view)
            entry.opened.connect(self.opened)
            self._planned.addWidget(entry)

    def _show_todo(self, where: QVBoxLayout, todo: tuple[ToDoWords, ...], none: str) -> None:
        emptied(where)
        if not todo:
            add(where, 12)
            add(where, Text(none, tone="ink-2"))
        for view in todo:
            button = Button(view.button, "plain", view.icon)
            button.name_it(f"{view.button} {view.name}")
            button.setFixedWidth(88)
            button.requested.connect(lambda view=view: self._do(view))
            name = column(Text((strong(view.name),), wrap=True))
            if view.late:
                name.addLayout(row(TagChip(TagView(view.late, "low")), None))
            name.addWidget(Text(f"{view.line}\n{view.below}", tone="ink-2", wrap=True))
            across = row(spacing=12, margins=(0, 10, 0, 10))
            across.addLayout(name, 1)
            across.addWidget(button)
            add(where, across)
            add(where, Rule())

    def _do(self, view: ToDoWords) -> None:
        if view.follow_up:
            self.call_requested.emit(view.key, view.follow_up)
        else:
            self.sign_requested.emit(view.key)


class _Right(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(350)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()
