"""Hunts for an alarm that cries without need, comes twice, comes late or does not come, in visits that go well.

    python tests/hunts/sessions.py [COUNT] [--seed N] [--control]

COUNT five-hour visits of every condition, from the opening to the signature,
by a nurse who does everything right within two minutes. The program looks at
each second at which something can change; `same_ticked` says that looking at
every single second of a shorter visit saw just the same. `--control` plants
one fault after another, each of which must be found.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hunts.visit_hunt import Played, main
from tests.support.any_opening import any_opening
from tests.support.tables import real_book
from tests.support.visits.judge import Judge
from tests.support.visits.laptop import Laptop
from tests.support.visits.visit import Visit

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIVE_HOURS, SHORT = (260, 340), (60, 75)


def play(seed: int, minutes: tuple[int, int] = FIVE_HOURS, *, each_second: bool = False) -> Played:
    """Play the visit of a seed, and hand over its judge."""
    book, draw = real_book(), Random(f"session {seed}")  # noqa: S311 - the same visits each time, nothing secret
    opening = any_opening(draw, book, MORNING.date(), minutes=minutes, plain=True)
    judge = Judge(book)
    for tick in Visit(opening, Laptop(MORNING, UTC), book, draw, each_second).ticks():
        judge.see(tick)
    return judge


def same_ticked(seed: int) -> bool:
    """Whether looking at every second of a short visit sees the same alarms at the same seconds."""
    jumped, ticked = (play(seed, SHORT, each_second=each) for each in (False, True))
    return jumped.trace == ticked.trace and len(jumped.trace) > 0


if __name__ == "__main__":
    sys.exit(main("sessions", sys.argv[1:], play, same_ticked))
