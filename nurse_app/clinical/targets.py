"""The prescriber's own limit for a patient whose baseline already lies beyond a level of the book."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nurse_app.clinical.findings import Finding
from nurse_app.clinical.quantities import Quantity
from nurse_app.clinical.vitals import Bounds, Reading, Vital

BEYOND = "baseline-beyond-limit"
BELOW, ABOVE = "below", "above"

# One number at the beginning, then a unit, a stop or a space: not a range, a clock time or a pair like 150/90.
_FIRST = re.compile(r"\s*(\d{1,3}(?:\.\d)?)(?!\d)(?!\.\d)(?!\s*[-/:\u2013]\s*\d)(?=$|[\s,;:%/\u00b0m])")


@dataclass(frozen=True, slots=True)
class Target:
    """How far one vital sign may go, for one trigger, as the prescriber said; at the limit itself it is within."""

    trigger: str
    vital: Vital
    limit: Quantity


def target_in(reason: str, asked: Finding, baseline: Reading, bounds: tuple[Bounds, ...]) -> Target | None:
    """Read the limit with which the reason for a `baseline-beyond-limit` begins, in the unit of that vital sign.

    None: it does not begin with one number, or with one that cannot be
    measured (outside the refuse bounds). Nothing further on in the text counts.
    """
    vital, first = Vital(asked.fact("vital")), _FIRST.match(reason)
    like, bound = getattr(baseline, vital.value), next((b for b in bounds if b.vital is vital), None)
    if first is None or like is None or bound is None:
        return None
    limit = type(like).of(first.group(1))
    low, high = bound.refuse
    return Target(asked.fact("trigger"), vital, limit) if low <= limit.value <= high else None


def holds_today(target: Target, asked: Finding, baseline: Reading) -> bool:
    """Whether today's baseline lies within the limit, or at it."""
    value = baseline.number(target.vital)
    if value is None:
        return False
    return value >= target.limit.value if asked.fact("side") == BELOW else value <= target.limit.value
