"""A dose ordered in advance by weight, worked out for one patient: only what the order itself carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nurse_app.clinical.order import StandingOrder
from nurse_app.clinical.quantities import NumberRefused, Weight, parse_decimal, written

PLACES = 2
_NUMBER = r"(?P<{0}>[0-9]+(?:\.[0-9]+)?)"
_UNIT = r"(?P<{0}>mg|mcg|g|mL|units)"
_PER_KG = re.compile(
    _NUMBER.format("each") + r"\s*" + _UNIT.format("unit") + r"\s*(?:/|per)\s*kg"
    r"(?:\s*[,;(]?\s*(?:(?:at )?most|max(?:imum|\.)?|up to|not more than)\s*"
    + _NUMBER.format("most")
    + r"\s*"
    + _UNIT.format("most_unit")
    + r"\s*\)?)?"
)
_FIXED = re.compile(_NUMBER.format("amount") + r"\s*" + _UNIT.format("unit"))


class Unworked(StrEnum):
    """Why a dose by weight is shown in the order's words only."""

    UNREADABLE = "unreadable"
    TWO_DOSES = "two-doses"


@dataclass(frozen=True, slots=True)
class WorkedDose:
    """What an ordered dose comes to.

    `words`: as ordered, always. `dose` is the one figure to give, as text with
    its unit, or empty where the order's words alone are shown (`why` says so
    then; None and empty: the order has no dose at all). `by_weight` is what
    the weight alone gives where the order's own maximum is lower.
    """

    words: str
    dose: str = ""
    by_weight: str = ""
    why: Unworked | None = None


def worked_dose(order: StandingOrder, weight: Weight) -> WorkedDose:
    """Work out an order such as `0.01 mg/kg, most 0.5 mg` for a weight; at 70 kg: 0.5 mg.

    Rounded down to two decimals. A maximum counts only where the order writes
    one. A plain dose is the dose. Where the order writes a plain dose beside
    one by weight, it counts only if both come to the same, or if it is the
    written maximum. What cannot be read is not worked out.
    """
    words = ", ".join(part for part in (order.dose, order.dose_per_kg) if part)
    by_weight = order.dose_per_kg or (order.dose if "kg" in order.dose else "")
    if not by_weight:
        return WorkedDose(words, order.dose)
    read = _PER_KG.fullmatch(by_weight.strip())
    each = _number(read["each"]) if read else None
    most = _number(read["most"]) if read and read["most"] else None
    if read is None or each is None or (read["most"] and (most is None or read["most_unit"] != read["unit"])):
        return WorkedDose(words, why=Unworked.UNREADABLE)
    alone = each * weight.value
    amount = alone if most is None else min(alone, most)
    if order.dose and order.dose_per_kg and not _agrees(order.dose, read["unit"], amount, most):
        return WorkedDose(words, why=Unworked.TWO_DOSES)
    if _down(amount) <= 0:
        return WorkedDose(words, why=Unworked.UNREADABLE)
    told = f"{written(_down(amount), PLACES)} {read['unit']}"
    over = f"{written(_down(alone), PLACES)} {read['unit']}" if amount < alone else ""
    return WorkedDose(words, told, over)


def _agrees(fixed: str, unit: str, amount: Fraction, most: Fraction | None) -> bool:
    """Whether a plain dose beside one by weight says nothing else: the same amount, or the written maximum."""
    read = _FIXED.fullmatch(fixed.strip())
    plain = _number(read["amount"]) if read is not None and read["unit"] == unit else None
    return plain is not None and plain in (amount, most)


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(parse_decimal(text))
    except NumberRefused:
        return None


def _down(amount: Fraction) -> Fraction:
    scale = 10**PLACES
    return Fraction((amount * scale).__floor__(), scale)
