"""What past infusions mean for today's ceiling: the past as known now, what is offered, what was decided about it."""

from __future__ import annotations

from dataclasses import replace

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Facts, Finding, Findings, Severity, facts
from nurse_app.clinical.next_visit import Lesson, Taught, Today, Told, taught
from nurse_app.clinical.past import PastInfusion, PastReaction
from nurse_app.clinical.plan import Because, Limit, Plan
from nurse_app.clinical.told import told
from nurse_app.infusion.entries import CeilingLowered, CeilingRestored, Entry, LateReactionTold, Opened
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.worked import plan_for

OFFERED = "lower-ceiling-offered"


def known_past(effective: tuple[Entry, ...], opened: Opened) -> tuple[PastInfusion, ...] | None:
    """Earlier infusions as kept at the opening, with what the patient told today of the time after the last one."""
    history = opened.history
    signs = [s for e in effective if isinstance(e.fact, LateReactionTold) for s in e.fact.signs]
    if not history or not signs:
        return history
    last = max(history, key=lambda p: p.on)
    late = tuple(PastReaction(s.sign, s.grade, late=True) for s in signs)
    lately = replace(last, reactions=(*last.reactions, *late))
    return tuple(lately if one is last else one for one in history)


def lowered_by(effective: tuple[Entry, ...]) -> CeilingLowered | None:
    """The lower ceiling that stands: the last one taken and not taken back."""
    found: CeilingLowered | None = None
    for entry in effective:
        if isinstance(entry.fact, CeilingLowered):
            found = entry.fact
        elif isinstance(entry.fact, CeilingRestored):
            found = None
    return found


def limits_of(lowered: CeilingLowered | None) -> tuple[Limit, ...]:
    """The lower ceiling as a limit of the plan; none where none was taken."""
    return () if lowered is None else (Limit(lowered.rate, Because.REACTION, lowered.source),)


def taught_today(infusion: Infusion, book: Book) -> Taught:
    """What past infusions teach for today, held against today's own ceiling (without a lower one taken).

    A lower ceiling under which the order cannot be planned is not offered.
    """
    plan = _plan(infusion, book)
    today = Today(
        product=infusion.order.product,
        on=infusion.day,
        ceiling=plan.ceiling.rate if plan.ceiling else None,
        steps=tuple(step.rate for step in plan.steps),
        pump=infusion.pump,
    )
    found = taught(infusion.past, today, book.policy, book.timetable.long_gap_weeks)
    if found.lower is None or _plan(infusion, book, limits_of(as_entry(found.lower))).steps:
        return found
    kept = tuple(replace(one, meaning=Told.NO_LOWER_STEP, rate=None) if one.rate else one for one in found.lessons)
    return replace(found, lessons=kept, lower=None)


def own_plan(infusion: Infusion, book: Book) -> Plan:
    """The plan as it would be without a lower ceiling taken."""
    return _plan(infusion, book)


def plan_under(infusion: Infusion, lesson: Lesson, book: Book) -> Plan:
    """The plan as it would be under the lower ceiling of a lesson."""
    return _plan(infusion, book, limits_of(as_entry(lesson)))


def _plan(infusion: Infusion, book: Book, extra: tuple[Limit, ...] = ()) -> Plan:
    i = infusion
    return plan_for(i.patient, i.order, i.clinic, i.pump, book, i.day, extra)


def as_entry(lesson: Lesson) -> CeilingLowered | None:
    """What is kept when the lower ceiling of a lesson is taken; None where it has none."""
    if lesson.rate is None or lesson.rule is None:
        return None
    source = f"{lesson.rule.name}, {lesson.past.on.isoformat()}: {lesson.rule.source}"
    return CeilingLowered(lesson.rate, lesson.rule.name, source, offer_facts(lesson))


def offer_facts(lesson: Lesson) -> Facts:
    """The facts that an offer stands on; when one changes, what was decided holds no longer."""
    rate = "" if lesson.rate is None else told(lesson.rate)
    return (*facts(rate=rate, rule=lesson.rule.name if lesson.rule else ""), *lesson.facts)


def offer(infusion: Infusion, book: Book) -> Findings:
    """The lower ceiling that waits for the nurse's choice, as a finding that asks; empty: none, or taken already."""
    lower = taught_today(infusion, book).lower if infusion.lowered is None and infusion.past else None
    if lower is None or lower.rule is None:
        return ()
    return (Finding(OFFERED, Severity.ASK, offer_facts(lower), lower.rule.source),)
