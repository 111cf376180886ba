"""The options about a reaction in their fixed order: what comes first, what is more cautious, keep, call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nurse_app.clinical.findings import Facts
from nurse_app.clinical.options import Do, Option, Situation
from nurse_app.clinical.policy import ReactionPolicy, Rule
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.told import told

BOLDEST_FIRST = (Do.KEEP, Do.CALL, Do.SLOW, Do.PAUSE, Do.STOP, Do.EMERGENCY)
"""What an option would do, from the boldest to the most cautious."""

NO_RATE = Rate.of(0)


class Why(StrEnum):
    """The reason of an option, for its sentence in `wording`."""

    BOOK_KEEPS = "book-keeps"
    BOOK_CALLS = "book-calls"
    BOOK_PAUSES = "book-pauses"
    BOOK_STOPS = "book-stops"
    BOOK_EMERGENCY = "book-emergency"
    NOTHING_NEW = "nothing-new"
    LAST_TOLERATED = "last-tolerated"
    TO_CEILING = "to-ceiling"
    CLINIC_PART = "clinic-part"
    NO_LOWER_RATE = "no-lower-rate"
    FIRST_STEP = "first-step"
    POLICY_PAUSES = "policy-pauses"
    POLICY_STOPS = "policy-stops"
    SECOND_REACTION = "second-reaction"
    GOT_WORSE = "got-worse"
    NOT_IMPROVED = "not-improved"
    RED_FLAG_STOPS = "red-flag-stops"
    RED_FLAG_EMERGENCY = "red-flag-emergency"
    RED_FLAG_PAUSES = "red-flag-pauses"
    MORE_CAUTIOUS = "more-cautious"
    AGAINST_RULE = "against-rule"
    STAY_PAUSED = "stay-paused"
    WATCH_ON = "watch-on"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes first, by which rule and why; `flagged` when a red flag decided it, `may_pause` where one may."""

    do: Do
    rule: Rule
    why: Why
    flagged: bool = False
    may_pause: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    do: Do
    rate: Rate | None
    rule: Rule
    why: Why


def slower_rates(situation: Situation, policy: ReactionPolicy) -> tuple[tuple[Rate, Rule, Why], ...]:
    """The rates to slow to: the last tolerated one, then the clinic's other one where it is lower still.

    None on the first step, or where no tolerated rate lies below the running
    one. Never above the ceiling, never the running rate or more.
    """
    if situation.tolerated is None:
        return ()
    capped = situation.ceiling is not None and situation.ceiling < situation.tolerated
    first = situation.ceiling if capped and situation.ceiling is not None else situation.tolerated
    if not NO_RATE < first < situation.running:
        return ()
    rates = [(first, policy.slow_previous, Why.TO_CEILING if capped else Why.LAST_TOLERATED)]
    if situation.settable_part is not None and NO_RATE < situation.settable_part < first:
        rates.append((situation.settable_part, policy.slow_part, Why.CLINIC_PART))
    return tuple(rates)


def options_for(answer: Answer, situation: Situation, policy: ReactionPolicy, used: Facts) -> tuple[Option, ...]:
    """List the options, at least two, numbered from 1; none is chosen beforehand.

    After the first come the more cautious ones, then keeping the rate, then
    the call. With a red flag there is neither slowing nor keeping; where the
    book calls the emergency service there is no keeping; a rate above the
    ceiling is not kept. While nothing runs, nothing is set above 0.
    """
    if situation.over:
        rows = _when_over(answer, policy)
    elif situation.running <= NO_RATE:
        rows = _while_paused(answer, policy)
    else:
        rows = _while_running(answer, situation, policy)
    return tuple(_option(number, row, used) for number, row in enumerate(rows, start=1))


def _option(number: int, row: _Row, used: Facts) -> Option:
    rate = () if row.rate is None else (("rate", told(row.rate)),)
    shown = (*rate, ("against" if row.why is Why.AGAINST_RULE else "rule", row.rule.name), *used)
    return Option(number, row.do, row.rate, row.rule.name, row.rule.source, row.why.value, shown)


