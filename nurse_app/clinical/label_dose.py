"""Whether an ordered dose is one that the label prints for its indication."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.products import DoseRange, Indication
from nurse_app.clinical.quantities import DosePerWeight
from nurse_app.clinical.told import span_told, told


def dose_off_label(indication: Indication, course: DosePerWeight, days: int, source: str) -> Iterator[Finding]:
    """Yield the question about a dose outside every regimen that the label prints; both ends of a range are inside.

    A range for a month only has its upper end checked: an order does not say
    how many courses a month holds. A label without any figure asks nothing.
    """
    printed = tuple(r for r in indication.doses if _told(r))
    if printed and not any(_within(regimen, course.value, days) for regimen in printed):
        told_days = f"{days} day" if days == 1 else f"{days} days"
        dose = facts(
            ordered=f"{told(course, 3)} over {told_days}",
            printed="; ".join(_told(regimen) for regimen in printed),
            indication=indication.code,
        )
        yield Finding("dose-outside-label", Severity.ASK, dose, source)


def _within(regimen: DoseRange, course: Fraction, days: int) -> bool:
    """Say whether the order is this regimen."""
    if regimen.days is not None and not regimen.days[0] <= days <= regimen.days[1]:
        return False
    if regimen.g_per_kg is not None:
        return regimen.g_per_kg[0] <= course <= regimen.g_per_kg[1]
    if regimen.g_per_kg_per_day is not None:
        return regimen.g_per_kg_per_day[0] <= course / days <= regimen.g_per_kg_per_day[1]
    return regimen.g_per_kg_per_month is None or course <= regimen.g_per_kg_per_month[1]


def _told(regimen: DoseRange) -> str:
    """Write a regimen as the label does; empty where it prints no dose."""
    for pair, unit in (
        (regimen.g_per_kg, "g/kg"),
        (regimen.g_per_kg_per_day, "g/kg/day"),
        (regimen.g_per_kg_per_month, "g/kg/month"),
    ):
        if pair is not None:
            dose = span_told(*pair, unit)
            if regimen.days is None:
                return dose
            low, high = regimen.days
            return f"{dose} over {span_told(Fraction(low), Fraction(high), 'day' if high == 1 else 'days')}"
    return ""
