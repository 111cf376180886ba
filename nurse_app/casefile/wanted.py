"""What the entries of a case ask to be done, one small class for each word of `do`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Dose, Rate, RateAs, Volume
from nurse_app.clinical.vitals import Reading


@dataclass(frozen=True, slots=True)
class Start:
    """Run the first step."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """A set of vitals with what was seen and read beside it."""

    reading: Reading
    symptoms: tuple[SeenSign, ...] = ()
    site: str = ""
    pump_volume: Volume | None = None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something due that was not done."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetRate:
    """The rate that the pump shows after it was set."""

    rate: Rate


@dataclass(frozen=True, slots=True)
class FoundRate:
    """The rate that the pump was found at."""

    rate: Rate
    reason: str


@dataclass(frozen=True, slots=True)
class Reaction:
    """Signs with grades; `onset` in minutes from the start, None: at the entry's own time."""

    signs: tuple[SeenSign, ...]
    onset: int | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """An option of the list last printed, by its number."""

    option: int
    only: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeepRate:
    """The rate is kept against a rule."""

    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reaction is gone, by the number of its entry in the case; None: all that are open."""

    reaction: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """The pump stands still."""

    reason: str


@dataclass(frozen=True, slots=True)
class Resume:
    """The pump runs again."""

    rate: Rate


@dataclass(frozen=True, slots=True)
class Stop:
    """The infusion ends early."""

    reason: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """Emergency was pressed."""


@dataclass(frozen=True, slots=True)
class Vial:
    """A container."""

    product: str
    lot: str
    expiry: date
    grams: Dose


@dataclass(frozen=True, slots=True)
class Scan:
    """The text of a scanned code."""

    text: str


@dataclass(frozen=True, slots=True)
class Bottle:
    """The next container hangs."""

    lot: str


@dataclass(frozen=True, slots=True)
class Medication:
    """A drug was given."""

    name: str
    dose: str
    route: str


@dataclass(frozen=True, slots=True)
class PumpVolume:
    """The volume that the pump shows."""

    volume: Volume


@dataclass(frozen=True, slots=True)
class Note:
    """Free words."""

    text: str


@dataclass(frozen=True, slots=True)
class OrderChange:
    """The prescriber's new highest rate."""

    prescriber: str
    maximum_rate: RateAs | None
    read_back: bool


@dataclass(frozen=True, slots=True)
class Handover:
    """Another nurse goes on."""

    nurse: str


@dataclass(frozen=True, slots=True)
class Amend:
    """An earlier entry, by its number, and what it should have said (None: it should not stand).

    `at` is the corrected time in minutes from the start; None: as it was.
    """

    entry: int
    reason: str
    correct: Wanted | None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Something missing or asked was answered."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Complete:
    """The ordered volume is in."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """The nurse signs."""


Wanted = (
    Start
    | Vitals
    | NotTaken
    | SetRate
    | FoundRate
    | Reaction
    | Choose
    | KeepRate
    | Resolved
    | Pause
    | Resume
    | Stop
    | Emergency
    | Vial
    | Scan
    | Bottle
    | Medication
    | PumpVolume
    | Note
    | OrderChange
    | Handover
    | Amend
    | Answer
    | Complete
    | Sign
)
