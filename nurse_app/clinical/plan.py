"""The plan for an order: dose, ceiling, rate steps, how long it takes, and everything found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nurse_app.clinical.findings import Findings
from nurse_app.clinical.quantities import Concentration, Dose, Minutes, Rate, Volume, Weight


class Because(StrEnum):
    """Whose limit it is."""

    LABEL = "label"
    ORDER = "order"
    RISK = "risk"
    CLINIC = "clinic"
    REACTION = "reaction"
    PUMP = "pump"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit on the rate, settable on the pump, with whose it is and where it comes from (never empty)."""

    rate: Rate
    because: Because
    source: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most allowed: the lowest limit, with every other kept, lowest first."""

    rate: Rate
    because: Because
    source: str
    others: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class VialCount:
    """So many vials of one size."""

    size: Dose
    count: int


@dataclass(frozen=True, slots=True)
class Dosing:
    """Grams and millilitres. `today` is as ordered, `delivered` what is planned to run (after rounding to vials).

    `rate_weight` is the dosing weight, or the actual weight where lower: rates and ceilings use it.
    """

    course: Dose
    today: Dose
    delivered: Dose
    volume: Volume
    strength: Concentration
    dosing_weight: Weight
    rate_weight: Weight
    vials: tuple[VialCount, ...]


@dataclass(frozen=True, slots=True)
class RateStep:
    """One step of the plan: when it starts, how long it runs, at which pump rate. `gtt_min` only for gravity sets."""

    n: int
    start: Minutes
    lasts: Minutes
    rate: Rate
    mg_kg_min: Fraction
    ml_kg_h: Fraction
    volume: Volume
    cumulative: Volume
    gtt_min: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would run. A `stop` finding of the rate leaves `steps` empty and `duration` None.

    `dosing` and `ceiling` None: not to be worked out (the findings say why).
    """

    dosing: Dosing | None
    ceiling: Ceiling | None
    steps: tuple[RateStep, ...]
    duration: Minutes | None
    findings: Findings
