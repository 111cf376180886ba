"""The words printed round the report: titles, headings, marks, the foot and the signature."""

from __future__ import annotations

from datetime import datetime

from nurse_app.clinical.patient import Patient
from nurse_app.wording.numbers import clock, clock_seconds, date_long, offset, weight

TITLE = "IVIG infusion report"
DRAFT = "UNSIGNED DRAFT"
TRAINING = "TRAINING"
FROM_CASE = "MADE FROM A CASE FILE"
VOIDED = "BEGUN IN ERROR"
REOPENED = "REOPENED AFTER A SIGNATURE"
ALLERGY = "ALLERGY"
PAGE = ("page", "of")
MADE_WITH = "Vigil"
BORN = "Born"
NUMBER = "MRN"
SEALED = "SEALED"
ATTACHED = "Every entry of the record in canonical spelling"

HOW_IT_WENT = "How it went"
RATES_AS_GIVEN = "Rates as given"
VITALS = "Vital signs, every reading"
REACTION = "Reaction"
NO_REACTION = "No reaction was seen."
LOTS = "Product and lots"
NEXT = "Next"
OUTCOME = "Does it work?"
BEFORE = "Before"
DECIDED = "Decided"
ORDER = "Order"
CEILING = "Ceiling, every limit"
PLAN = "Rate steps as planned"
CHECKS = "Checks before the first drop"
DECISIONS = "Decisions by name"
DRUGS = "Drugs given"
EVENTS = "Pump, line and people"
CORRECTIONS = "Corrections"
LATE = "Entered late"
EXPLAINED = "What was missing, and why"
TEACHING = "What the patient was told"
EVERYTHING = "Everything recorded"

RATE_COLUMNS = ("From", "To", "Suggested", "Set", "", "For", "Volume", "So far", "Note")
VITALS_COLUMNS = ("Time", "Elapsed", "Rate", "BP", "Pulse", "Temp", "SpO2", "Resp", "Pain", "By", "When, why")
LOT_COLUMNS = ("Lot", "Expires", "Size", "Hung", "Volume", "Serial")
LIMIT_COLUMNS = ("Whose", "Limit", "", "Source")
STEP_COLUMNS = ("Step", "From", "For", "Rate", "", "Volume", "So far")
CHECK_COLUMNS = ("Question", "Answer", "What was said", "By")
DECISION_COLUMNS = ("What was found", "Decided", "By")
DRUG_COLUMNS = ("Time", "Drug", "Dose, route", "Why", "Again from", "By")
EVENT_COLUMNS = ("Time", "What", "Detail", "By")
CORRECTION_COLUMNS = ("Entry", "It said", "It says", "Why", "By")
LATE_COLUMNS = ("Happened", "Entered", "What", "Why late", "By")
RECORD_COLUMNS = ("No.", "Entered", "Happened", "What", "Detail", "By")
COLUMN_UNITS = ("", "", "", "", "", "")
TOTAL = "Total"
NONE_AMENDED = "none corrected"


def family_first(name: str) -> str:
    """The family name in capitals: "HALLORAN, Maeve". A patient without a name is "not named"."""
    family, comma, given = name.partition(",")
    return f"{family.upper()}{comma}{given}" if name else "not named"


def born(patient: Patient, day: datetime) -> str:
    """Birth date, age that day and sex: "14 Mar 1961, 64 y, F"."""
    if patient.birth_date is None:
        return ", ".join(["birth date not known", *([patient.sex.value] if patient.sex else [])])
    age = patient.age_on(day.date())
    return ", ".join([date_long(patient.birth_date), f"{age} y", *([patient.sex.value] if patient.sex else [])])


def record_number(patient: Patient) -> str:
    """The record number, or that there is none."""
    return patient.record_number or "not given"


def allergies(patient: Patient) -> str:
    """The allergies, that there are none, or that nobody asked."""
    if patient.allergies:
        return ", ".join(patient.allergies)
    return "none known" if patient.allergies_asked else "allergies not asked yet"


def weighed(patient: Patient) -> str:
    """The weight with the day on which it was taken."""
    return weight(patient.weight) + (f", {date_long(patient.weighed_on)}" if patient.weighed_on else "")


def signed_words(name: str, at: datetime) -> str:
    """Beside the title: "Signed 4 Mar 2026, 15:21, Dina Mensah, RN"."""
    return f"Signed {date_long(at.date())}, {clock(at)}, {name}"


def draft_words(now: datetime) -> str:
    """Beside the title of an unsigned report."""
    return f"{DRAFT}, as of {date_long(now.date())}, {clock(now)}"


def signed_at(at: datetime) -> str:
    """Beside the name in the signature: "signed 4 Mar 2026, 15:21:08, UTC-5, password given again"."""
    return f"signed {date_long(at.date())}, {clock_seconds(at)}, {offset(at)}, password given again"


def not_signed(nurse: str) -> str:
    """In place of the signature's meaning."""
    return f"Not signed. The infusion is {nurse}'s; until it is signed, entries may be added or corrected."


SEAL_OF_RECORD = "SHA-256 of the record as signed"
SEAL_SO_FAR = "SHA-256 of the entries so far"


def counted(entries: int, corrected: int, late: int) -> str:
    """How many entries the seal covers: "64 entries, none corrected, 1 entered late"."""
    changed = f"{corrected} corrected" if corrected else NONE_AMENDED
    return f"{entries} entries, {changed}, {late or 'none'} entered late."


def check_words(pages_name: str = EVERYTHING) -> str:
    """How a reader can tell that nothing was changed."""
    return (
        f'Every entry is listed under "{pages_name}" and lies in this file as data; '
        "the seal follows from them, and another entry, order or word gives another seal."
    )


NO_CHART = "Vigil, made without a chart"


def chart_named(clinic: str) -> str:
    """The name in the certificate that a chart makes for itself."""
    return f"{clinic}, Vigil" if clinic else "Vigil"


THIS_FILE = "This file"
NOT_CERTIFIED = "The file itself carries no certificate's signature."
SIGNED_BY, CERTIFICATE, FINGERPRINT = "Signed by", "Certificate", "Fingerprint"
CHAIN_HEAD = "Chain head"


def file_signed_by(name: str, at: datetime, meaning: str) -> str:
    """Who signed the record that the file holds, when, and what that means."""
    return f"{name}, {date_long(at.date())}, {clock_seconds(at)}, {offset(at)}. {meaning}".strip()


def certified(name: str, until: datetime) -> str:
    """The certificate that signed the file as a whole, and until when it holds."""
    return f"{name}, until {date_long(until.date())}. Its signature covers the whole file."


def in_groups(head: str, size: int, count: int | None = None) -> str:
    """A hash in groups that can be read aloud; `count` groups, or all."""
    groups = [head[n : n + size] for n in range(0, len(head), size)]
    return " ".join(groups[:count])


def foot(clinic: str, at: datetime, book: str, head: str, entries: int) -> tuple[str, ...]:
    """The two lines at the foot of every page; `book` is the version that the infusion ran with."""
    where = f"{clinic}. " if clinic else ""
    return (
        f"{where}Times are local, {offset(at)}. Drawn from the record only.",
        f"Record seal {in_groups(head, 4, 5)}, {entries} entries. Rules: book {book[:12]}.",
    )
