"""Hypothesis strategies for entries of every kind, made from the type hints of the facts."""

import dataclasses
import types
import typing
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from nurse_app.clinical.quantities import Quantity
from nurse_app.infusion.entries import Entry, Fact

KINDS = typing.get_args(Fact)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
NUMBERS = st.one_of(
    st.decimals(0, 9999, places=3, allow_nan=False).map(Fraction),
    st.fractions(-50, 5000, max_denominator=97),
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


@cache
def values_of(hint: typing.Any):
    """A strategy for a type hint as it stands in a fact."""
    origin = typing.get_origin(hint)
    parts = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([st.none() if p is types.NoneType else _later(p) for p in parts])
    if origin is frozenset:
        return st.frozensets(values_of(parts[0]))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, parts))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and not issubclass(hint, Quantity):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{f.name: values_of(hints[f.name]) for f in dataclasses.fields(hint)})
    return _single(hint)


def _moment(seconds, zone):
    return datetime.fromtimestamp(seconds, zone)


def _later(part):
    return st.deferred(lambda: values_of(part))


def _single(hint):
    if issubclass(hint, Quantity):
        return NUMBERS.map(hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return {
        str: WORDS,
        bool: st.booleans(),
        int: st.integers(0, 2**40),
        Fraction: NUMBERS,
        date: st.dates(),
        datetime: st.builds(_moment, st.integers(0, 2**31), ZONES),
    }[hint]


@cache
def entries_of(kind):
    """A strategy for entries that hold this kind of fact."""
    return st.builds(
        Entry,
        id=WORDS,
        happened=values_of(datetime),
        recorded=values_of(typing.get_type_hints(Entry)["recorded"]),
        author=WORDS,
        fact=values_of(kind),
        because_late=WORDS,
    )


def entries():
    """A strategy for entries of any kind."""
    return st.sampled_from(KINDS).flatmap(entries_of)
