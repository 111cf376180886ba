"""Alarms: one for each thing that needs the nurse, with a priority from one table, never two for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import facts
from nurse_app.clinical.options import Guidance
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.told import told
from nurse_app.clinical.vitals import Band
from nurse_app.infusion.drift import DIFFERS, FAR_OFF, drift_hold, drift_now
from nurse_app.infusion.guidance import is_off, last_set
from nurse_app.infusion.ledger import after
from nurse_app.infusion.new_lot import restart_due
from nurse_app.infusion.outlook import Alarm, Due, DueState, Priority, Status
from nurse_app.infusion.state import Infusion

GAP = "gap-open"
PRIORITIES: Mapping[str, Priority] = {
    "rate-above-ceiling": Priority.HIGH,
    "reaction-open-severe": Priority.HIGH,
    "reaction-open-moderate": Priority.HIGH,
    "reaction-open-mild": Priority.MEDIUM,
    "red-flag": Priority.HIGH,
    "vitals-red": Priority.HIGH,
    "vitals-orange": Priority.HIGH,
    "vitals-amber": Priority.MEDIUM,
    "vitals-late": Priority.MEDIUM,
    GAP: Priority.MEDIUM,
    "volume-in": Priority.MEDIUM,
    "new-lot-restart": Priority.MEDIUM,
    FAR_OFF: Priority.MEDIUM,
    "paused-long": Priority.MEDIUM,
    DIFFERS: Priority.LOW,
    "vitals-due": Priority.LOW,
    "rate-due": Priority.LOW,
    "bottle-due": Priority.LOW,
    "observation-over": Priority.LOW,
}
"""How loud each alarm is (IEC 60601-1-8 words: high acts now, medium promptly, low is to be known)."""

OVERDUE = frozenset({"vitals-due", "rate-due", "bottle-due", "observation-over"})
"""Low ones that are reminders of something due: not done, they are heard softly after a while."""

_LOUDEST_FIRST = (Priority.HIGH, Priority.MEDIUM, Priority.LOW)
_PRESSING = (DueState.NOW, DueState.LATE)
_SETS = ("vitals", "recheck")
_FOR_VITALS = ("vitals-needed", "vitals-old", "vitals-not-fresh")


def alarms(
    infusion: Infusion, now: datetime, due: tuple[Due, ...], guided: Mapping[str, Guidance], book: Book
) -> tuple[Alarm, ...]:
    """What needs the nurse now, loudest first; empty when sealed.

    A red flag speaks in place of its reaction, a reaction in place of the
    vitals that belong to it, the new lot's first rate in place of a step.
    """
    if infusion.signed is not None or infusion.voided:
        return ()
    found = [
        *_rate(infusion, now, book),
        *_reactions(infusion, guided),
        *_vitals(infusion, now, due),
        *_due(due, restart_due(infusion, book) is not None),
        *_drift(infusion, book),
        *_gap(infusion, due),
    ]
    if infusion.status is Status.PAUSED:
        over = after(infusion.pauses[-1].start, book.policy.long_pause)
        if now > over:
            found.append(_alarm("paused-long", over, limit=told(book.policy.long_pause)))
    return tuple(sorted(found, key=lambda a: (_LOUDEST_FIRST.index(a.priority), a.code != GAP, a.since)))


def _alarm(code: str, since: datetime, **said: str) -> Alarm:
    return Alarm(code, PRIORITIES[code], since, facts(**said))


def _rate(infusion: Infusion, now: datetime, book: Book) -> Iterator[Alarm]:
    ceiling = infusion.plan.ceiling
    if not infusion.running:
        return
    run = infusion.runs[-1]
    if ceiling is not None and run.rate > ceiling.rate:
        said = {"rate": told(run.rate), "ceiling": told(ceiling.rate), "because": ceiling.because.value}
        yield _alarm("rate-above-ceiling", run.spans[-1].start, **said)
    full = infusion.ledger.reached_at(infusion.ledger.ordered) if infusion.ledger.ordered is not None else None
    if full is not None and full <= now:
        yield _alarm("volume-in", full)
    restart = restart_due(infusion, book)
    if restart is not None:
        yield _alarm("new-lot-restart", restart[0], rate=told(restart[1]))


def _reactions(infusion: Infusion, guided: Mapping[str, Guidance]) -> Iterator[Alarm]:
    for reaction in infusion.open_reactions:
        guidance = guided.get(reaction.id)
        grade = max_grade(reaction.grade, guidance)
        code = "red-flag" if guidance and guidance.red_flags else f"reaction-open-{grade.value}"
        yield _alarm(code, reaction.onset, sign=reaction.signs[0].sign, grade=grade.value)


def max_grade(typed: Grade, guidance: Guidance | None) -> Grade:
    """The grade as judged (a grade the book does not use counts as the next it does), else as typed."""
    return guidance.grade if guidance is not None and guidance.grade is not None else typed


def _vitals(infusion: Infusion, now: datetime, due: tuple[Due, ...]) -> Iterator[Alarm]:
    taken = last_set(infusion)
    chosen = {c.fact.about for c in infusion.chosen}
    if taken is not None and taken.entry not in chosen and not infusion.open_reactions and is_off(infusion, taken):
        band = taken.tripped[0].band if taken.tripped else Band.AMBER
        trigger = taken.tripped[0].trigger if taken.tripped else ""
        sign = taken.symptoms[0].sign if taken.symptoms else ""
        yield _alarm(f"vitals-{band.value}", taken.at, trigger=trigger, sign=sign)
    since = taken.at if taken is not None else infusion.started_at
    late = [d for d in due if d.what in _SETS and d.state in (DueState.LATE, DueState.MISSED)]
    late = [d for d in late if since is None or d.at >= since]
    if late and now >= late[0].at:
        yield _alarm("vitals-late", late[0].at)
        return
    asked = next((d for d in due if d.what in _SETS and d.state is DueState.NOW and d.at <= now), None)
    if asked is not None:
        yield _alarm("vitals-due", asked.at)


def _due(due: tuple[Due, ...], restarts: bool) -> Iterator[Alarm]:
    for one in due:
        if one.state not in _PRESSING:
            continue
        if one.what == "rate" and not restarts and one.rate is not None and not _locked(one):
            yield _alarm("rate-due", one.at, rate=told(one.rate))
        elif one.what == "bottle":
            yield _alarm("bottle-due", one.at, lot=one.why)
        elif one.what == "observe":
            yield _alarm("observation-over", one.at)


def _locked(rise: Due) -> bool:
    """Whether more than a set of vitals keeps a rise from being made: then nothing reminds of it."""
    return any(f.code not in _FOR_VITALS for f in rise.held)


def _gap(infusion: Infusion, due: tuple[Due, ...]) -> Iterator[Alarm]:
    """Nobody watched the pump here, and the nurse has not said yet what it did; with what fell due meanwhile."""
    gaps = infusion.open_gaps
    if not gaps:
        return
    missed = [d for d in due if d.state is not DueState.COMING and any(g.start <= d.at <= g.end for g in gaps)]
    said = {
        "what": gaps[0].what,
        "until": gaps[-1].end.isoformat(),
        "times": str(len(gaps)),
        "length": "known" if all(g.length_known for g in gaps) else "not-known",
        "due": ", ".join(f"{d.what}@{d.at.isoformat()}" for d in sorted(missed, key=lambda d: d.at)),
    }
    yield _alarm(GAP, gaps[0].start, **said)


def _drift(infusion: Infusion, book: Book) -> Iterator[Alarm]:
    open_now = tuple(drift_hold(infusion, book))
    for finding in drift_now(infusion, book):
        if infusion.ended_at is None and (finding.code == DIFFERS or finding in open_now):
            at = infusion.ledger.pumped[-1].at
            yield Alarm(finding.code, PRIORITIES[finding.code], at, finding.facts)
