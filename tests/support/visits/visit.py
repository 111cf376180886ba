"""One visit from its opening to its signature: desk, screen and alarms are real, people and clocks are played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from nurse_app.app.alarming import ESCALATES, Alarming
from nurse_app.app.granting import Counter, grant
from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Minutes
from nurse_app.infusion import desk, wishes
from nurse_app.infusion.alarm_facts import alarm_key
from nurse_app.infusion.asking import Answer, Ask, Kept
from nurse_app.infusion.canonical import head
from nurse_app.infusion.desk_gap import RAN_ON, PumpDid
from nurse_app.infusion.due_list import missed_key
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.fold import fold
from nurse_app.infusion.ledger import after
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import DueState, Outlook, Priority, Status
from nurse_app.infusion.state import Infusion
from nurse_app.machine.sound import Sounder
from nurse_app.machine.tones import Priority as Loudness
from nurse_app.practice.autopilot import Autopilot
from nurse_app.practice.virtual_patient import VirtualPatient
from nurse_app.settings import Settings
from tests.support.any_opening import Opening
from tests.support.infusions import NURSE, reading
from tests.support.visits.laptop import Laptop

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
LONGEST = timedelta(hours=14)


class Unplayable(AssertionError):
    """The visit does not go on as a visit does."""


class Speaker(Sounder):
    """Keeps what would be heard, and makes no sound."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Loudness] = []

    def play(self, priority: Loudness) -> None:
        """Note it down."""
        self.working = True
        self.played.append(priority)

    def stop(self) -> None:
        """Nothing sounds."""


@dataclass
class Tick:
    """One second that was looked at: true time, the program's time, the screen, and which alarms were called out.

    `woke`: when the laptop woke just before, and `asleep` the infusion as it was all that while.
    """

    true: datetime
    now: datetime
    infusion: Infusion
    shown: Outlook
    called: frozenset[str]
    woke: datetime | None = None
    asleep: Infusion | None = None


