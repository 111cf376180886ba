"""Reads what is measured and seen in a case: a set of vitals, signs with their grades."""

from __future__ import annotations

from nurse_app.casefile import wanted
from nurse_app.casefile.form import Form, kind_of
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members
from nurse_app.clinical.book import Book
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Quantity, Score, Temperature, Volume
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Alertness, Reading, Vital

_QUANTITIES: dict[Vital, type[Quantity]] = {
    Vital.SYSTOLIC: Pressure,
    Vital.DIASTOLIC: Pressure,
    Vital.PULSE: PerMinute,
    Vital.RESPIRATION: PerMinute,
    Vital.TEMPERATURE: Temperature,
    Vital.SPO2: Percent,
    Vital.PAIN: Score,
}
KEYS = (*(vital.value for vital in Vital), "alertness", "site", "symptoms", "pump_ml")


def vitals(form: Form, book: Book) -> wanted.Vitals:
    """A set of vitals; what is not there was not measured."""
    measured = {vital.value: _measured(form, vital) for vital in Vital}
    pump = form.number("pump_ml")
    return wanted.Vitals(
        # Each is measured in its vital's own kind, which a dictionary cannot say.
        reading=Reading(**measured, alertness=form.choice("alertness", Alertness)),  # type: ignore[arg-type]
        symptoms=signs(form, "symptoms", book),
        site=form.text("site") or "",
        pump_volume=None if pump is None else Volume.of(pump),
    )


def _measured(form: Form, vital: Vital) -> Quantity | None:
    number = form.number(vital.value)
    return None if number is None else _QUANTITIES[vital].of(number)


def signs(form: Form, key: str, book: Book, required: bool = False) -> tuple[SeenSign, ...]:
    """Signs with their grades, by the ids and words of the book."""
    found = []
    rows = form.rows(key, required) or []
    if required and form.value(key) == []:
        form.fault(key, "empty-list")
    for n, row in enumerate(rows):
        place = f"{key}[{n}]"
        if not isinstance(row, Members):
            form.fault(place, "wrong-type", wanted="an object", found=kind_of(row))
            continue
        seen = _sign(Form(row, form.at(place), form.faults, ("id", "grade")), book)
        if seen is not None:
            found.append(seen)
    return tuple(found)


def _sign(form: Form, book: Book) -> SeenSign | None:
    sign_id = form.text("id", required=True)
    grade = form.choice("grade", Grade, "unknown-grade", required=True)
    if sign_id is not None and book.sign(sign_id) is None:
        form.fault("id", "unknown-sign", text=quoted(sign_id))
        return None
    return None if sign_id is None or grade is None else SeenSign(sign_id, grade)
