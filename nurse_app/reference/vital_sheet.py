"""The shape of vitals.toml: bounds of what can be typed, and triggers against the baseline."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nurse_app.clinical.vitals import Alertness, Compare, Vital
from nurse_app.reference.sheet import Cites, InYears, Keys, Number, Pair, Sheet, Text, Texts, Trust
from nurse_app.reference.sign_sheet import Actions

Measured = Annotated[Vital, Field(strict=False)]
VitalUnit = Literal["mmHg", "/min", "°C", "%", "score"]


class BoundsSheet(Sheet):
    """The bounds of one vital sign; `below` names the one that it must stay under."""

    vital: Measured
    unit: VitalUnit
    refuse: Pair
    look: Pair | None = None
    look_change: Number | None = None
    below: Measured | None = None
    sources: Keys
    confidence: Trust


class ConditionSheet(Sheet):
    """One way into a band."""

    test: Annotated[Compare, Field(strict=False)]
    vital: Measured | None = None
    figure: Number | None = None
    alertness: Annotated[Alertness, Field(strict=False)] | None = None
    with_signs: Texts = []
    with_triggers: Texts = []


class AlsoSheet(Sheet):
    """What is done besides while one of the signs is there."""

    with_signs: Annotated[Texts, Field(min_length=1)]
    actions: Actions


class BandSheet(Sheet):
    """The conditions of a band and what is done first."""

    conditions: Annotated[list[ConditionSheet], Field(min_length=1)]
    actions: Actions
    also: AlsoSheet | None = None


class TriggerSheet(Sheet):
    """A vital sign being watched."""

    id: Text
    label: Text
    unit: VitalUnit | Literal["ACVPU"]
    note: Text | None = None
    range_in_sources: Text
    sources: Cites
    amber: BandSheet
    orange: BandSheet
    red: BandSheet


class VitalsSheet(Sheet):
    """vitals.toml"""

    adult_years: InYears
    bounds: Annotated[list[BoundsSheet], Field(min_length=1)]
    triggers: Annotated[list[TriggerSheet], Field(min_length=1)]
