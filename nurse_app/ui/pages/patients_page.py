"""Patients: search, the list by name, and the record of the one picked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, row
from nurse_app.ui.pages.patient_record import PatientRecord
from nurse_app.ui.pages.patient_row import PatientRow
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import pages_people as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_people import PatientWords, found, patients_words


class PatientsPage(Page):
    """The list at the left, the record at the right.

    Signals:
        opened(str): a session is to be opened; the infusion's id.
        history_requested(str), new_order_requested(str): for a patient; the key by which infusions are grouped.
        new_patient_requested, check_requested (a PDF is to be checked).
    """

    frame = PageFrame.BOARD
    opened = Signal(str)
    history_requested = Signal(str)
    new_order_requested = Signal(str)
    new_patient_requested = Signal()
    check_requested = Signal()

    def __init__(self, book: PageBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._patients: tuple[PatientWords, ...] = ()
        self._picked = ""
        self.rows: dict[str, PatientRow] = {}
        self.search = TextField(words.SEARCH, words.SEARCH_HINT)
        self._list = QVBoxLayout()
        self.record = PatientRecord()
        self._none = Text(words.PICK_ONE, tone="ink-2")
        self._lay_out()
        self.search.text_typed.connect(lambda _text: self._show_list())
        self.search.entered.connect(self._pick_first)
        for mine, theirs in (
            (self.opened, self.record.opened),
            (self.history_requested, self.record.history_requested),
            (self.new_order_requested, self.record.new_order_requested),
        ):
            theirs.connect(mine)

    def _lay_out(self) -> None:
        new = Button(words.NEW_PATIENT, "primary", "plus")
        new.requested.connect(self.new_patient_requested)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        names = QWidget()
        column(self._list, None, on=names)
        left = QWidget()
        left.setFixedWidth(424)
        self.check = Button(words.CHECK_PDF, "plain", "shield-check")
        self.check.requested.connect(self.check_requested)
        head = row(Text(words.PATIENTS, "L", 700), None, new)
        stack = column(head, 12, self.search, 12, Rule(), margins=(24, 16, 16, 16), on=left)
        add(stack, Sheet(names), 1)
        add(stack, row(self.check, None, margins=(0, 12, 0, 0)))
        shown = QWidget()
        column(self._none, self.record, None, margins=(24, 16, 24, 16), on=shown)
        across = row(left, Rule(upright=True), on=self)
        across.addWidget(Sheet(shown), 1)
        self.record.hide()

    def show_state(self, infusions: Iterable[Infusion], now: datetime) -> None:
        """Show every patient of these infusions."""
        told = patients_words(infusions, now, self._book)
        if told == self._patients and self.rows:
            return
        self._patients = told
        self._show_list()
        self._show_record()

    def begin(self) -> None:
        self.search.line.setFocus()

    def pick(self, key: str) -> None:
        """Show a patient's record."""
        self._picked = key
        for patient, entry in self.rows.items():
            entry.show_picked(patient == key)
        self._show_record()

    def _show_list(self) -> None:
        emptied(self._list)
        shown = found(self._patients, self.search.text())
        self.rows = {}
        if not shown:
            add(self._list, 16)
            add(self._list, Text(words.NOBODY if self._patients else words.NO_PATIENTS, tone="ink-2", wrap=True))
        for patient in shown:
            entry = self.rows[patient.key] = PatientRow(patient)
            entry.show_picked(patient.key == self._picked)
            entry.picked.connect(self.pick)
            self._list.addWidget(entry)

    def _pick_first(self) -> None:
        if self.rows:
            self.pick(next(iter(self.rows)))

    def _show_record(self) -> None:
        picked = next((p for p in self._patients if p.key == self._picked), None)
        self.record.setVisible(picked is not None)
        self._none.setVisible(picked is None)
        if picked is not None:
            self.record.show_view(picked)
