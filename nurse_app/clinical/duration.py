"""How long a volume takes over stretches at steady rates: ledger arithmetic, exact, without any rule."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.clinical.quantities import Minutes, Rate, Volume, run, time_for
from nurse_app.errors import OurBug

NO_TIME = Minutes.of(0)
NO_VOLUME = Volume.of(0)


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch at one rate: for a time, for a volume, or (with neither) until nothing is left."""

    rate: Rate
    for_min: Minutes | None = None
    for_ml: Volume | None = None

    @property
    def lasts(self) -> Minutes | None:
        """How long it runs if the volume holds out; None: to the end."""
        return time_for(self.for_ml, self.rate) if self.for_ml is not None else self.for_min


@dataclass(frozen=True, slots=True)
class Stretch:
    """A leg as it runs: from when, how long, how much in it and how much by its end."""

    leg: Leg
    start: Minutes
    lasts: Minutes
    volume: Volume
    cumulative: Volume


def stretches(volume: Volume, legs: tuple[Leg, ...]) -> tuple[Stretch, ...]:
    """Run a volume through legs in order; legs not reached are left out, the last one runs until nothing is left.

    Raises:
        OurBug: no legs, a volume that is not above zero, or a rate that is not: nothing would ever end.
    """
    if not legs or volume <= NO_VOLUME or any(leg.rate <= Rate.of(0) for leg in legs):
        raise OurBug("a volume and every rate must be above zero")
    found: list[Stretch] = []
    clock, given = NO_TIME, NO_VOLUME
    for n, leg in enumerate(legs, start=1):
        left = volume - given
        to_the_end = time_for(left, leg.rate)
        last = n == len(legs) or leg.lasts is None or leg.lasts >= to_the_end
        lasts = to_the_end if last or leg.lasts is None else leg.lasts
        amount = left if last else run(leg.rate, lasts)
        given += amount
        found.append(Stretch(leg, clock, lasts, amount, given))
        if last:
            break
        clock += lasts
    return tuple(found)


def total_time(volume: Volume, legs: tuple[Leg, ...]) -> Minutes:
    """The time from the first drop until nothing is left, without pauses."""
    last = stretches(volume, legs)[-1]
    return last.start + last.lasts
