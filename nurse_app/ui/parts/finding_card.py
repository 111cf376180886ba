"""What a rule found: a note, something to decide, or a stop; with its value, limit and source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme

FindingKind = Literal["note", "decide", "stop"]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words. `choices` are (key, words) of its buttons; `decided` folds it to one line."""

    key: str
    kind: FindingKind
    title: str
    text: str = ""
    source: str = ""
    decided: str = ""
    choices: tuple[tuple[str, str], ...] = ()


_DRESS: dict[FindingKind, tuple[str, str, str, str]] = {
    # kind: bar, wash, icon, colour of the icon
    "note": ("accent", "tint", "info", "accent"),
    "decide": ("medium-fill", "medium-wash", "triangle-alert", "medium-text"),
    "stop": ("high-fill", "high-wash", "octagon-x", "high-text"),
}


class FindingCard(QWidget):
    """A washed card with a bar at its left.

    Signals:
        choice_made(str, str): the finding's key and the choice's key.
        source_requested(str): the source was pressed; the finding's key.
    """

    choice_made = Signal(str, str)
    source_requested = Signal(str)

    def __init__(self, view: FindingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._body: QWidget | None = None
        self.show_view(view)

    def show_view(self, view: FindingView) -> None:
        """Show another finding, or the same one decided."""
        self._view = view
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        margin = 0 if view.decided else 8
        self._column.setContentsMargins(18, margin, 18, margin)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2)
        body.addLayout(self._title_row())
        if not view.decided:
            self._add_details(body)
        body.addStretch(1)
        self._column.addWidget(self._body)
        self.setAccessibleName(view.title)
        self.updateGeometry()
        self.update()

    def _title_row(self) -> QHBoxLayout:
        view = self._view
        _, _, icon, tone = _DRESS[view.kind]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconMark("circle-check" if view.decided else icon, 20, "fine" if view.decided else tone))
        decided = Run(f"  {view.decided}" if view.decided else "", "S", 400, "ink-2")
        row.addWidget(Text((Run(view.title, "S", 600), decided), wrap=True), 1)
        return row

    def _add_details(self, body: QVBoxLayout) -> None:
        view = self._view
        if view.text:
            body.addWidget(Text(view.text, wrap=True))
        if view.source:
            source = Button(view.source, "quiet")
            source.setFixedHeight(28)
            source.requested.connect(lambda: self.source_requested.emit(view.key))
            body.addWidget(source)
        if view.choices:
            row = QHBoxLayout()
            row.setContentsMargins(0, 8, 0, 4)
            row.setSpacing(8)
            for key, words in view.choices:
                button = Button(words, "plain")
                button.requested.connect(lambda key=key: self.choice_made.emit(view.key, key))
                row.addWidget(button)
            row.addStretch(1)
            body.addLayout(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view.decided:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar, wash, _, _ = _DRESS[self._view.kind]
        theme, place = current_theme(), QRectF(self.rect())
        painter.setPen(theme.colour(wash))
        painter.setBrush(theme.colour(wash))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillRect(QRectF(0, 0, 8, place.height()), theme.colour(wash))
        painter.fillRect(QRectF(0, 0, 4, place.height()), theme.colour(bar))
        painter.end()
