"""Hunts for a rule of an infusion that breaks, whatever a nurse does in whatever order.

    python tests/hunts/walk.py [COUNT | --steps COUNT] [--seed N] [--control]

COUNT steps through short infusions of every kind; each step is a wish, right
or wrong, or a while that passes. `breaches` are walks that ended in a broken
rule, which are told on standard error with the seed that leads there again.
`--control` plants one fault after another in the rules themselves, each of
which must be run into within COUNT steps.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hunts.planted_rules import PLANTED
from tests.hunts.planting import planted
from tests.support.walk.step import RULES, Breach
from tests.support.walk.walker import Walked, Walker

AT_A_TIME = 5_000


def hunt(count: int, seed: int) -> dict[str, object]:
    """Walk `count` steps, and return what was found."""
    walked, breaches = Walked(), 0
    while walked.steps < count:
        walker = Walker(seed)
        try:
            walker.walk(min(AT_A_TIME, count - walked.steps))
        except Breach as why:
            breaches += 1
            sys.stderr.write(f"{why}\n")
        walked = walked.and_also(walker.walked)
        seed += 1
    idle = [name for name in RULES if not walked.judged[name]]
    told = {"steps": walked.steps, "granted": walked.granted, "infusions": walked.infusions, "signed": walked.signed}
    asked = {"rules": len(RULES), "asked": sum(walked.judged.values()), "idle": idle}
    return {**told, **asked, "breaches": breaches}


def control(most: int, seed: int) -> dict[str, object]:
    """Plant every fault in turn, and return which rule ran into it after how many steps; `missed` were not found."""
    caught: dict[str, str] = {}
    for name in PLANTED:
        walker = Walker(seed)
        with planted(PLANTED[name]):
            try:
                walker.walk(most)
            except Breach as why:
                caught[name] = f"{str(why).split(':')[0]}, step {walker.walked.steps}"
    missed = [name for name in PLANTED if name not in caught]
    return {"planted": len(PLANTED), "breaches": len(caught), "missed": missed, "caught": caught}


def main(words: list[str]) -> int:
    """Hunt, print the figures, and say whether nothing bad was found."""
    asked = argparse.ArgumentParser(description="Walk through infusions and ask every rule after each step.")
    asked.add_argument("count", nargs="?", type=int, default=None)
    asked.add_argument("--steps", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--control", action="store_true")
    said = asked.parse_args(words)
    count = said.steps if said.count is None else said.count
    found = control(count, said.seed) if said.control else hunt(count, said.seed)
    sys.stdout.write(json.dumps({"hunt": "walk", **found}) + "\n")
    return 1 if found["breaches"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
