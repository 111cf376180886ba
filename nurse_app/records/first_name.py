"""Reads whose name stands first in a key file, for the first picture alone: nothing is checked or relies on it."""

from __future__ import annotations

import json
from pathlib import Path

from nurse_app.records.fileset import FileSet


def first_name(chart: Path) -> str:
    """The name in the first slot; empty when there is none or it cannot be read, and `keyfile` has to say why."""
    try:
        return str(json.loads(FileSet.at(chart).keys.read_bytes())["slots"][0]["nurse"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""
