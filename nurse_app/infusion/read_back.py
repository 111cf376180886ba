"""Whether the rate that the pump shows is the rate that was to be set."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.setting import Pump


def reads_back(shown: Decimal, wanted: Rate, pump: Pump) -> bool:
    """Whether the pump shows the wanted rate: less than one of its steps away.

    A step away is another setting and does not match.
    """
    coarse = pump.coarse_from is not None and pump.coarse_step is not None and wanted >= pump.coarse_from
    step = pump.coarse_step if coarse and pump.coarse_step is not None else pump.step
    return abs(Fraction(shown) - wanted.value) < step.value
