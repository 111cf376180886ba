"""More: everything else that can be entered, as large cards in fixed places."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Act, Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.panels.keypad_frame import LINE, MARGIN
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.choice_card import ChoiceCard, ChoiceCardView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels
from nurse_app.wording.infusing_due import not_yet
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.panels_forms import MORE, MORE_TITLE

_ACTS = {
    "bottle": Act.BOTTLE,
    "stop": Act.STOP,
    "complete": Act.COMPLETE,
    "handover": Act.HANDOVER,
    "void": Act.VOID,
}


class MorePanel(Panel):
    """Every card in its place, the first ones in sight. A press asks for that panel; a blocked card says why below."""

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, LINE + 15, MARGIN, 8)
        column.setSpacing(10)
        column.addWidget(Text(MORE_TITLE, "L", 700))
        sheet, area = ScrollSheet(), QScrollArea()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setSpacing(8)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        self.cards: dict[str, ChoiceCard] = {}
        for n, (key, title, line) in enumerate(MORE):
            card = ChoiceCard(ChoiceCardView(key, title, line))
            card.chosen.connect(self._pressed)
            card.reason_requested.connect(self._say_why)
            grid.addWidget(card, n // 3, n % 3)
            self.cards[key] = card
        column.addWidget(area, 1)
        self._why = Text(wrap=True)
        column.addWidget(self._why)

    @property
    def why(self) -> str:
        """Why the card pressed last is blocked."""
        return self._why.text()

    def show_state(self, _infusion: Infusion, outlook: Outlook) -> None:
        held = {b.act: not_yet(b.held, self.book.say) for b in outlook.buttons}
        for key, title, line in MORE:
            act = _ACTS.get(key)
            reason = held.get(act, "") if act is not None else ""
            self.cards[key].show_view(ChoiceCardView(key, title, line, not_yet=reason))

    def _pressed(self, key: str) -> None:
        self._why.say("")
        self.panel_requested.emit(key)

    def _say_why(self, reason: str) -> None:
        self._why.say((strong(f"{labels.NOT_YET} "), quiet(reason)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), LINE), current_theme().colour("accent"))
        painter.end()
