"""An earlier infusion of the same patient, as far as it teaches something for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.signs import Grade


@dataclass(frozen=True, slots=True)
class PastReaction:
    """A reaction of an earlier infusion. `rate` is the one at its onset; `late`: it came after the last drop."""

    sign: str
    grade: Grade
    rate: Rate | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class PastInfusion:
    """What an earlier infusion taught.

    `highest` ran at any time; `tolerated` ran its planned time without a
    reaction; None: not known. `premedication` is what was given before the
    first drop, each with dose and route as recorded.
    """

    on: date
    product: str
    lot: str = ""
    highest: Rate | None = None
    tolerated: Rate | None = None
    weight_kg: str = ""
    reactions: tuple[PastReaction, ...] = ()
    premedication: tuple[str, ...] = ()
