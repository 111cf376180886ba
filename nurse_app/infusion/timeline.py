"""The infusion as series and marks on a time axis: what the live chart and the printed figure draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Reading


@dataclass(frozen=True, slots=True)
class RateSpan:
    """The pump ran at `rate` from `start` to `end` (None: still running). `found` where found, not set."""

    start: datetime
    end: datetime | None
    rate: Rate
    found: bool = False


@dataclass(frozen=True, slots=True)
class VitalsMark:
    """A set of vitals at its time; `baseline` the one before the start, `late` where charted late."""

    at: datetime
    reading: Reading
    baseline: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class ReactionMark:
    """A reaction from onset to its end (None: open), with its signs' ids and worst grade."""

    onset: datetime
    end: datetime | None
    signs: tuple[str, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class ActionMark:
    """An action drawn as a flag: `what` is the entry's kind."""

    at: datetime
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it. `planned` are the spans still ahead of `until`; `ceiling` is the one in force."""

    start: datetime | None
    until: datetime
    finish_at: datetime | None
    rates: tuple[RateSpan, ...]
    planned: tuple[RateSpan, ...]
    vitals: tuple[VitalsMark, ...]
    reactions: tuple[ReactionMark, ...]
    actions: tuple[ActionMark, ...]
    ceiling: Rate | None
