"""Says which vital could not be taken, and why; or that none could."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.parts.button import Button
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_common as common
from nurse_app.wording import panels_vitals as words

ALL = "all"


class NotTaken(QWidget):
    """A strip in place of the second look; nothing is chosen beforehand.

    Signals:
        marked(str, str): a vital's key (or `all`) and the reason.
        left: back to the fields.
        shown(bool): it came into sight, or went.
    """

    marked = Signal(str, str)
    left = Signal()
    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = PickField("", hint=words.WHICH)
        self._which.setFixedWidth(230)
        self._reasons = ChoiceRow(words.WHY_NOT, (*words.REASONS,))
        self._other = TextField("", common.OTHER_REASON, width=190)
        self._other.line.setAccessibleName(common.OTHER_REASON)
        self._mark = Button(words.MARK, "plain")
        back = Button(words.BACK_TO_FIELDS, "quiet")
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._which)
        top.addStretch(1)
        top.addWidget(back)
        top.addWidget(self._mark)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._reasons)
        below.addWidget(self._other)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 6, 12, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(below)
        column.addStretch(1)
        self._mark.requested.connect(self._send)
        back.requested.connect(self.left)
        self._which.picked.connect(lambda _key: self._judge())
        self._reasons.chosen.connect(lambda _key: self._judge())
        self._other.text_typed.connect(lambda _text: self._judge())
        self._judge()
        self.hide()

    def offer(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Open with these vitals (key, name) to pick from."""
        self._which.show_choices((*fields, (ALL, words.NONE_TAKEN)))
        self._reasons.choose("")
        self._other.put("")
        self._judge()
        self.show()

    def showEvent(self, _event: QShowEvent) -> None:
        self.shown.emit(True)

    def hideEvent(self, _event: QHideEvent) -> None:
        self.shown.emit(False)

    def reason(self) -> str:
        """The reason typed, or else the one chosen."""
        return self._other.text().strip() or dict(words.REASONS).get(self._reasons.value, "")

    def _judge(self) -> None:
        missing = [] if self._which.value else [words.WHICH.lower()]
        missing += [] if self.reason() else [words.WHY_NOT.lower()]
        self._mark.block(f"say {' and '.join(missing)}." if missing else "")

    def _send(self) -> None:
        self.marked.emit(self._which.value, self.reason())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(QRectF(self.rect()), theme.colour("tint"))
        painter.fillRect(QRectF(0, 0, 4, self.height()), theme.colour("accent"))
        painter.end()
