"""A ward for tests: an infusion driven through the desk minute by minute, as a nurse would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.order import DoseForm, Order, OrderedDose
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.quantities import (
    Dose,
    Minutes,
    Percent,
    PerMinute,
    Pressure,
    Rate,
    Temperature,
    Volume,
    Weight,
)
from nurse_app.clinical.setting import Clinic, Pump
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion import desk
from nurse_app.infusion.asking import Answer, Ask, Kept
from nurse_app.infusion.entries import Entry, Moment, PastInfusion
from nurse_app.infusion.fold import fold
from nurse_app.infusion.look import look
from nurse_app.infusion.state import Infusion
from tests.support.tables import real_book
from tests.support.ward_clock import boot_ms_at

F = TypeVar("F")

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""The first drop of every test infusion: minute 0."""

NURSE = "Ines Duarte"
PUMP = Pump(Rate.of("0.1"), Rate.of("999"))
PATIENT = Patient(
    Weight.of("70"),
    key="p1",
    name="Winterbottom, Philippa",
    record_number="MRN-55012",
    birth_date=datetime(1961, 3, 14, tzinfo=UTC).date(),
    weighed_on=NINE.date(),
    allergies_asked=True,
)
ORDER = Order(
    "privigen-us",
    "CIDP",
    OrderedDose(DoseForm.G, Fraction(28)),
    prescriber="Dr Osei",
    ordered_on=NINE.date(),
)
TOLERATED = (PastInfusion(datetime(2026, 2, 9, tzinfo=UTC).date(), "privigen-us", tolerated=Rate.of("84")),)


def reading(**others: Any) -> Reading:
    """A complete set in no band; `others` change a value (`None`: not measured)."""
    values: dict[str, Any] = {
        "systolic": Pressure.of(128),
        "diastolic": Pressure.of(76),
        "pulse": PerMinute.of(78),
        "respiration": PerMinute.of(16),
        "temperature_c": Temperature.of("36.8"),
        "spo2": Percent.of(98),
    }
    return Reading(**{**values, **others})


def minute(number: int | str | Fraction) -> datetime:
    """The moment so many minutes after the first drop."""
    return NINE + timedelta(microseconds=int(Fraction(number) * 60_000_000))


def codes(answer: Answer) -> list[str]:
    """The codes of an answer's findings, in order."""
    return [f.code for f in answer.findings]


_STARTED: dict[object, tuple[tuple[Entry, ...], int]] = {}


