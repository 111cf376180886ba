"""What past infusions teach for today's ceiling in words: what happened, what is offered, or why nothing is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nurse_app.clinical.book import Book
from nurse_app.clinical.next_visit import Lesson, Off, Taught, Told
from nurse_app.clinical.past import PastInfusion
from nurse_app.clinical.plan import Plan
from nurse_app.infusion.entries import CeilingLowered, Entry
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import OFFERED, own_plan, plan_under, taught_today
from nurse_app.infusion.wishes import Decide, LowerCeiling, RestoreCeiling
from nurse_app.wording.names import Names, opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import clock, date_long, minutes, rate

TITLE = "Last infusions"
NOTE = "what they taught"
CHOOSE_BELOW = "Two ways to go on; nothing is chosen for you."
GO_ON_NOTE = "Today's ceiling stays. With your reason, kept in the record."
TAKE_BACK = "Take it back"
KEEP_NOW = "Go on with it"
TAKE_NOW = "Take this ceiling"
REASON = "Reason"
REASON_HINT = "Dr Brandt keeps the rate, by phone"
GIVE_A_REASON = "give a reason."
CHOOSE_ONE = "choose one of the two."
LATE_TITLE = "After the last infusion, at home"
LATE_NOTE = "if the patient tells of it today"
LATE_GRADES = (("mild", "Mild"), ("moderate", "Moderate"), ("severe", "Severe"))
RECORD_LATE = "Record"
LATE_MISSING = "choose what, and how bad it was."
CALL_FIRST = "A lower rate alone does not answer it. Call the prescriber first."
TAUGHT_CARD = ("ceiling", "Ceiling today", "why, and after past infusions")

_MEANS = {
    Told.NOT_LOWER: "Today's ceiling is no higher.",
    Told.TOLERATED_SINCE: "A later infusion went as fast without it.",
    Told.NO_LOWER_STEP: "No lower rate can be planned with this order. Ask the prescriber.",
    Told.RATE_UNKNOWN: "The rate is not known, so no lower one is worked out. Ask the prescriber.",
    Told.NO_RATE_RULE: "No rule lowers the rate for it.",
    Told.CALL_FIRST: CALL_FIRST,
}


@dataclass(frozen=True, slots=True)
class OfferWords:
    """The lower ceiling that may be taken, and today's own: titles, what each does, rule and source; the wishes.

    `rate` is the lower one in mL/h, as a number to be sent back.
    """

    rate: Decimal
    take: str
    take_note: str
    go_on: str
    rule: str
    source: str

    def wish_to_take(self) -> LowerCeiling:
        """Take the lower ceiling."""
        return LowerCeiling(self.rate)

    def wish_to_go_on(self, reason: str) -> Decide:
        """Go on with today's ceiling."""
        return Decide(OFFERED, reason)


