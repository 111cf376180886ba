"""Which named pictures to think of when certain signs are seen together."""

from __future__ import annotations

from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import Syndrome

_ENOUGH = 2
"""A single sign is no picture, unless it leads one."""


def syndromes_for(signs: tuple[SeenSign, ...], book: Book) -> tuple[str, ...]:
    """Name the syndromes to think of, the one whose picture is most complete first.

    A syndrome counts with at least two of its features, at any grades, or
    with the one that leads its list where no other syndrome has that one.
    This is a reminder, not a diagnosis, and decides nothing.

    Source: the features of each syndrome in the book.
    """
    seen = {s.sign for s in signs}
    parts = {s.id: Fraction(len(seen & set(s.features)), len(s.features)) for s in book.syndromes}
    thought_of = [s.id for s in book.syndromes if _looks_like(s, seen, book)]
    return tuple(sorted(thought_of, key=lambda syndrome: parts[syndrome], reverse=True))


def _looks_like(syndrome: Syndrome, seen: set[str], book: Book) -> bool:
    leading = syndrome.features[0]
    its_own = not any(leading in other.features for other in book.syndromes if other is not syndrome)
    return len(seen & set(syndrome.features)) >= _ENOUGH or (its_own and leading in seen)
