"""Two identifiers, typed or scanned, compared with the record by the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.wishes import CheckIdentity
from nurse_app.ui.fields.date_field import DateField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.lettering import quiet, strong
from nurse_app.ui.pages.laying import column, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words


class IdentityCheck(QWidget):
    """Birth date and record number; what matched is shown once the desk has said so.

    Signals:
        wished(object): `CheckIdentity`.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.born = DateField(words.BIRTH_DATE)
        self.number = TextField(words.RECORD_NUMBER, width=168, code=True)
        self.compare = Button(words.COMPARE, "plain", "shield-check")
        self._similar = Text(wrap=True)
        self._warning = IconMark("triangle-alert", 20, "medium-text")
        similar = row(self._warning, spacing=8)
        similar.addWidget(self._similar, 1)
        beside = held(column(Text(words.SIMILAR, tone="ink-2"), 10, similar, None))
        compare = column(24, self.compare, None)
        layout = row(self.born, self.number, compare, spacing=24, on=self)
        layout.addWidget(beside, 1)
        self.compare.requested.connect(self._send)
        self.number.entered.connect(self._send)
        self.born.entered.connect(lambda: self.number.line.setFocus())
        self.born.date_typed.connect(lambda _day: self._judge())
        self.number.text_typed.connect(lambda _text: self._judge())
        self.show_similar(())
        self._judge()

    def show_matched(self, matched: tuple[str, ...], born: str, number: str) -> None:
        """Show which identifiers matched the record, with what the record says; fields still typed in stay."""
        says = FieldVerdict("matches", words.MATCHES)
        for what, field, known in (("birth-date", self.born, born), ("record-number", self.number, number)):
            if what in matched:
                if not field.text():
                    field.put(known)
                field.show_verdict(says)
        self._judge()

    def show_similar(self, names: tuple[str, ...]) -> None:
        """Warn of patients with a similar name ("HOLLORAN, Mavis, born 1958. Not her.")."""
        self._similar.say((strong("; ".join(names)),) if names else (quiet(words.NO_SIMILAR),))
        self._warning.setVisible(bool(names))

    def _judge(self) -> None:
        both = self.born.value() is not None and bool(self.number.text().strip())
        self.compare.block("" if both else words.TYPE_BOTH)

    def _send(self) -> None:
        self.born.settle()
        day = self.born.value()
        if day is not None and self.number.text().strip():
            self.wished.emit(CheckIdentity(day.isoformat(), self.number.text().strip()))
