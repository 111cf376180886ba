"""The words of patients and their history: records, courses, sessions, and what changed across sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from nurse_app.clinical.quantities import written
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.wording.choices import PageBook
from nurse_app.wording.names import within_sentence
from nurse_app.wording.numbers import date_long, date_short, minutes
from nurse_app.wording.spark import SparkWords, spark_words

PATIENTS = "Patients"
RECORD = "Record"
SESSIONS = "Sessions"
OVERLAY = "Lay sessions over each other"
LIST = "Sessions in a list"
OVERLAY_NOTE = "mL/h by time since the first drop; press sessions to show or hide them"
SESSION_HEADS = ("Date", "Product, lot", "Rate over 6 h", "mL/h", "kept", "Took", "Reaction")
REACTIONS_BY_LOT = "Reactions by product and lot"
REACTIONS_NOTE = "a flag is a session with a reaction"
FEW = "Few sessions: this says where to look, not why."
HIGHEST_KEPT = "Highest rate kept, mL/h"
HIGHEST_NOTE = "dashed: tried, then slowed"
NO_SESSIONS = "No session has run yet."


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
class HistoryWords:
    """What the sessions of one patient say together."""

    figures: tuple[tuple[str, str], ...]
    note: str
    sessions: tuple[SessionWords, ...]
    lots: tuple[LotWords, ...]
    measures: tuple[MeasureWords, ...] = field(default=())
    days: tuple[float, ...] = ()
    span: float = 1.0


def began(infusion: Infusion) -> datetime:
    """When a session began: the first drop, else when it is planned, else when it was opened."""
    return infusion.started_at or infusion.opened.planned_for or infusion.opened_at


def same_course(before: Infusion, after: Infusion) -> bool:
    """Whether one session is a later day of the course of the other."""
    one, two = before.order, after.order
    same = (one.product, one.indication, one.dose.days) == (two.product, two.indication, two.dose.days)
    return same and one.dose.day < two.dose.day


def sessions_words(infusions: Sequence[Infusion], now: datetime, book: PageBook) -> tuple[SessionWords, ...]:
    """The sessions of one patient in words, in the order given."""
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
        first_of_course=before is not None and not same_course(before, infusion),
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
    sessions = sessions_words(ran, now, book)
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
