"""The words of the emergency card: its steps with the standing order for this weight, and what is read to the crew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.order import StandingOrder
from nurse_app.clinical.patient import Patient, Sex
from nurse_app.clinical.setting import Place
from nurse_app.clinical.standing_dose import Unworked, worked_dose
from nurse_app.infusion.ledger import after
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Emergency, Infusion
from nurse_app.wording.entries_text_running import reading_parts
from nurse_app.wording.infusing import given_words, whole_minutes
from nurse_app.wording.names import Names, opened_with_capital
from nurse_app.wording.numbers import clock, clock_seconds, minutes, rate, weight
from nurse_app.wording.panels_book import PanelBook

SINCE_THE_STOP = "since the stop"
DONE_NOW = "Done now"
AGAIN = "Again"
VITALS = "Vitals"
READ_THIS = "Read this to the crew"
CLOSE = "Close the card"
LEAVE = "Back to the chart"
NOT_ORDERED = "No standing order on this chart. Ask the prescriber or the emergency service."
_STOP, _EPINEPHRINE, _HELP, _LINE, _VITALS = "stop", "epinephrine", "help", "line", "vitals"


@dataclass(frozen=True, slots=True)
class EmergencyStepWords:
    """A step: number, title, detail, its time, a line below the time, its button, and what the button means.

    `act` is done, again, vitals, amend or empty.
    """

    key: str
    number: int
    title: str
    detail: str
    done: bool
    time: str
    below: str
    button: str
    act: str


def title(infusion: Infusion) -> str:
    """The head of the band."""
    return f"Emergency, chair {infusion.opened.chair}"


def stopped(opened_at: datetime) -> str:
    """That the stop's time is on disk."""
    return f"Stopped {clock_seconds(opened_at)}. The time is saved."


def stopwatch(opened_at: datetime, now: datetime) -> str:
    """Time since the stop: "02:13", from an hour on "1:02:13"."""
    seconds = max(int((now - opened_at).total_seconds()), 0)
    hours, rest = divmod(seconds, 3600)
    return (f"{hours}:" if hours else "") + f"{rest // 60:02d}:{rest % 60:02d}"


def open_card(infusion: Infusion) -> Emergency | None:
    """The card that is open."""
    last = infusion.emergencies[-1] if infusion.emergencies else None
    return last if last is not None and last.closed_at is None else None


def step_words(infusion: Infusion, outlook: Outlook, book: PanelBook) -> tuple[EmergencyStepWords, ...]:
    """The steps of the open card in the book's order."""
    card = open_card(infusion)
    if card is None:
        return ()
    return tuple(
        _step(n, step.key, step.title, step.detail, card, infusion, outlook, book)
        for n, step in enumerate(book.emergency, 1)
    )


def _step(
    n: int,
    key: str,
    name: str,
    detail: str,
    card: Emergency,
    infusion: Infusion,
    outlook: Outlook,
    book: PanelBook,
) -> EmergencyStepWords:
    done = [at for step, at, _ in card.steps if step == key]
    detail = _sentence(detail) + (_also_ordered(infusion) if key == _LINE else "")
    if key == _STOP:
        return EmergencyStepWords(key, n, name, detail, True, clock_seconds(card.opened_at), "", "", "")
    if key == _VITALS:
        return _vitals(n, name, detail, card, infusion, outlook, book)
    if key == _EPINEPHRINE:
        return _epinephrine(n, name, detail, done, infusion)
    if key == _HELP and book.emergency_number:
        name = f"{name}, {book.emergency_number}"
    if done:
        return EmergencyStepWords(key, n, name, detail, True, clock_seconds(done[-1]), "", "", "")
    return EmergencyStepWords(key, n, name, detail, False, "", "", DONE_NOW, "done")


def _sentence(detail: str) -> str:
    return detail if detail.endswith(".") or not detail else f"{detail}."


_DRUG = re.compile(r"\b(?:epinephrine|adrenaline)\b", re.IGNORECASE)
_ANAPHYLAXIS = "anaphylaxis"


def standing_order(infusion: Infusion) -> StandingOrder | None:
    """The epinephrine that the prescriber ordered in advance: for anaphylaxis, or without saying for what."""
    ours = (o for o in infusion.order.standing_orders if _DRUG.search(o.name))
    return next((o for o in ours if not o.for_signs or _ANAPHYLAXIS in o.for_signs), None)


def _also_ordered(infusion: Infusion) -> str:
    """Other drugs ordered for anaphylaxis."""
    others = (o for o in infusion.order.standing_orders if _ANAPHYLAXIS in o.for_signs and not _DRUG.search(o.name))
    told = ", ".join(" ".join(part for part in (o.name, o.dose, o.dose_per_kg, o.route) if part) for o in others)
    return f" Also ordered: {told}." if told else ""


def dose_line(order: StandingOrder, patient: Patient) -> str:
    """How the ordered dose is come to: "Standing order: 0.01 mg/kg, most 0.5 mg; at 70 kg 0.7 mg, so 0.5 mg."."""
    worked = worked_dose(order, patient.weight)
    if worked.why is Unworked.TWO_DOSES:
        return f"Standing order: {worked.words}. The two are not the same: ask the prescriber."
    if worked.why is not None:
        return f"Standing order: {worked.words}. It is shown as written, not worked out."
    if not worked.words:
        return "Standing order."
    if worked.words == worked.dose:
        return f"Standing order: {worked.words}."
    at = f"at {weight(patient.weight)} "
    return f"Standing order: {worked.words}; {at}{f'{worked.by_weight}, so ' if worked.by_weight else ''}{worked.dose}."


