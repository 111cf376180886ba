"""The options of the guidance one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.option_card import OptionCard, OptionView
from nurse_app.wording import panels_reaction as words


class OptionList(QScrollArea):
    """The cards, all alike; what is chosen stays in sight.

    Signals:
        chosen(str): an option was pressed; its number.
        source_requested(str): its source was pressed.
    """

    chosen = Signal(str)
    source_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = ScrollSheet()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self.cards: tuple[OptionCard, ...] = ()
        self._show_chosen: OptionCard | None = None
        self.setWidget(sheet)

    def show_options(self, told: tuple[words.OptionWords, ...], chosen: str, *, stale: bool) -> None:
        """Show these options."""
        while len(self.cards) < len(told):
            card = OptionCard(OptionView("", ""))
            card.chosen.connect(self.chosen)
            card.source_requested.connect(self.source_requested)
            self._column.insertWidget(len(self.cards), card)
            self.cards = (*self.cards, card)
        for card, option in zip(self.cards, told, strict=False):
            state = "stale" if stale else "chosen" if option.key == chosen else "rest"
            card.show_view(_view(option, state))
            if state == "chosen":
                self._show_chosen = card
        for n, card in enumerate(self.cards):
            card.setVisible(n < len(told))
        if not chosen:
            self._show_chosen = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The reason's field takes room from the list: what was chosen stays in sight.
        if self._show_chosen is not None:
            self.ensureWidgetVisible(self._show_chosen)


def _view(option: words.OptionWords, state: str) -> OptionView:
    return OptionView(
        option.key,
        option.title,
        option.small,
        option.effect,
        option.finish_label,
        option.finish,
        option.why,
        option.rule,
        option.source,
        "stale" if state == "stale" else "chosen" if state == "chosen" else "rest",
        "" if option.needs_reason else words.WHY_LABEL,
    )
