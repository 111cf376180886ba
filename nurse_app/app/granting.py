"""Takes a wish to the desk: for each kind of wish, the desk's function that answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from nurse_app.app import typed
from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.quantities import Dose, Rate, RateAs, RateUnit, Volume, Weight
from nurse_app.errors import OurBug
from nurse_app.infusion import desk, wishes
from nurse_app.infusion.asking import Answer, Ask, Kept, Refused
from nurse_app.infusion.state import Infusion
from nurse_app.settings import Settings
from nurse_app.wording.panels_vitals import left_out

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Counter:
    """What a wish is granted against: the infusion, who asks and when, the book, the clinic's settings.

    `running_down` is the percent of a battery that is not being charged.
    """

    infusion: Infusion
    ask: Ask
    book: Book
    settings: Settings
    running_down: int | None = None


_DESK: dict[type, Callable[[Any, Counter], Answer]] = {}


def grant(wish: object, counter: Counter) -> Answer:
    """Ask the desk for what was wished; nothing is saved here.

    Raises:
        OurBug: a wish of a kind that no request answers.
    """
    request = _DESK.get(type(wish))
    if request is None:
        raise OurBug(f"no request for {type(wish).__name__}")
    return request(wish, _at_its_time(wish, counter))


def _at_its_time(wish: object, counter: Counter) -> Counter:
    """A wish may say when the thing happened and why it is charted late."""
    happened = getattr(wish, "happened", None)
    late = getattr(wish, "because_late", "")
    if happened is None and not late:
        return counter
    return replace(counter, ask=replace(counter.ask, happened=happened, because_late=late))


def _on(kind: type[W]) -> Callable[[Callable[[W, Counter], Answer]], Callable[[W, Counter], Answer]]:
    def keep(request: Callable[[W, Counter], Answer]) -> Callable[[W, Counter], Answer]:
        _DESK[kind] = request
        return request

    return keep


@_on(wishes.CheckIdentity)
def _identity(w: wishes.CheckIdentity, c: Counter) -> Answer:
    return desk.check_identity(c.infusion, c.ask, c.book, w.birth_date, w.record_number, w.name)


@_on(wishes.AnswerCheck)
def _check(w: wishes.AnswerCheck, c: Counter) -> Answer:
    return desk.answer_check(c.infusion, c.ask, w.check, w.right, c.book, w.detail)


@_on(wishes.Decide)
def _decide(w: wishes.Decide, c: Counter) -> Answer:
    return desk.decide(c.infusion, c.ask, w.finding, w.reason, c.book, about=w.about)


@_on(wishes.AddVial)
def _vial(w: wishes.AddVial, c: Counter) -> Answer:
    expires = desk.expiry_of(w.expiry)
    if expires is None or w.grams is None:
        what = "expiry" if expires is None else "grams"
        return Refused((Finding("word-needed", Severity.STOP, facts(what=what)),))
    grams = Dose.of(w.grams)
    return desk.add_vial(c.infusion, c.ask, w.product, w.lot, expires, grams, c.book, w.serial)


@_on(wishes.ChangeBottle)
def _bottle(w: wishes.ChangeBottle, c: Counter) -> Answer:
    return desk.change_bottle(c.infusion, c.ask, w.lot, c.book)


@_on(wishes.GiveMedication)
def _medication(w: wishes.GiveMedication, c: Counter) -> Answer:
    return desk.give_medication(c.infusion, c.ask, w.name, w.dose, w.route, c.book, w.again_from, w.why)


@_on(wishes.TakeVitals)
def _vitals(w: wishes.TakeVitals, c: Counter) -> Answer:
    taken = typed.reading(w.numbers, w.alertness, c.settings.temperature)
    volume = None if w.pump_volume is None else Volume.of(w.pump_volume)
    seen = typed.signs(w.symptoms)
    answer = desk.take_vitals(c.infusion, c.ask, taken, c.book, w.baseline, seen, w.site, volume, w.confirmed)
    if not w.not_taken or isinstance(answer, Refused):
        return answer
    # Why one of the set is missing is kept beside it, in the nurse's words.
    noted = desk.note(c.infusion, c.ask, left_out(w.not_taken), c.book)
    return replace(answer, entries=(*answer.entries, *noted.entries)) if isinstance(noted, Kept) else noted


@_on(wishes.RefuseVitals)
def _not_taken(w: wishes.RefuseVitals, c: Counter) -> Answer:
    return desk.not_taken(c.infusion, c.ask, w.what, w.reason, c.book)


@_on(wishes.AcceptBattery)
def _battery(w: wishes.AcceptBattery, c: Counter) -> Answer:
    return desk.accept_battery(c.infusion, c.ask, c.running_down, w.reason, c.book)


@_on(wishes.Start)
def _start(w: wishes.Start, c: Counter) -> Answer:
    asked = desk.battery_asks(c.infusion, c.running_down)
    if asked:
        return Refused(asked)
    return desk.start(c.infusion, c.ask, c.book, typed.rate(w.read_back))


@_on(wishes.ChangeRate)
def _rate(w: wishes.ChangeRate, c: Counter) -> Answer:
    return desk.change_rate(c.infusion, c.ask, Rate.of(w.read_back), c.book, w.reason)


@_on(wishes.FoundRate)
def _found(w: wishes.FoundRate, c: Counter) -> Answer:
    return desk.found_rate(c.infusion, c.ask, Rate.of(w.read_back), w.reason, c.book)


@_on(wishes.NoteReaction)
def _reaction(w: wishes.NoteReaction, c: Counter) -> Answer:
    return desk.note_reaction(c.infusion, c.ask, typed.signs(w.signs), c.book, w.onset)


@_on(wishes.TellCourse)
def _course(w: wishes.TellCourse, c: Counter) -> Answer:
    return desk.reaction_course(c.infusion, c.ask, w.reaction, w.course, c.book, typed.signs(w.signs))


@_on(wishes.Choose)
def _choose(w: wishes.Choose, c: Counter) -> Answer:
    pump = typed.rate(w.read_back)
    return desk.choose_option(c.infusion, c.ask, w.about, w.number, c.book, pump, reason=w.reason, seen=w.shown)


@_on(wishes.KeepRate)
def _keep(w: wishes.KeepRate, c: Counter) -> Answer:
    return desk.keep_rate(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.Resolve)
def _resolve(w: wishes.Resolve, c: Counter) -> Answer:
    return desk.resolve(c.infusion, c.ask, c.book, w.reactions)


@_on(wishes.Pause)
def _pause(w: wishes.Pause, c: Counter) -> Answer:
    return desk.pause(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.Resume)
def _resume(w: wishes.Resume, c: Counter) -> Answer:
    return desk.resume(c.infusion, c.ask, Rate.of(w.read_back), c.book)


@_on(wishes.Stop)
def _stop(w: wishes.Stop, c: Counter) -> Answer:
    return desk.stop(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.Emergency)
def _emergency(_w: wishes.Emergency, c: Counter) -> Answer:
    return desk.open_emergency(c.infusion, c.ask, c.book)


@_on(wishes.DoEmergencyStep)
def _emergency_step(w: wishes.DoEmergencyStep, c: Counter) -> Answer:
    return desk.emergency_step(c.infusion, c.ask, w.step, c.book, w.detail)


@_on(wishes.CloseEmergency)
def _emergency_over(w: wishes.CloseEmergency, c: Counter) -> Answer:
    return desk.close_emergency(c.infusion, c.ask, w.reason, c.book, w.mistake)


@_on(wishes.ReadPumpVolume)
def _pump_volume(w: wishes.ReadPumpVolume, c: Counter) -> Answer:
    return desk.read_pump_volume(c.infusion, c.ask, Volume.of(w.volume), c.book)


@_on(wishes.TellGap)
def _gap(w: wishes.TellGap, c: Counter) -> Answer:
    rate = None if w.rate is None else Rate.of(w.rate)
    volume = None if w.volume is None else Volume.of(w.volume)
    told = desk.PumpDid(w.did, rate, w.since, w.until, volume, w.detail, w.reason)
    return desk.answer_gap(c.infusion, c.ask, told, c.book)


@_on(wishes.Note)
def _note(w: wishes.Note, c: Counter) -> Answer:
    return desk.note(c.infusion, c.ask, w.text, c.book)


@_on(wishes.ChangeSite)
def _site(w: wishes.ChangeSite, c: Counter) -> Answer:
    return desk.change_site(c.infusion, c.ask, w.site, w.reason, c.book)


@_on(wishes.ChangeOrder)
def _order(w: wishes.ChangeOrder, c: Counter) -> Answer:
    most = RateAs.of(w.maximum, RateUnit(w.unit))
    return desk.change_order(c.infusion, c.ask, w.prescriber, most, w.read_back, c.book)


@_on(wishes.CorrectWeight)
def _weight(w: wishes.CorrectWeight, c: Counter) -> Answer:
    patient = replace(c.infusion.patient, weight=Weight.of(w.weight))
    return desk.correct_order(c.infusion, c.ask, patient, c.infusion.order, c.infusion.pump, w.reason, c.book)


@_on(wishes.HandOver)
def _handover(w: wishes.HandOver, c: Counter) -> Answer:
    return desk.hand_over(c.infusion, c.ask, w.nurse, c.book)


@_on(wishes.TakeBack)
def _take_back(w: wishes.TakeBack, c: Counter) -> Answer:
    return desk.take_back(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.Complete)
def _complete(w: wishes.Complete, c: Counter) -> Answer:
    return desk.complete(c.infusion, c.ask, c.book, w.reason)


@_on(wishes.Flush)
def _flush(w: wishes.Flush, c: Counter) -> Answer:
    return desk.flush(c.infusion, c.ask, w.fluid, Volume.of(w.volume), c.book)


@_on(wishes.Waste)
def _waste(w: wishes.Waste, c: Counter) -> Answer:
    return desk.waste(c.infusion, c.ask, Dose.of(w.grams), w.lot, w.reason, c.book)


@_on(wishes.EndObservation)
def _observed(w: wishes.EndObservation, c: Counter) -> Answer:
    return desk.end_observation(c.infusion, c.ask, c.book, w.reason)


@_on(wishes.Teach)
def _teach(w: wishes.Teach, c: Counter) -> Answer:
    return desk.teach(c.infusion, c.ask, w.items, c.book)


@_on(wishes.PlanFollowUp)
def _follow_up(w: wishes.PlanFollowUp, c: Counter) -> Answer:
    return desk.plan_follow_up(c.infusion, c.ask, w.follow_up, w.due, c.book)


@_on(wishes.TakeMeasure)
def _measure(w: wishes.TakeMeasure, c: Counter) -> Answer:
    return desk.take_measure(c.infusion, c.ask, w.measure, w.value, c.book, w.note)


@_on(wishes.Answer)
def _answer(w: wishes.Answer, c: Counter) -> Answer:
    return desk.answer(c.infusion, c.ask, w.what, w.text, c.book)


@_on(wishes.LowerCeiling)
def _lower_ceiling(w: wishes.LowerCeiling, c: Counter) -> Answer:
    return desk.lower_ceiling(c.infusion, c.ask, Rate.of(w.rate), c.book)


@_on(wishes.RestoreCeiling)
def _restore_ceiling(w: wishes.RestoreCeiling, c: Counter) -> Answer:
    return desk.restore_ceiling(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.TellLateReaction)
def _late_reaction(w: wishes.TellLateReaction, c: Counter) -> Answer:
    return desk.tell_late_reaction(c.infusion, c.ask, typed.signs(w.signs), c.book)


@_on(wishes.Void)
def _void(w: wishes.Void, c: Counter) -> Answer:
    return desk.void(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.Reopen)
def _reopen(w: wishes.Reopen, c: Counter) -> Answer:
    return desk.reopen(c.infusion, c.ask, w.reason, c.book)


@_on(wishes.Add)
def _addendum(w: wishes.Add, c: Counter) -> Answer:
    return desk.add_addendum(c.infusion, c.ask, w.text, c.book)


@_on(wishes.AmendEntry)
def _amend(w: wishes.AmendEntry, c: Counter) -> Answer:
    """Correct an entry: the corrected wish is judged as if made at the entry's own time; none strikes it out."""
    if w.correct is None:
        return desk.amend(c.infusion, c.ask, w.entry, w.reason, None, c.book)
    # A time that was corrected before is not set back by a correction of something else.
    entry = next(e for e in (*c.infusion.effective, *c.infusion.entries) if e.id == w.entry)
    when = w.happened or entry.happened
    at_its_time = replace(c.ask, happened=when, because_late=w.reason or "correction")
    without = desk.left_out(c.infusion, w.entry, c.book)
    judged = grant(w.correct, replace(c, infusion=without, ask=at_its_time))
    if isinstance(judged, Refused):
        return judged
    looked = getattr(w.correct, "confirmed", ())
    return desk.amend(c.infusion, c.ask, w.entry, w.reason, judged.entries[0].fact, c.book, when, looked)
