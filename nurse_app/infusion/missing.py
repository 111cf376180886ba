"""What is still missing before the nurse can sign, each with the name by which it is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.quantities import Dose, Volume, dose_in
from nurse_app.clinical.told import told
from nurse_app.infusion.drift import drift_hold
from nurse_app.infusion.due_list import answers, due_list, missed_key, observed_until
from nurse_app.infusion.entries import NOT_SIGNED_IN, EmergencyOpened
from nurse_app.infusion.named import signs_named
from nurse_app.infusion.outlook import Due, DueState, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.walk import CASE_FILE, checks_asked, undecided

NO_DOSE = Dose.of(0)
_SETS = ("vitals", "recheck")


def missing(infusion: Infusion, now: datetime, book: Book, due: tuple[Due, ...] | None = None) -> Findings:
    """Everything that keeps the infusion from being signed and can still be answered, explained or done.

    The fact `what` of each is its name for an answer: `lots`, `vials`,
    `check <id>`, `decision <code>`, `vitals <time>`, `wastage`, `volume`,
    `observation`, `reaction <id>`, `pump-volume`, `emergency <time>`. Empty before the first drop.

    Args:
        due: the due list of the same moment where it is known already.
    """
    if infusion.started_at is None:
        return ()
    found = (
        *_lots(infusion),
        *_checks(infusion, book),
        *_decisions(infusion, book),
        *_sets_missed(due_list(infusion, now, book) if due is None else due, book),
        *_given(infusion, now, book),
        *_observation(infusion, now, book),
        *_reactions(infusion, book),
        *_unnamed(infusion),
    )
    answered = answers(infusion)
    return tuple(f for f in found if f.fact("what") not in answered)


def _lacks(code: str, what: str, source: str = "", /, **said: str) -> Finding:
    return Finding(f"missing-{code}", Severity.STOP, facts(what=what, **said), source)


def _lots(infusion: Infusion) -> Iterator[Finding]:
    if not infusion.vials or any(not v.lot for v in infusion.vials):
        yield _lacks("lots", "lots")


def _checks(infusion: Infusion, book: Book) -> Iterator[Finding]:
    assumed = infusion.opened.made_by == CASE_FILE
    for stage in (Stage.VERIFY, Stage.PREPARE):
        for check in checks_asked(infusion, stage, book):
            by_entry = check.id == "vials" or (check.id == "identity" and (infusion.identity or assumed))
            if check.id not in infusion.checks and not by_entry:
                yield _lacks("check", f"check {check.id}", check.source, title=check.title)


def _decisions(infusion: Infusion, book: Book) -> Iterator[Finding]:
    asking = tuple(f for f in infusion.plan.findings if f.severity is Severity.ASK)
    for finding in undecided(infusion, asking):
        yield _lacks("decision", f"decision {finding.code}", finding.source, code=finding.code)
    for finding in drift_hold(infusion, book):
        yield _lacks("pump-volume", "pump-volume", finding.source, difference=finding.fact("difference"))


def _sets_missed(dues: tuple[Due, ...], book: Book) -> Iterator[Finding]:
    for due in dues:
        if due.what in _SETS and due.state in (DueState.LATE, DueState.MISSED):
            yield _lacks("vitals", missed_key(due.what, due.at), book.timetable.source, at=due.at.isoformat())


def _given(infusion: Infusion, now: datetime, book: Book) -> Iterator[Finding]:
    """The volume against the order, and what is left of the vials against what was wasted."""
    dosing, limits = infusion.plan.dosing, book.volume_limits
    if dosing is None or infusion.ended_at is None:
        return
    given = infusion.ledger.volume_at(now)
    short = given.value < limits.low_total_part * dosing.volume.value
    if short and infusion.end == "completed" and not _said_why(infusion):
        yield _lacks("volume", "volume", limits.source, given=told(given, 1), ordered=told(dosing.volume, 1))
    there = Dose(sum((v.grams.value for v in infusion.vials), Fraction(0)))
    wasted = Dose(sum((w.fact.grams.value for w in infusion.wasted), Fraction(0)))
    left = there - dose_in(given, dosing.strength) - wasted
    slack = dose_in(Volume(max(limits.warn_ml, limits.warn_part * dosing.volume.value)), dosing.strength)
    if left > slack:
        yield _lacks("wastage", "wastage", limits.source, left=told(left, 1))
    if infusion.vials and NO_DOSE - left > slack:
        yield _lacks("vials", "vials", limits.source, more=told(NO_DOSE - left, 1))


def _said_why(infusion: Infusion) -> bool:
    return any(d.finding == "volume-not-in" for d in infusion.decisions)


def _observation(infusion: Infusion, now: datetime, book: Book) -> Iterator[Finding]:
    until = observed_until(infusion, book)
    if until is not None and now < until and infusion.observation_ended_at is None:
        yield _lacks("observation", "observation", book.timetable.source, until=until.isoformat())


def _reactions(infusion: Infusion, book: Book) -> Iterator[Finding]:
    for reaction in infusion.open_reactions:
        said = {"name": signs_named(book, reaction.signs), "onset": reaction.onset.isoformat()}
        yield _lacks("reaction", f"reaction {reaction.id}", **said)


def _unnamed(infusion: Infusion) -> Iterator[Finding]:
    """Emergencies that somebody opened on the locked screen, without a name."""
    for entry in infusion.effective:
        if isinstance(entry.fact, EmergencyOpened) and entry.author == NOT_SIGNED_IN:
            yield _lacks("name", missed_key("emergency", entry.happened), at=entry.happened.isoformat())
