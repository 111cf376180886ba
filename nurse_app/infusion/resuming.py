"""What holds running again after a pause or a stop, and the highest rate at which it may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.told import told
from nurse_app.infusion.entries import Completed, EmergencyOpened, Paused, RateFound, Stopped
from nurse_app.infusion.gaps import gap_hold
from nurse_app.infusion.ledger import NO_RATE, after, minutes_between
from nurse_app.infusion.named import reaction_open
from nurse_app.infusion.order_needed import order_holds
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.rises import above_ceiling, clean_sets_hold, last_set_off, vitals_holds
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.tolerance import reaction_limit

STOP = Severity.STOP
_HALTS = (Paused, RateFound, Stopped, EmergencyOpened, Completed)


def resume_holds(infusion: Infusion, to: Rate | None, now: datetime, book: Book) -> Findings:
    """Say why the pump may not run again at `to` now, worst first; empty: it may.

    Never above the rate before, nor above what was tolerated before a
    reaction, nor while the last set is in a band. After a pause for a reaction: the wait of the policy since the
    pause, the reaction gone, and its clean sets. After a pause longer than
    the policy's long pause: at most the first step's rate, with a complete,
    fresh, clean set taken since. After a stop, an emergency, a severe
    reaction or a second one: only with a new order given since by the
    prescriber.

    Args:
        to: the rate wished for; None asks only whether any rate may run.
    """
    since = halted_at(infusion)
    if since is None:
        return (Finding("not-paused", STOP),)
    found = [
        *_stopped(infusion),
        *order_holds(infusion, book),
        *gap_hold(infusion.open_gaps),
        *_open(infusion, book),
        *last_set_off(infusion, now, book),
    ]
    if for_reaction(infusion, since):
        found += _after_reaction(infusion, since, now, book)
    if is_long(infusion, since, now, book):
        found += list(vitals_holds(infusion, _position(infusion), now, book))
    if to is not None:
        found += [*above_ceiling(infusion, to), *_too_fast(infusion, to, since, now, book)]
    return worst_first(found)


def halted_at(infusion: Infusion) -> datetime | None:
    """Since when it stands still: paused, stopped or emergency; None while it runs or is complete."""
    if infusion.status is Status.PAUSED:
        return infusion.pauses[-1].start
    return infusion.ended_at if infusion.status is Status.STOPPED else None


def highest_resume(infusion: Infusion, now: datetime, book: Book) -> Rate:
    """The highest rate at which it may run again: before the pause, tolerated, under the ceiling, first when long."""
    since = halted_at(infusion)
    bounds = [rate_before(infusion)]
    if infusion.plan.ceiling is not None:
        bounds.append(infusion.plan.ceiling.rate)
    limit = reaction_limit(infusion, book)
    if limit is not None:
        bounds.append(limit.rate)
    if since is not None and is_long(infusion, since, now, book) and infusion.plan.steps:
        bounds.append(infusion.plan.steps[0].rate)
    return min(bounds)


def rate_before(infusion: Infusion) -> Rate:
    """The rate that ran before it stood still; paused within the minute of the start, the first step's."""
    if infusion.runs:
        return infusion.runs[-1].rate
    return infusion.plan.steps[0].rate if infusion.plan.steps else NO_RATE


def is_long(infusion: Infusion, since: datetime, now: datetime, book: Book) -> bool:
    """Whether it stood still for longer than the policy's long pause (at it is not longer)."""
    return infusion.started_at is not None and minutes_between(since, now) > book.policy.long_pause


def for_reaction(infusion: Infusion, since: datetime) -> bool:
    """Whether it stands still for a reaction: one was open then or came later, or standing still was chosen for one.

    A reaction that was said to be gone before the pump was halted, in the same instant too, is not what it stands for.
    """
    place = halting_place(infusion, since, _position(infusion))
    over = (r.over_before(since, place) for r in infusion.reactions)
    chosen = any(c.at == since and c.fact.do in (Do.PAUSE, Do.STOP, Do.EMERGENCY) for c in infusion.chosen)
    return chosen or not all(over)


def halting_place(infusion: Infusion, since: datetime, position: int = -1) -> int:
    """The place of the entry that halted the pump at a moment; what halted it first, up to a pause's own `position`."""
    halts = [n for n, e in enumerate(infusion.effective) if e.happened == since and isinstance(e.fact, _HALTS)]
    within = [n for n in halts if n <= position]
    return within[-1] if within else min(halts, default=position)


def _position(infusion: Infusion) -> int:
    return infusion.pauses[-1].position if infusion.status is Status.PAUSED else -1


def _stopped(infusion: Infusion) -> Iterator[Finding]:
    if infusion.status is not Status.STOPPED or infusion.ended_at is None:
        return
    if infusion.emergency_since is not None:
        yield Finding("emergency-open", STOP, facts(since=infusion.emergency_since.isoformat()))
    if not any(at >= infusion.ended_at for at in infusion.order_changes):
        yield Finding("stopped-needs-order", STOP, facts(since=infusion.ended_at.isoformat()))


def _open(infusion: Infusion, book: Book) -> Iterator[Finding]:
    for reaction in infusion.open_reactions:
        yield reaction_open(book, reaction, book.policy.pause.source)


def _after_reaction(infusion: Infusion, since: datetime, now: datetime, book: Book) -> Iterator[Finding]:
    over = after(since, book.policy.restart_wait)
    if now < over:
        said = facts(wait=told(book.policy.restart_wait), left=told(minutes_between(now, over), 1), at=over.isoformat())
        yield Finding("wait-after-pause", STOP, said, book.policy.pause.source)
    if not infusion.open_reactions:
        gone = [r.resolved_at for r in infusion.reactions if r.resolved_at is not None and r.resolved_at >= since]
        yield from clean_sets_hold(infusion, max([since, *gone]), now, book)


def _too_fast(infusion: Infusion, to: Rate, since: datetime, now: datetime, book: Book) -> Iterator[Finding]:
    before = rate_before(infusion)
    limit = reaction_limit(infusion, book)
    if to > before:
        yield Finding("above-rate-before", STOP, facts(rate=told(to), before=told(before)))
    if limit is not None and to > limit.rate:
        yield Finding("above-tolerated", STOP, facts(rate=told(to), tolerated=told(limit.rate)), limit.source)
    steps = infusion.plan.steps
    if is_long(infusion, since, now, book) and steps and to > steps[0].rate:
        said = facts(rate=told(to), first=told(steps[0].rate), limit=told(book.policy.long_pause))
        yield Finding("long-pause", STOP, said, book.policy.pause.source)
