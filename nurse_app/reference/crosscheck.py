"""Runs every check of every table that has the right shape, so that all mistakes come at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from nurse_app.errors import Fault
from nurse_app.reference.condition_checks import check_conditions, check_measures
from nurse_app.reference.condition_sheet import ConditionsSheet, MeasuresSheet
from nurse_app.reference.labels import LabelsSheet, SourcesSheet, check_labels
from nurse_app.reference.library import Library
from nurse_app.reference.order_sheet import OrderSheet, check_order
from nurse_app.reference.policy import PolicySheet, check_policy
from nurse_app.reference.product_checks import check_product
from nurse_app.reference.product_sheet import ProductSheet
from nurse_app.reference.sign_checks import check_actions, check_drugs, check_red_flags, check_signs, check_syndromes
from nurse_app.reference.sign_sheet import ActionsSheet, DrugsSheet, RedFlagsSheet, SignsSheet, SyndromesSheet
from nurse_app.reference.tables import Tables
from nurse_app.reference.timetable import TimetableSheet, check_timetable
from nurse_app.reference.vital_checks import check_vitals
from nurse_app.reference.vital_sheet import VitalsSheet
from nurse_app.reference.walk import (
    ChecksSheet,
    EmergencySheet,
    FollowUpsSheet,
    TeachingSheet,
    check_checks,
    check_emergency,
    check_follow_ups,
    check_teaching,
)


class Known:
    """The names that tables lend one another, as written: a table of the wrong shape still lends its own."""

    def __init__(self, raw: dict[str, dict[str, Any]]) -> None:
        self.signs = _ids(raw, "signs.toml", "signs")
        self.triggers = _ids(raw, "vitals.toml", "triggers")
        self.syndromes = _ids(raw, "syndromes.toml", "syndromes")
        self.conditions = _ids(raw, "conditions.toml", "conditions")
        self.measures = _ids(raw, "outcomes.toml", "measures")
        self.sets = _ids(raw, "labels.toml", "monitoring_sets")


def _ids(raw: dict[str, dict[str, Any]], file: str, rows: str) -> frozenset[str]:
    listed = raw.get(file, {}).get(rows)
    if not isinstance(listed, list):
        return frozenset()
    return frozenset(str(row["id"]) for row in listed if isinstance(row, dict) and "id" in row)


_CHECKS: dict[type, Callable[[str, Any, Known], Iterator[Fault]]] = {
    ProductSheet: lambda file, sheet, known: check_product(file, sheet, known.sets),
    LabelsSheet: lambda file, sheet, _: check_labels(file, sheet),
    SignsSheet: lambda file, sheet, _: check_signs(file, sheet),
    RedFlagsSheet: lambda file, sheet, known: check_red_flags(file, sheet, known.signs, known.triggers),
    SyndromesSheet: lambda file, sheet, known: check_syndromes(file, sheet, known.signs),
    ActionsSheet: lambda file, sheet, _: check_actions(file, sheet),
    DrugsSheet: lambda file, sheet, known: check_drugs(file, sheet, known.signs, known.syndromes),
    VitalsSheet: lambda file, sheet, known: check_vitals(file, sheet, known.signs),
    PolicySheet: lambda file, sheet, known: check_policy(file, sheet, known.signs),
    TimetableSheet: lambda file, sheet, _: check_timetable(file, sheet),
    ChecksSheet: lambda file, sheet, _: check_checks(file, sheet),
    EmergencySheet: lambda file, sheet, _: check_emergency(file, sheet),
    FollowUpsSheet: lambda file, sheet, _: check_follow_ups(file, sheet),
    TeachingSheet: lambda file, sheet, _: check_teaching(file, sheet),
    ConditionsSheet: lambda file, sheet, known: check_conditions(file, sheet, known.measures),
    MeasuresSheet: lambda file, sheet, known: check_measures(file, sheet, known.conditions),
    OrderSheet: lambda file, sheet, _: check_order(file, sheet),
}


def mistakes(tables: Tables) -> list[Fault]:
    """Every mistake that the shapes do not show."""
    known = Known(tables.raw)
    found: list[Fault] = []
    for file, sheet in tables.sheets.items():
        if check := _CHECKS.get(type(sheet)):
            found += check(file, sheet, known)
    return found + _citations(tables)


def _citations(tables: Tables) -> list[Fault]:
    listed = tables.get("sources.toml", SourcesSheet)
    if listed is None:
        return []
    library = Library(listed.root)
    return [found for file, raw in tables.raw.items() for found in library.unknown(file, raw)]
