"""The words about times that nobody watched the pump here: for how long, what fell due, and what the pump did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.findings import Facts
from nurse_app.infusion.gaps import CLOSED, SLEPT, Gap
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Due, DueState, Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.steady import ClockSet
from nurse_app.wording.numbers import clock, date_short, rate, span

TITLE = "What did the pump do?"
BUTTON = "Save answer"
SHORT = "Not watched"
CHOOSE = "say what the pump did."
DUE_MEANWHILE = "Due meanwhile:"
NOTHING_DUE = "Nothing fell due meanwhile."
ANSWER = "The pump"
PAUSED_FROM, STILL = "Paused from", "Runs again from (empty: still paused)"
RATE_FROM = "From"
PUMP_SHOWS = "Pump shows"
VOLUME = "Volume the pump shows"
NO_VOLUME = "If it shows no volume, say why"
LACKING = {"since": "from when", "rate": "the rate", "volume": "the volume, or why there is none"}

_WHAT = {
    "vitals": "vitals",
    "recheck": "vitals again",
    "chairside": "at the chair",
    "rate": "next rate",
    "bottle": "next bottle",
    "finish": "finish",
    "observe": "end of observation",
}


@dataclass(frozen=True, slots=True)
class GapWords:
    """The question in words: what happened, what fell due, and the answers to choose (key, words)."""

    happened: str
    due: str
    answers: tuple[tuple[str, str], ...]
    reason: str


def gap_words(infusion: Infusion, outlook: Outlook) -> GapWords:
    """The question about the gaps that are open; empty answers where none is."""
    gaps = infusion.open_gaps
    if not gaps:
        return GapWords("", "", (), "")
    return GapWords(
        " ".join(_happened(gap) for gap in gaps),
        _due(due_in(outlook.due, gaps)),
        _answers(infusion, outlook),
        "; ".join(_short(gap) for gap in gaps),
    )


def _happened(gap: Gap) -> str:
    if not gap.length_known:
        return (
            f"Vigil was closed after {clock(gap.start)} and the laptop was restarted. Its clock stands before the "
            "last entry: how long nobody watched is not known. Set the laptop's clock right."
        )
    between = f"{_from(gap)} to {clock(gap.end)}"
    length = span(minutes_between(gap.start, gap.end))
    if gap.what == SLEPT:
        return f"The laptop was asleep for {length}, from {between}."
    if gap.what == CLOSED:
        return f"Vigil was closed for {length}, from {between}."
    return f"Vigil was closed for {length} at most, from the last entry at {between}."


def _from(gap: Gap) -> str:
    same_day = gap.start.date() == gap.end.date()
    return clock(gap.start) if same_day else f"{date_short(gap.start.date())} {clock(gap.start)}"


def _short(gap: Gap) -> str:
    who = "The laptop was asleep" if gap.what == SLEPT else "Vigil was closed"
    return f"{who} from {_from(gap)} to {clock(gap.end)}"


def due_in(due: Iterable[Due], gaps: tuple[Gap, ...]) -> tuple[Due, ...]:
    """What fell due while nobody watched and is not done, in order of time."""
    inside = (d for d in due if d.state is not DueState.COMING and any(g.start <= d.at <= g.end for g in gaps))
    return tuple(sorted(inside, key=lambda d: d.at))


def _due(due: tuple[Due, ...]) -> str:
    if not due:
        return NOTHING_DUE
    return f"{DUE_MEANWHILE} {', '.join(f'{_what(d)} {clock(d.at)}' for d in due)}."


def _what(due: Due) -> str:
    words = _WHAT.get(due.what, due.what)
    return f"{words} {rate(due.rate)}" if due.what == "rate" and due.rate is not None else words


def _answers(infusion: Infusion, outlook: Outlook) -> tuple[tuple[str, str], ...]:
    first: tuple[tuple[str, str], ...] = (("stayed", "Stayed paused"),)
    if infusion.running:
        first = (("ran-on", f"Ran on at {rate(outlook.rate)}"), ("paused", "Was paused"))
    return (*first, ("other-rate", "Ran at another rate"), ("not-known", "I do not know"))


# The band


def alarm_text(told: Facts, since: datetime) -> str:
    """The alarm: for how long nobody watched, what fell due, and the question."""
    known = dict(told)
    until = datetime.fromisoformat(known["until"])
    if known["times"] != "1":
        between = f"{clock(since)} and {clock(until)}"
        happened = f"The pump was not watched here {known['times']} times between {between}."
    elif known["length"] == "not-known":
        happened = f"Nobody watched the pump here after {clock(since)}; for how long is not known."
    else:
        who = "Laptop asleep" if known["what"] == SLEPT else "Vigil closed"
        happened = f"{who} for {span(minutes_between(since, until))}, {clock(since)} to {clock(until)}."
    due = f" {DUE_MEANWHILE} {_due_told(known['due'])}." if known["due"] else ""
    return f"{happened}{due} Say what the pump did."


def _due_told(due: str) -> str:
    each = (one.partition("@") for one in due.split(", "))
    return ", ".join(f"{_WHAT.get(what, what)} {clock(datetime.fromisoformat(at))}" for what, _, at in each)


# The laptop's clock


def clock_note(at: datetime, by: ClockSet) -> str:
    """That the laptop's clock was set: "The laptop's clock was set 5 min ahead at 10:12. Vigil keeps its own time."."""
    later = by.by.total_seconds() > 0
    early, late = (by.before, by.after) if later else (by.after, by.before)
    way = "ahead" if later else "back"
    return (
        f"The laptop's clock was set {span(minutes_between(early, late))} {way} at {clock(at)}. "
        "Vigil keeps its own time until no infusion is under way."
    )
