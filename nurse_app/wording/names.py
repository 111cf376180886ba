"""What an id is called in a sentence: the book's word where a book is at hand, else the id spelled out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Rate, written
from nurse_app.clinical.signs import GRADES, Grade


def spelled(an_id: str) -> str:
    """An id as words: `weight_changed` and `weight-changed` are "weight changed"."""
    return an_id.replace("_", " ").replace("-", " ").strip()


def opened_with_capital(text: str) -> str:
    """The text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def within_sentence(text: str) -> str:
    """The text with its first letter small, unless it begins an abbreviation (IV, SpO2)."""
    return text if text[1:2].isupper() or not text[1:2].isalpha() else text[:1].lower() + text[1:]


def initials(name: str) -> str:
    """The letters a nurse is known by in a list: "Dina Mensah, RN" is DM; titles in capitals are left out."""
    words = name.replace(",", " ").replace(".", " ").split()
    return "".join(w[0].upper() for w in words if w[0].isalpha() and not (len(w) > 1 and w.isupper()))


def worst(signs: Iterable[SeenSign]) -> Grade | None:
    """The worst grade among the signs, or None when there are none."""
    return max((s.grade for s in signs), key=GRADES.index, default=None)


@dataclass(frozen=True, slots=True)
class Names:
    """How things are named: by `book` where given; temperatures in `temperature` (C or F); `was` the rate before."""

    book: Book | None = None
    temperature: str = "C"
    was: Rate | None = None

    def sign(self, sign_id: str) -> str:
        """A symptom's short name; what the book adds in brackets is left out."""
        known = self.book.sign(sign_id) if self.book else None
        return (known.label if known else opened_with_capital(spelled(sign_id))).split(" (")[0]

    def product(self, product_id: str) -> str:
        """The brand with its strength where there is one only: "Privigen 10%"."""
        known = self.book.product(product_id) if self.book else None
        if known is None:
            return opened_with_capital(spelled(product_id))
        if len(known.strengths) != 1 or any(c.isdigit() for c in known.brand):
            return known.brand
        return f"{known.brand} {written(known.strengths[0].value / 10, 1)}%"

    def check(self, check_id: str) -> str:
        """A question of the checklist."""
        found = (c.title for c in (self.book.checks if self.book else ()) if c.id == check_id)
        return next(found, opened_with_capital(spelled(check_id)))

    def step(self, step_id: str) -> str:
        """A step of the emergency card."""
        found = (s.title for s in (self.book.emergency if self.book else ()) if s.id == step_id)
        return next(found, opened_with_capital(spelled(step_id)))

    def teaching(self, item_id: str) -> str:
        """One thing told to the patient."""
        found = (t.text for t in (self.book.teaching if self.book else ()) if t.id == item_id)
        return next(found, opened_with_capital(spelled(item_id)))

    def follow_up(self, follow_up_id: str) -> str:
        """What is asked at a later contact."""
        found = (f.ask for f in (self.book.follow_ups if self.book else ()) if f.id == follow_up_id)
        return next(found, opened_with_capital(spelled(follow_up_id)))

    def measure(self, measure_id: str) -> tuple[str, str]:
        """An outcome measure's name and unit."""
        found = ((m.name, m.unit) for m in (self.book.measures if self.book else ()) if m.id == measure_id)
        return next(found, (opened_with_capital(spelled(measure_id)), ""))

    def seen(self, signs: tuple[SeenSign, ...]) -> str:
        """Signs in one line; the grades stand beside each only where they differ."""
        if not signs:
            return "no symptoms"
        one_grade = len({s.grade for s in signs}) == 1
        parts = [self.sign(s.sign) + ("" if one_grade else f" {s.grade.value}") for s in signs]
        return ", ".join([parts[0], *map(within_sentence, parts[1:])])
