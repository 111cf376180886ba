"""The locked screen: the watch goes on at the left, the nurse unlocks at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.unlock_form import UnlockForm, UnlockFormView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.watch_row import WatchRow, WatchView
from nurse_app.ui.shapes import band
from nurse_app.wording import labels, unlock


@dataclass(frozen=True, slots=True)
class UnlockView:
    """The time, what is watched, and the form.

    `question` asks which chair an emergency is for ("Emergency, started
    11:42:10. Which chair? Press its number."); it takes the caret out of the
    password until it is answered. `unheard` says that no alarm is heard here.
    `is_open` is false before the chart is opened: what runs is not known then.
    """

    clock: str
    date_line: str
    form: UnlockFormView
    rows: tuple[WatchView, ...] = ()
    question: str = ""
    unheard: str = ""
    is_open: bool = True


class UnlockPage(Page):
    """Names nobody and shows no reading.

    Signals:
        unlock_requested(str, str): the nurse's key (or typed name) and the password.
        emergency_requested(int): a chair's own emergency button.
        chair_named(int): a digit answered `question`.
        hand_over_requested, recovery_requested: the two buttons below.
    """

    frame = PageFrame.BARE

    unlock_requested = Signal(str, str)
    emergency_requested = Signal(int)
    chair_named = Signal(int)
    hand_over_requested = Signal()
    recovery_requested = Signal()

    def __init__(self, view: UnlockView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WatchRow] = []
        self._compact = self._scrolls = False
        self._mark, self._name = IconMark("vigil", 28), Text(labels.APP_NAME, "L", 700)
        self._clock, self._date = Text("", "rate"), Text("", "M", 400, "ink-2", wrap=True)
        self._question = Text("", "L", 700, "high-text", wrap=True)
        self._unheard = Text("", weight=600, wrap=True)
        self._heading, self._foot = Text("", "M", 700), Text("", tone="ink-2", wrap=True)
        self.form = UnlockForm(view.form)
        self._lay_out()
        self.form.unlock_requested.connect(self.unlock_requested)
        self.form.hand_over_requested.connect(self.hand_over_requested)
        self.form.recovery_requested.connect(self.recovery_requested)
        self.show_view(view)

    def _lay_out(self) -> None:
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(self._mark)
        brand.addWidget(self._name)
        brand.addStretch(1)
        self._gaps = [(QSpacerItem(0, high), high) for high in (52, 15, 64)]
        self._top = QVBoxLayout()
        self._top.setSpacing(0)
        self._top.addLayout(brand)
        self._top.addSpacerItem(self._gaps[0][0])
        self._top.addWidget(self._clock)
        self._top.addSpacerItem(self._gaps[1][0])
        self._top.addWidget(self._date)
        self._top.addWidget(self._question)
        self._top.addSpacerItem(self._gaps[2][0])
        self._top.addWidget(self._heading)
        self._top.addSpacing(8)
        self._top.addWidget(Rule())
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self._bottom = QVBoxLayout()
        self._bottom.addWidget(self._unheard)
        self._bottom.addWidget(self._foot)
        self._left = QWidget()
        self._watch = QVBoxLayout(self._left)
        self._watch.setSpacing(0)
        self._watch.addLayout(self._top)
        self._watch.addLayout(self._place)
        self._watch.addStretch(1)
        self._watch.addLayout(self._bottom)
        self._halves = QHBoxLayout(self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self._left, 800)
        self._halves.addWidget(self.form, 566)
        self.arrange(Arrangement.FULL)

    def show_view(self, view: UnlockView) -> None:
        """Show another minute, another watch, another state of the form."""
        asked_before, self._view = getattr(self, "_view", view).question, view
        self._clock.say(view.clock)
        self._date.say(view.date_line)
        self._question.say(view.question)
        self._question.setVisible(bool(view.question))
        self._unheard.say(view.unheard)
        self._unheard.setVisible(bool(view.unheard))
        nothing = unlock.NOTHING_RUNS if view.is_open else unlock.NOT_OPEN_YET
        self._heading.say(unlock.RUNNING if view.rows else nothing)
        self._foot.say(unlock.NO_NAMES if view.is_open else unlock.NO_NAMES_YET)
        self._show_rows(view.rows)
        self.form.show_view(view.form)
        if view.question and not asked_before:
            self.window().setFocus()
        elif asked_before and not view.question:
            self.begin()

    def show_time(self, clock: str) -> None:
        """Show another minute."""
        self._clock.say(clock)

    def show_wait(self, wait: str) -> None:
        """Say why no password is taken now; empty: one is."""
        if wait != self._view.form.wait:
            self._view = replace(self._view, form=replace(self._view.form, wait=wait))
            self.form.show_view(self._view.form)

    def _show_rows(self, rows: tuple[WatchView, ...]) -> None:
        while len(self._rows) > len(rows):
            gone = self._rows.pop()
            self._place.removeWidget(gone)
            gone.deleteLater()
        while len(self._rows) < len(rows):
            row = WatchRow(rows[len(self._rows)])
            row.emergency_requested.connect(self.emergency_requested)
            row.set_compact(self._compact)
            self._place.addWidget(row)
            self._rows.append(row)
        for row, view in zip(self._rows, rows, strict=True):
            row.show_view(view)

    def begin(self) -> None:
        self.form.begin()

    def number_pressed(self, number: int) -> None:
        if self._view.question:
            self.chair_named.emit(number)

    def arrange(self, arrangement: Arrangement) -> None:
        roomy, tiny = arrangement >= Arrangement.SMALL, arrangement is Arrangement.TINY
        side = 48 if roomy else 8
        self._watch.setContentsMargins(side, 56 if roomy else 12, side, 48 if roomy else 12)
        for block in (self._top, self._bottom):
            block.setContentsMargins(16, 0, 16, 0)
        for gap, high in self._gaps:
            gap.changeSize(0, high if roomy else 8)
        self._top.invalidate()
        for piece in (self._mark, self._name, self._foot):
            piece.setVisible(not tiny)
        self._compact = not roomy
        self._clock.resize_type("glance" if tiny else "rate")
        for row in self._rows:
            row.set_compact(self._compact)
        self.form.arrange(arrangement)
        if not roomy and not self._scrolls:
            self._let_it_scroll()

    def _let_it_scroll(self) -> None:
        # Only where it is needed: the first paint waits for nothing that it does not show.
        from nurse_app.ui.parts.scroll_sheet import ScrollSheet

        self._scrolls = True
        front = self.focusWidget()
        typing = front is not None and self.form.isAncestorOf(front)
        for half, share in ((self._left, 800), (self.form, 566)):
            self._halves.removeWidget(half)
            self._halves.addWidget(ScrollSheet(half), share)
        if typing:
            self.begin()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "sheet")
        painter.end()
