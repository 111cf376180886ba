"""Lays pieces out in columns, rows and one scrolling sheet, the way every page does it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)
Piece = QWidget | QLayout | int | None
"""A widget, a layout, so many px of space, or None for a stretch."""


def column(
    *pieces: Piece, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0, on: QWidget | None = None
) -> QVBoxLayout:
    """Pieces under one another."""
    layout = QVBoxLayout(on) if on is not None else QVBoxLayout()
    return _filled(layout, pieces, margins, spacing)


def row(
    *pieces: Piece, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0, on: QWidget | None = None
) -> QHBoxLayout:
    """Pieces beside one another."""
    layout = QHBoxLayout(on) if on is not None else QHBoxLayout()
    return _filled(layout, pieces, margins, spacing)


def _filled(layout: L, pieces: tuple[Piece, ...], margins: tuple[int, int, int, int], spacing: int) -> L:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for piece in pieces:
        add(layout, piece)
    return layout


def add(layout: QBoxLayout, piece: Piece, stretch: int = 0) -> None:
    """Put one more piece at the end."""
    if piece is None:
        layout.addStretch(1)
    elif isinstance(piece, int):
        layout.addSpacing(piece)
    elif isinstance(piece, QLayout):
        layout.addLayout(piece, stretch)
    else:
        layout.addWidget(piece, stretch)


def held(layout: QLayout) -> QWidget:
    """A plain widget that holds a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            emptied(inner)


class Sheet(QScrollArea):
    """A page's content that scrolls up and down when it is higher than its room; never sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        content.setProperty("sheet", True)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._content = content
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setMaximumWidth(self.viewport().width())
