"""What an order gives, small, beside the form: dose, volume, steps, ceiling, finish and every finding."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.finding_views import finding_view
from nurse_app.ui.pages.laying import add, column, emptied, held
from nurse_app.ui.parts.fact_table import FactTable, FactView
from nurse_app.ui.parts.finding_card import FindingCard
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_order as words
from nurse_app.wording.pages_plan import PlanWords, StepWords


class PlanPreview(QWidget):
    """Empty until there is something to show; what was shown goes when the order can no longer be read."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: PlanWords | None = None
        self._column = column(on=self)
        self._say_empty()

    def show_plan(self, plan: PlanWords | None) -> None:
        """Show a plan, or None: the order cannot be read yet."""
        if plan == self._shown:
            return
        self._shown = plan
        emptied(self._column)
        if plan is None:
            self._say_empty()
            return
        if plan.volume:
            big = Text((Run(plan.volume, "glance"),))
            self._column.addWidget(big)
            self._column.addWidget(Text((strong(plan.dose), quiet(f"  {plan.dose_small}")), wrap=True))
            self._column.addSpacing(8)
        self._column.addWidget(FactTable(_facts(plan), 84))
        if plan.steps:
            add(self._column, 12)
            self._column.addWidget(_steps(plan.steps))
        for finding in plan.findings:
            add(self._column, 8)
            self._column.addWidget(FindingCard(finding_view(finding)))
        self._column.addStretch(1)

    def _say_empty(self) -> None:
        self._column.addWidget(Text(words.PREVIEW_EMPTY, tone="ink-2", wrap=True))
        self._column.addStretch(1)


def _facts(plan: PlanWords) -> tuple[FactView, ...]:
    rows = [FactView("Vials", plan.vials), FactView("It takes", plan.takes), FactView("Highest", plan.highest)]
    if plan.limits:
        rows.append(FactView("Ceiling", f"{plan.limits[0].rate}, {plan.limits[0].whose.lower()}"))
        rows.append(FactView("", plan.limits[0].source, tone="ink-2"))
    rows += [FactView("Also", f"{limit.rate}, {limit.whose.lower()}", tone="ink-2") for limit in plan.limits[1:]]
    return tuple(row for row in rows if row.value)


def _steps(steps: tuple[StepWords, ...]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    for n, step in enumerate(steps):
        grid.addWidget(Text((quiet(step.n),)), n, 0)
        grid.addWidget(Text((strong(f"{step.rate} mL/h"),)), n, 1)
        grid.addWidget(Text((quiet(f"{step.small} mg/kg/min"),)), n, 2)
        grid.addWidget(Text((quiet(step.lasts),)), n, 3)
    grid.setColumnStretch(3, 1)
    return held(column(SectionHeading("Rate steps", small=True), 4, Rule(), 4, grid))
