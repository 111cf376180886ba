"""How a measured time is held to its goal: strictly when asked, with room for the neighbours in the suite.

A shared machine at work takes several times as long for the same thing; a
suite that failed for that would measure the neighbours. `VIGIL_GOALS=1`
holds every benchmark to the goal itself.
"""

import os

SLACK = 5.0


def strict() -> bool:
    """Whether every benchmark is held to its goal itself."""
    return bool(os.environ.get("VIGIL_GOALS"))


def bound(goal: float) -> float:
    """The most that is accepted now for this goal."""
    return goal if strict() else goal * SLACK
