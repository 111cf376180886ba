"""The clinic's timetable of vitals and observation, as the book has it for a standard and a cautious visit."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.setting import Profile


@dataclass(frozen=True, slots=True)
class VisitTimetable:
    """When vitals are due in one profile. A None means the timetable has no such set.

    `plateau_close_every` runs for `plateau_close_for` after the last planned
    rise, then `plateau_every`. `observe` is the time after the end, with sets
    at `observe_sets` minutes after it.
    """

    profile: Profile
    baseline_within: Minutes
    baseline_at_most: Minutes
    after_start: Minutes
    chairside_after_start: Minutes | None
    after_rise: Minutes
    plateau_every: Minutes
    plateau_close_every: Minutes | None
    plateau_close_for: Minutes | None
    after_new_lot: Minutes
    new_lot_restarts: bool
    after_mild_every: Minutes
    after_mild_clean_sets: int
    after_mild_then_every: Minutes
    paused_first: Minutes
    paused_every: Minutes
    stopped_every: Minutes
    observe: Minutes
    observe_sets: tuple[Minutes, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Both profiles, and the times that hold in each: a set is late `grace` after it was due.

    A rise needs a set at most `fresh_for` old. A gap over `long_gap_weeks`
    since the last infusion makes the visit cautious.
    """

    standard: VisitTimetable
    cautious: VisitTimetable
    grace: Minutes
    later_still: Minutes
    fresh_for: Minutes
    long_gap_weeks: int
    late_entry_after: Minutes
    source: str

    def of(self, profile: Profile) -> VisitTimetable:
        """The timetable of a profile."""
        return self.cautious if profile is Profile.CAUTIOUS else self.standard
