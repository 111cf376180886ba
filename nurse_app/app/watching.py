"""Watches the clocks once a second: what happened to them is kept on every infusion under way, and told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from nurse_app.infusion.entries import ClockJumped, Moment
from nurse_app.infusion.gaps import SET_AHEAD, SET_BACK
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.steady import ClockSet, Glance, Happening, Steady
from nurse_app.machine import heartbeat
from nurse_app.records.fileset import FileSet

if TYPE_CHECKING:
    from nurse_app.app.ward import Ward
    from nurse_app.infusion.ports import Clock
    from nurse_app.infusion.state import Infusion

BEAT_EVERY = timedelta(seconds=15)
FORGOTTEN_AFTER = timedelta(hours=12)
"""An infusion that neither runs nor had an entry for so long holds the time no more (nobody signed it, say)."""
_RUNS = (Status.INFUSING, Status.PAUSED)
_OVER = (Status.SIGNED, Status.VOIDED)


class SteadyClock:
    """The ward's clock: the computer's, made steady while an infusion is under way."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.steady = Steady(self.glance())

    def glance(self) -> Glance:
        """All clocks of the computer now."""
        now = self._clock.now()
        return Glance(now.wall, now.boot_id, now.boot_ms, self._clock.ran_ms())

    def now(self) -> Moment:
        """The moment."""
        return self.steady.at(self.glance())

    def ran_ms(self) -> int | None:
        """How long the computer was awake; see the clock itself."""
        return self._clock.ran_ms()


@dataclass(frozen=True, slots=True)
class ClockNote:
    """The laptop's clock was set: when by the steady time, and what it would have shown and showed."""

    at: datetime
    by: ClockSet


class Watching:
    """Joins the steady clock with the ward. What could not be kept is tried again the next second.

    Args:
        chart: beside it the program's heartbeat is kept; None on practice data.
    """

    def __init__(self, ward: Ward, clock: SteadyClock, chart: Path | None = None) -> None:
        self._ward, self._clock = ward, clock
        self._file = None if chart is None else FileSet.at(chart).alive
        self._waiting: list[tuple[str, Happening]] = []
        self._beat_at: datetime | None = None
        self.notes: tuple[ClockNote, ...] = ()
        self._go_on()

    def _go_on(self) -> None:
        """After a start of the program: how long it was closed, and whether the clocks still agree."""
        keep = self._keepers()
        last = max((i.entries[-1].recorded for i in keep), key=lambda r: r.wall, default=None)
        if last is None or not last.boot_id:
            # Nothing is under way, or what is was made from a case file, whose clock is not this computer's.
            return
        alive = heartbeat.last_beat(self._file, Moment) if self._file is not None else None
        happened = self._clock.steady.go_on(self._clock.glance(), last, alive, _known_off(keep))
        self._take(happened)

    def tick(self) -> bool:
        """A second has passed; whether anything was kept of it.

        Raises:
            ChartTrouble: what happened could not be kept; it is tried again.
        """
        self._take(self._clock.steady.watch(self._clock.glance(), keeps=bool(self._keepers())))
        self._beat()
        anything = bool(self._waiting)
        while self._waiting:
            infusion_id, happened = self._waiting[0]
            self._ward.keep_happening(infusion_id, happened)
            self._waiting.pop(0)
        return anything

    def _take(self, happened: tuple[Happening, ...]) -> None:
        keep = self._keepers() if happened else ()
        for one in happened:
            told = [i for i in keep if i.started_at is not None or isinstance(one, ClockSet)]
            self._waiting += [(i.id, one) for i in told]
            if isinstance(one, ClockSet) and told:
                self.notes = (*self.notes, ClockNote(self._clock.now().wall, one))

    def seen(self) -> None:
        """The nurse has read the notes."""
        self.notes = ()

    def _keepers(self) -> tuple[Infusion, ...]:
        now = self._ward.now
        return tuple(i for i in self._ward.current if keeps_time(i, now))

    def _beat(self) -> None:
        now = self._clock.now()
        if self._file is not None and (self._beat_at is None or abs(now.wall - self._beat_at) >= BEAT_EVERY):
            self._beat_at = now.wall
            heartbeat.beat(self._file, now.wall, now.boot_id, now.boot_ms)

    def end(self) -> None:
        """The program ends here."""
        self._beat_at = None
        self._beat()


def keeps_time(infusion: Infusion, now: datetime) -> bool:
    """Whether the time must not jump under an infusion: from its baseline on until its observation is over."""
    if infusion.status in _RUNS:
        return True
    begun = infusion.baseline_at is not None or infusion.started_at is not None
    goes_on = begun and infusion.observation_ended_at is None and infusion.status not in _OVER
    return goes_on and now - infusion.entries[-1].recorded.wall < FORGOTTEN_AFTER


def _known_off(infusions: tuple[Infusion, ...]) -> timedelta:
    """How far the laptop's clock is known to stand from the steady time, by the last entry that tells of it."""
    told = [
        (e.recorded.wall, fact.after)
        for i in infusions
        for e in i.entries
        if isinstance(fact := e.fact, ClockJumped) and fact.what in (SET_AHEAD, SET_BACK) and fact.after is not None
    ]
    if not told:
        return timedelta(0)
    kept, shown = max(told)
    return shown - kept
