"""What the infusion needs from the outside, as Protocols: a place to keep entries and a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from nurse_app.infusion.entries import Entry, Moment


@dataclass(frozen=True, slots=True)
class InfusionHead:
    """An infusion as listed: enough to show a row and to open it."""

    id: str
    opened: datetime
    patient_key: str
    training: bool
    entries: int


class Charts(Protocol):
    """Where entries are kept. `append` returns only when the entry would survive a power cut."""

    def append(self, infusion_id: str, entries: tuple[Entry, ...]) -> None:
        """Keep entries of one infusion, together or not at all; the same id twice is kept once.

        Raises:
            ChartTrouble: disk full, damaged, not writable. Nothing was kept then.
        """
        ...

    def entries(self, infusion_id: str) -> tuple[Entry, ...]:
        """All entries of an infusion in the order kept."""
        ...

    def infusions(self) -> tuple[InfusionHead, ...]:
        """Every infusion on the chart, newest first."""
        ...


class Clock(Protocol):
    """The only asker of the time."""

    def now(self) -> Moment:
        """The moment: wall clock with its offset, and the clock that counts through sleep."""
        ...

    def ran_ms(self) -> int | None:
        """Milliseconds that the computer was awake, by a clock that stands still in its sleep; None: not known."""
        ...
