"""Which tables there are, and how their bytes become sheets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from nurse_app.errors import Fault
from nurse_app.reference.condition_sheet import ConditionsSheet, MeasuresSheet
from nurse_app.reference.faults import Wrong, fault, from_pydantic
from nurse_app.reference.labels import LabelsSheet, SourcesSheet
from nurse_app.reference.order_sheet import OrderSheet
from nurse_app.reference.policy import PolicySheet
from nurse_app.reference.product_sheet import ProductSheet
from nurse_app.reference.sign_sheet import ActionsSheet, DrugsSheet, RedFlagsSheet, SignsSheet, SyndromesSheet
from nurse_app.reference.timetable import TimetableSheet
from nurse_app.reference.vital_sheet import VitalsSheet
from nurse_app.reference.walk import ChecksSheet, EmergencySheet, FollowUpsSheet, TeachingSheet

SHEETS: dict[str, type[BaseModel]] = {
    "sources.toml": SourcesSheet,
    "labels.toml": LabelsSheet,
    "signs.toml": SignsSheet,
    "red_flags.toml": RedFlagsSheet,
    "syndromes.toml": SyndromesSheet,
    "actions.toml": ActionsSheet,
    "medications.toml": DrugsSheet,
    "vitals.toml": VitalsSheet,
    "rate_policy.toml": PolicySheet,
    "timetable.toml": TimetableSheet,
    "checks.toml": ChecksSheet,
    "emergency.toml": EmergencySheet,
    "followup.toml": FollowUpsSheet,
    "teaching.toml": TeachingSheet,
    "conditions.toml": ConditionsSheet,
    "outcomes.toml": MeasuresSheet,
    "titration.toml": OrderSheet,
}
PRODUCTS = "products/"
S = TypeVar("S", bound=BaseModel)


@dataclass(slots=True)
class Tables:
    """What was read: the plain tables and sheets by file name, and every mistake in their shape."""

    raw: dict[str, dict[str, Any]] = field(default_factory=dict)
    sheets: dict[str, BaseModel] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def get(self, file: str, kind: type[S]) -> S | None:
        """The sheet of a file, or None where its shape is wrong."""
        sheet = self.sheets.get(file)
        return sheet if isinstance(sheet, kind) else None


def read_tables(files: Mapping[str, bytes]) -> Tables:
    """Read every table; only names that end in .toml count."""
    tables = Tables()
    for file in SHEETS.keys() - files.keys():
        tables.faults.append(fault(file, "", Wrong.MISSING_FILE))
    named = sorted(name for name in files if name.endswith(".toml"))
    if not any(name.startswith(PRODUCTS) for name in named):
        tables.faults.append(fault(PRODUCTS, "", Wrong.MISSING_FILE))
    for file in named:
        kind = SHEETS.get(file, ProductSheet if file.startswith(PRODUCTS) else None)
        if kind is None:
            tables.faults.append(fault(file, "", Wrong.UNKNOWN_FILE))
        else:
            _read(tables, file, files[file], kind)
    return tables


def _read(tables: Tables, file: str, content: bytes, kind: type[BaseModel]) -> None:
    try:
        raw = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as unread:
        tables.faults.append(fault(file, "", Wrong.NOT_TOML, found=str(unread)[:120]))
        return
    tables.raw[file] = raw
    try:
        tables.sheets[file] = kind.model_validate(raw)
    except ValidationError as error:
        tables.faults += from_pydantic(file, error, raw)