@dataclass
class Visit:
    """Plays one visit: from one second at which something can change to the next, or (`each_second`) all of them.

    `disturbed` may change the laptop before a second is looked at (sleep, set clocks) and says when it wants the next.
    """

    opening: Opening
    laptop: Laptop
    book: Book
    draw: Random
    each_second: bool = False
    disturbed: Callable[[Visit], datetime | None] = lambda _: None
    entries: tuple[Entry, ...] = ()
    infusion: Infusion = field(init=False)

    def __post_init__(self) -> None:
        self.alarming = Alarming(Speaker())
        patient = VirtualPatient(reading(), seed=self.draw.randrange(1000))
        self._nurse, self._scout = Autopilot(patient, "x"), Autopilot(patient, "x")
        self._act_at: datetime | None = None
        self._lots = self.draw.choice([("L1",), ("L1",), ("L1", "L2")])
        self._made = 0
        self.woke: datetime | None = None
        self.asleep: Infusion | None = None
        self._called: dict[str, datetime] = {}
        self._since: dict[str, datetime] = {}
        o = self.opening
        self._keep(desk.open_infusion(self._ask(), o.patient, o.order, o.clinic, o.pump, self.book, o.history))

    @property
    def keeps_time(self) -> bool:
        """Whether it is under way, so that its time is kept steady."""
        return self.infusion.started_at is not None and self.infusion.signed is None

    def _ask(self) -> Ask:
        self._made += 1
        made = self._made
        return Ask(self.laptop.steady.at(self.laptop.glance()), NURSE, lambda: f"v{made}-{next(_NUMBERS)}")

    def _keep(self, answer: Answer) -> None:
        if not isinstance(answer, Kept):
            raise Unplayable(f"refused: {answer.findings}")
        self.entries += answer.entries
        self.infusion = fold("visit", self.entries, self.book)

    def sleep(self, seconds: int) -> None:
        """Close the lid for so long."""
        self.asleep = self.infusion
        self.laptop.sleep_until(self.laptop.at + timedelta(seconds=seconds))
        self.woke = self.laptop.at

    # Second after second

    def ticks(self) -> Iterator[Tick]:
        """Every second looked at, until the infusion is signed."""
        began = self.laptop.at
        wanted: datetime | None = None
        while self.infusion.signed is None:
            if self.laptop.at - began > LONGEST:
                raise Unplayable("the visit does not end")
            self.woke = self.asleep = None
            disturbance = self.disturbed(self)
            for happened in self.laptop.watch(keeps=self.keeps_time):
                self._keep(desk.clock_jumped(self.infusion, self._ask(), happened, self.book))
            tick = self._look()
            yield tick
            wanted = self._nurse_acts(tick)
            changed = self.infusion is not tick.infusion
            self.laptop.at += SECOND if changed else self._until_next(tick, wanted, disturbance)

    def _look(self) -> Tick:
        now = self.laptop.steady.at(self.laptop.glance()).wall
        shown = look(self.infusion, now, self.book)
        present = {alarm_key(a): a for a in shown.alarms}
        called = self.alarming.hear(present, now)
        self._since = {key: self._since.get(key, now) for key in present}
        self._called |= {key.partition("@")[0]: now for key in called}
        return Tick(self.laptop.at, now, self.infusion, shown, called, self.woke, self.asleep)

    def _nurse_acts(self, tick: Tick) -> datetime | None:
        """Let her do what she planned, or plan to do what she sees; when she will, in true time."""
        if self._act_at is None:
            if self._sees_something(tick):
                self._act_at = tick.true + timedelta(seconds=self.draw.randint(5, 100))
        elif self._act_at <= tick.true:
            self._act_at = None
            if self._do():
                self._act_at = tick.true + timedelta(seconds=self.draw.randint(2, 8))
        return self._act_at

    def _sees_something(self, tick: Tick) -> bool:
        if self.infusion.open_gaps:
            return True
        return not isinstance(self._scout.next(self.infusion, tick.shown, self.book), datetime)

    def _do(self) -> bool:
        """The next thing she has to do; False: there was nothing."""
        ask = self._ask()
        if self.infusion.open_gaps:
            self._keep(desk.answer_gap(self.infusion, ask, PumpDid(self._what_it_did()), self.book))
            return True
        shown = look(self.infusion, ask.now.wall, self.book)
        wish = self._passed_by(shown) or self._nurse.next(self.infusion, shown, self.book)
        if isinstance(wish, datetime) or wish is None:
            return False
        if isinstance(wish, wishes.Sign):
            self._keep(desk.sign(self.infusion, ask, head(self.entries), self.book))
            return False
        if isinstance(wish, wishes.AddVial):
            lot = self._lots[len(self.infusion.vials) % len(self._lots)]
            wish = wishes.AddVial(wish.product, lot, wish.expiry, wish.grams)
        self._keep(grant(wish, Counter(self.infusion, ask, self.book, Settings())))
        return True

    @staticmethod
    def _passed_by(shown: Outlook) -> wishes.Answer | None:
        """The word on a set that another has come due after: it cannot be taken any more."""
        missed = next((d for d in shown.due if d.state is DueState.MISSED), None)
        if missed is None or shown.started_at is None:
            return None
        # What is missing is named by the zone of the start; the screen tells it by the zone of now.
        at = missed.at.astimezone(shown.started_at.tzinfo)
        return wishes.Answer(missed_key(missed.what, at), "the laptop was asleep")

    def _what_it_did(self) -> str:
        return RAN_ON if self.infusion.running else "stayed"

    # Which second is next

    def _until_next(self, tick: Tick, *wanted: datetime | None) -> timedelta:
        """How long nothing can change: to the next whole second at which something may."""
        if self.each_second:
            return SECOND
        ahead = [one - tick.true for one in wanted if one is not None]
        ahead += [one - tick.now for one in self._turns(tick)]
        soonest = min((one for one in ahead if one > timedelta()), default=MINUTE)
        return max(SECOND, SECOND * -(-soonest // SECOND))

    def _turns(self, tick: Tick) -> Iterator[datetime]:
        grace, red = self.book.timetable.grace, self.book.timetable.later_still
        for due in tick.shown.due:
            yield from (due.at, after(due.at, grace), after(due.at, red))
        for alarm in tick.shown.alarms:
            yield from (alarm.since + span for span in ESCALATES)
            # Heard a moment ago, it waits for its minute.
            yield from (at + MINUTE for stem, at in self._called.items() if stem == alarm.code)
            if alarm.priority is not Priority.LOW:
                # Louder ones sound again at whole minutes after they came up, never between.
                first = self._since[alarm_key(alarm)]
                yield first + MINUTE * ((tick.now - first) // MINUTE + 1)
        if tick.shown.finish_at is not None:
            yield tick.shown.finish_at
        for other in (self.book.policy.long_pause, Minutes.of(0)):
            yield from (after(p.start, other) for p in self.infusion.pauses[-1:])


_NUMBERS = iter(range(1, 10**12))


def under_way(visit: Visit) -> bool:
    """Whether the pump runs or it is being watched afterwards."""
    return visit.infusion.status in (Status.INFUSING, Status.OBSERVING)


def at_utc(moment: datetime) -> datetime:
    """A moment to compare with true time."""
    return moment.astimezone(UTC)


PRESSING = (DueState.NOW, DueState.LATE, DueState.MISSED)
