"""What lies ahead: the spans still planned, and when the volume will be in.

The rule: the running rate goes on until its next change may come, then each
planned step for its planned time, the last one until nothing is left. No rise
is counted on while a reaction is open, after one was left out with a reason,
or once the rises that a reaction allows are used; after a reaction the one
rise still allowed is counted on, and no more. Whether vitals are missing is
not counted: they may still come in time. While it is paused, stopped or not
started there is no finish time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Rate, Volume, run, time_for
from nurse_app.infusion.ledger import NO_VOLUME, after, minutes_between
from nurse_app.infusion.rises import next_change, next_step
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.timeline import RateSpan
from nurse_app.infusion.tolerance import reaction_limit


def finish_at(infusion: Infusion, now: datetime, book: Book) -> datetime | None:
    """When the ordered volume will be in, or was; None while nothing runs or the volume is not known."""
    if not infusion.running or infusion.ledger.ordered is None:
        return None
    if infusion.ledger.volume_at(now) >= infusion.ledger.ordered:
        return infusion.ledger.reached_at(infusion.ledger.ordered)
    return spans_ahead(infusion, now, book)[-1].end


def reached_ahead(infusion: Infusion, volume: Volume, now: datetime, book: Book) -> datetime | None:
    """When a volume was in, or will be by the spans still planned; None while nothing runs or beyond the order."""
    left = volume - infusion.ledger.volume_at(now)
    if left <= NO_VOLUME:
        return infusion.ledger.reached_at(volume)
    for span in spans_ahead(infusion, now, book):
        needed = after(span.start, time_for(left, span.rate))
        if span.end is None or needed <= span.end:
            return needed
        left = left - run(span.rate, minutes_between(span.start, span.end))
    return None


def spans_ahead(infusion: Infusion, now: datetime, book: Book) -> tuple[RateSpan, ...]:
    """The spans from now until the volume is in, by the rule above; empty while nothing runs."""
    ordered = infusion.ledger.ordered
    if not infusion.running or ordered is None:
        return ()
    return tuple(_spans(infusion, ordered - infusion.ledger.volume_at(now), now, book))


def _spans(infusion: Infusion, left: Volume, now: datetime, book: Book) -> Iterator[RateSpan]:
    start = now
    for rate, until in _legs(infusion, now, book):
        if left <= NO_VOLUME:
            return
        full = after(start, time_for(left, rate))
        end = full if until is None else min(until, full)
        if end > start:
            yield RateSpan(start, end, rate)
        left = left - run(rate, minutes_between(start, end))
        start = end


def _legs(infusion: Infusion, now: datetime, book: Book) -> Iterator[tuple[Rate, datetime | None]]:
    running = infusion.runs[-1].rate
    change = None if change_left_out(infusion, now, book) else next_change(infusion, book)
    if change is None:
        yield running, None
        return
    at, to = change
    until = max(at, now)
    yield running, until
    step = next_step(infusion)
    if reaction_limit(infusion, book) is not None or step is None or to < step.rate:
        yield to, None
        return
    for planned in infusion.plan.steps[step.n - 1 :]:
        until = after(until, planned.lasts)
        yield planned.rate, None if planned is infusion.plan.steps[-1] else until


def change_left_out(infusion: Infusion, now: datetime, book: Book) -> bool:
    """Whether the change that is due was left out: the rate was kept with a reason at or after the time it came due."""
    change = next_change(infusion, book)
    return change is not None and any(change[0] <= kept.at <= now for kept in infusion.kept_rates)
