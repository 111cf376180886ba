"""The state of an infusion, worked out from its entries by `fold`: what is known, what ran, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Generic, TypeVar

from nurse_app.clinical.findings import Facts
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.order import Order
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.plan import Plan
from nurse_app.clinical.products import Product
from nurse_app.clinical.quantities import Dose, Minutes, Rate, Volume
from nurse_app.clinical.setting import Clinic, Profile, Pump
from nurse_app.clinical.signs import GRADES, Grade
from nurse_app.clinical.vitals import Reading, Tripped
from nurse_app.infusion.entries import (
    Answered,
    CeilingLowered,
    CheckAnswered,
    Entry,
    Flushed,
    FollowUpPlanned,
    MeasureTaken,
    MedicationGiven,
    NotTaken,
    Opened,
    OptionChosen,
    PastInfusion,
    RateKept,
    Reopened,
    Signed,
    Wasted,
)
from nurse_app.infusion.gaps import Gap
from nurse_app.infusion.ledger import Ledger, Span, minutes_between
from nurse_app.infusion.outlook import Stage, Status
from nurse_app.infusion.transfer_facts import SentToFile

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class VitalsSet:
    """One set of vitals as it stands now: id of its entry, when, and which triggers it trips, worst first.

    `position` is its place among the effective entries; `late` where it was
    charted afterwards; `symptoms` are signs ticked with the set.
    """

    entry: str
    at: datetime
    position: int
    reading: Reading
    baseline: bool
    symptoms: tuple[SeenSign, ...]
    site: str
    pump_volume: Volume | None
    tripped: tuple[Tripped, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How an open reaction went at a time: better, same or worse; `signs` as graded anew, or empty."""

    at: datetime
    position: int
    course: str
    signs: tuple[SeenSign, ...] = ()


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction: id of its entry, signs as first noted, onset and end (None: open).

    `rate_at_onset` is the rate that ran, or the one before a pause; `during` is
    the place of the entry that began that span (None: before any, or after the
    end). `decided_at`
    is when something was chosen about it after the last time it was noted or
    got worse (None: nothing yet). `position` is its place among the effective entries,
    `ended_by` that of the entry which said it was gone.
    """

    id: str
    position: int
    first_signs: tuple[SeenSign, ...]
    onset: datetime
    noted: datetime
    rate_at_onset: Rate
    during: int | None = None
    courses: tuple[Course, ...] = ()
    resolved_at: datetime | None = None
    ended_by: int | None = None
    decided_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it is not resolved."""
        return self.resolved_at is None

    def over_before(self, moment: datetime, position: int) -> bool:
        """Whether it was gone before an entry of a moment; at one time the order kept decides."""
        if self.resolved_at is None or self.ended_by is None:
            return False
        return (self.resolved_at, self.ended_by) < (moment, position)

    @property
    def decided(self) -> bool:
        """Whether something was chosen about it as it is now."""
        return self.decided_at is not None

    @property
    def signs(self) -> tuple[SeenSign, ...]:
        """The signs as last graded."""
        return next((c.signs for c in reversed(self.courses) if c.signs), self.first_signs)

    def signs_at(self, moment: datetime) -> tuple[SeenSign, ...]:
        """The signs as graded by a moment; none before the onset and from its end on."""
        if moment < self.onset or (self.resolved_at is not None and self.resolved_at <= moment):
            return ()
        return next((c.signs for c in reversed(self.courses) if c.signs and c.at <= moment), self.first_signs)

    @property
    def grade(self) -> Grade:
        """The worst grade among its signs."""
        return max((s.grade for s in self.signs), key=GRADES.index)


@dataclass(frozen=True, slots=True)
class Vial:
    """A container: what its label says, and since when it hangs (None: not yet, or hung without being said)."""

    entry: str
    at: datetime
    product: str
    lot: str
    expiry: date
    grams: Dose
    serial: str
    hung_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hanging:
    """A container was hung: its lot, and whether no container of that lot hung before."""

    entry: str
    at: datetime
    lot: str
    new_lot: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding that asks was accepted: its code and facts, by whom, when and why."""

    entry: str
    finding: str
    facts: Facts
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """The pump stood still from `start` to `end` (None: still)."""

    start: datetime
    end: datetime | None
    reason: str
    position: int


@dataclass(frozen=True, slots=True)
class Run:
    """One rate without another between: its spans (a pause may lie within), in order."""

    rate: Rate
    spans: tuple[Span, ...]
    step_n: int | None = None

    @property
    def start(self) -> datetime:
        """When the rate first ran."""
        return self.spans[0].start

    @property
    def end(self) -> datetime | None:
        """When it last ran; None: it still runs."""
        return self.spans[-1].end

    def minutes(self, until: datetime) -> Minutes:
        """Time on this rate by `until`, pauses left out."""
        return Minutes(sum((s.minutes(until).value for s in self.spans), Fraction(0)))


@dataclass(frozen=True, slots=True)
class Emergency:
    """The emergency card: when it was opened, its steps with their times, when and why it was closed (None: open).

    `mistake` as in the closing entry; empty: it was an emergency.
    """

    opened_at: datetime
    steps: tuple[tuple[str, datetime, str], ...] = ()
    closed_at: datetime | None = None
    closed_because: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Timed(Generic[F]):
    """A fact with its entry's id, time and author, as it stands now."""

    entry: str
    at: datetime
    by: str
    fact: F


