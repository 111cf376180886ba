"""checks.toml, emergency.toml, followup.toml and teaching.toml: their shapes, checks and values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from nurse_app.clinical.checks import Check, CheckStage, EmergencyStep, FollowUp, HoldKind, Teaching
from nurse_app.errors import Fault
from nurse_app.reference.library import Library
from nurse_app.reference.naming import crossed, twice
from nurse_app.reference.sheet import Keys, Sheet, Text, Texts, Whole


class CheckSheet(Sheet):
    """One question of the checklist."""

    id: Text
    stage: Annotated[CheckStage, Field(strict=False)]
    hold: Annotated[HoldKind, Field(strict=False)]
    title: Text
    detail: Text
    sources: Keys
    home_only: bool = False


class ChecksSheet(Sheet):
    """checks.toml"""

    checks: Annotated[list[CheckSheet], Field(min_length=1)]


class EmergencyStepSheet(Sheet):
    """One step of the emergency card."""

    id: Text
    title: Text
    detail: Text
    sources: Keys


class EmergencySheet(Sheet):
    """emergency.toml"""

    steps: Annotated[list[EmergencyStepSheet], Field(min_length=1)]


class FollowUpSheet(Sheet):
    """One contact after the infusion."""

    id: Text
    when: Text
    from_h: Whole
    to_h: Whole
    ask: Text
    why: Text
    only_for: Texts = []
    sources: Keys


class FollowUpsSheet(Sheet):
    """followup.toml"""

    follow_ups: Annotated[list[FollowUpSheet], Field(min_length=1)]


class TeachingRow(Sheet):
    """One thing to tell."""

    id: Text
    urgency: Literal["expected", "same-day", "emergency"]
    text: Text
    sources: Keys


class TeachingSheet(Sheet):
    """teaching.toml"""

    teaching: Annotated[list[TeachingRow], Field(min_length=1)]


def check_checks(file: str, sheet: ChecksSheet) -> Iterator[Fault]:
    """No question twice."""
    yield from twice(file, "checks", [c.id for c in sheet.checks])


def check_emergency(file: str, sheet: EmergencySheet) -> Iterator[Fault]:
    """No step twice."""
    yield from twice(file, "steps", [s.id for s in sheet.steps])


def check_follow_ups(file: str, sheet: FollowUpsSheet) -> Iterator[Fault]:
    """No contact twice, the earliest before the latest."""
    yield from twice(file, "follow_ups", [f.id for f in sheet.follow_ups])
    for row in sheet.follow_ups:
        yield from crossed(file, f"follow_ups[{row.id}].to_h", row.from_h, row.to_h)


def check_teaching(file: str, sheet: TeachingSheet) -> Iterator[Fault]:
    """Nothing told twice."""
    yield from twice(file, "teaching", [t.id for t in sheet.teaching])


def checks(sheet: ChecksSheet, library: Library) -> tuple[Check, ...]:
    """The checklist in its order."""
    return tuple(
        Check(c.id, c.stage, c.title, c.detail, c.hold, library.names(c.sources), c.home_only) for c in sheet.checks
    )


def emergency(sheet: EmergencySheet, library: Library) -> tuple[EmergencyStep, ...]:
    """The steps of the emergency card in their order."""
    return tuple(EmergencyStep(s.id, s.title, s.detail, library.names(s.sources)) for s in sheet.steps)


def follow_ups(sheet: FollowUpsSheet, library: Library) -> tuple[FollowUp, ...]:
    """The contacts after the infusion, earliest first as listed."""
    return tuple(
        FollowUp(
            id=f.id,
            when=f.when,
            from_hours=int(f.from_h),
            to_hours=int(f.to_h),
            ask=f.ask,
            why=f.why,
            source=library.names(f.sources),
            only_for=tuple(f.only_for),
        )
        for f in sheet.follow_ups
    )


def teaching(sheet: TeachingSheet, library: Library) -> tuple[Teaching, ...]:
    """What the patient is told before leaving."""
    return tuple(Teaching(t.id, t.urgency, t.text, library.names(t.sources)) for t in sheet.teaching)
