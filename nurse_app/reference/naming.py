"""Checks that hold for every table: no id twice, every name known, the lower figure below the higher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from nurse_app.clinical.quantities import written
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault


def told(number: Fraction) -> str:
    """A figure as a fact of a fault."""
    return written(number, 6)


def twice(file: str, place: str, names: Iterable[str]) -> Iterator[Fault]:
    """Each name that stands more than once."""
    for name, times in Counter(names).items():
        if times > 1:
            yield fault(file, f"{place}[{name}]", Wrong.DUPLICATE, found=name)


def unknown(file: str, place: str, names: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    """Each name that names nothing."""
    for name in names:
        if name not in known:
            yield fault(file, place, Wrong.UNKNOWN_NAME, found=name)


def crossed(file: str, place: str, low: Fraction | None, high: Fraction | None) -> Iterator[Fault]:
    """A lower end above its higher end; the same on both ends is a fixed value."""
    if low is not None and high is not None and low > high:
        yield fault(file, place, Wrong.BOUND_CROSSED, low=told(low), high=told(high))


def pairs_crossed(file: str, place: str, pairs: Mapping[str, Sequence[Fraction] | None]) -> Iterator[Fault]:
    """Each [low, high] pair that is the wrong way round."""
    for name, pair in pairs.items():
        if pair is not None:
            yield from crossed(file, f"{place}.{name}", pair[0], pair[1])
