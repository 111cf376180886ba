"""Asks how much room is left on the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

ENOUGH = 500 * 1000 * 1000
"""Bytes that should be free before an infusion starts: far more than a day of entries and papers takes."""


def free_bytes(place: Path) -> int:
    """Bytes free where a file or folder is, or would be; 0 where that cannot be told."""
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return 0


def is_roomy(place: Path) -> bool:
    """Whether `ENOUGH` or more is free there."""
    return free_bytes(place) >= ENOUGH