@dataclass(frozen=True, slots=True)
class TaughtWords:
    """What is shown: a lead sentence, a line for each reaction, the offer, what was decided.

    `lowered` says which ceiling was taken; `decided` why today's own was kept.
    `asks_late`: the signs that may be told of the time after the last one, as (id, name); empty where nothing is known.
    """

    lead: str
    lines: tuple[str, ...] = ()
    offer: OfferWords | None = None
    lowered: str = ""
    decided: str = ""
    asks_late: tuple[tuple[str, str], ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the nurse has still to choose."""
        return self.offer is not None and not self.lowered and not self.decided


def wish_to_take_back(reason: str) -> RestoreCeiling:
    """Take the lower ceiling back."""
    return RestoreCeiling(reason)


def taught_words(infusion: Infusion, names: Names) -> TaughtWords:
    """Word what past infusions teach for this infusion."""
    book = names.book
    if book is None:
        return TaughtWords("")
    taught = taught_today(infusion, book)
    lines = (*_reactions(taught, names), *_severe_before(taught, names))
    return TaughtWords(
        lead=_lead(taught, infusion, names, book),
        lines=tuple(dict.fromkeys(lines)),
        offer=_offer(taught.lower, infusion, book),
        lowered=_lowered(infusion),
        decided=_decided(taught, infusion),
        asks_late=_late_signs(book, names) if infusion.past else (),
    )


def _late_signs(book: Book, names: Names) -> tuple[tuple[str, str], ...]:
    return tuple((s.id, names.sign(s.id)) for s in book.signs if s.id in book.policy.late_signs)


def _lead(taught: Taught, infusion: Infusion, names: Names, book: Book) -> str:
    last = taught.last
    if last is None:
        first = taught.off is Off.FIRST
        return "This is the first infusion." if first else "No earlier infusion is on this chart: nothing is known."
    when = f"{date_long(last.on)}, {_ago(taught.days)}"
    if taught.off is Off.PRODUCT:
        return (
            f"Last time, {when}, {names.product(last.product)} ran, today {names.product(infusion.order.product)}. "
            "What was tolerated then is not used: another product."
        )
    if taught.off is Off.GAP:
        weeks = book.timetable.long_gap_weeks
        return f"The last infusion was {when}. What was tolerated then is not used: more than {weeks} weeks ago."
    return f"Last time, {when}: {_ran(last, names)}."


def _ago(days: int) -> str:
    return {0: "earlier today", 1: "yesterday"}.get(days, f"{days} days ago")


def _ran(past: PastInfusion, names: Names) -> str:
    parts = [names.product(past.product), f"lot {past.lot}" if past.lot else ""]
    if past.highest is not None:
        parts.append(f"up to {rate(past.highest)}")
    parts.append(f"{rate(past.tolerated)} tolerated" if past.tolerated is not None else "no rate known as tolerated")
    if past.premedication:
        parts.append(f"before it {', '.join(past.premedication)}")
    if not past.reactions:
        parts.append("no reaction")
    return ", ".join(part for part in parts if part)


def _reactions(taught: Taught, names: Names) -> tuple[str, ...]:
    return tuple(_reaction(one, names, taught.last) for one in taught.lessons)


def _severe_before(taught: Taught, names: Names) -> tuple[str, ...]:
    return tuple(_reaction(one, names, taught.last if taught.off is None else None) for one in taught.severe)


def _reaction(lesson: Lesson, names: Names, told: PastInfusion | None) -> str:
    """One reaction and what it means; lot and drugs of the infusion that was told in the lead are not repeated."""
    past, seen = lesson.past, lesson.reaction
    what = f"{date_long(past.on)}: {within_sentence(names.sign(seen.sign))}, {seen.grade.value}"
    if seen.late:
        what += ", after the infusion" + (f" (up to {rate(past.highest)})" if past.highest is not None else "")
    elif seen.rate is not None:
        what += f", at {rate(seen.rate)}"
    lot = f"lot {past.lot}" if past.lot else ""
    drugs = f"before it {', '.join(past.premedication)}" if past.premedication else ""
    with_it = "" if past is told else ", ".join(part for part in (lot, drugs) if part)
    return f"{what}{'; ' if with_it else ''}{with_it}. {_means(lesson)}"


def _means(lesson: Lesson) -> str:
    if lesson.meaning is not Told.LOWER or lesson.rate is None:
        return _MEANS[lesson.meaning]
    if lesson.reaction.late:
        return f"One planned step lower: {rate(lesson.rate)}."
    if lesson.tolerated is None:
        return f"No rate was tolerated: the first step, {rate(lesson.rate)}."
    return f"Tolerated: {rate(lesson.rate)}."


def _offer(lower: Lesson | None, infusion: Infusion, book: Book) -> OfferWords | None:
    own = own_plan(infusion, book)
    if lower is None or lower.rate is None or lower.rule is None or own.ceiling is None:
        return None
    return OfferWords(
        rate=Decimal(lower.rate.text()),
        take=f"Take {rate(lower.rate)} as today's ceiling",
        take_note=_effect(own, plan_under(infusion, lower, book), started=infusion.started_at is not None),
        go_on=f"Go on with {rate(own.ceiling.rate)}",
        rule=f"Rule {lower.rule.name}. {lower.rule.text}",
        source=lower.rule.source,
    )


def _effect(own: Plan, under: Plan, *, started: bool) -> str:
    if own.duration is None or under.duration is None:
        return "No rise goes above it."
    later = under.duration - own.duration
    if started or not later.value:
        return "No rise goes above it."
    return f"No rise goes above it. By the plan it takes {minutes(under.duration)}, {minutes(later)} longer."


def _lowered(infusion: Infusion) -> str:
    made = lowering(infusion)
    if infusion.lowered is None or made is None:
        return ""
    return (
        f"The ceiling is {rate(infusion.lowered.rate)}, taken {clock(made.happened)} by {made.author}, "
        f"rule {infusion.lowered.rule}."
    )


def lowering(infusion: Infusion) -> Entry | None:
    """The entry of the lower ceiling that stands."""
    return next((e for e in reversed(infusion.effective) if isinstance(e.fact, CeilingLowered)), None)


def _decided(taught: Taught, infusion: Infusion) -> str:
    if taught.lower is None or infusion.lowered is not None:
        return ""
    facts = dict(taught.lower.facts)
    for decision in reversed(infusion.decisions):
        held = dict(decision.facts)
        if decision.finding == OFFERED and all(held.get(name) == value for name, value in facts.items()):
            return f"Today's ceiling was kept {clock(decision.at)} by {decision.by}: {decision.reason}"
    return ""


def offered_sentence(facts: dict[str, str]) -> str:
    """The finding that asks, in one sentence: what happened then, what is offered now."""
    when = "after" if facts["late"] == "yes" else "during"
    on = date_long(date.fromisoformat(facts["on"]))
    sign = opened_with_capital(spelled(facts["sign"]))
    return (
        f"{sign}, {facts['grade']}, {when} the infusion of {on}: {facts['rate']} is offered as today's ceiling. "
        "Take it, or go on with a reason."
    )


def taught_line(infusion: Infusion, names: Names) -> str:
    """What past infusions taught and what was chosen, in one paragraph for the plan."""
    told = taught_words(infusion, names)
    return " ".join(part for part in (told.lead, *told.lines, told.lowered or told.decided) if part)
