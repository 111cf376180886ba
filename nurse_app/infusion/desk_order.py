"""Requests about the order: open an infusion, correct it, change its highest rate by a new order, void it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.bounds import out_of_bounds
from nurse_app.clinical.findings import Finding, Findings, Severity, worst_first
from nurse_app.clinical.order import Order
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Plan
from nurse_app.clinical.quantities import RateAs
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.told import told
from nurse_app.infusion.asking import Answer, Ask, Kept, Refused, answer, fixed, gate, need, recorded, stop
from nurse_app.infusion.entries import Entry, Opened, OrderChanged, OrderCorrected, PastInfusion, Voided
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import limits_of
from nurse_app.infusion.worked import plan_for


def open_infusion(
    ask: Ask,
    patient: Patient,
    order: Order,
    clinic: Clinic,
    pump: Pump,
    book: Book,
    history: tuple[PastInfusion, ...] | None = None,
    planned_for: datetime | None = None,
    chair: int = 1,
    training: bool = False,
    made_by: str = "",
) -> Answer:
    """Put a patient and an order on the chart: the first entry of a new infusion.

    Refused: a product that the book has not (`product-not-in-book`), a figure
    outside its absolute bounds (`out-of-bounds`), nobody's name (`no-author`).
    What the plan stops or asks is handed back with the entry; it holds the
    start, not the opening.
    """
    holds: Findings = () if ask.author.strip() else (stop("no-author"),)
    holds += _fits(patient, order, clinic, pump, book)
    if holds:
        return Refused(worst_first(holds))
    made = recorded(None, ask)
    when = fixed(ask.happened or made.wall)
    if when > made.wall:
        return Refused((stop("in-the-future", at=when.isoformat()),))
    planned = None if planned_for is None else fixed(planned_for)
    opened = Opened(
        patient, order, clinic, pump, book.version, history, planned, chair, training=training, made_by=made_by
    )
    plan = plan_for(patient, order, clinic, pump, book, (planned or when).date())
    return Kept((Entry(ask.new_id(), when, made, ask.author, opened),), plan.findings)


def correct_order(
    infusion: Infusion, ask: Ask, patient: Patient, order: Order, pump: Pump, reason: str, book: Book
) -> Answer:
    """Correct weight, order, product or pump; plan, doses and ceiling are worked out again from here on.

    Refused like an opening, without a reason, or with another product once
    the first drop has run. The new plan's findings are handed back; those that ask are
    decided by name. A rate now running above the new ceiling is a `stop`
    finding of the kept entry, and an alarm until it is lowered.
    """
    holds = (*gate(infusion, ask, book), *need(reason=reason), *_fits(patient, order, infusion.clinic, pump, book))
    if infusion.started_at is not None and order.product != infusion.order.product:
        holds += (stop("product-after-start", product=infusion.order.product),)
    found = () if holds else _with_new_plan(infusion, patient, order, pump, book)
    return answer(infusion, ask, book, holds, OrderCorrected(patient, order, pump, reason), found=found)


def change_order(
    infusion: Infusion, ask: Ask, prescriber: str, maximum_rate: RateAs | None, read_back: bool, book: Book
) -> Answer:
    """Record the prescriber's new highest rate (None: none any more), given by voice and read back.

    Refused without the prescriber's name, when it was not read back, or with a
    rate outside its absolute bounds. The label's and the clinic's ceilings
    stay as they are.
    """
    holds = (*gate(infusion, ask, book), *need(prescriber=prescriber))
    if not read_back:
        holds += (stop("not-read-back"),)
    order = replace(infusion.order, maximum_rate=maximum_rate, prescriber=prescriber)
    holds += _fits(infusion.patient, order, infusion.clinic, infusion.pump, book)
    found = () if holds else _with_new_plan(infusion, infusion.patient, order, infusion.pump, book)
    return answer(infusion, ask, book, holds, OrderChanged(prescriber, order, read_back), found=found)


def void(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """Say that the infusion was begun in error; it stays visible. Refused once the first drop has run."""
    holds = (*gate(infusion, ask, book), *need(reason=reason))
    if infusion.started_at is not None:
        holds += (stop("already-started", at=infusion.started_at.isoformat()),)
    return answer(infusion, ask, book, holds, Voided(reason))


def _fits(patient: Patient, order: Order, clinic: Clinic, pump: Pump, book: Book) -> Findings:
    if book.product(order.product) is None:
        return (stop("product-not-in-book", product=order.product),)
    source = book.order_limits.source
    return tuple(
        stop("out-of-bounds", source, what=one.what, value=one.value, low=one.low, high=one.high)
        for one in out_of_bounds(patient, order, clinic, pump, book)
    )


def _with_new_plan(infusion: Infusion, patient: Patient, order: Order, pump: Pump, book: Book) -> Findings:
    plan = plan_for(patient, order, infusion.clinic, pump, book, infusion.day, limits_of(infusion.lowered))
    fresh = (f for f in plan.findings if f not in infusion.plan.findings)
    return worst_first([*_now_above(infusion, plan), *fresh])


def _now_above(infusion: Infusion, plan: Plan) -> Iterator[Finding]:
    running = infusion.runs[-1].rate if infusion.running else NO_RATE
    if plan.ceiling is not None and running > plan.ceiling.rate:
        said = (("rate", told(running)), ("ceiling", told(plan.ceiling.rate)), ("because", plan.ceiling.because.value))
        yield Finding("running-above-ceiling", Severity.STOP, said, plan.ceiling.source)
