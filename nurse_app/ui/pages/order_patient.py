"""The patient's part of the order's form: who, weight, allergies, risks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.pages.laying import column, row
from nurse_app.ui.pages.order_fields import ChoiceEntry, DateEntry, NumberEntry, WordEntry
from nurse_app.ui.pages.order_section import Draft, OrderSection, given
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_order as words


class PatientSection(OrderSection):
    """Name, identifiers, weight and height, sex, risks, allergies."""

    def __init__(self) -> None:
        super().__init__(words.PATIENT, words.PATIENT_NOTE)
        self.name = self.keep(WordEntry("patient.name", words.NAME, words.NAME_HINT))
        self.number = self.keep(WordEntry("patient.record_number", words.RECORD_NUMBER, width=160, code=True))
        self.born = self.keep(DateEntry("patient.birth_date", words.BIRTH_DATE))
        self.weight = self.keep(NumberEntry("patient.weight_kg", words.WEIGHT, "kg", in_words=True, width=104))
        self.tall = self.keep(NumberEntry("patient.height_cm", words.HEIGHT, "cm", width=104))
        self.sex = self.keep(ChoiceEntry("patient.sex", words.SEX, words.SEXES, beside_units=True))
        self.allergies = WordEntry("allergies", words.ALLERGIES, words.ALLERGIES_HINT)
        self.address = WordEntry("address", words.ADDRESS, words.ADDRESS_HINT)
        self.asked = ChoiceRow(words.ALLERGIES_ASKED, words.ALLERGY_CHOICES)
        self._risks: set[str] = set()
        self._chips = {key: SymptomChip(SymptomView(key, text)) for key, text in words.RISK_CHOICES}
        self._lay_out()
        self.asked.chosen.connect(self._allergy_told)
        self.allergies.changed.connect(self.changed)
        self.address.changed.connect(self.changed)

    def _lay_out(self) -> None:
        who = row(spacing=16)
        who.addWidget(self.name, 1)
        for field in (self.number, self.born):
            who.addWidget(field)
        self.body.addLayout(who)
        self.body.addLayout(row(self.weight, self.tall, self.sex, self._risk_chips(), None, spacing=16))
        asked = column(Text(words.ALLERGIES_ASKED, weight=600), 4, self.asked, None)
        allergy = row(spacing=16)
        allergy.addLayout(asked)
        allergy.addWidget(self.allergies, 1)
        allergy.addStretch(0)
        self.body.addLayout(allergy)
        self.body.addWidget(self.address)
        self.allergies.hide()

    def _risk_chips(self) -> QWidget:
        chips = row(spacing=8)
        for chip in self._chips.values():
            chip.setFixedWidth(104)
            chip.symptom_toggled.connect(self._risk)
            chips.addWidget(chip)
        box = QWidget()
        column(Text(words.RISKS, weight=600), 26, chips, None, on=box)
        return box

    def _risk(self, key: str, chosen: bool) -> None:
        (self._risks.add if chosen else self._risks.discard)(key)
        self.changed.emit()

    def _allergy_told(self, key: str) -> None:
        self.allergies.setVisible(key == "some")
        self.changed.emit()

    def write(self, draft: Draft) -> None:
        patient = given(
            name=self.name.written(),
            record_number=self.number.written(),
            birth_date=self.born.written(),
            sex=self.sex.written(),
            weight_kg=self.weight.written(),
            height_cm=self.tall.written(),
        )
        if self._risks:
            patient["risks"] = [key for key, _ in words.RISK_CHOICES if key in self._risks]
        draft["patient"] = patient

    def put(self, draft: Mapping[str, Any]) -> None:
        patient = draft.get("patient", {})
        for field in (self.name, self.number, self.born, self.weight, self.tall, self.sex):
            if text := patient.get(field.place.partition(".")[2]):
                field.put(str(text))
        self._risks = set(patient.get("risks", ()))
        for key, chip in self._chips.items():
            chip.setChecked(key in self._risks)

    def allergies_told(self) -> tuple[tuple[str, ...], bool]:
        """The allergies, and whether they were asked about."""
        told = tuple(part.strip() for part in self.allergies.written().split(",") if part.strip())
        chosen = self.asked.value
        return (told if chosen == "some" else ()), chosen in ("none", "some")

    def apart_typed(self) -> Draft:
        """What stands beside the order as it is typed: the answer and words about allergies, the address."""
        return {"asked": self.asked.value, "words": self.allergies.written(), "address": self.address.written()}

    def put_apart_typed(self, typed: Mapping[str, Any]) -> None:
        """Put back what `apart_typed` told; that there are allergies stays so without their words."""
        self._put_answer(typed["asked"], typed["words"])
        self.address.put(typed["address"])

    def put_allergies(self, allergies: tuple[str, ...], asked: bool) -> None:
        """Fill in what is known of allergies."""
        self._put_answer("some" if allergies else "none" if asked else "", ", ".join(allergies))

    def _put_answer(self, asked: str, told: str) -> None:
        self.asked.choose(asked)
        self.allergies.put(told)
        self.allergies.setVisible(asked == "some")
