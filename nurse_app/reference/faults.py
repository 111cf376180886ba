"""The mistakes that a clinical table can hold, as codes, and how pydantic's findings become them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from nurse_app.clinical.sources import Confidence
from nurse_app.errors import Fault


class Wrong(StrEnum):
    """What is the matter; the fact `fix` of a fault says what to do."""

    MISSING_FILE = "missing-file"
    UNKNOWN_FILE = "unknown-file"
    NOT_TOML = "not-toml"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    MISSING_SOURCE = "missing-source"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_UNIT = "unknown-unit"
    WRONG_UNIT = "wrong-unit"
    UNKNOWN_CONFIDENCE = "unknown-confidence"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    BINARY_FLOAT = "binary-float"
    BARE_NUMBER = "bare-number"
    NOT_A_NUMBER = "not-a-number"
    DUPLICATE = "duplicate"
    UNKNOWN_NAME = "unknown-name"
    BOUND_CROSSED = "bound-crossed"
    NOT_RISING = "not-rising"
    MAX_BELOW_INITIAL = "max-below-initial"
    PAIR_MISMATCH = "pair-mismatch"
    NOT_FLAGGED = "printed-pair-not-flagged"
    PRINTED_DIFFERS = "printed-differs"
    NOT_TOGETHER = "not-together"
    WRONG_NAME = "wrong-name"
    FIGURE = "figure"
    NOT_THE_WEAKER = "not-the-weaker"
    RESTRICTED = "restricted"


FIX = {
    Wrong.MISSING_FILE: "put the file back",
    Wrong.UNKNOWN_FILE: "take the file out or correct its name",
    Wrong.NOT_TOML: "correct the line",
    Wrong.UNKNOWN_KEY: "take the key out or correct its spelling",
    Wrong.MISSING_KEY: "write the key",
    Wrong.MISSING_SOURCE: "name at least one source",
    Wrong.UNKNOWN_SOURCE: "add the source to sources.toml or correct the key",
    Wrong.UNKNOWN_WORD: "use one of the allowed words",
    Wrong.UNKNOWN_UNIT: "use one of the allowed units",
    Wrong.WRONG_UNIT: "give the figure in the expected unit",
    Wrong.UNKNOWN_CONFIDENCE: "use one of the allowed values",
    Wrong.WRONG_TYPE: "write what is expected here",
    Wrong.EMPTY: "write at least one",
    Wrong.BINARY_FLOAT: "put the number in quotes",
    Wrong.BARE_NUMBER: "put the number in quotes",
    Wrong.NOT_A_NUMBER: "write digits with at most one point",
    Wrong.DUPLICATE: "keep one of them",
    Wrong.UNKNOWN_NAME: "correct the name or add what it names",
    Wrong.BOUND_CROSSED: "correct the lower or the higher figure",
    Wrong.NOT_RISING: "put the steps in rising order",
    Wrong.MAX_BELOW_INITIAL: "correct the first or the highest rate",
    Wrong.PAIR_MISMATCH: "correct one figure of the pair",
    Wrong.NOT_FLAGGED: "name the difference in rounding_flags",
    Wrong.PRINTED_DIFFERS: "make the figure what the label prints",
    Wrong.NOT_TOGETHER: "write both or neither",
    Wrong.WRONG_NAME: "name the file after its id",
    Wrong.FIGURE: "give a figure where the test needs one and none where it has none",
    Wrong.NOT_THE_WEAKER: "use the weaker of rate and dose",
    Wrong.RESTRICTED: "keep no item texts of a restricted form",
}

_PYDANTIC = {
    "extra_forbidden": Wrong.UNKNOWN_KEY,
    "missing": Wrong.MISSING_KEY,
    "enum": Wrong.UNKNOWN_WORD,
    "literal_error": Wrong.UNKNOWN_WORD,
    "too_short": Wrong.EMPTY,
    "string_too_short": Wrong.EMPTY,
}
_OWN = frozenset(wrong.value for wrong in Wrong)
_ABOUT_SOURCES = frozenset({"source", "sources", "key", "what"})
_UNITS = frozenset({"unit", "primary_unit"})


def fault(file: str, place: str, wrong: Wrong, **facts: str) -> Fault:
    """A fault with its fix."""
    return Fault(place, wrong.value, {**facts, "fix": FIX[wrong]}, file)


def from_pydantic(file: str, error: ValidationError, raw: Mapping[str, Any]) -> list[Fault]:
    """Every mistake in the shape of one table, in the table's order."""
    found = []
    for one in error.errors(include_url=False):
        facts = {"found": str(one["input"])[:60]}
        facts |= {key: str(value) for key, value in one.get("ctx", {}).items() if key in ("expected", "why")}
        wrong = _wrong(one["type"], str(one["loc"][-1]) if one["loc"] else "", facts.get("expected", ""))
        if wrong in (Wrong.MISSING_KEY, Wrong.MISSING_SOURCE, Wrong.EMPTY):
            facts = {}
        if wrong is Wrong.WRONG_TYPE:
            facts["expected"] = one["msg"]
        found.append(fault(file, place_of(one["loc"], raw), wrong, **facts))
    return found


def _wrong(kind: str, key: str, expected: str) -> Wrong:
    if kind in _OWN:
        return Wrong(kind)
    wrong = _PYDANTIC.get(kind, Wrong.WRONG_TYPE)
    if wrong is Wrong.UNKNOWN_WORD and Confidence.LABEL_TEXT_SEEN in expected:
        return Wrong.UNKNOWN_CONFIDENCE
    if wrong is Wrong.UNKNOWN_WORD and key in _UNITS:
        return Wrong.UNKNOWN_UNIT
    if wrong in (Wrong.MISSING_KEY, Wrong.EMPTY) and key in _ABOUT_SOURCES:
        return Wrong.MISSING_SOURCE
    return wrong


def place_of(loc: Sequence[int | str], raw: Any) -> str:
    """Where in a table: keys joined by points, rows by their own name where they have one, else by number from 0."""
    place = ""
    for step in loc:
        below = _below(raw, step)
        if isinstance(step, int):
            place += f"[{name_of(below, step)}]"
        else:
            place += f".{step}" if place else step
        raw = below
    return place


def _below(raw: Any, step: int | str) -> Any:
    if isinstance(raw, list) and isinstance(step, int) and step < len(raw):
        return raw[step]
    return raw.get(step) if isinstance(raw, dict) else None


def name_of(row: Any, number: int) -> str:
    """What a row is called in a place."""
    if isinstance(row, dict):
        for key in ("id", "code", "action", "vital", "name"):
            if isinstance(row.get(key), str):
                return str(row[key])
    return str(number)
