"""The drug's part of the order's form: product and use, dose, weight basis, rounding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nurse_app.ui.pages.laying import row
from nurse_app.ui.pages.order_fields import ChoiceEntry, DateEntry, NumberEntry, PickEntry, WordEntry
from nurse_app.ui.pages.order_section import Draft, OrderSection, given
from nurse_app.wording import pages_order as words
from nurse_app.wording.choices import PageBook, uses_for


class DrugSection(OrderSection):
    """Product, use, strength of a powder, prescriber and date."""

    def __init__(self, book: PageBook) -> None:
        super().__init__(words.ORDER, words.ORDER_NOTE)
        self._book = book
        products = tuple((p.key, p.words) for p in book.products)
        self.product = self.keep(PickEntry("order.product", words.PRODUCT, products, words.PICK))
        self.use = self.keep(PickEntry("order.indication", words.INDICATION, book.uses, words.PICK))
        self.strength = self.keep(ChoiceEntry("order.concentration_mg_per_ml", words.STRENGTH, ()))
        self.prescriber = self.keep(WordEntry("order.prescriber", words.PRESCRIBER, words.PRESCRIBER_HINT))
        self.ordered_on = self.keep(DateEntry("order.ordered_on", words.ORDERED_ON))
        first = row(spacing=16)
        first.addWidget(self.product, 1)
        first.addWidget(self.strength)
        second = row(spacing=16)
        second.addWidget(self.prescriber, 1)
        second.addWidget(self.ordered_on)
        self.body.addLayout(first)
        self.body.addWidget(self.use)
        self.body.addLayout(second)
        self.strength.hide()
        self.product.field.picked.connect(self._picked)

    def _picked(self, key: str) -> None:
        picked = self._book.product(key)
        self.use.offer(uses_for(self._book, key))
        several = picked.strengths if picked is not None and len(picked.strengths) > 1 else ()
        self.strength.field.show_choices(several)
        self.strength.setVisible(bool(several))
        self.product.say_below(picked.trust if picked is not None else "")

    def write(self, draft: Draft) -> None:
        order = draft.setdefault("order", {})
        order |= given(
            product=self.product.written(),
            indication=self.use.written(),
            concentration_mg_per_ml=self.strength.written(),
            prescriber=self.prescriber.written(),
            ordered_on=self.ordered_on.written(),
        )

    def put(self, draft: Mapping[str, Any]) -> None:
        order = draft.get("order", {})
        if product := order.get("product"):
            self.product.put(str(product))
            self._picked(str(product))
        for field in (self.use, self.strength, self.prescriber, self.ordered_on):
            if text := order.get(field.place.partition(".")[2]):
                field.put(str(text))


class DoseSection(OrderSection):
    """The dose in one of its four forms, days, weight basis, rounding to vials."""

    def __init__(self) -> None:
        super().__init__(words.DOSE, words.DOSE_NOTE)
        self.form = self.keep(ChoiceEntry("order.dose", words.DOSE_FORM, words.DOSE_FORMS))
        self.amount = self.keep(
            NumberEntry("order.dose.amount", words.AMOUNT, words.DOSE_UNITS[""], in_words=True, width=136)
        )
        self.days = self.keep(NumberEntry("order.dose.days", words.DAYS, words.DAYS_UNIT, width=88))
        self.day = self.keep(NumberEntry("order.dose.day", words.DAY, words.DAY_UNIT, width=88))
        self.basis = self.keep(ChoiceEntry("order.dosing_weight", words.BASIS, words.BASES))
        self.kilograms = self.keep(NumberEntry("order.dosing_weight.kg", words.ORDERED_WEIGHT, "kg", in_words=True))
        self.rounding = self.keep(ChoiceEntry("order.round_to_vials", words.ROUNDING, words.ROUNDINGS))
        self.step = self.keep(NumberEntry("order.round_to_vials.g", words.ROUND_TO, "g"))
        self.body.addLayout(row(self.form, None))
        self.body.addLayout(row(self.amount, self.days, self.day, None, spacing=16))
        self.body.addLayout(row(self.basis, self.kilograms, None, spacing=16))
        self.body.addLayout(row(self.rounding, self.step, None, spacing=16))
        for entry in (self.form, self.basis, self.rounding):
            entry.changed.connect(self._show_asked)
        self._show_asked()

    def _show_asked(self) -> None:
        self.amount.relabel(words.AMOUNT, words.DOSE_UNITS[self.form.written()])
        self.kilograms.setVisible(self.basis.written() == "ordered")
        self.step.setVisible(self.rounding.written() == "grams")

    def write(self, draft: Draft) -> None:
        order = draft.setdefault("order", {})
        dose: Draft = {}
        if (form := self.form.written()) and (amount := self.amount.written()):
            dose[form] = amount
        dose |= {key: count(text) for key, text in given(days=self.days.written(), day=self.day.written()).items()}
        if dose:
            order["dose"] = dose
        if basis := self.basis.written():
            order["dosing_weight"] = {"kg": self.kilograms.written()} if basis == "ordered" else basis
        if rounding := self.rounding.written():
            order["round_to_vials"] = {"g": self.step.written()} if rounding == "grams" else rounding == "usual"

    def put(self, draft: Mapping[str, Any]) -> None:
        dose = draft.get("order", {}).get("dose", {})
        for form in words.DOSE_UNITS:
            if form and form in dose:
                self.form.put(form)
                self.amount.put(str(dose[form]))
        for field, key in ((self.days, "days"), (self.day, "day")):
            if key in dose:
                field.put(str(dose[key]))
        _put_either(draft, "dosing_weight", self.basis, ("ordered", "kg", self.kilograms), str)
        _put_either(draft, "round_to_vials", self.rounding, ("grams", "g", self.step), _whether_usual)
        self._show_asked()


def _put_either(
    draft: Mapping[str, Any],
    key: str,
    choice: ChoiceEntry,
    own: tuple[str, str, NumberEntry],
    plain: Callable[[Any], str],
) -> None:
    """Fill in a choice of which one answer brings a number with it."""
    said = draft.get("order", {}).get(key)
    if isinstance(said, Mapping):
        choice.put(own[0])
        own[2].put(str(said.get(own[1], "")))
    elif said is not None:
        choice.put(plain(said))


def _whether_usual(said: object) -> str:
    return "usual" if said else "no"


def count(text: str) -> int | str:
    """A whole number as the order's file wants it; anything else as typed, for the reader to refuse."""
    return int(text) if text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") else text
