"""What was seen in the patient, read from the entries: the baseline, sets of vitals, reactions and their course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import GRADES
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.entries import (
    Entry,
    NotTaken,
    OptionChosen,
    RateKept,
    ReactionCourse,
    ReactionNoted,
    ReactionResolved,
    VitalsTaken,
)
from nurse_app.infusion.ledger import NO_RATE, Ledger
from nurse_app.infusion.own_limits import targets_of
from nurse_app.infusion.state import Course, Reaction, VitalsSet
from nurse_app.infusion.worked import trips

WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The set before the first drop, with the symptoms there then; or the reason why there is none."""

    reading: Reading | None = None
    at: datetime | None = None
    symptoms: tuple[SeenSign, ...] = ()
    refused: str = ""


def baseline_of(effective: tuple[Entry, ...]) -> Baseline:
    """The last set marked as baseline; a refusal counts only while there is none."""
    found = Baseline()
    for entry in effective:
        match entry.fact:
            case VitalsTaken(baseline=True, reading=reading, symptoms=symptoms):
                found = Baseline(reading, entry.happened, symptoms)
            case NotTaken(what="baseline", reason=reason) if found.reading is None:
                found = Baseline(refused=reason)
            case _:
                pass
    return found


def reactions_of(
    effective: tuple[Entry, ...],
    ledger: Ledger,
    ended_at: datetime | None,
    anew: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Reaction, ...]:
    """Every reaction in order of onset, with its course, its end, and whether something was chosen about it.

    `anew` names for each corrected reaction the entries made since; only a choice among them is one about it
    as it stands. At one time the order kept decides: a rate set after the reaction was
    noted is not the one it began at.
    """
    found: dict[str, Reaction] = {}
    for position, entry in enumerate(effective):
        match entry.fact:
            case ReactionNoted(signs=signs, onset=onset):
                span = ledger.last_span(onset, position)
                rate = NO_RATE if span is None else span.rate
                during = None if span is None or (ended_at is not None and onset > ended_at) else span.position
                found[entry.id] = Reaction(entry.id, position, signs, onset, entry.recorded.wall, rate, during)
            case ReactionCourse(reaction=about) if about in found:
                found[about] = _went(found[about], entry.fact, entry.happened, position)
            case ReactionResolved(reactions=ids):
                for about in ids:
                    if about in found and found[about].open:
                        found[about] = replace(found[about], resolved_at=entry.happened, ended_by=position)
            case OptionChosen(about=about) if about in found and _counts(entry, about, anew):
                found[about] = replace(found[about], decided_at=entry.happened)
            case RateKept():
                found = {k: _answered(r, entry.happened) if _counts(entry, k, anew) else r for k, r in found.items()}
            case _:
                pass
    return tuple(found.values())


def _counts(choice: Entry, reaction: str, anew: Mapping[str, frozenset[str]] | None) -> bool:
    return anew is None or reaction not in anew or choice.id in anew[reaction]


def _answered(reaction: Reaction, at: datetime) -> Reaction:
    return replace(reaction, decided_at=reaction.decided_at or at) if reaction.open else reaction


def _went(reaction: Reaction, course: ReactionCourse, at: datetime, position: int) -> Reaction:
    return replace(
        reaction,
        courses=(*reaction.courses, Course(at, position, course.course, course.signs)),
        decided_at=None if course.course == WORSE else reaction.decided_at,
    )


def readings_of(
    effective: tuple[Entry, ...], baseline: Baseline, reactions: tuple[Reaction, ...], book: Book, adult: bool
) -> tuple[VitalsSet, ...]:
    """Every set of vitals with the triggers it trips against the baseline and the symptoms of its time."""
    return tuple(_readings(effective, baseline, reactions, book, adult))


def _readings(
    effective: tuple[Entry, ...], baseline: Baseline, reactions: tuple[Reaction, ...], book: Book, adult: bool
) -> Iterator[VitalsSet]:
    targets = targets_of(effective, baseline.reading, book)
    for position, entry in enumerate(effective):
        fact = entry.fact
        if not isinstance(fact, VitalsTaken):
            continue
        against = None if fact.baseline else baseline.reading
        signs = together(signs_at(reactions, entry.happened), fact.symptoms)
        yield VitalsSet(
            entry=entry.id,
            at=entry.happened,
            position=position,
            reading=fact.reading,
            baseline=fact.baseline,
            symptoms=fact.symptoms,
            site=fact.site,
            pump_volume=fact.pump_volume,
            tripped=trips(fact.reading, against, signs, book, adult, targets),
            late=bool(entry.because_late),
        )


def signs_at(reactions: tuple[Reaction, ...], moment: datetime) -> tuple[SeenSign, ...]:
    """The signs of every reaction that was open at a moment, as graded by then."""
    return together(*(r.signs_at(moment) for r in reactions))


def together(*groups: tuple[SeenSign, ...]) -> tuple[SeenSign, ...]:
    """Signs of several groups as one: each sign once, at its worst grade."""
    worst: dict[str, SeenSign] = {}
    for seen in (s for group in groups for s in group):
        held = worst.get(seen.sign)
        if held is None or GRADES.index(seen.grade) > GRADES.index(held.grade):
            worst[seen.sign] = seen
    return tuple(worst.values())


def new_symptoms(seen: tuple[SeenSign, ...], before: tuple[SeenSign, ...]) -> tuple[SeenSign, ...]:
    """Those signs that were not there before the start, or are worse now."""
    then = {s.sign: GRADES.index(s.grade) for s in before}
    return tuple(s for s in seen if GRADES.index(s.grade) > then.get(s.sign, -1))
