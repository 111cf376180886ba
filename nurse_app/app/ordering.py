"""The order form: what is typed is read as an ORDER file, planned while it is typed, and put on the chart when kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from nurse_app.casefile.order_file import OrderCase, read_order
from nurse_app.clinical.planning import make_plan
from nurse_app.errors import ChartTrouble, FileFaults
from nurse_app.infusion.asking import Kept
from nurse_app.ui.frame.banner import BannerView
from nurse_app.ui.pages.order_page import OrderPage
from nurse_app.wording import frame
from nurse_app.wording.faults import fault_sentence
from nurse_app.wording.pages_plan import plan_words
from nurse_app.wording.trouble import trouble_words

if TYPE_CHECKING:
    from nurse_app.app.places import Places
    from nurse_app.app.shell import Shell


class Ordering:
    """One form at a time; a draft stays until it is kept."""

    def __init__(self, shell: Shell, places: Places) -> None:
        self._shell, self._places = shell, places
        self._page: OrderPage | None = None
        self._patient_key = ""
        self._as_begun: dict[str, Any] = {}

    @property
    def page(self) -> OrderPage | None:
        """The form with its draft, if there is one."""
        return self._page

    def begin(self, patient_key: str) -> None:
        """Show the form: empty, or for a patient who is on the chart."""
        page = self._page
        if page is None or patient_key != self._patient_key:
            if page is not None:
                self._shell.window.drop_page(page)
            page = self._page = OrderPage(self._shell.words)
            page.draft_changed.connect(self._draft)
            page.order_written.connect(self._keep)
            page.back_requested.connect(self._places.patients if patient_key else self._places.today)
            self._patient_key = patient_key
            self._start(page, patient_key)
            self._as_begun = page.typed()
        self._places.shown, self._places.name = "", ""
        self._shell.show_banner(self.banner(patient_key))
        self._shell.window.show_page(page)
        self._shell.tick()

    def half_typed(self) -> dict[str, Any]:
        """What stands in the form beyond what it began with, and for whom; empty: nothing."""
        typed = self._page.typed() if self._page is not None else self._as_begun
        return {} if typed == self._as_begun else {"patient": self._patient_key, "typed": typed}

    def put_back(self, half_typed: Mapping[str, Any]) -> bool:
        """Show the form with what stood in it at a sudden end; not where that is on the chart by now."""
        typed, since = half_typed["typed"], datetime.fromisoformat(half_typed["at"])
        name = typed["order"].get("patient", {}).get("name", "")
        if name and any(i.patient.name == name and i.opened_at >= since for i in self._shell.ward.current):
            return False
        self.begin(half_typed["patient"])
        if self._page is not None:
            self._page.put_typed(typed)
        return True

    def banner(self, patient_key: str) -> BannerView:
        """Whose order it is; never the patient whose page was shown before."""
        known = self._shell.ward.of_patient(patient_key) if patient_key else ()
        if not known:
            return BannerView(frame.NEW_PATIENT)
        patient = known[0].patient
        born = frame.born(known[0], self._shell.ward.now)
        return BannerView(
            patient.name or frame.NO_NAME,
            born,
            patient.record_number,
            allergy=", ".join(patient.allergies),
            is_allergic=bool(patient.allergies),
        )

    def _start(self, page: OrderPage, patient_key: str) -> None:
        known = self._shell.ward.of_patient(patient_key) if patient_key else ()
        settings = self._shell.ward.settings
        house: dict[str, Any] = {
            "clinic": {"place": settings.place, "policy": settings.policy},
            "pump": {"step_ml_h": settings.pump_step_ml_h, "max_ml_h": settings.pump_max_ml_h},
        }
        if not known:
            page.start_for(house)
            return
        patient = known[0].patient
        draft: dict[str, Any] = {"name": patient.name, "record_number": patient.record_number}
        if patient.birth_date:
            draft["birth_date"] = patient.birth_date.isoformat()
        if patient.sex:
            draft["sex"] = patient.sex.value
        if patient.height:
            draft["height_cm"] = patient.height.text()
        if patient.risks:
            draft["risks"] = sorted(r.value for r in patient.risks)
        page.start_for({"patient": draft, **house}, patient.allergies, patient.allergies_asked)
        page.patient.address.put(patient.address)

    def _draft(self, order: Mapping[str, Any], _extras: Mapping[str, Any]) -> None:
        if self._page is None:
            return
        ward = self._shell.ward
        try:
            case = self._read(order)
        except FileFaults as why:
            self._page.show_faults(tuple((f.place, fault_sentence(f)) for f in why.faults))
            self._page.show_plan(None)
            return
        self._page.show_faults(())
        plan = make_plan(case.patient, case.order, case.clinic, case.pump, ward.book, case.on or ward.now.date())
        self._page.show_plan(plan_words(plan, self._shell.words.say, ward.now))

    def _read(self, order: Mapping[str, Any]) -> OrderCase:
        return read_order(json.dumps(order).encode("utf-8"), self._shell.ward.book)

    def _keep(self, order: Mapping[str, Any], extras: Mapping[str, Any]) -> None:
        if self._page is None:
            return
        try:
            case = self._with_extras(self._read(order), extras)
            infusion_id, answer = self._shell.ward.open(case, int(extras.get("chair") or 1), self._planned(extras))
        except FileFaults as why:
            self._page.show_faults(tuple((f.place, fault_sentence(f)) for f in why.faults))
            return
        except ChartTrouble as why:
            told = trouble_words(why)
            self._page.refused((told.title, told.happened))
            return
        if isinstance(answer, Kept):
            page, self._page = self._page, None
            page.kept()
            self._places.open(infusion_id)
            self._shell.window.drop_page(page)
            self._shell.drafting.look()
        else:
            self._page.refused(tuple(self._shell.words.say(f) for f in answer.findings))

    def _with_extras(self, case: OrderCase, extras: Mapping[str, Any]) -> OrderCase:
        patient = replace(
            case.patient,
            key=self._patient_key,
            allergies=tuple(extras.get("allergies") or ()),
            allergies_asked=bool(extras.get("allergies_asked")),
            address=str(extras.get("address") or ""),
            weighed_on=self._shell.ward.now.date(),
        )
        clinic = replace(case.clinic, restart_on_new_lot=self._shell.ward.settings.restart_on_new_lot)
        return replace(case, patient=patient, clinic=clinic)

    def _planned(self, extras: Mapping[str, Any]) -> datetime | None:
        day, at = extras.get("planned_day"), extras.get("planned_time")
        if not day or not at:
            return None
        now = self._shell.ward.now
        return datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=now.tzinfo)
