"""What every panel has in common: it is handed the state, tells wishes, and keeps its draft until one is kept."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.wording.panels_book import PanelBook

Ground = Literal["band", "slim"]


class Panel(QWidget):
    """The base of panels. `ground` says what stands above it: the whole glance band or the slim strip.

    Below its `least` width and height it is scrolled, not squeezed; `least_narrow` counts where the
    keypad has given way.

    Signals:
        wished(object): what the nurse wants, a value of `infusion.wishes`.
        left: Esc, or its own way out; the draft stays.
        panel_requested(str): another panel is wanted, by key.
    """

    wished = Signal(object)
    left = Signal()
    panel_requested = Signal(str)

    ground: Ground = "band"
    least_narrow: tuple[int, int] = (786, 510)
    least: tuple[int, int] = (960, 330)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = book

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        """Show what is known; what was typed stays."""

    def tick(self, outlook: Outlook) -> None:
        """A second has passed."""

    def kept(self) -> None:
        """The wish is on disk: the draft is emptied."""

    def refused(self, sentences: tuple[str, ...]) -> None:
        """The wish was refused: everything typed stays, and the reasons are shown."""

    def begin(self) -> None:
        """It was opened: put the caret where the typing starts."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
