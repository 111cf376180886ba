"""The words of patients and their history: records, courses, sessions, and what changed across sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from nurse_app.clinical.quantities import Dose, dose_in, written
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.wording.choices import PageBook
from nurse_app.wording.names import opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import date_long, date_short, dose, minutes, weight
from nurse_app.wording.pages_today import NOT_NAMED, SparkWords, spark_words

PATIENTS = "Patients"
SEARCH = "Search"
SEARCH_HINT = "name or record number"
NOBODY = "No patient with that name or number."
NO_PATIENTS = "No patient is on this chart yet."
PICK_ONE = "Pick a patient."
NEW_PATIENT = "New patient and order"
NEW_ORDER = "New order"
HISTORY = "History"
RECORD = "Record"
COURSES = "Courses"
SESSIONS = "Sessions"
OPEN_SESSION = "Open"
OVERLAY = "Lay sessions over each other"
LIST = "Sessions in a list"
OVERLAY_NOTE = "mL/h by time since the first drop; press sessions to show or hide them"
PRINT = "Print"
SESSION_HEADS = ("Date", "Product, lot", "Rate over 6 h", "mL/h", "kept", "Took", "Reaction")
REACTIONS_BY_LOT = "Reactions by product and lot"
REACTIONS_NOTE = "a flag is a session with a reaction"
FEW = "Few sessions: this says where to look, not why."
HIGHEST_KEPT = "Highest rate kept, mL/h"
HIGHEST_NOTE = "dashed: tried, then slowed"
NO_SESSIONS = "No session has run yet."


@dataclass(frozen=True, slots=True)
class CourseWords:
    """A course: product and use, its days, and how much of it was given."""

    title: str
    given: str
    part: float
    days: str


@dataclass(frozen=True, slots=True)
class SessionWords:
    """A session of a patient: its day, product and lot, course of rates, highest and kept rate, length, reaction."""

    key: str
    day: str
    product: str
    lot: str
    spark: SparkWords
    highest: str
    kept: str
    took: str
    reaction: str
    first_of_course: bool
    runs: bool
    state: str
    highest_rate: float
    kept_rate: float
    month: str


@dataclass(frozen=True, slots=True)
class LotWords:
    """A lot with one mark for each session: whether it had a reaction."""

    product: str
    lot: str
    marks: tuple[bool, ...]
    told: str


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """An outcome measure over time: (days since the first session, value, as told)."""

    name: str
    note: str
    points: tuple[tuple[float, float, str], ...]
    higher_is_better: bool


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


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """What the sessions of one patient say together."""

    figures: tuple[tuple[str, str], ...]
    note: str
    sessions: tuple[SessionWords, ...]
    lots: tuple[LotWords, ...]
    measures: tuple[MeasureWords, ...] = field(default=())
    days: tuple[float, ...] = ()
    span: float = 1.0


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


def began(infusion: Infusion) -> datetime:
    """When a session began: the first drop, else when it is planned, else when it was opened."""
    return infusion.started_at or infusion.opened.planned_for or infusion.opened_at


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
        sessions=tuple(reversed(_sessions(infusions, now, book))),
    )


def _courses(infusions: Sequence[Infusion], now: datetime, book: PageBook) -> tuple[CourseWords, ...]:
    """Courses, newest first: days that follow one another of the same product, use and number of days."""
    groups: list[list[Infusion]] = []
    for infusion in infusions:
        if groups and _same_course(groups[-1][-1], infusion):
            groups[-1].append(infusion)
        else:
            groups.append([infusion])
    return tuple(_course(group, now, book) for group in reversed(groups))


def _same_course(before: Infusion, after: Infusion) -> bool:
    one, two = before.order, after.order
    same = (one.product, one.indication, one.dose.days) == (two.product, two.indication, two.dose.days)
    return same and one.dose.day < two.dose.day


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


def _sessions(infusions: Sequence[Infusion], now: datetime, book: PageBook) -> tuple[SessionWords, ...]:
    rows = []
    before: Infusion | None = None
    for infusion in infusions:
        rows.append(_session(infusion, before, now, book))
        before = infusion
    return tuple(rows)


def _session(infusion: Infusion, before: Infusion | None, now: datetime, book: PageBook) -> SessionWords:
    until = infusion.ended_at or now
    highest, kept = infusion.ledger.highest(), highest_tolerated(infusion, until)
    day = began(infusion).date()
    lots = [lot for lot, _ in given_by_lot(infusion, until) if lot]
    return SessionWords(
        key=infusion.id,
        day=_day(day, began(before).date() if before else None),
        product=book.names.product(infusion.order.product),
        lot=", ".join(lots),
        spark=spark_words(infusion, until),
        highest=written(highest.value, 1) if highest else "",
        kept=written(kept.value, 1) if kept else "",
        took=_took(infusion, now),
        reaction=_reactions(infusion, book),
        first_of_course=before is not None and not _same_course(before, infusion),
        runs=infusion.status in (Status.INFUSING, Status.PAUSED),
        state=infusion.status.value,
        highest_rate=float(highest.value) if highest else 0.0,
        kept_rate=float(kept.value) if kept else 0.0,
        month=_month(day),
    )


def _day(day: date, before: date | None) -> str:
    return date_short(day) if before is not None and before.year == day.year else date_long(day)


def _month(day: date) -> str:
    return date_long(day).split(" ", 1)[1]


def _took(infusion: Infusion, now: datetime) -> str:
    if infusion.started_at is None:
        return "not started"
    return "running" if infusion.ended_at is None else minutes(infusion.elapsed(now)).removesuffix(" min")


def _reactions(infusion: Infusion, book: PageBook) -> str:
    if not infusion.reactions:
        return ""
    signs = [book.names.sign(s.sign) for r in infusion.reactions for s in r.signs]
    worst = max((r.grade for r in infusion.reactions), key=lambda g: ("mild", "moderate", "severe").index(g.value))
    first, *rest = dict.fromkeys(signs)
    return ", ".join([first, *map(within_sentence, rest), worst.value])


def history_words(infusions: Iterable[Infusion], now: datetime, book: PageBook) -> HistoryWords:
    """What the sessions of one patient say together; sessions that never started are left out."""
    ran = tuple(sorted((i for i in infusions if i.started_at is not None), key=began))
    sessions = _sessions(ran, now, book)
    start = began(ran[0]).date() if ran else now.date()
    return HistoryWords(
        figures=_figures(sessions),
        note=f"{len(sessions)} in all" if sessions else "",
        sessions=sessions,
        lots=_lots(sessions),
        measures=_measures(ran, start, book),
        days=tuple(float((began(i).date() - start).days) for i in ran),
        span=float(max((now.date() - start).days, 1)),
    )


def _figures(sessions: Sequence[SessionWords]) -> tuple[tuple[str, str], ...]:
    if not sessions:
        return ()
    best = max(s.kept_rate for s in sessions)
    times = sum(1 for s in sessions if s.kept_rate == best and best)
    reacted = sum(1 for s in sessions if s.reaction)
    severe = "one severe or more" if any("severe" in s.reaction for s in sessions) else "none severe"
    rows = []
    if best:
        rows.append((f"{best:g} mL/h", f"highest rate kept, {times} of {len(sessions)} times"))
    rows.append((f"{reacted} of {len(sessions)}", f"sessions with a reaction{', ' + severe if reacted else ''}"))
    return tuple(rows)


def _lots(sessions: Sequence[SessionWords]) -> tuple[LotWords, ...]:
    groups: dict[tuple[str, str], list[bool]] = {}
    for session in sessions:
        groups.setdefault((session.product, session.lot or "lot not recorded"), []).append(bool(session.reaction))
    return tuple(
        LotWords(product, lot, tuple(marks), f"{sum(marks)} of {len(marks)}")
        for (product, lot), marks in groups.items()
    )


def _measures(ran: Sequence[Infusion], start: date, book: PageBook) -> tuple[MeasureWords, ...]:
    points: dict[str, list[tuple[float, float, str]]] = {}
    for infusion in ran:
        for taken in infusion.measures:
            value = _number(taken.fact.value)
            if value is not None:
                day = float((taken.at.date() - start).days)
                points.setdefault(taken.fact.measure, []).append((day, value, taken.fact.value))
    known = {m.key: m for m in book.measures}
    return tuple(
        MeasureWords(
            f"{known[key].name}, {known[key].unit}",
            "higher is better" if known[key].higher_is_better else "lower is better",
            tuple(found),
            known[key].higher_is_better,
        )
        for key, found in points.items()
        if key in known
    )


def _number(text: str) -> float | None:
    try:
        return float(Fraction(text))
    except ValueError:
        return None


def session_legend(session: SessionWords) -> str:
    """A session's name in the legend of the sessions laid over each other."""
    return f"{session.day}, {session.took}"
