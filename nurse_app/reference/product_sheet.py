"""The shape of a product's file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nurse_app.clinical.patient import Risk
from nurse_app.reference.rate_sheet import BothSheet, RateSheet
from nurse_app.reference.sheet import Number, Own, Pair, Sheet, Text, Texts, Trust, WholePair

IndicationCode = Literal["PI", "CIDP", "MMN", "DM", "ITP", "GBS", "MG", "CLL", "KAWASAKI"]
Group = Literal["rate", "dose", "composition", "storage", "diluent", "filter", "safety", "monitoring", "at_risk_max"]


class IgaSheet(Sheet):
    """IgA in the solution; averages and maxima are not comparable."""

    ug_per_ml: Number
    qualifier: Text
    class_: Literal["very-low", "low", "moderate", "high"] = Field(alias="class")


class StorageSheet(Sheet):
    """Where and how long the unopened product keeps."""

    refrigerated_c: Pair | None = None
    refrigerated_months: Number | None = None
    room_max_c: Number | None = None
    room_months: Number | None = None
    note: Text | None = None
    confidence: Trust


class DiluentSheet(Sheet):
    """What may and may not run in the same line; a list left out is not known."""

    dilute_with: Texts | None = None
    not_compatible: Texts | None = None
    flush_with: Texts | None = None
    confidence: Trust


class FilterSheet(Sheet):
    """Whether the label asks for a filter."""

    requirement: Literal["required", "not-required", "optional", "recommended", "not-specified"]
    note: Text | None = None
    confidence: Trust


class AtRiskSheet(Sheet):
    """Who needs the least workable rate, with a number where one is printed."""

    population: Annotated[list[Annotated[Risk, Field(strict=False)]], Field(min_length=1)]
    rule: Text
    operator: Literal["<", "<="] | None = None
    limit: BothSheet | None = None
    conservative: BothSheet | None = None
    note: Text | None = None
    confidence: Trust


class WatchSheet(Sheet):
    """What the label asks to watch: a set of labels.toml and what this label adds."""

    set: Text
    extra: Texts
    confidence: Trust


class DoseSheet(Sheet):
    """One printed regimen."""

    phase: Literal["loading", "maintenance", "course"]
    g_per_kg: Pair | None = None
    g_per_kg_per_day: Pair | None = None
    g_per_kg_per_month: Pair | None = None
    days: WholePair | None = None
    interval_weeks: Pair | None = None
    note: Text | None = None


class IndicationSheet(Sheet):
    """One indication; `rate` names a table of this file's rates."""

    code: IndicationCode
    population: Text
    rate: Text
    confidence: Trust
    dose_note: Text | None = None
    doses: Annotated[list[DoseSheet], Field(min_length=1)]


class ProductSheet(Sheet):
    """One brand in one market."""

    id: Text
    brand: Text
    generic: Text
    manufacturer: Text
    market: Text
    route: Texts
    presentation: Text
    status: Text | None = None
    other_presentations: Text | None = None
    concentration_mg_per_ml: Number
    concentration_options_mg_per_ml: list[Number] | None = None
    vial_sizes_g: Annotated[list[Number], Field(min_length=1)] | None = None
    stabilizer: Text
    contains_sucrose: bool
    contains_maltose: bool
    contains_glucose: bool | None = None
    contains_sorbitol: bool | None = None
    pooling_use_within_h: Number | None = None
    boxed_warnings: Texts
    contraindications: Texts
    notes: Texts
    confidence: Trust
    field_confidence: dict[Group, Trust]
    iga: IgaSheet
    storage: StorageSheet
    compatible_diluent: DiluentSheet
    filter: FilterSheet
    at_risk_max: AtRiskSheet
    label_monitoring: WatchSheet
    indications: Annotated[list[IndicationSheet], Field(min_length=1)]
    rates: dict[str, RateSheet]
    sources: Annotated[list[Own], Field(min_length=1)]

    @property
    def strengths(self) -> list[Number]:
        """Every strength it can have in the bag, mg/mL."""
        return self.concentration_options_mg_per_ml or [self.concentration_mg_per_ml]
