"""The words of the board: what runs, what is due and planned, who is to be called, what is not signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from nurse_app.infusion.outlook import Due, DueState, Outlook, Priority, Status
from nurse_app.infusion.state import Infusion
from nurse_app.wording.choices import PageBook
from nurse_app.wording.infusing import now_words, open_signs, verdict_words
from nurse_app.wording.infusing_due import due_words
from nurse_app.wording.names import initials
from nurse_app.wording.numbers import clock, date_long, date_short, dose, volume
from nurse_app.wording.spark import SparkWords, spark_words

RUNNING_NOW = "Running now"
NOTHING_RUNS = "Nothing is running."
PLANNED_TODAY = "Planned"
NOTHING_PLANNED = "Nothing is planned."
CALLS_DUE = "Calls due"
NO_CALLS = "Nobody is to be called."
NOT_SIGNED = "Not signed yet"
ALL_SIGNED = "Everything is signed."
START = "Start an infusion"
TRAINING = "Training"
CALL = "Call"
SIGN = "Sign"
NOT_NAMED = "not named"
NO_BREAK = "\u00a0"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class ChairWords:
    """A running chair's row."""

    key: str
    chair: int
    initials: str
    name: str
    product: str
    use: str
    rate: str
    unit: str
    small: str
    paused: str
    next_state: str
    next_icon: str
    next: str
    next_below: tuple[str, ...]
    verdict_state: str
    verdict: str
    verdict_at: str
    spark: SparkWords
    volume: str
    finish: str
    emergency: bool


@dataclass(frozen=True, slots=True)
class PlannedWords:
    """A planned session's row; `state` is fine or amber."""

    key: str
    time: str
    place: str
    name: str
    product: str
    use: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class ToDoWords:
    """A call that is due, or a session that waits for its signature. `follow_up` is the planned contact's id."""

    key: str
    name: str
    line: str
    below: str
    late: str
    button: str
    icon: str
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class TodayWords:
    """The whole board."""

    day: str
    place: str
    running: tuple[ChairWords, ...]
    planned: tuple[PlannedWords, ...]
    calls: tuple[ToDoWords, ...]
    unsigned: tuple[ToDoWords, ...]


def today_words(
    pairs: Iterable[tuple[Infusion, Outlook]],
    now: datetime,
    book: PageBook,
    *,
    place: str = "",
    answered: frozenset[tuple[str, str]] = frozenset(),
) -> TodayWords:
    """Word the board.

    Args:
        pairs: every infusion that is not voided, with its outlook.
        answered: calls that were made, as (id of the infusion, id of the follow-up).
    """
    known = tuple((i, o) for i, o in pairs if o.status is not Status.VOIDED)
    running = [(i, o) for i, o in known if _runs(o)]
    return TodayWords(
        day=day_long(now),
        place=place,
        running=tuple(_chair(i, o, book) for i, o in sorted(running, key=lambda pair: pair[0].opened.chair)),
        planned=tuple(_planned(i, o, now, book) for i, o in sorted(known, key=_when) if o.status is Status.READY),
        calls=tuple(_calls(known, now, book, answered)),
        unsigned=tuple(_unsigned(i, o) for i, o in known if _ended(o) and not _runs(o)),
    )


def day_long(now: datetime) -> str:
    """The day: "Wednesday 4 March 2026"."""
    return f"{_DAYS[now.weekday()]} {now.day} {_MONTHS[now.month - 1]} {now.year}"


def _when(pair: tuple[Infusion, Outlook]) -> datetime:
    return pair[0].opened.planned_for or pair[0].opened_at


def _ended(outlook: Outlook) -> bool:
    return outlook.status in (Status.STOPPED, Status.OBSERVING)


def _runs(outlook: Outlook) -> bool:
    """Whether somebody still sits in the chair: running, paused, being observed, or an emergency open."""
    if outlook.status in (Status.INFUSING, Status.PAUSED) or outlook.emergency_since is not None:
        return True
    return _ended(outlook) and any(d.what == "observe" for d in outlook.due)


def _chair(infusion: Infusion, outlook: Outlook, book: PageBook) -> ChairWords:
    now = now_words(outlook, infusion)
    verdict = verdict_words(outlook, book.names)
    state, icon, head, below = _next(infusion, outlook, book)
    return ChairWords(
        key=infusion.id,
        chair=infusion.opened.chair,
        initials=initials_of(infusion.patient.name),
        name=infusion.patient.name or NOT_NAMED,
        product=f"{book.names.product(infusion.order.product)}, {dose(outlook.ordered_dose).replace(' ', NO_BREAK)}",
        use=course_line(infusion),
        rate=now.rate,
        unit=now.unit,
        small=now.small if outlook.status is not Status.PAUSED else "",
        paused=_paused(outlook, now.note),
        next_state=state,
        next_icon=icon,
        next=head,
        next_below=below,
        verdict_state=verdict.state,
        verdict=verdict.word,
        verdict_at=clock(outlook.verdict.at) if outlook.verdict.at else "",
        spark=spark_words(infusion, outlook.now),
        volume=f"{round(outlook.given.value)} of {volume(outlook.ordered)}",
        finish=_finish(outlook),
        emergency=outlook.emergency_since is not None,
    )


def initials_of(name: str) -> str:
    """The letters on a chair's tile: "HALLORAN, Maeve" is MH."""
    family, _, given = name.partition(",")
    return initials(given)[:1] + family.strip()[:1].upper() if given.strip() else initials(name.title())[:2]


