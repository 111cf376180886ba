"""When it was: a clock time that follows now until the nurse types another, and then why it is entered late."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.ui.fields.date_field import TimeField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import quiet
from nurse_app.ui.panels.typed_time import moment_of
from nurse_app.ui.parts.text import Text
from nurse_app.wording.panels_vitals import WHY_LATE, WHY_LATE_HINT


class WhenField(QWidget):
    """A time field with the words before it; `why_late` adds the reason's field once the time is typed.

    Without `follows` it is empty until a time is typed.

    Signals:
        changed: the time or the reason changed.
    """

    changed = Signal()

    def __init__(
        self, before: str, *, why_late: bool = False, follows: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now: datetime | None = None
        self._own = False
        self.time = TimeField(name=before)
        self.why = TextField("", WHY_LATE_HINT, width=180)
        self.why.line.setAccessibleName(WHY_LATE)
        self._ask = Text(WHY_LATE, tone="ink-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Text((quiet(before, "M"),)))
        row.addWidget(self.time)
        row.addWidget(self._ask)
        row.addWidget(self.why)
        self._asks, self._follows = why_late, follows
        self.time.line.textEdited.connect(self._typed)
        self.time.line.textChanged.connect(lambda _text: self.changed.emit())
        self._show_why()

    def tick(self, now: datetime) -> None:
        """Follow the clock until the nurse typed a time."""
        self._now = now
        if self._follows and not self._own and not self.time.line.hasFocus():
            self.time.put_time(now.time())

    def happened(self) -> datetime | None:
        """The moment typed; None: now."""
        typed = self.time.value()
        return None if not self._own or typed is None or self._now is None else moment_of(typed, self._now)

    def because_late(self) -> str:
        """Why it is entered late; empty when it is not, or not told."""
        return self.why.text().strip() if self._own else ""

    def stands(self) -> bool:
        """Whether the time can be read."""
        return not self._own or self.time.value() is not None

    def clear(self) -> None:
        """Follow the clock again."""
        self._own = False
        self.why.put("")
        if self._follows and self._now is not None:
            self.time.put_time(self._now.time())
        else:
            self.time.clear()
        self._show_why()

    def _typed(self, text: str) -> None:
        # An emptied field follows the clock again.
        self._own = bool(text)
        self._show_why()

    def _show_why(self) -> None:
        self._ask.setVisible(self._asks and self._own)
        self.why.setVisible(self._asks and self._own)
