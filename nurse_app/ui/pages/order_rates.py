"""The rates of the order's form: the label's steps, own steps or a length, and the highest rate ordered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nurse_app.ui.pages.laying import column, held, row
from nurse_app.ui.pages.order_drug import count
from nurse_app.ui.pages.order_fields import ChoiceEntry, NumberEntry, PickEntry
from nurse_app.ui.pages.order_section import Draft, OrderSection, given
from nurse_app.ui.pages.step_editor import StepEditor
from nurse_app.wording import pages_order as words


class RatesSection(OrderSection):
    """Titration and maximum rate."""

    def __init__(self) -> None:
        super().__init__(words.RATES, words.RATES_NOTE)
        self.kind = self.keep(ChoiceEntry("order.titration", words.TITRATION, words.TITRATIONS))
        self.hours = self.keep(NumberEntry("order.titration.mean_hours", words.MEAN_HOURS, "h", in_words=True))
        self.unit = self.keep(PickEntry("order.titration.unit", words.OWN_UNIT, words.UNITS, words.PICK))
        self.factor = self.keep(NumberEntry("order.titration.drop_factor_gtt_per_ml", words.DROP_FACTOR, "drops/mL"))
        self.steps = self.keep(StepEditor())
        self.maximum = self.keep(NumberEntry("order.maximum_rate", words.MAXIMUM, in_words=True, width=160))
        self.maximum_unit = self.keep(PickEntry("order.maximum_rate.unit", words.MAXIMUM_UNIT, words.UNITS, words.PICK))
        self.unit.setFixedWidth(176)
        self.maximum_unit.setFixedWidth(176)
        self._own = held(column(row(self.unit, self.factor, None, spacing=16), 12, self.steps))
        self.body.addLayout(row(self.kind, self.hours, None, spacing=16))
        self.body.addWidget(self._own)
        self.body.addLayout(row(self.maximum, self.maximum_unit, None, spacing=16))
        for entry in (self.kind, self.unit, self.maximum_unit):
            entry.changed.connect(self._show_asked)
        self._show_asked()

    def _show_asked(self) -> None:
        kind = self.kind.written()
        self._own.setVisible(kind == "own")
        self.hours.setVisible(kind == "hours")
        self.factor.setVisible(self.unit.written() == "gtt/min")
        self.steps.show_unit(dict(words.UNITS).get(self.unit.written(), ""))
        unit = dict(words.UNITS).get(self.maximum_unit.written(), "")
        self.maximum.speak_in(unit)

    def write(self, draft: Draft) -> None:
        order = draft.setdefault("order", {})
        kind = self.kind.written()
        if kind == "label":
            order["titration"] = "label"
        elif kind == "hours":
            order["titration"] = {"mean_hours": self.hours.written()}
        elif kind == "own":
            own: Draft = given(unit=self.unit.written())
            own["steps"] = self.steps.rows()
            if self.unit.written() == "gtt/min" and self.factor.written():
                own["drop_factor_gtt_per_ml"] = count(self.factor.written())
            order["titration"] = own
        if self.maximum.written() or self.maximum_unit.written():
            order["maximum_rate"] = given(value=self.maximum.written(), unit=self.maximum_unit.written())

    def put(self, draft: Mapping[str, Any]) -> None:
        order = draft.get("order", {})
        titration = order.get("titration")
        if titration == "label":
            self.kind.put("label")
        elif isinstance(titration, Mapping) and "mean_hours" in titration:
            self.kind.put("hours")
            self.hours.put(str(titration["mean_hours"]))
        elif isinstance(titration, Mapping):
            self.kind.put("own")
            self.unit.put(str(titration.get("unit", "")))
            self.factor.put(str(titration.get("drop_factor_gtt_per_ml", "")))
            self.steps.put_rows(titration.get("steps", ()))
        if most := order.get("maximum_rate"):
            self.maximum.put(str(most.get("value", "")))
            self.maximum_unit.put(str(most.get("unit", "")))
        self._show_asked()
