"""Today's ceiling while the infusion is under way: every limit, what past infusions taught, and the choice about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.lettering import Run, quiet
from nurse_app.ui.panels.keypad_frame import LINE, MARGIN
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.panels.taught_sheet import TaughtSheet
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording.pages_plan import ceiling_lines
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.taught import TAUGHT_CARD, taught_words


class TaughtPanel(Panel):
    """Tells `LowerCeiling`, `RestoreCeiling`, `Decide` or `TellLateReaction`."""

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.sheet, self.refusals = TaughtSheet(), Refusals()
        self._limits = Text(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, LINE + 15, MARGIN, 8)
        column.setSpacing(10)
        column.addWidget(Text(TAUGHT_CARD[1], "L", 700))
        inside, area = ScrollSheet(), QScrollArea()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 12, 0)
        body.setSpacing(12)
        body.addWidget(self._limits)
        body.addWidget(self.sheet)
        body.addStretch(1)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column.addWidget(area, 1)
        column.addWidget(self.refusals)
        self.sheet.wished.connect(self._wish)

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        lines = ceiling_lines(outlook.ceiling)
        runs = [part for n, (rate, why) in enumerate(lines) for part in _line(rate, why, first=n == 0)]
        self._limits.say(tuple(runs))
        self.sheet.show_words(taught_words(infusion, self.book.names))

    def refused(self, sentences: tuple[str, ...]) -> None:
        self.refusals.say(sentences)

    def kept(self) -> None:
        self.refusals.say(())

    def _wish(self, wish: object) -> None:
        self.refusals.say(())
        self.wished.emit(wish)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), LINE), current_theme().colour("accent"))
        painter.end()


def _line(rate: str, why: str, *, first: bool) -> tuple[Run, Run]:
    begin = "" if first else "\n"
    return Run(f"{begin}{rate}  ", "M", 700) if first else Run(f"{begin}{rate}  ", "S", 600), quiet(why)
