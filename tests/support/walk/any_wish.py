"""What a nurse may ask for next: the sensible thing, anything at all, or something that is never right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from nurse_app.clinical.book import Book
from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.quantities import (
    Dose,
    Percent,
    PerMinute,
    Pressure,
    Rate,
    RateAs,
    RateUnit,
    Temperature,
    Volume,
)
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.canonical import head
from nurse_app.infusion.entries import (
    Noted,
    Paused,
    PumpVolumeRead,
    RateChanged,
    RateFound,
    ReactionNoted,
    Resumed,
    VitalsTaken,
)
from nurse_app.infusion.guidance import guidance_now
from nurse_app.infusion.missing import missing
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.resuming import highest_resume
from nurse_app.infusion.rises import next_change, next_step
from nurse_app.infusion.state import Infusion
from tests.support.infusions import reading
from tests.support.walk.step import Wish

LOOKED_TWICE = ("systolic", "diastolic", "pulse", "temperature_c", "spo2", "respiration")
RATES = ("0.1", "10", "21", "30", "42", "42.1", "42.15", "60", "84", "100", "168", "200.5", "336", "999", "0")
COMMON = ("headache", "headache", "headache", "nausea", "nausea")
SIGNS = (*COMMON, "urticaria", "chest_discomfort", "chills_rigors", "fever", "flushing", "dyspnea")
ODD_READINGS = (
    {"spo2": None},
    {"pulse": PerMinute.of(110)},
    {"pulse": PerMinute.of(140)},
    {"systolic": Pressure.of(106), "diastolic": Pressure.of(66)},
    {"systolic": Pressure.of(85), "diastolic": Pressure.of(50)},
    {"systolic": Pressure.of(70), "diastolic": Pressure.of(90)},
    {"temperature_c": Temperature.of("38.4")},
    {"spo2": Percent.of(88)},
)


class Drawer:
    """Draws wishes about one infusion. `strangers` are ids of another patient's entries, never to be accepted here."""

    def __init__(self, draw: Random, infusion: Infusion, now: datetime, book: Book, strangers: tuple[str, ...]) -> None:
        self.draw, self.infusion, self.book, self.strangers = draw, infusion, book, strangers
        # As the screen does, should the clock have been set back.
        self.now = max(now, infusion.effective[-1].happened)

    def wish(self) -> Wish:
        """The next wish."""
        kind = self.draw.random()
        if kind < 0.55:
            return self._sensible()
        drawn = self.draw.choice(_ANY)(self)
        return self._late(drawn) if self.draw.random() < 0.15 else drawn

    # What a careful nurse would do

    def _sensible(self) -> Wish:
        status = self.infusion.status
        if status is Status.READY:
            return Wish("start") if self.draw.random() < 0.7 else self._vitals(baseline=True)
        if status is Status.INFUSING:
            return self._while_running()
        if status is Status.PAUSED:
            return self._while_paused()
        if status is Status.SIGNED:
            return Wish("add_addendum", ("later",))
        return self._afterwards()

    def _while_running(self) -> Wish:
        infusion, change = self.infusion, next_change(self.infusion, self.book)
        waiting = [v.lot for v in infusion.vials if v.hung_at is None]
        if guidance_now(infusion, self.book) and self.draw.random() < 0.6:
            return self.choose()
        if infusion.open_reactions and self.draw.random() < 0.4:
            return Wish("resolve")
        if infusion.ledger.ordered is not None and self.given() >= infusion.ledger.ordered and self.draw.random() < 0.7:
            return Wish("complete")
        if waiting and self.draw.random() < 0.1:
            return Wish("change_bottle", (waiting[0],))
        if change is not None and change[0] <= self.now and self.draw.random() < 0.7:
            return Wish("change_rate", (change[1],)) if self._measured() else self._vitals()
        return self._vitals()

    def _measured(self) -> bool:
        """Whether a set was taken since the rate that runs."""
        start = self.infusion.ledger.spans[-1].start
        return any(v.at >= start and not v.baseline for v in self.infusion.readings[-1:])

    def next_planned(self) -> Wish:
        """The next step of the plan, whether it is time or not."""
        step = next_step(self.infusion)
        return Wish("change_rate", (step.rate if step is not None else self.some_rate(),))

    def _while_paused(self) -> Wish:
        if self.infusion.open_reactions and self.draw.random() < 0.5:
            return Wish("resolve")
        if self.draw.random() < 0.5:
            return Wish("resume", (self.infusion.pump.settable(highest_resume(self.infusion, self.now, self.book)),))
        return self._vitals()

    def _afterwards(self) -> Wish:
        if self.infusion.emergency_since is not None:
            return Wish("close_emergency", ("over",))
        if self.infusion.status is Status.STOPPED and self.draw.random() < 0.4:
            return self.draw.choice([self.new_order(), Wish("resume", (self.some_rate(),))])
        lacking = self.lacking()
        if lacking and self.draw.random() < 0.8:
            return Wish("answer", (self.draw.choice(lacking), "said"))
        if self.draw.random() < 0.5:
            return self.sign()
        return self.draw.choice([Wish("end_observation", (), {"reason": "well"}), self._vitals()])

    def given(self) -> Volume:
        """The volume by now."""
        return self.infusion.ledger.volume_at(self.now)

    def lacking(self) -> list[str]:
        """The names of what is missing."""
        return [f.fact("what") for f in missing(self.infusion, self.now, self.book)]

    # The single wishes

    def _vitals(self, *, baseline: bool = False) -> Wish:
        return Wish("take_vitals", (reading(),), {"baseline": baseline, "confirmed": LOOKED_TWICE})

    def odd_vitals(self) -> Wish:
        """A set with something off, a symptom, the pump's figure, or not looked at twice."""
        taken: Reading = replace(reading(), **self.draw.choice(ODD_READINGS))
        named: dict[str, Any] = {"confirmed": LOOKED_TWICE if self.draw.random() < 0.8 else ()}
        if self.draw.random() < 0.2:
            named["symptoms"] = (self.sign_seen(),)
        if self.draw.random() < 0.2:
            named["pump_volume"] = self.pump_figure()
        return Wish("take_vitals", (taken,), named)

    def choose(self) -> Wish:
        """One of the options shown, or one that is not there; now and then from a list that is not the one of now."""
        guided = guidance_now(self.infusion, self.book)
        if not guided:
            return Wish("choose_option", (self.some_id(), 1))
        about, guidance = self.draw.choice(guided)
        # Slower is seldom offered, and the one choice with a rate to be read back.
        slower = [o.number for o in guidance.options if o.do is Do.SLOW]
        listed = slower if slower and self.draw.random() < 0.7 else [o.number for o in guidance.options]
        number = self.draw.choice([*listed, *([9] if self.draw.random() < 0.1 else [])])
        option = next((o for o in guidance.options if o.number == number), None)
        seen = guidance.options if self.draw.random() < 0.95 else guidance.options[1:]
        named: dict[str, Any] = {"reason": "decided" if self.draw.random() < 0.9 else "", "seen": seen}
        if option is not None and option.rate is not None and self.draw.random() < 0.9:
            named["read_back"] = self.draw.choice([option.rate, self.some_rate(), Rate.of(999)])
        return Wish("choose_option", (about, number), named)

    def sign_seen(self) -> SeenSign:
        """A sign at a grade; now and then one the book has not."""
        return SeenSign(self.draw.choice([*SIGNS, *(["wings"] if self.draw.random() < 0.05 else [])]), self.grade())

    def grade(self) -> Grade:
        """Mild more often than not."""
        grades: list[Grade] = [Grade.MILD, Grade.MILD, *Grade]
        return self.draw.choice(grades)

    def some_rate(self) -> Rate:
        """One that was planned, runs, or is any at all."""
        near = [s.rate for s in self.infusion.plan.steps] + [r.rate for r in self.infusion.runs]
        return self.draw.choice([*near, Rate.of(self.draw.choice(RATES)), Rate.of(self.draw.choice(RATES))])

    def some_id(self) -> str:
        """An entry of this infusion, of another patient's, or of none."""
        mine = self.draw.choice(self.infusion.entries).id
        return self.draw.choice([mine, mine, mine, mine, *self.strangers[-1:], "no-such"])

    def pump_figure(self) -> Volume:
        """About what was given; now and then far off."""
        part = self.draw.choice([80, 97, 100, 100, 103, 120])
        return Volume(round(self.given().value * part / 100, 1))

    def new_order(self) -> Wish:
        """A highest rate by telephone, mostly read back."""
        most = RateAs.of(self.draw.choice(RATES), RateUnit.ML_H)
        return Wish("change_order", ("Dr Osei", self.draw.choice([most, most, None]), self.draw.random() < 0.9))

    def sign(self) -> Wish:
        """The signature over what was seen, or over something else."""
        return Wish("sign", (head(self.infusion.entries) if self.draw.random() < 0.9 else "0" * 64,))

    def bottle(self) -> Wish:
        """The next container, of a lot that is there or not."""
        lots = [v.lot for v in self.infusion.vials if v.hung_at is None]
        return Wish("change_bottle", (self.draw.choice([*lots, "L0"]),))

    def vial(self) -> Wish:
        """A container: mostly right, else of another product, expired, of no such size, or seen before."""
        sizes = self.infusion.product.vials if self.infusion.product else ()
        named = {
            "product": self.draw.choice([self.infusion.order.product] * 5 + ["gamunex-c"]),
            "lot": self.draw.choice(["L5", "L9", ""]),
            "expiry": self.draw.choice([date(2027, 5, 31), date(2026, 3, 2), date(2026, 3, 1)]),
            "grams": self.draw.choice([*sizes, Dose.of(7)]),
            "serial": self.draw.choice(["", "", "S1", "S2"]),
        }
        return Wish("add_vial", (), named)

    def reaction(self) -> Wish:
        """One or two signs, from now or a while ago; now and then from the future."""
        onset = self.now - timedelta(minutes=self.draw.choice([0, 0, 0, 3, 10, 20, -1]))
        signs = tuple(self.sign_seen() for _ in range(self.draw.choice([1, 1, 1, 2])))
        return Wish("note_reaction", (signs,), {"onset": onset} if self.draw.random() < 0.5 else {})

    def course(self) -> Wish:
        """How a reaction goes."""
        ids = [r.id for r in self.infusion.open_reactions]
        signs = (self.sign_seen(),) if self.draw.random() < 0.3 else ()
        course = self.draw.choice(["better", "same", "worse", "worse", "gone"])
        return Wish("reaction_course", (self.draw.choice([*ids, self.some_id()]), course), {"signs": signs})

    def amend(self) -> Wish:
        """Strike out or correct an entry, perhaps in its time."""
        entry = self.draw.choice(self.infusion.entries[-12:])
        correct: Any = None
        if self.draw.random() < 0.6:
            correct = self._corrected(entry.fact)
        named: dict[str, Any] = {"confirmed": LOOKED_TWICE}
        if correct is not None and self.draw.random() < 0.3:
            named["happened"] = entry.happened + timedelta(minutes=self.draw.choice([-10, -2, 2, 10]))
        about = entry.id if self.draw.random() < 0.9 else self.some_id()
        return Wish("amend", (about, "was not so", correct), named)

    def _corrected(self, fact: Any) -> Any:
        match fact:
            case RateChanged() | Resumed() | RateFound():
                return replace(fact, rate=self.some_rate())
            case VitalsTaken():
                return replace(fact, reading=replace(reading(), **self.draw.choice(ODD_READINGS)))
            case ReactionNoted():
                return replace(fact, signs=(self.sign_seen(),))
            case PumpVolumeRead():
                return replace(fact, volume=self.pump_figure())
            case Noted():
                return Noted("corrected")
            case Paused():
                return replace(fact, reason="another")
            case _:
                return fact if self.draw.random() < 0.5 else Noted("of another kind")

    def _late(self, wish: Wish) -> Wish:
        """The same, charted afterwards with its reason; now and then without, or from the future."""
        behind = self.draw.choice([1, 4, 5, 6, 10, 20, 40, -1])
        why = "busy" if self.draw.random() < 0.9 else ""
        return replace(wish, asked={"happened": self.now - timedelta(minutes=behind), "because_late": why})


