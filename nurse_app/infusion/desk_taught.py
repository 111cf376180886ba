"""Requests about what past infusions teach: take the lower ceiling, take it back, tell of a late reaction."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.told import told
from nurse_app.infusion.asking import Answer, Ask, answer, gate, need, stop
from nurse_app.infusion.entries import CeilingRestored, Decided, Fact, LateReactionTold
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import OFFERED, as_entry, offer_facts, taught_today


def lower_ceiling(infusion: Infusion, ask: Ask, rate: Rate, book: Book) -> Answer:
    """Take the lower ceiling that is offered; `rate` is the one that was shown.

    Refused: nothing offered (`nothing-lower`), another one than shown
    (`offer-changed`), one taken already, or after the end. A rate now running
    above it is a `stop` finding of the kept entry, and an alarm until it is lowered.
    """
    lower = taught_today(infusion, book).lower
    taken = as_entry(lower) if lower is not None else None
    holds = [*gate(infusion, ask, book), *_over(infusion)]
    if infusion.lowered is not None:
        holds.append(stop("ceiling-lowered-already", rate=told(infusion.lowered.rate)))
    elif taken is None:
        holds.append(stop("nothing-lower"))
    elif taken.rate != rate:
        holds.append(stop("offer-changed", shown=told(rate), now=told(taken.rate)))
    stated = () if taken is None else (taken,)
    return answer(infusion, ask, book, tuple(holds), *stated, found=tuple(_runs_above(infusion, rate, book)))


def restore_ceiling(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """Take the lower ceiling back, with the reason, which also answers the offer. Refused where none was taken."""
    holds = [*gate(infusion, ask, book), *need(reason=reason), *_over(infusion)]
    if infusion.lowered is None:
        holds.append(stop("ceiling-not-lowered"))
    lower = taught_today(infusion, book).lower
    stated: tuple[Fact, ...] = (CeilingRestored(reason),)
    if lower is not None:
        stated = (*stated, Decided(OFFERED, reason, offer_facts(lower)))
    return answer(infusion, ask, book, tuple(holds), *stated)


def tell_late_reaction(infusion: Infusion, ask: Ask, signs: tuple[SeenSign, ...], book: Book) -> Answer:
    """Keep what the patient tells of the time after the last infusion.

    Refused: no sign, one not in the book, or nothing known of a last infusion.
    """
    holds = [*gate(infusion, ask, book)]
    if not signs:
        holds.append(stop("no-sign"))
    holds += [stop("unknown-sign", sign=s.sign) for s in signs if book.sign(s.sign) is None]
    if not infusion.past:
        holds.append(stop("no-last-infusion"))
    return answer(infusion, ask, book, tuple(holds), LateReactionTold(signs))


def _over(infusion: Infusion) -> Iterator[Finding]:
    if infusion.ended_at is not None:
        yield stop("not-running", status=infusion.status.value)


def _runs_above(infusion: Infusion, rate: Rate, book: Book) -> Iterator[Finding]:
    if infusion.running and infusion.runs[-1].rate > rate:
        said = facts(rate=told(infusion.runs[-1].rate), ceiling=told(rate), because="reaction")
        yield Finding("running-above-ceiling", Severity.STOP, said, book.policy.next_visit_rule.source)
