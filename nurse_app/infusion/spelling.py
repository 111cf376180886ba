"""How a value of each type used in entries is spelt as plain JSON and read back, worked out from the type hints."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from nurse_app.clinical.quantities import Quantity, written_in_full
from nurse_app.errors import OurBug, VigilTrouble

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
_NUMBER = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,40}|/[1-9][0-9]{0,60})?", re.ASCII)


class Misspelt(VigilTrouble):
    """A plain value that does not fit the type wanted at `place`."""

    def __init__(self, place: str, code: str) -> None:
        super().__init__(f"{place}: {code}")
        self.place = place
        self.code = code


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one type is written, and read at a named place."""

    write: Callable[[Any], Plain]
    read: Callable[[object, str], Any]


@cache
def spelling_of(hint: Any) -> Spelling:
    """The spelling of a type hint: a dataclass, quantity, enum, tuple, frozenset, union or plain type.

    Raises:
        OurBug: for a type that no entry should hold.
    """
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _union(tuple(get_args(hint)))
    if origin in (tuple, frozenset):
        return _listed(hint, origin)
    for known, make in _BY_CLASS:
        if isinstance(hint, type) and issubclass(hint, known):
            return make(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    raise OurBug(f"no spelling for {hint!r}")


def kind_of(record: type) -> str:
    """The word that tells one class of a union from the others: its `kind`, or its name in small letters."""
    return str(getattr(record, "kind", "")) or re.sub(r"(?<!^)(?=[A-Z])", "-", record.__name__).lower()


def _expect(found: object, kind: type[Any], place: str) -> Any:
    if type(found) is not kind:
        raise Misspelt(place, f"not-{kind.__name__}")
    return found


def _plain(kind: type[Any]) -> Spelling:
    return Spelling(lambda value: _checked(value, kind), lambda found, place: _checked_read(found, kind, place))


def _checked(value: Any, kind: type[Any]) -> Any:
    if type(value) is not kind:
        raise OurBug(f"{kind.__name__} wanted, not {type(value).__name__}")
    if kind is str and not _is_unicode(value):
        raise OurBug("text that is not Unicode")
    return value


def _checked_read(found: object, kind: type[Any], place: str) -> Any:
    value: Any = _expect(found, kind, place)
    if kind is str and not _is_unicode(value):
        raise Misspelt(place, "not-unicode")
    return value


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def _number_text(value: Fraction) -> str:
    try:
        return written_in_full(value)
    except OurBug:
        return f"{value.numerator}/{value.denominator}"


def _number(text: str, place: str) -> Fraction:
    if not _NUMBER.fullmatch(text):
        raise Misspelt(place, "not-a-number")
    return Fraction(text)


def _fraction(_: type) -> Spelling:
    return Spelling(_number_text, lambda found, place: _number(_expect(found, str, place), place))


def _quantity(kind: type[Quantity]) -> Spelling:
    unit = f" {kind.unit}" if kind.unit else ""

    def read(found: object, place: str) -> Quantity:
        text = _expect(found, str, place)
        if not text.endswith(unit):
            raise Misspelt(place, "other-unit")
        return kind(_number(text.removesuffix(unit), place))

    return Spelling(lambda value: _number_text(value.value) + unit, read)


def _enum(kind: type[StrEnum]) -> Spelling:
    def read(found: object, place: str) -> StrEnum:
        if not isinstance(found, str) or found not in set(kind):
            raise Misspelt(place, "unknown-word")
        return kind(found)

    return Spelling(lambda value: kind(value).value, read)


def _moment(kind: type[date]) -> Spelling:
    def write(value: Any) -> str:
        if isinstance(value, datetime) and value.utcoffset() is None:
            raise OurBug("a time without a zone")
        return str(value.isoformat())

    def read(found: object, place: str) -> date:
        try:
            when = kind.fromisoformat(_expect(found, str, place))
        except ValueError as wrong:
            raise Misspelt(place, "not-a-time") from wrong
        if isinstance(when, datetime) and when.utcoffset() is None:
            raise Misspelt(place, "no-zone")
        return when

    return Spelling(write, read)


def _listed(hint: Any, origin: type) -> Spelling:
    parts = get_args(hint)
    of_any_length = origin is frozenset or parts[-1] is Ellipsis
    each = None if of_any_length else [spelling_of(part) for part in parts]
    one = spelling_of(parts[0])

    def write(value: Any) -> Plain:
        in_order = sorted(value) if origin is frozenset else value
        return [s.write(v) for s, v in zip(each or [one] * len(value), in_order, strict=True)]

    def read(found: object, place: str) -> Any:
        items = _expect(found, list, place)
        if each is not None and len(items) != len(each):
            raise Misspelt(place, "other-length")
        spellings = each or [one] * len(items)
        return origin(s.read(v, f"{place}.{n}") for n, (s, v) in enumerate(zip(spellings, items, strict=True)))

    return Spelling(write, read)


def _union(members: tuple[Any, ...]) -> Spelling:
    may_be_none = NoneType in members
    members = tuple(m for m in members if m is not NoneType)
    if len(members) > 1:
        tagged = _tagged({kind_of(m): m for m in members})
        return _optional(tagged) if may_be_none else tagged
    return _optional(spelling_of(members[0]))


def _optional(inner: Spelling) -> Spelling:
    return Spelling(
        lambda value: None if value is None else inner.write(value),
        lambda found, place: None if found is None else inner.read(found, place),
    )


def _tagged(members: dict[str, Any]) -> Spelling:
    def write(value: Any) -> Plain:
        kind = kind_of(type(value))
        if members.get(kind) is not type(value):
            raise OurBug(f"{type(value).__name__} has no place here")
        plain = spelling_of(members[kind]).write(value)
        return {"kind": kind, **plain} if isinstance(plain, dict) else plain

    def read(found: object, place: str) -> Any:
        plain = _expect(found, dict, place)
        kind = plain.get("kind")
        if not isinstance(kind, str) or kind not in members:
            raise Misspelt(f"{place}.kind", "unknown-kind")
        return spelling_of(members[kind]).read({k: v for k, v in plain.items() if k != "kind"}, place)

    return Spelling(write, read)


def _default(of: Field[Any]) -> Any:
    return of.default_factory() if of.default_factory is not MISSING else of.default


def _record(kind: type) -> Spelling:
    hints = get_type_hints(kind)
    shape = [(f.name, hints[f.name], _default(f)) for f in fields(kind)]
    names = {name for name, _, _ in shape}

    def write(value: Any) -> Plain:
        if type(value) is not kind:
            raise OurBug(f"{kind.__name__} wanted, not {type(value).__name__}")
        held = ((name, hint, default, getattr(value, name)) for name, hint, default in shape)
        return {name: spelling_of(hint).write(v) for name, hint, default, v in held if v != default}

    def read(found: object, place: str) -> Any:
        plain = _expect(found, dict, place)
        if unknown := sorted(set(plain) - names, key=str):
            raise Misspelt(f"{place}.{unknown[0]}", "unknown-key")
        for name, _, default in shape:
            if default is MISSING and name not in plain:
                raise Misspelt(f"{place}.{name}", "missing-key")
        return kind(
            **{name: spelling_of(hint).read(plain[name], f"{place}.{name}") for name, hint, _ in shape if name in plain}
        )

    return Spelling(write, read)


_BY_CLASS: tuple[tuple[type, Callable[[Any], Spelling]], ...] = (
    (Quantity, _quantity),
    (Fraction, _fraction),
    (StrEnum, _enum),
    (datetime, _moment),
    (date, _moment),
    (str, _plain),
    (bool, _plain),
    (int, _plain),
)
