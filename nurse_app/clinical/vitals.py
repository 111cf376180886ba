"""Vital signs: one reading, the bounds it must lie in, and the triggers it may trip against the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Score, Temperature
from nurse_app.clinical.signs import Action
from nurse_app.clinical.sources import Source


class Vital(StrEnum):
    """The measured ones, with their key in files."""

    SYSTOLIC = "systolic"
    DIASTOLIC = "diastolic"
    PULSE = "pulse"
    RESPIRATION = "respiration"
    TEMPERATURE = "temperature_c"
    SPO2 = "spo2"
    PAIN = "pain"


COMPLETE_SET = (
    Vital.SYSTOLIC,
    Vital.DIASTOLIC,
    Vital.PULSE,
    Vital.RESPIRATION,
    Vital.TEMPERATURE,
    Vital.SPO2,
)


class Alertness(StrEnum):
    """How awake the patient is."""

    ALERT = "alert"
    DROWSY = "drowsy"
    DISORIENTED = "disoriented"
    VOICE_PAIN_OR_NOT = "voice-pain-or-not"


@dataclass(frozen=True, slots=True)
class Reading:
    """One set of vitals; what was not measured is None, never 0."""

    systolic: Pressure | None = None
    diastolic: Pressure | None = None
    pulse: PerMinute | None = None
    respiration: PerMinute | None = None
    temperature_c: Temperature | None = None
    spo2: Percent | None = None
    pain: Score | None = None
    alertness: Alertness | None = None

    def number(self, vital: Vital) -> Fraction | None:
        """The measured number in the vital's own unit, or None."""
        quantity = getattr(self, vital.value)
        return None if quantity is None else quantity.value

    @property
    def complete(self) -> bool:
        """Whether all six that a rate rise needs were measured (pain and alertness are not among them)."""
        return all(self.number(v) is not None for v in COMPLETE_SET)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Outside `refuse` a value is impossible; outside `look` it needs a second look. Both ends count as inside."""

    vital: Vital
    unit: str
    refuse: tuple[Fraction, Fraction]
    look: tuple[Fraction, Fraction] | None = None
    look_change: Fraction | None = None
    source: str = ""


class Band(StrEnum):
    """How far a vital sign is off."""

    AMBER = "amber"
    ORANGE = "orange"
    RED = "red"


BANDS = (Band.AMBER, Band.ORANGE, Band.RED)


class Compare(StrEnum):
    """How a condition compares. Edges as in the book: fall, rise, at least, at most include the figure."""

    FALL = "fall"
    FALL_PERCENT = "fall_percent"
    BELOW = "below"
    RISE = "rise"
    ABOVE = "above"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ALERTNESS = "alertness"
    WITH = "with"


@dataclass(frozen=True, slots=True)
class Condition:
    """One way into a band. FALL and RISE are against the baseline; FALL_PERCENT is strictly more than.

    With `with_signs` (like `chills_rigors>=moderate`) or `with_triggers`
    (like `sbp_rise.amber`), at least one of them must be there too. WITH has
    no figure: only the company counts (all `with_signs` groups are one any-of
    list, all `with_triggers` another; both must be met where both are given).
    `own`: the figure is the prescriber's for this patient, not the book's.
    """

    test: Compare
    vital: Vital | None = None
    figure: Fraction | None = None
    alertness: Alertness | None = None
    with_signs: tuple[str, ...] = ()
    with_triggers: tuple[str, ...] = ()
    own: bool = False

    @property
    def absolute(self) -> bool:
        """Whether the figure is a level and not a change (an absolute limit the baseline may already lie beyond)."""
        return self.test in (Compare.BELOW, Compare.ABOVE, Compare.AT_LEAST, Compare.AT_MOST)


@dataclass(frozen=True, slots=True)
class Also:
    """What the book does besides in a band while one of these signs is there (like `headache`, at any grade)."""

    with_signs: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class TriggerBand:
    """The conditions of one band (any one is enough), what the book does first, and what besides in company."""

    band: Band
    conditions: tuple[Condition, ...]
    actions: tuple[Action, ...]
    also: Also | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A vital sign being watched (sbp_fall, hr_high …)."""

    id: str
    label: str
    unit: str
    bands: tuple[TriggerBand, ...]
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tripped:
    """A trigger met by a reading: its worst band, the condition that decided, the value and the baseline it used.

    `company`: ids of the signs and triggers that had to be there too, and were.
    """

    trigger: str
    band: Band
    condition: Condition
    value: str
    baseline: str
    actions: tuple[Action, ...]
    source: str
    company: tuple[str, ...] = ()
