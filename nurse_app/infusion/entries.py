"""Entries: facts in the past tense, appended and never altered; an infusion is its list of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from nurse_app.clinical.findings import Facts
from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.order import Order
from nurse_app.clinical.past import PastInfusion as PastInfusion
from nurse_app.clinical.past import PastReaction as PastReaction
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.quantities import Dose, Minutes, Rate, Volume
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.vitals import Reading, Vital
from nurse_app.infusion.alarm_facts import AlarmAnswered as AlarmAnswered
from nurse_app.infusion.alarm_facts import AlarmOver as AlarmOver
from nurse_app.infusion.alarm_facts import AlarmRaised as AlarmRaised
from nurse_app.infusion.alarm_facts import AlarmSeen as AlarmSeen
from nurse_app.infusion.alarm_facts import SoundBack as SoundBack
from nurse_app.infusion.alarm_facts import SoundChecked as SoundChecked
from nurse_app.infusion.alarm_facts import SoundPaused as SoundPaused
from nurse_app.infusion.moment import Moment as Moment
from nurse_app.infusion.transfer_facts import SentToFile as SentToFile
from nurse_app.infusion.transfer_facts import TakenBack as TakenBack
from nurse_app.infusion.transfer_facts import TakenOver as TakenOver


@dataclass(frozen=True, slots=True)
class Opened:
    """A patient and an order were put on the chart: the first entry of every infusion.

    `history` None: nothing is known, which makes the visit cautious. `made_by` is empty, or `case file`.
    """

    kind: ClassVar[str] = "opened"
    patient: Patient
    order: Order
    clinic: Clinic
    pump: Pump
    book: str
    history: tuple[PastInfusion, ...] | None = None
    planned_for: datetime | None = None
    chair: int = 1
    training: bool = False
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class OrderCorrected:
    """Weight, order, product or pump was corrected during the infusion; ceiling and doses are worked out again."""

    kind: ClassVar[str] = "order-corrected"
    patient: Patient
    order: Order
    pump: Pump
    reason: str


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """The prescriber gave a new order by voice, read back: only the order's maximum rate."""

    kind: ClassVar[str] = "order-changed"
    prescriber: str
    order: Order
    read_back: bool


@dataclass(frozen=True, slots=True)
class CeilingLowered:
    """The nurse took the lower ceiling that past infusions teach; steps and rises obey it from here on.

    `rule` by name and `source` as shown; `facts` are those it was offered with.
    """

    kind: ClassVar[str] = "ceiling-lowered"
    rate: Rate
    rule: str
    source: str
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class CeilingRestored:
    """The lower ceiling was taken back, with the reason; today's own ceiling counts again."""

    kind: ClassVar[str] = "ceiling-restored"
    reason: str


@dataclass(frozen=True, slots=True)
class LateReactionTold:
    """The patient told of a reaction after the last infusion had ended: signs with grades, none while it ran."""

    kind: ClassVar[str] = "late-reaction-told"
    signs: tuple[SeenSign, ...]


@dataclass(frozen=True, slots=True)
class IdentityChecked:
    """Two identifiers were typed and compared. `matched` names them (`birth-date`, `record-number`, `name`)."""

    kind: ClassVar[str] = "identity-checked"
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckAnswered:
    """A question of the checklist was answered; `detail` holds what was said (site, gauge, time …)."""

    kind: ClassVar[str] = "check-answered"
    check: str
    right: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A named person accepted a finding that asks (or answered a hold of the checklist), with a reason."""

    kind: ClassVar[str] = "decided"
    finding: str
    reason: str
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class VialAdded:
    """A container was scanned or typed: product, lot, expiry (last day of a month given alone), grams."""

    kind: ClassVar[str] = "vial-added"
    product: str
    lot: str
    expiry: date
    grams: Dose
    serial: str = ""
    inspected: bool = True


@dataclass(frozen=True, slots=True)
class BottleChanged:
    """The next container was hung; a lot not used before brings vitals again."""

    kind: ClassVar[str] = "bottle-changed"
    lot: str


@dataclass(frozen=True, slots=True)
class MedicationGiven:
    """A drug was given: dose, route, and from when it may be given again."""

    kind: ClassVar[str] = "medication-given"
    name: str
    dose: str
    route: str
    again_from: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class VitalsTaken:
    """One set of vitals. `baseline` marks the set before the first drop; `symptoms` are signs there at that time.

    `second_look` names the improbable ones, which were typed a second time.
    """

    kind: ClassVar[str] = "vitals-taken"
    reading: Reading
    baseline: bool = False
    symptoms: tuple[SeenSign, ...] = ()
    site: str = ""
    pump_volume: Volume | None = None
    second_look: tuple[Vital, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something due was not done, with the reason (the patient refused, say). `what` is vitals or baseline."""

    kind: ClassVar[str] = "not-taken"
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Started:
    """The first drop ran, at the rate read back from the pump."""

    kind: ClassVar[str] = "started"
    rate: Rate


