"""What the book calls the ids in a finding's facts: signs, triggers, products."""

from __future__ import annotations

from collections.abc import Iterable

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.vitals import Tripped
from nurse_app.infusion.state import Reaction


def sign_name(book: Book, sign_id: str) -> str:
    """The label of a sign; its id where the book has it not."""
    known = book.sign(sign_id)
    return known.label if known is not None else sign_id


def product_name(book: Book, product_id: str) -> str:
    """The brand of a product; its id where the book has it not."""
    known = book.product(product_id)
    return known.brand if known is not None else product_id


def signs_named(book: Book, signs: Iterable[SeenSign]) -> str:
    """Signs with their grades in one line: `Headache mild, Nausea moderate`."""
    return ", ".join(f"{sign_name(book, s.sign)} {s.grade.value}" for s in signs)


def reaction_open(book: Book, reaction: Reaction, source: str) -> Finding:
    """A reaction that is open, as a reason to hold."""
    said = facts(name=signs_named(book, reaction.signs), sign=reaction.signs[0].sign, onset=reaction.onset.isoformat())
    return Finding("reaction-open", Severity.STOP, said, source)


def trigger_met(book: Book, trip: Tripped, code: str, severity: Severity) -> Finding:
    """A trigger that a set trips, with its value and what it was held against."""
    known = book.trigger(trip.trigger)
    said = facts(
        name=known.label if known is not None else trip.trigger,
        trigger=trip.trigger,
        band=trip.band.value,
        value=trip.value,
        baseline=trip.baseline,
    )
    return Finding(code, severity, said, trip.source)
