"""The words of the short forms: pause, stop, note, and everything under More."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.infusion.state import Infusion
from nurse_app.wording.entries_text import rows
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import clock, dose, rate_as, weight
from nurse_app.wording.taught import TAUGHT_CARD


@dataclass(frozen=True, slots=True)
class FormWords:
    """The title of a form, a line that explains it, and its button."""

    title: str
    intro: str
    button: str


FORMS: dict[str, FormWords] = {
    "pause": FormWords("Pause", "Pause the pump first. The vein is kept open.", "Paused now"),
    "stop": FormWords("Stop the infusion", "Ends it before its volume is in. It is not resumed.", "Stopped now"),
    "note": FormWords("Note", "Kept with your name and the time.", "Save note"),
    "keep": FormWords("Keep this rate", "Kept in the record with your name.", "Keep this rate"),
    "found": FormWords("Pump found at another rate", "What the pump shows is recorded as found.", "Record as found"),
    "bottle": FormWords("Next bottle", "A new lot brings vitals again.", "Hung now"),
    "medication": FormWords("Medication", "What you gave, as ordered.", "Given"),
    "pump-volume": FormWords("Pump volume", "Type the volume that the pump shows.", "Save volume"),
    "site": FormWords("IV site", "Another site, and why.", "Save site"),
    "order": FormWords(
        "New order by voice",
        "Read it back to the prescriber before you save. The label's limit stays.",
        "Save the order",
    ),
    "weight": FormWords("Correct the weight", "Dose and ceiling are worked out again.", "Correct the weight"),
    "handover": FormWords("Hand over", "Entries from now on are the next nurse's.", "Hand over"),
    "send": FormWords(
        "Go on at another laptop",
        "An encrypted file and a code for it. From then on this laptop takes no more entries of this session.",
        "Write the file",
    ),
    "flush": FormWords("Flush", "The flush is not counted as dose.", "Flushed"),
    "waste": FormWords("Waste", "Grams not given, by lot.", "Save waste"),
    "complete": FormWords("Volume is in", "The ordered volume is in. Observation begins.", "All in now"),
    "void": FormWords("Begun in error", "The session stays visible and is closed.", "Close the session"),
    "amend": FormWords(
        "Amend", "The old entry stays, struck through, with your name and the reason.", "Save correction"
    ),
    "close-emergency": FormWords(
        "Close the emergency card",
        "Say what it was, and why. Every time stays in the record. After an emergency only a new order by the "
        "prescriber lets it go on; after one opened by mistake it goes on as after a pause.",
        "Close the card",
    ),
}

REASONS: dict[str, tuple[str, ...]] = {
    "pause": ("Reaction", "Toilet", "Line or site", "Meal", "Pump alarm"),
    "stop": ("Reaction", "Patient asks to stop", "Prescriber's order", "No access"),
    "keep": ("Patient prefers this rate", "Slow heart or kidneys", "Prescriber's order"),
    "found": ("Found at the check", "Set before by another nurse", "Pump alarm"),
    "site": ("Sore", "Leaks", "Blocked"),
    "waste": ("Stopped early", "Bottle broken", "Left in the bottle"),
    "void": ("Wrong patient", "Cancelled"),
    "weight": ("Weighed again", "Typed wrongly"),
    "amend": ("Typed wrongly", "Wrong time", "Wrong patient", "Read wrongly"),
    "close-emergency": ("Handed to the crew", "Patient is well", "Wrong button", "Wrong chair"),
}

MORE_TITLE = "More"
MORE: tuple[tuple[str, str, str], ...] = (
    ("bottle", "Next bottle", "scan or type its lot"),
    ("medication", "Medication", "dose, route, time"),
    ("pump-volume", "Pump volume", "what the pump shows"),
    ("site", "IV site", "another site, and why"),
    ("order", "New order by voice", "another highest rate, read back"),
    ("weight", "Correct the weight", "dose and ceiling anew"),
    TAUGHT_CARD,
    ("handover", "Hand over", "to another nurse"),
    ("send", "Another laptop", "by an encrypted file"),
    ("complete", "Volume is in", "ends the infusion"),
    ("flush", "Flush", "fluid and mL"),
    ("waste", "Waste", "grams by lot"),
    ("stop", "Stop the infusion", "before its volume is in"),
    ("void", "Begun in error", "before the first drop"),
    ("note", "Note", "free words"),
    ("entries", "All entries", "each may be amended"),
)

ENTRIES_TITLE = "All entries"
ENTRIES_BESIDE = "Newest first. Nothing is removed."
IT_SAYS = "It says"
BY = "By"
CORRECT_OR_STRIKE = "What is wrong"
CORRECT = "It should say something else"
STRIKE = "It should not stand at all"
A_SECOND_TIME = "a second time"
CHOOSE_WHICH = "say what is wrong"
IT_SHOULD_SAY = "It should say"
NO_FORM = "This entry can only be struck out; then enter it anew."

LABELS: dict[str, tuple[str, str]] = {
    "text": ("Note", ""),
    "lot": ("Lot", ""),
    "name": ("Drug", ""),
    "dose": ("Dose, with its unit", ""),
    "route": ("Route", ""),
    "why": ("What for", ""),
    "again": ("Again from", ""),
    "when": ("at", ""),
    "happened": ("Another time, if it was wrong", ""),
    "signs": ("What was seen", ""),
    "volume": ("Pump shows", "mL"),
    "site": ("New site", ""),
    "prescriber": ("Prescriber", ""),
    "maximum": ("Highest rate", ""),
    "unit": ("Unit", ""),
    "read_back": ("Read back to the prescriber", ""),
    "weight": ("Weight", "kg"),
    "nurse": ("Next nurse", ""),
    "folder": ("Folder; empty: a stick that is plugged in, else your documents", ""),
    "fluid": ("Fluid", ""),
    "flush": ("Volume", "mL"),
    "grams": ("Not given", "g"),
    "rate": ("Pump shows", "mL/h"),
    "reason": ("Reason", ""),
    "was": ("What it was", ""),
}
READ_BACK = (("yes", "Read back, and it is right"),)
ROUTES = (
    ("by mouth", "By mouth"),
    ("IV", "IV"),
    ("IM", "IM"),
    ("subcutaneous", "Subcutaneous"),
    ("inhaled", "Inhaled"),
)
RATE_UNITS = (("mg/kg/min", "mg/kg/min"), ("mL/kg/h", "mL/kg/h"), ("mL/h", "mL/h"))
WAS_EMERGENCY = "emergency"
WHAT_IT_WAS = (
    (WAS_EMERGENCY, "An emergency"),
    ("ran-on", "Opened by mistake, the pump ran on"),
    ("stood", "Opened by mistake, the pump stood still"),
)
FLUIDS = (("0.9% sodium chloride", "0.9% sodium chloride"), ("5% glucose", "5% glucose"))


def missing(labels: tuple[str, ...]) -> str:
    """What a form still needs, without the words "Not yet"."""
    lowered = [label if label[:2].isupper() else label[:1].lower() + label[1:] for label in labels]
    return f"{', '.join(lowered)}." if lowered else ""


def lots(infusion: Infusion) -> tuple[tuple[str, str], ...]:
    """The lots of the containers on the chart, those not yet hung first."""
    told: dict[str, str] = {}
    for vial in sorted(infusion.vials, key=lambda v: v.hung_at is not None):
        told.setdefault(vial.lot, f"{vial.lot}, {dose(vial.grams)}" + ("" if vial.hung_at is None else ", hangs"))
    return tuple(told.items())


def order_now(infusion: Infusion) -> str:
    """The order's highest rate as it stands."""
    most = infusion.order.maximum_rate
    return f"Now: {rate_as(most)}." if most else "Now: no highest rate ordered."


def weight_now(infusion: Infusion) -> str:
    """The weight as it stands."""
    return f"Now: {weight(infusion.patient.weight)}."


def it_says(infusion: Infusion, entry: str, names: Names) -> str:
    """An entry as it stands: time, author, what and detail."""
    row = next((r for r in rows(infusion.entries, names.book, temperature=names.temperature) if r.entry == entry), None)
    if row is None:
        return ""
    detail = f": {row.detail}" if row.detail else ""
    return f"{IT_SAYS}: {clock(row.at)}, {row.author}. {row.title}{detail}"
