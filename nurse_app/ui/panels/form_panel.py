"""A short form: a title, some fields, one button; it makes one wish of what was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.lettering import Run
from nurse_app.ui.panels.form_fields import Answers, FieldHolder, FormField
from nurse_app.ui.panels.keypad_frame import KeypadFrame
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.scroll_sheet import ScrollSheet
from nurse_app.ui.parts.primary_button import PrimaryView
from nurse_app.ui.parts.text import Text
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.panels_forms import FormWords, missing

_WIDEST = 640


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks and the wish it makes. Fields of one inner tuple stand side by side.

    `told` gives a line from the state ("Now: 70 kg."), `offered` the choices of the field `lot`.
    """

    words: FormWords
    rows: tuple[tuple[FormField, ...], ...]
    wish: Callable[[Answers], object]
    told: Callable[[Infusion], str] | None = None
    offered: Callable[[Infusion], tuple[tuple[str, str], ...]] | None = None


class FormPanel(Panel):
    """Shows a form and tells its wish."""

    def __init__(self, book: PanelBook, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self.form = form
        self.holders: dict[str, FieldHolder] = {}
        self._told = Text("", wrap=True)
        self._rows = QVBoxLayout()
        self.keypad_shown = any(field.kind in ("number", "when") for row in form.rows for field in row)
        self._frame = KeypadFrame(self._body(), form.words.button, keypad=self.keypad_shown)
        self._frame.setParent(self)
        self._frame.requested.connect(self.send)
        self.judge()

    def _body(self) -> QWidget:
        sheet = ScrollSheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 15, 8, 8)
        column.setSpacing(14)
        words = self.form.words
        column.addWidget(Text((Run(f"{words.title}   ", "L", 700), Run(words.intro, "S", 400, "ink-2")), wrap=True))
        column.addWidget(self._told)
        self._rows.setSpacing(14)
        column.addLayout(self._rows)
        for fields in self.form.rows:
            row = QHBoxLayout()
            row.setSpacing(16)
            for field in fields:
                row.addWidget(self._holder(field), 0, Qt.AlignmentFlag.AlignBottom)
            row.addStretch(1)
            self._rows.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        return area

    def _holder(self, field: FormField) -> FieldHolder:
        holder = FieldHolder(field, self.book)
        if field.kind in ("words", "reason", "lot", "signs"):
            holder.setMinimumWidth(_WIDEST)
        elif field.kind in ("text", "pick"):
            holder.setMinimumWidth(220)
        holder.changed.connect(self.judge)
        holder.entered.connect(self.send)
        self.holders[field.key] = holder
        return holder

    @property
    def not_yet(self) -> str:
        """Why it cannot be saved yet."""
        return self._frame.primary.button.reason

    @property
    def reasons(self) -> str:
        """Why it was refused."""
        return self._frame.refusals.words if not self._frame.refusals.isHidden() else ""

    def put(self, key: str, text: str) -> None:
        """Put a text into a field."""
        widget = self.holders[key].widget
        put = getattr(widget, "put", None)
        if put is not None:
            put(text)

    def show_state(self, infusion: Infusion, outlook: Outlook) -> None:
        if self.form.told is not None:
            self._told.say(self.form.told(infusion))
        self._told.setVisible(bool(self._told.text()))
        if self.form.offered is not None:
            self.holders["lot"].choices(self.form.offered(infusion))
        self.tick(outlook)

    def tick(self, outlook: Outlook) -> None:
        for holder in self.holders.values():
            holder.tick(outlook.now)

    def begin(self) -> None:
        next(iter(self.holders.values())).setFocus()

    def kept(self) -> None:
        for holder in self.holders.values():
            holder.begin()
        self._frame.refusals.say(())
        self.judge()

    def refused(self, sentences: tuple[str, ...]) -> None:
        self._frame.refusals.say(sentences)

    def lacking(self) -> tuple[str, ...]:
        """The labels of what keeps it from being saved."""
        return tuple(h.field.label for h in self.holders.values() if not h.isHidden() and h.missing())

    def answers(self) -> Answers:
        """What was answered so far."""
        return Answers({key: h.answer() for key, h in self.holders.items() if not h.isHidden()})

    def judge(self) -> None:
        """Show whether it can be saved."""
        self._frame.show_primary(PrimaryView(self.form.words.button, not_yet=missing(self.lacking())))

    def send(self) -> None:
        """Tell the wish, if nothing is missing."""
        for holder in self.holders.values():
            holder.settle()
        self.judge()
        if self.lacking():
            return
        self._frame.refusals.say(())
        self.wished.emit(self.form.wish(self.answers()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._frame.setGeometry(self.rect())
