"""What lies in a scrolled area: as high as its words need at the width it has, and no higher."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class ScrollSheet(QWidget):
    """A sheet for a `QScrollArea`.

    A layout of words asks for the height that they need at their narrowest;
    this sheet asks only for that of its real width, so that no bar appears
    where everything fits.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", True)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(layout.minimumSize().width() if layout is not None else 0, 0)
