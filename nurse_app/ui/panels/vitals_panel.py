"""Vitals: one row of fields with baseline and last values, second looks, and how the patient is; also the baseline."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.wishes import RefuseVitals, TakeVitals
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.lettering import Run
from nurse_app.ui.panels.keypad_frame import KeypadFrame
from nurse_app.ui.panels.not_taken import ALL, NotTaken
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.second_look import SecondLook
from nurse_app.ui.panels.sign_picker import SignPicker
from nurse_app.ui.panels.vital_table import Judge, VitalTable
from nurse_app.ui.panels.when_field import WhenField
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording import panels_vitals as words
from nurse_app.wording.infusing_due import due_words
from nurse_app.wording.panels_book import PanelBook


class VitalsPanel(Panel):
    """One set of vitals. Tells `TakeVitals`, or `RefuseVitals` where none could be taken.

    Args:
        book: the book in words.
        judge: says what a text in a field means (key of the vital, text).
        baseline: the set before the first drop: no pump volume, symptoms with grades.
    """

    def __init__(self, book: PanelBook, judge: Judge, *, baseline: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._baseline = baseline
        self._marked: dict[str, str] = {}
        self._body = _Body(book, judge, baseline)
        button = words.SAVE_BASELINE if baseline else words.SAVE_VITALS
        self._frame = KeypadFrame(self._body, button, words.COULD_NOT)
        self._frame.setParent(self)
        self._body.table.changed.connect(self._judge)
        self._body.when.changed.connect(self._judge)
        self._body.look.typed_again.connect(self._again)
        self._body.not_taken.marked.connect(self._mark)
        self._body.not_taken.left.connect(self._judge)
        self._body.symptom.chosen.connect(lambda _key: self._judge())
        self._body.signs.changed.connect(self._judge)
        self._body.table.entered.connect(self._enter)
        self._frame.requested.connect(self._send)
        self._frame.link_requested.connect(self._offer_not_taken)
        self._judge()

    @property
    def fields(self) -> dict[str, QuantityField]:
        """The fields by key: the six vitals, pain, and `pump`."""
        return self._body.table.fields

    @property
    def not_yet(self) -> str:
        """Why it cannot be saved yet; empty when it can."""
        return self._frame.primary.button.reason

    @property
    def reasons(self) -> str:
        """Why it was refused."""
        return self._frame.refusals.words if not self._frame.refusals.isHidden() else ""

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        self._body.table.show_state(infusion)
        self._body.when.tick(outlook.now)
        self._body.why.say("" if self._baseline else words.before_what(due_words(outlook, self.book.say)))

    def tick(self, outlook: Outlook) -> None:
        self._body.when.tick(outlook.now)

    def begin(self) -> None:
        empty = [f for f in self.fields.values() if f.verdict().kind == "empty"]
        (empty[0] if empty else next(iter(self.fields.values()))).line.setFocus()

    def kept(self) -> None:
        seen = self._body.symptom.value == "yes" and not self._baseline
        self._marked.clear()
        self._body.clear()
        self._frame.refusals.say(())
        self._judge()
        if seen:
            self.panel_requested.emit("reaction")

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())

    def _judge(self) -> None:
        table = self._body.table
        key = table.look_again()
        self._body.not_taken.hide()
        if key:
            field = table.fields[key]
            value = field.value()
            if value is not None:
                unit = next(f.unit for f in words.vital_fields(self.book.temperature) if f.key == key)
                self._body.look.ask(key, table.name(key), unit, value, field.verdict().words)
        else:
            self._body.look.stand_down()
        self._body.show_wrong(key)
        self._frame.show_primary(PrimaryView(self._button(), not_yet=self._missing()))

    def _button(self) -> str:
        return words.SAVE_BASELINE if self._baseline else words.SAVE_VITALS

    def _missing(self) -> str:
        table = self._body.table
        empty = [
            table.name(k)
            for k, f in table.fields.items()
            if k not in words.OPTIONAL and f.value() is None and f.verdict().kind in ("empty", "typing")
        ]
        wrong = [table.name(k) for k in table.keys_of("refused")]
        looks = [table.name(k) for k in table.keys_of("second_look")]
        if not self._body.when.stands():
            empty.append(words.TAKEN_AT)
        missing = words.still_missing(tuple(empty), tuple(looks), tuple(wrong))
        if self._baseline and self._body.symptom.value == "yes" and not self._body.signs.seen():
            missing = f"{missing} {words.TYPE_SYMPTOM.lower()}?".strip()
        return missing

    def _again(self, key: str, text: str) -> None:
        self._body.table.typed_again(key, text)
        self._judge()

    def _enter(self) -> None:
        if self.not_yet:
            self.focusNextChild()
        else:
            self._send()

    def _offer_not_taken(self) -> None:
        self._body.look.hide()
        table = self._body.table
        self._body.not_taken.offer(
            tuple((k, table.name(k)) for k, f in table.fields.items() if k != "pump" and f.value() is None)
        )

    def _mark(self, key: str, reason: str) -> None:
        if key == ALL:
            self.wished.emit(RefuseVitals("baseline" if self._baseline else "vitals", reason))
            return
        self._marked[key] = reason
        self._body.table.fields[key].mark_not_taken(reason)
        self._judge()

    def _send(self) -> None:
        self._body.table.settle()
        if self._missing():
            self._judge()
            return
        self._frame.refusals.say(())
        body, table = self._body, self._body.table
        self.wished.emit(
            TakeVitals(
                numbers=table.numbers(),
                baseline=self._baseline,
                alertness=body.alertness.value,
                site=body.site.value,
                symptoms=body.signs.seen() if body.symptom.value == "yes" else (),
                pump_volume=table.pump_volume(),
                confirmed=table.confirmed(),
                happened=body.when.happened(),
                because_late=body.when.because_late(),
                not_taken=tuple(self._marked.items()),
            )
        )


class _Body(QWidget):
    """Everything left of the keypad."""

    def __init__(self, book: PanelBook, judge: Judge, baseline: bool) -> None:
        super().__init__()
        self._title = Text(words.BASELINE_TITLE if baseline else words.TITLE, "L", 700, parent=self)
        self.when = WhenField(words.TAKEN_AT, why_late=not baseline, parent=self)
        self.why = Text("", tone="ink-2", parent=self)
        self.table = VitalTable(book.temperature, judge, with_pump=not baseline, parent=self)
        self.look = SecondLook(self)
        self.not_taken = NotTaken(self)
        self._wrong = Text("", wrap=True, tone="high-text", parent=self)
        self.alertness = ChoiceRow(words.ALERTNESS, words.ALERTNESS_CHOICES)
        self.site = ChoiceRow(words.SITE, words.SITE_CHOICES)
        self.symptom = ChoiceRow(words.SYMPTOM, words.SYMPTOM_CHOICES)
        self.signs = SignPicker(book, self)
        self.signs.setVisible(False)
        self._choices = QWidget(self)
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._labels: list[Text] = []
        for name, choice in ((words.ALERTNESS, self.alertness), (words.SITE, self.site), (words.SYMPTOM, self.symptom)):
            label = Text(name, weight=600)
            row.addWidget(label)
            row.addWidget(choice)
            row.addSpacing(10)
            self._labels.append(label)
        row.addStretch(1)
        self.not_taken.shown.connect(lambda shown: self._choices.setVisible(not shown))
        self._with_signs = baseline
        self.symptom.chosen.connect(lambda key: self.signs.setVisible(self._with_signs and key == "yes"))

    def show_wrong(self, look: str) -> None:
        """Say below the table why the first refused value is not read."""
        first = next((f for f in self.table.fields.values() if f.verdict().kind == "refused"), None)
        name = next((self.table.name(k) for k, f in self.table.fields.items() if f is first), "")
        told = f"{name}: {first.verdict().words}" if first is not None and not look else ""
        self._wrong.say((Run(told, "S", 600, "high-text"),))
        self._wrong.setVisible(bool(told))

    def clear(self) -> None:
        """Empty everything."""
        self.table.clear()
        self.look.stand_down()
        self.not_taken.hide()
        self.when.clear()
        self.signs.clear()
        self.signs.hide()
        for choice in (self.alertness, self.site, self.symptom):
            choice.choose("")

    def resizeEvent(self, _event: QResizeEvent) -> None:
        wide, high = self.width(), self.height()
        short, shortest = high < 420, high < 375
        # "Alert, Drowsy" say themselves what is asked, where there is little room.
        self._labels[0].setVisible(wide >= 780)
        lift = 8 if shortest else 0
        title = self._title.sizeHint().width()
        self._title.setGeometry(0, 15 - lift, title, 32)
        when = self.when.sizeHint().width()
        self.when.setGeometry(title + 12, 9 - lift, max(when, 340), 44)
        self.why.setGeometry(title + 12 + 172, 21 - lift, wide - title - 190, 20)
        top = 46 if shortest else 57 if short else 63
        table = self.table.height_for(wide, low=shortest)
        self.table.setGeometry(0, top, wide, table)
        strip = top + table + (4 if short else 8)
        self.look.setGeometry(0, strip, wide, 74 if shortest else 84)
        self.not_taken.setGeometry(0, strip, wide, high - strip - 8)
        self._wrong.setGeometry(0, strip, wide, 44)
        self.signs.setGeometry(0, strip, wide, 84)
        self._choices.setGeometry(0, high - (47 if short else 58), wide, 44)
        self._choices.raise_()
