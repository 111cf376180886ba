"""A clock of the ward that stands still until it is moved, so that a whole day takes seconds."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from nurse_app.infusion.entries import Moment

MORNING = datetime(2026, 3, 4, 8, 30, tzinfo=timezone(timedelta(hours=-5)))


class WardClock:
    """Wall and boot time move together, as on a computer that neither sleeps nor is set."""

    def __init__(self, at: datetime = MORNING) -> None:
        self._began = self._at = at

    def now(self) -> Moment:
        """The moment."""
        since_ms = int((self._at - self._began).total_seconds() * 1000)
        return Moment(self._at, "boot-1", 600_000 + since_ms)

    def move(self, minutes: int = 0, seconds: int = 0) -> None:
        """Let time pass."""
        self._at += timedelta(minutes=minutes, seconds=seconds)

    def move_to(self, moment: datetime) -> None:
        """Let it be this moment, unless it is past already."""
        self._at = max(self._at, moment)
