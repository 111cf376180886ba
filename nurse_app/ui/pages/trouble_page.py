"""When something outside went wrong, or we did: what happened, what is kept, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.page import Page, PageFrame
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.emergency_button import EmergencyButton
from nurse_app.ui.parts.fact_table import FactTable, FactView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryButton, PrimaryView
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import labels, unlock

TroubleKind = Literal["ask", "stop"]


@dataclass(frozen=True, slots=True)
class TroubleView:
    """A trouble in words.

    `kind`: ask (wrong password, newer file) or stop (damaged, full disk, our
    bug). `running` tells each chair's last known rate after a crash;
    `chairs` get an Emergency each. `actions` are (key, words), the first one
    the primary.
    """

    title: str
    happened: str
    kept: str
    to_do: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    kind: TroubleKind = "stop"
    running: tuple[FactView, ...] = ()
    chairs: tuple[int, ...] = ()


class TroublePage(Page):
    """A sheet of 640 px in the middle of the left two thirds.

    Signals:
        action_requested(str): one of its buttons; the key.
        emergency_requested(int): a chair's Emergency.
    """

    frame = PageFrame.BARE
    action_requested = Signal(str)
    emergency_requested = Signal(int)

    def __init__(self, view: TroubleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        self._outer = QVBoxLayout(content)
        self._outer.setContentsMargins(64, 56, 64, 48)
        self._outer.setSpacing(0)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(IconMark("vigil", 28))
        brand.addWidget(Text(labels.APP_NAME, "L", 700))
        brand.addStretch(1)
        self._outer.addLayout(brand)
        self._outer.addSpacing(56)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ScrollSheet(content))
        self._sheet: QWidget | None = None
        self._tiny = False
        self._outer.addStretch(1)
        self.show_view(view)

    def show_view(self, view: TroubleView) -> None:
        """Show another trouble."""
        self._view = view
        if self._sheet is not None:
            self._outer.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._sheet = QWidget()
        self._sheet.setMaximumWidth(720)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addSpacing(12)
        self._tell(column, unlock.HAPPENED, (view.happened,))
        self._tell(column, unlock.KEPT, (view.kept,))
        self._tell(column, unlock.TO_DO, view.to_do, numbered=len(view.to_do) > 1)
        if view.running:
            column.addWidget(Rule())
            column.addWidget(Text(unlock.STILL_RUNNING, "M", 700))
            column.addWidget(FactTable(view.running, label_width=160))
        column.addSpacing(16)
        column.addLayout(self._buttons())
        self._set_way()
        self._outer.insertWidget(2, self._sheet)
        self.setAccessibleName(view.title)

    def _head(self) -> QHBoxLayout:
        icon, tone = ("octagon-x", "high-text") if self._view.kind == "stop" else ("triangle-alert", "medium-text")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconMark(icon, 44, tone))
        row.addWidget(Text(self._view.title, "L", 700, wrap=True), 1)
        return row

    @staticmethod
    def _tell(column: QVBoxLayout, heading: str, lines: tuple[str, ...], *, numbered: bool = False) -> None:
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        head = Text(heading, "S", 600, line=24)
        head.setFixedWidth(144)
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for n, line in enumerate(lines, 1):
            words.addWidget(Text(f"{n}.  {line}" if numbered else line, "M", 400, wrap=True))
        row.addLayout(words, 1)
        column.addLayout(row)

    def _buttons(self) -> QHBoxLayout:
        row = self._row = QHBoxLayout()
        row.setSpacing(12)
        for n, (key, words) in enumerate(self._view.actions):
            button: QWidget
            if n == 0:
                primary = PrimaryButton(PrimaryView(words))
                primary.requested.connect(lambda key=key: self.action_requested.emit(key))
                primary.setMinimumWidth(248)
                button = primary
            else:
                plain = Button(words, "plain", big=True)
                plain.requested.connect(lambda key=key: self.action_requested.emit(key))
                button = plain
            row.addWidget(button)
        row.addStretch(1)
        if self._view.chairs:
            row.addWidget(Text(labels.EMERGENCY, weight=600, tone="high-text"))
        for chair in self._view.chairs:
            emergency = EmergencyButton(chair, "chair")
            emergency.emergency_requested.connect(self.emergency_requested)
            row.addWidget(emergency)
        return row

    def arrange(self, arrangement: Arrangement) -> None:
        roomy = arrangement >= Arrangement.SMALL
        side = 64 if roomy else 24
        self._outer.setContentsMargins(side, 56 if roomy else 16, side, 48 if roomy else 16)
        self._tiny = arrangement is Arrangement.TINY
        self._set_way()

    def _set_way(self) -> None:
        way = QHBoxLayout.Direction.TopToBottom if self._tiny else QHBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "sheet")
        painter.end()
