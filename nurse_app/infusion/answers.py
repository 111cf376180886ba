"""What the nurse told, read from the entries: checks, decisions, drugs, hand-over, the emergency card, the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from nurse_app.infusion.entries import (
    Answered,
    CheckAnswered,
    Decided,
    EmergencyClosed,
    EmergencyOpened,
    EmergencyStepDone,
    Entry,
    Flushed,
    FollowUpPlanned,
    HandedOver,
    IdentityChecked,
    MeasureTaken,
    MedicationGiven,
    NotTaken,
    ObservationEnded,
    OptionChosen,
    RateKept,
    Reopened,
    Signed,
    SiteChanged,
    TeachingGiven,
    Voided,
    Wasted,
)
from nurse_app.infusion.state import Decision, Emergency, Timed
from nurse_app.infusion.transfer_facts import SentToFile, TakenBack, TakenOver


@dataclass
class Answers:
    """The fields of `Infusion` that are only collected; filled by `answers_of`."""

    nurse: str
    handed_over: frozenset[str] = frozenset()
    checks: dict[str, CheckAnswered] = field(default_factory=dict)
    identity: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    answered: tuple[Timed[Answered], ...] = ()
    not_taken: tuple[Timed[NotTaken], ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    chosen: tuple[Timed[OptionChosen], ...] = ()
    kept_rates: tuple[Timed[RateKept], ...] = ()
    medications: tuple[Timed[MedicationGiven], ...] = ()
    flushes: tuple[Timed[Flushed], ...] = ()
    wasted: tuple[Timed[Wasted], ...] = ()
    measures: tuple[Timed[MeasureTaken], ...] = ()
    taught: tuple[str, ...] = ()
    follow_ups: tuple[FollowUpPlanned, ...] = ()
    observation_ended_at: datetime | None = None
    site: str = ""
    signed: Timed[Signed] | None = None
    reopened: tuple[Timed[Reopened], ...] = ()
    voided: str = ""
    away: Timed[SentToFile] | None = None


_COLLECTED: dict[type, str] = {
    Answered: "answered",
    NotTaken: "not_taken",
    OptionChosen: "chosen",
    RateKept: "kept_rates",
    MedicationGiven: "medications",
    Flushed: "flushes",
    Wasted: "wasted",
    MeasureTaken: "measures",
}


def answers_of(effective: tuple[Entry, ...], nurse: str) -> Answers:
    """Collect what was told, in order of happening; `nurse` is whose the infusion is at first."""
    told = Answers(nurse)
    for entry in effective:
        fact = entry.fact
        if (name := _COLLECTED.get(type(fact))) is not None:
            setattr(told, name, (*getattr(told, name), _timed(entry)))
        _before(told, entry)
        _emergency(told, entry)
        _closing(told, entry)
    return told


def _timed(entry: Entry) -> Timed[Any]:
    return Timed(entry.id, entry.happened, entry.author, entry.fact)


def _before(told: Answers, entry: Entry) -> None:
    match entry.fact:
        case CheckAnswered(check=check, detail=detail) as fact:
            told.checks[check] = fact
            told.site = detail if check == "access" else told.site
        case SiteChanged(site=site):
            told.site = site
        case IdentityChecked(matched=matched):
            told.identity = matched
        case Decided(finding=finding, facts=found, reason=reason):
            decision = Decision(entry.id, finding, found, entry.author, entry.happened, reason)
            told.decisions = (*told.decisions, decision)
        case HandedOver(nurse=nurse):
            told.handed_over = (told.handed_over | {told.nurse}) - {nurse}
            told.nurse = nurse
        case _:
            pass


def _emergency(told: Answers, entry: Entry) -> None:
    card = told.emergencies[-1] if told.emergencies else None
    match entry.fact:
        case EmergencyOpened():
            told.emergencies = (*told.emergencies, Emergency(entry.happened))
        case EmergencyStepDone(step=step, detail=detail) if card is not None:
            done = replace(card, steps=(*card.steps, (step, entry.happened, detail)))
            told.emergencies = (*told.emergencies[:-1], done)
        case EmergencyClosed(reason=reason, mistake=mistake) if card is not None:
            closed = replace(card, closed_at=entry.happened, closed_because=reason, mistake=mistake)
            told.emergencies = (*told.emergencies[:-1], closed)
        case _:
            pass


def _closing(told: Answers, entry: Entry) -> None:
    match entry.fact:
        case TeachingGiven(items=items):
            told.taught = tuple(dict.fromkeys((*told.taught, *items)))
        case FollowUpPlanned() as fact:
            told.follow_ups = (*told.follow_ups, fact)
        case ObservationEnded():
            told.observation_ended_at = entry.happened
        case SentToFile():
            told.away = _timed(entry)
        case TakenOver():
            told.away = None
            told.handed_over = (told.handed_over | {told.nurse}) - {entry.author}
            told.nurse = entry.author
        case TakenBack():
            told.away = None
        case Signed():
            told.signed = _timed(entry)
        case Reopened(what=what):
            told.reopened = (*told.reopened, _timed(entry))
            told.signed = None
            told.observation_ended_at = None if what == "end" else told.observation_ended_at
        case Voided(reason=reason):
            told.voided = reason
        case _:
            pass
