"""What was tolerated: the highest rate that ran its planned time without a reaction, and the limit after one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.plan import Because, Ceiling, Limit, RateStep
from nurse_app.clinical.quantities import Minutes, Rate
from nurse_app.infusion.ledger import NO_TIME
from nurse_app.infusion.state import Infusion, Reaction, Run


def planned_time(rate: Rate, steps: tuple[RateStep, ...], step_n: int | None = None) -> Minutes:
    """How long a rate is to run before a higher one.

    On the plan: the step's own time. Off the plan: that of the fastest step
    below it, or of the first step when it is slower than all; where that is
    the last step, which runs to the end, that of the step before it.
    """
    if step_n is not None:
        return steps[step_n - 1].lasts
    if not steps:
        return NO_TIME
    below = [n for n, s in enumerate(steps) if s.rate <= rate]
    at = max(below, default=0)
    return steps[at - 1 if at and at == len(steps) - 1 else at].lasts


def highest_tolerated(infusion: Infusion, until: datetime, below: Rate | None = None) -> Rate | None:
    """The highest rate that ran its planned time by `until` without a reaction, or None.

    A reaction whose onset lies within a run spoils that run; time while an
    earlier reaction was still open does not count. The rate with which the
    volume was completed counts as having run its time.

    Args:
        below: only rates strictly below this one (the rate of the reaction asked about).
    """
    kept = (r.rate for r in infusion.runs if (below is None or r.rate < below) and _tolerated(infusion, r, until))
    return max(kept, default=None)


def _tolerated(infusion: Infusion, run: Run, until: datetime) -> bool:
    if run.start >= until:
        return False
    end = until if run.end is None else min(run.end, until)
    spans = {s.position for s in run.spans}
    if any(r.during in spans and r.onset <= until for r in infusion.reactions):
        return False
    counted = run.minutes(end) - run.minutes(_clean_from(infusion, run, end))
    completed = infusion.end == "completed" and run is infusion.runs[-1] and infusion.ended_at == end
    return completed or counted >= planned_time(run.rate, infusion.plan.steps, run.step_n)


def _clean_from(infusion: Infusion, run: Run, end: datetime) -> datetime:
    earlier = [r.resolved_at or end for r in infusion.reactions if r.onset < run.start]
    return max([run.start, *(min(at, end) for at in earlier)])


def reaction_limit(infusion: Infusion, book: Book) -> Limit | None:
    """The most that may be set after the reactions so far, or None without any.

    For each reaction: the highest rate tolerated before it, below the rate at
    its onset; with none tolerated, the first step's rate (or the rate at
    onset, where lower). A new order by the prescriber after a reaction lifts
    that reaction's limit.
    """
    bounds = [_bound(infusion, r) for r in _limiting(infusion)]
    if not bounds:
        return None
    # A rate found on the pump may be none that it can be set to: down to the one below.
    return Limit(infusion.pump.settable(min(bounds)), Because.REACTION, book.policy.slow_previous.source)


def _limiting(infusion: Infusion) -> Iterator[Reaction]:
    """The reactions of the infusion after which the prescriber gave no new order."""
    for reaction in infusion.reactions:
        if not any(at >= reaction.onset for at in infusion.order_changes) and infusion.runs:
            yield reaction


def limiting_reactions(infusion: Infusion) -> tuple[Reaction, ...]:
    """The reactions that still limit what may be set."""
    return tuple(_limiting(infusion))


def _bound(infusion: Infusion, reaction: Reaction) -> Rate:
    tolerated = highest_tolerated(infusion, reaction.onset, below=reaction.rate_at_onset)
    if tolerated is not None:
        return tolerated
    first = infusion.plan.steps[0].rate if infusion.plan.steps else infusion.runs[0].rate
    return min(first, reaction.rate_at_onset)


def ceiling_now(infusion: Infusion, book: Book) -> Ceiling | None:
    """The plan's ceiling, or the reactions' limit where that is lower; the others are kept with it."""
    ceiling, limit = infusion.plan.ceiling, reaction_limit(infusion, book)
    if ceiling is None or limit is None:
        return ceiling
    plain = Limit(ceiling.rate, ceiling.because, ceiling.source)
    if limit.rate < ceiling.rate:
        return Ceiling(limit.rate, limit.because, limit.source, (plain, *ceiling.others))
    others = sorted((*ceiling.others, limit), key=lambda other: other.rate)
    return Ceiling(ceiling.rate, ceiling.because, ceiling.source, tuple(others))
