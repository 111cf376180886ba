"""What every typed field has: a label, its unit, a box that shows its state, and words below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.fields.verdicts import EMPTY, LOOKS, FieldVerdict
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box


class PlainLine(QLineEdit):
    """A line of text without a menu of its own, without drag and drop, without completion."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()


class FieldBox(QWidget):
    """The box round a line of text; a press anywhere in it puts the caret there."""

    def __init__(self, line: QLineEdit, size: QSize, pad: int = 4) -> None:
        super().__init__()
        self.line = line
        self._verdict = EMPTY
        self._covered = ""
        self.setFixedHeight(size.height())
        if size.width():
            self.setFixedWidth(size.width())
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(pad, 3, pad, 3)
        self._row.setSpacing(4)
        self._row.addWidget(line, 1)
        line.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Put something at the right end, inside the box."""
        self._row.addWidget(widget)

    def show_state(self, verdict: FieldVerdict, covered: str = "") -> None:
        """Show a state; `covered` stands in the box in place of the text (for "not taken")."""
        self._verdict, self._covered = verdict, covered
        self.line.setVisible(not covered)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.line.isVisible():
            self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = LOOKS[self._verdict.kind]
        if self.line.hasFocus() and self._verdict.kind in ("empty", "typing", "accepted"):
            look = LOOKS["typing"]
        place = QRectF(self.rect())
        if not self.isEnabled():
            box(painter, place, "", "line")
        elif look.fill or look.border:
            box(painter, place, look.fill, look.border, look.width, dashed=look.dashed)
        if self._covered:
            words = Lettering((Run(self._covered, "S", 400, "ink-2"),), Qt.AlignmentFlag.AlignHCenter)
            words.draw_centred(painter, place)
        painter.end()


class FieldFrame(QWidget):
    """Label over unit over box over words; or, `beside`, the words to the right of the box."""

    def __init__(self, label: str, unit: str, field_box: FieldBox, *, beside: bool = False, words: bool = True) -> None:
        super().__init__()
        self.box = field_box
        self._label = Text(label, weight=600)
        self._unit = Text(unit, tone="ink-2")
        self._icon, self._words = IconMark("", 16), Text(wrap=True)
        self._icon_row = QHBoxLayout()
        self._icon_row.setSpacing(4)
        icon = QVBoxLayout()
        icon.setContentsMargins(0, 2, 0, 0)
        icon.addWidget(self._icon)
        icon.addStretch(1)
        self._icon_row.addLayout(icon)
        self._icon_row.addWidget(self._words, 1)
        self._icon_row.setContentsMargins(0, 0, 0, 0)
        self._shows_words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._label)
        head.addWidget(self._unit)
        column.addLayout(head)
        body: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        body.setSpacing(8 if beside else 4)
        body.addWidget(field_box)
        body.addLayout(self._icon_row)
        column.addLayout(body)
        column.addStretch(1)
        self.setFocusProxy(field_box.line)
        self.relabel(label, unit)
        self.show_state(EMPTY)

    def relabel(self, label: str, unit: str = "") -> None:
        """Show another label or unit; together they are the field's name."""
        self._label.say(label)
        self._label.setVisible(bool(label))
        self._unit.say(unit)
        self._unit.setVisible(bool(unit))
        name = f"{label}, {unit}" if unit else label
        self.box.line.setAccessibleName(name)
        self.setAccessibleName(name)

    def show_state(self, verdict: FieldVerdict, covered: str = "") -> None:
        """Show a state and its words."""
        look = LOOKS[verdict.kind]
        self.box.show_state(verdict, covered)
        self.box.line.setAccessibleDescription(verdict.words)
        shown = self._shows_words and bool(verdict.words)
        self._icon.show_icon(look.icon, look.tone)
        self._icon.setVisible(shown and bool(look.icon))
        self._words.say((Run(verdict.words, "S", 400, look.tone),))
        self._words.setVisible(shown)
