"""Reads who is treated and with what: patient, pump or gravity set, the clinic's choices, standing orders."""

from __future__ import annotations

from datetime import date

from nurse_app.casefile.form import Form, kind_of
from nurse_app.casefile.order_rates import DROPS, drop_factor, rate
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members, Value
from nurse_app.clinical.book import Book
from nurse_app.clinical.order import Order, StandingOrder, WeightBasis
from nurse_app.clinical.patient import Patient, Risk, Sex
from nurse_app.clinical.quantities import Length, Minutes, Rate, Weight
from nurse_app.clinical.setting import Clinic, Place, Policy, Profile, Pump

STEP, HIGHEST = "0.1", "999"
ANAPHYLAXIS = "anaphylaxis"


def patient(whole: Form) -> Patient | None:
    """The patient; None where the weight is missing or wrong."""
    form = whole.form(
        "patient",
        ("weight_kg", "height_cm", "sex", "birth_date", "name", "record_number", "risks"),
        required=True,
    )
    if form is None:
        return None
    weight = form.number("weight_kg", required=True)
    height = form.number("height_cm")
    sex = form.choice("sex", Sex)
    born = form.day("birth_date")
    name, number = form.text("name"), form.text("record_number")
    risks = _risks(form)
    if weight is None:
        return None
    return Patient(
        weight=Weight.of(weight),
        key=number or name or "",
        name=name or "",
        record_number=number or "",
        birth_date=born,
        sex=sex,
        height=None if height is None else Length.of(height),
        risks=risks,
    )


def _risks(form: Form) -> frozenset[Risk]:
    known = {risk.value for risk in Risk}
    found = set()
    for n, word in enumerate(form.rows("risks") or []):
        if isinstance(word, str) and word in known:
            found.add(Risk(word))
        elif isinstance(word, str):
            form.fault(f"risks[{n}]", "unknown-word", text=quoted(word), known=", ".join(Risk))
        else:
            form.fault(f"risks[{n}]", "wrong-type", wanted="text", found=kind_of(word))
    return frozenset(found)


def needed_for_basis(whole: Form, patient: Patient, order: Order) -> None:
    """Note the height and sex that an ideal or adjusted weight needs."""
    if order.dosing_weight in (WeightBasis.IDEAL, WeightBasis.ADJUSTED):
        for key, known in (("height_cm", patient.height), ("sex", patient.sex)):
            if known is None and not any(f.place == f"patient.{key}" for f in whole.faults):
                whole.fault(f"patient.{key}", "needed-for-basis", basis=order.dosing_weight.value)


def born_before(whole: Form, patient: Patient, on: date | None) -> None:
    """Note a birth date that comes after the day of the infusion."""
    if on is not None and patient.birth_date is not None and patient.birth_date > on:
        whole.fault("patient.birth_date", "after-start", day=patient.birth_date.isoformat())


def pump(whole: Form) -> Pump | None:
    """The pump; the usual one where the file says none."""
    if not whole.has("pump"):
        return Pump(Rate.of(STEP), Rate.of(HIGHEST))
    keys = ("step_ml_h", "max_ml_h", "coarse_from_ml_h", "coarse_step_ml_h", "gravity", DROPS)
    form = whole.form("pump", keys)
    if form is None:
        return None
    step, highest = _rate(form, "step_ml_h", STEP), _rate(form, "max_ml_h", HIGHEST)
    coarse_from, coarse_step = _rate(form, "coarse_from_ml_h"), _rate(form, "coarse_step_ml_h")
    for key, other in (("coarse_from_ml_h", "coarse_step_ml_h"), ("coarse_step_ml_h", "coarse_from_ml_h")):
        if form.has(other) and not form.has(key):
            form.fault(key, "missing-key")
    gravity, factor = form.flag("gravity") or False, drop_factor(form)
    if step is None or highest is None:
        return None
    return Pump(step, highest, coarse_from, coarse_step, gravity, factor)


def _rate(form: Form, key: str, usual: str | None = None) -> Rate | None:
    if not form.has(key):
        return None if usual is None else Rate.of(usual)
    number = form.number(key)
    return None if number is None else Rate.of(number)


def clinic(whole: Form) -> Clinic | None:
    """The clinic's choices; the usual ones where the file says none."""
    if not whole.has("clinic"):
        return Clinic()
    form = whole.form("clinic", ("policy", "place", "profile", "maximum_rate"))
    if form is None:
        return None
    return Clinic(
        policy=form.choice("policy", Policy) or Policy.REDUCE_FIRST,
        place=form.choice("place", Place) or Place.CLINIC,
        profile=form.choice("profile", Profile),
        maximum_rate=rate(form, "maximum_rate"),
    )


def standing_order(form: Form, place: str, row: Value, book: Book) -> StandingOrder | None:
    """A drug ordered in advance: its name alone, or with dose, route and the signs it is for."""
    if isinstance(row, str):
        return StandingOrder(row, "", "") if row.strip() else None
    if not isinstance(row, Members):
        form.fault(place, "wrong-type", wanted="an object", found=kind_of(row))
        return None
    below = Form(row, form.at(place), form.faults, ("name", "dose", "route", "for", "again_after_min", "dose_per_kg"))
    name = below.text("name", required=True)
    dose, route, per_kg = below.text("dose"), below.text("route"), below.text("dose_per_kg")
    again = below.number("again_after_min")
    signs = _signs(below, book)
    if name is None:
        return None
    return StandingOrder(
        name, dose or "", route or "", signs, None if again is None else Minutes.of(again), per_kg or ""
    )


def _signs(form: Form, book: Book) -> tuple[str, ...]:
    found = []
    for n, sign in enumerate(form.rows("for") or []):
        if isinstance(sign, str) and (sign == ANAPHYLAXIS or book.sign(sign) is not None):
            found.append(sign)
        elif isinstance(sign, str):
            form.fault(f"for[{n}]", "unknown-sign", text=quoted(sign))
        else:
            form.fault(f"for[{n}]", "wrong-type", wanted="text", found=kind_of(sign))
    return tuple(found)
