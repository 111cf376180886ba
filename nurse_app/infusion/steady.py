"""The infusion's own time: it counts on through sleep and does not follow a clock that is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from nurse_app.infusion.moment import Moment

TOLD_BEYOND = timedelta(seconds=2)
"""A laptop clock that moved by more than this against the steady time is told (safety.md, H19)."""
SLEPT_FROM = timedelta(seconds=10)
"""A shorter sleep is nothing: no set, rate or alarm falls due by it that the next second does not show."""
STOOD_FROM = timedelta(seconds=15)
"""Where the computer does not say how long it was awake, a gap this long between two ticks counts as sleep."""
CLOSED_FROM = timedelta(minutes=1)
"""A program opened again within this asks nothing; what was saved last is shown all the same."""
_SLEW_PART = 2000
_JITTER = timedelta(milliseconds=2)
_MOST_SLEW = timedelta(seconds=1)
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Glance:
    """All clocks of the computer at one look.

    `boot_ms` counts from the start of the computer through sleep and compares
    within one `boot_id` only; `ran_ms` counts while it is awake (None: the
    system does not say).
    """

    wall: datetime
    boot_id: str
    boot_ms: int
    ran_ms: int | None = None

    @property
    def instant(self) -> datetime:
        """The wall time in UTC, where a later time less an earlier one is what passed."""
        return self.wall.astimezone(UTC)

    def shown(self, instant: datetime) -> datetime:
        """An instant as the laptop's clock would show it, with the offset of this look."""
        return instant.astimezone(timezone(self.wall.utcoffset() or _NONE))


@dataclass(frozen=True, slots=True)
class Slept:
    """The laptop was asleep, in steady time."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class ClockSet:
    """The laptop's clock was set: it would have shown `before` and shows `after`; the steady time goes on."""

    before: datetime
    after: datetime

    @property
    def by(self) -> timedelta:
        """How far; below 0 when it was set back."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Closed:
    """The program was closed, in steady time.

    `sure`: it is known until when it was open; else `start` is the last
    entry's time, and it was closed for so long at most.
    """

    start: datetime
    end: datetime
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Behind:
    """After a restart of the laptop its clock shows a time before the last entry: how long it was off is not known."""

    shows: datetime
    last: datetime


Happening = Slept | ClockSet | Closed | Behind


class Steady:
    """Makes one time from all clocks. While an infusion keeps it, its time is an anchor plus the boot clock.

    With none under way it is the laptop's wall clock. It never looks at a
    clock itself: every question is asked with a `Glance`. The zone shown is
    always the laptop's; a zone or daylight saving that changes moves no
    instant, so it changes no duration.
    """

    def __init__(self, first: Glance) -> None:
        self._seen = first
        self._anchor, self._anchor_ms = first.instant, first.boot_ms
        self._off = _NONE
        self._holds = self._doubted = False

    @property
    def holds(self) -> bool:
        """Whether it goes its own way now, instead of following the wall clock."""
        return self._holds

    @property
    def doubted(self) -> bool:
        """Whether the laptop's clock stands before the last entry since it was restarted."""
        return self._doubted

    def at(self, glance: Glance) -> Moment:
        """The moment of a glance: steady time in the laptop's zone, and the boot clock."""
        return Moment(glance.shown(self._time(glance)), glance.boot_id, glance.boot_ms)

    def _time(self, glance: Glance) -> datetime:
        if not self._holds:
            return glance.instant
        return self._anchor + timedelta(milliseconds=glance.boot_ms - self._anchor_ms)

    def _anchor_at(self, instant: datetime, boot_ms: int) -> None:
        self._anchor, self._anchor_ms = instant.astimezone(UTC), boot_ms

    # Each second

    def watch(self, glance: Glance, *, keeps: bool) -> tuple[Happening, ...]:
        """What happened to the clocks since the last look; from now on keep the time, or follow the wall clock.

        Two looks compare only within one start of the computer. A slew as
        NTP makes it (at most 0.05 %) is no setting: it is let pass, and the
        steady time does not follow it.
        """
        if not keeps:
            self._seen = glance
            self._anchor_at(glance.instant, glance.boot_ms)
            self._off, self._holds, self._doubted = _NONE, False, False
            return ()
        if glance.boot_id != self._seen.boot_id:
            seen = self.at(self._seen)
            return self.go_on(glance, seen, seen)
        self._holds = True
        found: tuple[Happening, ...] = (*self._slept(glance), *self._set(glance))
        self._seen = glance
        return found

    def _slept(self, glance: Glance) -> tuple[Slept, ...]:
        passed = timedelta(milliseconds=glance.boot_ms - self._seen.boot_ms)
        asleep, least = passed, STOOD_FROM
        if glance.ran_ms is not None and self._seen.ran_ms is not None:
            asleep, least = passed - timedelta(milliseconds=glance.ran_ms - self._seen.ran_ms), SLEPT_FROM
        if asleep < least:
            return ()
        end = self._time(glance)
        return (Slept(glance.shown(end - asleep), glance.shown(end)),)

    def _set(self, glance: Glance) -> tuple[ClockSet, ...]:
        steady = self._time(glance)
        moved = glance.instant - steady - self._off
        passed = timedelta(milliseconds=glance.boot_ms - self._seen.boot_ms)
        told = (ClockSet(glance.shown(glance.instant - moved), glance.wall),) if abs(moved) > TOLD_BEYOND else ()
        if self._doubted and glance.instant >= steady:
            # The clock was put right: it is better than a time that lacks the hours the laptop was off.
            self._anchor_at(glance.instant, glance.boot_ms)
            self._off, self._doubted = _NONE, False
        elif told or abs(moved) <= min(passed / _SLEW_PART + _JITTER, _MOST_SLEW):
            self._off += moved
        return told

    # After a start of the program

    def go_on(
        self, glance: Glance, last: Moment, alive: Moment | None = None, off: timedelta = _NONE
    ) -> tuple[Happening, ...]:
        """Go on with the time of a chart on which an infusion is under way; what happened since.

        Args:
            last: the last entry's time, by which everything on the chart is dated.
            alive: when the program was last known to run (None: not known).
            off: how far the laptop's clock stood from the last entry's time and is known to; see `ClockSet`.
        """
        self._seen, self._holds = glance, True
        found: tuple[Happening, ...] = ()
        if last.boot_id == glance.boot_id:
            self._anchor_at(last.wall, last.boot_ms)
            self._off, self._doubted = off, False
            found = self._set(glance)
        else:
            self._doubted = glance.instant < last.wall - TOLD_BEYOND
            self._anchor_at(max(glance.wall, last.wall), glance.boot_ms)
            self._off = glance.instant - self._anchor
            found = (Behind(glance.wall, glance.shown(last.wall)),) if self._doubted else ()
        return (*found, *self._closed(glance, _last_alive(last, alive), sure=alive is not None))

    def _closed(self, glance: Glance, since: datetime, *, sure: bool) -> tuple[Closed, ...]:
        now = self._time(glance)
        if now - since < CLOSED_FROM and not self._doubted:
            return ()
        return (Closed(glance.shown(min(since, now)), glance.shown(now), sure),)


def _last_alive(last: Moment, alive: Moment | None) -> datetime:
    """When the program was last known to run, in the chart's time; an entry is proof of that too."""
    if alive is None:
        return last.wall
    if alive.boot_id == last.boot_id:
        return last.wall + max(_NONE, timedelta(milliseconds=alive.boot_ms - last.boot_ms))
    return max(last.wall, alive.wall)
