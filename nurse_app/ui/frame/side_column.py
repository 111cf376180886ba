"""The right side of a session: six actions in fixed places, what was recorded, Emergency in its corner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.parts.action_button import ActionButton, ActionView
from nurse_app.ui.parts.emergency_button import EmergencyButton
from nurse_app.ui.parts.primary_button import reason_runs
from nurse_app.ui.parts.recorded_list import RecordedList
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.timeline_row import TimelineView
from nurse_app.ui.shapes import band
from nurse_app.wording import labels


class SideColumn(QWidget):
    """280 wide. A page may put its own widget above Emergency.

    Signals:
        action_requested(str): an action was pressed; its key.
        reason_requested(str): it was pressed while blocked; shown below the actions.
        opened(str), amend_requested(str), all_requested: see `RecordedList`.
        emergency_requested(int): Emergency was pressed (0: the chair shown).
    """

    action_requested = Signal(str)
    reason_requested = Signal(str)
    opened = Signal(str)
    amend_requested = Signal(str)
    all_requested = Signal()
    emergency_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(280)
        self._actions: list[ActionButton] = []
        self._reason = Text(tone="ink-2", wrap=True)
        self.recorded = RecordedList()
        self.emergency = EmergencyButton()
        self._own: QWidget | None = None
        self._lay_out()
        self.recorded.opened.connect(self.opened)
        self.recorded.amend_requested.connect(self.amend_requested)
        self.recorded.all_requested.connect(self.all_requested)
        self.emergency.emergency_requested.connect(self.emergency_requested)
        self.reason_requested.connect(self._tell_reason)
        self._tell_reason("")

    def _lay_out(self) -> None:
        usual = QWidget()
        column = QVBoxLayout(usual)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._reason)
        column.addSpacing(8)
        column.addWidget(self.recorded, 1)
        column.addStretch(0)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(usual)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(16)
        outer.addWidget(holder, 1)
        outer.addWidget(self.emergency)

    def show_actions(self, views: tuple[ActionView, ...]) -> None:
        """Show the six actions; their places never change."""
        while len(self._actions) < len(views):
            at = len(self._actions)
            button = ActionButton(views[at])
            button.action_requested.connect(self._act)
            button.reason_requested.connect(self.reason_requested)
            self._grid.addWidget(button, at // 2, at % 2)
            self._actions.append(button)
        for button, view in zip(self._actions, views, strict=True):
            button.show_view(view)

    def show_recorded(self, entries: tuple[TimelineView, ...]) -> None:
        """Show what was recorded, newest first."""
        self.recorded.show_view(entries)

    def press(self, hint: str) -> None:
        """Press the action whose key hint this is; a blocked one says why."""
        for button in self._actions:
            if button.view.hint.upper() == hint.upper() and self._own is None:
                button.click()

    def hold(self, own: QWidget | None) -> None:
        """Show a page's own widget above Emergency, or with None the actions again."""
        if own is self._own:
            return
        if self._own is not None:
            self._stack.removeWidget(self._own)
            self._own.setParent(None)
        self._own = own
        if own is not None:
            self._stack.addWidget(own)
        self._stack.setCurrentIndex(0 if own is None else self._stack.count() - 1)

    def arrange(self, arrangement: Arrangement) -> None:
        """Leave Recorded to the page where there is little height."""
        self.recorded.setVisible(arrangement >= Arrangement.SMALL)

    def _act(self, key: str) -> None:
        self._tell_reason("")
        self.action_requested.emit(key)

    def _tell_reason(self, reason: str) -> None:
        self._reason.say(reason_runs(reason))
        self._reason.setContentsMargins(0, 8 if reason else 0, 0, 0)
        self._reason.setVisible(bool(reason))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, 1, self.height()), "line")
        painter.end()


class ActionBar(QWidget):
    """The actions as a bar at the foot of the smallest windows, Emergency at its right end.

    Signals: as `SideColumn`.
    """

    action_requested = Signal(str)
    reason_requested = Signal(str)
    emergency_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(64)
        self._buttons: list[ActionButton] = []
        self.emergency = EmergencyButton(shape="bar")
        self.emergency.emergency_requested.connect(self.emergency_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 8, 8, 8)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self._row.addWidget(self.emergency)
        self.setAccessibleName(labels.MORE)

    def show_actions(self, views: tuple[ActionView, ...]) -> None:
        """Show these actions."""
        while len(self._buttons) < len(views):
            button = ActionButton(views[len(self._buttons)])
            button.set_compact(True)
            button.action_requested.connect(self.action_requested)
            button.reason_requested.connect(self.reason_requested)
            self._row.insertWidget(len(self._buttons), button)
            self._buttons.append(button)
        for button, view in zip(self._buttons, views, strict=True):
            button.show_view(view)

    def press(self, hint: str) -> None:
        """Press the action whose key hint this is."""
        for button in self._buttons:
            if button.view.hint.upper() == hint.upper():
                button.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, 0, self.width(), 1), "line")
        painter.end()
