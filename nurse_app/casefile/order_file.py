"""Reads an ORDER file: patient, order, pump and clinic, or every fault that keeps it from being taken at its word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nurse_app.casefile import order_dose, order_rates, order_setting
from nurse_app.casefile.bounds_faults import note_bounds
from nurse_app.casefile.form import Form
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import parse
from nurse_app.clinical.book import Book
from nurse_app.clinical.order import LabelTitration, Order, StandingOrder
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.products import Product
from nurse_app.clinical.quantities import Concentration
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.errors import Fault, FileFaults

KEYS = ("patient", "order", "pump", "clinic", "on", "standing_orders")
_ORDER = (
    *("product", "indication", "dose", "dosing_weight", "round_to_vials", "titration", "maximum_rate"),
    *("concentration_mg_per_ml", "prescriber", "ordered_on", "standing_orders", "on"),
)


@dataclass(frozen=True, slots=True)
class OrderCase:
    """What an ORDER file says. `on` is the day of the infusion, for the age; None where not said."""

    patient: Patient
    order: Order
    clinic: Clinic
    pump: Pump
    on: date | None = None


def read_order(content: bytes, book: Book) -> OrderCase:
    """Read an ORDER file.

    Raises:
        FileFaults: every fault found in one run, in the order of reading. The file author's to mend.
    """
    faults: list[Fault] = []
    case = order_case(Form(parse(content), "", faults, KEYS), book)
    if case is None or faults:
        raise FileFaults(tuple(faults))
    return case


def order_case(whole: Form, book: Book) -> OrderCase | None:
    """Read the parts of an order from a file's whole object; None when something needed is missing or wrong."""
    patient = order_setting.patient(whole)
    written = whole.form("order", _ORDER, required=True)
    pump = order_setting.pump(whole)
    clinic = order_setting.clinic(whole)
    on = _on(whole, written)
    draft = None if written is None else _draft(whole, written, book)
    pump = order_rates.with_drop_factor(whole, pump, draft, clinic)
    note_bounds(whole, patient, draft, clinic, pump, book)
    if patient is not None and draft is not None:
        order_setting.needed_for_basis(whole, patient, draft)
    if patient is not None:
        order_setting.born_before(whole, patient, on)
    if patient is None or draft is None or pump is None or clinic is None:
        return None
    return OrderCase(patient, draft, clinic, pump, on)


def _on(whole: Form, order: Form | None) -> date | None:
    for form in (whole, order):
        if form is not None and form.has("on"):
            return form.day("on")
    return None


def _draft(whole: Form, written: Form, book: Book) -> Order | None:
    """The order as far as it can be read; None without a dose. What is missing in it has been noted as a fault."""
    product = _product(written, book)
    indication = _indication(written, product, book)
    dose = order_dose.dose(written)
    basis, ordered_weight = order_dose.weight_basis(written)
    round_to = order_dose.round_to(written, book)
    titration = order_rates.titration(written)
    maximum = order_rates.maximum_rate(written)
    strength = written.number("concentration_mg_per_ml")
    prescriber = written.text("prescriber") or ""
    ordered_on = written.day("ordered_on")
    standing = (*_standing(whole, book), *_standing(written, book))
    if dose is None:
        return None
    return Order(
        product=product.id if product else "",
        indication=indication or "",
        dose=dose,
        dosing_weight=basis,
        ordered_weight=ordered_weight,
        round_to=round_to,
        titration=titration or LabelTitration(),
        maximum_rate=maximum,
        strength=None if strength is None else Concentration.of(strength),
        prescriber=prescriber,
        ordered_on=ordered_on,
        standing_orders=standing,
    )


def _product(written: Form, book: Book) -> Product | None:
    product_id = written.text("product", required=True)
    if product_id is None:
        return None
    product = book.product(product_id)
    if product is None:
        written.fault("product", "unknown-product", text=quoted(product_id))
    return product


def _indication(written: Form, product: Product | None, book: Book) -> str | None:
    """One of the product's codes, or the abbreviation of a condition (then off label)."""
    code = written.text("indication", required=True)
    if code is None:
        return None
    own = [] if product is None else [i.code for i in product.indications]
    off_label = [c.abbreviation for c in book.conditions if c.abbreviation not in own]
    if code in own or code in off_label or (product is None and book.knows_indication(code)):
        return code
    written.fault("indication", "unknown-indication", text=quoted(code), known=", ".join([*own, *off_label]))
    return None


def _standing(form: Form, book: Book) -> tuple[StandingOrder, ...]:
    rows = form.rows("standing_orders") or []
    return tuple(
        order
        for n, row in enumerate(rows)
        if (order := order_setting.standing_order(form, f"standing_orders[{n}]", row, book)) is not None
    )
