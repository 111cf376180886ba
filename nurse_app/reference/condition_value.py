"""Turns checked conditions and outcome measures into values."""

from __future__ import annotations

from nurse_app.clinical.conditions import Condition, Measure, Regimen
from nurse_app.clinical.quantities import written
from nurse_app.reference.condition_sheet import (
    ChangeSheet,
    ConditionSheet,
    ConditionsSheet,
    MeasureSheet,
    MeasuresSheet,
    RegimenSheet,
)
from nurse_app.reference.library import Library
from nurse_app.reference.sheet import ends


def conditions(sheet: ConditionsSheet, library: Library) -> tuple[Condition, ...]:
    """Every disease in the order of the table."""
    return tuple(_condition(row, library) for row in sheet.conditions)


def _condition(row: ConditionSheet, library: Library) -> Condition:
    return Condition(
        id=row.id,
        name=row.name,
        abbreviation=row.abbreviation,
        course_type=row.course_type,
        regimens=tuple(_regimen(r, library) for r in row.regimens),
        peak_weeks=ends(row.response.peak_weeks),
        waning_weeks=ends(row.response.waning_weeks),
        assess_after_weeks=ends(row.response.assess_after_weeks),
        measures_every_session=tuple(row.measures_every_session),
        measures_at_review=tuple(row.measures_at_review),
        cautions=tuple(f"{c.watch}: {c.do}" for c in row.cautions),
        sources=tuple(source.what for source in library.cited(row.sources)),
        evidence=row.evidence,
        icd10cm=tuple((code.code, code.title) for code in row.icd10cm),
        first_effect_days=ends(row.response.first_effect_days),
    )


def _regimen(row: RegimenSheet, library: Library) -> Regimen:
    return Regimen(
        id=row.id,
        phase=row.phase,
        total_g_per_kg=ends(row.total_g_per_kg),
        g_per_kg_per_day=ends(row.g_per_kg_per_day),
        days=ends(row.days),
        interval_weeks=ends(row.interval_weeks),
        basis=row.basis,
        source=library.names(row.sources),
        note=row.note or "",
    )


def measures(sheet: MeasuresSheet, library: Library) -> tuple[Measure, ...]:
    """Every outcome measure in the order of the table."""
    return tuple(_measure(row, library) for row in sheet.measures)


def _measure(row: MeasureSheet, library: Library) -> Measure:
    chosen = [(item.id, item.options or row.options) for item in row.items]
    return Measure(
        id=row.id,
        name=row.name,
        measures=row.measures,
        unit=row.unit,
        low=row.low,
        high=row.high,
        step=row.step,
        higher_is_better=row.direction == "higher_better",
        total_only=row.entry == "total_only",
        items=tuple((item.id, item.label) for item in row.items),
        scoring=row.scoring or "",
        minutes=row.minutes,
        conditions=tuple(row.conditions),
        source=library.names(cite.key for cite in row.sources),
        options=tuple((item, tuple(options)) for item, options in chosen if options is not None),
        alerts=tuple(f"{a.when}: {a.then}" for a in row.alerts),
        real_change=tuple(_change(change, row.unit) for change in row.real_change),
    )


def _change(row: ChangeSheet, unit: str) -> str:
    disputed = " (disputed)" if row.disputed else ""
    return f"change of {written(row.change, 3)} ({row.unit or unit}): {row.basis}{disputed}"
