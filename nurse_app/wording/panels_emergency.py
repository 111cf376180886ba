"""The words of the emergency card: its steps with the standing order for this weight, and what is read to the crew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.order import StandingOrder
from nurse_app.clinical.patient import Sex
from nurse_app.infusion.ledger import after
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Emergency, Infusion
from nurse_app.wording.entries_text_running import reading_parts
from nurse_app.wording.infusing import given_words, whole_minutes
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import clock, clock_seconds, minutes, rate, weight
from nurse_app.wording.panels_book import PanelBook

SINCE_THE_STOP = "since the stop"
DONE_NOW = "Done now"
AGAIN = "Again"
VITALS = "Vitals"
READ_THIS = "Read this to the crew"
CLOSE = "Close the card"
LEAVE = "Back to the chart"
_STOP, _EPINEPHRINE, _HELP, _VITALS = "stop", "epinephrine", "help", "vitals"


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
    order = standing_order(infusion)
    detail = _sentence(detail)
    if key == _STOP:
        return EmergencyStepWords(key, n, name, detail, True, clock_seconds(card.opened_at), "", "", "")
    if key == _VITALS:
        return _vitals(n, name, detail, card, infusion, outlook, book)
    if key == _EPINEPHRINE:
        return _epinephrine(n, name, detail, done, order)
    if key == _HELP and book.emergency_number:
        name = f"{name}, {book.emergency_number}"
    if done:
        return EmergencyStepWords(key, n, name, detail, True, clock_seconds(done[-1]), "", "", "")
    return EmergencyStepWords(key, n, name, detail, False, "", "", DONE_NOW, "done")


def _sentence(detail: str) -> str:
    return detail if detail.endswith(".") or not detail else f"{detail}."


def standing_order(infusion: Infusion) -> StandingOrder | None:
    """What the prescriber ordered in advance for anaphylaxis."""
    return next((o for o in infusion.order.standing_orders if "anaphylaxis" in o.for_signs), None)


def _epinephrine(
    n: int, name: str, detail: str, done: list[datetime], order: StandingOrder | None
) -> EmergencyStepWords:
    if order is not None:
        name = " ".join(part for part in (order.name, order.dose, order.route) if part)
        detail = f"Standing order{f': {order.dose_per_kg}' if order.dose_per_kg else ''}. {detail}"
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
    return " ".join(part for part in (order.name, order.dose, order.route) if part)


def crew_words(infusion: Infusion, outlook: Outlook, names: Names) -> str:
    """What is read to the emergency service: who, what ran, what was seen, what was given, last vitals."""
    card = open_card(infusion)
    parts = [_who(infusion), _what_ran(infusion, outlook, names, card)]
    signs = tuple(s for reaction in infusion.open_reactions for s in reaction.signs)
    if signs:
        onset = min(r.onset for r in infusion.open_reactions)
        parts.append(f"{names.seen(signs)} from {clock(onset)}.")
    for step, at, detail in card.steps if card is not None else ():
        if step == _EPINEPHRINE:
            parts.append(f"{detail or names.step(step)} at {clock_seconds(at)}.")
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
    parts = [who or "Patient", str(age) if age is not None else "", weight(patient.weight)]
    allergies = ", ".join(patient.allergies)
    parts.append(f"allergy: {allergies}" if allergies else "no known allergy" if patient.allergies_asked else "")
    return f"{', '.join(part for part in parts if part)}."


def _what_ran(infusion: Infusion, outlook: Outlook, names: Names, card: Emergency | None) -> str:
    product = names.product(infusion.order.product)
    if infusion.started_at is None:
        return f"{product} not started."
    stop = f"; stopped {clock(card.opened_at)}" if card is not None else ""
    ran = minutes(whole_minutes(infusion.started_at, card.opened_at if card is not None else outlook.now))
    rate_then = f", last at {rate(outlook.last_rate)}" if outlook.last_rate.value else ""
    return f"{product} since {clock(infusion.started_at)} ({ran}), {given_words(outlook)} in{rate_then}{stop}."
