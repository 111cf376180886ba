"""What a nurse does before the first drop: the order, verify, prepare, baseline, plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication, QWidget

from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.pages.baseline_page import BaselinePage
from nurse_app.ui.pages.check_list import CheckList
from nurse_app.ui.pages.decide_band import DecideBand
from nurse_app.ui.pages.order_fields import ChoiceEntry, DateEntry, NumberEntry, PickEntry, WordEntry
from nurse_app.ui.pages.order_page import OrderPage
from nurse_app.ui.pages.order_rates import RatesSection
from nurse_app.ui.pages.plan_page import PlanPage
from nurse_app.ui.pages.prepare_page import PreparePage
from nurse_app.ui.pages.verify_page import VerifyPage
from nurse_app.ui.pages.walk_page import WalkPage
from nurse_app.ui.parts.pressable import Pressable
from nurse_app.wording import pages_order, pages_today, sound_words
from tests.support.sitting import Sitting


@dataclass(frozen=True)
class PaperOrder:
    """An order as it lies before the nurse, everything as she types it.

    `own` are steps (rate, minutes), the last without minutes; empty: the label's.
    """

    name: str
    number: str
    born: str
    kg: str
    product: str
    use: str
    dose: str
    days: str = "1"
    day: str = "1"
    dose_form: str = "g_per_kg"
    cm: str = ""
    sex: str = "F"
    own_unit: str = ""
    own: tuple[tuple[str, str], ...] = ()
    most: tuple[str, str] = ("", "")
    prescriber: str = "Dr A. Brandt"
    place: str = ""
    chair: str = "1"
    standing: str = ""
    vials: tuple[tuple[str, str], ...] = field(default=())
    """Containers as (lot, grams)."""


class NurseBefore(Sitting):
    """Types the order, compares, decides, answers, measures, and starts the pump."""

    def write_order(self, order: PaperOrder) -> None:
        """Fill in the form, and put it on the chart."""
        self.do(self.named(pages_today.START))
        page = self.fill_order(order)
        self.do(page.primary.button)
        assert self.window.page is not page, page.refusals.words

    def fill_order(self, order: PaperOrder) -> OrderPage:
        """Fill in the form."""
        page = self.window.page
        assert isinstance(page, OrderPage)
        who, drug, dose, place = page.patient, page.drug, page.dose, page.setting
        self._enter(who.name, order.name)
        self._enter(who.number, order.number)
        self._enter(who.born, order.born)
        self._enter(who.weight, order.kg)
        self._enter(who.tall, order.cm)
        self._enter(who.sex, order.sex)
        self.choose(who.asked, "none")
        self._enter(drug.product, order.product)
        self._enter(drug.use, order.use)
        self._enter(drug.prescriber, order.prescriber)
        self._enter(dose.form, order.dose_form)
        self._enter(dose.amount, order.dose)
        self._enter(dose.days, order.days)
        self._enter(dose.day, order.day)
        self._enter(dose.basis, "actual")
        self._type_rates(page.rates, order)
        self._enter(place.where, order.place)
        self._enter(place.chair, order.chair)
        self._enter(place.runs_by, "pump")
        if order.standing:
            self.type(place.standing.edit, order.standing)
        return page

    def _type_rates(self, rates: RatesSection, order: PaperOrder) -> None:
        self._enter(rates.kind, "own" if order.own else "label")
        self._enter(rates.unit, order.own_unit)
        for n, (rate, _minutes) in enumerate(order.own):
            if n == len(rates.steps._rows):
                self.do(self.named(pages_order.ADD_STEP))
            step = rates.steps._rows[n]
            self.type(step.rate.line, rate)
        for n, (_rate, minutes) in enumerate(order.own):
            step = rates.steps._rows[n]
            if minutes:
                self.type(step.span.line, minutes)
                self.choose(step.ends, "for_min")
        self._enter(rates.maximum, order.most[0])
        self._enter(rates.maximum_unit, order.most[1])

    def _enter(self, entry: QWidget, text: str) -> None:
        if not text:
            return
        if isinstance(entry, PickEntry):
            self.pick(entry.field, text)
        elif isinstance(entry, ChoiceEntry):
            self.choose(entry.field, text)
        else:
            assert isinstance(entry, WordEntry | DateEntry | NumberEntry)
            self.type(entry.field.line, text)

    # The walk

    def go_on(self) -> None:
        """Press the one button that goes on from a page of the walk."""
        page = self.window.page
        assert isinstance(page, VerifyPage | PreparePage | BaselinePage)
        self.do(page.walk.primary.button)
        assert self.window.page is not page

    def verify(self, order: PaperOrder) -> None:
        """Compare the identifiers, add the vials, answer the questions, decide what asks, and go on."""
        page = self.window.page
        assert isinstance(page, VerifyPage)
        self.compare(order.born, order.number)
        for lot, grams in order.vials:
            self.add_vial(order.product, lot, "2027-06", grams)
        self.answer_checks(page.checks)
        self.decide_all("as discussed with the prescriber")
        self.go_on()

    def compare(self, born: str, number: str) -> None:
        """Type both identifiers, and press Compare."""
        page = self.window.page
        assert isinstance(page, VerifyPage)
        self.type(page.identity.born.line, born)
        self.type(page.identity.number.line, number)
        self.do(page.identity.compare)

    def add_vial(self, product: str, lot: str, expires: str, grams: str) -> None:
        """Type a container from its label."""
        page = self.window.page
        assert isinstance(page, VerifyPage)
        form = page.vial_form
        if form.product.value != product:
            self.pick(form.product, product)
        self.type(form.lot.line, lot)
        self.type(form.expires.line, expires)
        self.type(form.grams.line, grams)
        self.do(form.add)

    def answer_checks(self, checks: CheckList) -> None:
        """Answer each question with yes."""
        for row in tuple(checks.rows.values()):
            if not row.answer.value:
                self.choose(row.answer, "yes")

    def decide_all(self, reason: str) -> tuple[str, ...]:
        """Accept everything that asks, each by name with a reason; what was accepted, in order."""
        decided: list[str] = []
        while bands := [b for b in self._bands() if not b._stops]:
            band = bands[0]
            decided.append(band.finding.code)
            self.do(band.accept)
            self.type(band.reason.line, reason)
            self.do(band.confirm)
            assert len(decided) < 20, decided
        return tuple(decided)

    def _bands(self) -> list[DecideBand]:
        page = self.window.page
        assert isinstance(page, WalkPage)
        # Bands made a moment ago show themselves a moment later.
        QApplication.processEvents()
        return [b for b in page.findChildren(DecideBand) if b.isVisible()]

    def prepare(self) -> None:
        """Answer the questions, and go on."""
        page = self.window.page
        assert isinstance(page, PreparePage)
        self.answer_checks(page.checks)
        self.decide_all("discussed")
        self.go_on()

    def take_baseline(self, vitals: Mapping[str, str]) -> None:
        """Type the set before the first drop, and save it."""
        page = self.window.page
        assert isinstance(page, BaselinePage)
        self.type_numbers(page.vitals.fields, vitals)
        self.do(page.vitals._frame.primary.button)

    def type_numbers(self, fields: Mapping[str, QuantityField], texts: Mapping[str, str]) -> None:
        """Type numbers into their fields."""
        for key, text in texts.items():
            self.type(fields[key].line, text)

    def check_sound(self) -> None:
        """Play the alarm and say that it was heard, unless the program found no loudspeaker first."""
        self.shell.tick()
        self.do(self.named(sound_words.PLAY))
        self.look()
        heard = [b for b in self.window.alarms.findChildren(Pressable) if b.text() == sound_words.HEARD]
        for button in heard:
            self.do(button)
        assert not self.shell.sound_check.asks_of()

    def start_pump(self, shown: str) -> None:
        """Check the sound, set the first rate, read it back, and confirm."""
        page = self.window.page
        assert isinstance(page, PlanPage)
        self.check_sound()
        self.do(page.walk.primary.button)
        self.type(page.pump.field.line, shown)
        self.do(page.pump._frame.primary.button)
        assert self.window.page is not page, page.pump.reasons

    def walk_to_the_start(self, order: PaperOrder, baseline: Mapping[str, str], first_rate: str) -> None:
        """From the order on the chart to the first drop."""
        self.verify(order)
        self.pass_time(minutes=10)
        self.prepare()
        self.pass_time(minutes=3)
        self.take_baseline(baseline)
        self.pass_time(minutes=2)
        self.start_pump(first_rate)
