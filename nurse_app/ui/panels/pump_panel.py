"""Set the pump and read it back: the wish goes up only when both rates are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.clinical.quantities import NumberRefused, Rate, parse_decimal
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.read_back import reads_back
from nurse_app.infusion.state import Infusion
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.lettering import Lettering, Run
from nurse_app.ui.panels.keypad_frame import KeypadFrame
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.parts.fact_table import FactColumn, FactView
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.shapes import box
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_pump as words
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.typed_numbers import refusal


@dataclass(frozen=True, slots=True)
class PumpTask:
    """A rate to set, in words what was decided, and the wish to make of what the pump shows."""

    rate: Rate
    decided: str
    wish: Callable[[Decimal], object]


class PumpPanel(Panel):
    """1 what to set, 2 what the pump shows. Used for start, rise, slow and resume.

    Signals:
        found_requested(str): the pump shows another rate; what was typed comes along.
    """

    found_requested = Signal(str)

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._task: PumpTask | None = None
        self._infusion: Infusion | None = None
        self._outlook: Outlook | None = None
        self._body = _Body(self._judged)
        self._frame = KeypadFrame(self._body, words.TITLE, words.SHOWS_ANOTHER)
        self._frame.setParent(self)
        self._body.field.verdict_changed.connect(lambda _verdict: self._show())
        self._body.field.value_typed.connect(lambda _value: self._show())
        self._body.field.entered.connect(self._send)
        self._frame.requested.connect(self._send)
        self._frame.link_requested.connect(lambda: self.found_requested.emit(self._body.field.text()))
        self._show()

    @property
    def field(self) -> QuantityField:
        """The read-back field."""
        return self._body.field

    @property
    def task(self) -> PumpTask | None:
        """What is to be set; None: nothing."""
        return self._task

    @property
    def not_yet(self) -> str:
        """Why it cannot be saved yet."""
        return self._frame.primary.button.reason

    @property
    def reasons(self) -> str:
        """Why it was refused."""
        return self._frame.refusals.words if not self._frame.refusals.isHidden() else ""

    def set_task(self, task: PumpTask) -> None:
        """Ask for this rate; another rate than before empties the read-back."""
        if self._task is None or task.rate != self._task.rate:
            self._body.field.clear()
        self._task = task
        self._frame.refusals.say(())
        self._body.field.settle()
        self._show()

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._infusion, self._outlook = infusion, outlook
        self._body.field.settle()
        self._show()

    def tick(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self._show()

    def begin(self) -> None:
        self._body.field.line.setFocus()

    def kept(self) -> None:
        self._task = None
        self._body.field.clear()
        self._frame.refusals.say(())
        self._show()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())

    def _judged(self, text: str) -> FieldVerdict:
        try:
            shown = parse_decimal(text)
        except NumberRefused as refused:
            return FieldVerdict("refused", refusal(refused.code))
        if self._task is None or self._infusion is None:
            return FieldVerdict("accepted")
        if reads_back(shown, self._task.rate, self._infusion.pump):
            return FieldVerdict("matches", words.matches(shown))
        return FieldVerdict("differs", words.differs(self._task.rate))

    def _show(self) -> None:
        task, infusion, outlook = self._task, self._infusion, self._outlook
        if task is None or infusion is None or outlook is None:
            self._frame.show_primary(PrimaryView(words.TITLE, not_yet=words.NOTHING_TO_SET))
            return
        self._body.show_task(task, words.by_weight(task.rate, infusion, self.book.names), words.until_saved(outlook))
        self._body.show_effects(words.effects(task.rate, infusion, outlook))
        self._body.show_verdict()
        verdict = self._body.field.verdict().kind
        missing = ""
        if verdict != "matches":
            missing = words.TYPE_IT if verdict in ("empty", "typing") else words.NOT_THE_SAME
        note = words.records(task.rate, outlook, infusion.nurse)
        self._frame.show_primary(PrimaryView(words.running_at(task.rate), not_yet=missing, note=note))

    def _send(self) -> None:
        if self._body.field.settle().kind != "matches" or self._task is None:
            return
        shown = self._body.field.value()
        if shown is not None:
            self._frame.refusals.say(())
            self.wished.emit(self._task.wish(shown))


class _Body(QWidget):
    """The two halves and the figures at the foot."""

    def __init__(self, judge: Callable[[str], FieldVerdict]) -> None:
        super().__init__()
        self._marks = (408, 73, 283)
        self._title = Text("", parent=self)
        self._one = Text(words.SET_THIS, "M", 700, parent=self)
        self._two = Text(words.TYPE_SHOWN, "M", 700, wrap=True, parent=self)
        self._rate = Text("", "rate", parent=self)
        self._unit = Text("mL/h", "L", 700, parent=self)
        self._means = Text("", tone="ink-2", wrap=True, parent=self)
        self.field = QuantityField("", "", judge, width=216, height=104, size="rate", words=False, parent=self)
        self.field.line.setAccessibleName(words.TYPE_SHOWN)
        self._unit2 = Text("mL/h", "L", 700, parent=self)
        self._icon = IconMark("", 24, parent=self)
        self._verdict = Text("", wrap=True, parent=self)
        self._until = Text("", tone="ink-2", wrap=True, parent=self)
        self._effects = tuple(FactColumn(FactView("", ""), parent=self) for _ in range(4))

    def show_task(self, task: PumpTask, means: str, until: str) -> None:
        """Show the rate to set and what it means."""
        self._title.say((Run(f"{words.TITLE}  ", "L", 700), Run(task.decided, "M", 400, "ink-2")))
        self._rate.say(words.number(task.rate))
        self._means.say(means)
        self._until.say(until)
        self._place()

    def show_effects(self, told: tuple[words.EffectWords, ...]) -> None:
        """Show the figures at the foot."""
        for n, column in enumerate(self._effects):
            column.setVisible(n < len(told))
            if n < len(told):
                column.show_view(FactView(told[n].label, told[n].value, told[n].small))

    def show_verdict(self) -> None:
        """Show below the field whether it matches."""
        verdict = self.field.verdict()
        icons = {"matches": ("circle-check", "fine"), "differs": ("octagon-x", "high-text")}
        icon, tone = icons.get(verdict.kind, ("octagon-x", "high-text") if verdict.kind == "refused" else ("", "ink"))
        self._icon.show_icon(icon, tone)
        shown = verdict.words if icon else ""
        fits = Lettering((Run(shown, "M", 600, tone),)).natural_width() <= self._verdict.width()
        self._verdict.say((Run(shown, "M" if fits else "S", 600, tone),))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide, short = self.width(), self.height() < 420
        top = 8 if short else 15
        self._title.setGeometry(0, top, wide, 32)
        half = 424 if wide >= 780 else 388
        head = top + (40 if short else 58)
        self._one.setGeometry(36, head, half - 60, 24)
        self._two.setGeometry(half + 20, head, wide - half - 20, 24)
        big = head + 40
        across = self._rate.sizeHint().width()
        self._rate.setGeometry(0, big, across, 76)
        self._unit.setGeometry(across + 18, big + 46, 80, 32)
        self._means.setGeometry(0, big + 92, half - 40, 40)
        self._means.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = half - 16
        self.field.setGeometry(left, head + 36, 216, 104)
        self._unit2.setGeometry(left + 230, big + 46, 80, 32)
        self._icon.move(left, head + 144)
        self._verdict.setGeometry(left + 32, head + 144, wide - left - 32, 24)
        foot = head + (190 if short else 210)
        for n, column in enumerate(self._effects):
            column.setGeometry(round(n * wide / 4), foot, round(wide / 4) - 16, 72)
        self._until.setGeometry(0, foot + (72 if short else 94), wide, 24)
        self._marks = (half, head, foot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        half, head, foot = self._marks
        for n, left in enumerate((0, half - 16), 1):
            place = QRectF(left, head, 24, 24)
            box(painter, place, "ink", radius=4)
            digit = Lettering((Run(str(n), "S", 700),), Qt.AlignmentFlag.AlignHCenter)
            digit.draw_centred(painter, place, "on-ink")
        painter.fillRect(QRectF(half - 40, head, 1, foot - head - 20), theme.colour("line"))
        painter.fillRect(QRectF(0, foot - 14, self.width(), 1), theme.colour("line"))
        painter.end()
