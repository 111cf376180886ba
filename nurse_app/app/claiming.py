"""Takes the chart's lock at once, before anything of Qt is imported: of many starts the first one has the chart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nurse_app.errors import ChartTrouble
from nurse_app.machine import paths
from nurse_app.records import lock


@dataclass(frozen=True, slots=True)
class Claim:
    """Which chart this start is for; the right to write to it, or why there is none. Practice needs neither."""

    chart: Path
    held: lock.Held | None = None
    why: ChartTrouble | None = None
    practice: bool = False


def claimed(*, practice: bool) -> Claim:
    """Claim this person's chart; no waiting."""
    if practice:
        return Claim(Path(), practice=True)
    chart = paths.chart()
    try:
        return Claim(chart, held=lock.take(chart))
    except ChartTrouble as trouble:
        return Claim(chart, why=trouble)
