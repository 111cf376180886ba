"""timetable.toml: its shape, its checks and the value it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.setting import Profile
from nurse_app.clinical.timetable import Timetable, VisitTimetable
from nurse_app.errors import Fault
from nurse_app.reference.naming import crossed
from nurse_app.reference.sheet import Figure, InMinutes, InSets, InWeeks, Sheet, Text


class VisitSheet(Sheet):
    """When vitals are due in one profile; a figure left out means no such set."""

    baseline_within: InMinutes
    baseline_at_most: InMinutes
    after_start: InMinutes
    chairside_after_start: InMinutes | None = None
    after_rise: InMinutes
    plateau_every: InMinutes
    plateau_close_every: InMinutes | None = None
    plateau_close_for: InMinutes | None = None
    after_new_lot: InMinutes
    new_lot_restarts: bool
    after_mild_every: InMinutes
    after_mild_clean_sets: InSets
    after_mild_then_every: InMinutes
    paused_first: InMinutes
    paused_every: InMinutes
    stopped_every: InMinutes
    observe_at_least: InMinutes
    observe: InMinutes
    observe_sets: Annotated[list[InMinutes], Field(min_length=1)]


class BothSheet(Sheet):
    """The times that hold in each profile."""

    grace: InMinutes
    later_still: InMinutes
    fresh_for: InMinutes
    long_gap: InWeeks
    late_entry_after: InMinutes


class TimetableSheet(Sheet):
    """timetable.toml"""

    basis: Text
    standard: VisitSheet
    cautious: VisitSheet
    both: BothSheet


def check_timetable(file: str, sheet: TimetableSheet) -> Iterator[Fault]:
    """Late before later still, the last observation set not after the observation, and the minimum kept."""
    both = sheet.both
    yield from crossed(file, "both.later_still", both.grace.value, both.later_still.value)
    for name in ("standard", "cautious"):
        visit: VisitSheet = getattr(sheet, name)
        yield from crossed(file, f"{name}.baseline_at_most", visit.baseline_within.value, visit.baseline_at_most.value)
        yield from crossed(file, f"{name}.observe", visit.observe_at_least.value, visit.observe.value)
        for n, due in enumerate(visit.observe_sets):
            yield from crossed(file, f"{name}.observe_sets[{n}]", due.value, visit.observe.value)


def timetable(sheet: TimetableSheet) -> Timetable:
    """Both profiles and what they share."""
    both = sheet.both
    return Timetable(
        standard=_visit(sheet.standard, Profile.STANDARD),
        cautious=_visit(sheet.cautious, Profile.CAUTIOUS),
        grace=_minutes(both.grace),
        later_still=_minutes(both.later_still),
        fresh_for=_minutes(both.fresh_for),
        long_gap_weeks=int(both.long_gap.value),
        late_entry_after=_minutes(both.late_entry_after),
        source=sheet.basis,
    )


def _visit(sheet: VisitSheet, profile: Profile) -> VisitTimetable:
    close_every, close_for = sheet.plateau_close_every, sheet.plateau_close_for
    chairside = sheet.chairside_after_start
    return VisitTimetable(
        profile=profile,
        baseline_within=_minutes(sheet.baseline_within),
        baseline_at_most=_minutes(sheet.baseline_at_most),
        after_start=_minutes(sheet.after_start),
        chairside_after_start=None if chairside is None else _minutes(chairside),
        after_rise=_minutes(sheet.after_rise),
        plateau_every=_minutes(sheet.plateau_every),
        plateau_close_every=None if close_every is None else _minutes(close_every),
        plateau_close_for=None if close_for is None else _minutes(close_for),
        after_new_lot=_minutes(sheet.after_new_lot),
        new_lot_restarts=sheet.new_lot_restarts,
        after_mild_every=_minutes(sheet.after_mild_every),
        after_mild_clean_sets=int(sheet.after_mild_clean_sets.value),
        after_mild_then_every=_minutes(sheet.after_mild_then_every),
        paused_first=_minutes(sheet.paused_first),
        paused_every=_minutes(sheet.paused_every),
        stopped_every=_minutes(sheet.stopped_every),
        observe=_minutes(sheet.observe),
        observe_sets=tuple(_minutes(due) for due in sheet.observe_sets),
    )


def _minutes(figure: Figure) -> Minutes:
    return Minutes(figure.value)
