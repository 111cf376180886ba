"""Which chart a file is of, as its first bytes say in clear: tells a file of another chart before any password."""

from __future__ import annotations

from pathlib import Path

MIRROR, ANCHOR = b"VIGILMR1", b"VIGILAN1"
"""The first bytes of a mirror and of an anchor; the chart's id follows."""
LONG = 16


def id_in(path: Path) -> bytes | None:
    """The id of the chart that a mirror or an anchor is of; None when it is missing or is neither."""
    try:
        with path.open("rb") as source:
            begin = source.read(len(MIRROR) + LONG)
    except OSError:
        return None
    fits = len(begin) == len(MIRROR) + LONG and begin.startswith((MIRROR, ANCHOR))
    return begin[len(MIRROR) :] if fits else None
