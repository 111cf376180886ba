"""Requests that move or stop the pump: start, change, found, keep, pause, resume, stop, complete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, stops, worst_first
from nurse_app.clinical.quantities import Rate, Volume
from nurse_app.clinical.setting import Pump
from nurse_app.clinical.told import told
from nurse_app.infusion.asking import Answer, Ask, answer, gate, happened, need, stop
from nurse_app.infusion.desk_vials import expired_vials
from nurse_app.infusion.entries import (
    Completed,
    Decided,
    Paused,
    RateChanged,
    RateFound,
    RateKept,
    Resumed,
    Started,
    Stopped,
)
from nurse_app.infusion.fold import as_of
from nurse_app.infusion.guidance import guidance_now
from nurse_app.infusion.ledger import NO_RATE, minutes_between
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.resuming import resume_holds
from nurse_app.infusion.rises import above_ceiling, rise_holds
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import offer
from nurse_app.infusion.walk import CASE_FILE, start_holds


def start_now_holds(infusion: Infusion, now: datetime, book: Book) -> Findings:
    """What keeps the first drop from running now: the three stages before it, old vitals, an expired vial."""
    if infusion.started_at is not None:
        return (stop("already-started", at=infusion.started_at.isoformat()),)
    old = stops(baseline_age(infusion, now, book))
    return worst_first([*start_holds(infusion, book), *old, *_else(infusion, now)])


def _else(infusion: Infusion, now: datetime) -> Iterator[Finding]:
    yield from expired_vials(infusion, now)
    if infusion.emergency_since is not None:
        yield stop("emergency-open", since=infusion.emergency_since.isoformat())


def baseline_age(infusion: Infusion, now: datetime, book: Book) -> Findings:
    """Whether the baseline is recent enough to start now; at a figure is still in time.

    `baseline-old` (stop) when older than it may be at most, `baseline-older`
    (note) when older than it should be.
    """
    if infusion.baseline_at is None:
        return ()
    visit, age = book.timetable.of(infusion.profile), minutes_between(infusion.baseline_at, now)
    source = book.timetable.source
    if age > visit.baseline_at_most:
        return (stop("baseline-old", source, age=told(age, 1), limit=told(visit.baseline_at_most)),)
    if age > visit.baseline_within:
        said = facts(age=told(age, 1), limit=told(visit.baseline_within))
        return (Finding("baseline-older", Severity.NOTE, said, source),)
    return ()


def start(infusion: Infusion, ask: Ask, book: Book, rate: Rate | None = None) -> Answer:
    """Run the first drop at the rate of step 1, as read back from the pump (None: it shows that rate).

    Refused while anything before the start still waits, or when the pump
    shows another rate (`not-first-rate`).
    """
    then = as_of(infusion, happened(infusion, ask), book)
    holds = [*gate(infusion, ask, book), *start_now_holds(then, happened(infusion, ask), book)]
    steps = infusion.plan.steps
    first = steps[0].rate if steps else NO_RATE
    if not steps and not holds:
        holds.append(stop("no-steps"))
    if steps and rate is not None and rate != first:
        holds.append(stop("not-first-rate", shown=told(rate), first=told(first)))
    found = (*baseline_age(then, happened(infusion, ask), book), *_not_asked(then, book))
    return answer(infusion, ask, book, tuple(holds), Started(first), found=found)


def _not_asked(infusion: Infusion, book: Book) -> Iterator[Finding]:
    """Of a case file nobody was asked about the lower ceiling: it is told with the start."""
    if infusion.opened.made_by == CASE_FILE:
        yield from (replace(one, severity=Severity.NOTE) for one in offer(infusion, book))


def change_rate(infusion: Infusion, ask: Ask, rate: Rate, book: Book, reason: str = "") -> Answer:
    """Set the pump to a rate and read it back.

    A fall is never held, unless it would still lie above the ceiling. A rise
    is held by everything that `rise_holds` lists, judged at the time when it
    happened. The rate must be one that the pump can be set to (`not-settable`
    names the two nearest).
    """
    when = happened(infusion, ask)
    then = as_of(infusion, when, book)
    holds = [*gate(infusion, ask, book), *settable_holds(infusion.pump, rate), *_is_running(then)]
    found: list[Finding] = []
    if then.running and rate > NO_RATE:
        running = then.runs[-1].rate
        holds += rise_holds(then, rate, when, book) if rate > running else above_ceiling(then, rate)
        if rate == running:
            found.append(Finding("same-rate", Severity.NOTE, facts(rate=told(rate))))
    return answer(infusion, ask, book, tuple(holds), RateChanged(rate, reason), found=tuple(found))


def _is_running(infusion: Infusion) -> Iterator[Finding]:
    if not infusion.running:
        yield stop("not-running", status=infusion.status.value)


def settable_holds(pump: Pump, rate: Rate) -> Iterator[Finding]:
    """What refuses a rate that the pump cannot show: the nearest settings below and above are named."""
    if rate <= NO_RATE:
        yield stop("rate-not-above-zero")
    elif pump.settable(rate) != rate:
        below = pump.settable(rate)
        coarse = pump.coarse_step if pump.coarse_from is not None and below >= pump.coarse_from else None
        above = below + (coarse or pump.step)
        yield stop("not-settable", rate=told(rate, 3), below=told(below, 3), above=told(above, 3))


def found_rate(infusion: Infusion, ask: Ask, rate: Rate, reason: str, book: Book) -> Answer:
    """Record the rate that the pump was found at (0: standing still): a fact, kept whatever the rules say.

    Above a ceiling, before the start or after the end the kept entry has a
    `stop` finding. Only a seal, an impossible time or a missing reason refuse.
    """
    holds = [*gate(infusion, ask, book, anyone=True), *need(reason=reason)]
    if rate < NO_RATE:
        holds.append(stop("rate-not-above-zero"))
    then = as_of(infusion, happened(infusion, ask), book)
    return answer(infusion, ask, book, tuple(holds), RateFound(rate, reason), found=tuple(_about_found(then, rate)))


def _about_found(infusion: Infusion, rate: Rate) -> Iterator[Finding]:
    ceiling = infusion.plan.ceiling
    if ceiling is not None and rate > ceiling.rate:
        said = facts(rate=told(rate), ceiling=told(ceiling.rate), because=ceiling.because.value)
        yield Finding("found-above-ceiling", Severity.STOP, said, ceiling.source)
    if rate > NO_RATE and infusion.started_at is None:
        yield Finding("found-before-start", Severity.STOP, facts(rate=told(rate)))
    if rate > NO_RATE and infusion.ended_at is not None:
        yield Finding("found-after-end", Severity.STOP, facts(rate=told(rate), ended=infusion.ended_at.isoformat()))


def keep_rate(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """Keep the rate against a rule, or leave out a rise that is due, with a reason.

    With a red flag it is kept all the same, with a `stop` finding.
    """
    holds = [*gate(infusion, ask, book), *need(reason=reason)]
    if infusion.started_at is None or infusion.ended_at is not None:
        holds.append(stop("not-running", status=infusion.status.value))
    return answer(infusion, ask, book, tuple(holds), RateKept(reason), found=kept_against_flag(infusion, book))


def kept_against_flag(infusion: Infusion, book: Book) -> Findings:
    """The finding of keeping the rate with a red flag there; empty without one."""
    flags = tuple(dict.fromkeys(f for _, g in guidance_now(infusion, book) for f in g.red_flags))
    if not flags:
        return ()
    return (
        Finding("kept-against-red-flag", Severity.STOP, facts(flags=", ".join(flags)), book.policy.red_flag.source),
    )


def pause(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """Pause the pump, vein kept open. Never held; it only has to be running."""
    then = as_of(infusion, happened(infusion, ask), book)
    holds = (*gate(infusion, ask, book), *need(reason=reason), *_is_running(then))
    return answer(infusion, ask, book, holds, Paused(reason))


def resume(infusion: Infusion, ask: Ask, rate: Rate, book: Book) -> Answer:
    """Run the pump again after a pause or (with a new order) after a stop; see `resume_holds`."""
    when = happened(infusion, ask)
    then = as_of(infusion, when, book)
    holds = (*gate(infusion, ask, book), *settable_holds(infusion.pump, rate), *resume_holds(then, rate, when, book))
    return answer(infusion, ask, book, holds, Resumed(rate))


def stop_infusion(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """End the infusion before its volume is in, with the reason. Never held while it runs or is paused."""
    then = as_of(infusion, happened(infusion, ask), book)
    holds = (*gate(infusion, ask, book), *need(reason=reason), *_goes_on(then))
    return answer(infusion, ask, book, holds, Stopped(reason))


def _goes_on(infusion: Infusion) -> Iterator[Finding]:
    if infusion.status not in (Status.INFUSING, Status.PAUSED):
        yield stop("not-running", status=infusion.status.value)


def complete(infusion: Infusion, ask: Ask, book: Book, reason: str = "") -> Answer:
    """Say that the ordered volume is in; nothing completes by itself.

    Where pump and chart still miss more than the book's warning difference,
    it asks (`volume-not-in`): with a reason it is kept as decided by name.
    """
    when = happened(infusion, ask)
    then = as_of(infusion, when, book)
    holds = (*gate(infusion, ask, book), *_goes_on(then))
    short = () if holds else volume_short(then, when, book)
    if short and not reason.strip():
        return answer(infusion, ask, book, short)
    decided = tuple(Decided(f.code, reason, f.facts) for f in short)
    return answer(infusion, ask, book, holds, *decided, Completed(), found=short)


def volume_short(infusion: Infusion, when: datetime, book: Book) -> Findings:
    """An ask finding when more than the warning difference is still missing of the ordered volume."""
    ordered = infusion.ledger.ordered
    if ordered is None:
        return ()
    given, limits = infusion.ledger.volume_at(when), book.volume_limits
    missing = ordered - given
    allowed = Volume(max(limits.warn_ml, limits.warn_part * ordered.value))
    if missing <= allowed:
        return ()
    said = facts(given=told(given, 1), ordered=told(ordered, 1), missing=told(missing, 1))
    return (Finding("volume-not-in", Severity.ASK, said, limits.source),)
