"""A moment as two clocks tell it; a file of its own, so that the first picture waits for nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, as the machine's clock gives it: wall time with offset, and a clock that counts through sleep."""

    wall: datetime
    boot_id: str = ""
    boot_ms: int = 0
