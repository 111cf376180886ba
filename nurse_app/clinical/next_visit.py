"""What earlier infusions say about today's ceiling: a lower one to choose, with its reason, or why none is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from nurse_app.clinical.findings import Facts, facts
from nurse_app.clinical.past import PastInfusion, PastReaction
from nurse_app.clinical.policy import ReactionPolicy, Rule
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.setting import Pump
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.told import told

NO_RATE = Rate.of(0)
DAYS_OF_A_WEEK = 7


class Off(StrEnum):
    """Why past infusions say nothing for today."""

    UNKNOWN = "history-unknown"
    FIRST = "first-infusion"
    PRODUCT = "other-product"
    GAP = "long-gap"


class Told(StrEnum):
    """What one reaction of an earlier infusion means for today."""

    LOWER = "lower"
    NOT_LOWER = "not-lower"
    TOLERATED_SINCE = "tolerated-since"
    NO_LOWER_STEP = "no-lower-step"
    RATE_UNKNOWN = "rate-unknown"
    NO_RATE_RULE = "no-rate-rule"
    CALL_FIRST = "call-first"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One reaction of an earlier infusion and what it means today.

    `rate` is the ceiling that it asks for, only with `LOWER`; `tolerated` the
    highest rate tolerated in that infusion or a later one of the row; `rule`
    None where no rule of rates is about it.
    """

    past: PastInfusion
    reaction: PastReaction
    meaning: Told
    tolerated: Rate | None = None
    rate: Rate | None = None
    rule: Rule | None = None

    @property
    def facts(self) -> Facts:
        """Everything that was used, as text: date, product, lot, sign, grade, rates, premedication then."""
        past, seen = self.past, self.reaction
        return facts(
            on=past.on.isoformat(),
            product=past.product,
            lot=past.lot,
            sign=seen.sign,
            grade=seen.grade.value,
            late="yes" if seen.late else "no",
            at="" if seen.rate is None else told(seen.rate),
            highest="" if past.highest is None else told(past.highest),
            tolerated="" if self.tolerated is None else told(self.tolerated),
            premedication=", ".join(past.premedication),
        )


@dataclass(frozen=True, slots=True)
class Taught:
    """All that the past says. `off` None: it counts today. `last` is the latest infusion, `days` how long ago.

    `lower` is the lesson with the lowest ceiling, the worst first among
    equals; None: nothing to choose. `severe` are reactions after which the
    prescriber is called first, of every earlier infusion, off or not.
    """

    off: Off | None
    last: PastInfusion | None = None
    days: int = 0
    lessons: tuple[Lesson, ...] = ()
    lower: Lesson | None = None
    severe: tuple[Lesson, ...] = ()


@dataclass(frozen=True, slots=True)
class Today:
    """What the past is held against: the product, the day, the ceiling and the planned rates in mL/h, the pump."""

    product: str
    on: date
    ceiling: Rate | None
    steps: tuple[Rate, ...]
    pump: Pump


def taught(history: tuple[PastInfusion, ...] | None, today: Today, policy: ReactionPolicy, gap_weeks: int) -> Taught:
    """Say what earlier infusions teach for today's ceiling.

    They count from the latest one back as long as the product is today's and
    no gap is over `gap_weeks` (at it still counts). After a headache or
    muscle pain that came late, the next planned step below the highest rate
    of that infusion is offered; after a reaction while it ran, the highest
    rate tolerated in it or since (none: the first step). A reaction is over
    and done with once a later infusion of the row went as fast without one.
    A severe one, or one that slowing never answers, is for the prescriber.

    Source: `policy.late_reaction` and `policy.last_tolerated`.
    """
    if not history:
        return Taught(Off.UNKNOWN if history is None else Off.FIRST)
    past = tuple(sorted(history, key=lambda p: p.on, reverse=True))
    severe = tuple(Lesson(p, r, Told.CALL_FIRST) for p in past for r in p.reactions if _severe(r, policy))
    last, days = past[0], (today.on - past[0].on).days
    off = _off(last, today, gap_weeks)
    if off is not None:
        return Taught(off, last, days, severe=severe)
    row = tuple(_row(past, today, gap_weeks))
    lessons = tuple(_lesson(row, n, r, today, policy) for n, p in enumerate(row) for r in p.reactions)
    offered = [one for one in lessons if one.rate is not None]
    return Taught(None, last, days, lessons, min(offered, key=_lowest, default=None), severe)


