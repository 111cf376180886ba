"""Where and with what the infusion is given: the pump or gravity set, and the clinic's own choices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nurse_app.clinical.quantities import Rate, RateAs


@dataclass(frozen=True, slots=True)
class Pump:
    """A pump's step and top rate; above `coarse_from` it may step coarser.

    A gravity set has `drop_factor` (drops in a mL): rates are not rounded to a step.
    """

    step: Rate
    highest: Rate
    coarse_from: Rate | None = None
    coarse_step: Rate | None = None
    gravity: bool = False
    drop_factor: int | None = None

    def settable(self, rate: Rate) -> Rate:
        """The highest rate this pump can be set to that is not above `rate`; unchanged for a gravity set."""
        if self.gravity:
            return rate
        if self.coarse_from is not None and self.coarse_step is not None and rate >= self.coarse_from:
            return max(rate.down_to(self.coarse_step), self.coarse_from.down_to(self.step))
        return rate.down_to(self.step)

    def next_below(self, rate: Rate) -> Rate:
        """The highest setting strictly below `rate` (one step down where `rate` itself can be set)."""
        at = self.settable(rate)
        if at < rate:
            return at
        coarse = self.coarse_from is not None and self.coarse_step is not None and rate > self.coarse_from
        return self.settable(rate - (self.coarse_step if coarse and self.coarse_step else self.step))


class Policy(StrEnum):
    """What the clinic does first at a reaction."""

    REDUCE_FIRST = "reduce_first"
    PAUSE_FIRST = "pause_first"
    STOP_FIRST = "stop_first"


class Place(StrEnum):
    """Where the infusion is given."""

    CLINIC = "clinic"
    HOME = "home"


class Profile(StrEnum):
    """How closely the patient is watched."""

    STANDARD = "standard"
    CAUTIOUS = "cautious"


@dataclass(frozen=True, slots=True)
class Clinic:
    """The clinic's choices for this infusion; `profile` None: worked out from place, history and risks."""

    policy: Policy = Policy.REDUCE_FIRST
    place: Place = Place.CLINIC
    profile: Profile | None = None
    maximum_rate: RateAs | None = None
    restart_on_new_lot: bool = False
