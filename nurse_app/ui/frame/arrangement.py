"""Decides how much room a window has; sizes are logical pixels."""

from __future__ import annotations

from enum import IntEnum


class Arrangement(IntEnum):
    """From roomy to tiny; a smaller one gives way more, but never in type or targets."""

    FULL = 3
    """1366 by 768 and more."""
    SMALL = 2
    """1280 by 720: the sheet narrows."""
    TABS = 1
    """Under 1180 wide or 640 high: Recorded and Chart become tabs, columns become one."""
    TINY = 0
    """Under 800 wide or 440 high: rail and banner shrink, the actions become a bar."""


def arrangement_for(width: int, height: int) -> Arrangement:
    """The arrangement for a window of this size; at a limit it is still the roomier one."""
    if width < 800 or height < 440:
        return Arrangement.TINY
    if width < 1180 or height < 640:
        return Arrangement.TABS
    if width < 1366 or height < 768:
        return Arrangement.SMALL
    return Arrangement.FULL
