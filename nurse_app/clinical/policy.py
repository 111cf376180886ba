"""How the clinic answers a reaction: each rule with its id, version, source and figures."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.setting import Policy


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is named on screen and paper: `RX-12 v1`, what it says, where from."""

    id: str
    version: str
    text: str
    source: str

    @property
    def name(self) -> str:
        """Id and version in one."""
        return f"{self.id} {self.version}"


@dataclass(frozen=True, slots=True)
class ReactionPolicy:
    """The book's `rate_policy`: rules by what they do, and the figures of recheck, restart and rise again.

    `slow_previous`: back to the last tolerated step. `slow_part`: the
    clinic's other choice, `slow_fraction` of the running rate. `keep`: the
    rule that keeping the rate goes by (continue and observe). `late_reaction`
    and `last_tolerated`: what a reaction means for the ceiling of the next
    visit; `late_signs` are those after the end that lower it, by so many planned steps.
    """

    default: Policy
    slow_previous: Rule
    slow_part: Rule
    slow_fraction: Fraction
    pause: Rule
    pause_first: Rule
    stop: Rule
    stop_first: Rule
    red_flag: Rule
    emergency: Rule
    keep: Rule
    call: Rule
    second_reaction: Rule
    never_slow_alone: frozenset[str]
    recheck_after: Minutes
    restart_wait: Minutes
    clean_sets_before_rise: int
    clean_sets_apart: Minutes
    rise_again_after: Minutes
    rises_after_reaction: int
    long_pause: Minutes
    next_visit_rule: Rule
    late_reaction: Rule
    last_tolerated: Rule
    late_signs: frozenset[str]
    late_steps_lower: int

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the policy."""
        held = (getattr(self, one.name) for one in fields(self))
        return tuple(rule for rule in held if isinstance(rule, Rule))
