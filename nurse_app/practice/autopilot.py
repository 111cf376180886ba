"""A nurse who does everything right: what she asks for next, for a practice infusion that runs by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Quantity
from nurse_app.clinical.vitals import Vital
from nurse_app.infusion import desk, wishes
from nurse_app.infusion.missing import missing
from nurse_app.infusion.outlook import Act, DueState, Outlook, Stage, Status
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.walk import checks_asked
from nurse_app.practice.virtual_patient import VirtualPatient

LOT = "PRACTICE-1"
_PRESSING = (DueState.NOW, DueState.LATE, DueState.MISSED)
_SETS = ("vitals", "recheck")


class Autopilot:
    """Answers with the next wish, or with the time to wait for. `password` signs.

    She takes vitals when they are due and before each rise, follows the
    plan's steps, hangs each bottle in time, and answers what is missing.
    """

    def __init__(self, patient: VirtualPatient, password: str) -> None:
        self._patient, self._password = patient, password
        self._sets = 0

    def next(self, infusion: Infusion, outlook: Outlook, book: Book) -> object | datetime | None:
        """The next wish; a moment to wait for; or None when the infusion is signed."""
        if infusion.status in (Status.SIGNED, Status.VOIDED):
            return None
        if infusion.started_at is None:
            return next(self._before(infusion, outlook, book))
        if infusion.ended_at is None:
            return next(self._running(infusion, outlook))
        return next(self._after(infusion, outlook, book))

    # Before the first drop

    def _before(self, infusion: Infusion, outlook: Outlook, book: Book) -> Iterator[object]:
        patient = infusion.patient
        if not infusion.identity:
            born = patient.birth_date.isoformat() if patient.birth_date else ""
            yield wishes.CheckIdentity(born, patient.record_number, patient.name)
        yield from self._vials(infusion, outlook)
        for stage in (Stage.VERIFY, Stage.PREPARE):
            for check in checks_asked(infusion, stage, book):
                if check.id not in infusion.checks:
                    yield wishes.AnswerCheck(check.id, right=True, detail="practice")
        for asked in desk.to_decide(infusion, book):
            yield wishes.Decide(asked.code, "practice")
        if infusion.baseline is None:
            yield self._vitals(baseline=True)
        first = outlook.button(Act.START).rate
        if first is not None:
            yield wishes.Start(_number(first))

    @staticmethod
    def _vials(infusion: Infusion, outlook: Outlook) -> Iterator[object]:
        dosing = infusion.plan.dosing
        if dosing is None:
            return
        there = Counter(v.grams for v in infusion.vials)
        year = outlook.now.year + 1
        for vial in dosing.vials:
            if there[vial.size] < vial.count:
                yield wishes.AddVial(infusion.order.product, LOT, f"{year}-11", _number(vial.size))

    # While it runs

    def _running(self, infusion: Infusion, outlook: Outlook) -> Iterator[object]:
        due = {d.what: d for d in reversed(outlook.due)}
        if outlook.volume_in:
            yield wishes.Complete()
        if any(d.what in _SETS and d.state in _PRESSING for d in outlook.due):
            yield self._vitals()
        rise = due.get("rate")
        if rise is not None and rise.rate is not None and rise.at <= outlook.now:
            yield self._vitals() if rise.held else wishes.ChangeRate(_number(rise.rate))
        bottle = due.get("bottle")
        waiting = next((v for v in infusion.vials if v.hung_at is None), None)
        if bottle is not None and bottle.state in _PRESSING and waiting is not None:
            yield wishes.ChangeBottle(waiting.lot)
        yield _next_time(outlook)

    # After the end

    def _after(self, infusion: Infusion, outlook: Outlook, book: Book) -> Iterator[object]:
        if any(d.what in _SETS and d.state in _PRESSING for d in outlook.due):
            yield self._vitals()
        if infusion.observation_ended_at is None:
            if outlook.button(Act.END_OBSERVATION).held:
                yield _next_time(outlook)
            yield wishes.EndObservation()
        for one in missing(infusion, outlook.now, book):
            yield wishes.Answer(one.fact("what"), "practice: nothing to add")
        if not infusion.taught:
            yield wishes.Teach(tuple(t.id for t in book.teaching))
        yield wishes.Sign(self._password)

    def _vitals(self, *, baseline: bool = False) -> wishes.TakeVitals:
        self._sets += 1
        taken = self._patient.reading(self._sets)
        numbers = tuple(
            (vital.value, _number(quantity))
            for vital in Vital
            if isinstance(quantity := getattr(taken, vital.value), Quantity)
        )
        return wishes.TakeVitals(numbers, baseline=baseline, alertness="alert")


def _next_time(outlook: Outlook) -> datetime:
    """The next moment at which something is due, at the least a minute on."""
    soonest = outlook.now + timedelta(minutes=1)
    ahead = [d.at for d in outlook.due if d.at > outlook.now]
    full = outlook.finish_at
    return max(soonest, min([*ahead, *([full] if full is not None else [])], default=soonest))


def _number(quantity: Quantity) -> Decimal:
    """A quantity as it would be typed."""
    return Decimal(quantity.text())