def course_line(infusion: Infusion) -> str:
    """What it is for and which day of the course: "CIDP, day 3 of 5"."""
    order = infusion.order
    return f"{order.indication}, day {order.dose.day} of {order.dose.days}"


def _paused(outlook: Outlook, note: str) -> str:
    return "Observing" if outlook.status is Status.OBSERVING else note


def _finish(outlook: Outlook) -> str:
    if _ended(outlook):
        return "Ended"
    return f"Finish {clock(outlook.finish_at)}" if outlook.finish_at else "No finish yet"


def _next(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[str, str, str, tuple[str, ...]]:
    """What the Next cell says: its state, icon, head and lines below."""
    told = due_words(outlook, book.say)
    first = told[0] if told else None
    after = f"{first.what}, {first.when} {first.unit}".strip() if first else ""
    if outlook.emergency_since is not None:
        return "high", "siren", "Emergency", (f"open since {clock(outlook.emergency_since)}", after)
    loud = next((a for a in outlook.alarms if a.priority is Priority.HIGH), None)
    if outlook.reactions:
        grade = outlook.reactions[0].grade.value
        signs = open_signs(outlook, book.names).partition(f", {grade}")[0]
        words = f"{grade.capitalize()} {signs[:1].lower()}{signs[1:]} since {clock(outlook.reactions[0].onset)}"
        return "high" if loud else "medium", "octagon-alert" if loud else "flag", "Reaction open", (words, after)
    due = outlook.due[0] if outlook.due else None
    if due is None or first is None:
        return "", "clock", "Nothing is due", ()
    return _due_cell(infusion, due, first.what, first.when, first.unit, outlook)


def _due_cell(
    infusion: Infusion, due: Due, what: str, when: str, unit: str, outlook: Outlook
) -> tuple[str, str, str, tuple[str, ...]]:
    at = f"at {clock(due.at)}"
    if due.state is DueState.COMING:
        return "", "clock", f"in {when} {unit}".strip(), (what, at)
    if due.state is DueState.NOW:
        return "now", "clock", "Now", (what, at)
    last = f", last set {clock(outlook.verdict.at)}" if outlook.verdict.at and infusion.readings else ""
    icon = "octagon-alert" if due.later_still else "triangle-alert"
    return "high" if due.later_still else "medium", icon, when, (what, f"due {clock(due.at)}{last}")


def _planned(infusion: Infusion, outlook: Outlook, now: datetime, book: PageBook) -> PlannedWords:
    planned = infusion.opened.planned_for
    dosing = infusion.plan.dosing
    at = clock(planned) if planned else clock(infusion.opened_at)
    if planned is not None and planned.date() != now.date():
        at = date_short(planned.date())
    home = infusion.clinic.place.value == "home"
    note, state = _planned_note(infusion, outlook)
    return PlannedWords(
        infusion.id,
        at,
        "Home" if home else f"Chair {infusion.opened.chair}",
        infusion.patient.name or NOT_NAMED,
        f"{book.names.product(infusion.order.product)}{', ' + dose(dosing.delivered) if dosing else ''}",
        course_line(infusion),
        note,
        state,
    )


def _planned_note(infusion: Infusion, outlook: Outlook) -> tuple[str, str]:
    stops = sum(1 for f in infusion.plan.findings if f.severity.value == "stop")
    asks = len(outlook.to_decide)
    if stops:
        return f"{stops} to put right in the order", "amber"
    if asks:
        return f"{asks} to decide", "amber"
    return f"Order read, {len(infusion.vials)} vials in" if infusion.vials else "Order read", ""


def _calls(
    known: Iterable[tuple[Infusion, Outlook]], now: datetime, book: PageBook, answered: frozenset[tuple[str, str]]
) -> Iterable[ToDoWords]:
    due = [
        (follow.due, infusion, follow.follow_up)
        for infusion, _ in known
        for follow in infusion.follow_ups
        if follow.due.date() <= now.date() and (infusion.id, follow.follow_up) not in answered
    ]
    for at, infusion, follow_up in sorted(due, key=lambda row: row[0]):
        late = (now.date() - at.date()).days
        choice = next((f for f in book.follow_ups if f.key == follow_up), None)
        line = f"{choice.when}: {choice.ask[:1].lower()}{choice.ask[1:]}" if choice else follow_up
        name = infusion.patient.name or NOT_NAMED
        below = f"{_day_of(infusion)}, {book.names.product(infusion.order.product)}"
        yield ToDoWords(infusion.id, name, line, below, _late(late), CALL, "phone", follow_up)


def _late(days: int) -> str:
    if days <= 0:
        return ""
    return "1 day late" if days == 1 else f"{days} days late"


def _day_of(infusion: Infusion) -> str:
    day: date = (infusion.started_at or infusion.opened_at).date()
    return date_short(day)


def _unsigned(infusion: Infusion, outlook: Outlook) -> ToDoWords:
    ended = f", ended {clock(infusion.ended_at)}" if infusion.ended_at else ""
    count = len(outlook.missing)
    lacks = "Nothing missing" if not count else "1 answer is missing" if count == 1 else f"{count} answers are missing"
    day = (infusion.started_at or infusion.opened_at).date()
    name = infusion.patient.name or NOT_NAMED
    return ToDoWords(infusion.id, name, f"{date_long(day)}{ended}", lacks, "", SIGN, "signature")
