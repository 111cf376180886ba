"""The emergency card: a stopwatch from the click, steps with one-tap times, and what to read to the crew."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import DoEmergencyStep
from nurse_app.ui.lettering import Run
from nurse_app.ui.panels.emergency_step import EmergencyStep
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_emergency as words
from nurse_app.wording.panels_book import PanelBook


class EmergencyPage(QWidget):
    """The whole sheet while the card is open; it blocks no other entry and can be left and returned to.

    Signals:
        wished(object): `DoEmergencyStep`.
        panel_requested(str): `vitals`, or `close-emergency`.
        left: back to the chart; the card stays open.
    """

    wished = Signal(object)
    panel_requested = Signal(str)
    left = Signal()

    least_narrow = (650, 700)
    least = (960, 560)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._infusion: Infusion | None = None
        self._icon = IconMark("siren", 44, "on-high", parent=self)
        self._title = Text("", "L", 700, "on-high", parent=self)
        self._stopped = Text("", "M", 400, "on-high", parent=self)
        right = Qt.AlignmentFlag.AlignRight
        self._since = Text(words.SINCE_THE_STOP, "M", 400, "on-high", align=right, parent=self)
        self._watch = Text("", "glance", None, "on-high", align=right, parent=self)
        self.steps = tuple(EmergencyStep(self) for _ in book.emergency)
        self._read = Text(words.READ_THIS, "M", 700, parent=self)
        self._crew = Text("", wrap=True, parent=self)
        self._crew.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.leave = Button(words.LEAVE, "quiet", parent=self)
        self.close_card = Button(words.CLOSE, "quiet", parent=self)
        self.refusals = Refusals(self)
        self.refusals.changed.connect(self._place)
        for step in self.steps:
            step.pressed.connect(self._pressed)
        self.leave.requested.connect(self.left)
        self.close_card.requested.connect(lambda: self.panel_requested.emit("close-emergency"))

    @property
    def stopwatch(self) -> str:
        """What the stopwatch shows."""
        return self._watch.text()

    @property
    def crew_words(self) -> str:
        """What is read to the crew."""
        return self._crew.text()

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        """Show the open card."""
        self._infusion = infusion
        card = words.open_card(infusion)
        if card is None:
            return
        self._title.say(words.title(infusion))
        self._stopped.say(words.stopped(card.opened_at))
        self.tick(outlook)
        self._place()

    def tick(self, outlook: Outlook) -> None:
        """Move the stopwatch and the countdown to the next vitals."""
        card = words.open_card(self._infusion) if self._infusion is not None else None
        if card is None or self._infusion is None:
            return
        self._watch.say(words.stopwatch(card.opened_at, outlook.now))
        for step, told in zip(self.steps, words.step_words(self._infusion, outlook, self._book), strict=True):
            step.show_step(told)
        self._crew.say((Run(words.crew_words(self._infusion, outlook, self._book), "S", 400),))
        self._place()

    def kept(self) -> None:
        """The step's time is on disk."""
        self.refusals.say(())

    def refused(self, sentences: tuple[str, ...]) -> None:
        """The step was not saved; the reasons are shown."""
        self.refusals.say(sentences)

    def _pressed(self, key: str, act: str) -> None:
        if act == "vitals":
            self.panel_requested.emit("vitals")
        elif self._infusion is not None:
            self.refusals.say(())
            self.wished.emit(DoEmergencyStep(key, words.detail_of(self._infusion, key)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide, high = self.width(), self.height()
        band = self._band()
        self._icon.move(24, (band - 44) // 2)
        self._title.setGeometry(84, band // 2 - 28, 500, 32)
        self._stopped.setGeometry(84, band // 2 + 4, 560, 24)
        watch = self._watch.sizeHint().width()
        self._watch.setGeometry(wide - 24 - watch, band // 2 - 24, watch, 48)
        since = self._since.sizeHint().width()
        self._since.setGeometry(wide - 24 - watch - 16 - since, band // 2 - 12, since, 24)
        each = 72 if wide < 960 else 64 if high >= 640 and self._crew_fits(64) else 56
        for n, step in enumerate(self.steps):
            step.setGeometry(0, band + each * n, wide, each)
        top = band + each * len(self.steps) + 12
        self._read.setGeometry(24, top, 300, 24)
        at = wide - 24
        for button in (self.close_card, self.leave):
            across = button.sizeHint().width()
            button.setGeometry(at - across, top - 10, across, 44)
            at -= across + 24
        told = self.refusals.heightForWidth(wide - 48) if not self.refusals.isHidden() else 0
        self._crew.setGeometry(24, top + 28, wide - 48, high - top - 30 - told)
        self.refusals.setGeometry(24, high - told, wide - 48, told)

    def _crew_fits(self, each: int) -> bool:
        """Whether all that is read to the crew has room below steps of this height."""
        below = self.height() - self._band() - each * len(self.steps) - 42
        return self._crew.heightForWidth(self.width() - 48) <= below

    def _band(self) -> int:
        return 96 if self.height() >= 640 else 80

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), self._band()), current_theme().colour("high-fill"))
        painter.end()
