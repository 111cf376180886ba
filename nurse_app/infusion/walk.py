"""The walk through the six stages, as a pure map: which stage an infusion is in, and what it still waits for there."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.book import Book
from nurse_app.clinical.checks import Check, CheckStage, HoldKind
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.quantities import Dose
from nurse_app.clinical.setting import Place
from nurse_app.clinical.told import told
from nurse_app.clinical.triggers import beyond_at_baseline
from nurse_app.clinical.vitals import Vital
from nurse_app.infusion.named import product_name
from nurse_app.infusion.outlook import Stage, Status
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import offer

CASE_FILE = "case file"
NEEDED_AT_BASELINE = (Vital.SYSTOLIC, Vital.DIASTOLIC, Vital.PULSE, Vital.TEMPERATURE, Vital.SPO2)
_IDENTIFIERS_NEEDED = 2
_ANSWERED_BY_ENTRIES = ("identity", "vials")
_ENDED = {"completed": Status.OBSERVING, "stopped": Status.STOPPED, "emergency": Status.STOPPED}
BEFORE_THE_START = (Stage.VERIFY, Stage.PREPARE, Stage.BASELINE)


def status_of(infusion: Infusion) -> Status:
    """What the infusion is doing. Stopped stays stopped until it is signed; completed is observing."""
    if infusion.signed is not None:
        return Status.SIGNED
    if infusion.voided:
        return Status.VOIDED
    if infusion.started_at is None:
        return Status.READY
    if infusion.end:
        return _ENDED[infusion.end]
    return Status.INFUSING if infusion.ledger.spans and infusion.ledger.spans[-1].end is None else Status.PAUSED


def stage_of(infusion: Infusion, book: Book) -> Stage:
    """The stage it is in: before the start the first one that still waits for something."""
    if infusion.signed is not None or infusion.voided or infusion.observation_ended_at is not None:
        return Stage.SIGNATURE
    if infusion.ended_at is not None:
        return Stage.OBSERVE
    if infusion.started_at is not None:
        return Stage.INFUSE
    return next((s for s in BEFORE_THE_START if holds_before(infusion, s, book)), Stage.INFUSE)


def holds_before(infusion: Infusion, stage: Stage, book: Book) -> Findings:
    """What keeps the nurse from going on from a stage before the start, worst first; empty: nothing does.

    Every `ask` finding here lets go once it is decided by name, with the
    facts it has now; a `stop` lets go only when the facts change.
    """
    if stage is Stage.VERIFY:
        found = (*infusion.plan.findings, *_identity(infusion), *_vials(infusion, book))
    elif stage is Stage.PREPARE:
        found = offer(infusion, book) if infusion.opened.made_by != CASE_FILE else ()
    elif stage is Stage.BASELINE:
        found = tuple(_baseline(infusion, book))
    else:
        found = ()
    found += tuple(_checks(infusion, stage, book))
    return undecided(infusion, worst_first(f for f in found if f.severity is not Severity.NOTE))


def start_holds(infusion: Infusion, book: Book) -> Findings:
    """Everything that the three stages before the first drop still wait for, worst first."""
    return worst_first(f for stage in BEFORE_THE_START for f in holds_before(infusion, stage, book))


def undecided(infusion: Infusion, found: Findings) -> Findings:
    """The findings without those that ask and were decided by name with just these facts."""
    decided = {(d.finding, d.facts) for d in infusion.decisions}
    return tuple(f for f in found if f.severity is not Severity.ASK or (f.code, f.facts) not in decided)


def checks_asked(infusion: Infusion, stage: Stage, book: Book) -> tuple[Check, ...]:
    """The questions of a stage that are asked here: those for home only at home."""
    at_home = infusion.clinic.place is Place.HOME
    wanted = {Stage.VERIFY: CheckStage.VERIFY, Stage.PREPARE: CheckStage.PREPARE}.get(stage)
    return tuple(c for c in book.checks if c.stage is wanted and (at_home or not c.home_only))


def _checks(infusion: Infusion, stage: Stage, book: Book) -> Iterator[Finding]:
    for check in checks_asked(infusion, stage, book):
        answer = infusion.checks.get(check.id)
        about = facts(check=check.id, title=check.title)
        if answer is None:
            if check.hold is not HoldKind.RECORD and check.id not in _ANSWERED_BY_ENTRIES:
                yield Finding("check-unanswered", Severity.STOP, about, check.source)
        elif not answer.right and check.hold is HoldKind.HOLD:
            yield Finding("check-not-right", Severity.STOP, about, check.source)
        elif not answer.right and check.hold is HoldKind.CALL:
            yield Finding("check-call-first", Severity.ASK, about, check.source)


def _identity(infusion: Infusion) -> Iterator[Finding]:
    assumed = infusion.opened.made_by == CASE_FILE and "identity" in infusion.checks
    if len(infusion.identity) < _IDENTIFIERS_NEEDED and not assumed:
        yield Finding("identity-not-checked", Severity.STOP)


def other_product(vial: str, order: str, lot: str, book: Book) -> Finding:
    """A container of another product than the order's."""
    return Finding(
        "other-product", Severity.STOP, facts(vial=product_name(book, vial), order=product_name(book, order), lot=lot)
    )


def _vials(infusion: Infusion, book: Book) -> Iterator[Finding]:
    for vial in infusion.vials:
        if vial.product != infusion.order.product:
            yield other_product(vial.product, infusion.order.product, vial.lot, book)
    if infusion.opened.made_by == CASE_FILE or infusion.plan.dosing is None:
        return
    needed = infusion.plan.dosing.delivered
    there = Dose(sum((v.grams.value for v in infusion.vials), Dose.of(0).value))
    if not infusion.vials:
        yield Finding("no-vials", Severity.STOP, facts(needed=told(needed)))
    elif there < needed:
        yield Finding("vials-short", Severity.STOP, facts(there=told(there), needed=told(needed)))


def _baseline(infusion: Infusion, book: Book) -> Iterator[Finding]:
    reading = infusion.baseline
    if reading is None:
        if not infusion.baseline_refused:
            yield Finding("baseline-missing", Severity.STOP)
        return
    lacking = [v.value for v in NEEDED_AT_BASELINE if reading.number(v) is None]
    if lacking:
        yield Finding("baseline-incomplete", Severity.STOP, facts(lacking=", ".join(lacking)))
    yield from beyond_at_baseline(reading, book)
