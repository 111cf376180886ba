"""Typed words: one line, several lines, or a password."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from nurse_app.ui.fields.field_frame import FieldBox, FieldFrame, PlainLine
from nurse_app.ui.fields.verdicts import EMPTY, TYPING, FieldVerdict, Judge
from nurse_app.ui.fonts import type_font
from nurse_app.ui.icons import draw_icon
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels


class TextField(QWidget):
    """One line of words.

    Args:
        label: what is asked.
        hint: placeholder, an example only; never the label or the unit.
        judge: says what a text means; asked when the nurse leaves the field.
        code: slashed zeros, for lots and record numbers.

    Signals:
        text_typed(str): the words changed.
        entered: Enter was pressed.
    """

    text_typed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        label: str,
        hint: str = "",
        judge: Judge | None = None,
        *,
        width: int = 0,
        code: bool = False,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = PlainLine()
        self.line.setFont(type_font("M", 600 if code else 400, code))
        self.line.setPlaceholderText(hint)
        self.label = label
        self._judge = judge
        self._frame = FieldFrame(label, "", FieldBox(self.line, QSize(width, 48), pad=12), beside=beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._verdict = EMPTY
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.settle)
        self.line.returnPressed.connect(self.entered)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """Exactly what was typed."""
        return self.line.text()

    def verdict(self) -> FieldVerdict:
        """What is shown about it now."""
        return self._verdict

    def put(self, text: str) -> None:
        """Put a text in."""
        self.line.setText(text)
        self.settle()

    def clear(self) -> None:
        """Empty the field."""
        self.line.clear()

    def show_verdict(self, verdict: FieldVerdict) -> None:
        """Show a verdict reached elsewhere; it holds until the text changes."""
        self._verdict = verdict
        self._frame.show_state(verdict)

    def settle(self) -> FieldVerdict:
        """Judge the text as finished, and say how it was judged."""
        if self._judge and self._verdict.kind in ("typing", "empty") and self.text():
            self.show_verdict(self._judge(self.text()))
        return self._verdict

    def _typed(self, text: str) -> None:
        self.show_verdict(TYPING if text and self.line.hasFocus() else EMPTY)
        self.text_typed.emit(text)


class NoteField(QWidget):
    """Several lines of words. Tab goes on to the next field.

    Signals:
        text_typed(str): the words changed.
    """

    text_typed = Signal(str)

    def __init__(self, label: str, hint: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setFont(type_font("M", 400))
        self.edit.setPlaceholderText(hint)
        self.edit.setTabChangesFocus(True)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setAccessibleName(label)
        self.edit.setFixedHeight(24 * lines + 24)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(label, weight=600))
        column.addWidget(self.edit)
        self.edit.textChanged.connect(lambda: self.text_typed.emit(self.text()))
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """Exactly what was typed."""
        return self.edit.toPlainText()

    def put(self, text: str) -> None:
        """Put a text in."""
        self.edit.setPlainText(text)


class PasswordField(TextField):
    """A password, dotted; the eye shows it while pressed on."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        dots = QFont(type_font("M", 700))
        dots.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 6)
        self._fonts = {True: type_font("M", 400), False: dots}
        self._frame.box.setFixedHeight(56)
        self._eye = _Eye()
        self._eye.toggled.connect(self._look)
        self._frame.box.add(self._eye)
        self._look(False)

    def showEvent(self, event: QShowEvent) -> None:
        # A style sheet gives a line the font back that it had before it got its parent.
        super().showEvent(event)
        self._look(self._eye.isChecked())

    def hide_again(self) -> None:
        """Empty it and dot it, after it was used or refused."""
        self.clear()
        self._eye.setChecked(False)

    def _look(self, shown: bool) -> None:
        self.line.setFont(self._fonts[shown])
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.name_it(labels.HIDE_PASSWORD if shown else labels.SHOW_PASSWORD)


class _Eye(Pressable):
    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedSize(44, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon = "eye" if self.isChecked() else "eye-off"
        draw_icon(painter, icon, QRectF(17, 12, 20, 20), current_theme().colour("ink" if self.is_lit() else "ink-2"))
        painter.end()