@dataclass(frozen=True, slots=True)
class Infusion:
    """Everything that the entries say so far. Nothing here depends on what time it is.

    What was asked:
        entries: as kept, never altered. effective: amendments applied, struck
            entries, the amendments themselves and what tells of alarms left
            out, in order of happening. amended: id of a corrected entry to the id of its last
            correction (its fact None: struck).
        opened, opened_at: the first entry. day: the local day of the infusion.
        patient, order, clinic, pump: as last corrected or changed; order_changes:
            when the prescriber changed it. adult: which bands apply.
        past: earlier infusions as known now; None: nothing is known.
        lowered: the lower ceiling that the nurse took after them, or None.
        plan: for that order, under `lowered`; product: None where the book has none of that id.
        profile, profile_because: how closely it is watched, and why (codes).
    What happened:
        ledger: rates and volumes. runs: each rate with its step. pauses.
        started_at: the first drop. ended_at: complete, stopped or emergency;
            None again once it runs again. end: `completed`, `stopped`,
            `emergency` or "" while it goes on; end_reason: as given.
        gaps: times in which nobody watched it here, with what was said of them.
        baseline: the set before the start; baseline_refused: the reason.
        readings: all sets. not_taken: what and why. reactions: all.
        vials, hung: containers, and which hung when, in order.
        checks: the last answer to each question. decisions. answered.
        identity: identifiers that matched. nurse: whose the infusion is;
            handed_over: former nurses who may not enter any more.
        emergencies: cards, the last may be open.
        chosen: options chosen. kept_rates: where the rate was kept, and why.
        signed: None until it is. voided: the reason, or "". away: when it was
            sent to another laptop, while this copy is only looked at; else None.
    Where it stands:
        stage, status: see `walk`.
    """

    id: str
    entries: tuple[Entry, ...]
    effective: tuple[Entry, ...]
    amended: Mapping[str, str]
    opened: Opened
    opened_at: datetime
    day: date
    patient: Patient
    order: Order
    order_changes: tuple[datetime, ...]
    clinic: Clinic
    pump: Pump
    adult: bool
    past: tuple[PastInfusion, ...] | None
    lowered: CeilingLowered | None
    plan: Plan
    product: Product | None
    profile: Profile
    profile_because: tuple[str, ...]
    stage: Stage
    status: Status
    ledger: Ledger
    runs: tuple[Run, ...]
    pauses: tuple[Pause, ...]
    started_at: datetime | None
    ended_at: datetime | None
    gaps: tuple[Gap, ...]
    end: str
    end_reason: str
    baseline: Reading | None
    baseline_at: datetime | None
    baseline_symptoms: tuple[SeenSign, ...]
    baseline_refused: str
    readings: tuple[VitalsSet, ...]
    not_taken: tuple[Timed[NotTaken], ...]
    reactions: tuple[Reaction, ...]
    vials: tuple[Vial, ...]
    hung: tuple[Hanging, ...]
    checks: Mapping[str, CheckAnswered]
    decisions: tuple[Decision, ...]
    answered: tuple[Timed[Answered], ...]
    identity: tuple[str, ...]
    nurse: str
    handed_over: frozenset[str]
    emergencies: tuple[Emergency, ...]
    chosen: tuple[Timed[OptionChosen], ...]
    kept_rates: tuple[Timed[RateKept], ...]
    medications: tuple[Timed[MedicationGiven], ...]
    flushes: tuple[Timed[Flushed], ...]
    wasted: tuple[Timed[Wasted], ...]
    measures: tuple[Timed[MeasureTaken], ...]
    taught: tuple[str, ...]
    follow_ups: tuple[FollowUpPlanned, ...]
    observation_ended_at: datetime | None
    site: str
    signed: Timed[Signed] | None
    voided: str
    away: Timed[SentToFile] | None
    reopened: tuple[Timed[Reopened], ...] = ()

    @property
    def open_reactions(self) -> tuple[Reaction, ...]:
        """Reactions that are not resolved, in order of onset."""
        return tuple(r for r in self.reactions if r.open)

    @property
    def open_gaps(self) -> tuple[Gap, ...]:
        """Times that nobody watched of which the nurse has not said yet what the pump did; none once it has ended."""
        return tuple(g for g in self.gaps if not g.did) if self.ended_at is None else ()

    @property
    def emergency_since(self) -> datetime | None:
        """When the open emergency card was opened, or None."""
        last = self.emergencies[-1] if self.emergencies else None
        return last.opened_at if last is not None and last.closed_at is None else None

    @property
    def running(self) -> bool:
        """Whether the pump runs, as far as the chart says."""
        return self.status is Status.INFUSING

    def elapsed(self, now: datetime) -> Minutes:
        """Time since the first drop, up to the end when it has ended; 0 before."""
        if self.started_at is None:
            return Minutes.of(0)
        return minutes_between(self.started_at, self.ended_at or max(now, self.started_at))