def _ordered(order: StandingOrder, patient: Patient) -> str:
    """Drug, dose and route in one: "epinephrine 0.5 mg IM"."""
    worked = worked_dose(order, patient.weight)
    return " ".join(part for part in (order.name, worked.dose or worked.words, order.route) if part)


def _epinephrine(n: int, name: str, detail: str, done: list[datetime], infusion: Infusion) -> EmergencyStepWords:
    order = standing_order(infusion)
    if order is not None:
        name = opened_with_capital(_ordered(order, infusion.patient))
        detail = dose_line(order, infusion.patient) if order.route else f"{dose_line(order, infusion.patient)} {detail}"
    else:
        detail = NOT_ORDERED
    if not done:
        return EmergencyStepWords(_EPINEPHRINE, n, name, detail, False, "", "", DONE_NOW, "done")
    again = ""
    if order is not None and order.again_after is not None:
        again = f"again from {clock_seconds(after(done[-1], order.again_after))}"
    times = f"given {len(done)} times" if len(done) > 1 else ""
    below = ", ".join(part for part in (times, again) if part)
    return EmergencyStepWords(_EPINEPHRINE, n, name, detail, True, clock_seconds(done[-1]), below, AGAIN, "done")


def _vitals(
    n: int, name: str, detail: str, card: Emergency, infusion: Infusion, outlook: Outlook, book: PanelBook
) -> EmergencyStepWords:
    taken = [s.at for s in infusion.readings if s.at >= card.opened_at]
    table = book.names.book.timetable.of(infusion.profile) if book.names.book else None
    due = after(taken[-1], table.stopped_every) if taken and table else card.opened_at
    left = (due - outlook.now).total_seconds()
    told = "now" if left <= 0 else f"in {-int(-left // 60)} min"
    when = f"Next at {clock(due)}. {detail}" if taken else detail
    return EmergencyStepWords(_VITALS, n, name, when, False, "", told, VITALS, "vitals")


def detail_of(infusion: Infusion, key: str) -> str:
    """What is recorded with a step: for epinephrine the order that was given."""
    order = standing_order(infusion)
    if key != _EPINEPHRINE or order is None:
        return ""
    return _ordered(order, infusion.patient)


def crew_words(infusion: Infusion, outlook: Outlook, book: PanelBook) -> str:
    """What is read to the emergency service: who, where, what ran, what was seen, what was given, last vitals."""
    card, names = open_card(infusion), book.names
    parts = [_who(infusion), where(infusion, book), _what_ran(infusion, outlook, names, card)]
    signs = tuple(s for reaction in infusion.open_reactions for s in reaction.signs)
    if signs:
        onset = min(r.onset for r in infusion.open_reactions)
        parts.append(f"{names.seen(signs)} from {clock(onset)}.")
    for step, at, detail in card.steps if card is not None else ():
        if step == _EPINEPHRINE:
            parts.append(f"{opened_with_capital(detail) or names.step(step)} at {clock_seconds(at)}.")
    given = [f"{m.fact.name} {m.fact.dose} at {clock(m.at)}" for m in infusion.medications]
    if given:
        parts.append(f"Given: {', '.join(given)}.")
    if infusion.readings:
        last = infusion.readings[-1]
        parts.append(f"Last vitals {clock(last.at)}: {', '.join(reading_parts(last.reading, names.temperature))}.")
    return " ".join(part for part in parts if part)


def _who(infusion: Infusion) -> str:
    patient = infusion.patient
    who = {Sex.F: "Woman", Sex.M: "Man"}.get(patient.sex) if patient.sex else "Patient"
    age = patient.age_on(infusion.day)
    name = patient.name or "Name not recorded"
    years = str(age) if age is not None else "age not recorded"
    parts = [name, (who or "Patient").lower(), years, weight(patient.weight)]
    allergies = ", ".join(patient.allergies)
    parts.append(f"allergy: {allergies}" if allergies else "no known allergy" if patient.allergies_asked else "")
    return f"{', '.join(part for part in parts if part)}."


def where(infusion: Infusion, book: PanelBook) -> str:
    """The address of the visit: the home's at home, else the clinic's."""
    address = infusion.patient.address if infusion.clinic.place is Place.HOME else book.clinic_address
    return f"Address: {address}." if address else "Address not recorded: say where you are."


def _what_ran(infusion: Infusion, outlook: Outlook, names: Names, card: Emergency | None) -> str:
    product = names.product(infusion.order.product)
    if infusion.started_at is None:
        return f"{product} not started."
    stop = f"; stopped {clock(card.opened_at)}" if card is not None else ""
    ran = minutes(whole_minutes(infusion.started_at, card.opened_at if card is not None else outlook.now))
    rate_then = f", last at {rate(outlook.last_rate)}" if outlook.last_rate.value else ""
    return f"{product} since {clock(infusion.started_at)} ({ran}), {given_words(outlook)} in{rate_then}{stop}."
