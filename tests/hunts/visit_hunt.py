"""What the two hunts through whole visits have in common: playing them, the figures, and the faults to plant."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from nurse_app.errors import OurBug
from tests.hunts.planted_visits import PLANTED
from tests.hunts.planting import planted
from tests.support.visits.judge import Judge

Played = Judge
Play = Callable[[int], Judge]
FIGURES = ("prompts", "due", "sounds", "disturbances")
FELL_OVER = (AssertionError, ArithmeticError, LookupError, TypeError, ValueError, OurBug)
WORST = ("worst_late_s", "worst_elapsed_s")


def hunt(play: Play, count: int, seed: int) -> dict[str, object]:
    """Play so many visits, and return what was found; what is wrong is told on standard error."""
    total: dict[str, float] = dict.fromkeys((*FIGURES, *Judge.WRONG, "unfinished"), 0)
    worst = dict.fromkeys(WORST, 0.0)
    for n in range(seed, seed + count):
        try:
            judge = play(n)
        except FELL_OVER as why:
            # The visit does not go on as a visit does, or the program fell over in it.
            total["unfinished"] += 1
            sys.stderr.write(f"visit {n}: {why!r}\n")
            continue
        for name in (*FIGURES, *Judge.WRONG):
            total[name] += getattr(judge, name)
        worst = {name: max(worst[name], getattr(judge, name)) for name in WORST}
        for wrong in judge.told[:3]:
            sys.stderr.write(f"visit {n}: {wrong}\n")
    return {"visits": count, **total, **worst}


def control(play: Play, kind: str, count: int, seed: int) -> dict[str, object]:
    """Plant every fault in turn, and return how much was found of each."""
    caught = {}
    for name, (kinds, where) in PLANTED.items():
        if kind in kinds:
            with planted(where):
                found = hunt(play, count, seed)
            caught[name] = sum(int(found[wrong]) for wrong in (*Judge.WRONG, "unfinished"))  # type: ignore[call-overload]
    return {"planted": len(caught), "missed": [name for name, found in caught.items() if not found], "caught": caught}


def main(kind: str, words: list[str], play: Play, same_ticked: Callable[[int], bool]) -> int:
    """Hunt, print the figures, and say whether nothing bad was found."""
    asked = argparse.ArgumentParser()
    asked.add_argument("count", nargs="?", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--control", action="store_true")
    said = asked.parse_args(words)
    if said.control:
        found = control(play, kind, said.count, said.seed)
        sys.stdout.write(json.dumps({"hunt": kind, **found}) + "\n")
        return 1
    found = {**hunt(play, said.count, said.seed), "same_ticked": same_ticked(said.seed)}
    sys.stdout.write(json.dumps({"hunt": kind, **found}) + "\n")
    clean = found["same_ticked"] and not any(found[wrong] for wrong in (*Judge.WRONG, "unfinished"))
    return 0 if clean else 1
