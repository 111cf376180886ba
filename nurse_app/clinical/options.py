"""What may be done about a reaction: numbered options with their rule, source and facts; none is chosen beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nurse_app.clinical.findings import Facts, Findings
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.setting import Policy
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Tripped


class Do(StrEnum):
    """What an option would do."""

    SLOW = "slow"
    PAUSE = "pause"
    STOP = "stop"
    EMERGENCY = "emergency"
    KEEP = "keep"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class SeenSign:
    """A sign seen at a grade."""

    sign: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Option:
    """One way to answer, numbered from 1 in the order listed.

    `rate` is what the pump would be set to: None for call, emergency and
    keep-at-0; 0 for pause and stop. `rule` is id and version (for keep: the
    rule it goes against). `why` names the reason's code for `wording`.
    """

    number: int
    do: Do
    rate: Rate | None
    rule: str
    source: str
    why: str
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the options are worked out from.

    `running` is the rate now (0 while paused). `tolerated` is the highest
    rate that ran its planned time without a reaction, None on the first step.
    `earlier_reactions` counts reactions of this infusion that are not this
    one. `at_baseline` are signs that were there before the start: they count
    only where now worse. `settable_part` is the clinic's other slower rate,
    already rounded down to the pump's step and above 0, or None. `over`: the
    infusion is stopped or in, so that only calling and watching are left.
    `worse`: the reaction was last said to be worse; `not_improved`: to be the
    same, at or after the recheck of what was chosen about it.
    """

    signs: tuple[SeenSign, ...]
    tripped: tuple[Tripped, ...]
    running: Rate
    tolerated: Rate | None
    settable_part: Rate | None
    ceiling: Rate | None
    policy: Policy
    earlier_reactions: int
    at_baseline: tuple[SeenSign, ...] = ()
    adult: bool = True
    over: bool = False
    worse: bool = False
    not_improved: bool = False


@dataclass(frozen=True, slots=True)
class Guidance:
    """The answer: grade (worst of signs and bands), red flags by id, syndromes to think of, options and findings."""

    grade: Grade | None
    red_flags: tuple[str, ...]
    syndromes: tuple[str, ...]
    options: tuple[Option, ...]
    findings: Findings
    recheck_min: int | None
