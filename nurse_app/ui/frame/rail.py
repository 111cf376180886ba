"""The rail at the top of every open page: places, chairs, and the state of the machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.ui.frame.rail_tab import RailItem, RailTab
from nurse_app.ui.lettering import Run
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import band
from nurse_app.wording import labels


@dataclass(frozen=True, slots=True)
class ChairTab:
    """A chair's tab: its number, the patient's initials, the rate (or stage), an alarm tag."""

    number: int
    initials: str
    text: str = ""
    tag: TagView | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class RailView:
    """What the rail shows. Short forms stand in where there is little room."""

    clock: str
    place: Literal["today", "patients", ""] = ""
    chairs: tuple[ChairTab, ...] = ()
    saved: str = ""
    saved_well: bool = True
    backup: str = ""
    sound: str = ""
    sound_on: bool = True
    power: str = ""
    power_icon: str = "battery-charging"
    nurse: str = ""
    nurse_short: str = ""
    training: bool = False


@dataclass
class _States:
    saved: RailTab = field(default_factory=lambda: RailTab(RailItem("-"), 8))
    backup: RailTab = field(default_factory=lambda: RailTab(RailItem("-"), 8))
    sound: RailTab = field(default_factory=lambda: RailTab(RailItem("-"), 8))
    power: RailTab = field(default_factory=lambda: RailTab(RailItem("-"), 8))
    nurse: RailTab = field(default_factory=lambda: RailTab(RailItem("-"), 8))
    lock: RailTab = field(default_factory=lambda: RailTab(RailItem("-"), 8))


class Rail(QWidget):
    """40 high (32 in the smallest windows).

    Signals:
        today_requested, patients_requested, saved_requested, backup_requested, sound_requested,
        power_requested, nurse_requested, lock_requested: a tab was pressed.
        chair_requested(int): a chair's tab was pressed.
    """

    today_requested = Signal()
    patients_requested = Signal()
    chair_requested = Signal(int)
    saved_requested = Signal()
    backup_requested = Signal()
    sound_requested = Signal()
    power_requested = Signal()
    nurse_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = RailView("")
        self._tiny = False
        self._mark, self._name = IconMark("vigil", 20), Text(labels.APP_NAME, "M", 700)
        self._training = TagChip(TagView(labels.TRAINING_MARK, "ink"))
        self._today, self._patients = RailTab(RailItem("-")), RailTab(RailItem("-"))
        self._rule, self._clock = Rule(upright=True), Text("", "M", 700)
        self._states = _States()
        self._chairs: list[RailTab] = []
        self._lay_out()
        self._connect()
        self.set_tiny(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self._mark)
        row.addSpacing(7)
        row.addWidget(self._name)
        row.addSpacing(12)
        row.addWidget(self._training)
        row.addWidget(self._today)
        row.addWidget(self._patients)
        row.addSpacing(8)
        self._rule.setFixedHeight(24)
        row.addWidget(self._rule)
        row.addSpacing(8)
        self._chair_row = QHBoxLayout()
        self._chair_row.setSpacing(0)
        row.addLayout(self._chair_row)
        row.addStretch(1)
        s = self._states
        for state in (s.saved, s.backup, s.sound, s.power, s.nurse, s.lock):
            row.addWidget(state)
        row.addSpacing(8)
        row.addWidget(self._clock)

    def _connect(self) -> None:
        s = self._states
        self._today.requested.connect(self.today_requested)
        self._patients.requested.connect(self.patients_requested)
        s.saved.requested.connect(self.saved_requested)
        s.backup.requested.connect(self.backup_requested)
        s.sound.requested.connect(self.sound_requested)
        s.power.requested.connect(self.power_requested)
        s.nurse.requested.connect(self.nurse_requested)
        s.lock.requested.connect(self.lock_requested)

    def set_tiny(self, tiny: bool) -> None:
        """Shrink to 32 and keep what the smallest window needs."""
        self._tiny = tiny
        self.setFixedHeight(32 if tiny else 40)
        self.show_view(self._view)

    def show_view(self, view: RailView) -> None:
        """Show another state of the rail."""
        self._view = view
        self._clock.say(view.clock)
        self._training.setVisible(view.training)
        self._today.show_item(_place(labels.TODAY, view.place == "today"))
        self._patients.show_item(_place(labels.PATIENTS, view.place == "patients"))
        self._make_chairs(len(view.chairs))
        self._rule.setVisible(bool(view.chairs) and not self._tiny)
        for widget in (self._name, self._today, self._patients):
            widget.setVisible(not self._tiny)
        for state in (self._states.sound, self._states.power, self._states.nurse, self._states.lock):
            state.setVisible(not self._tiny)
        self._states.backup.setVisible(bool(view.backup) and not self._tiny)
        self._fit()

    def _make_chairs(self, count: int) -> None:
        while len(self._chairs) > count:
            gone = self._chairs.pop()
            self._chair_row.removeWidget(gone)
            gone.deleteLater()
        while len(self._chairs) < count:
            tab = RailTab(RailItem("-"))
            at = len(self._chairs)
            tab.requested.connect(lambda at=at: self.chair_requested.emit(self._view.chairs[at].number))
            self._chair_row.addWidget(tab)
            self._chairs.append(tab)

    def _fit(self) -> None:
        """Show as much as fits; first go words for sound, power, the nurse's name, initials."""
        for spare in range(6):
            self._show_states(spare)
            for tab, chair in zip(self._chairs, self._view.chairs, strict=True):
                tab.set_pad(6 if self._tiny else 12)
                tab.show_item(_chair(chair, initials=spare < 4 and not self._tiny))
            if self._needed_width() <= self.width():
                return

    def _needed_width(self) -> int:
        layout = self.layout()
        if layout is None:
            return 0
        layout.invalidate()
        self._chair_row.invalidate()
        return layout.minimumSize().width()

    def _show_states(self, spare: int) -> None:
        view, s = self._view, self._states
        saved = "check" if view.saved_well else "hard-drive"
        s.saved.show_item(
            _state(
                saved, view.saved, bare=spare > 4 and view.saved_well, tone="ink-2" if view.saved_well else "high-text"
            )
        )
        s.backup.show_item(_state("hard-drive", view.backup or "-", bare=spare > 1, tone="ink"))
        sound = "volume-2" if view.sound_on else "volume-x"
        s.sound.show_item(_state(sound, view.sound, bare=spare > 0 and view.sound_on))
        s.power.show_item(_state(view.power_icon, view.power, bare=spare > 1))
        nurse = view.nurse_short if spare > 2 else view.nurse
        s.nurse.show_item(RailItem(view.nurse, icon="user", runs=(Run(nurse, "S", 500),), tone="ink"))
        s.lock.show_item(_state("lock", labels.LOCK, bare=spare > 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        band(painter, QRectF(self.rect()), "paper")
        band(painter, QRectF(0, self.height() - 1, self.width(), 1), "line")
        painter.end()


def _place(name: str, is_open: bool) -> RailItem:
    run = Run(name, "S", 600 if is_open else 500, "ink" if is_open else "ink-2")
    return RailItem(name, runs=(run,), is_open=is_open)


def _state(icon: str, words: str, *, bare: bool = False, tone: str = "ink-2") -> RailItem:
    return RailItem(words, icon=icon, runs=() if bare else (Run(words, "S", 400, tone),), tone=tone)


def _chair(chair: ChairTab, *, initials: bool) -> RailItem:
    heavy = 600 if chair.is_open else 400
    tone = "ink" if chair.is_open else "ink-2"
    who = Run(f"{chair.initials}  " if chair.text and not chair.tag else chair.initials, "S", heavy, tone)
    runs = (*((who,) if initials else ()), Run("" if chair.tag else chair.text, "S", heavy, tone))
    said = (labels.chair(chair.number), chair.initials, chair.text, chair.tag.text if chair.tag else "")
    return RailItem(
        ", ".join(part for part in said if part), chair.number, runs=runs, tag=chair.tag, is_open=chair.is_open
    )
