"""Typed dates and times: read only when they can mean one thing, and echoed in an unmistakable form."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.ui.fields.field_frame import FieldBox, FieldFrame
from nurse_app.ui.fields.quantity_field import NumberLine
from nurse_app.ui.fields.typed_dates import DateRefused, read_date, read_time
from nurse_app.ui.fields.verdicts import EMPTY, TYPING, FieldVerdict
from nurse_app.ui.fonts import type_font
from nurse_app.wording.typed_numbers import date_echo, date_refusal, time_echo


class _TypedMoment(QWidget):
    """What date and time fields share: judged when the nurse leaves the field or presses Enter."""

    entered = Signal()

    def __init__(self, label: str, box: QSize, *, beside: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = NumberLine()
        self.line.setFont(type_font("M", 600))
        self._frame = FieldFrame(label, "", FieldBox(self.line, box, pad=10), beside=beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._verdict = EMPTY
        self.line.textChanged.connect(self._typed)
        self.line.left.connect(self.settle)
        self.line.entered.connect(self.settle)
        self.line.entered.connect(self.entered)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Exactly what was typed."""
        return self.line.text()

    def verdict(self) -> FieldVerdict:
        """What is shown about it now."""
        return self._verdict

    def put(self, text: str) -> None:
        """Put a text in; it is judged like typing."""
        self.line.setText(text)
        self.settle()

    def clear(self) -> None:
        """Empty the field."""
        self.line.clear()

    def show_verdict(self, verdict: FieldVerdict) -> None:
        """Show a verdict reached elsewhere ("matches" the record); it holds until the text changes."""
        self._verdict = verdict
        self._frame.show_state(verdict)

    def settle(self) -> FieldVerdict:
        """Judge the text as finished, and say how it was judged."""
        if not self.text():
            self.show_verdict(EMPTY)
        elif self._verdict.kind in ("typing", "empty"):
            self.show_verdict(self._judged())
        return self._verdict

    def _typed(self, text: str) -> None:
        self.show_verdict(TYPING if text else EMPTY)
        self._announce()

    def _judged(self) -> FieldVerdict:
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC

    def _announce(self) -> None:
        raise NotImplementedError  # each kind says it: Qt leaves no room for ABC


class DateField(_TypedMoment):
    """A date typed as `14 Mar 1961` or `1961-03-14`; no calendar pops up.

    Signals:
        date_typed(object): the `datetime.date`, or None while there is none.
        entered: Enter was pressed.
    """

    date_typed = Signal(object)

    def __init__(self, label: str, *, width: int = 144, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, QSize(width, 48), beside=beside, parent=parent)

    def value(self) -> date | None:
        """The date typed, or None."""
        try:
            return read_date(self.text())
        except DateRefused:
            return None

    def put_date(self, day: date) -> None:
        """Put a date in."""
        self.put(date_echo(day))

    def _judged(self) -> FieldVerdict:
        try:
            day = read_date(self.text())
        except DateRefused as refused:
            return FieldVerdict("refused", date_refusal(refused.code))
        echo = date_echo(day)
        return FieldVerdict("accepted", "" if echo == self.text() else echo)

    def _announce(self) -> None:
        self.date_typed.emit(self.value())


class TimeField(_TypedMoment):
    """A clock time of 24 hours typed as `08:45`, `8:45` or, on the keypad, `0845`.

    Signals:
        time_typed(object): the `datetime.time`, or None while there is none.
        entered: Enter was pressed.
    """

    time_typed = Signal(object)

    def __init__(self, label: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, QSize(79, 40), beside=True, parent=parent)
        self.line.setFont(type_font("M", 700))
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if name:
            self.line.setAccessibleName(name)
            self.setAccessibleName(name)

    def value(self) -> time | None:
        """The time typed, or None."""
        try:
            return read_time(self.text())
        except DateRefused:
            return None

    def put_time(self, moment: time) -> None:
        """Put a time in."""
        self.put(time_echo(moment))

    def _judged(self) -> FieldVerdict:
        try:
            moment = read_time(self.text())
        except DateRefused as refused:
            return FieldVerdict("refused", date_refusal(refused.code))
        echo = time_echo(moment)
        return FieldVerdict("accepted", "" if echo == self.text() else echo)

    def _announce(self) -> None:
        self.time_typed.emit(self.value())