class Ward:
    """One infusion and its clock. Every request is saved when it is kept; the answer is handed back.

    `ward.at(30)` sets the clock (minutes after the first drop); each other
    method is a request at that time. `ask(...)` passes what a request needs.
    """

    def __init__(self, order: Order = ORDER, book: Book | None = None, **opening: Any) -> None:
        self.book = real_book() if book is None else book
        self.entries: tuple[Entry, ...] = ()
        self.now = minute(-60)
        self.nurse = NURSE
        self.made = 0
        self._folded: Infusion | None = None
        settings = {"patient": PATIENT, "clinic": Clinic(), "pump": PUMP, "history": TOLERATED, **opening}
        self.opening = (order, self.book.version, *settings.items())
        self.save(desk.open_infusion(self.ask(), order=order, book=self.book, **settings))

    @property
    def infusion(self) -> Any:
        """The state now. Typed loosely: it is another one after each request, which a type checker would not see."""
        if self._folded is None or self._folded.entries is not self.entries:
            self._folded = fold("infusion-1", self.entries, self.book)
        return self._folded

    @property
    def outlook(self) -> Any:
        """What the screen shows now."""
        return look(self.infusion, self.now, self.book)

    def new_id(self) -> str:
        self.made += 1
        return f"e{self.made}"

    def ask(self, **others: Any) -> Ask:
        return Ask(Moment(self.now, "boot-1", boot_ms_at(self.now)), self.nurse, self.new_id, **others)

    def at(self, number: int | str | Fraction) -> Ward:
        self.now = minute(number)
        return self

    def save(self, answer: Answer) -> Answer:
        if isinstance(answer, Kept):
            self.entries += answer.entries
        return answer

    def request(self, name: str, /, *given: Any, asked: dict[str, Any] | None = None, **named: Any) -> Answer:
        """Any request of the desk by its name, kept when granted."""
        return self.save(getattr(desk, name)(self.infusion, self.ask(**(asked or {})), *given, book=self.book, **named))

    def last(self, kind: type[F]) -> tuple[str, F]:
        """The id and the fact of the last entry of a kind."""
        for entry in reversed(self.entries):
            if isinstance(entry.fact, kind):
                return entry.id, entry.fact
        raise AssertionError(f"no {kind.__name__}")

    def must(self, answer: Answer) -> Answer:
        assert isinstance(answer, Kept), codes(answer)
        return answer

    def verified(self) -> Ward:
        """Everything before the baseline, done and right."""
        self.must(self.request("check_identity", birth_date="1961-03-14", record_number="MRN-55012"))
        for check in self.book.checks:
            self.must(self.request("answer_check", check.id, right=True))
        for grams in self._vials():
            self.must(self.vial(f"L{grams}", grams))
        for code in dict.fromkeys(f.code for f in desk.to_decide(self.infusion, self.book)):
            self.must(self.request("decide", code, "read in the insert"))
        return self

    def _vials(self) -> list[str]:
        dosing = self.infusion.plan.dosing
        return [] if dosing is None else [c.size.text() for c in dosing.vials for _ in range(c.count)]

    def vial(self, lot: str, grams: str, **others: Any) -> Answer:
        named = {"product": self.infusion.order.product, "expiry": datetime(2027, 5, 31, tzinfo=UTC).date(), **others}
        return self.request("add_vial", lot=lot, grams=Dose.of(grams), **named)

    def started(self) -> Ward:
        """Verified, with a baseline 10 min before, and the first drop at minute 0 (done once for the same opening)."""
        if len(self.entries) == 1 and self.opening in _STARTED:
            self.entries, self.made = _STARTED[self.opening]
            return self.at(0)
        fresh = len(self.entries) == 1
        self.verified().at(-10).must(self.vitals(baseline=True))
        self.at(0).must(self.request("start"))
        if fresh:
            _STARTED[self.opening] = self.entries, self.made
        return self

    def vitals(self, taken: Reading | None = None, asked: dict[str, Any] | None = None, **others: Any) -> Answer:
        return self.request("take_vitals", taken or reading(), asked=asked, **others)

    def rate(self, ml_h: str, asked: dict[str, Any] | None = None) -> Answer:
        return self.request("change_rate", Rate.of(ml_h), asked=asked)

    def risen(self, *rates: str, every: int = 30) -> Ward:
        """Raise to each rate, one step time after another, with a clean set before each."""
        for ml_h in rates:
            self.now += timedelta(minutes=every)
            self.must(self.vitals())
            self.must(self.rate(ml_h))
        return self

    def reaction(self, sign: str = "headache", grade: Grade = Grade.MILD, **others: Any) -> Answer:
        return self.request("note_reaction", (SeenSign(sign, grade),), **others)

    def refused(self, answer: Answer) -> list[str]:
        """The codes of a refusal; a test fails where it was granted."""
        assert not isinstance(answer, Kept), answer
        return codes(answer)

    def given(self, at: int | str | Fraction) -> Fraction:
        return Fraction(self.infusion.ledger.volume_at(minute(at)).value)


def ml(amount: str) -> Volume:
    return Volume.of(Decimal(amount))


def mins(amount: str) -> Minutes:
    return Minutes.of(Decimal(amount))


def finding(answer: Answer, code: str) -> Finding:
    """The finding of one code among an answer's."""
    return next(f for f in answer.findings if f.code == code)
