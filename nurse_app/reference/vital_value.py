"""Turns checked vitals.toml into bounds and triggers."""

from __future__ import annotations

from nurse_app.clinical.vitals import BANDS, Also, Band, Bounds, Condition, Trigger, TriggerBand
from nurse_app.reference.library import Library
from nurse_app.reference.sheet import ends
from nurse_app.reference.vital_sheet import BandSheet, BoundsSheet, ConditionSheet, VitalsSheet


def bounds(sheet: VitalsSheet, library: Library) -> tuple[Bounds, ...]:
    """The bounds of each vital sign."""
    return tuple(_bounds(row, library) for row in sheet.bounds)


def _bounds(row: BoundsSheet, library: Library) -> Bounds:
    return Bounds(
        vital=row.vital,
        unit=row.unit,
        refuse=(row.refuse[0], row.refuse[1]),
        look=ends(row.look),
        look_change=row.look_change,
        source=library.names(row.sources),
    )


def triggers(sheet: VitalsSheet, library: Library) -> tuple[Trigger, ...]:
    """The triggers, each with its three bands."""
    return tuple(
        Trigger(
            id=t.id,
            label=t.label,
            unit=t.unit,
            bands=tuple(_band(band, getattr(t, band.value)) for band in BANDS),
            sources=library.cited(t.sources),
            note=t.note or "",
        )
        for t in sheet.triggers
    )


def _band(band: Band, row: BandSheet) -> TriggerBand:
    also = Also(tuple(row.also.with_signs), tuple(row.also.actions)) if row.also else None
    return TriggerBand(band, tuple(_condition(c) for c in row.conditions), tuple(row.actions), also)


def _condition(row: ConditionSheet) -> Condition:
    return Condition(
        test=row.test,
        vital=row.vital,
        figure=row.figure,
        alertness=row.alertness,
        with_signs=tuple(row.with_signs),
        with_triggers=tuple(row.with_triggers),
    )
