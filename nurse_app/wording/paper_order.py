"""The order in words: dose, weight, steps, limits, and the plan's findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from nurse_app.clinical.order import DoseForm, LabelTitration, MeanHours, Order, OwnTitration, WeightBasis
from nurse_app.clinical.plan import Because, Dosing, VialCount
from nurse_app.clinical.quantities import written
from nurse_app.clinical.setting import Clinic, Place, Policy, Profile, Pump
from nurse_app.wording.names import spelled
from nurse_app.wording.numbers import clock, date_long, dose, rate, rate_as, strength, volume, weight

ORDER_LABELS = (
    *("Product", "Strength", "Indication", "Dose", "Course", "Today"),
    *("Dosing weight", "Vials planned", "Titration", "Highest rate"),
    *("Ordered by", "Pump", "Clinic", "Watched"),
)
WHOSE = {
    Because.LABEL: "Label",
    Because.ORDER: "Order",
    Because.RISK: "Label, for this risk",
    Because.CLINIC: "Clinic",
    Because.REACTION: "After the reaction",
    Because.PUMP: "Pump",
}
_BASIS = {
    WeightBasis.ACTUAL: "actual weight",
    WeightBasis.IDEAL: "ideal weight",
    WeightBasis.ADJUSTED: "adjusted weight",
    WeightBasis.ORDERED: "weight as ordered",
}
_POLICY = {
    Policy.REDUCE_FIRST: "slows first at a reaction",
    Policy.PAUSE_FIRST: "pauses first at a reaction",
    Policy.STOP_FIRST: "stops first at a reaction",
}


def dose_words(order: Order) -> str:
    """The dose as the order words it: "2 g/kg over 5 days"."""
    amount = written(order.dose.amount, 3)
    if order.dose.form is DoseForm.G_PER_KG_PER_DAY:
        return f"{amount} g/kg a day"
    unit = {DoseForm.G_PER_KG: "g/kg", DoseForm.G: "g", DoseForm.MG_PER_KG: "mg/kg"}[order.dose.form]
    days = f"over {order.dose.days} days" if order.dose.days > 1 else "on one day"
    return f"{amount} {unit} {days}"


def day_words(order: Order, dosing: Dosing | None) -> str:
    """Which day of the course this is: "day 3 of 5, 140 g in all"."""
    day = f"day {order.dose.day} of {order.dose.days}"
    return f"{day}, {dose(dosing.course)} in all" if dosing is not None else day


def ordered_on(day: date | None) -> str:
    """The order's date."""
    return date_long(day) if day else "date not given"


def ordered_today(day: date | None, dosing: Dosing | None) -> str:
    """The order's date and what it means for today: "28 Feb 2026, 0.4 g/kg"."""
    if dosing is None:
        return ordered_on(day)
    return f"{ordered_on(day)}, {written(dosing.today.value / dosing.dosing_weight.value, 2)} g/kg"


def dosing_weight(dosing: Dosing, order: Order) -> str:
    """The weight that doses are worked on, and the one for rates where it is another."""
    words = f"{weight(dosing.dosing_weight)}, {_BASIS[order.dosing_weight]}"
    return words if dosing.rate_weight == dosing.dosing_weight else f"{words}; rates on {weight(dosing.rate_weight)}"


def strength_words(dosing: Dosing) -> str:
    """The strength in per cent and mg/mL."""
    return strength(dosing.strength)


def vial_words(vials: Sequence[VialCount]) -> str:
    """ "1 × 20 g, 2 × 5 g"."""
    return ", ".join(f"{v.count} × {dose(v.size)}" for v in vials) or "sizes not known"


def titration_words(order: Order) -> str:
    """Where the rate steps come from."""
    match order.titration:
        case LabelTitration():
            return "as the label prints"
        case MeanHours(hours=hours):
            return f"the label's steps, to last at least {written(hours, 2)} h"
        case OwnTitration(unit=unit, steps=steps):
            rates = ", ".join(written(step.rate, 3) for step in steps)
            return f"as ordered: {rates} {unit.value}"


def highest_words(order: Order) -> str:
    """The order's own highest rate."""
    return rate_as(order.maximum_rate) if order.maximum_rate else "none"


def today_words(dosing: Dosing) -> str:
    """What was to run today."""
    ordered = "" if dosing.delivered == dosing.today else f" ({dose(dosing.today)} as ordered, rounded to vials)"
    return f"{dose(dosing.delivered)}, {volume(dosing.volume)}{ordered}"


def pump_words(pump: Pump) -> str:
    """The pump's step and top, or the gravity set."""
    if pump.gravity:
        return f"gravity set, {pump.drop_factor} drops in a mL"
    return f"steps of {rate(pump.step)} up to {rate(pump.highest)}"


def clinic_words(clinic: Clinic) -> str:
    """Where, and what the clinic does first at a reaction."""
    where = "at home" if clinic.place is Place.HOME else "in the clinic"
    return f"{where}; {_POLICY[clinic.policy]}"


def watched_words(profile: Profile, because: Sequence[str]) -> str:
    """How closely it was watched and why."""
    words = "closely" if profile is Profile.CAUTIOUS else "as usual"
    return f"{words} ({', '.join(map(spelled, because))})" if because else words


def decided_words(found: str, reason: str, by: str, at: datetime) -> str:
    """A decision in a line: what was found, and who let it go on, when and why."""
    return f"{found} Accepted {clock(at)} by {by}: {reason}"


NO_CEILING = "No ceiling could be worked out."
NO_CHECKS = "No check was answered."
NO_DECISIONS = "Nothing had to be decided by name."
YES, NO = "yes", "no"
EMPTY = "-"
