"""Judges what is typed in a field of vitals: read strictly, held against its bounds, never changed."""

from __future__ import annotations

from collections.abc import Callable

from nurse_app.app import typed
from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding
from nurse_app.clinical.quantities import NumberRefused, parse_decimal
from nurse_app.clinical.reading import check_reading
from nurse_app.infusion.desk import left_out
from nurse_app.infusion.fold import as_of
from nurse_app.infusion.state import Infusion
from nurse_app.settings import Settings
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.wording.typed_numbers import refusal

Judge = Callable[[str, str], FieldVerdict]
PUMP = "pump"


def judge_of(infusion: Callable[[], Infusion], book: Book, settings: Settings, say: Callable[[Finding], str]) -> Judge:
    """Make the judge of one infusion's vitals fields.

    Impossible is refused, improbable asks for a second look; both say the
    bound. `infusion` gives the state at the time of typing.
    """

    def judge(key: str, text: str) -> FieldVerdict:
        if not text:
            return FieldVerdict("empty", "")
        try:
            number = parse_decimal(text)
        except NumberRefused as why:
            return FieldVerdict("refused", refusal(why.code))
        if key == PUMP:
            return FieldVerdict("accepted", "")
        now = infusion()
        last = now.readings[-1].reading if now.readings else None
        adult = _is_adult(now, book)
        found = check_reading(
            typed.reading(((key, number),), "", settings.temperature), now.baseline, last, book.bounds, adult
        )
        if not found:
            return FieldVerdict("accepted", "")
        kind = "refused" if found[0].code == "impossible-value" else "second_look"
        return FieldVerdict("refused" if kind == "refused" else "second_look", say(found[0]))

    return judge


def before_entry(infusion: Infusion, entry: str, book: Book) -> Infusion:
    """The state that a correction of an entry is judged by: at its own time, the entry itself left out."""
    standing = next(e for e in (*infusion.effective, *infusion.entries) if e.id == entry)
    return as_of(left_out(infusion, entry, book), standing.happened, book)


def _is_adult(infusion: Infusion, book: Book) -> bool:
    age = infusion.patient.age_on((infusion.started_at or infusion.opened_at).date())
    return age is None or age >= book.adult_years
