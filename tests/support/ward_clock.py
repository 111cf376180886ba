"""A clock of the ward that stands still until it is moved, so that a whole day takes seconds."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from nurse_app.infusion.entries import Moment

MORNING = datetime(2026, 3, 4, 8, 30, tzinfo=timezone(timedelta(hours=-5)))


SWITCHED_ON = datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=-5)))
"""When the laptop of every test was started."""


def boot_ms_at(moment: datetime) -> int:
    """Milliseconds since then, on the clock that counts through sleep."""
    return (moment - SWITCHED_ON) // timedelta(milliseconds=1)


class WardClock:
    """Wall and boot time move together, unless the laptop sleeps, its clock is set, or it is started anew."""

    def __init__(self, at: datetime = MORNING) -> None:
        self._at = at
        self._set = self._asleep = timedelta()
        self.boot_id = "boot-1"

    def now(self) -> Moment:
        """The moment."""
        return Moment(self._at + self._set, self.boot_id, boot_ms_at(self._at))

    def ran_ms(self) -> int | None:
        """How long it was awake."""
        return boot_ms_at(self._at - self._asleep)

    def sleep(self, minutes: int = 0, seconds: int = 0) -> None:
        """Let the lid be closed for a while."""
        self._asleep += timedelta(minutes=minutes, seconds=seconds)
        self.move(minutes, seconds)

    def set(self, minutes: int = 0, seconds: int = 0) -> None:
        """Let somebody set the wall clock, ahead or (below 0) back."""
        self._set += timedelta(minutes=minutes, seconds=seconds)

    def move(self, minutes: int = 0, seconds: int = 0) -> None:
        """Let time pass."""
        self._at += timedelta(minutes=minutes, seconds=seconds)

    def move_to(self, moment: datetime) -> None:
        """Let it be this moment, unless it is past already."""
        self._at = max(self._at, moment)
