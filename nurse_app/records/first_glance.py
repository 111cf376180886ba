"""Reads what the first picture shows of a key file, and for it alone: nothing is checked or relies on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from nurse_app.records.fileset import FileSet


class Glance(NamedTuple):
    """The name in the first slot, and whether there is a recovery key.

    `nurse` is empty when there is none or it cannot be read, and `keyfile` has to say why.
    """

    nurse: str = ""
    recovery: bool = False


def first_glance(chart: Path) -> Glance:
    """What the key file of the chart at a path says at first glance."""
    try:
        plain = json.loads(FileSet.at(chart).keys.read_bytes())
        return Glance(str(plain["slots"][0]["nurse"]), plain.get("recovery") is not None)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Glance()
