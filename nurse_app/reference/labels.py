"""labels.toml and sources.toml: what the labels share, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, RootModel

from nurse_app.errors import Fault
from nurse_app.reference.naming import twice
from nurse_app.reference.sheet import Keys, Own, Sheet, Text, Texts


class MonitoringSetSheet(Sheet):
    """What the labels of a market ask to watch."""

    id: Text
    watch: Annotated[Texts, Field(min_length=1)]
    sources: Keys


class LabelsSheet(Sheet):
    """labels.toml"""

    indication_names: dict[str, Text]
    monitoring_sets: Annotated[list[MonitoringSetSheet], Field(min_length=1)]


class SourcesSheet(RootModel[dict[str, Own]]):
    """sources.toml"""


def check_labels(file: str, sheet: LabelsSheet) -> Iterator[Fault]:
    """No set twice."""
    yield from twice(file, "monitoring_sets", [s.id for s in sheet.monitoring_sets])
