"""What can go wrong, as the book describes it: signs with grades, red-flag combinations, syndromes, actions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nurse_app.clinical.sources import Confidence, Source


class Grade(StrEnum):
    """How bad a sign is."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


GRADES = (Grade.MILD, Grade.MODERATE, Grade.SEVERE)


def at_least(grade: Grade, floor: Grade) -> bool:
    """Whether a grade is the floor or worse."""
    return GRADES.index(grade) >= GRADES.index(floor)


class Action(StrEnum):
    """What the book asks for; the nurse decides."""

    CONTINUE_AND_OBSERVE = "continue_and_observe"
    HOLD_RATE = "hold_rate"
    REDUCE_RATE = "reduce_rate"
    PAUSE_INFUSION = "pause_infusion"
    STOP_INFUSION = "stop_infusion"
    CALL_EMERGENCY = "call_emergency"
    MEDICATION_ON_ORDER = "medication_on_order"
    NOTIFY_PRESCRIBER = "notify_prescriber"
    NOTIFY_PHARMACIST = "notify_pharmacist"
    RECHECK_15 = "recheck_vitals_15min"
    RECHECK_5 = "recheck_vitals_5min"
    SCHEDULE_FOLLOW_UP = "schedule_follow_up"


@dataclass(frozen=True, slots=True)
class SignGrade:
    """What a nurse sees at this grade and what the book does first. `used` False: the book skips this grade."""

    criterion: str
    actions: tuple[Action, ...]
    used: bool = True


@dataclass(frozen=True, slots=True)
class Sign:
    """A symptom or sign ("symptom" on screen) with its three grades."""

    id: str
    label: str
    body_system: str
    grades: tuple[tuple[Grade, SignGrade], ...]
    red_flag_with: frozenset[str]
    responds_to_slower_rate: bool
    typical_onset: tuple[str, ...]
    sources: tuple[Source, ...]
    meddra: tuple[str, str] = ("", "")
    snomed: str = ""
    note: str = ""

    def at(self, grade: Grade) -> SignGrade:
        """The row of one grade; every sign has all three."""
        return dict(self.grades)[grade]


@dataclass(frozen=True, slots=True)
class SignAt:
    """Matches a sign at a grade or worse (`floor` None: any grade)."""

    sign: str
    floor: Grade | None = None


@dataclass(frozen=True, slots=True)
class TriggerAt:
    """Matches a vital-sign trigger in a band or worse (band: amber, orange, red)."""

    trigger: str
    band: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part; with `distinct`, each part by a different sign."""

    parts: tuple[Match, ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: tuple[Match, ...]


Match = SignAt | TriggerAt | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A combination that ends the question of slowing down."""

    id: str
    match: Match
    text: str
    actions: tuple[Action, ...]
    meaning: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Syndrome:
    """A named picture: what it looks like, what to do, when."""

    id: str
    label: str
    onset: str
    features: tuple[str, ...]
    nurse_does: tuple[str, ...]
    follow_up: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ActionText:
    """How the book words an action."""

    action: Action
    label: str
    detail: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class DrugOnOrder:
    """A drug that prescribers often order in advance, and for which signs."""

    name: str
    typical_order: str
    for_signs: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: Confidence = Confidence.SECONDARY_SOURCE
