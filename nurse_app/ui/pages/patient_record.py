"""A patient's record: identity, allergies, risks, courses given of ordered, and the last sessions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.pages.laying import add, column, emptied, row
from nurse_app.ui.pages.sparkline import Sparkline
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.fact_table import FactTable, FactView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels
from nurse_app.wording import pages_people as words
from nurse_app.wording.pages_history import SessionWords
from nurse_app.wording.pages_people import CourseWords, PatientWords

_MOST = 8


class PatientRecord(QWidget):
    """Signals as those of the page: opened(str), history_requested(str), new_order_requested(str)."""

    opened = Signal(str)
    history_requested = Signal(str)
    new_order_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._shown: PatientWords | None = None
        self._column = column(on=self)

    def show_view(self, view: PatientWords) -> None:
        """Show a record."""
        if view == self._shown:
            return
        self._shown, self._key = view, view.key
        emptied(self._column)
        history = Button(words.HISTORY, "plain", "chart-line")
        order = Button(words.NEW_ORDER, "primary", "plus")
        history.requested.connect(lambda: self.history_requested.emit(self._key))
        order.requested.connect(lambda: self.new_order_requested.emit(self._key))
        head = row(spacing=8)
        head.addWidget(Text((Run(view.name, "L", 700),), wrap=True), 1)
        head.addWidget(history)
        head.addWidget(order)
        who = Text((quiet(view.born), Run(f"   {view.number}", "S", 400, "ink-2", slashed_zero=True)))
        for piece in (head, who, 16, self._facts(view), 16, Rule(), 12, SectionHeading(words.COURSES)):
            add(self._column, piece)
        for course in view.courses:
            add(self._column, 8)
            add(self._column, _course(course))
        for piece in (16, Rule(), 12, SectionHeading(words.SESSIONS, str(len(view.sessions))), 4):
            add(self._column, piece)
        for session in view.sessions[:_MOST]:
            add(self._column, self._session(session))
            add(self._column, Rule())

    def _facts(self, view: PatientWords) -> QWidget:
        facts = FactTable(
            (
                FactView("Weight", view.weight),
                FactView("Treated for", view.uses),
                FactView("Label risks", view.risks),
            ),
            112,
        )
        allergy = row(spacing=10)
        label = Text("Allergies", tone="ink-2")
        label.setFixedWidth(102)
        allergy.addWidget(label)
        if view.is_allergic:
            allergy.addWidget(TagChip(TagView(labels.ALLERGY, "ink")))
        allergy.addWidget(Text((strong(view.allergies),), wrap=True), 1)
        holder = QWidget()
        column(allergy, 6, facts, on=holder)
        return holder

    def _session(self, session: SessionWords) -> QWidget:
        line = QWidget()
        across = row(spacing=12, margins=(0, 2, 0, 2), on=line)
        day = Text((strong(session.day),))
        day.setFixedWidth(96)
        spark = Sparkline(128, 30)
        spark.setFixedWidth(128)
        spark.show_view(session.spark)
        button = Button(words.OPEN_SESSION, "plain")
        button.name_it(f"{words.OPEN_SESSION} {session.day}")
        button.requested.connect(lambda: self.opened.emit(session.key))
        across.addWidget(day)
        across.addWidget(spark)
        reaction = Run(f"   {session.reaction}", "S", 600, "reaction")
        told = (Run(f"{session.product}  "), quiet(f"{session.took}, {session.state}"), reaction)
        across.addWidget(Text(told, wrap=True), 1)
        across.addWidget(button)
        return line


def _course(course: CourseWords) -> QWidget:
    holder = QWidget()
    told = Text((strong(f"{course.title}   "), quiet(f"{course.given}, {course.days}")), wrap=True)
    column(told, 4, _Part(course.part), on=holder)
    return holder


class _Part(QWidget):
    """How much of a course was given."""

    def __init__(self, part: float) -> None:
        super().__init__()
        self._part = part
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(QRectF(self.rect()), theme.colour("chart-rate-area"))
        painter.fillRect(QRectF(0, 0, self.width() * min(self._part, 1.0), self.height()), theme.colour("chart-rate"))
        painter.end()
