"""Patients and what their sessions show, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.quantities import Dose, Rate
from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.history import past
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion
from nurse_app.wording import frame, numbers
from nurse_app.wording.choices import PageBook

TITLE = "Patients"
SEARCH, SEARCH_HINT = "Search", "name or record number"
NEW_PATIENT, NEW_ORDER, HISTORY, BACK = "New patient", "New order", "Sessions", "Back to patients"
NOBODY = "Nobody is on this chart yet. Start with a new patient."
NOT_FOUND = "Nobody of that name or number."
SESSIONS, OVER_EACH_OTHER = "Sessions", "Rates over each other"
PICK = "press a session to lay it over the others"
NO_SESSIONS = "No session has run yet."
HOURS = "hours from the first drop"


@dataclass(frozen=True, slots=True)
class PatientWords:
    """A patient on the list. `found_by` is what a search looks through, in small letters."""

    key: str
    name: str
    born: str
    record: str
    allergy: str
    sessions: str
    course: str
    found_by: str


@dataclass(frozen=True, slots=True)
class SessionWords:
    """A session as a row; `line` are (hours, mL/h) corners of its rate for the overlay."""

    key: str
    day: str
    product: str
    given: str
    lasted: str
    highest: str
    reactions: str
    lots: str
    state: str
    line: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """All sessions of one patient, newest first, with one sentence on what they taught."""

    name: str
    second: str
    answer: str
    sessions: tuple[SessionWords, ...]


def patients(infusions: Iterable[Infusion], now: datetime) -> tuple[PatientWords, ...]:
    """Everyone on the chart, by name; each as her latest infusion tells."""
    by_key: dict[str, list[Infusion]] = {}
    for infusion in infusions:
        by_key.setdefault(infusion.patient.key, []).append(infusion)
    people = [_patient(key, sorted(all_, key=lambda i: i.opened_at), now) for key, all_ in by_key.items()]
    return tuple(sorted(people, key=lambda p: p.name))


def _patient(key: str, sessions: list[Infusion], now: datetime) -> PatientWords:
    last = sessions[-1]
    name = last.patient.name or frame.NO_NAME
    record = last.patient.record_number
    ran = [i for i in sessions if i.started_at is not None]
    when = f", last {numbers.date_long(ran[-1].opened_at.date())}" if ran else ""
    return PatientWords(
        key=key,
        name=name,
        born=frame.born(last, now),
        record=f"MRN {record}" if record else "",
        allergy=", ".join(last.patient.allergies),
        sessions=f"{len(ran)} session{'' if len(ran) == 1 else 's'}{when}",
        course=_course(last, sessions, now),
        found_by=f"{name} {record}".casefold(),
    )


def _course(last: Infusion, sessions: list[Infusion], now: datetime) -> str:
    """Grams given of the course that the last order belongs to: day 3 of 5, 84 g of 140 g given."""
    dosing = last.plan.dosing
    dose = last.order.dose
    if dosing is None:
        return last.order.indication
    same = [i for i in sessions if i.order.ordered_on == last.order.ordered_on and i.started_at is not None]
    given = sum((_given(i, now).value for i in same), Dose.of(0).value)
    told = f"{numbers.dose(Dose(given), 1)} of {numbers.dose(dosing.course)} given"
    return f"{last.order.indication}, day {dose.day} of {dose.days}, {told}"


def _given(infusion: Infusion, now: datetime) -> Dose:
    over = infusion.ended_at or now
    dosing = infusion.plan.dosing
    volume = infusion.ledger.volume_at(over)
    return Dose(volume.value * dosing.strength.value / 1000) if dosing else Dose.of(0)


def history(sessions: tuple[Infusion, ...], book: PageBook, now: datetime) -> HistoryWords:
    """Word one patient's sessions, newest first."""
    latest = sessions[0]
    ran = tuple(i for i in sessions if i.started_at is not None and i.status is not Status.VOIDED)
    return HistoryWords(
        name=latest.patient.name or frame.NO_NAME,
        second=", ".join(part for part in (frame.born(latest, now), latest.patient.record_number) if part),
        answer=_answer(ran, book),
        sessions=tuple(_session(i, book, now) for i in ran),
    )


def _answer(ran: tuple[Infusion, ...], book: PageBook) -> str:
    if not ran:
        return NO_SESSIONS
    taught = [past(i) for i in ran]
    best = max((t.tolerated for t in taught if t.tolerated is not None), default=None)
    reacted = [t for t in taught if t.reactions]
    tolerated = f"Highest rate tolerated: {numbers.rate(best)}." if best else "No rate ran its time yet."
    if not reacted:
        return f"{tolerated} No reaction in {len(ran)} session{'' if len(ran) == 1 else 's'}."
    last = reacted[0]
    signs = ", ".join(book.names.sign(r.sign).lower() for r in last.reactions)
    at = next((r.rate for r in last.reactions if r.rate is not None), None)
    where = f" at {numbers.rate(at)}" if at is not None else ""
    return f"{tolerated} Last reaction {numbers.date_long(last.on)}: {signs}{where}."


def _session(infusion: Infusion, book: PageBook, now: datetime) -> SessionWords:
    taught = past(infusion)
    over = infusion.ended_at or now
    signs = ", ".join(f"{book.names.sign(r.sign)}, {r.grade.value}" for r in taught.reactions)
    return SessionWords(
        key=infusion.id,
        day=numbers.date_long((infusion.started_at or infusion.opened_at).date()),
        product=book.names.product(infusion.order.product),
        given=f"{numbers.dose(_given(infusion, now), 1)}, {numbers.volume(infusion.ledger.volume_at(over))}",
        lasted=numbers.minutes(infusion.elapsed(now)),
        highest=_highest(taught.highest, taught.tolerated),
        reactions=signs or "none",
        lots=taught.lot or "not recorded",
        state=frame.status_words(infusion),
        line=_line(infusion, now, book),
    )


def _highest(highest: Rate | None, tolerated: Rate | None) -> str:
    if highest is None:
        return ""
    if tolerated == highest:
        return f"{numbers.rate(highest)}, tolerated"
    return f"{numbers.rate(highest)}, tolerated {numbers.rate(tolerated) if tolerated else 'none'}"


def _line(infusion: Infusion, now: datetime, book: PageBook) -> tuple[tuple[float, float], ...]:
    drawn = timeline_of(infusion, now, book.book) if book.book else None
    if drawn is None or drawn.start is None:
        return ()
    corners: list[tuple[float, float]] = []
    for span in drawn.rates:
        ends = (span.start, span.end or now)
        corners += [((moment - drawn.start).total_seconds() / 3600, float(span.rate.value)) for moment in ends]
    return tuple(corners)
