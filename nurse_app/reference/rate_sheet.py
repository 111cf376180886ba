"""The shape of a rate table in a product's file: first rate, steps, highest rates, each in both units."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nurse_app.reference.sheet import Number, Pair, Sheet, Text, Texts, Trust

PrimaryUnit = Literal["mg/kg/min", "mL/kg/h", "mL/kg/min"]
StepsBasis = Literal["label-table", "example", "derived", "trial", "from-memory"]


class BothSheet(Sheet):
    """A rate in mg/kg/min and in mL/kg/h."""

    mg_per_kg_min: Number
    ml_per_kg_h: Number


class StepSheet(BothSheet):
    """A step and the minute from which it runs."""

    from_min: Number


class ExtendedSheet(BothSheet):
    """A higher ceiling that the label allows only under a rule."""

    rule: Text


class PrintedSheet(Sheet):
    """What the label prints, with its own second unit."""

    initial: Text
    max: Text | None = None


class RuleSheet(Sheet):
    """How the label words the rise."""

    kind: Literal["gradual", "interval", "table", "increment", "doubling", "unknown"]
    text: Text


class RampSheet(Sheet):
    """A manufacturer's example of rates, without times."""

    mg_per_kg_min: Annotated[list[Number], Field(min_length=1)]
    note: Text


class OtherStrengthSheet(Sheet):
    """The rates of a powder made up to its other strength, and who may have them."""

    concentration_mg_per_ml: Number
    initial: BothSheet
    max: BothSheet
    rule: Text
    confidence: Trust


class RateSheet(Sheet):
    """One rate table; left out means that the label prints no such figure."""

    primary_unit: PrimaryUnit
    label_printed: PrintedSheet
    initial: BothSheet
    initial_upper: BothSheet | None = None
    initial_for_min: Number | None = None
    step_rule: RuleSheet
    step_interval_min: Number | None = None
    step_interval_range_min: Pair | None = None
    increment_mg_per_kg_min: Number | None = None
    steps: list[StepSheet] = []
    steps_basis: StepsBasis | None = None
    steps_note: Text | None = None
    example_ramp: RampSheet | None = None
    max: BothSheet | None = None
    conservative_max: BothSheet | None = None
    extended_max: ExtendedSheet | None = None
    at_other_strength: OtherStrengthSheet | None = None
    rounding_flags: Texts = []
    confidence: Trust