def _while_running(answer: Answer, situation: Situation, policy: ReactionPolicy) -> Iterator[_Row]:
    first = _Row(answer.do, _rate_of(answer.do, situation), answer.rule, answer.why)
    slows = [_Row(Do.SLOW, rate, rule, why) for rate, rule, why in slower_rates(situation, policy)]
    pause = _Row(Do.PAUSE, NO_RATE, policy.pause_first, Why.MORE_CAUTIOUS)
    stop = _Row(Do.STOP, NO_RATE, policy.stop_first, Why.MORE_CAUTIOUS)
    match answer.do:
        case Do.SLOW:
            yield from (*slows, pause)
        case Do.KEEP:
            yield from (first, *slows, pause)
        case Do.CALL:
            yield from (first, pause)
        case Do.PAUSE:
            yield from (first, stop)
        case Do.STOP:
            yield first
        case Do.EMERGENCY:
            yield from (first, _stop_beside(answer, policy))
    if answer.flagged and answer.may_pause:
        yield _Row(Do.PAUSE, NO_RATE, policy.pause, Why.RED_FLAG_PAUSES)
    if _may_keep(answer, situation):
        yield _Row(Do.KEEP, situation.running, answer.rule, Why.AGAINST_RULE)
    if answer.do is not Do.CALL:
        yield _Row(Do.CALL, None, policy.call, Why.TELL)


def _rate_of(do: Do, situation: Situation) -> Rate | None:
    if do is Do.KEEP:
        return situation.running
    return NO_RATE if do in (Do.PAUSE, Do.STOP) else None


def _may_keep(answer: Answer, situation: Situation) -> bool:
    above = situation.ceiling is not None and situation.running > situation.ceiling
    return not (answer.flagged or above) and answer.do not in (Do.KEEP, Do.EMERGENCY)


def _stop_beside(answer: Answer, policy: ReactionPolicy) -> _Row:
    """The stop that stands beside the emergency card: the card begins with it."""
    if answer.flagged:
        return _Row(Do.STOP, NO_RATE, policy.red_flag, Why.RED_FLAG_STOPS)
    return _Row(Do.STOP, NO_RATE, policy.stop, Why.BOOK_STOPS)


def _while_paused(answer: Answer, policy: ReactionPolicy) -> Iterator[_Row]:
    call = _Row(Do.CALL, None, policy.call, Why.BOOK_CALLS if answer.do is Do.CALL else Why.TELL)
    if answer.do in (Do.STOP, Do.EMERGENCY):
        yield _Row(answer.do, _no_rate_of(answer.do), answer.rule, answer.why)
    if answer.do is Do.EMERGENCY:
        yield _stop_beside(answer, policy)
    if answer.do is Do.CALL:
        yield call
    if not answer.flagged and answer.do is not Do.EMERGENCY:
        yield _Row(Do.KEEP, None, policy.pause, Why.STAY_PAUSED)
    if answer.do not in (Do.STOP, Do.EMERGENCY):
        yield _Row(Do.STOP, NO_RATE, policy.stop_first, Why.MORE_CAUTIOUS)
    if answer.do is not Do.CALL:
        yield call


def _no_rate_of(do: Do) -> Rate | None:
    return NO_RATE if do is Do.STOP else None


def _when_over(answer: Answer, policy: ReactionPolicy) -> Iterator[_Row]:
    call = _Row(Do.CALL, None, policy.call, Why.BOOK_CALLS if answer.do is Do.CALL else Why.TELL)
    if answer.do is Do.EMERGENCY:
        yield from (_Row(Do.EMERGENCY, None, answer.rule, answer.why), call)
    elif answer.flagged:
        yield from (_Row(Do.EMERGENCY, None, policy.emergency, Why.RED_FLAG_EMERGENCY), call)
    elif answer.do in (Do.KEEP, Do.SLOW):
        yield from (_Row(Do.KEEP, None, policy.keep, Why.WATCH_ON), call)
    else:
        yield from (call, _Row(Do.KEEP, None, policy.keep, Why.WATCH_ON))
