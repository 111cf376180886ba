"""A field on which one file is dropped, or chosen by its button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nurse_app.ui.pages.laying import row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box


class DropField(QWidget):
    """A dashed field, lit while a file hangs over it.

    Args:
        words: what to drop.
        choose: the words of its button.

    Signals:
        dropped(str): one file of this computer.
        refused_drop(int): what was dropped is no one file of this computer; how many things it was.
        choose_requested: choose a file instead.
    """

    dropped = Signal(str)
    refused_drop = Signal(int)
    choose_requested = Signal()

    def __init__(self, words: str, choose: str) -> None:
        super().__init__()
        self._over = False
        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = Button(choose, "plain", "folder-open")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.requested.connect(self.choose_requested)
        mark, said = IconMark("file-text", 24, "ink-2"), Text(words, "L", 600)
        row(None, mark, said, 20, self.button, None, margins=(24, 24, 24, 24), spacing=12, on=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self._light(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        event.acceptProposedAction()
        self.take(event.mimeData().urls())

    def take(self, urls: list[QUrl]) -> None:
        """Take what was dropped, if it is one file."""
        if len(urls) == 1 and urls[0].isLocalFile():
            self.dropped.emit(urls[0].toLocalFile())
        else:
            self.refused_drop.emit(len(urls))

    def _light(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = "accent" if self._over else "line-strong"
        box(painter, QRectF(self.rect()), "raised" if self._over else "paper", border, 1.5, 8, dashed=True)
        painter.end()
