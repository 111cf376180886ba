"""The clinical tables as they lie in the repository, whole or with one planted mistake."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from nurse_app.clinical.book import Book
from nurse_app.reference import load_book

T = TypeVar("T")
ROOT = Path(__file__).parents[2] / "resources" / "clinical"


@cache
def clinical_files() -> MappingProxyType[str, bytes]:
    """Every file by its name below resources/clinical."""
    return MappingProxyType({p.relative_to(ROOT).as_posix(): p.read_bytes() for p in ROOT.rglob("*") if p.is_file()})


@cache
def real_book() -> Book:
    """The book of the repository's own tables."""
    return load_book(clinical_files())


def planted(name: str, old: str, new: str) -> dict[str, bytes]:
    """All tables, with the first `old` in one of them replaced; it must be there."""
    text = clinical_files()[name].decode()
    if old not in text:
        raise AssertionError(f"{name} does not hold {old!r}")
    return {**clinical_files(), name: text.replace(old, new, 1).encode()}


def there(found: T | None) -> T:
    """What was looked up, which must be there."""
    if found is None:
        raise AssertionError("it is not in the book")
    return found


def numbers(typed: str) -> tuple[Fraction, ...]:
    """Exact numbers typed with spaces between."""
    return tuple(map(Fraction, typed.split()))
