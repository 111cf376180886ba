"""Turns checked titration.toml into the limits and constants of an order."""

from __future__ import annotations

from nurse_app.clinical.limits import DefaultTitration, OrderLimits, VolumeLimits, WeightFormulae
from nurse_app.clinical.quantities import Concentration, Dose, DosePerWeight, Length, Minutes, Rate, Weight
from nurse_app.reference.library import Library
from nurse_app.reference.order_sheet import OrderSheet
from nurse_app.reference.sheet import Figure


def order_limits(sheet: OrderSheet, library: Library) -> OrderLimits:
    """Absolute bounds and asking points, each with its own source."""
    bounds, ask = sheet.bounds, sheet.ask
    cited = {
        "weight": bounds.weight_lowest,
        "height": bounds.height_lowest,
        "course": bounds.course_highest,
        "day": bounds.day_highest,
        "pump_step": bounds.pump_step_lowest,
        "rate": bounds.rate_highest,
        "strengths": bounds.strengths[0],
        "shortest": ask.shortest,
        "longest": ask.longest,
        "course_ask": ask.course,
        "day_ask": ask.day,
        "exposure_ask": ask.exposure_28_days,
        "weight_change": ask.weight_change,
        "rounding_off": ask.rounding_off,
        "bmi": ask.bmi,
        "over_ideal": ask.over_ideal,
        "bases_differ": ask.bases_differ,
        "weighed_within_days": ask.weighed_within,
    }
    return OrderLimits(
        weight=(Weight(bounds.weight_lowest.value), Weight(bounds.weight_highest.value)),
        height=(Length(bounds.height_lowest.value), Length(bounds.height_highest.value)),
        course=DosePerWeight(bounds.course_highest.value),
        day=DosePerWeight(bounds.day_highest.value),
        pump_step=(Rate(bounds.pump_step_lowest.value), Rate(bounds.pump_step_highest.value)),
        rate=Rate(bounds.rate_highest.value),
        strengths=tuple(Concentration(figure.value) for figure in bounds.strengths),
        shortest=Minutes(ask.shortest.value),
        longest=Minutes(ask.longest.value),
        course_ask=DosePerWeight(ask.course.value),
        day_ask=DosePerWeight(ask.day.value),
        exposure_ask=DosePerWeight(ask.exposure_28_days.value),
        weight_change=ask.weight_change.value,
        rounding_off=ask.rounding_off.value,
        bmi=ask.bmi.value,
        over_ideal=ask.over_ideal.value,
        bases_differ=ask.bases_differ.value,
        weighed_within_days=int(ask.weighed_within.value),
        source=sheet.basis,
        sources=tuple((name, library.names(figure.sources)) for name, figure in cited.items()),
    )


def weight_formulae(sheet: OrderSheet, library: Library) -> WeightFormulae:
    """Devine's ideal weight and the adjusted weight."""
    body = sheet.body_weight
    return WeightFormulae(
        base_male=Weight(body.base_male.value),
        base_female=Weight(body.base_female.value),
        kg_per_inch=body.for_each_inch.value,
        inches=body.over_inches.value,
        cm_per_inch=body.inch.value,
        adjusted_part=body.adjusted_part.value,
        shortest=Length(body.shortest.value),
        youngest_years=int(body.youngest.value),
        source=_names(library, body.base_male, body.adjusted_part, body.shortest),
    )


def default_titration(sheet: OrderSheet, library: Library) -> DefaultTitration:
    """The clinic's filling of a label without steps."""
    default = sheet.default
    return DefaultTitration(
        factor=default.factor.value,
        interval=Minutes(default.interval.value),
        round_to=Dose(default.round_to.value),
        source=_names(library, default.factor, default.interval),
    )


def volume_limits(sheet: OrderSheet, library: Library) -> VolumeLimits:
    """Pump volume against computed volume."""
    volume = sheet.volume
    return VolumeLimits(
        warn_ml=volume.warn_volume.value,
        warn_part=volume.warn_part.value,
        hold_part=volume.hold_part.value,
        low_total_part=volume.low_total_part.value,
        source=_names(library, volume.warn_volume, volume.hold_part),
    )


def _names(library: Library, *figures: Figure) -> str:
    """The sources of several figures, each named once."""
    return library.names(dict.fromkeys(key for figure in figures for key in figure.sources))
