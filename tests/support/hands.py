"""Hands on the window: only what is in sight and not covered can be pressed or typed in."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic_ns

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.window import Window

PATIENCE_S = 30
_ALL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Mouse and keyboard of a person before a window. What she cannot see or reach fails the test."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def wait_until(self, come: Callable[[], object], what: str = "") -> None:
        """Let the window work until something has come about."""
        until = monotonic_ns() + PATIENCE_S * 10**9
        while not come():
            assert monotonic_ns() < until, f"waited in vain for {what or come}"
            # Not QTest.qWait: it keeps the interpreter to itself, so that the program's own thread would stand still.
            turn = QEventLoop()
            QTimer.singleShot(4, turn.quit)
            turn.exec()

    def look(self) -> None:
        """Let the window show what it has to show."""
        QApplication.processEvents()
        _lay_out()

    def reach(self, widget: QWidget) -> None:
        """Scroll to something, and be sure that it is in sight and that nothing covers it."""
        if not widget.isVisible():
            # What was added a moment ago shows itself a moment later.
            QApplication.processEvents()
        _lay_out()
        area = widget.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget)
            area = area.parentWidget()
        _lay_out()
        name = f"{type(widget).__name__} {widget.accessibleName()!r}"
        assert widget.isVisible(), f"{name} is not in sight"
        front = self.window.childAt(widget.mapTo(self.window, widget.rect().center()))
        assert front is not None, f"{name} lies outside the window"
        assert front is widget or widget.isAncestorOf(front), f"{name} is covered by {front}"

    def press(self, widget: QWidget) -> None:
        """Press something with the mouse."""
        self.reach(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def do(self, button: Pressable) -> None:
        """Press a button that must be free; a blocked one fails with its reason."""
        assert button.reason == "", button.reason
        self.press(button)

    def type(self, line: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Put the caret into a field and type there, in place of what stands in it."""
        self.reach(line)
        target = line.viewport() if isinstance(line, QPlainTextEdit) else line
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        standing = line.toPlainText() if isinstance(line, QPlainTextEdit) else line.text()
        if standing:
            QTest.keyClick(line, Qt.Key.Key_A, _ALL)
            QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)

    def type_more(self, line: QLineEdit, text: str) -> None:
        """Go on typing at the end of what stands in a field."""
        self.reach(line)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
        QTest.keyClick(line, Qt.Key.Key_End)
        QTest.keyClicks(line, text)

    def pick(self, field: PickField, key: str) -> None:
        """Open a list and go down to one with the arrow keys."""
        box = field.findChild(QComboBox)
        assert box is not None
        at = box.findData(key)
        assert at >= 0, f"{key} is not offered, only {[box.itemData(n) for n in range(box.count())]}"
        self.reach(box)
        QTest.keyClick(box, Qt.Key.Key_Space)
        view = box.view()
        QTest.keyClick(view, Qt.Key.Key_Home)
        while view.currentIndex().row() < at:
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert field.value == key

    def choose(self, row: ChoiceRow, key: str) -> None:
        """Press a segment."""
        self.do(next(s for s in row._segments if s.key == key))

    def named(self, words: str) -> Pressable:
        """The button in sight with these words."""
        self.look()
        there = [b for b in self.window.findChildren(Pressable) if b.isVisible() and b.text() == words]
        assert len(there) == 1, f"{len(there)} buttons say {words!r}"
        return there[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key, wherever the caret is."""
        if not self.window.isActiveWindow():
            # The offscreen screen does not give the window back what an open list had taken.
            self.window.activateWindow()
            QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)


def _lay_out() -> None:
    """Let what was taken away go and everything else find its place, without painting it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
