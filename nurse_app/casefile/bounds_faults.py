"""Turns figures outside the absolute bounds into faults of a file, each at its place."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.casefile.form import Form
from nurse_app.clinical.book import Book
from nurse_app.clinical.bounds import (
    OutOfBounds,
    of_dose,
    of_ordered_weight,
    of_patient,
    of_pump,
    of_rates,
    of_rounding,
)
from nurse_app.clinical.order import Order
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.weight import dosing_weight

_PLACES = {
    "weight": "patient.weight_kg",
    "height": "patient.height_cm",
    "ordered-weight": "order.dosing_weight.kg",
    "course": "order.dose",
    "day": "order.dose",
    "round-to": "order.round_to_vials.g",
    "pump-step": "pump.step_ml_h",
    "pump-highest": "pump.max_ml_h",
    "pump-coarse-from": "pump.coarse_from_ml_h",
    "pump-coarse-step": "pump.coarse_step_ml_h",
    "order-maximum": "order.maximum_rate.value",
    "clinic-maximum": "clinic.maximum_rate.value",
}


def note_bounds(
    whole: Form, patient: Patient | None, order: Order | None, clinic: Clinic | None, pump: Pump | None, book: Book
) -> None:
    """Note every figure outside its bound that can be judged from the parts that could be read."""
    for one in _outside(whole, patient, order, clinic, pump, book):
        code = "out-of-bounds" if not one.above else "above-bound" if one.high else "not-above-zero"
        whole.fault(_place(one), code, value=one.value, low=one.low, high=one.high)


def _outside(
    whole: Form, patient: Patient | None, order: Order | None, clinic: Clinic | None, pump: Pump | None, book: Book
) -> Iterator[OutOfBounds]:
    sized: list[OutOfBounds] = []
    if patient is not None:
        sized += of_patient(patient, book)
    if order is not None:
        sized += of_ordered_weight(order, book)
        yield from of_rounding(order)
    yield from sized
    if pump is not None:
        yield from of_pump(pump, book)
    if patient is None or order is None or sized:
        return
    yield from of_dose(order.dose, dosing_weight(patient, order, book)[0], book)
    if pump is not None and clinic is not None and not any(f.code == "no-drop-factor" for f in whole.faults):
        yield from of_rates(patient, order, clinic, pump, book)


def _place(one: OutOfBounds) -> str:
    return f"order.titration.steps[{one.n - 1}].rate" if one.what == "step" else _PLACES[one.what]
