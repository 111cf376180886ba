"""The queue of what is due: the soonest large with its button, the next ones as rows."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.ui.parts.due_row import DueHero, DueRow, DueState, DueView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels
from nurse_app.wording.infusing_due import NOTHING_DUE, DueWords, Say, due_words

_ROWS = 3
_EMPTY = DueView("", "", "")


def due_view(told: DueWords, *, row: bool, bare: bool = False) -> DueView:
    """A due thing as a row or as the hero shows it; `bare` without its clock time and button."""
    when = f"{told.when} {told.unit}".strip() if row else told.when
    return DueView(
        told.key,
        when,
        told.what if row or told.state in ("now", "late", "later") else f"{told.what}, {told.time}",
        "" if bare else told.time,
        cast(DueState, told.state),
        told.unit,
        "" if told.state in ("late", "later") else told.below,
        "" if bare else told.button,
        told.icon,
    )


class NextQueue(QWidget):
    """Head, hero row, and up to three rows.

    Signals:
        due_requested(str): pressed; the key of the panel that answers it comes along.
    """

    due_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: dict[str, DueWords] = {}
        self._head = Text(labels.NEXT, weight=600, parent=self)
        self.hero = DueHero(_EMPTY, self)
        self.rows = tuple(DueRow(_EMPTY, self) for _ in range(_ROWS))
        self._narrow = False
        self.hero.due_requested.connect(self._pressed)
        for row in self.rows:
            row.due_requested.connect(self._pressed)

    def show_state(self, outlook: Outlook, say: Say, setting: DueWords | None, *, bare: bool = False) -> None:
        """Show what is due; `setting` is shown before all."""
        told = due_words(outlook, say)
        if setting is not None:
            told = (setting, *(due for due in told if due.panel != setting.panel))
        self._told = {due.key: due for due in told}
        if told:
            self.hero.show_view(due_view(told[0], row=False, bare=bare))
            self.hero.show_icon_only(self._narrow)
        else:
            self.hero.show_view(DueView("", "", NOTHING_DUE))
        for n, row in enumerate(self.rows, 1):
            row.setVisible(n < len(told))
            if n < len(told):
                row.show_view(due_view(told[n], row=True, bare=bare))

    def show_narrow(self, narrow: bool) -> None:
        """On a narrow sheet the hero's button shows its icon alone."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.hero.show_icon_only(narrow)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        # The rows' grounds reach 8 px beyond their words.
        wide = self.width() - 16 + 8
        self._head.setGeometry(0, 16, 200, 20)
        self.hero.setGeometry(-8, 33, wide + 8, 55)
        for n, row in enumerate(self.rows):
            row.setGeometry(-8, 89 + 44 * n, wide + 8, 44)

    def _pressed(self, key: str) -> None:
        due = self._told.get(key)
        if due is not None and due.panel:
            self.due_requested.emit(due.panel)
