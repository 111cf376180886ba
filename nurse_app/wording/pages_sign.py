"""The words of the signature page: what is missing and where it is put right, what was given, what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from nurse_app.clinical.findings import Finding, Findings
from nurse_app.clinical.quantities import Dose, Minutes, Volume, written
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Act, Outlook
from nurse_app.infusion.state import Emergency, Infusion, Reaction
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.wording.choices import PageBook
from nurse_app.wording.infusing import short_reading
from nurse_app.wording.names import within_sentence
from nurse_app.wording.numbers import clock, dose, minutes, percent, rate, volume

_PUT_RIGHT = {
    "missing-vitals": ("Enter them", "panel", "vitals"),
    "missing-wastage": ("Record waste", "panel", "waste"),
    "missing-pump-volume": ("Read the pump", "panel", "pump-volume"),
    "missing-reaction": ("How is it now", "panel", "course"),
    "missing-lots": ("Add the vials", "stage", "verify"),
    "missing-vials": ("Add the vials", "stage", "verify"),
    "missing-decision": ("Decide", "stage", "verify"),
    "missing-observation": ("Observe", "stage", "observe"),
}
_SETS_APART = 3
_TO_THE_QUESTION = "Answer it"


@dataclass(frozen=True, slots=True)
class MissingWords:
    """Something missing: its name for the answer, what it is, what to do.

    `way` is the button that leads to where it is put right (empty: it can
    only be explained), and `leads` whether that is a panel or a stage; `to` its key.
    `also` are further names that the same words answer (many missed sets share a row).
    """

    what: str
    title: str
    below: str
    way: str = ""
    leads: str = ""
    to: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalWords:
    """A row of what was given: planned, given and how they differ."""

    name: str
    planned: str
    given: str
    differs: str


@dataclass(frozen=True, slots=True)
class HappenedWords:
    """Something that happened: icon, colour, head and the rest; a second line. `code` holds lots."""

    icon: str
    tone: str
    head: str
    text: str
    below: str = ""
    code: bool = False


def missing_words(outlook: Outlook, book: PageBook) -> tuple[MissingWords, ...]:
    """What is still missing before the signature, each with the name by which it is answered."""
    sets = tuple(f for f in outlook.missing_findings if f.code == "missing-vitals")
    if len(sets) <= _SETS_APART:
        return tuple(_missing(f, book) for f in outlook.missing_findings)
    rest = tuple(_missing(f, book) for f in outlook.missing_findings if f not in sets)
    return (_many_sets(sets, book), *rest)


def _many_sets(sets: Findings, book: PageBook) -> MissingWords:
    """Many missed sets in one row: one by one they would hide the rest of the page."""
    first = _missing(sets[0], book)
    due = ", ".join(clock(datetime.fromisoformat(f.fact("at"))) for f in sets)
    also = tuple(f.fact("what") for f in sets[1:])
    return replace(first, title=f"{len(sets)} sets of vitals were not taken", below=f"Due {due}", also=also)


def _missing(finding: Finding, book: PageBook) -> MissingWords:
    what = finding.fact("what")
    first, _, rest = book.say(finding).partition(". ")
    stage = next((c.stage for c in book.checks if f"check {c.key}" == what), "")
    way, leads, to = _PUT_RIGHT.get(finding.code, ("", "", ""))
    if stage:
        way, leads, to = _TO_THE_QUESTION, "stage", stage
    return MissingWords(what, first.removesuffix("."), rest, way, leads, to)


def missing_title(count: int) -> str:
    """The head of the list of what is missing."""
    return f"{count} {'thing is' if count == 1 else 'things are'} missing"


def not_yet_sign(outlook: Outlook, book: PageBook, password: str) -> str:
    """Why it cannot be signed yet; empty when it can."""
    count = len(missing_words(outlook, book))
    told = [f"{missing_title(count)}."] if count else []
    told += [book.say(f) for f in outlook.button(Act.SIGN).held if not f.code.startswith("missing-")]
    if told:
        return " ".join(told)
    return "" if password else "type your password."


def total_words(infusion: Infusion, outlook: Outlook) -> tuple[TotalWords, ...]:
    """Planned against given."""
    dosing, day, days = infusion.plan.dosing, infusion.order.dose.day, infusion.order.dose.days
    late = sum(1 for r in infusion.readings if r.late)
    return (
        TotalWords("Dose", _dose(dosing.delivered if dosing else None), dose(outlook.given_dose, 1), _share(outlook)),
        TotalWords("Volume", volume(outlook.ordered), volume(outlook.given), _pump_differs(infusion)),
        _time(infusion, outlook),
        _highest(infusion, outlook),
        TotalWords("Reactions", "", _reactions(infusion), ""),
        TotalWords("Vitals", "", _sets(len(infusion.readings)), f"{late} entered late" if late else "none late"),
        TotalWords("Course", _dose(dosing.course if dosing else None), f"day {day} of {days}", ""),
    )


def _sets(count: int) -> str:
    return f"{count} {'set' if count == 1 else 'sets'}"


def _dose(value: Dose | None) -> str:
    return dose(value) if value is not None else "not known"


def _share(outlook: Outlook) -> str:
    """How the dose given differs from the ordered one, in grams and in per cent of it."""
    ordered, given = outlook.ordered_dose.value, outlook.given_dose.value
    by = ordered - given
    if round(by, 1) == 0 or not ordered:
        return "none"
    return f"{written(abs(by), 1)} g {'less' if by > 0 else 'more'}, {percent(given / ordered)}"


def differs_words(by: Volume) -> str:
    """How far the pump is from what was computed: "0.4 mL more than computed"."""
    if round(by.value, 1) == 0:
        return "as computed"
    return f"{written(abs(by.value), 1)} mL {'more' if by.value > 0 else 'less'} than computed"


def _pump_differs(infusion: Infusion) -> str:
    read = infusion.ledger.pumped[-1] if infusion.ledger.pumped else None
    if read is None:
        return "pump not read"
    by = round(read.difference.value, 1)
    return f"pump {volume(read.volume)}, {'+' if by > 0 else '-'}{written(abs(by), 1)}" if by else "pump agrees"


def _time(infusion: Infusion, outlook: Outlook) -> TotalWords:
    planned, took = infusion.plan.duration, infusion.elapsed(outlook.now)
    if planned is None:
        return TotalWords("Time", "not known", minutes(took), "")
    by = round(took.value - planned.value)
    differs = "none" if by == 0 else f"{'+' if by > 0 else '-'}{minutes(Minutes.of(abs(by)))}"
    return TotalWords("Time", minutes(planned), minutes(took), differs)


def _highest(infusion: Infusion, outlook: Outlook) -> TotalWords:
    planned = max((s.rate for s in infusion.plan.steps), default=None)
    ran, kept = infusion.ledger.highest(), highest_tolerated(infusion, outlook.now)
    tolerated = f"tolerated {rate(kept)}" if kept is not None else "none tolerated"
    return TotalWords("Highest rate", rate(planned) if planned else "", rate(ran) if ran else "none", tolerated)


def _reactions(infusion: Infusion) -> str:
    grades = [r.grade.value for r in infusion.reactions]
    told = [f"{grades.count(g)} {g}" for g in dict.fromkeys(grades)]
    return ", ".join(told) or "none"


def happened_words(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[HappenedWords, ...]:
    """Reactions, an emergency, an early end, lots with their waste, and the observation."""
    return (
        *(_reaction(r, book) for r in infusion.reactions),
        *(_emergency(card) for card in infusion.emergencies),
        *_ended(infusion),
        _lots(infusion, outlook),
        *_observed(infusion),
    )


def _reaction(reaction: Reaction, book: PageBook) -> HappenedWords:
    signs = within_sentence(book.names.seen(reaction.signs))
    end = f"to {clock(reaction.resolved_at)}" if reaction.resolved_at else "not resolved"
    text = f"{signs} at {rate(reaction.rate_at_onset)}"
    head = f"Reaction, {reaction.grade.value}:"
    return HappenedWords("flag", "reaction", head, text, f"{clock(reaction.onset)} {end}")


def _emergency(card: Emergency) -> HappenedWords:
    end = f"to {clock(card.closed_at)}: {card.closed_because}" if card.closed_at else "still open"
    return HappenedWords("siren", "high-text", "Emergency", f"{clock(card.opened_at)} {end}")


def _ended(infusion: Infusion) -> Iterator[HappenedWords]:
    if infusion.ended_at is not None and infusion.end != "completed":
        at = clock(infusion.ended_at)
        yield HappenedWords("octagon-x", "high-text", f"Stopped {at}:", infusion.end_reason or "emergency")


def _lots(infusion: Infusion, outlook: Outlook) -> HappenedWords:
    wasted: dict[str, str] = {}
    for one in infusion.wasted:
        before = f"{wasted[one.fact.lot]}, " if one.fact.lot in wasted else ""
        wasted[one.fact.lot] = f"{before}{dose(one.fact.grams)} wasted"
    parts = []
    for lot, part in given_by_lot(infusion, outlook.now):
        beside = f", {wasted[lot]}" if lot in wasted else ""
        parts.append(f"{lot or 'not recorded'} ({volume(part)}{beside})")
    return HappenedWords("test-tube", "ink", "Lots:", ", ".join(parts) or "not recorded", code=True)


def _observed(infusion: Infusion) -> Iterator[HappenedWords]:
    ended, over = infusion.ended_at, infusion.observation_ended_at
    if ended is None or over is None:
        return
    after = [r for r in infusion.readings if r.at >= ended]
    last = f": {short_reading(after[-1].reading)}" if after else ""
    yield HappenedWords("clock", "ink", "Observed", f"{minutes(minutes_between(ended, over))} to {clock(over)}{last}")


def tell_prescriber(infusion: Infusion) -> str:
    """What the prescriber should hear today; empty when nothing."""
    if not infusion.reactions:
        return ""
    who = infusion.order.prescriber or "the prescriber"
    at = rate(max(r.rate_at_onset for r in infusion.reactions))
    return f"Tell {who} today: reaction at {at}, and the ceiling for the next day."
