"""The board of today in words: who runs, who is planned, what is not signed, which calls are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import DueState, Outlook, Priority, Status
from nurse_app.infusion.state import Infusion
from nurse_app.wording import frame, numbers
from nurse_app.wording.choices import PageBook
from nurse_app.wording.infusing import verdict_words
from nurse_app.wording.infusing_due import due_words

RUNNING, PLANNED, CALLS, UNSIGNED = "Running now", "Planned today", "Calls due", "Not signed yet"
NONE_RUNNING = "Nothing is running. Start an infusion, or open a planned one."
NONE_PLANNED = "Nothing more is planned today."
NO_CALLS = "No call is due today."
ALL_SIGNED = "Everything is signed."
START, SIGN, CALL, OPEN = "Start an infusion", "Sign", "Call", "Open"
WHICH_CHAIR = "Emergency, started {at}. Which chair? Press its number."
_CALL_AHEAD = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class BoardWords:
    """A running chair. `next_state` is calm, late or high; `bars` are (start, end, height) of the rate, 0 to 1 each."""

    key: str
    chair: int
    initials: str
    name: str
    product: str
    use: str
    rate: str
    rate_small: str
    paused: str
    next_title: str
    next_lines: tuple[str, str]
    next_state: str
    verdict: str
    verdict_state: str
    verdict_at: str
    given: str
    finish: str
    bars: tuple[tuple[float, float, float], ...]
    now_at: float


@dataclass(frozen=True, slots=True)
class RowWords:
    """A planned or unsigned infusion, or a call: a time, a name, lines, the key of its infusion."""

    key: str
    time: str
    chair: str
    name: str
    lines: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TodayWords:
    """The whole board."""

    day: str
    clinic: str
    running: tuple[BoardWords, ...]
    planned: tuple[RowWords, ...]
    calls: tuple[RowWords, ...]
    unsigned: tuple[RowWords, ...]
    question: str = ""


def today_words(
    seen: Sequence[tuple[Infusion, Outlook]],
    everyone: Iterable[Infusion],
    book: PageBook,
    now: datetime,
    clinic: str,
    emergency_from: datetime | None = None,
) -> TodayWords:
    """Word the board. `seen` are the current infusions by chair, `everyone` also the signed ones (for their calls)."""
    running = [(i, o) for i, o in seen if i.started_at is not None and i.ended_at is None]
    waiting = [(i, o) for i, o in seen if i.started_at is None]
    ended = [(i, o) for i, o in seen if i.ended_at is not None]
    return TodayWords(
        day=frame.day_line(now),
        clinic=clinic,
        running=tuple(_board(i, o, book) for i, o in running),
        planned=tuple(_planned(i, o, book) for i, o in sorted(waiting, key=lambda each: _when(each[0]))),
        calls=tuple(_calls(everyone, book, now)),
        unsigned=tuple(_unsigned(i, o) for i, o in ended),
        question=WHICH_CHAIR.format(at=numbers.clock_seconds(emergency_from)) if emergency_from else "",
    )


def _when(infusion: Infusion) -> datetime:
    return infusion.opened.planned_for or infusion.opened_at


def _board(infusion: Infusion, outlook: Outlook, book: PageBook) -> BoardWords:
    verdict = verdict_words(outlook, book.names)
    title, lines, state = _next(outlook, book)
    bars, now_at = _bars(infusion, outlook, book)
    ordered = numbers.volume(outlook.ordered)
    paused = outlook.status is Status.PAUSED
    small = "" if outlook.mg_kg_min is None or paused else numbers.mg_kg_min(outlook.mg_kg_min)
    return BoardWords(
        key=infusion.id,
        chair=infusion.opened.chair,
        initials=frame.patient_initials(infusion.patient.name),
        name=infusion.patient.name or frame.NO_NAME,
        product=_product(infusion, book),
        use=f"{infusion.order.indication}, day {infusion.order.dose.day} of {infusion.order.dose.days}",
        rate=outlook.rate.text(2),
        rate_small=small,
        paused=_paused(infusion, outlook.now) if paused else "",
        next_title=title,
        next_lines=lines,
        next_state=state,
        verdict=verdict.word,
        verdict_state=verdict.state,
        verdict_at=numbers.clock(outlook.verdict.at) if outlook.verdict.at else "",
        given=f"{outlook.given.text(0)} of {ordered}",
        finish=f"Finish {numbers.clock(outlook.finish_at)}" if outlook.finish_at else "No finish yet",
        bars=bars,
        now_at=now_at,
    )


def _product(infusion: Infusion, book: PageBook) -> str:
    dosing = infusion.plan.dosing
    brand = book.names.product(infusion.order.product)
    return f"{brand}, {numbers.dose(dosing.delivered)}" if dosing else brand


def _next(outlook: Outlook, book: PageBook) -> tuple[str, tuple[str, str], str]:
    """The Next cell: the worst alarm, else what is due soonest."""
    high = [a for a in outlook.alarms if a.priority is Priority.HIGH]
    loud = high or [a for a in outlook.alarms if a.priority is Priority.MEDIUM]
    first = next(iter(due_words(outlook, book.say)), None)
    soonest = f"{first.what} {first.time}" if first else ""
    if loud:
        title, _ = frame.chair_alarm(outlook) or ("", "")
        return title, (f"since {numbers.clock(loud[0].since)}", soonest), "high" if high else "late"
    if first is None:
        return "Nothing due", ("", ""), "calm"
    state = "late" if outlook.due and outlook.due[0].state is DueState.LATE else "calm"
    count = f"in {first.when} {first.unit}".strip() if first.when.isdigit() else first.when
    return count, (first.what, f"at {first.time}"), state


def _bars(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[tuple[tuple[float, float, float], ...], float]:
    line = timeline_of(infusion, outlook.now, book.book) if book.book else None
    if line is None or line.start is None:
        return (), 0.0
    end = max(line.finish_at or outlook.now, outlook.now)
    whole = max((end - line.start).total_seconds(), 1.0)
    top = max([float(r.rate.value) for r in (*line.rates, *line.planned)] or [1.0]) or 1.0

    def at(moment: datetime) -> float:
        return (moment - line.start).total_seconds() / whole if line.start else 0.0

    bars = tuple((at(r.start), at(r.end or outlook.now), float(r.rate.value) / top) for r in line.rates)
    return bars, at(outlook.now)


def _paused(infusion: Infusion, now: datetime) -> str:
    since = infusion.pauses[-1].start if infusion.pauses else now
    return f"Paused {numbers.minutes(minutes_between(min(since, now), now))}"


def _planned(infusion: Infusion, outlook: Outlook, book: PageBook) -> RowWords:
    stage = "" if infusion.identity else "Not begun"
    return RowWords(
        infusion.id,
        numbers.clock(_when(infusion)),
        "Home" if infusion.clinic.place.value == "home" else f"Chair {infusion.opened.chair}",
        infusion.patient.name or frame.NO_NAME,
        (
            _product(infusion, book),
            f"{infusion.order.indication}, day {infusion.order.dose.day}",
            stage or frame.stage_words(outlook),
        ),
        mark="" if infusion.plan.steps else "The plan is stopped",
    )


def _unsigned(infusion: Infusion, outlook: Outlook) -> RowWords:
    ended = infusion.ended_at
    left = len(outlook.missing)
    missing = "Nothing missing" if not left else "1 answer is missing" if left == 1 else f"{left} answers are missing"
    when = f"{numbers.date_short(ended.date())}, ended {numbers.clock(ended)}" if ended else ""
    return RowWords(infusion.id, "", "", infusion.patient.name or frame.NO_NAME, (when, missing))


def _calls(everyone: Iterable[Infusion], book: PageBook, now: datetime) -> Iterable[RowWords]:
    due = [(f.due, i, f.follow_up) for i in everyone for f in i.follow_ups if f.due <= now + _CALL_AHEAD]
    for when, infusion, what in sorted(due, key=lambda each: each[0]):
        ask = next((f.ask for f in book.follow_ups if f.key == what), what)
        day = f"{numbers.date_short(infusion.opened_at.date())}, {book.names.product(infusion.order.product)}"
        yield RowWords(infusion.id, numbers.clock(when), "", infusion.patient.name or frame.NO_NAME, (ask, day))
