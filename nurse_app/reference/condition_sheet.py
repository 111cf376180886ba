"""The shapes of conditions.toml and outcomes.toml."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from nurse_app.reference.sheet import Cites, Keys, Number, Pair, Sheet, Text, Texts, read_number


def _read_option(row: object) -> tuple[Fraction, str]:
    match row:
        case [score, str(meaning)] if meaning:
            return read_number(score), meaning
    raise PydanticCustomError("list_type", 'an option is ["score", "meaning"]')


OptionRow = Annotated[tuple[Fraction, str], PlainValidator(_read_option)]
"""A score and what it means."""


class CodeSheet(Sheet):
    """A code with its title."""

    code: Text
    title: Text


class ResponseSheet(Sheet):
    """When an effect is expected, fades and is judged."""

    first_effect_days: Pair | None = None
    peak_weeks: Pair | None = None
    waning_weeks: Pair | None = None
    assess_after_weeks: Pair | None = None
    quality: Text
    sources: Keys


class RegimenSheet(Sheet):
    """A way the condition is dosed."""

    id: Text
    phase: Literal["loading", "maintenance", "single_course", "retreatment", "trial"]
    total_g_per_kg: Pair | None = None
    g_per_kg_per_day: Pair | None = None
    days: Pair | None = None
    interval_weeks: Pair | None = None
    basis: Literal["review", "label", "guideline", "trial", "criteria"]
    note: Text | None = None
    sources: Keys


class CautionSheet(Sheet):
    """What to look out for and what to do about it."""

    watch: Text
    do: Text
    sources: Keys


class ConditionSheet(Sheet):
    """One disease."""

    id: Text
    name: Text
    abbreviation: Text
    synonyms: Texts
    icd10cm: list[CodeSheet]
    course_type: Text
    evidence: Text
    measures_every_session: Texts
    measures_at_review: Texts
    sources: Cites
    response: ResponseSheet
    regimens: Annotated[list[RegimenSheet], Field(min_length=1)]
    cautions: list[CautionSheet]


class ConditionsSheet(Sheet):
    """conditions.toml"""

    conditions: Annotated[list[ConditionSheet], Field(min_length=1)]


class ItemSheet(Sheet):
    """One item of a measure; without options of its own it has the measure's, else it is typed."""

    id: Text
    label: Text
    rule: Text | None = None
    options: Annotated[list[OptionRow], Field(min_length=1)] | None = None


class ChangeSheet(Sheet):
    """A change that is probably real for one patient; `unit` left out: the measure's own."""

    change: Number
    unit: Text | None = None
    basis: Text
    disputed: bool = False
    sources: Keys


class AlertSheet(Sheet):
    """At which value whom to tell."""

    when: Text
    then: Text
    sources: Keys


class MeasureSheet(Sheet):
    """One outcome measure."""

    id: Text
    name: Text
    measures: Text
    respondent: Literal["clinician", "patient", "device", "lab", "prescriber"]
    unit: Text
    low: Number | None = None
    high: Number | None = None
    step: Number
    direction: Literal["higher_better", "lower_better"]
    entry: Literal["items", "total_only", "value"]
    scoring: Text | None = None
    minutes: Number
    equipment: Texts
    conditions: Annotated[Texts, Field(min_length=1)]
    licence: Literal["open", "published_scoring", "restricted", "none"]
    licence_note: Text | None = None
    real_change: list[ChangeSheet] = []
    alerts: list[AlertSheet] = []
    options: Annotated[list[OptionRow], Field(min_length=1)] | None = None
    sources: Cites
    items: list[ItemSheet] = []


class MeasuresSheet(Sheet):
    """outcomes.toml"""

    measures: Annotated[list[MeasureSheet], Field(min_length=1)]
