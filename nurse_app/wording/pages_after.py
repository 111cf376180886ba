"""The words of the pages after the last drop: observation, what is missing, totals, teaching, follow-ups, signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from nurse_app.clinical.findings import Finding
from nurse_app.clinical.quantities import Dose, Minutes, Rate, Volume, written
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.due_list import observed_until
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Act, Outlook
from nurse_app.infusion.state import Infusion, Reaction
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.wording.choices import FollowUpChoice, PageBook
from nurse_app.wording.infusing import short_reading
from nurse_app.wording.names import opened_with_capital, within_sentence
from nurse_app.wording.numbers import clock, date_short, dose, minutes, rate, volume
from nurse_app.wording.pages_before import TodoWords

_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
COMPARED = ("", "Planned", "Given", "Difference")


@dataclass(frozen=True, slots=True)
class MissingWords:
    """Something missing: its name for the answer, what it is, where the rule stands."""

    what: str
    title: str
    below: str


@dataclass(frozen=True, slots=True)
class TotalWords:
    """A row of what was given: planned, given and how they differ."""

    name: str
    planned: str
    given: str
    differs: str


@dataclass(frozen=True, slots=True)
class HappenedWords:
    """Something that happened: icon, colour, head and the rest; a second line."""

    icon: str
    tone: str
    head: str
    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """A later contact: its day, what is asked, whether it is planned, and when it would be."""

    key: str
    day: str
    ask: str
    planned: bool
    due: datetime | None


@dataclass(frozen=True, slots=True)
class ObserveWords:
    """The observation: countdown, its end, the totals so far, and what was done."""

    left: str
    left_small: str
    ended: str
    ended_small: str
    given: str
    given_small: str
    pump: str
    pump_small: str
    pump_state: str
    sets: tuple[str, ...]
    done: tuple[TodoWords, ...]
    over: bool
    not_yet: str


def observe_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> ObserveWords:
    """Word the observation after the last drop."""
    until = observed_until(infusion, book.book) if book.book is not None else None
    left, small = _countdown(until, infusion, outlook)
    pump, pump_small, state = _pump(infusion)
    held = outlook.button(Act.END_OBSERVATION).held
    return ObserveWords(
        left=left,
        left_small=small,
        ended=clock(infusion.ended_at) if infusion.ended_at else "",
        ended_small=_ended_small(infusion),
        given=_whole(outlook.given),
        given_small=f"{dose(outlook.given_dose, 1)} of {dose(outlook.ordered_dose)}, computed",
        pump=pump,
        pump_small=pump_small,
        pump_state=state,
        sets=tuple(_sets_after(infusion)),
        done=tuple(_done_after(infusion, outlook, book)),
        over=infusion.observation_ended_at is not None,
        not_yet=" ".join(book.say(f) for f in held),
    )


def _countdown(until: datetime | None, infusion: Infusion, outlook: Outlook) -> tuple[str, str]:
    if infusion.observation_ended_at is not None:
        return "Over", f"ended {clock(infusion.observation_ended_at)}"
    if until is None or infusion.ended_at is None:
        return "", ""
    span = minutes_between(infusion.ended_at, until)
    if outlook.now >= until:
        return "Over", f"{minutes(span)} to {clock(until)}"
    seconds = -int((outlook.now - until).total_seconds() // 60)
    return f"{seconds} min", f"of {minutes(span)}, to {clock(until)}"


def _ended_small(infusion: Infusion) -> str:
    words = {"completed": "the ordered volume is in", "stopped": "stopped", "emergency": "emergency"}
    told = words.get(infusion.end, "")
    return f"{told}: {infusion.end_reason}" if infusion.end_reason else told


def _whole(value: Volume) -> str:
    return f"{written(value.value, 0)} mL"


def _pump(infusion: Infusion) -> tuple[str, str, str]:
    read = infusion.ledger.pumped[-1] if infusion.ledger.pumped else None
    if read is None:
        return "not read", "read it before the pump is switched off", "amber"
    by = read.difference.value
    if by == 0:
        return volume(read.volume), f"as computed, {clock(read.at)}", "fine"
    return (
        volume(read.volume),
        f"{'+' if by > 0 else '-'}{written(abs(by), 1)} mL against computed, {clock(read.at)}",
        "",
    )


def _sets_after(infusion: Infusion) -> Iterator[str]:
    for taken in infusion.readings:
        if infusion.ended_at is not None and taken.at >= infusion.ended_at and not taken.baseline:
            band = "in range" if not taken.tripped else f"{taken.tripped[0].band.value}"
            yield f"{clock(taken.at)}   {short_reading(taken.reading)}, {band}"


def _done_after(infusion: Infusion, outlook: Outlook, book: PageBook) -> Iterator[TodoWords]:
    flushed = infusion.flushes[-1] if infusion.flushes else None
    if flushed is not None:
        yield TodoWords("done", f"Flushed {clock(flushed.at)}: {volume(flushed.fact.volume)} {flushed.fact.fluid}")
    else:
        yield TodoWords("open", "Flush the line")
    yield TodoWords("done" if infusion.ledger.pumped else "open", "Pump volume read")
    for wasted in infusion.wasted:
        yield TodoWords("done", f"Waste {dose(wasted.fact.grams)}, lot {wasted.fact.lot}")
    codes = {f.code for f in outlook.missing_findings}
    if "missing-wastage" in codes:
        yield TodoWords("ask", next(book.say(f) for f in outlook.missing_findings if f.code == "missing-wastage"))
    after = tuple(_sets_after(infusion))
    yield TodoWords(
        "done" if after else "open", f"Vitals after the end: {len(after)}" if after else "Vitals after the end"
    )


def missing_words(outlook: Outlook, book: PageBook) -> tuple[MissingWords, ...]:
    """What is still missing before the signature, each with the name by which it is answered."""
    return tuple(_missing(f, book) for f in outlook.missing_findings)


def _missing(finding: Finding, book: PageBook) -> MissingWords:
    first, _, rest = book.say(finding).partition(". ")
    below = " ".join(part for part in (rest, finding.source) if part)
    return MissingWords(finding.fact("what"), first.removesuffix("."), below)


def total_words(infusion: Infusion, outlook: Outlook) -> tuple[TotalWords, ...]:
    """Planned against given."""
    dosing = infusion.plan.dosing
    rows = [
        TotalWords("Dose", _dose(dosing.delivered if dosing else None), dose(outlook.given_dose, 1), _left(outlook)),
        TotalWords("Volume", volume(outlook.ordered), _whole(outlook.given), _pump_differs(infusion)),
        _time(infusion, outlook),
        _highest(infusion, outlook),
    ]
    sets = sum(1 for r in infusion.readings)
    late = sum(1 for r in infusion.readings if r.late)
    rows.append(TotalWords("Vitals", "", f"{sets} sets", f"{late} entered late" if late else "none late"))
    order = infusion.order
    course = _dose(dosing.course if dosing else None)
    rows.append(TotalWords("Course", course, f"day {order.dose.day} of {order.dose.days}", ""))
    return tuple(rows)


def _dose(value: Dose | None) -> str:
    return dose(value) if value is not None else "not known"


def _left(outlook: Outlook) -> str:
    by = outlook.ordered_dose.value - outlook.given_dose.value
    return "none" if round(by, 1) == 0 else f"{written(abs(by), 1)} g {'less' if by > 0 else 'more'}"


def _pump_differs(infusion: Infusion) -> str:
    read = infusion.ledger.pumped[-1] if infusion.ledger.pumped else None
    if read is None:
        return "pump not read"
    by = read.difference.value
    sign = f", {'+' if by > 0 else '-'}{written(abs(by), 1)}" if by else ""
    return f"pump {volume(read.volume)}{sign}"


def _time(infusion: Infusion, outlook: Outlook) -> TotalWords:
    planned, took = infusion.plan.duration, infusion.elapsed(outlook.now)
    if planned is None:
        return TotalWords("Time", "not known", minutes(took), "")
    by = round(took.value - planned.value)
    differs = "none" if by == 0 else f"{'+' if by > 0 else '-'}{minutes(Minutes.of(abs(by)))}"
    return TotalWords("Time", minutes(planned), minutes(took), differs)


def _highest(infusion: Infusion, outlook: Outlook) -> TotalWords:
    planned = max((s.rate for s in infusion.plan.steps), default=None, key=lambda r: r.value)
    ran: Rate | None = infusion.ledger.highest()
    kept = highest_tolerated(infusion, outlook.now)
    tolerated = f"tolerated {rate(kept)}" if kept is not None else "none tolerated"
    return TotalWords("Highest rate", rate(planned) if planned else "", rate(ran) if ran else "none", tolerated)


def happened_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[HappenedWords, ...]:
    """Reactions, lots and the observation."""
    rows = [_reaction(r, book) for r in infusion.reactions]
    lots = [f"{lot or 'not recorded'} ({volume(part)})" for lot, part in given_by_lot(infusion, outlook.now)]
    rows.append(HappenedWords("test-tube", "ink", "Lots:", ", ".join(lots) or "not recorded"))
    if infusion.observation_ended_at is not None and infusion.ended_at is not None:
        span = minutes_between(infusion.ended_at, infusion.observation_ended_at)
        last = infusion.readings[-1].reading if infusion.readings else None
        told = f"{minutes(span)} to {clock(infusion.observation_ended_at)}: {short_reading(last)}"
        rows.append(HappenedWords("clock", "ink", "Observed", told))
    return tuple(rows)


def _reaction(reaction: Reaction, book: PageBook) -> HappenedWords:
    signs = within_sentence(book.names.seen(reaction.signs))
    end = f"to {clock(reaction.resolved_at)}" if reaction.resolved_at else "not resolved"
    text = f"{signs} at {rate(reaction.rate_at_onset)}"
    return HappenedWords(
        "flag", "reaction", f"Reaction, {reaction.grade.value}:", text, f"{clock(reaction.onset)} {end}"
    )


def follow_up_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[FollowUpWords, ...]:
    """The contacts planned, then those of the book that fit this patient and are not planned yet."""
    planned = {f.follow_up: f.due for f in infusion.follow_ups}
    after = infusion.ended_at or outlook.now
    rows = [_follow_up(c, planned.get(c.key), after) for c in book.follow_ups if c.key in planned or _fits(c, infusion)]
    return tuple(rows)


def _fits(choice: FollowUpChoice, infusion: Infusion) -> bool:
    if not choice.only_for:
        return True
    of_patient = {infusion.order.indication, infusion.clinic.place.value, infusion.profile.value}
    of_patient |= {risk.value for risk in infusion.patient.risks}
    return bool(of_patient & set(choice.only_for))


def _follow_up(choice: FollowUpChoice, due: datetime | None, after: datetime) -> FollowUpWords:
    first = due or after + timedelta(hours=choice.from_hours)
    last = after + timedelta(hours=choice.to_hours)
    day = f"{_WEEK[first.weekday()]} {date_short(first.date())}"
    if due is None and (last - first).days >= 2:
        day = f"{date_short(first.date())} to {date_short(last.date())}"
    ask = f"{choice.when}: {within_sentence(choice.ask)}"
    return FollowUpWords(choice.key, day, ask, due is not None, first)


def tell_prescriber(infusion: Infusion) -> str:
    """What the prescriber should hear today; empty when nothing."""
    who = infusion.order.prescriber or "the prescriber"
    if infusion.reactions:
        at = rate(max((r.rate_at_onset for r in infusion.reactions), key=lambda r: r.value))
        return f"Tell {who} today: reaction at {at}, and the ceiling for the next day."
    return ""


def signed_line(infusion: Infusion) -> tuple[str, str]:
    """Who signed and when, and the seal."""
    signed = infusion.signed
    if signed is None:
        return "", ""
    return f"Signed by {signed.by}, {date_short(signed.at.date())} {clock(signed.at)}", signed.fact.head


def addenda(infusion: Infusion) -> tuple[str, ...]:
    """Words added after the signature, oldest first."""
    told = []
    for entry in infusion.effective:
        if entry.kind == "addendum":
            text = getattr(entry.fact, "text", "")
            told.append(f"{date_short(entry.happened.date())} {clock(entry.happened)}, {entry.author}: {text}")
    return tuple(told)


def teaching_groups(book: PageBook, taught: Iterable[str]) -> tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]:
    """What to tell, by urgency: (heading, ((id, text, whether it was told) …))."""
    told = set(taught)
    heads = (
        ("expected", "What to expect"),
        ("same-day", "Call the nurse the same day"),
        ("emergency", "Call for help"),
    )
    return tuple(
        (head, tuple((t.key, opened_with_capital(t.text), t.key in told) for t in book.teaching if t.urgency == key))
        for key, head in heads
    )


def not_yet_sign(outlook: Outlook, book: PageBook, password: str) -> str:
    """Why it cannot be signed yet; empty when it can."""
    count = len(outlook.missing_findings)
    if count:
        return f"{count} {'thing is' if count == 1 else 'things are'} missing."
    held = outlook.button(Act.SIGN).held
    if held:
        return " ".join(book.say(f) for f in held)
    return "" if password else "type your password."


def missing_title(count: int) -> str:
    """The head of the list of what is missing."""
    return f"{count} {'thing is' if count == 1 else 'things are'} missing"
