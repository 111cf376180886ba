"""A plan in words: its dose, steps, limits, length and findings, for the order's preview and the plan page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nurse_app.clinical.findings import Facts, Finding, Severity
from nurse_app.clinical.plan import Because, Ceiling, Dosing, Plan, RateStep
from nurse_app.clinical.quantities import Minutes, Rate, written
from nurse_app.clinical.targets import BEYOND
from nurse_app.wording.numbers import clock, dose, mg_kg_min, minutes, rate, volume, weight

Say = Callable[[Finding], str]

STEPS = "Rate steps"
STEP_HEADS = ("Step", "From", "mL/h", "mg/kg/min", "For", "mL in step", "mL so far")
LOOKS = "What it looks like"
LOOKS_NOTE = "mL/h by clock time"
WHAT_IF = "What if"
WHAT_IF_NOTE = "only a look, the order does not change"
HIGHEST = "Highest rate"
EACH_STEP = "Each step lasts"
ONE_PAUSE = "One pause of"
NO_PAUSE = "none"
AS_PLANNED = "as planned"
FIRST_RATE = "First rate on the pump"
SET_AND_START = "Set pump and start"
SET_FIRST_RATE = "Nothing runs yet. Set the pump to the first rate of the plan, then type what it shows."
START_NOTE = "You set the first rate, read the pump back, then the clock starts."
TO_START = "to start"
PRINT_PLAN = "Print this plan"
BEFORE_FIRST_DROP = "Before the first drop"
TODAY = "Today"
TAKES = "It takes"
FINISH = "Finish"
SAME_TIME = "the same time"
NO_STEPS = "No steps can be planned. What stops it stands below."
WITHOUT_PAUSES = "without pauses"
THEN_OBSERVE = "flush, then observe"

_WHOSE = {
    Because.ORDER: "Order",
    Because.CLINIC: "Clinic",
    Because.RISK: "Risk",
    Because.LABEL: "Label",
    Because.REACTION: "Reaction",
    Because.PUMP: "Pump",
}


@dataclass(frozen=True, slots=True)
class StepWords:
    """A row of the steps table."""

    n: str
    since: str
    rate: str
    small: str
    lasts: str
    volume: str
    so_far: str
    drops: str = ""


@dataclass(frozen=True, slots=True)
class LimitWords:
    """A limit on the rate: whose, the rate, where from, its share of the highest (0 to 1), and whether it counts."""

    whose: str
    rate: str
    source: str
    share: float
    counts: bool


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding: code and place in the list as key; kind note, decide or stop; first sentence and the rest.

    `about`: its facts, where each of its code is decided by itself.
    """

    key: str
    code: str
    kind: str
    title: str
    text: str
    source: str
    all_of_it: str
    about: Facts | None = None


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A plan, ready to show. `curve` are (minutes from the start, mL/h) at which each step begins, then its end."""

    dose: str = ""
    dose_small: str = ""
    volume: str = ""
    vials: str = ""
    takes: str = ""
    finish: str = ""
    finish_small: str = ""
    highest: str = ""
    highest_small: str = ""
    first: str = ""
    first_unit: str = ""
    first_small: str = ""
    steps: tuple[StepWords, ...] = ()
    limits: tuple[LimitWords, ...] = ()
    ceiling_title: str = ""
    ceiling_note: str = ""
    findings: tuple[FindingWords, ...] = ()
    curve: tuple[tuple[float, float], ...] = ()
    ceiling_rate: float = 0.0
    rates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CurveWords:
    """The plan as a curve: points, the ceiling in mL/h, another plan, and the words on them."""

    planned: tuple[tuple[float, float], ...]
    planned_told: str
    ceiling: float
    ceiling_told: str
    other: tuple[tuple[float, float], ...] = ()
    start: datetime | None = None
    told: str = ""


def curve_words(plan: PlanWords, start: datetime | None, other: PlanWords | None = None) -> CurveWords:
    """The curve of a plan, with another one over it."""
    until = plan.finish or plan.takes
    ceiling = plan.limits[0].rate if plan.limits else ""
    return CurveWords(
        plan.curve,
        f"as ordered, {until}",
        plan.ceiling_rate,
        f"ceiling today {ceiling}" if ceiling else "",
        other.curve if other is not None else (),
        start,
        f"{LOOKS}: {plan.highest} at most, finish {until}",
    )


def later_words(plan: PlanWords, other: PlanWords) -> str:
    """How much later or earlier another plan ends: "52 min later"."""
    if not plan.curve or not other.curve:
        return ""
    by = round(other.curve[-1][0] - plan.curve[-1][0])
    if by == 0:
        return SAME_TIME
    return f"{minutes(Minutes.of(abs(by)))} {'later' if by > 0 else 'earlier'}"


def plan_words(plan: Plan, say: Say, start: datetime | None = None) -> PlanWords:
    """Word a plan; with `start` its times are clock times, else minutes from the first drop."""
    dosing, ceiling = plan.dosing, plan.ceiling
    finish = start + _delta(plan.duration) if start is not None and plan.duration is not None else None
    return PlanWords(
        dose=dose(dosing.delivered) if dosing else "",
        dose_small=_dose_small(dosing) if dosing else "",
        volume=volume(dosing.volume) if dosing else "",
        vials=_vials(dosing) if dosing else "",
        takes=minutes(plan.duration) if plan.duration is not None else "",
        finish=clock(finish) if finish else "",
        finish_small=f"if you start at {clock(start)}" if start else "",
        highest=rate(max((s.rate for s in plan.steps), default=Rate.of(0))) if plan.steps else "",
        highest_small=_highest_small(plan),
        first=written(plan.steps[0].rate.value, 2) if plan.steps else "",
        first_unit="mL/h",
        first_small=_small(plan.steps[0]) if plan.steps else "",
        steps=tuple(_step(s, start) for s in plan.steps),
        limits=_limits(plan),
        ceiling_title=f"Ceiling today: {rate(ceiling.rate)}" if ceiling else "No ceiling known",
        ceiling_note=_ceiling_note(plan),
        findings=finding_words(plan.findings, say),
        curve=_curve(plan),
        ceiling_rate=float(ceiling.rate.value) if ceiling else 0.0,
        rates=_rates(plan),
    )


def finding_words(found: Iterable[Finding], say: Say) -> tuple[FindingWords, ...]:
    """Findings in words, in the order given."""
    return tuple(_finding(n, finding, say) for n, finding in enumerate(found))


_KINDS = {Severity.STOP: "stop", Severity.ASK: "decide", Severity.NOTE: "note"}


def _finding(n: int, finding: Finding, say: Say) -> FindingWords:
    whole = say(finding)
    first, _, rest = whole.partition(". ")
    title = f"{first}." if rest else first
    kind = _KINDS[finding.severity]
    about = finding.facts if finding.code == BEYOND else None
    return FindingWords(f"{n}:{finding.code}", finding.code, kind, title, rest, finding.source, whole, about)


def _delta(span: Minutes) -> timedelta:
    return timedelta(seconds=round(span.value * 60))


def _dose_small(dosing: Dosing) -> str:
    parts = [f"{weight(dosing.dosing_weight)} dosing weight"]
    if dosing.today != dosing.delivered:
        parts.append(f"ordered {dose(dosing.today)}")
    if dosing.course != dosing.today:
        parts.append(f"course {dose(dosing.course)}")
    return ", ".join(parts)


def _vials(dosing: Dosing) -> str:
    return " + ".join(f"{v.count} x {dose(v.size)}" for v in dosing.vials)


def _highest_small(plan: Plan) -> str:
    if not plan.steps:
        return ""
    top = max(plan.steps, key=lambda s: s.rate.value)
    at = mg_kg_min(top.mg_kg_min)
    return f"{at}, the ceiling today" if plan.ceiling and top.rate == plan.ceiling.rate else at


def _small(step: RateStep) -> str:
    drops = f", {written(step.gtt_min, 0)} drops/min" if step.gtt_min is not None else ""
    return f"{mg_kg_min(step.mg_kg_min)}{drops}"


def _step(step: RateStep, start: datetime | None) -> StepWords:
    since = clock(start + _delta(step.start)) if start else f"{round(step.start.value)} min"
    return StepWords(
        str(step.n),
        since,
        written(step.rate.value, 2),
        written(step.mg_kg_min, 2),
        minutes(step.lasts),
        written(step.volume.value, 1),
        written(step.cumulative.value, 1),
        written(step.gtt_min, 0) if step.gtt_min is not None else "",
    )


def _limits(plan: Plan) -> tuple[LimitWords, ...]:
    if plan.ceiling is None:
        return ()
    low = plan.ceiling
    rows = [(low.because, low.rate, low.source, True)]
    rows += [(o.because, o.rate, o.source, False) for o in low.others]
    most = max(r[1].value for r in rows) or 1
    return tuple(LimitWords(_WHOSE[b], rate(r), source, float(r.value / most), counts) for b, r, source, counts in rows)


def ceiling_lines(ceiling: Ceiling | None) -> tuple[tuple[str, str], ...]:
    """Every limit, lowest first: the rate, and whose it is with its source; the first counts."""
    if ceiling is None:
        return (("No ceiling known", ""),)
    every = ((ceiling.because, ceiling.rate, ceiling.source), *((o.because, o.rate, o.source) for o in ceiling.others))
    return tuple((rate(r), f"{_WHOSE[because]}: {source}") for because, r, source in every)


def _ceiling_note(plan: Plan) -> str:
    if plan.ceiling is None:
        return ""
    count = 1 + len(plan.ceiling.others)
    words = {1: "the only limit", 2: "the lower of two counts"}
    numbers = ("three", "four", "five", "six")
    return words.get(count) or f"the lowest of {numbers[min(count, 6) - 3]} counts"


def _curve(plan: Plan) -> tuple[tuple[float, float], ...]:
    points = tuple((float(s.start.value), float(s.rate.value)) for s in plan.steps)
    return (*points, (float(plan.duration.value), 0.0)) if plan.duration is not None and points else points


def _rates(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The planned rates to choose a lower highest from: the highest first, at most three."""
    distinct = sorted({s.rate for s in plan.steps}, key=lambda r: r.value, reverse=True)
    return tuple((r.text(), rate(r)) for r in distinct[:3])
