"""Hunts for something due that is not asked for because the laptop slept or its clock was set, in visits that go well.

    python tests/hunts/clocks.py [COUNT] [--seed N] [--control]

COUNT visits of up to six hours, each with sleeps of ten seconds to three
hours, a wall clock set by seconds to two days either way, and in every third
one the night on which summer time begins or ends. Whatever fell due is on the
list within 1 s, or within 2 s of waking; the program's time stays within 1 s
of the true time. `same_ticked` and `--control` are as in `sessions.py`.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hunts.visit_hunt import Played, main
from tests.support.any_opening import any_opening
from tests.support.tables import real_book
from tests.support.visits.judge import Judge
from tests.support.visits.laptop import Laptop
from tests.support.visits.visit import Visit

SIX_HOURS, SHORT = (120, 360), (60, 75)
NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
BEGINNINGS = (
    (datetime(2026, 3, 2, 14, tzinfo=UTC), NEW_YORK),
    (datetime(2026, 6, 1, 8, tzinfo=UTC), BERLIN),
    (datetime(2026, 3, 8, 5, tzinfo=UTC), NEW_YORK),
    (datetime(2026, 11, 1, 4, tzinfo=UTC), NEW_YORK),
    (datetime(2026, 3, 28, 23, tzinfo=UTC), BERLIN),
    (datetime(2026, 10, 24, 22, tzinfo=UTC), BERLIN),
)
"""Two plain days, and four nights with a change of summer time two hours in: 2 in the morning becomes 3, or 1 again."""
SLEEPS_S = (10, 11, 30, 90, 300, 301, 900, 1800, 3600, 7200, 10800)
SETS_S = (-172800, -86400, -3600, -61, -3, 3, 59, 1800, 3600, 86400, 172800)


class Disturbed:
    """Sleeps and set clocks at times drawn beforehand, counted from the first drop."""

    def __init__(self, draw: Random) -> None:
        sleeps = [(draw.randint(60, 14_400), "sleep", draw.choice(SLEEPS_S)) for _ in range(draw.randint(1, 3))]
        sets = [(draw.randint(60, 14_400), "set", draw.choice(SETS_S)) for _ in range(draw.randint(1, 3))]
        self.ahead = sorted(sleeps + sets)
        self.done = 0

    def __call__(self, visit: Visit) -> datetime | None:
        """Do what is due by now; when the next is."""
        started = visit.infusion.started_at
        if started is None or visit.infusion.ended_at is not None or not self.ahead:
            return None
        first = started.astimezone(UTC)
        after, what, seconds = self.ahead[0]
        if visit.laptop.at < first + timedelta(seconds=after):
            return first + timedelta(seconds=after)
        self.ahead.pop(0)
        self.done += 1
        if what == "set":
            visit.laptop.off += timedelta(seconds=seconds)
        else:
            visit.sleep(seconds)
        return visit.laptop.at + timedelta(seconds=1)


def play(seed: int, minutes: tuple[int, int] = SIX_HOURS, *, each_second: bool = False) -> Played:
    """Play the visit of a seed, and hand over its judge."""
    book, draw = real_book(), Random(f"clocks {seed}")  # noqa: S311 - the same visits each time, nothing secret
    begins, zone = BEGINNINGS[seed % len(BEGINNINGS)]
    opening = any_opening(draw, book, begins.date(), minutes=minutes, plain=True)
    judge, disturbed = Judge(book, disturbed=True), Disturbed(draw)
    for tick in Visit(opening, Laptop(begins, zone), book, draw, each_second, disturbed).ticks():
        judge.see(tick)
    judge.disturbances = disturbed.done
    return judge


def same_ticked(seed: int) -> bool:
    """Whether looking at every second of a short visit sees the same alarms at the same seconds."""
    jumped, ticked = (play(seed, SHORT, each_second=each) for each in (False, True))
    return jumped.trace == ticked.trace and len(jumped.trace) > 0


if __name__ == "__main__":
    sys.exit(main("clocks", sys.argv[1:], play, same_ticked))
