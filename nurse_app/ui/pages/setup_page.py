"""The first set-up: the clinic's lines and the first nurse, once on a computer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.text_field import PasswordField, TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import labels, unlock

_NEEDED = ("clinic_name", "emergency_number", "nurse")


@dataclass(frozen=True, slots=True)
class SetupWish:
    """What was answered. `place` is clinic or home, `temperature` C or F."""

    clinic_name: str
    place: str
    emergency_number: str
    pharmacist: str
    pharmacist_phone: str
    prescriber_line: str
    temperature: str
    nurse: str
    password: str


class SetupPage(Page):
    """Two columns: the clinic at the left, the nurse at the right.

    Args:
        least_password: the fewest characters of a password.

    Signals:
        setup_requested(object): everything is answered; a `SetupWish`.
        backup_requested: a chart is to be put back from a backup instead.
    """

    frame = PageFrame.BARE
    setup_requested = Signal(object)
    backup_requested = Signal()

    def __init__(self, least_password: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least_password
        self._lines = {
            "clinic_name": TextField(unlock.CLINIC_NAME),
            "emergency_number": TextField(unlock.EMERGENCY_NUMBER, unlock.EMERGENCY_HINT),
            "pharmacist": TextField(unlock.PHARMACIST, unlock.MAY_STAY_EMPTY),
            "pharmacist_phone": TextField(unlock.PHARMACIST_PHONE, unlock.MAY_STAY_EMPTY),
            "prescriber_line": TextField(unlock.PRESCRIBER_LINE, unlock.MAY_STAY_EMPTY),
            "nurse": TextField(unlock.YOUR_NAME, unlock.NAME_HINT),
        }
        self._place = ChoiceRow(unlock.PLACE, unlock.PLACES)
        self._temperature = ChoiceRow(unlock.TEMPERATURE, unlock.TEMPERATURES)
        self._password = PasswordField(unlock.NEW_PASSWORD)
        self._again = PasswordField(unlock.PASSWORD_AGAIN)
        self._finish = PrimaryButton(PrimaryView(unlock.FINISH_SET_UP, "arrow-right"))
        self._trouble = Text("", weight=600, tone="high-text", wrap=True)
        self.from_backup = Button(unlock.FROM_BACKUP, "quiet", "hard-drive")
        self._lay_out()
        self._connect()
        self._weigh()

    def _lay_out(self) -> None:
        clinic, you = QWidget(), _You()
        self._fill_clinic(clinic)
        self._fill_you(you)
        content = QWidget()
        self._columns = QHBoxLayout(content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(clinic, 800)
        self._columns.addWidget(you, 566)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollSheet(content))

    def _fill_clinic(self, holder: QWidget) -> None:
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(IconMark("vigil", 28))
        brand.addWidget(Text(labels.APP_NAME, "L", 700))
        brand.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        grid.addWidget(self._lines["clinic_name"], 0, 0, 1, 2)
        grid.addWidget(_asked(unlock.PLACE, self._place), 1, 0)
        grid.addWidget(_asked(unlock.TEMPERATURE, self._temperature), 1, 1)
        grid.addWidget(self._lines["emergency_number"], 2, 0)
        grid.addWidget(self._lines["prescriber_line"], 2, 1)
        grid.addWidget(self._lines["pharmacist"], 3, 0)
        grid.addWidget(self._lines["pharmacist_phone"], 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(64, 56, 64, 40)
        column.setSpacing(0)
        column.addLayout(brand)
        column.addSpacing(40)
        column.addWidget(Text(unlock.SET_UP, "L", 700))
        column.addWidget(Text(unlock.SET_UP_LEAD, tone="ink-2", wrap=True))
        column.addSpacing(32)
        column.addWidget(Text(unlock.YOUR_CLINIC, "M", 700))
        column.addSpacing(16)
        column.addLayout(grid)
        column.addStretch(1)

    def _fill_you(self, holder: QWidget) -> None:
        column = QVBoxLayout(holder)
        column.setContentsMargins(64, 136, 62, 40)
        column.setSpacing(16)
        column.addWidget(Text(unlock.YOU, "L", 700))
        column.addWidget(self._lines["nurse"])
        column.addWidget(self._password)
        column.addWidget(self._again)
        column.addWidget(Text(unlock.NO_WAY_BACK, tone="ink-2", wrap=True))
        column.addWidget(self._finish)
        column.addWidget(self._trouble)
        column.addWidget(self.from_backup)
        column.addStretch(1)
        self._trouble.hide()

    def _connect(self) -> None:
        for field in (*self._lines.values(), self._password, self._again):
            field.text_typed.connect(self._weigh)
        for row in (self._place, self._temperature):
            row.chosen.connect(self._weigh)
        self._again.line.editingFinished.connect(self._compare)
        self._password.line.editingFinished.connect(self._compare)
        self.from_backup.requested.connect(self.backup_requested)
        self._finish.requested.connect(lambda: self.setup_requested.emit(self.wish()))

    def wish(self) -> SetupWish:
        """What is answered so far."""
        lines = {name: field.text().strip() for name, field in self._lines.items()}
        return SetupWish(
            place=self._place.value, temperature=self._temperature.value, password=self._password.text(), **lines
        )

    def show_trouble(self, words: str) -> None:
        """Say that the set-up did not succeed and why; everything typed stays."""
        self._trouble.say(words)
        self._trouble.setVisible(bool(words))

    def begin(self) -> None:
        self._lines["clinic_name"].setFocus()

    def arrange(self, arrangement: Arrangement) -> None:
        stacked = arrangement < Arrangement.TABS
        way = QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def _weigh(self) -> None:
        missing = [self._lines[name].label for name in _NEEDED if not self._lines[name].text().strip()]
        missing += [row.name for row in (self._place, self._temperature) if not row.value]
        not_yet = unlock.still_missing(tuple(missing)) if missing else self._password_fault()
        note = unlock.password_rule(self._least)
        self._finish.show_view(PrimaryView(unlock.FINISH_SET_UP, "arrow-right", not_yet, note))

    def _password_fault(self) -> str:
        if len(self._password.text()) < self._least:
            return unlock.password_rule(self._least)
        return "" if self._again.text() == self._password.text() else unlock.PASSWORD_DIFFERS

    def _compare(self) -> None:
        typed, again = self._password.text(), self._again.text()
        if typed and len(typed) < self._least:
            self._password.show_verdict(FieldVerdict("refused", unlock.password_short(len(typed), self._least)))
        elif again and again != typed:
            self._again.show_verdict(FieldVerdict("refused", unlock.PASSWORD_DIFFERS))


def _asked(question: str, row: ChoiceRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Text(question, weight=600))
    column.addWidget(row)
    return holder


class _You(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()
