"""The words of a syndrome to think of: when it comes, what it looks like, what to do, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.clinical.options import Guidance
from nurse_app.infusion.state import Infusion
from nurse_app.wording.names import Names, opened_with_capital, within_sentence
from nurse_app.wording.panels_book import PanelBook

LOOKS_LIKE = "Looks like"
DO = "Do"
AFTERWARDS = "Afterwards"
WHOM_TO_CALL = "Whom to call"


@dataclass(frozen=True, slots=True)
class SyndromeWords:
    """A picture to think of: its name, when it comes, and lines of what it is and what to do, each with its head."""

    name: str
    onset: str
    lines: tuple[tuple[str, str], ...]


def syndrome_words(guidance: Guidance, names: Names) -> tuple[SyndromeWords, ...]:
    """The pictures that the guidance names, as the book tells them."""
    book = names.book
    known = {s.id: s for s in book.syndromes} if book else {}
    return tuple(
        SyndromeWords(
            one.label,
            opened_with_capital(one.onset),
            (
                (LOOKS_LIKE, _listed(tuple(names.sign(sign) for sign in one.features))),
                (DO, _sentences(one.nurse_does)),
                (AFTERWARDS, _sentences(one.follow_up)),
            ),
        )
        for one in (known[key] for key in guidance.syndromes if key in known)
    )


def calls(infusion: Infusion, book: PanelBook) -> tuple[tuple[str, str], ...]:
    """Whom to call, each with the number of the clinic's settings; a number that nobody wrote down is said."""
    prescriber = " ".join(part for part in (infusion.order.prescriber, book.prescriber_line) if part)
    return (
        ("Emergency", book.emergency_number or _NO_NUMBER),
        ("Prescriber", prescriber or _NO_NUMBER),
        ("Pharmacist", book.pharmacist or _NO_NUMBER),
    )


_NO_NUMBER = "no number in the settings"


def _listed(parts: tuple[str, ...]) -> str:
    return ", ".join([parts[0], *map(within_sentence, parts[1:])]) if parts else ""


def _sentences(parts: tuple[str, ...]) -> str:
    return " ".join(f"{opened_with_capital(part).rstrip('.')}." for part in parts)
