"""A ring round the button that has the focus, drawn outside it by 3 px."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nurse_app.ui.parts.pressable import Pressable
from nurse_app.ui.shapes import box

_OUT = 5


class FocusRing(QWidget):
    """Lies over the window, lets every press through, and follows the focus.

    Only buttons get it: a field shows the focus by its own border.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._round: QWidget | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        self.hide()

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for old in self._watched:
            # While a window is torn down the focus moves on, with parents that are half gone.
            if isValid(old):
                old.removeEventFilter(self)
        self._watched = []
        self._round = (
            new if isinstance(new, Pressable) and new.reached_by_key and new.window() is self.window() else None
        )
        widget: QWidget | None = self._round
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._follow()

    def _forget(self) -> None:
        self._watched, self._round = [], None
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def _follow(self) -> None:
        target = self._round
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        around = QRect(corner, target.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)
        self.setGeometry(around.intersected(self.window().rect()))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), "", "accent", 3, radius=9)
        painter.end()
