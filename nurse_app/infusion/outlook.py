"""What the screen shows now: rate, volume, finish, what is due, what each button would do, alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from nurse_app.clinical.findings import Facts, Findings
from nurse_app.clinical.options import Guidance, SeenSign
from nurse_app.clinical.plan import Ceiling
from nurse_app.clinical.quantities import Dose, Minutes, Rate, Volume
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Band, Reading, Tripped


class Stage(StrEnum):
    """The six stages of the walk."""

    VERIFY = "verify"
    PREPARE = "prepare"
    BASELINE = "baseline"
    INFUSE = "infuse"
    OBSERVE = "observe"
    SIGNATURE = "signature"


class Status(StrEnum):
    """What the infusion is doing."""

    READY = "ready"
    INFUSING = "infusing"
    PAUSED = "paused"
    STOPPED = "stopped"
    OBSERVING = "observing"
    SIGNED = "signed"
    VOIDED = "voided"


class DueState(StrEnum):
    """How pressing something due is."""

    COMING = "coming"
    NOW = "now"
    LATE = "late"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done. `what`: vitals, rate, recheck, bottle, finish, observe, measure …

    `rate` for a rise; `held` says what keeps it locked (empty: may be done).
    `later_still`: so late that it turns red.
    """

    what: str
    at: datetime
    state: DueState
    why: str = ""
    rate: Rate | None = None
    held: Findings = ()
    later_still: bool = False


class VerdictKind(StrEnum):
    """What is said of the last vitals."""

    NONE = "none"
    FINE = "fine"
    BAND = "band"
    REACTION = "reaction"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last set in one word. `band` the worst band tripped; an open reaction always hides `fine`."""

    kind: VerdictKind
    reading: Reading | None = None
    at: datetime | None = None
    band: Band | None = None
    tripped: tuple[Tripped, ...] = ()
    clean_sets: int = 0


@dataclass(frozen=True, slots=True)
class OpenReaction:
    """A reaction that is not resolved: id of its entry, signs, worst grade, onset, rate at onset, last course."""

    id: str
    signs: tuple[SeenSign, ...]
    grade: Grade
    onset: datetime
    rate_at_onset: Rate
    course: str = ""
    decided: bool = False


class Priority(StrEnum):
    """How loud an alarm is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that needs the nurse: a code for its sentence, since when, how loud."""

    code: str
    priority: Priority
    since: datetime
    facts: Facts = ()


class Act(StrEnum):
    """A button: what the nurse can do."""

    START = "start"
    VITALS = "vitals"
    REACTION = "reaction"
    CHANGE_RATE = "change-rate"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    COMPLETE = "complete"
    BOTTLE = "bottle"
    SIGN = "sign"
    END_OBSERVATION = "end-observation"
    NOTE = "note"
    EMERGENCY = "emergency"
    HANDOVER = "handover"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Button:
    """What an action would do if pressed now: `held` empty means it may be done; `rate` is what would be set."""

    act: Act
    held: Findings = ()
    rate: Rate | None = None
    due: bool = False


@dataclass(frozen=True, slots=True)
class Bottle:
    """A container on the volume bar: where it begins, its grams and lot, and whether it is the one running."""

    n: int
    starts_at: Volume
    grams: Dose
    lot: str
    running: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything the infusing screen shows at `now`, worked out from the entries.

    `rate` is what runs (0 when paused or over); `last_rate` what ran before a
    pause. `step_n` of `step_of` are None off the plan. `unconfirmed_since`:
    a rate step was due and neither done nor declined. `volume_range` is given
    where the rate is unconfirmed. `volume_in` means the ordered volume is
    computed to be in: the screen asks, nothing completes by itself. `missing`
    are the names by which what is missing is answered; `missing_findings` say
    the same with their facts. `to_decide`: what asks for a decision by name.
    `pump_difference`: the pump's last figure less the computed volume.
    """

    now: datetime
    stage: Stage
    status: Status
    rate: Rate
    last_rate: Rate
    mg_kg_min: Fraction | None
    step_n: int | None
    step_of: int
    since: datetime | None
    unconfirmed_since: datetime | None
    given: Volume
    given_dose: Dose
    ordered: Volume
    ordered_dose: Dose
    volume_in: bool
    finish_at: datetime | None
    started_at: datetime | None
    elapsed: Minutes
    due: tuple[Due, ...]
    verdict: Verdict
    ceiling: Ceiling | None
    buttons: tuple[Button, ...]
    reactions: tuple[OpenReaction, ...]
    guidance: tuple[tuple[str, Guidance], ...]
    alarms: tuple[Alarm, ...]
    bottles: tuple[Bottle, ...]
    missing: tuple[str, ...]
    emergency_since: datetime | None
    pump_difference: Volume | None = None
    volume_range: tuple[Volume, Volume] | None = None
    missing_findings: Findings = ()
    to_decide: Findings = ()

    def button(self, act: Act) -> Button:
        """The button of an action."""
        return next(b for b in self.buttons if b.act is act)
