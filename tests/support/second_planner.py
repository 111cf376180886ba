"""A plan worked out a second time, in decimals and by another way of thinking: what `make_plan` is checked against.

Short form only: dose in g/kg, a label or default titration, an order's
maximum, rounding to 5 g. It takes plain figures, knows nothing of the app's
own types, and steps through time rather than through volumes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60


@dataclass(frozen=True)
class Sheet:
    """What is written on the sheet of paper."""

    kg: Decimal
    g_per_kg: Decimal
    days: int
    day: int
    rounded: bool
    mg_ml: Decimal
    first_mg: Decimal
    top_mg: Decimal
    table_mg: tuple[Decimal, ...]
    ordered_ml_h: Decimal | None
    step: Decimal


def down(rate: Decimal, step: Decimal) -> Decimal:
    return (rate / step + Decimal("1e-40")).to_integral_value(ROUND_FLOOR) * step


def to_ml_h(mg: Decimal, sheet: Sheet) -> Decimal:
    return mg * 60 * sheet.kg / sheet.mg_ml


def millilitres(sheet: Sheet) -> Decimal:
    whole = sheet.g_per_kg * sheet.kg
    if not sheet.rounded:
        return whole / sheet.days * 1000 / sheet.mg_ml
    fives = [
        (whole * n / sheet.days / 5 + Decimal("1e-40")).quantize(Decimal(1), ROUND_HALF_UP)
        for n in range(sheet.days + 1)
    ]
    return (fives[sheet.day] - fives[sheet.day - 1]) * 5 * 1000 / sheet.mg_ml


def highest(sheet: Sheet) -> Decimal:
    label = down(to_ml_h(sheet.top_mg, sheet), sheet.step)
    return label if sheet.ordered_ml_h is None else min(label, down(sheet.ordered_ml_h, sheet.step))


def ladder(sheet: Sheet) -> list[Decimal]:
    top = highest(sheet)
    if sheet.table_mg:
        wanted = [min(down(to_ml_h(mg, sheet), sheet.step), top) for mg in sheet.table_mg]
    else:
        wanted = []
        mg = sheet.first_mg
        while not wanted or wanted[-1] < top:
            wanted.append(min(down(to_ml_h(mg, sheet), sheet.step), top))
            mg *= 2
    return wanted[: wanted.index(top) + 1] if top in wanted else wanted


def minutes(sheet: Sheet) -> Decimal:
    """Half an hour on each rung but the last; the last until the bag is empty."""
    left, clock = millilitres(sheet), Decimal(0)
    rungs = ladder(sheet)
    for rate in rungs[:-1]:
        in_half_an_hour = rate / 2
        if in_half_an_hour >= left:
            return clock + left / rate * 60
        left -= in_half_an_hour
        clock += 30
    return clock + left / rungs[-1] * 60
