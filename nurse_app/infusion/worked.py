"""Plans and triggers worked out once for the same facts: the fold asks for them again with every entry."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.order import Order
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Limit, Plan
from nurse_app.clinical.planning import make_plan
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.targets import Target
from nurse_app.clinical.triggers import tripped
from nurse_app.clinical.vitals import Reading, Tripped


class _Shelf:
    """A book as a key: hashed by its version, compared in full only with another book of that version."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def __hash__(self) -> int:
        return hash(self.book.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shelf) and (self.book is other.book or self.book == other.book)


def plan_for(
    patient: Patient,
    order: Order,
    clinic: Clinic,
    pump: Pump,
    book: Book,
    on: date,
    extra: tuple[Limit, ...] = (),
) -> Plan:
    """The plan on a day, under `extra` limits; with a product that the book has not, a plan that only stops."""
    return _plan(patient, order, clinic, pump, _Shelf(book), on, extra)


@lru_cache(maxsize=64)
def _plan(
    patient: Patient, order: Order, clinic: Clinic, pump: Pump, shelf: _Shelf, on: date, extra: tuple[Limit, ...]
) -> Plan:
    if shelf.book.product(order.product) is None:
        unknown = Finding("product-not-in-book", Severity.STOP, facts(product=order.product))
        return Plan(None, None, (), None, (unknown,))
    return make_plan(patient, order, clinic, pump, shelf.book, on, extra)


def trips(
    reading: Reading,
    baseline: Reading | None,
    signs: tuple[SeenSign, ...],
    book: Book,
    adult: bool,
    targets: tuple[Target, ...] = (),
) -> tuple[Tripped, ...]:
    """The triggers that a reading trips, worst first; see `clinical.triggers.tripped`."""
    return _trips(reading, baseline, signs, _Shelf(book), adult, targets)


@lru_cache(maxsize=4096)
def _trips(
    reading: Reading,
    baseline: Reading | None,
    signs: tuple[SeenSign, ...],
    shelf: _Shelf,
    adult: bool,
    targets: tuple[Target, ...],
) -> tuple[Tripped, ...]:
    return tripped(reading, baseline, signs, shelf.book, adult, targets)
