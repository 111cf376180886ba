"""Tells what the database refuses as `ChartTrouble`, in words that hold no patient."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.errors import ChartProblem, ChartTrouble, OurBug
from nurse_app.records.durable import trouble_of

# SQLite's primary result codes (the low byte of the extended ones).
_PROBLEMS = {
    5: ChartProblem.IN_USE,
    6: ChartProblem.IN_USE,
    8: ChartProblem.NOT_WRITABLE,
    10: ChartProblem.NOT_WRITABLE,
    11: ChartProblem.DAMAGED,
    13: ChartProblem.DISK_FULL,
    14: ChartProblem.NOT_WRITABLE,
    26: ChartProblem.DAMAGED,
}


@contextmanager
def chart_trouble(file: str) -> Iterator[None]:
    """Tell trouble with a chart's files as `ChartTrouble`; anything else the database refuses is our bug."""
    try:
        yield
    except OSError as refused:
        raise trouble_of(refused) from refused
    except sa.exc.DBAPIError as refused:
        raise _told(refused.orig, file) from refused
    except sqlcipher.Error as refused:
        raise _told(refused, file) from refused


def _told(refused: Any, file: str) -> ChartTrouble | OurBug:
    code = getattr(refused, "sqlite_errorcode", 0)
    name = str(getattr(refused, "sqlite_errorname", code))
    problem = _PROBLEMS.get(code & 0xFF)
    return ChartTrouble(problem, file=file, reason=name) if problem else OurBug(f"the database refused: {name}")
