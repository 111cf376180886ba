"""The prescriber's own limits for this patient: asked for by name before the start, read from the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.targets import BEYOND, Target, holds_today, target_in
from nurse_app.clinical.told import told
from nurse_app.clinical.triggers import beyond_at_baseline
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.entries import Decided, Entry


def targets_of(effective: Iterable[Entry], baseline: Reading | None, book: Book) -> tuple[Target, ...]:
    """The limits that were recorded for the baseline as it is now; one for an older baseline does not count."""
    decided = [e.fact for e in effective if isinstance(e.fact, Decided) and e.fact.finding == BEYOND]
    if not decided or baseline is None:
        return ()
    asked = {f.facts: f for f in beyond_at_baseline(baseline, book)}
    read = (target_in(fact.reason, asked[fact.facts], baseline, book.bounds) for fact in decided if fact.facts in asked)
    return tuple(target for target in read if target is not None)


def target_holds(asked: Iterable[Finding], reason: str, baseline: Reading | None, book: Book) -> Iterator[Finding]:
    """What is wrong with a reason as the record of the prescriber's limit.

    `target-needed`: it does not begin with the limit. `target-not-met`:
    today's baseline is already beyond it, so the prescriber has to be asked.
    """
    for finding in asked:
        if finding.code != BEYOND or baseline is None:
            continue
        named = facts(vital=finding.fact("vital"), value=finding.fact("value"))
        target = target_in(reason, finding, baseline, book.bounds)
        if target is None:
            yield Finding("target-needed", Severity.STOP, named, finding.source)
        elif not holds_today(target, finding, baseline):
            yield Finding("target-not-met", Severity.STOP, (*named, *facts(limit=told(target.limit))), finding.source)
