"""Why a wish was refused: every reason, worst first, above what was typed; gone with the next try."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording.panels_common import NOT_SAVED_YET


class Refusals(QWidget):
    """A red strip with the reasons; hidden while there are none.

    Signals:
        changed: it appeared, went, or says something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = Text(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(IconMark("octagon-x", 20, "high-text"))
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, sentences: tuple[str, ...]) -> None:
        """Show these reasons, or none."""
        self._words.say((strong(f"{NOT_SAVED_YET} ", "high-text"), quiet(" ".join(sentences))))
        self.setVisible(bool(sentences))
        self.setAccessibleName(self._words.text() if sentences else "")
        self.changed.emit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._words.heightForWidth(width - 60) + 16, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(QRectF(self.rect()), theme.colour("high-wash"))
        painter.fillRect(QRectF(0, 0, 4, self.height()), theme.colour("high-fill"))
        painter.end()
