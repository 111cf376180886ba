"""Reads what a case knows of earlier infusions."""

from __future__ import annotations

from datetime import datetime

from nurse_app.casefile.form import Form, kind_of
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members
from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.entries import PastInfusion, PastReaction

_KEYS = ("date", "product", "lot", "highest_ml_h", "tolerated_ml_h", "weight_kg", "reactions")


def history(whole: Form, book: Book, start: datetime | None) -> tuple[PastInfusion, ...] | None:
    """The earlier infusions; None where the file says nothing, empty where there were none."""
    rows = whole.rows("history")
    if rows is None:
        return None
    found = []
    for n, row in enumerate(rows):
        place = f"history[{n}]"
        if not isinstance(row, Members):
            whole.fault(place, "wrong-type", wanted="an object", found=kind_of(row))
            continue
        past = _past(Form(row, place, whole.faults, _KEYS), book, start)
        if past is not None:
            found.append(past)
    return tuple(found)


def _past(form: Form, book: Book, start: datetime | None) -> PastInfusion | None:
    if not form.has("date"):
        form.fault("date", "missing-key")
    on, product = form.day("date"), form.text("product", required=True)
    lot, weight = form.text("lot") or "", form.number("weight_kg")
    highest, tolerated = form.number("highest_ml_h"), form.number("tolerated_ml_h")
    reactions = _reactions(form, book)
    if on is not None and start is not None and on > start.date():
        form.fault("date", "after-start", day=on.isoformat())
    if on is None or product is None:
        return None
    return PastInfusion(
        on,
        product,
        lot,
        None if highest is None else Rate.of(highest),
        None if tolerated is None else Rate.of(tolerated),
        "" if weight is None else f"{weight.normalize():f}",
        reactions,
    )


def _reactions(form: Form, book: Book) -> tuple[PastReaction, ...]:
    found = []
    for n, row in enumerate(form.rows("reactions") or []):
        place = f"reactions[{n}]"
        if not isinstance(row, Members):
            form.fault(place, "wrong-type", wanted="an object", found=kind_of(row))
            continue
        reaction = _reaction(Form(row, form.at(place), form.faults, ("id", "grade", "rate_ml_h", "late")), book)
        if reaction is not None:
            found.append(reaction)
    return tuple(found)


def _reaction(form: Form, book: Book) -> PastReaction | None:
    sign, grade = form.text("id", required=True), form.choice("grade", Grade, "unknown-grade", required=True)
    rate, late = form.number("rate_ml_h"), form.flag("late")
    if sign is not None and book.sign(sign) is None:
        form.fault("id", "unknown-sign", text=quoted(sign))
        return None
    if sign is None or grade is None:
        return None
    return PastReaction(sign, grade, None if rate is None else Rate.of(rate), late or False)
