"""What the pump did while nobody watched it here: for how long, what fell due, and one of four answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import TellGap
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.panels.keypad_frame import KeypadFrame
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.panels.when_field import WhenField
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import gap_words as words
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.panels_forms import missing

_TIMED = ("paused", "other-rate")


class GapPanel(Panel):
    """Tells `TellGap`. Nothing is chosen beforehand; the fields shown are those that the answer needs."""

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._words = words.GapWords("", "", (), "")
        self.answers = ChoiceRow(words.ANSWER, ())
        self.paused_from = WhenField(words.PAUSED_FROM, follows=False)
        self.rate_from = WhenField(words.RATE_FROM, follows=False)
        self.until = WhenField(words.STILL, follows=False)
        self.rate = QuantityField(words.PUMP_SHOWS, "mL/h", width=120, height=56)
        self.volume = QuantityField(words.VOLUME, "mL", width=120, height=56)
        self.why = TextField(words.NO_VOLUME)
        self._frame = KeypadFrame(self._body(), words.BUTTON)
        self._frame.setParent(self)
        self._frame.requested.connect(self.send)
        self._connect()
        self._show_fields()

    def _body(self) -> QWidget:
        sheet = ScrollSheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 15, 8, 8)
        column.setSpacing(10)
        self._happened, self._due = Text("", "M", 500, wrap=True), Text("", tone="ink-2", wrap=True)
        column.addWidget(Text(words.TITLE, "L", 700))
        column.addWidget(self._happened)
        column.addWidget(self._due)
        column.addLayout(_row(self.answers))
        column.addLayout(_row(self.paused_from, self.rate_from, self.until))
        column.addLayout(_row(self.rate, self.volume))
        column.addWidget(self.why)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        return area

    def _connect(self) -> None:
        self.answers.chosen.connect(lambda _key: self._show_fields())
        for when in (self.paused_from, self.rate_from, self.until):
            when.changed.connect(self._show_fields)
        for number in (self.rate, self.volume):
            number.value_typed.connect(lambda _value: self._judge())
            number.verdict_changed.connect(lambda _verdict: self._judge())
            number.entered.connect(self.send)
        self.why.text_typed.connect(lambda _text: self._judge())
        self.why.entered.connect(self.send)

    @property
    def not_yet(self) -> str:
        """Why it cannot be saved yet."""
        return self._frame.primary.button.reason

    @property
    def reasons(self) -> str:
        """Why it was refused."""
        return self._frame.refusals.words if not self._frame.refusals.isHidden() else ""

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._words = words.gap_words(infusion, outlook)
        self._happened.say(self._words.happened)
        self._due.say(self._words.due)
        chosen = self.answers.value if self.answers.value in dict(self._words.answers) else ""
        self.answers.show_choices(self._words.answers, chosen)
        self.tick(outlook)
        self._show_fields()

    def tick(self, outlook: Outlook) -> None:
        for when in (self.paused_from, self.rate_from, self.until):
            when.tick(outlook.now)

    def begin(self) -> None:
        self.answers.setFocus()

    def kept(self) -> None:
        self.answers.choose("")
        for when in (self.paused_from, self.rate_from, self.until):
            when.clear()
        self.rate.clear()
        self.volume.clear()
        self.why.put("")
        self._frame.refusals.say(())
        self._show_fields()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def _show_fields(self) -> None:
        did = self.answers.value
        runs_again = did == "paused" and self.until.happened() is not None
        self.paused_from.setVisible(did == "paused")
        self.until.setVisible(did == "paused")
        self.rate_from.setVisible(did == "other-rate")
        self.rate.setVisible(did == "other-rate" or runs_again)
        self.volume.setVisible(bool(did))
        self.why.setVisible(did == "not-known")
        self._judge()

    def lacking(self) -> tuple[str, ...]:
        """What is still to be said, by name."""
        did, needs = self.answers.value, []
        since = self.paused_from if did == "paused" else self.rate_from
        if did in _TIMED and (since.happened() is None or not since.stands()):
            needs.append("since")
        if not self.rate.isHidden() and self.rate.value() is None:
            needs.append("rate")
        refused = self.volume.verdict().kind == "refused"
        if refused or (did == "not-known" and self.volume.value() is None and not self.why.text().strip()):
            needs.append("volume")
        return tuple(needs)

    def _judge(self) -> None:
        not_yet = missing(tuple(words.LACKING[key] for key in self.lacking())) if self.answers.value else words.CHOOSE
        self._frame.show_primary(PrimaryView(words.BUTTON, not_yet=not_yet))

    def send(self) -> None:
        """Tell the answer, if nothing is missing."""
        self.rate.settle()
        self.volume.settle()
        self._judge()
        if self.not_yet:
            return
        self._frame.refusals.say(())
        did = self.answers.value
        since = {"paused": self.paused_from, "other-rate": self.rate_from}.get(did)
        self.wished.emit(
            TellGap(
                did,
                None if self.rate.isHidden() else self.rate.value(),
                since.happened() if since is not None else None,
                self.until.happened() if did == "paused" else None,
                self.volume.value(),
                self.why.text().strip() if did == "not-known" else "",
                self._words.reason,
            )
        )

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(20)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return row