def _plain(name: str, *given: Any, **named: Any) -> Callable[[Drawer], Wish]:
    return lambda _: Wish(name, given, named)


_ANY: tuple[Callable[[Drawer], Wish], ...] = (
    *(Drawer.odd_vitals, Drawer.odd_vitals, Drawer.odd_vitals, Drawer.reaction, Drawer.reaction, Drawer.course),
    *(Drawer.choose, Drawer.choose, Drawer.new_order, Drawer.bottle, Drawer.vial, Drawer.sign),
    *(Drawer.amend, Drawer.amend, Drawer.amend, Drawer.amend),
    lambda d: Wish("change_rate", (d.some_rate(),)),
    Drawer.next_planned,
    Drawer.next_planned,
    lambda d: Wish("resume", (d.some_rate(),)),
    lambda d: Wish("found_rate", (d.some_rate(), "found so")),
    lambda d: Wish("read_pump_volume", (d.pump_figure(),)),
    lambda d: Wish("start", (), {"rate": d.some_rate()}),
    lambda d: Wish("resolve", (), {"reactions": (d.some_id(),)} if d.draw.random() < 0.5 else {}),
    lambda d: Wish("hand_over", (d.draw.choice(["B. Ito", "C. Rao", d.infusion.nurse]),)),
    lambda d: Wish("answer", (d.draw.choice([*d.lacking(), "lots", "moon"]), "said")),
    lambda d: Wish("complete", (), {"reason": d.draw.choice(["", "the pump says so"])}),
    lambda d: Wish("end_observation", (), {"reason": d.draw.choice(["", "she goes"])}),
    lambda d: Wish("emergency_step", (d.draw.choice([*(s for s in ("stop", "call")), "dance"]),)),
    _plain("pause", "toilet"),
    _plain("pause", "toilet"),
    _plain("pause", ""),
    _plain("keep_rate", "she sleeps"),
    _plain("stop", "enough"),
    _plain("open_emergency"),
    _plain("close_emergency", "pressed by mistake"),
    _plain("note", "asleep"),
    _plain("note", " "),
    _plain("not_taken", "vitals", "asleep"),
    _plain("not_taken", "dinner", "asleep"),
    _plain("void", "begun in error"),
    _plain("add_addendum", "more"),
    _plain("give_medication", "paracetamol", "1 g", "by mouth"),
    _plain("change_site", "left hand", "swollen"),
    _plain("flush", "saline", Volume.of(20)),
    _plain("waste", Dose.of(1), "L5", "left over"),
    _plain("teach", ("call",)),
    _plain("take_measure", "grip", "30"),
)
