"""What is checked before the first drop, and the steps of an emergency, as the book lists them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HoldKind(StrEnum):
    """What a check that is not right does."""

    HOLD = "H"
    """The infusion does not start until it is resolved."""
    CALL = "P"
    """The prescriber is called first; a named decision lets it go on."""
    RECORD = "R"
    """It is recorded and the nurse carries on."""


class CheckStage(StrEnum):
    """The part of the infusion in which it is asked."""

    VERIFY = "verify"
    PREPARE = "prepare"


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the checklist. `id` is also the key in a case file's `precheck` (kit, access, identity …)."""

    id: str
    stage: CheckStage
    title: str
    detail: str
    hold: HoldKind
    source: str
    home_only: bool = False


@dataclass(frozen=True, slots=True)
class EmergencyStep:
    """One step of the emergency card, in the book's order."""

    id: str
    title: str
    detail: str
    source: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later contact: when (days after the end, earliest to latest), what to ask and why."""

    id: str
    when: str
    from_hours: int
    to_hours: int
    ask: str
    why: str
    source: str
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Teaching:
    """One thing to tell the patient before leaving; `urgency` is expected, same-day or emergency."""

    id: str
    urgency: str
    text: str
    source: str
