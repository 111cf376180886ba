"""The list of sources, and how a key becomes the source it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nurse_app.clinical.sources import Source
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault, name_of
from nurse_app.reference.sheet import Cite, Own


class Library:
    """All sources by key."""

    def __init__(self, listed: dict[str, Own]) -> None:
        self._by_key = {key: Source(own.what, own.url or "") for key, own in listed.items()}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source once."""
        return tuple(self._by_key.values())

    def cited(self, cites: Iterable[Cite]) -> tuple[Source, ...]:
        """The sources of a row with what each says about it."""
        return tuple(Source(self._by_key[c.key].what, self._by_key[c.key].url, c.says) for c in cites)

    def names(self, keys: Iterable[str]) -> str:
        """The names of the sources in one line."""
        return "; ".join(self._by_key[key].what for key in keys)

    def unknown(self, file: str, raw: object) -> list[Fault]:
        """Each key cited in a table that the list does not hold."""
        return [
            fault(file, place, Wrong.UNKNOWN_SOURCE, found=key)
            for place, key in _keys_cited(raw, "")
            if key not in self._by_key
        ]


def _keys_cited(raw: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(raw, list):
        for number, row in enumerate(raw):
            yield from _keys_cited(row, f"{place}[{name_of(row, number)}]")
    if not isinstance(raw, dict):
        return
    for key, below in raw.items():
        inside = f"{place}.{key}" if place else key
        if key.endswith("sources") and isinstance(below, list):
            yield from ((inside, cited) for cited in map(_key, below) if cited)
        else:
            yield from _keys_cited(below, inside)


def _key(row: Any) -> str:
    cited = row.get("key") if isinstance(row, dict) else row
    return cited if isinstance(cited, str) else ""
