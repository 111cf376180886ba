"""The course of a session's rate as points, for the small drawings of the board and of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.state import Infusion


@dataclass(frozen=True, slots=True)
class SparkWords:
    """The course of a session as points: (minutes from the start, mL/h) at each change, flags, ends, over so long."""

    rates: tuple[tuple[float, float], ...]
    until: float
    flags: tuple[float, ...]
    span: float
    most: float
    planned: tuple[tuple[float, float], ...] = ()


def spark_words(infusion: Infusion, now: datetime, hours: int = 6) -> SparkWords:
    """The rate so far as points, with a flag at each reaction, over so many hours at least."""
    start = infusion.started_at
    if start is None:
        return SparkWords((), 0.0, (), hours * 60.0, 1.0)
    points: list[tuple[float, float]] = []
    end = 0.0
    for span in infusion.ledger.spans:
        begin = float(minutes_between(start, span.start).value)
        if points and begin > end:
            points.append((end, 0.0))
        points.append((begin, float(span.rate.value)))
        end = float(minutes_between(start, max(span.end or now, span.start)).value)
    flags = tuple(float(minutes_between(start, max(r.onset, start)).value) for r in infusion.reactions)
    most = max((rate for _, rate in points), default=1.0)
    return SparkWords(tuple(points), end, flags, max(hours * 60.0, end), most or 1.0)