@dataclass(frozen=True, slots=True)
class RateChanged:
    """The nurse set the pump and read it back."""

    kind: ClassVar[str] = "rate-changed"
    rate: Rate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RateFound:
    """The pump was found at this rate: a fact, always kept, above a ceiling a high alarm."""

    kind: ClassVar[str] = "rate-found"
    rate: Rate
    reason: str


@dataclass(frozen=True, slots=True)
class ReactionNoted:
    """Signs with grades, from their onset (which is this entry's own time of happening)."""

    kind: ClassVar[str] = "reaction-noted"
    signs: tuple[SeenSign, ...]
    onset: datetime


@dataclass(frozen=True, slots=True)
class ReactionCourse:
    """How an open reaction goes: better, same or worse."""

    kind: ClassVar[str] = "reaction-course"
    reaction: str
    course: str
    signs: tuple[SeenSign, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionChosen:
    """The nurse chose one of the options shown for a reaction (or a tripped trigger).

    The whole list as shown is kept. Setting the pump is an entry of its own,
    made together with this one unless only the choice was recorded.
    """

    kind: ClassVar[str] = "option-chosen"
    about: str
    number: int
    do: Do
    rate: Rate | None
    rule: str
    shown: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RateKept:
    """The nurse kept the rate against a rule, with a reason."""

    kind: ClassVar[str] = "rate-kept"
    reason: str


@dataclass(frozen=True, slots=True)
class ReactionResolved:
    """Open reactions (ids of their entries) are gone."""

    kind: ClassVar[str] = "reaction-resolved"
    reactions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paused:
    """The pump was stopped for a while, vein kept open."""

    kind: ClassVar[str] = "paused"
    reason: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pump runs again, at the rate read back."""

    kind: ClassVar[str] = "resumed"
    rate: Rate


@dataclass(frozen=True, slots=True)
class Stopped:
    """The infusion was ended before its volume was in, with the reason."""

    kind: ClassVar[str] = "stopped"
    reason: str


@dataclass(frozen=True, slots=True)
class EmergencyOpened:
    """Emergency was pressed: the infusion counts as stopped from this moment."""

    kind: ClassVar[str] = "emergency-opened"


@dataclass(frozen=True, slots=True)
class EmergencyStepDone:
    """A step of the emergency card was done (its time is the entry's)."""

    kind: ClassVar[str] = "emergency-step-done"
    step: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyClosed:
    """The emergency card was closed, with the reason (handed to the crew, patient is well …).

    `mistake` empty: it was one, the infusion stays stopped. `ran-on` or
    `stood`: it was opened by mistake, and what the pump did meanwhile.
    """

    kind: ClassVar[str] = "emergency-closed"
    reason: str
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class PumpVolumeRead:
    """The volume that the pump itself shows."""

    kind: ClassVar[str] = "pump-volume-read"
    volume: Volume


@dataclass(frozen=True, slots=True)
class Noted:
    """Free words."""

    kind: ClassVar[str] = "noted"
    text: str


@dataclass(frozen=True, slots=True)
class SiteChanged:
    """The IV site was changed, with the reason."""

    kind: ClassVar[str] = "site-changed"
    site: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The infusion was handed over; later entries are the next nurse's."""

    kind: ClassVar[str] = "handed-over"
    nurse: str


@dataclass(frozen=True, slots=True)
class Completed:
    """The ordered volume is in."""

    kind: ClassVar[str] = "completed"


@dataclass(frozen=True, slots=True)
class Flushed:
    """The line was flushed; not dose."""

    kind: ClassVar[str] = "flushed"
    fluid: str
    volume: Volume


@dataclass(frozen=True, slots=True)
class Wasted:
    """Product not given, with its lot and reason."""

    kind: ClassVar[str] = "wasted"
    grams: Dose
    lot: str
    reason: str


@dataclass(frozen=True, slots=True)
class ObservationEnded:
    """The patient was watched after the end for long enough, or it ended early with a reason."""

    kind: ClassVar[str] = "observation-ended"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TeachingGiven:
    """What was told to the patient (ids of the teaching list)."""

    kind: ClassVar[str] = "teaching-given"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpPlanned:
    """A later contact was planned."""

    kind: ClassVar[str] = "follow-up-planned"
    follow_up: str
    due: datetime


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """An outcome measure was taken."""

    kind: ClassVar[str] = "measure-taken"
    measure: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """Something that was missing was answered or explained."""

    kind: ClassVar[str] = "answered"
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Amended:
    """An earlier entry was wrong: what it should have said (None: it should not stand at all), and why."""

    kind: ClassVar[str] = "amended"
    entry: str
    reason: str
    correct: Fact | None
    happened: datetime | None = None


@dataclass(frozen=True, slots=True)
class Voided:
    """The infusion was begun in error (wrong patient, cancelled before the first drop); it stays visible."""

    kind: ClassVar[str] = "voided"
    reason: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The nurse signed: the infusion is sealed, only addenda follow. `head` is the chain's head that was signed."""

    kind: ClassVar[str] = "signed"
    head: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Reopened:
    """A lead opened what was wrongly signed or ended; `what` is `signature` or `end`. What was before stays visible.

    Without its signature the record takes entries again and is signed anew.
    Without its end the infusion is paused since then: what the pump does is
    read back before anything runs.
    """

    kind: ClassVar[str] = "reopened"
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Addendum:
    """Words added after the signature."""

    kind: ClassVar[str] = "addendum"
    text: str


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """The wall clock moved against the clock that counts through sleep, or nobody watched for a while.

    `what` is one of `infusion.gaps`. `before` and `after` bound the time that
    nobody watched; for a clock that was set, what it would have shown and showed.
    """

    kind: ClassVar[str] = "clock-jumped"
    what: str
    span: Minutes
    before: datetime | None = None
    after: datetime | None = None


@dataclass(frozen=True, slots=True)
class GapAnswered:
    """The nurse said what the pump did while nobody watched here (`about`: the entries that tell of it).

    `did`: ran-on, stayed, paused, other-rate or not-known. What it did is told by entries of their own.
    """

    kind: ClassVar[str] = "gap-answered"
    about: tuple[str, ...]
    did: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """All entries before this one came out of a signed PDF.

    `name` and `file` are the PDF's name and SHA-256, `head` and `entries` the head and number of those before,
    `certificate` the SHA-256 of the certificate that had signed the file.
    """

    kind: ClassVar[str] = "brought-in"
    name: str
    file: str
    head: str
    entries: int
    certificate: str


Fact = (
    Opened
    | OrderCorrected
    | OrderChanged
    | CeilingLowered
    | CeilingRestored
    | LateReactionTold
    | IdentityChecked
    | CheckAnswered
    | Decided
    | VialAdded
    | BottleChanged
    | MedicationGiven
    | VitalsTaken
    | NotTaken
    | Started
    | RateChanged
    | RateFound
    | ReactionNoted
    | ReactionCourse
    | OptionChosen
    | RateKept
    | ReactionResolved
    | Paused
    | Resumed
    | Stopped
    | EmergencyOpened
    | EmergencyStepDone
    | EmergencyClosed
    | PumpVolumeRead
    | Noted
    | SiteChanged
    | HandedOver
    | Completed
    | Flushed
    | Wasted
    | ObservationEnded
    | TeachingGiven
    | FollowUpPlanned
    | MeasureTaken
    | Answered
    | Amended
    | Voided
    | Signed
    | Reopened
    | Addendum
    | ClockJumped
    | SoundChecked
    | AlarmRaised
    | AlarmSeen
    | AlarmAnswered
    | AlarmOver
    | SoundPaused
    | SoundBack
    | GapAnswered
    | BroughtIn
    | SentToFile
    | TakenOver
    | TakenBack
)


NOT_SIGNED_IN = "not signed in"
"""The author of an emergency that was answered on the locked screen; who it was is named before the signature."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its two times and its author.

    `happened` is when it was so (the nurse's word), `recorded` when it was
    made (the machine's, never earlier than the entry before). `id` is made
    by the client, so that saving twice is saving once.
    """

    id: str
    happened: datetime
    recorded: Moment
    author: str
    fact: Fact
    because_late: str = field(default="")

    @property
    def kind(self) -> str:
        """The fact's kind."""
        return self.fact.kind
