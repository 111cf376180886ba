"""Shows text: a label that keeps the type scale, wraps whole words and never cuts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nurse_app.ui.fonts import TypeName
from nurse_app.ui.lettering import Lettering, Line, Run


class Text(QLabel):
    """A paragraph in one or several dresses; what it says is also what a screen reader says.

    Args:
        text: the words, or runs of words in different dresses.
        size, weight, tone, slashed_zero: the dress, where `text` is one string.
        line: another line height than the type scale's, for words in `size`.
        wrap: break at the width it gets; otherwise it asks for its whole width.
    """

    def __init__(
        self,
        text: str | Line = "",
        size: TypeName = "S",
        weight: int | None = None,
        tone: str = "ink",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        slashed_zero: bool = False,
        line: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._dress = Run("", size, weight, tone, slashed_zero)
        self._wrap, self._align, self._line = wrap, align, line
        self._lettering = Lettering((), align)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str | Line) -> None:
        """Show other words; one string keeps the dress it was made with."""
        d = self._dress
        runs: Line = (Run(text, d.size, d.weight, d.tone, d.slashed_zero),) if isinstance(text, str) else text
        if tuple(r for r in runs if r.text) == self._lettering.runs and self.text() == self._lettering.text:
            return
        self._lettering = Lettering(runs, self._align)
        if self._line and all(run.size == d.size for run in runs):
            self._lettering.line_height = float(self._line)
        super().setText(self._lettering.text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Change the colour of words given as one string."""
        d = self._dress
        if tone != d.tone:
            self._dress = Run("", d.size, d.weight, tone, d.slashed_zero)
            self.say(self._lettering.text)

    def resize_type(self, size: TypeName) -> None:
        """Set words given as one string in another size of the scale."""
        d = self._dress
        if size != d.size:
            self._dress = Run("", size, d.weight, d.tone, d.slashed_zero)
            self.say(self._lettering.text)

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        if not self.text():
            return 0
        edge = self.contentsMargins()
        high = self._lettering.height(width - edge.left() - edge.right()) + self._room_for_tails()
        return round(high) + edge.top() + edge.bottom()

    def _room_for_tails(self) -> float:
        # A glance line is as high as its letters: without this the tail of a g is cut off.
        return 10 if any(run.size == "glance" for run in self._lettering.runs) else 0

    def sizeHint(self) -> QSize:
        width = self._lettering.natural_width() + 0.99
        if self._wrap:
            width = min(width, 480)
        return QSize(int(width), self.heightForWidth(int(width)))

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return self.sizeHint()
        return QSize(int(self._lettering.widest_word() + 0.99), round(self._lettering.line_height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.contentsRect())
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            self._lettering.draw(painter, area)
        else:
            self._lettering.draw_centred(painter, area)
        painter.end()
