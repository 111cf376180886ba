"""The setting of the order's form: where, which chair and when, pump or gravity set, standing orders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from nurse_app.ui.fields.date_field import DateField, TimeField
from nurse_app.ui.fields.text_field import NoteField
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.pages.order_drug import count
from nurse_app.ui.pages.order_fields import ChoiceEntry, NumberEntry, WordEntry, time_text
from nurse_app.ui.pages.order_section import Draft, OrderSection, given
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_order as words


class SettingSection(OrderSection):
    """Place, chair, planned time, pump, standing orders."""

    def __init__(self) -> None:
        super().__init__(words.SETTING, words.SETTING_NOTE)
        self._clinic: Draft = {}
        self.where = self.keep(ChoiceEntry("clinic.place", words.PLACE, words.PLACES))
        self.chair = self.keep(NumberEntry("chair", words.CHAIR, width=72))
        self.planned_day = DateField(words.PLANNED_DAY)
        self.planned_time = TimeField(name=words.PLANNED_TIME)
        self.runs_by = self.keep(ChoiceEntry("pump.gravity", words.RUNS_BY, words.RUNNERS, beside_units=True))
        self.step = self.keep(NumberEntry("pump.step_ml_h", words.PUMP_STEP, "mL/h", width=104))
        self.top = self.keep(NumberEntry("pump.max_ml_h", words.PUMP_TOP, "mL/h", width=104))
        self.factor = self.keep(NumberEntry("pump.drop_factor_gtt_per_ml", words.DROP_FACTOR, "drops/mL"))
        self.epinephrine = self.keep(WordEntry("order.standing_orders[0]", words.EPINEPHRINE, words.EPINEPHRINE_HINT))
        self.route = self.keep(
            ChoiceEntry("order.standing_orders[0].route", words.EPINEPHRINE_ROUTE, words.EPINEPHRINE_ROUTES)
        )
        self.again = self.keep(
            NumberEntry("order.standing_orders[0].again_after_min", words.EPINEPHRINE_AGAIN, width=128)
        )
        self.standing = NoteField(words.STANDING, words.STANDING_HINT, lines=2)
        at = column(Text(words.PLANNED_TIME, tone="ink-2"), 8, self.planned_time, None)
        self.body.addLayout(row(self.where, self.chair, self.planned_day, at, None, spacing=16))
        self.body.addLayout(row(self.runs_by, self.step, self.top, self.factor, None, spacing=16))
        drug = row(spacing=16)
        drug.addWidget(self.epinephrine, 1)
        for field in (self.route, self.again):
            drug.addWidget(field)
        self.body.addLayout(drug)
        self.body.addWidget(self.standing)
        self.runs_by.changed.connect(self._show_asked)
        self.epinephrine.changed.connect(self._show_epinephrine)
        for signal in (self.planned_day.date_typed, self.planned_time.time_typed, self.standing.text_typed):
            signal.connect(lambda _told: self.changed.emit())
        self._show_asked()
        self._show_epinephrine()

    def _show_asked(self) -> None:
        by = self.runs_by.written()
        self.step.setVisible(by == "pump")
        self.top.setVisible(by == "pump")
        self.factor.setVisible(by == "gravity")

    def _show_epinephrine(self) -> None:
        ordered = bool(self.epinephrine.written())
        self.route.setVisible(ordered)
        self.again.setVisible(ordered)

    def write(self, draft: Draft) -> None:
        place = self.where.written()
        if clinic := {**self._clinic, **({"place": place} if place else {})}:
            draft["clinic"] = clinic
        by = self.runs_by.written()
        if by == "gravity":
            draft["pump"] = {"gravity": True}
            if self.factor.written():
                draft["pump"]["drop_factor_gtt_per_ml"] = count(self.factor.written())
        elif by == "pump" and (pump := given(step_ml_h=self.step.written(), max_ml_h=self.top.written())):
            draft["pump"] = pump
        orders: list[Any] = [line.strip() for line in self.standing.text().splitlines() if line.strip()]
        if dose := self.epinephrine.written():
            orders.insert(0, self._epinephrine(dose))
        if orders:
            draft.setdefault("order", {})["standing_orders"] = orders

    def _epinephrine(self, dose: str) -> Draft:
        """The drug as an order's file writes it: a dose by weight under its own key."""
        ordered: Draft = {"name": words.EPINEPHRINE_DRUG, "for": ["anaphylaxis"]}
        ordered["dose_per_kg" if "kg" in dose else "dose"] = dose
        return ordered | given(route=self.route.written(), again_after_min=self.again.written())

    def put(self, draft: Mapping[str, Any]) -> None:
        # The clinic's own choices are no question of the form, and go through it unchanged.
        self._clinic = dict(draft.get("clinic", {}))
        if place := self._clinic.pop("place", ""):
            self.where.put(str(place))
        pump = draft.get("pump", {})
        if pump:
            self.runs_by.put("gravity" if pump.get("gravity") else "pump")
        for field in (self.step, self.top, self.factor):
            if (key := field.place.partition(".")[2]) in pump:
                field.put(str(pump[key]))
        orders = draft.get("order", {}).get("standing_orders", ())
        self.standing.put("\n".join(line for line in orders if isinstance(line, str)))
        for ordered in orders:
            if isinstance(ordered, Mapping) and ordered.get("name") == words.EPINEPHRINE_DRUG:
                self.epinephrine.put(str(ordered.get("dose_per_kg") or ordered.get("dose") or ""))
                self.route.put(str(ordered.get("route", "")))
                self.again.put(str(ordered.get("again_after_min", "")))
        self._show_epinephrine()
        self._show_asked()

    def put_planned(self, planned: Mapping[str, Any]) -> None:
        """Fill in a planned day and time, in ISO, as far as they are told."""
        if day := planned.get("planned_day"):
            self.planned_day.put_date(date.fromisoformat(day))
        if at := planned.get("planned_time"):
            self.planned_time.put_time(time.fromisoformat(at))

    def extras(self) -> Draft:
        """What does not belong to the order: chair, planned day and time."""
        chair = count(self.chair.written()) if self.chair.written() else None
        return {
            "chair": chair if isinstance(chair, int) else None,
            "planned_day": self.planned_day.value(),
            "planned_time": time_text(self.planned_time),
        }
