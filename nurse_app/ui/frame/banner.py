"""Who lies in the chair: always on top of a session, never scrolled, never shortened."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nurse_app.ui.fonts import TypeName
from nurse_app.ui.frame.banner_columns import BannerColumn, chair_buttons
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band, chair_tile, hatch
from nurse_app.ui.theme import current_theme
from nurse_app.wording import labels


@dataclass(frozen=True, slots=True)
class BannerView:
    """The patient and the session in words.

    `chair` 0 is a patient's record outside a session; then `emergency_chairs`
    offers one Emergency for each running chair. The `short_` lines stand in the
    smallest windows ("14 Mar 1961, 4471-0926, 70 kg"; "Privigen 10%, 28 g";
    "02:14, day 3 of 5"). `checked` is "Identity
    checked", or empty when not; `identity_open` shows "Not checked yet".
    """

    name: str
    born: str = ""
    record: str = ""
    chair: int = 0
    initials: str = ""
    weight: str = ""
    weight_note: str = ""
    allergy: str = ""
    is_allergic: bool = False
    product: str = ""
    product_note: str = ""
    stage: str = ""
    stage_note: str = ""
    clock_label: str = ""
    clock: str = ""
    clock_note: str = ""
    checked: str = ""
    checked_note: str = ""
    identity_open: bool = False
    training: bool = False
    short_identity: str = ""
    short_product: str = ""
    short_note: str = ""
    emergency_chairs: tuple[int, ...] = ()


class Banner(QWidget):
    """72 high and more if the words need it; 48 in the smallest windows.

    Signals:
        emergency_requested(int): a running chair's emergency was pressed.
    """

    emergency_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BannerView("")
        self._tiny = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = Text("", "L", 700, wrap=True, line=28)
        self._training = TagChip(TagView(labels.TRAINING_MARK, "ink"))
        self._second = Text(wrap=True)
        self._weight, self._allergy = BannerColumn(104), BannerColumn(152)
        self._product, self._stage = BannerColumn(269), BannerColumn(104)
        self._clock = BannerColumn(0, right=True)
        self._emergencies = QHBoxLayout()
        self._emergencies.setSpacing(8)
        self._lay_out()
        self.set_tiny(False)

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self._name, 1)
        names.addWidget(self._training)
        identity = QVBoxLayout()
        identity.setSpacing(0)
        identity.addStretch(1)
        identity.addLayout(names)
        identity.addWidget(self._second)
        identity.addStretch(1)
        self._identity = QWidget()
        self._identity.setLayout(identity)
        identity.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(24)
        self._row.addWidget(self._identity, 3)
        for column in (self._weight, self._allergy, self._product, self._stage):
            self._row.addWidget(column)
        self._row.addStretch(1)
        self._row.addLayout(self._emergencies)
        self._row.addWidget(self._clock)

    def set_tiny(self, tiny: bool) -> None:
        """Shrink to 48: identity, allergy and product stay, the rest moves into their second lines."""
        self._tiny = tiny
        self.setMinimumHeight(48 if tiny else 72)
        self.show_view(self._view)

    def show_view(self, view: BannerView) -> None:
        """Show another patient, stage or second."""
        self._view = view
        self._row.setContentsMargins(self._left(), 0, 12 if self._tiny else 24, 0)
        self._row.setSpacing(10 if self._tiny else 24)
        self._training.setVisible(view.training)
        self._show_identity()
        self._weight.say(Run(view.weight, "M", 600), view.weight_note)
        allergy_size: TypeName = "M" if len(view.allergy) < 24 and not self._tiny else "S"
        self._allergy.say(Run(view.allergy, allergy_size, 600), "", labels.ALLERGY if view.is_allergic else "")
        self._product.keep_at_least(0 if self._tiny else 269)
        if self._tiny:
            self._product.say(Run(view.short_product, "S", 600), view.short_note)
        else:
            self._product.say(Run(view.product, "M", 600), view.product_note)
        self._stage.say(Run(view.stage, "M", 600), view.stage_note)
        self._show_clock()
        for column in (self._weight, self._stage, self._clock):
            column.setVisible(column.has_words() and not self._tiny)
        self._drop_what_is_wide()
        chair_buttons(self._emergencies, view.emergency_chairs, self.emergency_requested)
        self.setAccessibleName(f"{view.name}, {view.born}, {view.record}, {view.allergy}")
        self.update()

    def _left(self) -> int:
        if not self._view.chair:
            return 24
        return 16 if self._tiny else 88

    def _show_identity(self) -> None:
        view = self._view
        run = Run(view.name, "M" if self._tiny else "L", 700)
        if Lettering((run,)).natural_width() > 320:
            run = Run(view.name, "M", 700)
        self._name.say((run,))
        first = Run(view.born, "S", 400, "ink-2")
        record = Run(f"   {view.record}", "S", 400, "ink-2", slashed_zero=True)
        if self._tiny:
            first, record = Run(view.short_identity, "S", 400, "ink-2", slashed_zero=True), Run("")
        if view.identity_open:
            first = Run(labels.NOT_CHECKED, "S", 600, "medium-text")
        self._second.say((first, record))
        least = 232 if self._tiny else 320 if self.width() >= 1180 else 260
        longest = 232 if self._tiny else 440
        self._identity.setMinimumWidth(max(least, min(longest, round(Lettering((run,)).natural_width()) + 1)))

    def _show_clock(self) -> None:
        view = self._view
        if view.checked:
            self._clock.say(Run(view.checked, "S", 600, "fine"), view.checked_note, icon="shield-check")
        else:
            self._clock.say(Run(view.clock, "L", 700), view.clock_note, above=view.clock_label)

    def _drop_what_is_wide(self) -> None:
        """Where the row is too narrow, the stage goes first: the stage bar and the rail say it too."""
        if not self._tiny and self._row.minimumSize().width() > self.width():
            self._stage.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stage.setVisible(self._stage.has_words() and not self._tiny)
        self._show_identity()
        self._drop_what_is_wide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        view, theme, high = self._view, current_theme(), self.height()
        band(painter, QRectF(self.rect()), "sheet")
        if view.chair:
            stripe = QRectF(0, 0, 6 if self._tiny else 8, high - 1)
            if view.training:
                hatch(painter, stripe, theme.chair(view.chair))
            else:
                painter.fillRect(stripe, theme.chair(view.chair))
            if not self._tiny:
                chair_tile(painter, QRectF(16, round((high - 1 - 56) / 2), 56, 56), view.chair, view.initials)
        band(painter, QRectF(0, high - 1, self.width(), 1), "line")
        painter.end()
