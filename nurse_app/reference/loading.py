"""Reads all tables, finds all their mistakes, and hands over the book."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar

from pydantic import BaseModel

from nurse_app.clinical.book import Book
from nurse_app.errors import OurBug, TableFaults
from nurse_app.reference import condition_value, order_value, sign_value, vital_value, walk
from nurse_app.reference.condition_sheet import ConditionsSheet, MeasuresSheet
from nurse_app.reference.crosscheck import mistakes
from nurse_app.reference.labels import LabelsSheet, SourcesSheet
from nurse_app.reference.library import Library
from nurse_app.reference.order_sheet import OrderSheet
from nurse_app.reference.policy import PolicySheet, policy
from nurse_app.reference.product_sheet import ProductSheet
from nurse_app.reference.product_value import product
from nurse_app.reference.sign_sheet import ActionsSheet, DrugsSheet, RedFlagsSheet, SignsSheet, SyndromesSheet
from nurse_app.reference.tables import Tables, read_tables
from nurse_app.reference.timetable import TimetableSheet, timetable
from nurse_app.reference.vital_sheet import VitalsSheet
from nurse_app.reference.walk import ChecksSheet, EmergencySheet, FollowUpsSheet, TeachingSheet

S = TypeVar("S", bound=BaseModel)


def load_book(files: Mapping[str, bytes]) -> Book:
    """The book that the tables make, checked whole.

    Args:
        files: the content of each file by its name below resources/clinical,
            with `/` between folders (`products/privigen-us.toml`). Names that
            do not end in .toml are passed over.

    Raises:
        TableFaults: with every mistake found, each with file, place, code and
            facts (`fix` among them). The tables' author's to mend; the app
            does not start.
    """
    tables = read_tables(files)
    faults = tables.faults + mistakes(tables)
    if faults:
        raise TableFaults(tuple(sorted(faults, key=lambda f: f.file)))
    return _book(tables, _version(files))


def _version(files: Mapping[str, bytes]) -> str:
    """SHA-256 over names and contents, so that any change of a table is another version."""
    digest = sha256()
    for name in sorted(name for name in files if name.endswith(".toml")):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()


def _sheet(tables: Tables, file: str, kind: type[S]) -> S:
    sheet = tables.get(file, kind)
    if sheet is None:
        raise OurBug(f"{file} was checked and is not there")
    return sheet


def _book(tables: Tables, version: str) -> Book:
    library = Library(_sheet(tables, "sources.toml", SourcesSheet).root)
    labels = _sheet(tables, "labels.toml", LabelsSheet)
    sets = {row.id: row.watch for row in labels.monitoring_sets}
    vitals = _sheet(tables, "vitals.toml", VitalsSheet)
    order = _sheet(tables, "titration.toml", OrderSheet)
    brands = [sheet for sheet in tables.sheets.values() if isinstance(sheet, ProductSheet)]
    return Book(
        version=version,
        products=tuple(product(sheet, sets) for sheet in sorted(brands, key=lambda sheet: sheet.id)),
        conditions=condition_value.conditions(_sheet(tables, "conditions.toml", ConditionsSheet), library),
        measures=condition_value.measures(_sheet(tables, "outcomes.toml", MeasuresSheet), library),
        signs=sign_value.signs(_sheet(tables, "signs.toml", SignsSheet), library),
        red_flags=sign_value.red_flags(_sheet(tables, "red_flags.toml", RedFlagsSheet), library),
        syndromes=sign_value.syndromes(_sheet(tables, "syndromes.toml", SyndromesSheet), library),
        actions=sign_value.action_texts(_sheet(tables, "actions.toml", ActionsSheet), library),
        drugs=sign_value.drugs(_sheet(tables, "medications.toml", DrugsSheet), library),
        bounds=vital_value.bounds(vitals, library),
        triggers=vital_value.triggers(vitals, library),
        adult_years=int(vitals.adult_years.value),
        policy=policy(_sheet(tables, "rate_policy.toml", PolicySheet), library),
        timetable=timetable(_sheet(tables, "timetable.toml", TimetableSheet)),
        checks=walk.checks(_sheet(tables, "checks.toml", ChecksSheet), library),
        emergency=walk.emergency(_sheet(tables, "emergency.toml", EmergencySheet), library),
        follow_ups=walk.follow_ups(_sheet(tables, "followup.toml", FollowUpsSheet), library),
        teaching=walk.teaching(_sheet(tables, "teaching.toml", TeachingSheet), library),
        order_limits=order_value.order_limits(order, library),
        weights=order_value.weight_formulae(order, library),
        default_titration=order_value.default_titration(order, library),
        volume_limits=order_value.volume_limits(order, library),
        indication_names=tuple(labels.indication_names.items()),
        sources=library.sources,
    )
