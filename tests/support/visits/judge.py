"""What is judged of a visit: what fell due was asked for, in time, once, and nothing cried out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from nurse_app.clinical.book import Book
from nurse_app.infusion.alarm_facts import alarm_key
from nurse_app.infusion.containers import containers
from nurse_app.infusion.due_list import due_list
from nurse_app.infusion.entries import BottleChanged, Completed, RateChanged, Started
from nurse_app.infusion.outlook import DueState, Outlook, Priority
from nurse_app.infusion.state import Infusion
from tests.support.visits.visit import PRESSING, Tick, at_utc

IN_TIME, AFTER_WAKING = timedelta(seconds=1), timedelta(seconds=2)
NOT_AGAIN_WITHIN = timedelta(seconds=60)
MAKES_DUE = (Started, RateChanged, BottleChanged, Completed)
EXPECTED_LOUD = ("volume-in", "new-lot-restart")
SAID_BY = {
    "vitals": ("vitals-due", "vitals-late"),
    "recheck": ("vitals-due", "vitals-late"),
    "rate": ("rate-due", "new-lot-restart"),
    "bottle": ("bottle-due",),
    "observe": ("observation-over",),
    "finish": ("volume-in",),
}

Item = tuple[str, datetime]


@dataclass
class Judge:
    """Sees every second of a visit that was looked at, and counts what is wrong.

    `disturbed`: sleeps make things late, one after another; that is loud, and may be.
    """

    book: Book
    disturbed: bool = False
    disturbances: int = 0
    prompts: int = 0
    due: int = 0
    sounds: int = 0
    high: int = 0
    unexpected: int = 0
    repeated: int = 0
    missed: int = 0
    late: int = 0
    elapsed_wrong: int = 0
    out_of_order: int = 0
    worst_late_s: float = 0.0
    worst_elapsed_s: float = 0.0
    told: list[str] = field(default_factory=list)
    trace: list[tuple[datetime, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._there: frozenset[str] = frozenset()
        self._raised: dict[str, datetime] = {}
        self._called: dict[str, datetime] = {}
        self._coming: set[Item] = set()
        self._last: Tick | None = None
        self._entered: datetime | None = None

    WRONG = ("high", "unexpected", "repeated", "missed", "late", "elapsed_wrong", "out_of_order")

    def _wrong(self, what: str, *said: object) -> None:
        setattr(self, what, getattr(self, what) + 1)
        self.told.append(f"{what}: {' '.join(map(str, said))}")

    def see(self, tick: Tick) -> None:
        """Judge one second."""
        if self._last is None or tick.infusion is not self._last.infusion:
            self._entered = tick.true
        self._alarms(tick)
        self._fell_due(tick)
        self._time(tick)
        self._last = tick

    def _alarms(self, tick: Tick) -> None:
        present = {alarm_key(a): a for a in tick.shown.alarms}
        for key in present.keys() - self._there:
            alarm = present[key]
            self.prompts += 1
            self.trace.append((tick.true, key))
            if alarm.priority is Priority.HIGH:
                self._wrong("high", tick.true, alarm)
            before = self._raised.get(alarm.code)
            soon = before is not None and tick.true - before < NOT_AGAIN_WITHIN
            if before is not None and soon and not self.disturbed and not self._newly_due(tick, before):
                self._wrong("repeated", tick.true, key)
            self._raised[alarm.code] = tick.true
        for key in tick.called:
            self.sounds += 1
            self.trace.append((tick.true, f"sounds {key}"))
            loud = present[key].priority is not Priority.LOW and present[key].code not in EXPECTED_LOUD
            if loud and not self.disturbed:
                self._wrong("unexpected", tick.true, key)
            if key in self._called and tick.true - self._called[key] < NOT_AGAIN_WITHIN:
                self._wrong("repeated", tick.true, "sounds", key)
            self._called[key] = tick.true
        self._there = frozenset(present)

    def _newly_due(self, tick: Tick, since: datetime) -> bool:
        """Whether something was done meanwhile that makes another set or step due, as the end makes its own."""
        made = (e for e in reversed(tick.infusion.entries) if at_utc(e.happened) >= since)
        return any(isinstance(e.fact, MAKES_DUE) for e in made)

    def _fell_due(self, tick: Tick) -> None:
        """What was coming when last looked at, and has come: it stands on the list and is said, from its second on."""
        unchanged = self._last is not None and tick.infusion is self._last.infusion
        if tick.asleep is not None and self._last is not None and tick.asleep is not self._last.infusion:
            # She did something in the second before the lid was closed.
            before = due_list(tick.asleep, self._last.now, self.book)
            self._coming = {(d.what, d.at) for d in before if d.state is DueState.COMING}
        if unchanged or tick.asleep is not None:
            for what, at in sorted(self._coming):
                if at <= tick.now:
                    self._asked_for(what, at, tick)
        if tick.asleep is not None and self._last is not None:
            self._while_asleep(tick.asleep, self._last.now, tick)
        self._coming = {(d.what, d.at) for d in tick.shown.due if d.state is DueState.COMING}

    def _asked_for(self, what: str, at: datetime, tick: Tick) -> None:
        self.due += 1
        waited = tick.true - (max(at_utc(at), tick.woke) if tick.woke is not None else at_utc(at))
        self.worst_late_s = max(self.worst_late_s, waited.total_seconds())
        if not is_said(what, at, tick.shown) and not _put_off(what, tick):
            self._wrong("missed", what, at, "at", tick.true)
        elif waited > (AFTER_WAKING if tick.woke is not None else IN_TIME):
            self._wrong("late", what, at, "at", tick.true)

    def _while_asleep(self, asleep: Infusion, since: datetime, tick: Tick) -> None:
        """Somebody who had stayed awake would have seen these fall due: they all stand on the list on waking."""
        now = {(d.what, d.at) for d in tick.shown.due}
        for part in (4, 2, 1):
            then = due_list(asleep, since + (tick.now - since) / part, self.book)
            for due in then:
                if due.state in PRESSING and due.what in ("vitals", "recheck", "rate", "bottle", "observe"):
                    self.due += 1
                    if (due.what, due.at) not in now:
                        self._wrong("missed", "asleep", due.what, due.at, "at", tick.true)

    def _time(self, tick: Tick) -> None:
        started, ended = tick.infusion.started_at, tick.infusion.ended_at
        off = abs((at_utc(tick.now) - tick.true).total_seconds()) if started is not None else 0.0
        if started is not None and ended is None:
            self.worst_elapsed_s = max(self.worst_elapsed_s, off)
            if off > 1:
                self._wrong("elapsed_wrong", off, "s at", tick.true)
        made = [e.recorded.wall for e in tick.infusion.entries[-3:]]
        if made != sorted(made):
            self._wrong("out_of_order", made)


def is_said(what: str, at: datetime, shown: Outlook) -> bool:
    """Whether something that fell due stands on the list, and an alarm of its kind speaks for it."""
    if what == "finish":
        return shown.volume_in or shown.given < shown.ordered
    # A bottle's time is worked out anew with each rate: any that is asked for is the one that was coming.
    due = next((d for d in shown.due if d.what == what and (d.at == at or what == "bottle")), None)
    if due is None or due.state not in PRESSING:
        return what == "chairside"
    codes = {a.code for a in shown.alarms}
    return what not in SAID_BY or bool(codes & set(SAID_BY[what])) or (what == "rate" and _locked(due.held, codes))


def _put_off(what: str, tick: Tick) -> bool:
    """A bottle forecast with a rise that was not made yet: it comes later, as long as the one hanging is not empty."""
    if what != "bottle":
        return False
    waiting = next((c for c in containers(tick.infusion) if c.hung_at is None), None)
    return waiting is not None and tick.infusion.ledger.volume_at(tick.now) < waiting.starts_at


def _locked(held: object, codes: set[str]) -> bool:
    """A rise that more than vitals keeps locked reminds of nothing; what keeps it locked does."""
    return bool(held) and bool(codes)
