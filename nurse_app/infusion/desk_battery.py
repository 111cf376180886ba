"""The laptop's battery beside an infusion: what it asks before the first drop, and when it warns."""

from __future__ import annotations

from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.infusion.asking import Answer, Ask, answer, gate, stop
from nurse_app.infusion.entries import Decided
from nurse_app.infusion.outlook import Alarm, Priority
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.walk import undecided

START_FROM, LOW, VERY_LOW = 40, 20, 10
"""Percent, for a laptop that is not plugged in: to start with, and at which it warns (safety.md, H18)."""
CODE = "battery-low"


def battery_asks(infusion: Infusion, running_down: int | None) -> Findings:
    """What the battery asks before the first drop, until it was accepted by name; at the limit it asks nothing.

    Args:
        running_down: percent of a battery that is not being charged; None: plugged in, or there is none.
    """
    if running_down is None or running_down >= START_FROM:
        return ()
    # Without the percent: the decision holds while the battery goes on running down.
    return undecided(infusion, (Finding(CODE, Severity.ASK, facts(limit=f"{START_FROM}%"), "safety.md H18"),))


def accept_battery(infusion: Infusion, ask: Ask, running_down: int | None, reason: str, book: Book) -> Answer:
    """Start all the same, by the nurse's name. Refused when the battery asks nothing."""
    asked = battery_asks(infusion, running_down)
    holds = gate(infusion, ask, book)
    if not asked:
        holds += (stop("nothing-to-decide", code=CODE),)
    return answer(infusion, ask, book, holds, *(Decided(f.code, reason, f.facts) for f in asked))


def battery_alarm(running_down: int | None, since: datetime) -> Alarm | None:
    """The warning while an infusion runs: medium from 20 percent down, high from 10; None above or plugged in."""
    if running_down is None or running_down > LOW:
        return None
    priority = Priority.HIGH if running_down <= VERY_LOW else Priority.MEDIUM
    return Alarm(CODE, priority, since, facts(percent=str(running_down)))
