"""The words of the list of patients and of a patient's record: who, allergies, risks, courses given of ordered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from nurse_app.clinical.quantities import Dose, dose_in
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion
from nurse_app.wording.choices import PageBook
from nurse_app.wording.names import opened_with_capital, spelled
from nurse_app.wording.numbers import date_long, dose, weight
from nurse_app.wording.pages_history import SessionWords, began, same_course, sessions_words
from nurse_app.wording.pages_today import NOT_NAMED

PATIENTS = "Patients"
SESSIONS = "Sessions"
SEARCH = "Search"


SEARCH_HINT = "name or record number"


NOBODY = "No patient with that name or number."


NO_PATIENTS = "No patient is on this chart yet."


PICK_ONE = "Pick a patient."


CHECK_PDF = "Check a PDF"
NEW_PATIENT = "New patient and order"


NEW_ORDER = "New order"


HISTORY = "History"


COURSES = "Courses"


OPEN_SESSION = "Open"


@dataclass(frozen=True, slots=True)
class CourseWords:
    """A course: product and use, its days, and how much of it was given."""

    title: str
    given: str
    part: float
    days: str


@dataclass(frozen=True, slots=True)
class PatientWords:
    """A patient's record."""

    key: str
    name: str
    born: str
    number: str
    allergies: str
    is_allergic: bool
    risks: str
    weight: str
    uses: str
    last: str
    courses: tuple[CourseWords, ...]
    sessions: tuple[SessionWords, ...]


def patients_of(infusions: Iterable[Infusion]) -> dict[str, tuple[Infusion, ...]]:
    """Infusions by patient, each patient's in order of time. Voided ones are left out."""
    groups: dict[str, list[Infusion]] = {}
    for infusion in infusions:
        if infusion.status is not Status.VOIDED:
            groups.setdefault(patient_key(infusion), []).append(infusion)
    return {key: tuple(sorted(found, key=began)) for key, found in groups.items()}


def patient_key(infusion: Infusion) -> str:
    """What groups the infusions of one patient."""
    patient = infusion.patient
    return patient.key or patient.record_number or patient.name or infusion.id


def patients_words(infusions: Iterable[Infusion], now: datetime, book: PageBook) -> tuple[PatientWords, ...]:
    """Every patient of the chart, by name."""
    told = [_patient(key, found, now, book) for key, found in patients_of(infusions).items()]
    return tuple(sorted(told, key=lambda p: p.name.casefold()))


def found(patients: Iterable[PatientWords], text: str) -> tuple[PatientWords, ...]:
    """Those whose name or number holds every word that was typed."""
    wanted = text.casefold().split()
    return tuple(p for p in patients if all(w in f"{p.name} {p.number}".casefold() for w in wanted))


def _patient(key: str, infusions: Sequence[Infusion], now: datetime, book: PageBook) -> PatientWords:
    last = infusions[-1]
    patient = last.patient
    age = patient.age_on(now.date())
    born = f"born {date_long(patient.birth_date)}, {age} y" if patient.birth_date else "birth date not known"
    return PatientWords(
        key=key,
        name=patient.name or NOT_NAMED,
        born=f"{born}, {patient.sex.value}" if patient.sex else born,
        number=patient.record_number,
        allergies=", ".join(patient.allergies) or ("none known" if patient.allergies_asked else "not asked"),
        is_allergic=bool(patient.allergies),
        risks=", ".join(sorted(opened_with_capital(spelled(r.value)) for r in patient.risks)) or "none named",
        weight=f"{weight(patient.weight)}, {date_long(patient.weighed_on or last.day)}",
        uses=", ".join(dict.fromkeys(i.order.indication for i in infusions)),
        last=date_long(began(last).date()),
        courses=_courses(infusions, now, book),
        sessions=tuple(reversed(sessions_words(infusions, now, book))),
    )


def _courses(infusions: Sequence[Infusion], now: datetime, book: PageBook) -> tuple[CourseWords, ...]:
    """Courses, newest first: days that follow one another of the same product, use and number of days."""
    groups: list[list[Infusion]] = []
    for infusion in infusions:
        if groups and same_course(groups[-1][-1], infusion):
            groups[-1].append(infusion)
        else:
            groups.append([infusion])
    return tuple(_course(group, now, book) for group in reversed(groups))


def _course(group: Sequence[Infusion], now: datetime, book: PageBook) -> CourseWords:
    dosing = group[-1].plan.dosing
    given = Dose(sum((_given(i, now).value for i in group), Fraction(0)))
    order = group[-1].order
    title = f"{book.names.product(order.product)}, {order.indication}"
    if dosing is None:
        return CourseWords(title, dose(given, 1), 0.0, f"day {order.dose.day} of {order.dose.days}")
    told = f"{dose(given, 1)} of {dose(dosing.course)} given"
    part = float(given.value / dosing.course.value) if dosing.course.value else 0.0
    days = f"{len(group)} of {order.dose.days} days, from {date_long(began(group[0]).date())}"
    return CourseWords(title, told, part, days)


def _given(infusion: Infusion, now: datetime) -> Dose:
    dosing = infusion.plan.dosing
    return dose_in(infusion.ledger.volume_at(now), dosing.strength) if dosing else Dose.of(0)
