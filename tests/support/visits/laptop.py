"""A laptop's clocks over a true time: they sleep, are set, change to summer time; and what Vigil makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from nurse_app.infusion.steady import Glance, Happening, Steady


@dataclass
class Laptop:
    """All clocks of one computer. `at` is the true time, in UTC; the wall clock shows it, wrong by `off`."""

    at: datetime
    zone: tzinfo
    off: timedelta = timedelta()
    slept: timedelta = timedelta()
    began: datetime = field(init=False)
    steady: Steady = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.at - timedelta(hours=1)
        self.steady = Steady(self.glance())

    def glance(self) -> Glance:
        """Every clock at once."""
        since = self.at - self.began
        return Glance((self.at + self.off).astimezone(self.zone), "boot-1", _ms(since), _ms(since - self.slept))

    def sleep_until(self, moment: datetime) -> None:
        """Close the lid, and open it then."""
        self.slept += moment - self.at
        self.at = moment

    def watch(self, *, keeps: bool) -> tuple[Happening, ...]:
        """What Vigil notices in this second."""
        return self.steady.watch(self.glance(), keeps=keeps)


def _ms(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
