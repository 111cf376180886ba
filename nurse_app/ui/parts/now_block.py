"""The rate that the pump runs at: the largest thing on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nurse_app.ui.lettering import Run, quiet, strong
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels

NowState = Literal["infusing", "paused", "unconfirmed", "setting", "stopped"]


@dataclass(frozen=True, slots=True)
class NowView:
    """The rate, its unit, mg/kg/min below it, and what stands beside the heading.

    `note` tells what is special ("Paused 17 min, was 42 mL/h", "not confirmed
    since 10:45"); it stands above the unit.
    """

    rate: str
    unit: str
    small: str = ""
    beside: str = ""
    state: NowState = "infusing"
    note: str = ""
    heading: str = labels.RATE_NOW


_NOTE_TONE: dict[NowState, str] = {
    "infusing": "ink",
    "paused": "ink",
    "unconfirmed": "medium-text",
    "setting": "ink-2",
    "stopped": "high-text",
}


class NowBlock(QWidget):
    """Heading line, the number at 100 px, its unit and the smaller rate to its right."""

    def __init__(self, view: NowView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Text(wrap=True)
        self._rate = Text("", "rate")
        self._note = Text("", "S", 600, wrap=True)
        self._note.setMinimumHeight(20)
        self._unit = Text("", "L", 700)
        self._small = Text("", "M", 400, "ink-2")
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)
        beside.setSpacing(0)
        beside.addStretch(1)
        for piece in (self._note, self._unit, self._small):
            beside.addWidget(piece)
        number = QHBoxLayout()
        number.setSpacing(16)
        number.addWidget(self._rate, 0, Qt.AlignmentFlag.AlignTop)
        number.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(number)
        column.addStretch(1)
        self.show_view(view)

    def show_view(self, view: NowView) -> None:
        """Show another rate or state."""
        self._heading.say((strong(f"{view.heading} "), quiet(view.beside)))
        self._rate.say(view.rate)
        self._unit.say(view.unit)
        self._small.say(view.small)
        self._note.say((Run(view.note, "S", 600, _NOTE_TONE[view.state]),))
        spoken = (view.heading, view.rate, view.unit, view.small, view.note)
        self.setAccessibleName(" ".join(part for part in spoken if part))
