"""Whose emergency card it is that was asked for: the chair named, the patient shown, or the only one there is."""

from __future__ import annotations

from collections.abc import Sequence

from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion

_FIRST = (Status.INFUSING, Status.PAUSED, Status.STOPPED, Status.OBSERVING, Status.READY)


def for_emergency(current: Sequence[Infusion], chair: int = 0, shown: str = "") -> Infusion | None:
    """The infusion that an emergency is for, or None where the chair has to be named.

    A chair that was named: the one that runs there, else what came last. No
    chair: the patient shown, once the first drop has run; before it only
    where no other infusion is going on. With nobody shown the only one that
    is going on, else the only one there is.
    """
    if chair:
        there = [i for i in current if i.opened.chair == chair]
        return min(there, key=lambda i: _FIRST.index(i.status), default=None)
    going_on = [i for i in current if i.started_at is not None]
    front = next((i for i in current if i.id == shown), None)
    if front is not None and front.started_at is not None:
        return front
    running = [i for i in going_on if i.ended_at is None]
    if front is not None:
        return front if not running else None
    few = running or going_on or current
    return few[0] if len(few) == 1 else None
