"""The glance band: rate, verdict and volume at the left, what is due next at the right."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.lettering import Run
from nurse_app.ui.panels.next_queue import NextQueue
from nurse_app.ui.panels.slim_strip import LOOKS
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.now_block import NowBlock, NowState, NowView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.verdict import Verdict, VerdictState, VerdictView
from nurse_app.ui.parts.volume_bar import VolumeBar, VolumeView
from nurse_app.ui.theme import current_theme
from nurse_app.wording.infusing import bottle_words, now_words, verdict_words, volume_words
from nurse_app.wording.infusing_due import DueWords
from nurse_app.wording.panels_book import PanelBook

HEIGHT, NARROW, _BARE = 220, 960, 760
_NEXT_WIDE, _VERDICT_WIDE = 414, 248


def now_view(outlook: Outlook, infusion: Infusion, *, setting: bool) -> NowView:
    """The rate as the now block shows it."""
    told = now_words(outlook, infusion, setting=setting)
    return NowView(told.rate, told.unit, told.small, told.beside, cast(NowState, told.state), told.note)


def verdict_view(outlook: Outlook, book: PanelBook) -> VerdictView:
    """The verdict as its part shows it."""
    told = verdict_words(outlook, book.names)
    return VerdictView(cast(VerdictState, told.state), told.word, told.beside, told.below)


def volume_view(outlook: Outlook, *, short: bool = False, bare: bool = False) -> VolumeView:
    """The volume as the bar shows it; `short` leaves out grams and bottles, `bare` the word before the finish too."""
    told = volume_words(outlook)
    whole = outlook.ordered.value or 1
    low = outlook.given.value
    high = low
    if outlook.volume_range is not None:
        low, high = outlook.volume_range[0].value, outlook.volume_range[1].value
    marks = zip(outlook.bottles, bottle_words(outlook), strict=True)
    return VolumeView(
        told.short if short else told.given,
        "" if short else told.beside,
        told.finish,
        float(low / whole),
        float(high / whole),
        () if short else tuple((float(bottle.starts_at.value / whole), words) for bottle, words in marks),
        "" if bare else told.finish_label,
    )


class VerdictLine(QWidget):
    """The verdict in one line of 24 px, for windows where it stands below the rate."""

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._icon, self._word = IconMark("", 24), Text("", "L", 700)
        self._beside = Text("", tone="ink-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._icon, self._word, self._beside):
            row.addWidget(part)
        row.addStretch(1)

    def show_state(self, outlook: Outlook) -> None:
        """Show the verdict."""
        told = verdict_words(outlook, self._book.names)
        icon, tone = LOOKS[told.state]
        self._icon.show_icon(icon, tone)
        self._word.say((Run(told.word, "L", 700, tone),))
        self._beside.say(told.beside.partition(",")[0])


class GlanceBand(QWidget):
    """220 high. The next-queue stands right of a hairline.

    Signals:
        due_requested(str): a thing due was pressed; the key of the panel that answers it comes along.
    """

    due_requested = Signal(str)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._now = NowBlock(NowView("0", "mL/h"), self)
        self._verdict = Verdict(VerdictView("none", ""), self)
        self._volume = VolumeBar(VolumeView("", "", "", 0.0), self)
        self._line = VerdictLine(book, self)
        self.queue = NextQueue(self)
        self.queue.due_requested.connect(self.due_requested)

    def show_state(self, infusion: Infusion, outlook: Outlook, *, setting: DueWords | None = None) -> None:
        """Show the outlook; `setting` stands as the soonest thing while the pump is to be set."""
        self._now.show_view(now_view(outlook, infusion, setting=setting is not None))
        self._verdict.show_view(verdict_view(outlook, self._book))
        self._line.show_state(outlook)
        narrow = self.width() < NARROW
        self._volume.show_view(volume_view(outlook, short=narrow, bare=self.width() < _BARE))
        self.queue.show_state(outlook, self._book.say, setting, bare=self.width() < _BARE)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        rule = self._rule()
        narrow = self.width() < NARROW
        self._verdict.setVisible(not narrow)
        self._line.setVisible(narrow)
        self.queue.setGeometry(rule + 24, 0, self.width() - rule - 24, HEIGHT)
        self.queue.show_narrow(self.width() < 1086)
        if narrow:
            self._now.setGeometry(24, 8, rule - 32, 116)
            self._line.setGeometry(24, 126, rule - 40, 32)
            self._volume.setGeometry(24, 160, rule - 40, 60)
            return
        verdict = min(_VERDICT_WIDE, rule - 24 - 310)
        self._now.setGeometry(24, 16, rule - verdict - 24, 116)
        self._verdict.setGeometry(rule - verdict, 16, verdict, 112)
        self._volume.setGeometry(24, 132, rule - 40, 84)

    def _rule(self) -> int:
        if self.width() < NARROW:
            return self.width() // 2
        return self.width() - _NEXT_WIDE - 16 - 24 if self.width() >= 1086 else self.width() - 420

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self._rule(), 16, 1, HEIGHT - 28), current_theme().colour("line"))
        painter.end()
