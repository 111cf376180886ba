"""What the timetable of vitals is worked out from: how the infusion has gone, in minutes since the first drop."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.vitals import Band


class Reason(StrEnum):
    """Why a set is due, for its sentence in `wording`."""

    CHAIRSIDE = "chairside"
    AFTER_START = "after-start"
    BEFORE_RISE = "before-rise"
    AFTER_RISE = "after-rise"
    PLATEAU = "plateau"
    NEW_BOTTLE = "new-bottle"
    NEW_LOT = "new-lot"
    AFTER_NEW_LOT = "after-new-lot"
    REACTION = "reaction"
    AFTER_REACTION = "after-reaction"
    PAUSED = "paused"
    OUT_OF_BAND = "out-of-band"
    STOPPED = "stopped"
    END = "end"
    OBSERVATION = "observation"


class Timing(StrEnum):
    """How pressing a set is: done (or answered with a reason), still to come, due, late, or passed by."""

    DONE = "done"
    COMING = "coming"
    NOW = "now"
    LATE = "late"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class TakenSet:
    """A set that was taken, when; `worst` is its worst band, `symptoms` whether any was there or not gone yet.

    `recheck` is how soon the book measures again after its bands (None: it says nothing).
    """

    at: Minutes
    worst: Band | None = None
    symptoms: bool = False
    recheck: Minutes | None = None

    @property
    def clean(self) -> bool:
        """In no band, and no new symptom."""
        return self.worst is None and not self.symptoms

    @property
    def far_off(self) -> bool:
        """In the orange or the red band."""
        return self.worst in (Band.ORANGE, Band.RED)


@dataclass(frozen=True, slots=True)
class ReactionSeen:
    """A reaction: its onset, when it was noted, and when something was chosen about it (None: nothing yet).

    `recheck` is how soon the book measures again after its signs (None: it says nothing).
    """

    onset: Minutes
    noted: Minutes
    answered: Minutes | None = None
    recheck: Minutes | None = None


@dataclass(frozen=True, slots=True)
class PauseTaken:
    """A pause from `start` to `end` (None: still); only one for a reaction brings sets of its own."""

    start: Minutes
    end: Minutes | None
    for_reaction: bool


@dataclass(frozen=True, slots=True)
class BottleHung:
    """A bottle hung after the first one; `new_lot`: no bottle of that lot hung before."""

    at: Minutes
    new_lot: bool


@dataclass(frozen=True, slots=True)
class SoFar:
    """How the infusion has gone by `now`; the first drop is minute 0 and every list is in order of time.

    `declined`: when a set was answered with a reason instead. `rises`: each
    change to a higher rate, going on after a pause included, the start not.
    `next_rise`: when the plan's next rise may come, None when there is none.
    `ended`: when the volume was in or the infusion was stopped;
    `stopped_for_reaction`: that was because of a reaction. `emergencies`: from
    when to when the emergency card was open (None: still).
    """

    now: Minutes
    sets: tuple[TakenSet, ...] = ()
    declined: tuple[Minutes, ...] = ()
    rises: tuple[Minutes, ...] = ()
    next_rise: Minutes | None = None
    pauses: tuple[PauseTaken, ...] = ()
    reactions: tuple[ReactionSeen, ...] = ()
    bottles: tuple[BottleHung, ...] = ()
    ended: Minutes | None = None
    stopped_for_reaction: bool = False
    emergencies: tuple[tuple[Minutes, Minutes | None], ...] = ()


@dataclass(frozen=True, slots=True)
class DueSet:
    """A set that the timetable asks for: when, why (the first reason decides), and how it stands.

    `taken` is when it was done, None while it is not or where a reason stands
    instead. `later_still`: so late that it turns red. A `chairside` one is a
    prompt to look at the patient, not a set: never late, and holds nothing.
    """

    at: Minutes
    reasons: tuple[Reason, ...]
    timing: Timing
    taken: Minutes | None = None
    later_still: bool = False