def _lowest(lesson: Lesson) -> Fraction:
    return lesson.rate.value if lesson.rate is not None else Fraction(0)


def _severe(reaction: PastReaction, policy: ReactionPolicy) -> bool:
    return reaction.grade is Grade.SEVERE or reaction.sign in policy.never_slow_alone


def _off(last: PastInfusion, today: Today, gap_weeks: int) -> Off | None:
    if last.product != today.product:
        return Off.PRODUCT
    return Off.GAP if _long(last.on, today.on, gap_weeks) else None


def _long(before: date, after: date, gap_weeks: int) -> bool:
    return (after - before).days > gap_weeks * DAYS_OF_A_WEEK


def _row(past: tuple[PastInfusion, ...], today: Today, gap_weeks: int) -> Iterator[PastInfusion]:
    """Yield the infusions that follow each other, from the latest back, without another product or a long gap."""
    after = today.on
    for one in past:
        if one.product != today.product or _long(one.on, after, gap_weeks):
            return
        after = one.on
        yield one


def _lesson(
    row: tuple[PastInfusion, ...], n: int, reaction: PastReaction, today: Today, policy: ReactionPolicy
) -> Lesson:
    past, since = row[n], row[:n]
    tolerated = max((p.tolerated for p in (past, *since) if p.tolerated is not None), default=None)
    lesson = Lesson(past, reaction, Told.NO_RATE_RULE, tolerated)
    if _severe(reaction, policy):
        return Lesson(past, reaction, Told.CALL_FIRST, tolerated)
    if reaction.late and reaction.sign not in policy.late_signs:
        return lesson
    rule = policy.late_reaction if reaction.late else policy.last_tolerated
    went = past.highest if reaction.late else reaction.rate
    if went is None:
        return Lesson(past, reaction, Told.RATE_UNKNOWN, tolerated, rule=rule)
    if _as_fast_since(since, reaction, went):
        return Lesson(past, reaction, Told.TOLERATED_SINCE, tolerated, rule=rule)
    lower = _step_below(went, today, policy) if reaction.late else _tolerated(tolerated, went, today)
    return _offered(Lesson(past, reaction, Told.NO_LOWER_STEP, tolerated, lower, rule), today)


def _offered(lesson: Lesson, today: Today) -> Lesson:
    meaning = Told.LOWER
    if lesson.rate is None or today.ceiling is None:
        meaning = Told.NO_LOWER_STEP
    elif lesson.rate >= today.ceiling:
        meaning = Told.NOT_LOWER
    rate = lesson.rate if meaning is Told.LOWER else None
    return Lesson(lesson.past, lesson.reaction, meaning, lesson.tolerated, rate, lesson.rule)


def _as_fast_since(since: tuple[PastInfusion, ...], reaction: PastReaction, went: Rate) -> bool:
    """Whether a later infusion of the row went as fast: tolerated, or after a late one without it coming again."""
    if not reaction.late:
        return any(p.tolerated is not None and p.tolerated >= went for p in since)
    clean = (p for p in since if all(r.sign != reaction.sign for r in p.reactions))
    return any(p.highest is not None and p.highest >= went for p in clean)


def _step_below(went: Rate, today: Today, policy: ReactionPolicy) -> Rate | None:
    """The planned rate so many steps below the one that ran."""
    below = sorted({rate for rate in today.steps if rate < went}, reverse=True)
    return below[policy.late_steps_lower - 1] if len(below) >= policy.late_steps_lower else None


def _tolerated(tolerated: Rate | None, went: Rate, today: Today) -> Rate | None:
    """The tolerated rate as the pump can be set; with none the first step, where it is below the reaction's rate."""
    if tolerated is not None:
        settable = today.pump.settable(tolerated)
        return settable if settable > NO_RATE else None
    first = today.steps[0] if today.steps else None
    return first if first is not None and first < went else None
