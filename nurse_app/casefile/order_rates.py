"""Reads the rates of an order: the titration in its own unit, the highest rate, the drop factor of a set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from nurse_app.casefile.form import Form
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members, Value
from nurse_app.clinical.order import LabelTitration, MeanHours, Order, OwnStep, OwnTitration, Titration
from nurse_app.clinical.quantities import Minutes, RateAs, RateUnit, Volume
from nurse_app.clinical.setting import Clinic, Pump

DROPS = "drop_factor_gtt_per_ml"
LABEL = "label"


def rate(form: Form, key: str) -> RateAs | None:
    """A rate as `{"value": …, "unit": …}`; a bare number is no rate."""
    below = form.form(key, ("value", "unit"))
    if below is None:
        return None
    value = below.number("value", required=True)
    unit = below.choice("unit", RateUnit, "unknown-unit", required=True)
    return None if value is None or unit is None else RateAs.of(value, unit)


def maximum_rate(order: Form) -> RateAs | None:
    """The most that the order allows; None where it says none."""
    return rate(order, "maximum_rate")


def titration(order: Form) -> Titration | None:
    """The titration; the label's where the order says none, None where it is wrong."""
    value = order.value("titration")
    if not order.has("titration") or value == LABEL:
        return LabelTitration()
    if isinstance(value, str):
        order.fault("titration", "unknown-word", text=quoted(value), known=LABEL)
        return None
    form = order.form("titration", ("unit", "steps", DROPS, "mean_hours"))
    if form is None:
        return None
    return _mean_hours(form) if form.has("mean_hours") else _own(form)


def _mean_hours(form: Form) -> MeanHours | None:
    for key in ("unit", "steps", DROPS):
        if form.has(key):
            form.fault(key, "not-with-mean-hours")
    hours = form.number("mean_hours")
    if hours is not None and hours <= 0:
        form.fault("mean_hours", "not-above-zero")
        return None
    return None if hours is None else MeanHours(Fraction(hours))


def _own(form: Form) -> OwnTitration | None:
    unit = form.choice("unit", RateUnit, "unknown-unit", required=True)
    rows = form.rows("steps", required=True)
    factor = drop_factor(form)
    if rows is None:
        return None
    if not rows:
        form.fault("steps", "empty-list")
    steps = [_step(form, n, row, last=n == len(rows) - 1) for n, row in enumerate(rows)]
    if unit is None or not rows or any(step is None for step in steps):
        return None
    return OwnTitration(unit, tuple(step for step in steps if step is not None), factor)


def _step(form: Form, n: int, row: Value, last: bool) -> OwnStep | None:
    """One step: every one but the last runs for a time or for a volume, the last one to the end."""
    place = f"steps[{n}]"
    if not isinstance(row, Members):
        form.fault(place, "wrong-type", wanted="an object", found="something else")
        return None
    step = Form(row, form.at(place), form.faults, ("rate", "for_min", "for_ml"))
    amount = step.number("rate", required=True)
    span, volume = _above_zero(step, "for_min"), _above_zero(step, "for_ml")
    ends = [key for key in ("for_min", "for_ml") if step.has(key)]
    if last and ends:
        step.fault(ends[0], "last-step-has-an-end")
    elif not last and len(ends) != 1:
        step.fault("", "step-without-end" if not ends else "step-with-two-ends")
    if amount is None:
        return None
    return OwnStep(
        Fraction(amount),
        None if span is None else Minutes(span),
        None if volume is None else Volume(volume),
    )


def _above_zero(form: Form, key: str) -> Fraction | None:
    number = form.number(key)
    if number is not None and number <= 0:
        form.fault(key, "not-above-zero")
        return None
    return None if number is None else Fraction(number)


def drop_factor(form: Form) -> int | None:
    """The drops in a millilitre; None where not said or wrong."""
    factor = form.count(DROPS)
    if factor == 0:
        form.fault(DROPS, "not-from-one")
    return factor or None


def with_drop_factor(whole: Form, pump: Pump | None, order: Order | None, clinic: Clinic | None) -> Pump | None:
    """The pump with the one drop factor that the file names; needed for gravity and for drops a minute.

    Where pump and titration both name one they must agree.
    """
    of_order = order.titration.drop_factor if order and isinstance(order.titration, OwnTitration) else None
    of_pump = pump.drop_factor if pump else None
    if of_order and of_pump and of_order != of_pump:
        place = f"order.titration.{DROPS}"
        whole.fault(place, "two-drop-factors", titration=str(of_order), pump=str(of_pump))
    if not (of_pump or of_order):
        for place in _needing_drops(pump, order, clinic):
            whole.fault(place, "no-drop-factor", name=DROPS)
    return pump if pump is None or not pump.gravity else replace(pump, drop_factor=of_pump or of_order)


def _needing_drops(pump: Pump | None, order: Order | None, clinic: Clinic | None) -> Iterator[str]:
    """Yield the places that tell drops a minute or need them."""
    if order is not None:
        if isinstance(order.titration, OwnTitration) and order.titration.unit is RateUnit.GTT_MIN:
            yield "order.titration"
        if _in_drops(order.maximum_rate):
            yield "order.maximum_rate"
    if pump is not None and pump.gravity:
        yield "pump"
    if clinic is not None and _in_drops(clinic.maximum_rate):
        yield "clinic.maximum_rate"


def _in_drops(rate: RateAs | None) -> bool:
    return rate is not None and rate.unit is RateUnit.GTT_MIN
