"""Amend: what an entry says, what it should say, and why; the old one stays, struck through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from nurse_app.clinical.quantities import written
from nurse_app.infusion import wishes
from nurse_app.infusion.entries import Entry, VitalsTaken
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.fields.verdicts import Judge as FieldJudge
from nurse_app.ui.lettering import Run
from nurse_app.ui.panels.form_fields import Answers, FormField
from nurse_app.ui.panels.form_panel import Form, FormPanel
from nurse_app.ui.panels.forms import ask, reason
from nurse_app.ui.panels.second_look import SecondLook
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_forms as words
from nurse_app.wording import panels_vitals as vitals
from nurse_app.wording.panels_book import PanelBook

Rows = tuple[tuple[FormField, ...], ...]
Wish = Callable[[Answers], object]
Judge = Callable[[str, str], FieldVerdict]
Asking = Callable[[str, str], FieldJudge]
_WHAT, _WHY, _WHEN = "what", "reason", "happened"
_CORRECT, _STRIKE = "correct", "strike"


class AmendPanel(FormPanel):
    """One entry's correction. Tells `AmendEntry` with the corrected wish, or without one to strike it out.

    Args:
        judge: says what a text in a field of vitals means (key of the vital, text). An improbable one is typed again.
    """

    def __init__(self, book: PanelBook, entry: Entry, infusion: Infusion, judge: Judge) -> None:
        self._judge, self._confirmed = judge, dict[str, str]()
        fields, wish = correction(entry, infusion, book.temperature, self._asking)
        self._fields = tuple(field.key for row in fields for field in row)
        choices = ((_CORRECT, words.CORRECT), (_STRIKE, words.STRIKE)) if fields else ((_STRIKE, words.STRIKE),)
        which = FormField(_WHAT, "choice", words.CORRECT_OR_STRIKE, choices=choices)
        time = ((ask(_WHEN, "when", needed=False),),) if fields else ()

        def amended(a: Answers) -> wishes.AmendEntry:
            if wish is None or a.text(_WHAT) != _CORRECT:
                return wishes.AmendEntry(entry.id, a.text(_WHY))
            corrected = wish(a)
            if isinstance(corrected, wishes.TakeVitals):
                corrected = replace(corrected, confirmed=(*corrected.confirmed, *self._typed_twice()))
            return wishes.AmendEntry(entry.id, a.text(_WHY), corrected, a.moment(_WHEN))

        self._fields += tuple(field.key for row in time for field in row)
        form = Form(
            words.FORMS["amend"],
            ((which,), *fields, *time, (reason("amend"),)),
            amended,
            told=lambda state: words.it_says(state, entry.id, book.names),
        )
        self._look: SecondLook | None = None
        self._wrong: Text | None = None
        super().__init__(book, form)
        if entry.kind == "vitals-taken":
            self._look = SecondLook(self)
            self._look.typed_again.connect(self._again)
            # Below the fields, which are the second row.
            self._wrong = Text("", wrap=True, tone="high-text", parent=self)
            self._rows.insertWidget(2, self._look)
            self._rows.insertWidget(3, self._wrong)
        which_row = self.holders[_WHAT].widget
        if isinstance(which_row, ChoiceRow):
            which_row.chosen.connect(lambda _key: self._show_fields())
        self._show_fields()

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        super().show_state(infusion, outlook)
        self._show_fields()

    def begin(self) -> None:
        self.setFocus()

    def judge(self) -> None:
        super().judge()
        self._ask_again()

    def lacking(self) -> tuple[str, ...]:
        again = {key: f"{h.field.label} {words.A_SECOND_TIME}" for key, h in self.holders.items() if self._asks(key)}
        shown = {key: h for key, h in self.holders.items() if not h.isHidden() and h.missing()}
        return tuple(again.get(key, holder.field.label) for key, holder in shown.items())

    def _asks(self, key: str) -> bool:
        widget = self.holders[key].widget
        return isinstance(widget, QuantityField) and widget.verdict().kind == "second_look"

    def _asking(self, key: str, start: str) -> FieldJudge:
        """The judge of one field: what it says already has had its second look, and so has what was typed twice."""

        def judged(text: str) -> FieldVerdict:
            verdict = self._judge(key, text)
            looked = text in (start, self._confirmed.get(key))
            return FieldVerdict("accepted") if verdict.kind == "second_look" and looked else verdict

        return judged

    def _ask_again(self) -> None:
        look = self._look
        if look is None:
            return
        self._show_wrong()
        key = next((k for k, h in self.holders.items() if not h.isHidden() and self._asks(k)), "")
        field = self.holders[key].widget if key else None
        value = field.value() if isinstance(field, QuantityField) else None
        if value is None or not isinstance(field, QuantityField):
            look.stand_down()
            return
        asked = self.holders[key].field
        look.ask(key, asked.label, asked.unit, value, field.verdict().words)

    def _show_wrong(self) -> None:
        """Say below the fields why the first refused value is not read."""
        if self._wrong is None:
            return
        shown = ((h.field.label, h.widget) for h in self.holders.values() if not h.isHidden())
        verdicts = ((name, w.verdict()) for name, w in shown if isinstance(w, QuantityField))
        wrong = next(((name, v.words) for name, v in verdicts if v.kind == "refused" and v.words), ("", ""))
        # The sentence about a bound names the vital itself.
        told = wrong[1] if wrong[1].startswith(wrong[0]) else ": ".join(wrong)
        self._wrong.say((Run(told, "S", 600, "high-text"),))
        self._wrong.setVisible(bool(told))

    def _again(self, key: str, text: str) -> None:
        field = self.holders[key].widget
        if not isinstance(field, QuantityField):
            return
        if text == field.text():
            self._confirmed[key] = text
            field.settle()
        else:
            field.put(text)
        self.judge()

    def _typed_twice(self) -> tuple[str, ...]:
        held = ((key, self.holders[key].widget) for key in self._confirmed)
        return tuple(k for k, w in held if isinstance(w, QuantityField) and w.text() == self._confirmed[k])

    def _show_fields(self) -> None:
        correcting = self.holders[_WHAT].answer() == _CORRECT
        for key in self._fields:
            self.holders[key].setVisible(correcting)
        self.judge()


def correction(entry: Entry, infusion: Infusion, temperature: str, asking: Asking) -> tuple[Rows, Wish | None]:
    """The fields that correct an entry, filled with what it says, and their wish; none: it is only struck out."""
    # An entry that was corrected before is corrected from what it says now.
    standing = next((e for e in infusion.effective if e.id == entry.id), entry)
    if isinstance(standing.fact, VitalsTaken):
        return _vitals(standing.fact, temperature, asking)
    made = _CORRECTIONS.get(standing.kind)
    if made is None:
        return (), None
    return made(standing.fact, temperature)


def _rate(wish: Callable[[Decimal, Any], object]) -> Callable[[Any, str], tuple[Rows, Wish]]:
    def made(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
        start = written(fact.rate.value, 2)
        return ((ask("rate", "number", start=start),),), lambda a: wish(a.number("rate"), fact)

    return made


def _vitals(fact: VitalsTaken, temperature: str, asking: Asking) -> tuple[Rows, Wish]:
    shown = [f for f in vitals.vital_fields(temperature) if f.key != "pump"]
    before = {f.key: vitals.shown(fact.reading, f.key, temperature) for f in shown}
    fields = [
        FormField(
            f.key,
            "number",
            f.name,
            f.unit,
            needed=False,
            start=before[f.key],
            width=84,
            judge=asking(f.key, before[f.key]),
        )
        for f in shown
    ]

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


def _reaction(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
    seen = tuple((s.sign, s.grade.value) for s in fact.signs)
    field = FormField("signs", "signs", words.LABELS["signs"][0], seen=seen)
    return ((field,),), lambda a: wishes.NoteReaction(a.signs("signs"))


def _pump(fact: Any, _temperature: str) -> tuple[Rows, Wish]:
    row = ((ask("volume", "number", start=written(fact.volume.value, 1)),),)
    return row, lambda a: wishes.ReadPumpVolume(a.number("volume"))


_CORRECTIONS: dict[str, Callable[[Any, str], tuple[Rows, Wish]]] = {
    "reaction-noted": _reaction,
    "started": _rate(lambda shown, _fact: wishes.Start(shown)),
    "rate-changed": _rate(lambda shown, fact: wishes.ChangeRate(shown, fact.reason)),
    "rate-found": _rate(lambda shown, fact: wishes.FoundRate(shown, fact.reason)),
    "resumed": _rate(lambda shown, _fact: wishes.Resume(shown)),
    "noted": _words("text", "text", wishes.Note),
    "bottle-changed": _words("lot", "lot", wishes.ChangeBottle),
    "medication-given": _medication,
    "pump-volume-read": _pump,
}
