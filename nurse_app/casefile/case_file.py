"""Reads a CASE file: an order with its nurse, start, baseline, exceptions, history and entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from hashlib import sha256

from nurse_app.casefile import case_entries, case_history, case_vitals, wanted
from nurse_app.casefile.case_entries import CaseEntry
from nurse_app.casefile.case_times import minutes_from_start, start_of
from nurse_app.casefile.form import Form
from nurse_app.casefile.order_file import KEYS as ORDER_KEYS
from nurse_app.casefile.order_file import OrderCase, order_case
from nurse_app.casefile.order_setting import born_before
from nurse_app.casefile.strict_json import parse
from nurse_app.clinical.book import Book
from nurse_app.clinical.order import OwnTitration
from nurse_app.clinical.quantities import Rate, RateUnit
from nurse_app.errors import Fault, FileFaults
from nurse_app.infusion.entries import PastInfusion

KEYS = (*ORDER_KEYS, "nurse", "start", "baseline", "precheck", "history", "entries")


@dataclass(frozen=True, slots=True)
class Case:
    """A whole infusion as a file tells it.

    `baseline_at` is in minutes from the start. `history` None: nothing is
    known. `digest` is of the file's bytes: the same file gives the same ids.
    """

    order: OrderCase
    nurse: str
    start: datetime
    baseline: wanted.Vitals | None
    baseline_at: int
    precheck: Mapping[str, bool]
    history: tuple[PastInfusion, ...] | None
    entries: tuple[CaseEntry, ...]
    digest: str = field(default="")


def read_case(content: bytes, book: Book) -> Case:
    """Read a CASE file.

    Raises:
        FileFaults: every fault found in one run, in the order of reading. The file author's to mend.
    """
    faults: list[Fault] = []
    whole = Form(parse(content), "", faults, KEYS)
    order = order_case(whole, book)
    nurse, start = whole.text("nurse", required=True), start_of(whole)
    baseline, baseline_at = _baseline(whole, book)
    precheck = _precheck(whole, book)
    history = case_history.history(whole, book, start)
    entries = case_entries.entries(whole, book)
    _same_day(whole, order, start)
    if order is not None and start is not None and order.on is None:
        born_before(whole, order.patient, start.date())
    _changed_rates(whole, entries, order, book)
    if order is None or nurse is None or start is None or faults:
        raise FileFaults(tuple(faults))
    order = replace(order, on=start.date())
    digest = sha256(content).hexdigest()
    return Case(order, nurse, start, baseline, baseline_at, precheck, history, entries, digest)


def _baseline(whole: Form, book: Book) -> tuple[wanted.Vitals | None, int]:
    form = whole.form("baseline", ("at", *case_vitals.KEYS))
    if form is None:
        return None, 0
    return case_vitals.vitals(form, book), minutes_from_start(form, "at") or 0


def _precheck(whole: Form, book: Book) -> Mapping[str, bool]:
    form = whole.form("precheck", (check.id for check in book.checks))
    if form is None:
        return {}
    return {key: right for key in form.names() if (right := form.flag(key)) is not None}


def _same_day(whole: Form, order: OrderCase | None, start: datetime | None) -> None:
    if order is not None and start is not None and order.on not in (None, start.date()):
        whole.fault("on", "not-the-day-of-start", day=start.date().isoformat())


def _changed_rates(whole: Form, entries: tuple[CaseEntry, ...], order: OrderCase | None, book: Book) -> None:
    """Note new highest rates in drops without a drop factor, or outside the absolute bound."""
    for entry in entries:
        rate = entry.wanted.maximum_rate if isinstance(entry.wanted, wanted.OrderChange) else None
        if rate is None or order is None:
            continue
        place = f"entries[{entry.n - 1}].maximum_rate"
        if rate.unit is RateUnit.GTT_MIN and not _has_drops(order):
            whole.fault(place, "no-drop-factor", name="drop_factor_gtt_per_ml")
        if rate.unit is RateUnit.ML_H and not Fraction(0) < rate.amount <= book.order_limits.rate.value:
            value, high = Rate(rate.amount).text(6), book.order_limits.rate.text()
            whole.fault(f"{place}.value", "above-bound", value=f"{value} mL/h", low="0 mL/h", high=f"{high} mL/h")


def _has_drops(order: OrderCase) -> bool:
    own = order.order.titration
    return bool(order.pump.drop_factor or (isinstance(own, OwnTitration) and own.drop_factor))
