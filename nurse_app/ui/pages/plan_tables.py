"""The tables of the plan page: rate steps as rows, and the limits as bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import emptied
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import pages_plan as words
from nurse_app.wording.pages_plan import LimitWords, PlanWords, StepWords

_RIGHT = Qt.AlignmentFlag.AlignRight


class StepTable(QWidget):
    """Step, from, mL/h, mg/kg/min, for, mL in step, mL so far; the end as the last row."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._shown: tuple[StepWords, ...] | None = None

    def show_plan(self, plan: PlanWords, end: str) -> None:
        """Show the steps; `end` is what comes after the last one."""
        if plan.steps != self._shown:
            self._shown = plan.steps
            self._fill(plan, end)

    def _fill(self, plan: PlanWords, end: str) -> None:
        emptied(self._grid)
        if not plan.steps:
            self._grid.addWidget(Text(words.NO_STEPS, tone="ink-2", wrap=True), 0, 0, 1, 7)
            return
        for at, head in enumerate(words.STEP_HEADS):
            align = Qt.AlignmentFlag.AlignLeft if at < 2 else _RIGHT
            self._grid.addWidget(Text(head, tone="ink-2"), 0, at, align)
        for n, step in enumerate(plan.steps):
            self._grid.addWidget(Rule(), 2 * n + 1, 0, 1, 7)
            self._row(2 * n + 2, step)
        last = 2 * len(plan.steps) + 1
        self._grid.addWidget(Rule(tone="ink", width=2), last, 0, 1, 7)
        self._grid.addWidget(Text(plan.finish or plan.takes, weight=600), last + 1, 0, 1, 2)
        self._grid.addWidget(Text(end, tone="ink-2"), last + 1, 2, 1, 4)
        self._grid.addWidget(Text(plan.steps[-1].so_far, weight=600), last + 1, 6, _RIGHT)
        for at in range(7):
            self._grid.setColumnStretch(at, 1 if at > 1 else 0)

    def _row(self, at: int, step: StepWords) -> None:
        cells = (
            Text(step.n),
            Text(step.since, weight=600),
            Text((Run(step.rate, "M", 700),)),
            Text((quiet(step.small),)),
            Text(step.lasts),
            Text(step.volume),
            Text((strong(step.so_far),)),
        )
        for column_at, cell in enumerate(cells):
            align = Qt.AlignmentFlag.AlignLeft if column_at < 2 else _RIGHT
            self._grid.addWidget(cell, at, column_at, align | Qt.AlignmentFlag.AlignVCenter)


class LimitBars(QWidget):
    """Every limit on the rate, the one that counts in the accent."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, 64)
        self._grid.setColumnStretch(2, 1)
        self._shown: tuple[LimitWords, ...] | None = None

    def show_limits(self, limits: tuple[LimitWords, ...]) -> None:
        """Show these, lowest first."""
        if limits == self._shown:
            return
        self._shown = limits
        emptied(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for n, limit in enumerate(limits):
            self._grid.addWidget(Text((Run(limit.whose, "S", 600 if limit.counts else 400),)), n, 0, top)
            self._grid.addWidget(_Bar(limit), n, 1, top)
            self._grid.addWidget(Text((strong(f"{limit.rate}  "), quiet(limit.source)), wrap=True), n, 2, top)


class _Bar(QWidget):
    def __init__(self, limit: LimitWords) -> None:
        super().__init__()
        self._limit = limit
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{limit.whose} {limit.rate}")

    def sizeHint(self) -> QSize:
        return QSize(128, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = "accent" if self._limit.counts else "line"
        painter.fillRect(QRectF(0, 1, max(self.width() * self._limit.share, 2), 18), current_theme().colour(tone))
        painter.end()
