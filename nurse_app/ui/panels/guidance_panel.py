"""What may be done about a reaction: the facts used, the options side by side, none chosen beforehand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import Choose, Shown
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run
from nurse_app.ui.panels.facts_used import FactsUsed
from nurse_app.ui.panels.option_list import OptionList
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.pump_panel import PumpTask
from nurse_app.ui.panels.refusals import Refusals
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.option_card import OptionCard
from nurse_app.ui.parts.text import Text
from nurse_app.ui.theme import current_theme
from nurse_app.wording import panels_reaction as words
from nurse_app.wording import syndromes
from nurse_app.wording.panels_book import PanelBook


class GuidancePanel(Panel):
    """The options for one reaction or one set of vitals that is off. Tells `Choose`.

    Signals:
        pump_requested(object): the choice sets a rate: a `PumpTask` to be read back.
        change_requested(str): what was recorded is to be changed; the entry's id.
        something_else(str): none of these; the id comes along.
    """

    pump_requested = Signal(object)
    change_requested = Signal(str)
    something_else = Signal(str)

    ground = "slim"

    def __init__(self, book: PanelBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.about = ""
        self._chosen = ""
        self._shown: tuple[words.OptionWords, ...] = ()
        self._options: Shown = ()
        self._since: datetime | None = None
        self._stale = False
        self.facts = FactsUsed(self)
        self.change = Button(words.CHANGE_RECORDED, "plain", parent=self)
        self._head = Text(parent=self)
        self._list = OptionList(self)
        self._order = Text("", wrap=True, parent=self)
        self.reason = TextField(words.WHY_KEEP, parent=self)
        self.again = Button(words.LOOK_AGAIN, "plain", "refresh-cw", parent=self)
        self.else_button = Button(words.SOMETHING_ELSE, "plain", parent=self)
        self.call = Button(words.call(""), "plain", "phone", parent=self)
        self._choose_one = Text(words.CHOOSE_ONE, tone="ink-2", align=Qt.AlignmentFlag.AlignRight, parent=self)
        self.go_on = Button(words.CONTINUE, "primary", parent=self)
        self.refusals = Refusals(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._join()

    def _join(self) -> None:
        self.refusals.changed.connect(self._place)
        self._list.chosen.connect(self.choose)
        self._list.source_requested.connect(self._tell_source)
        self.reason.text_typed.connect(lambda _text: self._judge())
        self.reason.entered.connect(self._go_on)
        self.go_on.requested.connect(self._go_on)
        self.again.requested.connect(self.look_again)
        self.else_button.requested.connect(lambda: self.something_else.emit(self.about))
        self.call.requested.connect(self._call)
        self.change.requested.connect(lambda: self.change_requested.emit(self.about))

    @property
    def cards(self) -> tuple[OptionCard, ...]:
        """The cards as shown."""
        return self._list.cards

    @property
    def chosen(self) -> str:
        """The number of the chosen option; empty while none is."""
        return self._chosen

    @property
    def stale(self) -> bool:
        """Whether a fact changed since the list was shown."""
        return self._stale

    def look_at(self, about: str) -> None:
        """Show the options of this reaction or set from the next `show_state` on."""
        if about != self.about:
            self.about, self._chosen, self._options, self._stale = about, "", (), False
            self.reason.put("")
            self.refusals.say(())

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._infusion, self._outlook = infusion, outlook
        guidance = dict(outlook.guidance).get(self.about)
        if guidance is None:
            return
        if self._options and self._options != guidance.options and not self._stale:
            # A fact changed under the nurse's eyes: nothing moves until she looks again.
            self._stale = True
        if not self._options or not self._stale:
            self._take(infusion, outlook)
        self._show()

    def _take(self, infusion: Infusion, outlook: Outlook) -> None:
        guidance = dict(outlook.guidance)[self.about]
        if self._options != guidance.options:
            self._chosen = ""
            self._since = outlook.now
        self._options = guidance.options
        names = self.book.names
        self._shown = tuple(
            words.option_words(option, infusion, outlook, names)
            for option in guidance.options
            if option.do.value != "call"
        )
        signs = next((r.signs for r in outlook.reactions if r.id == self.about), ())
        noted = next((r.noted for r in infusion.reactions if r.id == self.about), outlook.verdict.at or outlook.now)
        self.facts.show_facts(
            words.recorded_at(noted),
            words.sign_words(tuple((s.sign, s.grade.value) for s in signs), self.book),
            words.fact_words(self.about, guidance, infusion, outlook, names),
            syndromes.syndrome_words(guidance, names),
            syndromes.calls(infusion, self.book),
            words.not_known(infusion),
        )
        self.change.setVisible(bool(signs))
        self._order.say(words.standing_order_line(infusion, frozenset(s.sign for s in signs), names))
        self.call.say(words.call(infusion.order.prescriber))

    def begin(self) -> None:
        self.setFocus()

    def choose(self, number: str) -> None:
        """Show an option as chosen."""
        if not self._stale and any(option.key == number for option in self._shown):
            self._chosen = number
            self._show()
            if self._needs_reason():
                self.reason.line.setFocus()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self.refusals.say(sentences)

    def kept(self) -> None:
        self.about, self._chosen, self._options = "", "", ()
        self.reason.put("")
        self.refusals.say(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in {"1", "2", "3", "4", "5", "6", "7", "8", "9"}:
            self.choose(event.text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self._go_on()
            return
        super().keyPressEvent(event)

    def _needs_reason(self) -> bool:
        return any(option.needs_reason for option in self._shown if option.key == self._chosen)

    def _show(self) -> None:
        beside = words.NOTHING_CHOSEN
        if self._stale and self._since is not None:
            beside = words.options_from(self._since)
        beside = beside if self._stale or self.width() >= 960 else ""
        self._head.say((Run(f"{words.YOUR_DECISION}   ", "M", 700), Run(beside, "S", 400, "ink-2")))
        self.again.setVisible(self._stale)
        self._list.show_options(self._shown, self._chosen, stale=self._stale)
        self._judge()

    def _judge(self) -> None:
        needs = self._needs_reason()
        self.reason.setVisible(needs)
        self._order.setVisible(not needs and bool(self._order.text()))
        reason = ""
        if self._stale:
            reason = words.LOOK_AGAIN
        elif not self._chosen:
            reason = words.CHOOSE_ONE
        elif needs and not self.reason.text().strip():
            reason = words.GIVE_REASON
        self._choose_one.say(reason)
        self.go_on.block(reason)
        self._place()

    def _go_on(self) -> None:
        if self.go_on.reason or not self._chosen:
            return
        self.refusals.say(())
        option = next(o for o in dict(self._outlook.guidance)[self.about].options if str(o.number) == self._chosen)
        about, number, seen = self.about, option.number, self._options
        if option.do.value == "slow" and option.rate is not None:
            told = next(o for o in self._shown if o.key == self._chosen)
            task = PumpTask(option.rate, words.decided(told), lambda pump: Choose(about, number, pump, shown=seen))
            self.pump_requested.emit(task)
            return
        self.wished.emit(Choose(about, number, None, self.reason.text().strip(), seen))

    def _tell_source(self, number: str) -> None:
        told = next(o for o in self._shown if o.key == number)
        self._order.say(told.in_full)
        self._order.setVisible(True)
        self._place()

    def _call(self) -> None:
        option = next((o for o in dict(self._outlook.guidance)[self.about].options if o.do.value == "call"), None)
        if option is not None:
            self.wished.emit(Choose(self.about, option.number, shown=self._options))
        else:
            self.panel_requested.emit("note")

    def look_again(self) -> None:
        """Show the list of now, with nothing chosen."""
        self._stale = False
        self._options = ()
        self.show_state(self._infusion, self._outlook)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        wide, high, left = self.width(), self.height(), self._left()
        told = self.refusals.heightForWidth(wide - left - 16) if not self.refusals.isHidden() else 0
        change = 0 if self.change.isHidden() else 52
        self.facts.setGeometry(24, 11, left - 64 + 12, high - 11 - 12 - change)
        self.change.setGeometry(24, high - 16 - 44, left - 64, 44)
        right = wide - 16 - left
        self._head.setGeometry(left, 16, right - (170 if not self.again.isHidden() else 0), 24)
        again = self.again.sizeHint().width()
        self.again.setGeometry(wide - 16 - again, 4, again, 44)
        foot = high - 16 - 44
        self.refusals.setGeometry(left, foot - 8 - told, right, told)
        order = self._order.heightForWidth(right) + 6
        line = 72 if not self.reason.isHidden() else order if not self._order.isHidden() else 0
        above = foot - 8 - told - line
        self._order.setGeometry(left, above, right, order - 6)
        self.reason.setGeometry(left, above - 4, right, 72)
        self._list.setGeometry(left, 50, right, above - 50 - 6)
        at = left
        for button in (self.else_button, self.call):
            across = button.sizeHint().width()
            button.setGeometry(at, foot, across, 44)
            at += across + 8
        last = 136 if wide >= 960 else 108
        self.go_on.setGeometry(wide - 16 - last, foot, last, 44)
        room = wide - 16 - last - 12 - at
        self._choose_one.setGeometry(at, foot, max(room, 0), 44)
        self._choose_one.setVisible(room >= self._choose_one.sizeHint().width())

    def _left(self) -> int:
        return 368 if self.width() >= 1086 else 320

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self._left() - 24, 0, 1, self.height()), current_theme().colour("line"))
        painter.end()
