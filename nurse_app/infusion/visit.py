"""What an infusion needs to know of the visit before it: which order stands, and how closely to watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.monitoring import profile_for
from nurse_app.clinical.order import Order
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.setting import Profile, Pump
from nurse_app.infusion.entries import Entry, Opened, OrderChanged, OrderCorrected, PastInfusion


@dataclass(frozen=True, slots=True)
class InForce:
    """The patient, order and pump as last corrected, and when the prescriber changed the order."""

    patient: Patient
    order: Order
    pump: Pump
    changed: tuple[datetime, ...] = ()


def in_force(effective: tuple[Entry, ...], opened: Opened) -> InForce:
    """Follow the corrections of the order; a new order from the prescriber keeps patient and pump."""
    now = InForce(opened.patient, opened.order, opened.pump)
    for entry in effective:
        match entry.fact:
            case OrderCorrected(patient=patient, order=order, pump=pump):
                now = InForce(patient, order, pump, now.changed)
            case OrderChanged(order=order):
                now = InForce(now.patient, order, now.pump, (*now.changed, entry.happened))
            case _:
                pass
    return now


def day_of(opened: Opened, opened_at: datetime) -> date:
    """The local day of the infusion: the planned one, or that of the opening."""
    return (opened.planned_for or opened_at).date()


def is_adult(patient: Patient, day: date, book: Book) -> bool:
    """Whether adult bands apply; an age that is not known counts as adult (the bands are watched)."""
    age = patient.age_on(day)
    return age is None or age >= book.adult_years


def watched_as(
    opened: Opened,
    history: tuple[PastInfusion, ...] | None,
    order: Order,
    patient: Patient,
    day: date,
    book: Book,
) -> tuple[Profile, tuple[str, ...]]:
    """The profile of the visit, and the codes of why; nothing known of earlier infusions makes it cautious."""
    past = max(history, key=lambda p: p.on) if history else None
    return profile_for(
        place=opened.clinic.place,
        history_known=history is not None,
        first=history == (),
        new_brand=past is not None and past.product != order.product,
        gap_weeks=None if past is None else Fraction((day - past.on).days, 7),
        past_reaction=any(p.reactions for p in history or ()),
        risks=patient.risks,
        chosen=opened.clinic.profile,
        timetable=book.timetable,
    )
