"""Turns a clock time as typed into a moment: the last time that the clock showed it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

_HALF_A_DAY = timedelta(hours=12)


def moment_of(typed: time, now: datetime) -> datetime:
    """The moment meant by a clock time; one more than half a day ahead was yesterday's.

    A time shortly ahead of now stays ahead: it is refused where it is kept, not moved in silence.
    """
    moment = now.replace(hour=typed.hour, minute=typed.minute, second=0, microsecond=0)
    if moment - now > _HALF_A_DAY:
        return moment - timedelta(days=1)
    return moment
