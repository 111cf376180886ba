"""What the pump did, read from the entries: spans, pauses, the start and the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from nurse_app.clinical.plan import RateStep
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.entries import (
    Completed,
    EmergencyClosed,
    EmergencyOpened,
    Entry,
    Paused,
    RateChanged,
    RateFound,
    Reopened,
    Resumed,
    Started,
    Stopped,
)
from nurse_app.infusion.ledger import NO_RATE, Span
from nurse_app.infusion.state import Pause, Run

RAN_ON, STOOD = "ran-on", "stood"
"""What the pump did while an emergency was open by mistake."""


@dataclass
class Flow:
    """The pump's story so far; filled by `flow_of`, read by the fold.

    `end` is `completed`, `stopped`, `emergency`, or empty while it goes on.
    """

    spans: list[Span] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    started_at: datetime | None = None
    ended_at: datetime | None = None
    end: str = ""
    end_reason: str = ""

    def runs_at(self, at: datetime, rate: Rate, position: int, found: bool) -> None:
        """The pump runs at a rate above 0 from now; the same rate as before changes nothing."""
        last = self.spans[-1] if self.spans else None
        if last is not None and last.end is None and last.rate == rate:
            return
        self.halts(at)
        if self.pauses and self.pauses[-1].end is None:
            self.pauses[-1] = replace(self.pauses[-1], end=at)
        self.started_at = self.started_at or at
        self.ended_at, self.end, self.end_reason = None, "", ""
        self.spans.append(Span(at, None, rate, position, found))

    def halts(self, at: datetime) -> None:
        """Nothing flows from now; a span that began this moment never ran."""
        if self.spans and self.spans[-1].end is None:
            last = self.spans.pop()
            if last.start < at:
                self.spans.append(replace(last, end=at))

    def pauses_at(self, at: datetime, reason: str, position: int) -> None:
        """The pump stands still for a while; before the start or after the end that is no pause."""
        self.halts(at)
        standing = bool(self.pauses) and self.pauses[-1].end is None
        if self.started_at is not None and self.ended_at is None and not standing:
            self.pauses.append(Pause(at, None, reason, position))

    def ends(self, at: datetime, end: str, reason: str) -> None:
        """It is over; over already, only a reason still missing is added."""
        self.halts(at)
        if self.started_at is None:
            return
        if self.pauses and self.pauses[-1].end is None:
            self.pauses[-1] = replace(self.pauses[-1], end=at)
        if self.ended_at is None:
            self.ended_at, self.end = at, end
        self.end_reason = self.end_reason or reason

    def reopens(self, at: datetime, reason: str, position: int) -> None:
        """The end was none: it stands still since then, until the pump is read back at a rate."""
        if self.ended_at is not None:
            ended, self.ended_at, self.end, self.end_reason = self.ended_at, None, "", ""
            self.pauses.append(Pause(min(ended, at), None, reason, position))


def flow_of(effective: tuple[Entry, ...]) -> Flow:
    """Follow the entries that move or stop the pump, in order of happening.

    A pump found at a rate runs at it, whatever was charted; found at 0 it
    stands still. An emergency opened by mistake ends nothing: the pump ran on
    or stood still meanwhile, as its closing says.
    """
    flow = Flow()
    for position, entry in enumerate(effective):
        at, fact = entry.happened, entry.fact
        match fact:
            case Started() | RateChanged() | Resumed():
                flow.runs_at(at, fact.rate, position, found=False)
            case RateFound() if fact.rate > NO_RATE:
                flow.runs_at(at, fact.rate, position, found=True)
            case RateFound() | Paused():
                flow.pauses_at(at, fact.reason, position)
            case Stopped():
                flow.ends(at, "stopped", fact.reason)
            case EmergencyOpened():
                _emergency(flow, at, position, _closed(effective, position))
            case Completed():
                flow.ends(at, "completed", "")
            case Reopened(what="end"):
                flow.reopens(at, fact.reason, position)
            case _:
                pass
    return flow


def _closed(effective: tuple[Entry, ...], opened: int) -> EmergencyClosed | None:
    """How the card that was opened at a place was closed; None while it is open."""
    later = (entry.fact for entry in effective[opened + 1 :])
    return next((fact for fact in later if isinstance(fact, EmergencyClosed)), None)


def _emergency(flow: Flow, at: datetime, position: int, closed: EmergencyClosed | None) -> None:
    if closed is None or not closed.mistake:
        flow.ends(at, "emergency", "")
    elif closed.mistake == STOOD:
        flow.pauses_at(at, closed.reason, position)


def runs_of(spans: tuple[Span, ...], steps: tuple[RateStep, ...]) -> tuple[Run, ...]:
    """Each rate that ran, with the planned step it stands for (None off the plan).

    Of several steps at one rate: the one after the last step run, else the
    latest that is not beyond it, else the first.
    """
    runs: list[Run] = []
    reached = 0
    for rate, same in groupby(spans, key=lambda s: s.rate):
        step = _step_for(rate, steps, reached)
        reached = step or reached
        runs.append(Run(rate, tuple(same), step))
    return tuple(runs)


def _step_for(rate: Rate, steps: tuple[RateStep, ...], reached: int) -> int | None:
    same = [s.n for s in steps if s.rate == rate]
    if not same:
        return None
    if reached + 1 in same:
        return reached + 1
    return max((n for n in same if n <= reached), default=same[0])
