"""A drug that was given: name, dose, route and when; an ordered one fills the name in at a press."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.infusion.wishes import GiveMedication
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.pages.laying import column, emptied, row
from nurse_app.ui.panels.when_field import WhenField
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words


class DrugForm(QWidget):
    """Tells one drug at a time.

    Signals:
        wished(object): `GiveMedication`.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ordered: tuple[tuple[str, str, str], ...] | None = None
        self._offers = QHBoxLayout()
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(8)
        self.drug = TextField(words.DRUG)
        self.dose = TextField(words.DOSE, width=168)
        self.route = TextField(words.ROUTE, width=136)
        self.when = WhenField(words.GIVEN_AT)
        self.give = Button(words.GIVEN, "plain", "pill")
        fields = row(spacing=12)
        fields.addWidget(self.drug, 1)
        fields.addWidget(self.dose)
        fields.addWidget(self.route)
        below = row(self.when, self.give, None, spacing=16)
        column(self._offers, 8, fields, 8, below, on=self)
        self.give.requested.connect(self._send)
        self.route.entered.connect(self._send)
        for field in (self.drug, self.dose, self.route):
            field.text_typed.connect(lambda _text: self._judge())
        self._judge()

    def show_ordered(self, drugs: tuple[tuple[str, str, str], ...]) -> None:
        """Offer the ordered drugs: name, dose, route."""
        if drugs == self._ordered:
            return
        self._ordered = drugs
        emptied(self._offers)
        if not drugs:
            self._offers.addWidget(Text(words.NONE_ORDERED, tone="ink-2"))
        for drug in drugs:
            offer = Button(" ".join(part for part in drug if part), "plain", "pill")
            offer.requested.connect(lambda drug=drug: self._fill(drug))
            self._offers.addWidget(offer)
        self._offers.addStretch(1)

    def tick(self, now: datetime) -> None:
        """Follow the clock until a time is typed."""
        self.when.tick(now)

    def clear(self) -> None:
        """The drug is kept: empty for the next."""
        for field in (self.drug, self.dose, self.route):
            field.clear()
        self.when.clear()

    def _fill(self, drug: tuple[str, str, str]) -> None:
        for field, text in zip((self.drug, self.dose, self.route), drug, strict=True):
            field.put(text)
        self._judge()

    def _judge(self) -> None:
        whole = all(field.text().strip() for field in (self.drug, self.dose, self.route))
        self.give.block("" if whole else words.NAME_DOSE_ROUTE)

    def _send(self) -> None:
        self._judge()
        if not self.give.reason:
            drug, dose, route = (field.text().strip() for field in (self.drug, self.dose, self.route))
            self.wished.emit(GiveMedication(drug, dose, route, happened=self.when.happened()))
