"""The containers of an infusion: what was added, and a form to scan or type another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from nurse_app.infusion.wishes import AddVial
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import TextField
from nurse_app.ui.lettering import Run
from nurse_app.ui.pages.laying import column, emptied, held, row
from nurse_app.ui.parts.button import Button
from nurse_app.ui.parts.icon_mark import IconMark
from nurse_app.ui.parts.rule import Rule
from nurse_app.ui.parts.text import Text
from nurse_app.wording import labels_walk as words
from nurse_app.wording.choices import PageBook
from nurse_app.wording.pages_before import VialWords


class VialList(QWidget):
    """The table; the total below it is the page's own line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._shown: tuple[VialWords, ...] | None = None

    def show_vials(self, vials: tuple[VialWords, ...]) -> None:
        """Show these."""
        if vials == self._shown:
            return
        self._shown = vials
        emptied(self._grid)
        if not vials:
            return
        for at, head in enumerate(words.VIAL_HEADS):
            self._grid.addWidget(Text(head, tone="ink-2"), 0, at)
        for n, vial in enumerate(vials):
            self._grid.addWidget(Rule(), 2 * n + 1, 0, 1, 7)
            self._row(2 * n + 2, vial)
        self._grid.setColumnStretch(6, 1)

    def _row(self, at: int, vial: VialWords) -> None:
        icon, tone = ("circle-check", "fine") if vial.right else ("octagon-x", "high-text")
        verdict = held(row(IconMark(icon, 20, tone), Text((Run(vial.verdict, "S", 600, tone),)), None, spacing=8))
        cells = (
            Text(vial.n, weight=600),
            Text(vial.product),
            Text(vial.size, weight=600),
            Text(vial.lot, weight=600, slashed_zero=True),
            Text(vial.expires),
            Text(vial.added, tone="ink-2"),
            verdict,
        )
        for column_at, cell in enumerate(cells):
            self._grid.addWidget(cell, at, column_at)


class VialForm(QWidget):
    """Scan the box, or type product, lot, expiry and size.

    Signals:
        wished(object): `AddVial`.
    """

    wished = Signal(object)

    def __init__(self, book: PageBook) -> None:
        super().__init__()
        products = tuple((p.key, p.words) for p in book.products)
        self.scan = TextField(words.SCAN, words.SCAN_HINT, width=184, code=True)
        self.product = PickField(words.PRODUCT, products, words.PICK)
        self.lot = TextField(words.LOT, width=132, code=True)
        self.expires = TextField(words.EXPIRES, words.EXPIRES_HINT, width=112)
        self.grams = QuantityField(f"{words.GRAMS}, g", width=76, height=48, size="M")
        self.add = Button(words.ADD_VIAL, "plain", "plus")
        self._serial = ""
        fields = row(self.scan, spacing=12)
        fields.addWidget(self.product, 1)
        for field in (self.lot, self.expires, self.grams):
            fields.addWidget(field)
        column(fields, 6, row(self.add, None), on=self)
        self.scan.entered.connect(self._scanned)
        self.grams.entered.connect(self._send)
        self.add.requested.connect(self._send)
        for signal in (self.lot.text_typed, self.expires.text_typed, self.grams.value_typed, self.product.picked):
            signal.connect(lambda _told: self._judge())
        self._judge()

    def clear(self) -> None:
        """Empty lot, size and scan for the next one; the product stays, it is the same for all."""
        self.scan.clear()
        self.lot.clear()
        self.grams.clear()
        self._serial = ""

    def put_code(self, lot: str, expires: str, serial: str) -> None:
        """Fill in what a scanned code says; product and size are still read from the label."""
        self.lot.put(lot)
        self.expires.put(expires)
        self._serial = serial
        self._judge()
        (self.grams.line if self.product.value else self.product).setFocus()

    def begin(self) -> None:
        """Put the caret where a scanner types."""
        self.scan.line.setFocus()

    def _judge(self) -> None:
        whole = self.product.value and self.lot.text().strip() and self.expires.text().strip()
        self.add.block("" if whole and self.grams.value() is not None else words.TYPE_VIAL)

    def _scanned(self) -> None:
        if self.scan.text().strip():
            self.wished.emit(AddVial(scanned=self.scan.text().strip()))

    def _send(self) -> None:
        self.grams.settle()
        self._judge()
        if not self.add.reason:
            lot, expires = self.lot.text().strip(), self.expires.text().strip()
            self.wished.emit(AddVial(self.product.value, lot, expires, self.grams.value(), self._serial))
