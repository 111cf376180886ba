"""The rates as given: each with what was suggested, how long it ran, what flowed, and how it came about."""

from __future__ import annotations

from datetime import datetime, timedelta

from nurse_app.clinical.quantities import Rate, Volume
from nurse_app.documents.sections import Column, Row, Table, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion.entries import OptionChosen, RateChanged, RateFound
from nurse_app.infusion.ledger import NO_RATE, Span
from nurse_app.infusion.state import Pause
from nurse_app.wording import paper
from nurse_app.wording import paper_given as say
from nurse_app.wording.numbers import clock, minutes, volume

_TOGETHER = timedelta(minutes=2)
_UNITS = ("", "", "mL/h", "mL/h", "mg/kg/min", "", "mL", "mL", "")
_SHARES = (0, 0, 0, 0, 0, 0, 0, 0, 1)


def rates(telling: Telling) -> Table:
    """Every rate and every pause in order of time, with the total below."""
    ledger = telling.infusion.ledger
    parts: list[Span | Pause] = sorted([*ledger.spans, *telling.infusion.pauses], key=lambda part: part.start)
    rows = [_span(telling, part) if isinstance(part, Span) else _pause(telling, part) for part in parts]
    columns = tuple(
        Column(name, unit, "left" if n in (0, 1, 8) else "right", share)
        for n, (name, unit, share) in enumerate(zip(paper.RATE_COLUMNS, _UNITS, _SHARES, strict=True))
    )
    return Table(columns, (*rows, _total(telling)))


def _span(telling: Telling, span: Span) -> Row:
    ledger, end = telling.infusion.ledger, span.end or telling.until
    flowed = ledger.computed_at(end) - ledger.computed_at(span.start)
    by_weight = telling.by_weight(span.rate)
    wanted = suggested(telling, span)
    return Row(
        (
            line(clock(span.start), "strong"),
            line(clock(end) if span.end else say.NOW),
            line(say.bare(wanted.value, 2) if wanted else "", "quiet"),
            line(say.bare(span.rate.value, 2), "strong"),
            line(say.bare(by_weight, 2) if by_weight is not None else "", "quiet"),
            line(minutes(span.minutes(telling.until))),
            line(say.bare(flowed.value)),
            line(say.bare(ledger.computed_at(end).value), "strong"),
            line(_note(telling, span)),
        )
    )


def _pause(telling: Telling, pause: Pause) -> Row:
    end = pause.end or telling.until
    so_far = telling.infusion.ledger.computed_at(end)
    return Row(
        (
            line(clock(pause.start), "strong"),
            line(clock(end) if pause.end else say.NOW),
            (),
            line("0", "strong"),
            line("0", "quiet"),
            line(minutes(say.span(pause.start, end))),
            line("0"),
            line(say.bare(so_far.value), "strong"),
            line(say.pause_note(pause)),
        ),
        "rest",
    )


def _total(telling: Telling) -> Row:
    ledger = telling.infusion.ledger
    shown: Volume | None = ledger.pumped[-1].volume if ledger.pumped else None
    return Row(
        (
            line(paper.TOTAL, "strong"),
            *((), (), (), ()),
            line(minutes(ledger.minutes_at(telling.until)), "strong"),
            line(say.bare(telling.computed.value), "strong"),
            (),
            line(say.total_note(ledger.ordered, shown) if telling.computed.value else volume(telling.computed)),
        ),
        "total",
    )


def suggested(telling: Telling, span: Span) -> Rate | None:
    """What the app suggested when the rate was set: the option that was chosen then, or the next planned step."""
    if span.found:
        return None
    chosen = _chosen_at(telling, span.start)
    if chosen is not None:
        return chosen.rate
    before = telling.infusion.ledger.last_rate(span.start - timedelta(microseconds=1))
    if before != NO_RATE and span.rate <= before:
        return None
    return next((s.rate for s in telling.infusion.plan.steps if s.rate > before), None)


def _chosen_at(telling: Telling, at: datetime) -> OptionChosen | None:
    near = [c for c in telling.infusion.chosen if c.at <= at <= c.at + _TOGETHER and c.fact.rate]
    return near[-1].fact if near else None


def _note(telling: Telling, span: Span) -> str:
    infusion = telling.infusion
    fact = infusion.effective[span.position].fact
    onset = next((r.onset for r in infusion.reactions if span.start <= r.onset < (span.end or telling.until)), None)
    return say.rate_note(
        None if span.found else span.rate,
        chosen=_chosen_at(telling, span.start),
        reaction_at=onset,
        reason=fact.reason if isinstance(fact, RateChanged | RateFound) else "",
    )
