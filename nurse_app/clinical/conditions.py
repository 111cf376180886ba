"""The diseases that are treated, and the outcome measures that tell whether it works."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Regimen:
    """A way the condition is dosed, with where it comes from; pairs are [low, high]."""

    id: str
    phase: str
    total_g_per_kg: tuple[Fraction, Fraction] | None
    g_per_kg_per_day: tuple[Fraction, Fraction] | None
    days: tuple[Fraction, Fraction] | None
    interval_weeks: tuple[Fraction, Fraction] | None
    basis: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by its abbreviation (CIDP, GBS, DM, MMN, MG, LEMS, PM, IBM).

    `evidence` is what a guideline or label says of the use; `icd10cm` holds
    code and title.
    """

    id: str
    name: str
    abbreviation: str
    course_type: str
    regimens: tuple[Regimen, ...]
    peak_weeks: tuple[Fraction, Fraction] | None
    waning_weeks: tuple[Fraction, Fraction] | None
    assess_after_weeks: tuple[Fraction, Fraction] | None
    measures_every_session: tuple[str, ...]
    measures_at_review: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: str = ""
    icd10cm: tuple[tuple[str, str], ...] = ()
    first_effect_days: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """An outcome measure: what it measures, its unit, range, step and which way is better.

    `options` gives for an item's id its scores and what each means; an item
    without options is typed. `alerts` say at which value whom to tell,
    `real_change` what change is probably real for one patient.
    """

    id: str
    name: str
    measures: str
    unit: str
    low: Fraction | None
    high: Fraction | None
    step: Fraction
    higher_is_better: bool
    total_only: bool
    items: tuple[tuple[str, str], ...]
    scoring: str
    minutes: Fraction | None
    conditions: tuple[str, ...]
    source: str
    options: tuple[tuple[str, tuple[tuple[Fraction, str], ...]], ...] = ()
    alerts: tuple[str, ...] = ()
    real_change: tuple[str, ...] = ()
