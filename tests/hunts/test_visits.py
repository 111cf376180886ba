"""The short form of the hunts through whole visits, and the planted faults that each must find.

python tests/hunts/sessions.py 1000
python tests/hunts/clocks.py 10000
"""

import pytest

from tests.hunts import clocks, sessions
from tests.hunts.planted_visits import PLANTED
from tests.hunts.planting import planted
from tests.hunts.visit_hunt import hunt
from tests.support.visits.judge import Judge

HUNTS = {"sessions": sessions, "clocks": clocks}
SHORT, A_FEW = 12, 3
CASES = [(kind, fault) for fault, (kinds, _) in PLANTED.items() for kind in kinds]

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


def wrong(found):
    return {name: found[name] for name in (*Judge.WRONG, "unfinished") if found[name]}


@pytest.mark.parametrize("kind", HUNTS)
def test_what_falls_due_is_asked_for_once_and_in_time(kind):
    found = hunt(HUNTS[kind].play, SHORT, 1)
    assert wrong(found) == {}
    assert found["due"] > 10 * SHORT
    assert found["prompts"] > 10 * SHORT
    assert (found["disturbances"] >= SHORT) == (kind == "clocks")


@pytest.mark.parametrize("kind", HUNTS)
def test_looking_at_every_second_sees_the_same(kind):
    assert HUNTS[kind].same_ticked(1)


@pytest.mark.parametrize(("kind", "fault"), CASES)
def test_a_planted_fault_is_found(kind, fault):
    with planted(PLANTED[fault][1]):
        found = hunt(HUNTS[kind].play, A_FEW, 1)
    assert wrong(found) != {}
