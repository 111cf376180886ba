"""The words of the vitals panel: fields, last and baseline values, changes, second look, what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from nurse_app.clinical.quantities import Temperature, written
from nurse_app.clinical.vitals import Reading, Vital
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.wording.infusing_due import DueWords
from nurse_app.wording.numbers import clock, degrees, in_words

TITLE = "Vitals"
BASELINE_TITLE = "Baseline vitals"
TAKEN_AT = "taken at"
YOU_TYPED = "You typed"
FROM_BASELINE = "From baseline"
ALERTNESS = "Alertness"
SITE = "IV site"
SYMPTOM = "Symptom"
SAVE_VITALS = "Save vitals"
SAVE_BASELINE = "Save baseline"
COULD_NOT = "Could not take one?"
COULD_NOT_TITLE = "Could not be taken"
NONE_TAKEN = "None could be taken"
WHICH = "Which"
WHY_NOT = "Why"
WHY_LATE = "Why late"
WHY_LATE_HINT = "helping at chair 2"
COUNTED_AGAIN = "Counted again"
TYPE_SYMPTOM = "Which symptom"
BACK_TO_FIELDS = "Back to the fields"
MARK = "Mark as not taken"
MEASURE_AGAIN = "Typed twice, and twice the same: it stands."

ALERTNESS_CHOICES = (
    ("alert", "Alert"),
    ("drowsy", "Drowsy"),
    ("disoriented", "Disoriented"),
    ("voice-pain-or-not", "Hard to wake"),
)
SITE_CHOICES = (("sound", "Sound"), ("sore", "Sore"))
SYMPTOM_CHOICES = (("none", "None"), ("yes", "Yes"))
REASONS = (
    ("refused", "patient refused"),
    ("cuff", "cuff not tolerated"),
    ("device", "no device"),
    ("asleep", "asleep, left to sleep"),
)


@dataclass(frozen=True, slots=True)
class VitalField:
    """A field of the panel: the vital's key, its name and unit."""

    key: str
    name: str
    unit: str


def vital_fields(temperature: str) -> tuple[VitalField, ...]:
    """The fields from left to right; the temperature in the clinic's unit, the pump's volume last."""
    return (
        VitalField("systolic", "Systolic", "mmHg"),
        VitalField("diastolic", "Diastolic", "mmHg"),
        VitalField("pulse", "Pulse", "/min"),
        VitalField("temperature_c", "Temp", f"°{temperature}"),
        VitalField("spo2", "SpO2", "%"),
        VitalField("respiration", "Resp", "/min"),
        VitalField("pain", "Pain", "0 to 10"),
        VitalField("pump", "Pump", "mL given"),
    )


_MANY = 3
OPTIONAL = ("pain", "pump")


def shown(reading: Reading | None, key: str, temperature: str) -> str:
    """A value of a reading as a column shows it; empty where it was not measured."""
    value = as_typed(reading, key, temperature)
    return "" if value is None else written(value, 1)


def as_typed(reading: Reading | None, key: str, temperature: str) -> Fraction | None:
    """A value of a reading in the unit in which it is typed, or None."""
    if reading is None or key == "pump":
        return None
    value = reading.number(Vital(key))
    if value is not None and key == "temperature_c":
        return Fraction(degrees(Temperature(value), temperature))
    return value


def change(typed: Decimal | None, baseline: Fraction | None) -> str:
    """How far a value lies from the baseline: "↓ 6", "↑ 0.2", "same"; empty without one of them."""
    if typed is None or baseline is None:
        return ""
    by = Fraction(typed) - baseline
    if by == 0:
        return "same"
    return f"{'↓' if by < 0 else '↑'} {written(abs(by), 1)}"


def row_head(word: str, at: datetime | None) -> str:
    """The head of a row of earlier values: "Last, 11:15"."""
    return f"{word}, {clock(at)}" if at else word


def before_what(due: tuple[DueWords, ...]) -> str:
    """What this set is for, where a rise waits for it."""
    rise = next((d for d in due if d.panel == "change-rate"), None)
    return f"before the {rise.what[:1].lower()}{rise.what[1:]}" if rise is not None else ""


def second_look_title(name: str, value: Decimal) -> str:
    """What is asked at a second look: "Second look: pulse one hundred seventy-six?"."""
    return f"Second look: {_named(name)} {in_words(value)}?"


def left_out(not_taken: tuple[tuple[str, str], ...]) -> str:
    """Which vitals of a set were not taken, and why, as a note."""
    names = {field.key: field.name for field in vital_fields("C")}
    return f"Not taken: {'; '.join(f'{_named(names[key])}, {reason}' for key, reason in not_taken)}"


def measure_again(key: str) -> str:
    """How to look a second time."""
    how = {
        "pulse": "Count at the wrist for 60 s, then type what you counted.",
        "respiration": "Count for 60 s, then type what you counted.",
        "spo2": "Warm the finger, change the place, then type what you read.",
        "temperature_c": "Measure again, then type what you read.",
        "systolic": "Measure again on the other arm, then type what you read.",
        "diastolic": "Measure again on the other arm, then type what you read.",
    }
    return how.get(key, "Look again, then type what you read.")


def why_look(sentence: str) -> str:
    """Why a second look is asked for: the first sentence of the finding; what to do stands beside the field."""
    return f"{sentence.split('. ')[0].rstrip('.')}." if sentence else ""


def still_missing(names: tuple[str, ...], looks: tuple[str, ...], wrong: tuple[str, ...]) -> str:
    """What stands between the nurse and saving, without the words "Not yet"."""
    parts = [f"type {_listed(wrong)} as one number" if wrong else ""]
    parts += [f"look at {_listed(looks)} again" if looks else ""]
    # A column of four lines would push the button away.
    parts += ["type the vitals" if len(names) > _MANY else f"type {_listed(names)}" if names else ""]
    told = ", ".join(part for part in parts if part)
    return f"{told}." if told else ""


def _named(name: str) -> str:
    return name if name == "SpO2" else name.lower()


def _listed(names: tuple[str, ...]) -> str:
    lowered = [_named(name) for name in names]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} and {lowered[-1]}"


def last_pump(infusion: Infusion) -> str:
    """The volume that the pump showed last; empty when it was never read."""
    read = infusion.ledger.pumped[-1] if infusion.ledger.pumped else None
    return written(read.volume.value, 1) if read else ""


def saves_as(outlook: Outlook, author: str) -> str:
    """What saving records."""
    return f"Recorded at {clock(outlook.now)}, {author}."
