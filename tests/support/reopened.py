"""Looks at a chart after its window is closed: whole on disk, and the same infusions when it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nurse_app.infusion.state import Infusion
from nurse_app.records.check import State, verify_file
from tests.support.nurse import PASSWORD, Nurse


def reopened(nurse: Nurse, chart: Path, sits_down: Callable[..., Nurse]) -> tuple[Infusion, ...]:
    """Close, check the file, open it with the password; the infusions as they stand now."""
    clock = nurse.clock
    nurse.close()
    verdict = verify_file(chart, PASSWORD)
    assert verdict.state is State.WHOLE, verdict
    again = sits_down(clock)
    again.unlock()
    return again.shell.ward.infusions
