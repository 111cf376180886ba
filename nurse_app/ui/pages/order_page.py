"""A new patient and order: the form, what the order gives while it is typed, and what is still wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.laying import Sheet, column, row
from nurse_app.ui.pages.order_drug import DoseSection, DrugSection
from nurse_app.ui.pages.order_fields import OrderField
from nurse_app.ui.pages.order_patient import PatientSection
from nurse_app.ui.pages.order_rates import RatesSection
from nurse_app.ui.pages.order_section import Draft, OrderSection
from nurse_app.ui.pages.order_setting import SettingSection
from nurse_app.ui.pages.plan_preview import PlanPreview
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import pages_order as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_plan import PlanWords

_PAUSE_MS = 300


class OrderPage(Page):
    """Hands out the order exactly in the form of an ORDER file; numbers are told as typed.

    After every pause in typing it tells the draft; answer with `show_faults`
    and `show_plan`.

    Signals:
        draft_changed(object, object): the order as far as it goes, and the extras.
        order_written(object, object): the nurse wants to keep it. The extras hold
            allergies, allergies_asked, chair, planned_day and planned_time ("13:00").
        back_requested: back to where she came from; the draft stays.
    """

    frame = PageFrame.RECORD
    draft_changed = Signal(object, object)
    order_written = Signal(object, object)
    back_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient, self.drug, self.dose = PatientSection(), DrugSection(book), DoseSection()
        self.rates, self.setting = RatesSection(), SettingSection()
        self._sections: tuple[OrderSection, ...] = (self.patient, self.drug, self.dose, self.rates, self.setting)
        self._faults: tuple[tuple[str, str], ...] = ()
        self._title = Text(words.NEW_ORDER, "L", 700)
        self.preview, self.refusals = PlanPreview(), Refusals()
        self.primary = PrimaryButton(PrimaryView(words.KEEP_ORDER, "check", note=words.KEEP_NOTE))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell_draft)
        self._lay_out()
        for section in self._sections:
            section.changed.connect(self._touched)
        self.primary.requested.connect(self._keep)
        self._say_what_is_missing()

    def _lay_out(self) -> None:
        back = Button(words.BACK, "quiet", "arrow-left")
        back.requested.connect(self.back_requested)
        form = QWidget()
        column(row(self._title, None, back), *self._sections, None, margins=(24, 12, 24, 24), on=form)
        self._right = _Right()
        column(
            SectionHeading(words.PREVIEW),
            12,
            Sheet(self.preview),
            8,
            self.refusals,
            8,
            self.primary,
            margins=(24, 16, 24, 16),
            on=self._right,
        )
        across = row(on=self)
        across.addWidget(Sheet(form), 1)
        across.addWidget(self._right)

    # State comes down

    def start_for(self, draft: Mapping[str, Any], allergies: tuple[str, ...] = (), asked: bool = False) -> None:
        """Begin with what is known: an earlier order of the patient, in the form of an ORDER file."""
        self._title.say(words.NEW_ORDER_FOR if draft else words.NEW_ORDER)
        for section in self._sections:
            section.put(draft)
        self.patient.put_allergies(allergies, asked)

    def show_faults(self, faults: tuple[tuple[str, str], ...]) -> None:
        """Show each fault (place, sentence) beside its field; a field that is still empty only counts as missing."""
        self._faults = faults
        said = {place: words.without_place(place, sentence) for place, sentence in faults}
        for field in self._fields():
            field.show_fault(next((told for place, told in said.items() if _belongs(place, field.place)), ""))
        self._say_what_is_missing()

    def show_plan(self, plan: PlanWords | None) -> None:
        """Show what the order gives; None: it cannot be read yet."""
        self.preview.show_plan(plan)

    def kept(self) -> None:
        """The order is on the chart."""
        self.refusals.say(())

    def refused(self, sentences: tuple[str, ...]) -> None:
        """It was not kept: everything typed stays."""
        self.refusals.say(sentences)

    def begin(self) -> None:
        self.patient.name.field.line.setFocus()

    # Wishes go up

    def draft(self) -> Draft:
        """The order as typed so far."""
        draft: Draft = {}
        for section in self._sections:
            section.write(draft)
        return draft

    def extras(self) -> Draft:
        """What does not stand in the order itself."""
        allergies, asked = self.patient.allergies_told()
        address = self.patient.address.written()
        return {"allergies": allergies, "allergies_asked": asked, "address": address, **self.setting.extras()}

    def typed(self) -> Draft:
        """All that stands in the form, in plain types, also what makes no order yet."""
        beside = self.setting.extras()
        day = beside["planned_day"]
        planned = {"planned_day": day.isoformat() if day else "", "planned_time": beside["planned_time"]}
        places = {field.place: field.written() for field in self._fields() if field.written()}
        return {"order": self.draft(), "apart": self.patient.apart_typed(), "planned": planned, "fields": places}

    def put_typed(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed` told of another form."""
        self.start_for(typed["order"])
        self.patient.put_apart_typed(typed["apart"])
        self.setting.put_planned(typed["planned"])
        for field in self._fields():
            text = typed["fields"].get(field.place, "")
            if text and field.written() != text:
                field.put(text)
        self._touched()

    def _fields(self) -> tuple[OrderField, ...]:
        return tuple(field for section in self._sections for field in section.fields)

    def _touched(self) -> None:
        self._pause.start()
        self._say_what_is_missing()

    def _tell_draft(self) -> None:
        self.draft_changed.emit(self.draft(), self.extras())

    def _keep(self) -> None:
        self._pause.stop()
        for field in self._fields():
            field.settle()
        self.refusals.say(())
        self.order_written.emit(self.draft(), self.extras())

    def _say_what_is_missing(self) -> None:
        draft = self.draft()
        order = draft.get("order", {})
        there = {
            "patient.weight_kg": "weight_kg" in draft.get("patient", {}),
            "order.product": "product" in order,
            "order.indication": "indication" in order,
            "order.dose": any(form in order.get("dose", {}) for form in words.DOSE_UNITS),
        }
        names = tuple(name for place, name in words.REQUIRED if not there[place])
        marked = sum(1 for field in self._fields() if field.fault)
        self.primary.show_view(
            PrimaryView(words.KEEP_ORDER, "check", words.lacking(names, marked), note=words.KEEP_NOTE)
        )


def _belongs(fault: str, place: str) -> bool:
    """Whether a fault is about the field at a place: the same, below it, or the dose's own amount."""
    if place == "order.dose.amount":
        return fault.removeprefix("order.dose.") in words.DOSE_UNITS and fault.startswith("order.dose.")
    if fault.startswith("order.titration.steps"):
        return place == "order.titration.steps"
    return fault in (place, f"{place}.value")


class _Right(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(400)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()
