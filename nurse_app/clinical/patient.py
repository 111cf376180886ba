"""The patient as far as an infusion needs to know her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nurse_app.clinical.quantities import Length, Weight


class Sex(StrEnum):
    """For Devine's formula only."""

    F = "F"
    M = "M"


class Risk(StrEnum):
    """A risk factor that a label names."""

    RENAL = "renal-risk"
    THROMBOSIS = "thrombosis-risk"
    OVER_65 = "age-over-65"


OLDER_THAN = 65
"""The years in the name of `Risk.OVER_65`."""


@dataclass(frozen=True, slots=True)
class Patient:
    """Who is treated. `key` groups the infusions of one patient on this laptop; name and record number may be unknown.

    `name` is "Family, Given". `allergies` empty and `allergies_asked` False means nobody has asked yet.
    `address` is the home's, where an infusion at home is given.
    """

    weight: Weight
    key: str = ""
    name: str = ""
    record_number: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    height: Length | None = None
    weighed_on: date | None = None
    risks: frozenset[Risk] = frozenset()
    allergies: tuple[str, ...] = ()
    allergies_asked: bool = False
    address: str = ""

    def age_on(self, day: date) -> int | None:
        """Whole years on a day, or None when the birth date is not known."""
        if self.birth_date is None:
            return None
        had = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had else 1)
