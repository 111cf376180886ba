"""A plan as lines of text for the terminal: dose, ceiling, steps in columns, duration, findings."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity
from nurse_app.clinical.order import Order
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Because, Ceiling, Dosing, Plan, RateStep
from nurse_app.clinical.quantities import RateUnit, as_unit, written
from nurse_app.wording import numbers
from nurse_app.wording.findings import sentence
from nurse_app.wording.names import Names

WHOSE = {
    Because.LABEL: "label",
    Because.ORDER: "order",
    Because.RISK: "risk",
    Because.CLINIC: "clinic",
    Because.REACTION: "reaction",
    Because.PUMP: "pump",
}
SEVERITY_WORDS = {Severity.STOP.value: "STOP", Severity.ASK.value: "ASK ", Severity.NOTE.value: "NOTE"}
_COLUMNS = ("Step", "from", "for", "mL/h", "mg/kg/min", "mL in step", "mL so far")


def plan_lines(plan: Plan, patient: Patient, order: Order, book: Book) -> Iterator[str]:
    """The whole plan, one line after another."""
    product = Names(book).product(order.product)
    yield f"{product}, {order.indication}, patient of {numbers.weight(patient.weight)}"
    if plan.dosing is not None:
        yield from _dose(plan.dosing)
        if plan.ceiling is not None:
            yield from _ceiling(plan.ceiling, plan.dosing)
    if plan.steps:
        yield ""
        yield from _steps(plan.steps)
    yield ""
    if plan.duration is not None:
        yield f"It takes {numbers.minutes(plan.duration)} without pauses."
    else:
        yield "No rates: see what stops it below."
    yield from (line for finding in plan.findings for line in _finding(finding))


def _dose(dosing: Dosing) -> Iterator[str]:
    yield f"Dose today: {numbers.dose(dosing.delivered)} in {numbers.volume(dosing.volume)}" + (
        "" if dosing.delivered == dosing.today else f" (ordered {numbers.dose(dosing.today)})"
    )
    yield f"Course: {numbers.dose(dosing.course)} on {numbers.weight(dosing.dosing_weight)}"
    vials = ", ".join(f"{vial.count} × {numbers.dose(vial.size)}" for vial in dosing.vials)
    yield f"Vials: {vials or 'sizes not known'}"


def _ceiling(ceiling: Ceiling, dosing: Dosing) -> Iterator[str]:
    by_weight = as_unit(ceiling.rate, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength)
    yield (
        f"Ceiling: {numbers.rate(ceiling.rate)} ({numbers.mg_kg_min(by_weight)}), "
        f"{WHOSE[ceiling.because]}: {ceiling.source}"
    )
    for other in ceiling.others:
        yield f"  above it: {numbers.rate(other.rate)}, {WHOSE[other.because]}: {other.source}"


def _steps(steps: tuple[RateStep, ...]) -> Iterator[str]:
    drops = any(step.gtt_min is not None for step in steps)
    rows = [(*_COLUMNS, *(["gtt/min"] if drops else [])), *(_row(step) for step in steps)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))


def _row(step: RateStep) -> tuple[str, ...]:
    cells = (
        str(step.n),
        numbers.minutes(step.start),
        numbers.minutes(step.lasts),
        numbers.rate(step.rate).removesuffix(" mL/h"),
        numbers.mg_kg_min(step.mg_kg_min).removesuffix(" mg/kg/min"),
        numbers.volume(step.volume).removesuffix(" mL"),
        numbers.volume(step.cumulative).removesuffix(" mL"),
    )
    return cells if step.gtt_min is None else (*cells, written(step.gtt_min, 1))


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{SEVERITY_WORDS[finding.severity.value]}  {sentence(finding)}"
    if finding.source:
        yield f"      Source: {finding.source}"
