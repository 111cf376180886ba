"""rate_policy.toml: its shape, its checks and the value it becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from nurse_app.clinical.policy import ReactionPolicy, Rule
from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.setting import Policy
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.library import Library
from nurse_app.reference.naming import told, twice, unknown
from nurse_app.reference.sheet import AsPart, InMinutes, InRises, InSets, InSteps, Keys, Sheet, Text, Texts

PolicyName = Annotated[Policy, Field(strict=False)]


class RuleSheet(Sheet):
    """A rule by id and version."""

    id: Annotated[str, Field(pattern=r"^RX-[0-9]{2}$")]
    version: Annotated[str, Field(pattern=r"^v[1-9][0-9]*$")]
    text: Text
    sources: Keys


class RulesSheet(Sheet):
    """The rules by what they do."""

    keep: RuleSheet
    slow_previous: RuleSheet
    slow_part: RuleSheet
    pause: RuleSheet
    pause_first: RuleSheet
    stop: RuleSheet
    stop_first: RuleSheet
    second_reaction: RuleSheet
    red_flag: RuleSheet
    emergency: RuleSheet
    call: RuleSheet
    next_visit: RuleSheet
    late_reaction: RuleSheet
    last_tolerated: RuleSheet


class FiguresSheet(Sheet):
    """The figures of recheck, restart and rising again."""

    slow_fraction: AsPart
    recheck_after: InMinutes
    restart_wait: InMinutes
    clean_sets_before_rise: InSets
    clean_sets_apart: InMinutes
    rise_again_after: InMinutes
    rises_after_reaction: InRises
    long_pause: InMinutes
    late_steps_lower: InSteps


class PolicyTextSheet(Sheet):
    """What the clinic does first, in words."""

    id: PolicyName
    text: Text
    sources: Keys


class PolicySheet(Sheet):
    """rate_policy.toml"""

    default: PolicyName
    never_slow_alone: Annotated[Texts, Field(min_length=1)]
    late_signs: Annotated[Texts, Field(min_length=1)]
    rules: RulesSheet
    figures: FiguresSheet
    policies: list[PolicyTextSheet]


def check_policy(file: str, sheet: PolicySheet, signs: Collection[str]) -> Iterator[Fault]:
    """No rule twice, every policy worded, every sign known, the part below one."""
    yield from twice(file, "rules", [getattr(sheet.rules, name).id for name in RulesSheet.model_fields])
    yield from twice(file, "policies", [p.id for p in sheet.policies])
    yield from unknown(file, "policies", list(Policy), {p.id for p in sheet.policies})
    yield from unknown(file, "never_slow_alone", sheet.never_slow_alone, signs)
    yield from unknown(file, "late_signs", sheet.late_signs, signs)
    lower = sheet.figures.late_steps_lower.value
    if lower < 1:
        yield fault(file, "figures.late_steps_lower", Wrong.BOUND_CROSSED, low="0", high="", found=told(lower))
    part = sheet.figures.slow_fraction.value
    if not 0 < part < 1:
        yield fault(file, "figures.slow_fraction", Wrong.BOUND_CROSSED, low="0", high="1", found=told(part))


def policy(sheet: PolicySheet, library: Library) -> ReactionPolicy:
    """The policy that the rules of reactions use."""

    def rule(name: str) -> Rule:
        row = getattr(sheet.rules, name)
        return Rule(row.id, row.version, row.text, library.names(row.sources))

    figures = sheet.figures
    return ReactionPolicy(
        default=sheet.default,
        slow_previous=rule("slow_previous"),
        slow_part=rule("slow_part"),
        slow_fraction=figures.slow_fraction.value,
        pause=rule("pause"),
        pause_first=rule("pause_first"),
        stop=rule("stop"),
        stop_first=rule("stop_first"),
        red_flag=rule("red_flag"),
        emergency=rule("emergency"),
        keep=rule("keep"),
        call=rule("call"),
        second_reaction=rule("second_reaction"),
        never_slow_alone=frozenset(sheet.never_slow_alone),
        recheck_after=Minutes(figures.recheck_after.value),
        restart_wait=Minutes(figures.restart_wait.value),
        clean_sets_before_rise=int(figures.clean_sets_before_rise.value),
        clean_sets_apart=Minutes(figures.clean_sets_apart.value),
        rise_again_after=Minutes(figures.rise_again_after.value),
        rises_after_reaction=int(figures.rises_after_reaction.value),
        long_pause=Minutes(figures.long_pause.value),
        next_visit_rule=rule("next_visit"),
        late_reaction=rule("late_reaction"),
        last_tolerated=rule("last_tolerated"),
        late_signs=frozenset(sheet.late_signs),
        late_steps_lower=int(figures.late_steps_lower.value),
    )
