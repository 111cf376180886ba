"""Where the open panel lies: as large as the room, or scrolled where the room is smaller than the panel can be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_BAR = 12


class PanelHost(QScrollArea):
    """Shows one of the widgets on its ground, never smaller than that widget's least size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground = QWidget()
        self.ground.setProperty("sheet", True)
        self._shown: QWidget | None = None
        self._least = QSize(0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.ground)

    def show_widget(self, widget: QWidget | None, place: QRect, least: tuple[int, int] = (0, 0)) -> None:
        """Bring a widget of the ground to the front, in this place; the others are hidden."""
        # The one that goes is not laid out once more for the new room: a long list takes a while.
        self._shown = widget if widget is self._shown else None
        self.setGeometry(place)
        self._shown, self._least = widget, QSize(*least)
        for child in self.ground.children():
            if isinstance(child, QWidget) and child is not widget:
                child.hide()
        self._fit()
        if widget is not None:
            widget.show()
        self.setVisible(widget is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().size()
        if self._least.height() > room.height():
            room.setWidth(room.width() - _BAR)
        if self._least.width() > room.width():
            room.setHeight(room.height() - _BAR)
        size = room.expandedTo(self._least)
        self.ground.resize(size)
        if self._shown is not None:
            self._shown.setGeometry(0, 0, size.width(), size.height())
