"""Says which names could be taken for one another, so that a nurse looks twice before she begins."""

from __future__ import annotations

from nurse_app.infusion.state import Infusion

NEAR = 2
"""So many letters apart, at the most, are family names alike. Source: hazard H01 of this product's safety file."""


def taken_for(infusion: Infusion, others: tuple[Infusion, ...]) -> tuple[Infusion, ...]:
    """Infusions of other patients whose family name is the same or nearly so, each patient once.

    Capitals do not count. A patient without a name is like nobody.
    """
    family = _family(infusion)
    found: dict[str, Infusion] = {}
    for other in others:
        another = other.patient.key != infusion.patient.key and bool(family) and bool(_family(other))
        if another and letters_apart(family, _family(other)) <= NEAR:
            found.setdefault(other.patient.key, other)
    return tuple(found.values())


def letters_apart(one: str, other: str) -> int:
    """How many letters have to be put in, left out or changed to make one word the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        above, row[0] = row[0], n
        for m, against in enumerate(other, 1):
            above, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, above + (letter != against))
    return row[-1]


def _family(infusion: Infusion) -> str:
    return infusion.patient.name.partition(",")[0].strip().casefold()
