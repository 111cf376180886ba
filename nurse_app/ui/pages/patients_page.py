"""Patients: search, who is on this chart, and the way to their sessions and to a new order."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import Sheet, add, column, emptied, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import labels
from nurse_app.wording import pages_patients as words
from nurse_app.wording.pages_patients import PatientWords


class PatientsPage(Page):
    """The list, narrowed as is typed.

    Signals:
        new_patient_requested: a patient who is not on the chart.
        new_order_requested(str): a new order for a patient, by key.
        history_requested(str): a patient's sessions, by key.
    """

    frame = PageFrame.BOARD
    new_patient_requested = Signal()
    new_order_requested = Signal(str)
    history_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[PatientWords, ...] = ()
        self.search = TextField(words.SEARCH, words.SEARCH_HINT, width=360)
        self.search.text_typed.connect(lambda _text: self._show())
        new = Button(words.NEW_PATIENT, "primary", "plus", big=True)
        new.requested.connect(self.new_patient_requested)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        top = row(self.search, None, new, spacing=16)
        body = held(column(self._list, None, margins=(24, 0, 24, 24)))
        head = held(column(Text(words.TITLE, "L", 700), 8, top, 12, Rule(), margins=(24, 12, 24, 0)))
        head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        add(column(head, on=self), Sheet(body), 1)

    def show_state(self, people: tuple[PatientWords, ...]) -> None:
        """Show everyone on the chart."""
        if people != self._people:
            self._people = people
            self._show()

    def begin(self) -> None:
        self._show()
        self.search.setFocus()

    def _show(self) -> None:
        asked = self.search.text().strip().casefold()
        found = [p for p in self._people if all(word in p.found_by for word in asked.split())]
        emptied(self._list)
        if not found:
            said = Text(words.NOT_FOUND if self._people else words.NOBODY, tone="ink-2")
            said.setContentsMargins(0, 16, 0, 16)
            self._list.addWidget(said)
        for person in found:
            self._list.addWidget(self._row(person))

    def _row(self, person: PatientWords) -> QWidget:
        name = Text((Run(person.name, "M", 700), quiet(f"   {person.born}   "), Run(person.record, tone="ink-2")))
        second = row(Text((strong(person.course), quiet(f"   {person.sessions}"))), spacing=12)
        if person.allergy:
            add(second, TagChip(TagView(labels.ALLERGY, "ink")))
            add(second, Text(person.allergy, "S", 600))
        add(second, None)
        sessions = Button(words.HISTORY, "plain", "chart-line")
        sessions.name_it(f"{words.HISTORY}: {person.name}")
        sessions.requested.connect(lambda key=person.key: self.history_requested.emit(key))
        order = Button(words.NEW_ORDER, "plain", "plus")
        order.name_it(f"{words.NEW_ORDER}: {person.name}")
        order.requested.connect(lambda key=person.key: self.new_order_requested.emit(key))
        said = column(name, 2, second)
        line = row(margins=(0, 12, 0, 12), spacing=12)
        add(line, said, 1)
        add(line, sessions)
        add(line, order)
        whole = held(column(line, Rule()))
        whole.setMinimumHeight(72)
        return whole

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "sheet")
        painter.end()
