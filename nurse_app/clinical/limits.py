"""The limits and constants that an order is checked against, each from resources/clinical with its source."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from nurse_app.clinical.quantities import Concentration, Dose, DosePerWeight, Length, Minutes, Rate, Weight


@dataclass(frozen=True, slots=True)
class OrderLimits:
    """Absolute bounds (both ends inside; `0` as a low end of a dose or rate means above 0) and ask thresholds.

    Outside an absolute bound a file cannot be taken at its word. The `ask`
    and `warn` figures make findings, never change a figure.
    """

    weight: tuple[Weight, Weight]
    height: tuple[Length, Length]
    course: DosePerWeight
    day: DosePerWeight
    pump_step: tuple[Rate, Rate]
    rate: Rate
    strengths: tuple[Concentration, ...]
    shortest: Minutes
    longest: Minutes
    course_ask: DosePerWeight
    day_ask: DosePerWeight
    exposure_ask: DosePerWeight
    weight_change: Fraction
    rounding_off: Fraction
    bmi: Fraction
    over_ideal: Fraction
    bases_differ: Fraction
    weighed_within_days: int
    source: str
    sources: tuple[tuple[str, str], ...] = ()

    def source_of(self, figure: str) -> str:
        """Where one figure comes from, by its name in this class; the common source when it has none of its own."""
        return dict(self.sources).get(figure, self.source)


@dataclass(frozen=True, slots=True)
class WeightFormulae:
    """Devine's ideal weight and the adjusted weight: base for each sex, kg for each inch over 60, and the 0.4."""

    base_male: Weight
    base_female: Weight
    kg_per_inch: Fraction
    inches: Fraction
    cm_per_inch: Fraction
    adjusted_part: Fraction
    shortest: Length
    youngest_years: int
    source: str


@dataclass(frozen=True, slots=True)
class DefaultTitration:
    """The clinic's filling where a label prints only a first and a highest rate: times `factor` each `interval`."""

    factor: Fraction
    interval: Minutes
    round_to: Dose
    source: str


@dataclass(frozen=True, slots=True)
class VolumeLimits:
    """Pump volume against computed volume: the difference that warns (the larger of two) and that holds rises."""

    warn_ml: Fraction
    warn_part: Fraction
    hold_part: Fraction
    low_total_part: Fraction
    source: str
