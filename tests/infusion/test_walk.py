"""Whoever walks, whatever she asks, in whatever order: the rules of an infusion hold after every step.

The suite takes 100,000 steps; `python tests/hunts/walk.py --steps 1000000` takes more, and with `--control` it plants
faults in the rules, each of which must be run into.
"""

import pytest

from tests.hunts.planted_rules import PLANTED
from tests.hunts.planting import planted
from tests.support.walk.step import RULES, Breach
from tests.support.walk.walker import Walker, walk

PARTS, STEPS = 10, 10_000
AT_THE_LATEST = 8_000
SEEDS = {
    "any rate can be set": 8,
    "no ceiling": 13,
    "after a stop without an order": 4,
    "a reaction's limit is forgotten": 12,
    "a stranger's reaction": 2,
}
"""Walks that come by a fault soon, where the first walk takes thousands of steps to it."""

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_rule_holds_after_every_step(part):
    walked = walk(20261124 + part, STEPS)
    assert walked.steps == STEPS
    assert walked.granted > STEPS // 4, "a walk that is always refused sees nothing"
    idle = [name for name in RULES if not walked.judged[name]]
    assert len(idle) <= 3, f"these rules had nothing to judge: {idle}"


def test_there_are_more_rules_than_were_asked_for():
    assert len(RULES) >= 25
    assert {hazard for hazard, *_ in RULES.values()} >= {
        *("H07", "H11", "H13", "H15", "H25", "H27", "H35", "H36", "H37", "H38", "H39"),
        *("predictability", "consistency", "undo", "feedback"),
    }


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_run_into(fault):
    walker = Walker(SEEDS.get(fault, 1))
    with planted(PLANTED[fault]), pytest.raises(Breach):
        walker.walk(AT_THE_LATEST)


def test_the_same_seed_walks_the_same_way():
    assert walk(5, 200) == walk(5, 200)
