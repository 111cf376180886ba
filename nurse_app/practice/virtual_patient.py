"""A virtual patient: vitals that wander a little round her baseline, the same each time for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import TypeVar

from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Quantity, Score, Temperature
from nurse_app.clinical.vitals import Alertness, Reading

_TENTH = Fraction(1, 10)
Q = TypeVar("Q", bound=Quantity)


@dataclass(frozen=True, slots=True)
class VirtualPatient:
    """Someone to take vitals from. Her readings never leave `wander` steps round `baseline`, so no trigger is tripped.

    A step is 1 mmHg, beat, breath or per cent, and 0.1 °C; what the baseline
    lacks she never has. `seed` decides how she wanders.
    """

    baseline: Reading
    seed: int = 1
    wander: int = 3

    def reading(self, n: int) -> Reading:
        """Her n-th set of vitals: the same n gives the same set."""
        dice = Random(f"{self.seed}/{n}")  # noqa: S311 - a wandering pulse keeps no secret
        base = self.baseline
        return Reading(
            systolic=self._near(dice, base.systolic, Pressure),
            diastolic=self._near(dice, base.diastolic, Pressure),
            pulse=self._near(dice, base.pulse, PerMinute),
            respiration=self._near(dice, base.respiration, PerMinute, most=1),
            temperature_c=self._near(dice, base.temperature_c, Temperature, step=_TENTH),
            spo2=self._near(dice, base.spo2, Percent, most=1, upward=False),
            pain=None if base.pain is None else Score.of(0),
            alertness=Alertness.ALERT,
        )

    def _near(
        self,
        dice: Random,
        middle: Q | None,
        kind: type[Q],
        step: Fraction = Fraction(1),
        most: int | None = None,
        upward: bool = True,
    ) -> Q | None:
        if middle is None:
            return None
        reach = self.wander if most is None else most
        return kind(middle.value + step * dice.randint(-reach, reach if upward else 0))
