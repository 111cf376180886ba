"""Red flags: what ends the question of slowing down."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import AllOf, AnyOf, Match, RedFlag, SignAt, TriggerAt, at_least
from nurse_app.clinical.vitals import BANDS, Band, Tripped

SIGN, TRIGGER, PAIR = "sign:", "trigger:", "pair:"


def red_flags(
    signs: tuple[SeenSign, ...],
    tripped: tuple[Tripped, ...],
    book: Book,
    at_baseline: tuple[SeenSign, ...] = (),
) -> tuple[str, ...]:
    """Name every red flag: combinations first, then single signs, red triggers and pairs, each in the book's order.

    A combination is named by its id (`meningism`), a sign that is never
    answered by slowing `sign:dyspnea`, a trigger in its red band
    `trigger:sbp_fall`, two signs of which one has the other in its
    `red_flag_with` `pair:headache+vomiting`; the last at any grades. What the
    signs of `at_baseline` already made before the start is not new, unless
    one of them is worse now.

    Source: each combination's own, or that of the rule for red flags.
    """
    known = tuple(s for s in signs if _was_there(s, at_baseline))
    before = set(_flags(known, (), book))
    return tuple(flag for flag in _flags(signs, tripped, book) if flag not in before)


def combinations(flags: tuple[str, ...], book: Book) -> tuple[RedFlag, ...]:
    """Those of the named red flags that are combinations of the book."""
    return tuple(flag for flag in book.red_flags if flag.id in flags)


def _was_there(now: SeenSign, before: tuple[SeenSign, ...]) -> bool:
    return any(b.sign == now.sign and at_least(b.grade, now.grade) for b in before)


def _flags(signs: tuple[SeenSign, ...], tripped: tuple[Tripped, ...], book: Book) -> Iterator[str]:
    seen = {s.sign for s in signs}
    yield from (flag.id for flag in book.red_flags if matches(flag.match, signs, tripped))
    yield from (f"{SIGN}{s.id}" for s in book.signs if s.id in seen and s.id in book.policy.never_slow_alone)
    yield from (f"{TRIGGER}{t.trigger}" for t in tripped if t.band is Band.RED)
    there = [s for s in book.signs if s.id in seen]
    for place, sign in enumerate(there):
        for other in there[place + 1 :]:
            if other.id in sign.red_flag_with or sign.id in other.red_flag_with:
                yield f"{PAIR}{sign.id}+{other.id}"


def matches(match: Match, signs: tuple[SeenSign, ...], tripped: tuple[Tripped, ...]) -> bool:
    """Whether signs and tripped triggers make a combination."""
    match match:
        case SignAt() | TriggerAt():
            return bool(_met_by(match, signs, tripped))
        case AnyOf(parts):
            return any(matches(part, signs, tripped) for part in parts)
        case AllOf(parts, distinct=True):
            return _by_different(tuple(_met_by(part, signs, tripped) for part in parts))
        case AllOf(parts):
            return all(matches(part, signs, tripped) for part in parts)


def _met_by(match: Match, signs: tuple[SeenSign, ...], tripped: tuple[Tripped, ...]) -> frozenset[str]:
    """The signs and triggers each of which meets a part by itself; of an inner combination, all that take part."""
    match match:
        case SignAt(sign, floor):
            met = (s for s in signs if s.sign == sign and (floor is None or at_least(s.grade, floor)))
            return frozenset(f"{SIGN}{s.sign}" for s in met)
        case TriggerAt(trigger, band):
            bad = (t for t in tripped if t.trigger == trigger and BANDS.index(t.band) >= BANDS.index(Band(band)))
            return frozenset(f"{TRIGGER}{t.trigger}" for t in bad)
        case AnyOf(parts):
            return frozenset().union(*(_met_by(part, signs, tripped) for part in parts))
        case AllOf(parts):
            whole = matches(match, signs, tripped)
            return frozenset().union(*(_met_by(p, signs, tripped) for p in parts)) if whole else frozenset()


def _by_different(parts: tuple[frozenset[str], ...]) -> bool:
    """Whether one can be picked from each part without picking any twice."""
    if not parts:
        return True
    first, *others = parts
    return any(_by_different(tuple(other - {picked} for other in others)) for picked in first)
