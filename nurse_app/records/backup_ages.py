"""Says which backups of a chart may go: all of the last day stay, then one a day for a month, then one a month."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

ALL_FOR = timedelta(hours=24)
DAILY_FOR = timedelta(days=30)


def may_go(made: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """Those times of making that need not be kept.

    Of the days up to `DAILY_FOR` ago the last of each day stays, of the
    months before the last of each month. What was made after `now` stays
    (a clock was put back), and so does the newest of all. Whatever is let go
    today would be let go tomorrow too, so thinning often is as thinning once.
    """
    stays = {at for at in made if now - at < ALL_FOR}
    last_of: dict[tuple[int, ...], datetime] = {}
    for at in sorted(made):
        last_of[at.year, at.month, at.day] = at
    daily = set(last_of.values())
    stays |= {at for at in daily if now - at < DAILY_FOR}
    last_of.clear()
    for at in sorted(daily):
        last_of[at.year, at.month] = at
    stays |= set(last_of.values())
    return frozenset(made) - stays
