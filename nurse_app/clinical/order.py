"""What the prescriber wrote: product, dose, days, weight basis, titration and the most allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from nurse_app.clinical.quantities import Concentration, Dose, Minutes, RateAs, RateUnit, Volume, Weight


class DoseForm(StrEnum):
    """How the order words the dose; all but the last are for the whole course."""

    G_PER_KG = "g_per_kg"
    G = "g"
    MG_PER_KG = "mg_per_kg"
    G_PER_KG_PER_DAY = "g_per_kg_per_day"


@dataclass(frozen=True, slots=True)
class OrderedDose:
    """The dose as worded, and which day of how many this is."""

    form: DoseForm
    amount: Fraction
    days: int = 1
    day: int = 1


class WeightBasis(StrEnum):
    """Which weight the dose is worked on."""

    ACTUAL = "actual"
    IDEAL = "ideal"
    ADJUSTED = "adjusted"
    ORDERED = "ordered"


@dataclass(frozen=True, slots=True)
class OwnStep:
    """One step of an ordered titration: runs for a time or a volume; the last has neither."""

    rate: Fraction
    for_min: Minutes | None = None
    for_ml: Volume | None = None


@dataclass(frozen=True, slots=True)
class OwnTitration:
    """A titration written by the clinic or the prescriber, all steps in one unit."""

    unit: RateUnit
    steps: tuple[OwnStep, ...]
    drop_factor: int | None = None


@dataclass(frozen=True, slots=True)
class LabelTitration:
    """The product's published steps for the indication."""


@dataclass(frozen=True, slots=True)
class MeanHours:
    """The label's steps under a ceiling such that they last at least this long."""

    hours: Fraction


Titration = LabelTitration | OwnTitration | MeanHours


@dataclass(frozen=True, slots=True)
class StandingOrder:
    """A drug ordered in advance. `for_signs` are sign ids, or `anaphylaxis`."""

    name: str
    dose: str
    route: str
    for_signs: tuple[str, ...] = ()
    again_after: Minutes | None = None
    dose_per_kg: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """The prescriber's order. `ordered_weight` goes with `WeightBasis.ORDERED`; `round_to` None: no rounding to vials.

    `strength` only for powders that can be made up to more than one.
    """

    product: str
    indication: str
    dose: OrderedDose
    dosing_weight: WeightBasis = WeightBasis.ACTUAL
    ordered_weight: Weight | None = None
    round_to: Dose | None = None
    titration: Titration = LabelTitration()
    maximum_rate: RateAs | None = None
    strength: Concentration | None = None
    prescriber: str = ""
    ordered_on: date | None = None
    premedication: tuple[StandingOrder, ...] = ()
    standing_orders: tuple[StandingOrder, ...] = ()
