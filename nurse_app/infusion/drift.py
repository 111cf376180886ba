"""The pump's own volume against the computed one: when a difference is said, and when it holds rises."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.quantities import Volume
from nurse_app.clinical.told import told
from nurse_app.infusion.ledger import PumpReading
from nurse_app.infusion.state import Infusion

DIFFERS = "pump-volume-differs"
FAR_OFF = "pump-volume-far-off"


def drift(read: PumpReading, book: Book) -> Findings:
    """What a pump's figure says beside the computed one.

    Above the warning (the larger of a volume and a part of the computed
    volume): `pump-volume-differs`, a note. Above the holding part as well:
    `pump-volume-far-off`, which asks and holds rises until it is decided or
    a later figure agrees. At a limit is not above it.
    """
    limits = book.volume_limits
    off = abs(read.difference.value)
    warns = max(limits.warn_ml, limits.warn_part * read.computed.value)
    if off <= warns:
        return ()
    said = facts(
        pump=told(read.volume, 1),
        computed=told(read.computed, 1),
        difference=told(Volume(off), 1),
        limit=told(Volume(Fraction(warns)), 1),
        at=read.at.isoformat(),
    )
    if off > limits.hold_part * read.computed.value:
        return (Finding(FAR_OFF, Severity.ASK, said, limits.source),)
    return (Finding(DIFFERS, Severity.NOTE, said, limits.source),)


def drift_now(infusion: Infusion, book: Book) -> Findings:
    """What the last figure of the pump says, decided or not; empty without one."""
    pumped = infusion.ledger.pumped
    return drift(pumped[-1], book) if pumped else ()


def drift_hold(infusion: Infusion, book: Book) -> Iterator[Finding]:
    """The finding that holds rises because pump and chart are far apart, until decided by name."""
    decided = {(d.finding, d.facts) for d in infusion.decisions}
    for finding in drift_now(infusion, book):
        if finding.severity is Severity.ASK and (finding.code, finding.facts) not in decided:
            yield finding
