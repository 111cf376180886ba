"""Amend: what an entry says, what it should say, and why; the old one stays, struck through."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from nurse_app.clinical.quantities import written
from nurse_app.infusion import wishes
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.panels.form_fields import Answers, FormField
from nurse_app.ui.panels.form_panel import Form, FormPanel
from nurse_app.ui.panels.forms import ask, reason
from nurse_app.wording import panels_forms as words
from nurse_app.wording import panels_vitals as vitals
from nurse_app.wording.panels_book import PanelBook

Rows = tuple[tuple[FormField, ...], ...]
Wish = Callable[[Answers], object]
_WHAT, _WHY, _WHEN = "what", "reason", "happened"
_CORRECT, _STRIKE = "correct", "strike"


class AmendPanel(FormPanel):
    """One entry's correction. Tells `AmendEntry` with the corrected wish, or without one to strike it out."""

    def __init__(self, book: PanelBook, entry: Entry, infusion: Infusion) -> None:
        fields, wish = correction(entry, infusion, book.temperature)
        self._fields = tuple(field.key for row in fields for field in row)
        choices = ((_CORRECT, words.CORRECT), (_STRIKE, words.STRIKE)) if fields else ((_STRIKE, words.STRIKE),)
        which = FormField(_WHAT, "choice", words.CORRECT_OR_STRIKE, choices=choices)
        time = ((ask(_WHEN, "when", needed=False),),) if fields else ()

        def amended(a: Answers) -> wishes.AmendEntry:
            if wish is None or a.text(_WHAT) != _CORRECT:
                return wishes.AmendEntry(entry.id, a.text(_WHY))
            return wishes.AmendEntry(entry.id, a.text(_WHY), wish(a), a.moment(_WHEN))

        self._fields += tuple(field.key for row in time for field in row)
        form = Form(
            words.FORMS["amend"],
            ((which,), *fields, *time, (reason("amend"),)),
            amended,
            told=lambda state: words.it_says(state, entry.id, book.names),
        )
        super().__init__(book, form)
        which_row = self.holders[_WHAT].widget
        if isinstance(which_row, ChoiceRow):
            which_row.chosen.connect(lambda _key: self._show_fields())
        self._show_fields()

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        super().show_state(infusion, outlook)
        self._show_fields()

    def begin(self) -> None:
        self.setFocus()

    def _show_fields(self) -> None:
        correcting = self.holders[_WHAT].answer() == _CORRECT
        for key in self._fields:
            self.holders[key].setVisible(correcting)
        self.judge()


def correction(entry: Entry, infusion: Infusion, temperature: str) -> tuple[Rows, Wish | None]:
    """The fields that correct an entry, filled with what it says, and their wish; none: it is only struck out."""
    # An entry that was corrected before is corrected from what it says now.
    standing = next((e for e in infusion.effective if e.id == entry.id), entry)
    made = _CORRECTIONS.get(standing.kind)
    if made is None:
        return (), None
    return made(standing.fact, temperature)


def _rate(wish: Callable[[Decimal, Any], object]) -> Callable[[Any, str], tuple[Rows, Wish]]:
    def made(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
        start = written(fact.rate.value, 2)
        return ((ask("rate", "number", start=start),),), lambda a: wish(a.number("rate"), fact)

    return made


def _vitals(fact: Any, temperature: str) -> tuple[Rows, Wish]:
    fields = [
        FormField(
            f.key,
            "number",
            f.name,
            f.unit,
            needed=False,
            start=vitals.shown(fact.reading, f.key, temperature),
            width=84,
        )
        for f in vitals.vital_fields(temperature)
        if f.key != "pump"
    ]
    before = {field.key: field.start for field in fields}

    def wish(a: Answers) -> wishes.TakeVitals:
        typed = tuple((key, number) for key in before if (number := a.maybe(key)) is not None)
        alertness = fact.reading.alertness
        return wishes.TakeVitals(
            typed,
            baseline=fact.baseline,
            alertness=alertness.value if alertness is not None else "",
            site=fact.site,
            symptoms=tuple((s.sign, s.grade.value) for s in fact.symptoms),
            pump_volume=Decimal(fact.pump_volume.text()) if fact.pump_volume is not None else None,
            # What is left as it was has had its second look.
            confirmed=tuple(key for key, number in typed if str(number) == before[key]),
        )

    return (tuple(fields),), wish


def _words(key: str, attribute: str, wish: Callable[[str], object]) -> Callable[[Any, str], tuple[Rows, Wish]]:
    def made(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
        return ((ask(key, "text", start=getattr(fact, attribute)),),), lambda a: wish(a.text(key))

    return made


def _medication(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
    row = tuple(ask(key, "text", start=getattr(fact, key)) for key in ("name", "dose", "route"))
    return (row,), lambda a: wishes.GiveMedication(
        a.text("name"), a.text("dose"), a.text("route"), fact.again_from, fact.why
    )


def _pump(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
    row = ((ask("volume", "number", start=written(fact.volume.value, 1)),),)
    return row, lambda a: wishes.ReadPumpVolume(a.number("volume"))


_CORRECTIONS: dict[str, Callable[[Any, str], tuple[Rows, Wish]]] = {
    "vitals-taken": _vitals,
    "started": _rate(lambda shown, _fact: wishes.Start(shown)),
    "rate-changed": _rate(lambda shown, fact: wishes.ChangeRate(shown, fact.reason)),
    "rate-found": _rate(lambda shown, fact: wishes.FoundRate(shown, fact.reason)),
    "resumed": _rate(lambda shown, _fact: wishes.Resume(shown)),
    "noted": _words("text", "text", wishes.Note),
    "bottle-changed": _words("lot", "lot", wishes.ChangeBottle),
    "medication-given": _medication,
    "pump-volume-read": _pump,
}
