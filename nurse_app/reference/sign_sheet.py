"""The shapes of the tables about what can go wrong: signs, red flags, syndromes, actions, drugs on order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from nurse_app.clinical.signs import Action
from nurse_app.reference.sheet import Cites, Keys, Sheet, Text, Texts, Trust

Asked = Annotated[Action, Field(strict=False)]
Actions = Annotated[list[Asked], Field(min_length=1)]


class MeddraSheet(Sheet):
    """The MedDRA term, with its code where one was read."""

    term: Text
    code: Text | None = None


class GradeSheet(Sheet):
    """One grade of a sign; `used` false: judged as the lowest used grade."""

    criterion: Text
    actions: Actions
    used: bool = True


class SignSheet(Sheet):
    """A sign with its three grades."""

    id: Text
    label: Text
    body_system: Text
    typical_onset: list[Literal["during", "up_to_48h", "days_later"]]
    responds_to_slower_rate: bool
    red_flag_with: Texts
    meddra: MeddraSheet
    snomed: Text | None = None
    coding_note: Text | None = None
    note: Text | None = None
    sources: Cites
    mild: GradeSheet
    moderate: GradeSheet
    severe: GradeSheet


class SignsSheet(Sheet):
    """signs.toml"""

    coding_sources: Keys
    signs: Annotated[list[SignSheet], Field(min_length=1)]


class RedFlagSheet(Sheet):
    """One combination; `match` is read by `matching`, which knows its grammar."""

    id: Text
    text: Text
    meaning: Text
    actions: Actions
    sources: Cites
    match: dict[str, Any]


class RedFlagsSheet(Sheet):
    """red_flags.toml"""

    red_flags: Annotated[list[RedFlagSheet], Field(min_length=1)]


class SyndromeSheet(Sheet):
    """A named picture."""

    id: Text
    label: Text
    onset: Text
    features: Annotated[Texts, Field(min_length=1)]
    nurse_does: Annotated[Texts, Field(min_length=1)]
    follow_up: Texts
    meddra: MeddraSheet
    snomed: Text | None = None
    criteria: Texts = []
    sources: Cites


class SyndromesSheet(Sheet):
    """syndromes.toml"""

    syndromes: Annotated[list[SyndromeSheet], Field(min_length=1)]


class ActionSheet(Sheet):
    """How an action is worded."""

    action: Asked
    label: Text
    detail: Text
    sources: Cites


class ActionsSheet(Sheet):
    """actions.toml"""

    actions: list[ActionSheet]


class DrugSheet(Sheet):
    """A drug often ordered in advance."""

    name: Text
    typical_order: Text
    for_: Annotated[Texts, Field(min_length=1)] = Field(alias="for")
    sources: Cites
    confidence: Trust


class DrugsSheet(Sheet):
    """medications.toml"""

    drugs: list[DrugSheet]
