"""What the panels need of the book, as plain words: symptoms with grades, emergency steps, drugs, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding
from nurse_app.clinical.signs import Grade, Sign
from nurse_app.wording.names import Names

GRADE_WORDS = {Grade.MILD: "Mild", Grade.MODERATE: "Moderate", Grade.SEVERE: "Severe"}
# The order of the columns on the panel; the first word of a sign's body system decides.
SYSTEMS = (
    ("respiratory", "Airway and breathing"),
    ("skin", "Skin"),
    ("cardiac", "Heart and circulation"),
    ("gastrointestinal", "Gut"),
    ("nervous system", "Nerves and head"),
    ("general", "General"),
    ("other", "Other"),
)
_SYSTEM_OF = {
    "respiratory": "respiratory",
    "skin": "skin",
    "vascular": "cardiac",
    "vascular/skin": "skin",
    "cardiac": "cardiac",
    "cardiac/respiratory": "cardiac",
    "gastrointestinal": "gastrointestinal",
    "nervous system": "nervous system",
    "nervous system/vascular": "cardiac",
    "general": "general",
}


@dataclass(frozen=True, slots=True)
class SignChoice:
    """A symptom to tap: its group, whether it alone ends the question of slowing, and what each grade looks like."""

    key: str
    text: str
    system: str
    red_flag: bool
    grades: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step of the emergency card."""

    key: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class PanelBook:
    """Everything of the book that the panels show, in words.

    `say` turns a finding into its sentence. `temperature` is C or F.
    """

    names: Names
    signs: tuple[SignChoice, ...]
    emergency: tuple[StepWords, ...]
    say: Callable[[Finding], str]
    temperature: str = "C"
    emergency_number: str = ""
    clinic_address: str = ""
    prescriber_line: str = ""
    pharmacist: str = ""

    def sign(self, key: str) -> SignChoice:
        """A symptom by its id."""
        return next(s for s in self.signs if s.key == key)


def panel_book(
    book: Book,
    say: Callable[[Finding], str],
    *,
    temperature: str = "C",
    emergency_number: str = "",
    clinic_address: str = "",
    prescriber_line: str = "",
    pharmacist: str = "",
) -> PanelBook:
    """Word the book for the panels."""
    alone = book.policy.never_slow_alone
    return PanelBook(
        names=Names(book, temperature),
        signs=tuple(_sign(sign, alone) for sign in book.signs),
        emergency=tuple(StepWords(s.id, s.title, s.detail) for s in book.emergency),
        say=say,
        temperature=temperature,
        emergency_number=emergency_number,
        clinic_address=clinic_address,
        prescriber_line=prescriber_line,
        pharmacist=pharmacist,
    )


def _sign(sign: Sign, alone: frozenset[str]) -> SignChoice:
    grades = tuple((g.value, GRADE_WORDS[g], row.criterion) for g, row in sign.grades if row.used)
    system = _SYSTEM_OF.get(sign.body_system) or _SYSTEM_OF.get(sign.body_system.split("/")[0], "other")
    return SignChoice(sign.id, sign.label, system, sign.id in alone, grades)
