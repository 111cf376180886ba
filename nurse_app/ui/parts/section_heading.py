"""The head of a section: its name, a quiet word beside it, perhaps a link at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.text import Text


class SectionHeading(QWidget):
    """A heading in M, bold, with what explains it in S beside.

    Signals:
        link_requested: the link at the right was pressed.
    """

    link_requested = Signal()

    def __init__(
        self, title: str, beside: str = "", link: str = "", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._small = small
        self._words = Text()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addStretch(1)
        self._link = Button(link, "quiet") if link else None
        if self._link:
            self._link.setFixedHeight(32)
            self._link.requested.connect(self.link_requested)
            row.addWidget(self._link)
        self.say(title, beside)

    def say(self, title: str, beside: str = "") -> None:
        """Show other words."""
        head = Run(title, "S", 600) if self._small else Run(title, "M", 700)
        self._words.say((head, quiet(f"   {beside}" if beside else "")))
        self.setAccessibleName(title)
