"""titration.toml: the shape of its bounds, asking points, default titration and constants, and the checks on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.naming import crossed, told
from nurse_app.reference.sheet import (
    AsPart,
    InBodyMassIndex,
    InCm,
    InDays,
    InGrams,
    InGramsPerKg,
    InInches,
    InKg,
    InMgPerMl,
    InMinutes,
    InMl,
    InMlPerHour,
    InYears,
    Sheet,
    Text,
)


class BoundsSheet(Sheet):
    """Outside these an order cannot be taken at its word."""

    weight_lowest: InKg
    weight_highest: InKg
    height_lowest: InCm
    height_highest: InCm
    course_highest: InGramsPerKg
    day_highest: InGramsPerKg
    pump_step_lowest: InMlPerHour
    pump_step_highest: InMlPerHour
    rate_highest: InMlPerHour
    strengths: Annotated[list[InMgPerMl], Field(min_length=1)]


class AskSheet(Sheet):
    """Beyond these a named person decides."""

    shortest: InMinutes
    longest: InMinutes
    course: InGramsPerKg
    day: InGramsPerKg
    exposure_28_days: InGramsPerKg
    weight_change: AsPart
    rounding_off: AsPart
    bmi: InBodyMassIndex
    over_ideal: AsPart
    bases_differ: AsPart
    weighed_within: InDays


class DefaultSheet(Sheet):
    """The clinic's titration where a label prints only a first and a highest rate."""

    factor: AsPart
    interval: InMinutes
    round_to: InGrams


class BodyWeightSheet(Sheet):
    """The constants of ideal and adjusted body weight."""

    base_male: InKg
    base_female: InKg
    for_each_inch: InKg
    over_inches: InInches
    inch: InCm
    adjusted_part: AsPart
    shortest: InCm
    youngest: InYears


class VolumeSheet(Sheet):
    """Pump volume against computed volume."""

    warn_volume: InMl
    warn_part: AsPart
    hold_part: AsPart
    low_total_part: AsPart


class OrderSheet(Sheet):
    """titration.toml; `basis` says in one line where its figures come from."""

    basis: Text
    bounds: BoundsSheet
    ask: AskSheet
    default: DefaultSheet
    body_weight: BodyWeightSheet
    volume: VolumeSheet


def check_order(file: str, sheet: OrderSheet) -> Iterator[Fault]:
    """Lower ends below higher ones, asking points inside the bounds, a default that rises."""
    bounds, ask = sheet.bounds, sheet.ask
    for name in ("weight", "height", "pump_step"):
        low, high = getattr(bounds, f"{name}_lowest"), getattr(bounds, f"{name}_highest")
        yield from crossed(file, f"bounds.{name}_highest", low.value, high.value)
    yield from crossed(file, "bounds.day_highest", bounds.day_highest.value, bounds.course_highest.value)
    yield from crossed(file, "ask.course", ask.course.value, bounds.course_highest.value)
    yield from crossed(file, "ask.day", ask.day.value, bounds.day_highest.value)
    yield from crossed(file, "ask.longest", ask.shortest.value, ask.longest.value)
    yield from crossed(file, "volume.hold_part", sheet.volume.warn_part.value, sheet.volume.hold_part.value)
    if sheet.default.factor.value <= 1:
        yield fault(file, "default.factor", Wrong.NOT_RISING, found=told(sheet.default.factor.value))
