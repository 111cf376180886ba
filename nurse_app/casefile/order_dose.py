"""Reads the dose of an order: how it is worded, on which weight, rounded to which vials."""

from __future__ import annotations

from fractions import Fraction

from nurse_app.casefile.form import Form
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members
from nurse_app.clinical.book import Book
from nurse_app.clinical.order import DoseForm, OrderedDose, WeightBasis
from nurse_app.clinical.quantities import Dose, Weight

_BASES = tuple(basis.value for basis in WeightBasis if basis is not WeightBasis.ORDERED)


def dose(order: Form) -> OrderedDose | None:
    """The dose: exactly one of its four forms, and which day of how many."""
    form = order.form("dose", (*(kind.value for kind in DoseForm), "days", "day"), required=True)
    if form is None:
        return None
    said = [kind for kind in DoseForm if form.has(kind.value)]
    if len(said) != 1:
        code = "two-dose-forms" if said else "no-dose"
        form.fault("", code, found=", ".join(said), known=", ".join(DoseForm))
    amounts = {kind: form.number(kind.value) for kind in said}
    days, day = _count(form, "days"), _count(form, "day")
    if days is None or day is None:
        return None
    if day > days:
        form.fault("day", "day-after-days", day=str(day), days=str(days))
        return None
    amount = amounts[said[0]] if len(said) == 1 else None
    return None if amount is None else OrderedDose(said[0], Fraction(amount), days, day)


def _count(form: Form, key: str) -> int | None:
    """A number of days from 1; 1 where absent, None where wrong."""
    if not form.has(key):
        return 1
    count = form.count(key)
    if count == 0:
        form.fault(key, "not-from-one")
        return None
    return count


def weight_basis(order: Form) -> tuple[WeightBasis, Weight | None]:
    """The weight that the dose is worked on: a word, or kilograms as ordered."""
    if isinstance(order.value("dosing_weight"), Members):
        form = order.form("dosing_weight", ("kg",))
        kilograms = form.number("kg", required=True) if form is not None else None
        if kilograms is None:
            return WeightBasis.ACTUAL, None
        return WeightBasis.ORDERED, Weight.of(kilograms)
    word = order.text("dosing_weight")
    if word is None:
        return WeightBasis.ACTUAL, None
    if word not in _BASES:
        order.fault("dosing_weight", "unknown-word", text=quoted(word), known=", ".join(_BASES))
        return WeightBasis.ACTUAL, None
    return WeightBasis(word), None


def round_to(order: Form, book: Book) -> Dose | None:
    """The step that doses are rounded to: none, the usual one for `true`, or so many grams."""
    value = order.value("round_to_vials")
    if isinstance(value, bool):
        return book.default_titration.round_to if value else None
    if isinstance(value, Members):
        form = order.form("round_to_vials", ("g",))
        grams = form.number("g", required=True) if form is not None else None
        return None if grams is None else Dose.of(grams)
    if order.has("round_to_vials"):
        order.wrong_type("round_to_vials", 'true, false or {"g": …}')
    return None
