"""Remembers beside a chart when the program last ran: two clocks and nothing else, so that it may be read by anyone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


def beat(file: Path, wall: datetime, boot_id: str, boot_ms: int) -> None:
    """Say that the program runs now. A disk that refuses is no trouble: then the last entry's time has to do."""
    beside = file.with_name(f"{file.name}.new")
    try:
        beside.write_text(json.dumps({"wall": wall.isoformat(), "boot_id": boot_id, "boot_ms": boot_ms}), "utf-8")
        beside.replace(file)
    except OSError:
        return


def last_beat(file: Path, make: Callable[[datetime, str, int], Made]) -> Made | None:
    """When the program last ran on this chart; None where nothing tells, or what is there is not whole."""
    try:
        told = json.loads(file.read_text("utf-8"))
        wall, boot_id, boot_ms = datetime.fromisoformat(told["wall"]), told["boot_id"], told["boot_ms"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if wall.utcoffset() is None or not isinstance(boot_id, str) or type(boot_ms) is not int:
        return None
    return make(wall, boot_id, boot_ms)
