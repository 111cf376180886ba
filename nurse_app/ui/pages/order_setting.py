"""The setting of the order's form: where, which chair and when, pump or gravity set, standing orders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nurse_app.ui.fields.date_field import DateField, TimeField
from nurse_app.ui.fields.text_field import NoteField
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.pages.order_drug import count
from nurse_app.ui.pages.order_fields import ChoiceEntry, NumberEntry, time_text
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
        self.standing = NoteField(words.STANDING, words.STANDING_HINT, lines=2)
        at = column(Text(words.PLANNED_TIME, tone="ink-2"), 8, self.planned_time, None)
        self.body.addLayout(row(self.where, self.chair, self.planned_day, at, None, spacing=16))
        self.body.addLayout(row(self.runs_by, self.step, self.top, self.factor, None, spacing=16))
        self.body.addWidget(self.standing)
        self.runs_by.changed.connect(self._show_asked)
        for signal in (self.planned_day.date_typed, self.planned_time.time_typed, self.standing.text_typed):
            signal.connect(lambda _told: self.changed.emit())
        self._show_asked()

    def _show_asked(self) -> None:
        by = self.runs_by.written()
        self.step.setVisible(by == "pump")
        self.top.setVisible(by == "pump")
        self.factor.setVisible(by == "gravity")

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
        lines = [line.strip() for line in self.standing.text().splitlines() if line.strip()]
        if lines:
            draft.setdefault("order", {})["standing_orders"] = lines

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
        lines = draft.get("order", {}).get("standing_orders", ())
        self.standing.put("\n".join(str(line) for line in lines))
        self._show_asked()

    def extras(self) -> Draft:
        """What does not belong to the order: chair, planned day and time."""
        chair = count(self.chair.written()) if self.chair.written() else None
        return {
            "chair": chair if isinstance(chair, int) else None,
            "planned_day": self.planned_day.value(),
            "planned_time": time_text(self.planned_time),
        }
