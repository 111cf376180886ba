"""Keeps the laptop awake while an infusion runs, and asks how much its battery holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from wakepy import Mode


@dataclass(frozen=True, slots=True)
class Battery:
    """What the battery holds, in whole percent (rounded down), and whether the laptop is plugged in."""

    percent: int
    plugged: bool


def battery() -> Battery | None:
    """The battery now, or None for a computer that has none or does not say."""
    ask = getattr(psutil, "sensors_battery", None)
    try:
        found = ask() if ask else None
    except (OSError, RuntimeError):
        return None
    if found is None:
        return None
    # None: the system cannot tell whether it is plugged in, so it counts as running down.
    return Battery(int(found.percent), bool(found.power_plugged))


class Awake:
    """Asks the system to stay awake, screen on, between `start` and `stop`; a system that refuses is not an error.

    Show `active` to the nurse: only she can make sure when it is False.
    """

    def __init__(self) -> None:
        self._mode: Mode | None = None

    @property
    def active(self) -> bool:
        """Whether the system promised to stay awake."""
        return self._mode is not None and self._mode.active

    def start(self) -> bool:
        """Ask; return whether it was promised. A second call changes nothing."""
        if self._mode is None:
            # Imported only when an infusion starts.
            from wakepy import keep

            self._mode = keep.presenting(on_fail="pass")
            self._mode.__enter__()
        return self.active

    def stop(self) -> None:
        """Let it sleep again."""
        if self._mode is not None:
            self._mode.__exit__(None, None, None)
            self._mode = None
