"""Reads the combinations of red_flags.toml: signs at a grade, triggers in a band, all and any of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from nurse_app.clinical.signs import GRADES, AllOf, AnyOf, Grade, Match, SignAt, TriggerAt
from nurse_app.clinical.vitals import BANDS
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault

_GRADES = frozenset(g.value for g in GRADES)
_BANDS = frozenset(b.value for b in BANDS)
_TRIGGER = "trigger:"


def check_match(file: str, place: str, raw: Any, signs: Collection[str], triggers: Collection[str]) -> Iterator[Fault]:
    """Every mistake in one combination: an odd key, an unknown sign, grade, trigger or band."""
    if isinstance(raw, str):
        yield from check_leaf(file, place, raw, signs, triggers)
        return
    if not isinstance(raw, dict):
        yield fault(file, place, Wrong.WRONG_TYPE, expected="a name, or a table with all or any")
        return
    for key in raw.keys() - {"all", "any", "distinct"}:
        yield fault(file, f"{place}.{key}", Wrong.UNKNOWN_KEY, found=key)
    parts = raw.get("all", raw.get("any"))
    if ("all" in raw) == ("any" in raw) or not isinstance(parts, list) or not parts:
        yield fault(file, place, Wrong.WRONG_TYPE, expected="one of all and any, with its parts")
        return
    if "distinct" in raw and ("any" in raw or not isinstance(raw["distinct"], bool)):
        yield fault(file, f"{place}.distinct", Wrong.UNKNOWN_KEY, found="distinct")
    for n, part in enumerate(parts):
        yield from check_match(file, f"{place}[{n}]", part, signs, triggers)


def check_leaf(file: str, place: str, leaf: str, signs: Collection[str], triggers: Collection[str]) -> Iterator[Fault]:
    """Every mistake in one name such as `vomiting>=severe` or `trigger:sbp_fall.red`."""
    if leaf.startswith(_TRIGGER):
        name, _, word = leaf.removeprefix(_TRIGGER).partition(".")
        known, words = triggers, _BANDS
    else:
        name, has_grade, word = leaf.partition(">=")
        known, words = signs, (_GRADES if has_grade else frozenset({""}))
    if name not in known:
        yield fault(file, place, Wrong.UNKNOWN_NAME, found=name)
    if word not in words:
        yield fault(file, place, Wrong.UNKNOWN_WORD, found=word, expected=", ".join(sorted(words)))


def read_match(raw: Any) -> Match:
    """A checked combination as the value that the rules match against."""
    if isinstance(raw, str):
        return _leaf(raw)
    if "all" in raw:
        return AllOf(tuple(map(read_match, raw["all"])), raw.get("distinct", False))
    return AnyOf(tuple(map(read_match, raw["any"])))


def _leaf(leaf: str) -> Match:
    if leaf.startswith(_TRIGGER):
        name, _, band = leaf.removeprefix(_TRIGGER).partition(".")
        return TriggerAt(name, band)
    sign, _, grade = leaf.partition(">=")
    return SignAt(sign, Grade(grade) if grade else None)
