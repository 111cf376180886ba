"""What the nurse asks for on a screen, as plain values: wishes come up, and the desk answers them.

Numbers are decimals as typed, in the unit the field shows; times are aware.
A wish knows no rule: whether it may be done is the desk's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nurse_app.clinical.findings import Facts
from nurse_app.clinical.options import Option

Shown = tuple[Option, ...]
"""A list of options as it stood on the screen, with the facts that it was worked out from."""

Seen = tuple[str, str]
"""A sign's id and a grade (mild, moderate, severe)."""


@dataclass(frozen=True, slots=True)
class CheckIdentity:
    """Identifiers as typed or scanned, to be compared with the record; empty text: not given."""

    birth_date: str = ""
    record_number: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """A question of the checklist."""

    check: str
    right: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Decide:
    """Accept a finding that asks, by name and with a reason; `about`: only the one with these facts."""

    finding: str
    reason: str
    about: Facts | None = None


@dataclass(frozen=True, slots=True)
class LowerCeiling:
    """Take the lower ceiling that past infusions teach, in mL/h as it was shown."""

    rate: Decimal


@dataclass(frozen=True, slots=True)
class RestoreCeiling:
    """Take the lower ceiling back, with the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class TellLateReaction:
    """The patient tells of a reaction after the last infusion had ended."""

    signs: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class AddVial:
    """A container: product id, lot, expiry as typed (YYYY-MM or YYYY-MM-DD), grams; or the whole scanned text."""

    product: str = ""
    lot: str = ""
    expiry: str = ""
    grams: Decimal | None = None
    serial: str = ""
    scanned: str = ""


@dataclass(frozen=True, slots=True)
class ChangeBottle:
    """The next container hangs."""

    lot: str


@dataclass(frozen=True, slots=True)
class GiveMedication:
    """A drug was given."""

    name: str
    dose: str
    route: str
    again_from: datetime | None = None
    why: str = ""
    happened: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakeVitals:
    """One set as typed, by the vital's key (systolic, diastolic, pulse, respiration, temperature_c, spo2, pain).

    The temperature is in the unit of the settings. `confirmed` are the keys
    typed a second time after a second look was asked for. `not_taken` are
    vitals left out, by key, each with the reason.
    """

    numbers: tuple[tuple[str, Decimal], ...]
    baseline: bool = False
    alertness: str = ""
    site: str = ""
    symptoms: tuple[Seen, ...] = ()
    pump_volume: Decimal | None = None
    confirmed: tuple[str, ...] = ()
    happened: datetime | None = None
    because_late: str = ""
    not_taken: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RefuseVitals:
    """Vitals were not taken (`what` is vitals or baseline), with the reason."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class AcceptBattery:
    """Start though the battery is low and the laptop not plugged in."""

    reason: str


@dataclass(frozen=True, slots=True)
class Start:
    """The pump shows this rate and runs."""

    read_back: Decimal


@dataclass(frozen=True, slots=True)
class ChangeRate:
    """The pump was set and shows this rate."""

    read_back: Decimal
    reason: str = ""
    happened: datetime | None = None
    because_late: str = ""


@dataclass(frozen=True, slots=True)
class FoundRate:
    """The pump was found at this rate."""

    read_back: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class NoteReaction:
    """Signs with grades from an onset (None: now)."""

    signs: tuple[Seen, ...]
    onset: datetime | None = None


@dataclass(frozen=True, slots=True)
class TellCourse:
    """An open reaction is better, same or worse."""

    reaction: str
    course: str
    signs: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Choose:
    """An option by number, for a reaction or a tripped reading (id of its entry).

    `read_back` is what the pump shows where the option sets a rate, None for
    the choice alone. `keep` needs a reason. `shown`: the list that it was
    chosen from, None where none was on a screen.
    """

    about: str
    number: int
    read_back: Decimal | None = None
    reason: str = ""
    shown: Shown | None = None


@dataclass(frozen=True, slots=True)
class KeepRate:
    """Keep the rate against a rule."""

    reason: str


@dataclass(frozen=True, slots=True)
class Resolve:
    """Reactions are gone (ids; empty: all open ones)."""

    reactions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """The pump was paused."""

    reason: str


@dataclass(frozen=True, slots=True)
class Resume:
    """The pump runs again and shows this rate."""

    read_back: Decimal


@dataclass(frozen=True, slots=True)
class Stop:
    """The infusion is ended before its volume is in."""

    reason: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """Emergency was pressed."""


@dataclass(frozen=True, slots=True)
class DoEmergencyStep:
    """A step of the emergency card was done."""

    step: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CloseEmergency:
    """The emergency card is closed; `mistake` is empty, `ran-on` or `stood` (opened by mistake: what the pump did)."""

    reason: str
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class ReadPumpVolume:
    """The volume the pump shows, mL."""

    volume: Decimal


@dataclass(frozen=True, slots=True)
class TellGap:
    """What the pump did while nobody watched it here; see `desk_gap.PumpDid`. `rate` in mL/h, `volume` in mL."""

    did: str
    rate: Decimal | None = None
    since: datetime | None = None
    until: datetime | None = None
    volume: Decimal | None = None
    detail: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Free words."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeSite:
    """Another IV site."""

    site: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeOrder:
    """A new maximum rate from the prescriber, read back."""

    prescriber: str
    maximum: Decimal
    unit: str
    read_back: bool


@dataclass(frozen=True, slots=True)
class CorrectWeight:
    """The weight (kg) was wrong; dose and ceiling are worked out again."""

    weight: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Another nurse takes over."""

    nurse: str


@dataclass(frozen=True, slots=True)
class Complete:
    """The ordered volume is in."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Flush:
    """The line was flushed, mL."""

    fluid: str
    volume: Decimal


@dataclass(frozen=True, slots=True)
class Waste:
    """Grams not given."""

    grams: Decimal
    lot: str
    reason: str


@dataclass(frozen=True, slots=True)
class EndObservation:
    """The observation is over; early ones need a reason."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Teach:
    """What was told (ids)."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """A later contact (id of the book's follow-up)."""

    follow_up: str
    due: datetime


@dataclass(frozen=True, slots=True)
class TakeMeasure:
    """An outcome measure."""

    measure: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something missing is answered or explained."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class AmendEntry:
    """An entry was wrong. `text` is for notes; for the rest the corrected wish is given; neither: strike it out.

    `happened` where the time was wrong too; None: it stays.
    """

    entry: str
    reason: str
    correct: object | None = None
    happened: datetime | None = None


@dataclass(frozen=True, slots=True)
class Void:
    """Begun in error."""

    reason: str


@dataclass(frozen=True, slots=True)
class Sign:
    """The nurse signs with the password (checked by the vault, kept nowhere)."""

    password: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """What was signed or ended was so by mistake."""

    reason: str


@dataclass(frozen=True, slots=True)
class Add:
    """Words after the signature."""

    text: str


@dataclass(frozen=True, slots=True)
class SendToFile:
    """Go on at another laptop: the session is to be written to this folder."""

    folder: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The other laptop never took it over: go on here."""

    reason: str
