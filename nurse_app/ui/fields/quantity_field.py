"""A typed number: exactly what was typed is read or refused; nothing else ever changes it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nurse_app.clinical.quantities import NumberRefused, parse_decimal
from nurse_app.ui.fields.field_frame import FieldBox, FieldFrame, PlainLine
from nurse_app.ui.fields.verdicts import EMPTY, STANDS, TYPING, FieldVerdict, Judge
from nurse_app.ui.fonts import TypeName, type_font
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels
from nurse_app.wording.typed_numbers import refusal

_UNFINISHED = ("empty", "trailing-point")
_PAUSE_MS = 1000


class NumberLine(PlainLine):
    """The line inside: wheel and arrows do nothing to it."""

    left = Signal()
    entered = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def grammar_only(text: str) -> FieldVerdict:
    """The judge that asks no more than a well-written number."""
    try:
        parse_decimal(text)
    except NumberRefused as refused:
        return FieldVerdict("refused", refusal(refused.code))
    return FieldVerdict("accepted")


class QuantityField(QWidget):
    """A text field for one number, with its unit above and its verdict below.

    The judge is asked at every key. While the nurse types, only what can no
    longer become right (a comma, a letter) is refused, and what is right is
    shown as right; everything else is judged when she leaves the field, presses
    Enter, pauses for a second, or when `settle` is called (before saving).

    Args:
        label, unit: what is asked and in which unit.
        judge: says what a text means; without it only the grammar counts.
        width, height: of the box.
        size: the type of the number (`rate` for the read-back).
        words: show the verdict's words below.
        captions: lines below for the last and the baseline value.

    Signals:
        value_typed(object): the number, a `Decimal`, or None while there is none.
        verdict_changed(object): the `FieldVerdict` shown from now on.
        entered: Enter was pressed.
    """

    value_typed = Signal(object)
    verdict_changed = Signal(object)
    entered = Signal()

    def __init__(
        self,
        label: str,
        unit: str = "",
        judge: Judge | None = None,
        *,
        width: int = 104,
        height: int = 56,
        size: TypeName = "L",
        words: bool = True,
        captions: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = NumberLine()
        self.line.setFont(type_font(size, 700 if size == "L" else None))
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = FieldFrame(label, unit, FieldBox(self.line, QSize(width, height)), words=words)
        self._judge: Judge = judge or grammar_only
        self._value: Decimal | None = None
        self._verdict = EMPTY
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out(captions)
        self._pause.timeout.connect(self.settle)
        self.line.textChanged.connect(self._typed)
        self.line.left.connect(self.settle)
        self.line.entered.connect(self.settle)
        self.line.entered.connect(self.entered)
        self.setFocusProxy(self.line)

    def _lay_out(self, captions: tuple[str, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._frame)
        self._captions = Text(tone="ink-2", wrap=True)
        column.addWidget(self._captions)
        self.show_captions(captions)

    # What it holds

    def value(self) -> Decimal | None:
        """The number typed, unless there is none or it is refused."""
        return self._value

    def text(self) -> str:
        """Exactly what was typed."""
        return self.line.text()

    def verdict(self) -> FieldVerdict:
        """What is shown about it now."""
        return self._verdict

    def stands(self) -> bool:
        """Whether the value may be saved as it stands."""
        return self._verdict.kind in STANDS

    # What is told to it

    def set_judge(self, judge: Judge) -> None:
        """Judge by another rule from now on, and at once."""
        self._judge = judge
        self.settle()

    def relabel(self, label: str, unit: str = "") -> None:
        """Show another label or unit; the text stays."""
        self._frame.relabel(label, unit)

    def resize_box(self, width: int, height: int) -> None:
        """Draw the box in another size, for narrower windows."""
        self._frame.box.setFixedSize(width, height)

    def show_captions(self, captions: tuple[str, ...]) -> None:
        """Show the last and the baseline value below."""
        self._captions.say("\n".join(captions))
        self._captions.setVisible(bool(captions))

    def put(self, text: str) -> None:
        """Put a kept draft back; it is judged like typing."""
        self.line.setText(text)
        self.settle()

    def clear(self) -> None:
        """Empty the field."""
        self.open_again()
        self.line.clear()

    def mark_not_taken(self, reason: str) -> None:
        """Show that there is no value, and why."""
        self.line.setReadOnly(True)
        self._tell(FieldVerdict("not_taken", reason), None, covered=labels.NOT_TAKEN)

    def close_with(self, text: str) -> None:
        """Show a saved value that is not typed any more."""
        self.line.setReadOnly(True)
        self.line.setText(text)
        self._tell(FieldVerdict("closed"), self._value)

    def open_again(self) -> None:
        """Let it be typed in after `mark_not_taken` or `close_with`."""
        if self.line.isReadOnly():
            self.line.setReadOnly(False)
            self.settle()

    def show_verdict(self, verdict: FieldVerdict) -> None:
        """Show a verdict reached elsewhere (two fields that contradict each other); it holds until the text changes."""
        self._pause.stop()
        self._tell(verdict, None if verdict.kind == "refused" else self._number())

    def settle(self) -> FieldVerdict:
        """Judge the text as finished, and say how it was judged."""
        self._pause.stop()
        if not self.line.isReadOnly():
            text = self.text()
            verdict = self._judge(text) if text else EMPTY
            self._tell(verdict, None if verdict.kind == "refused" else self._number())
        return self._verdict

    # How it thinks

    def _typed(self, text: str) -> None:
        if self.line.isReadOnly():
            return
        if not text:
            self._tell(EMPTY, None)
            return
        verdict = self._judge(text)
        refused = self._why_refused(text)
        if refused and refused not in _UNFINISHED:
            self._tell(verdict, None)
        elif verdict.kind in ("accepted", "matches"):
            self._tell(verdict, self._number())
        else:
            self._tell(TYPING, None if verdict.kind == "refused" else self._number())
            self._pause.start()

    def _number(self) -> Decimal | None:
        return None if self._why_refused(self.text()) else parse_decimal(self.text())

    @staticmethod
    def _why_refused(text: str) -> str:
        try:
            parse_decimal(text)
        except NumberRefused as refused:
            return refused.code
        return ""

    def _tell(self, verdict: FieldVerdict, value: Decimal | None, covered: str = "") -> None:
        changed, moved = verdict != self._verdict, value != self._value
        self._verdict, self._value = verdict, value
        self._frame.show_state(verdict, covered)
        if moved:
            self.value_typed.emit(value)
        if changed:
            self.verdict_changed.emit(verdict)
