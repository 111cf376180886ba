"""Faults to plant in a visit: prompts dropped, repeated, late or loud, and times that follow the wall clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from nurse_app.infusion.outlook import Priority
from tests.hunts.planting import Made


def _dropped(right: Any) -> Any:
    """Every third minute's set is not asked for."""
    return lambda *a: tuple(x for x in right(*a) if not (x.code == "vitals-due" and x.since.minute % 3 == 0))


def _late(right: Any) -> Any:
    """An alarm comes up 30 s after its time."""
    return lambda infusion, now, *a: tuple(x for x in right(infusion, now, *a) if now - x.since > timedelta(seconds=30))


def _louder(right: Any) -> Any:
    """A reminder is a high alarm."""
    return lambda *a: tuple(replace(x, priority=Priority.HIGH) if x.code == "rate-due" else x for x in right(*a))


def _each_second(_right: Any) -> Any:
    """Whatever is there sounds each time it is looked at."""
    return lambda *_: True


def _new_each_time(right: Any) -> Any:
    """The same alarm counts from now, as if it were another one."""
    return lambda infusion, now, *a: tuple(replace(x, since=now) for x in right(infusion, now, *a))


def _follows_the_wall(_right: Any) -> Any:
    return lambda self, glance: glance.instant


def _swallowed(right: Any) -> Any:
    """What fell due while the laptop slept is not listed."""

    def due_list(infusion: Any, now: Any, book: Any) -> Any:
        asleep = [(g.start, g.end) for g in infusion.gaps]
        return tuple(d for d in right(infusion, now, book) if not any(a < d.at < b for a, b in asleep))

    return due_list


BOTH, CLOCKS = ("sessions", "clocks"), ("clocks",)
PLANTED: Mapping[str, tuple[tuple[str, ...], Mapping[str, Made]]] = {
    "a prompt is dropped": (BOTH, {"infusion.look:alarms": _dropped}),
    "a prompt is late": (BOTH, {"infusion.look:alarms": _late}),
    "a reminder cries": (BOTH, {"infusion.look:alarms": _louder}),
    "a prompt sounds each second": (BOTH, {"app.alarming:Alarming._is_due": _each_second}),
    "a prompt comes up again and again": (("sessions",), {"infusion.look:alarms": _new_each_time}),
    "the time follows the wall clock": (CLOCKS, {"infusion.steady:Steady._time": _follows_the_wall}),
    "a sleep swallows what fell due": (CLOCKS, {"infusion.look:due_list": _swallowed}),
}
"""Each fault in plain words: which hunts must find it, and which things of the program are made anew, and how."""
