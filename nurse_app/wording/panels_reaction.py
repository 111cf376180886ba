"""The words of the reaction panels: symptoms and grades, how a reaction goes, the options with their effects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.options import Do, Guidance, Option
from nurse_app.clinical.quantities import Rate, RateUnit, as_unit
from nurse_app.infusion.foresight import finish_at_rate
from nurse_app.infusion.outlook import OpenReaction, Outlook
from nurse_app.infusion.state import Infusion, Reaction
from nurse_app.wording.entries_text_running import reading_parts
from nurse_app.wording.infusing import given_words, whole_minutes
from nurse_app.wording.labels import WHY
from nurse_app.wording.names import Names, opened_with_capital
from nurse_app.wording.numbers import clock, date_short, mg_kg_min, minutes, rate
from nurse_app.wording.panels_book import PanelBook
from nurse_app.wording.reactions import option_rule, option_title, option_why, red_flag_text

TITLE = "Reaction"
FIRST_SEEN = "first seen at"
TAP_EVERY = "Tap every symptom that you see or hear."
STOP_WHATEVER = "stop and call, whatever the grade"
ANY_OTHER = "Any other symptom"
CHOOSE_GRADE = "choose a grade"
SYMPTOM = "Symptom"
GRADE = "Grade"
TAKE_AWAY = "Take away"
NOT_THERE = "Not there"
NO_SYMPTOM = "Tap a symptom to go on"
SHOW_OPTIONS = "Show the options"
ADD_SYMPTOM = "Another symptom"
BACK_TO_GONE = "Back to the reaction that is open"
_ONE_LINE = 78
WHILE_OPEN = "while this reaction is open"
WHAT_EACH_LOOKS_LIKE = "What you tap is graded here, by what you see."

# How a reaction goes
HOW_NOW = "How is it now?"
COURSES = (("gone", "Gone"), ("better", "Better"), ("same", "The same"), ("worse", "Worse"))
SEE_OPTIONS = "See the options"

# Guidance
YOUR_DECISION = "Your decision"
NOTHING_CHOSEN = "Nothing is chosen for you, and the pump is not touched."
FACTS_USED = "Facts used"
NOT_KNOWN = "Not known"
THINK_OF = "Think of"
CHANGE_RECORDED = "Change what you recorded"
SOMETHING_ELSE = "Do something else"
CHOOSE_ONE = "Choose one to go on"
CONTINUE = "Continue"
WHY_KEEP = "Your reason for keeping the rate"
GIVE_REASON = "Give your reason to go on"
LOOK_AGAIN = "Look again"
WHY_LABEL = WHY


def type_to_find(count: int) -> str:
    """The hint of the field that finds the other symptoms."""
    return f"Type to find, {count} more"


def grade_to_go_on(name: str) -> str:
    """What the button says while a symptom has no grade."""
    return f"Grade {name[:1].lower()}{name[1:]} to go on"


def options_from(at: datetime) -> str:
    """That a fact changed since the options were worked out."""
    return f"These are from {clock(at)}."


def call(prescriber: str) -> str:
    """The button that records a call."""
    return f"Call {prescriber}" if prescriber else "Call the prescriber"


def recorded_at(at: datetime) -> str:
    """The head of what was recorded."""
    return f"What you recorded, {clock(at)}"


def reaction_line(reaction: Reaction | OpenReaction, names: Names) -> str:
    """An open reaction in a line: "Headache, flushing, mild since 10:43"."""
    course = ""
    if isinstance(reaction, OpenReaction) and reaction.course:
        course = f", {reaction.course}"
    return f"{names.seen(reaction.signs)}, {reaction.grade.value}, since {clock(reaction.onset)}{course}"


@dataclass(frozen=True, slots=True)
class SignWords:
    """A sign as recorded: its name with the grade, and what the grade looks like."""

    title: str
    criterion: str


def sign_words(seen: tuple[tuple[str, str], ...], book: PanelBook) -> tuple[SignWords, ...]:
    """Signs and grades with what the book says a nurse sees."""
    told = []
    for key, grade in seen:
        sign = next((s for s in book.signs if s.key == key), None)
        looks = next((text for g, _, text in sign.grades if g == grade), "") if sign else ""
        told.append(SignWords(f"{book.names.sign(key)}, {grade}", looks))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class OptionWords:
    """An option in words; see the option card. `in_full` is the whole rule with every source.

    `needs_reason` where it goes against a rule.
    """

    key: str
    title: str
    small: str
    effect: str
    finish_label: str
    finish: str
    why: str
    rule: str
    source: str
    in_full: str
    needs_reason: bool


def option_words(option: Option, infusion: Infusion, outlook: Outlook, names: Names) -> OptionWords:
    """An option with its number, its effect on the finish, why, rule and source."""
    effect, label, finish = _effect(option, outlook)
    source = option.source.split("; ")[0]
    return OptionWords(
        str(option.number),
        option_title(option),
        _by_weight(option.rate, infusion),
        effect,
        label,
        finish,
        option_why(option, names),
        _first_clause(option_rule(option, names), source),
        source,
        f"{option_rule(option, names)} Source: {option.source}.",
        needs_reason=option.do is Do.KEEP,
    )


def _first_clause(rule: str, source: str) -> str:
    head, _, text = rule.partition(". ")
    clause = text.split("; ")[0].split(". ")[0].rstrip(".")
    told = f"{head}. {clause}."
    return told if clause and len(told) + len(source) <= _ONE_LINE else f"{head.rstrip('.')}."


def _by_weight(at: Rate | None, infusion: Infusion) -> str:
    dosing = infusion.plan.dosing
    if at is None:
        return ""
    if at.value == 0:
        return rate(at)
    if dosing is None:
        return ""
    return mg_kg_min(as_unit(at, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength))


def _effect(option: Option, outlook: Outlook) -> tuple[str, str, str]:
    if option.do is Do.KEEP:
        return ("no change,", "finish", clock(outlook.finish_at)) if outlook.finish_at else ("no change", "", "")
    if option.do in (Do.STOP, Do.EMERGENCY):
        return ("the rest is not given", "", "")
    if option.do is Do.PAUSE:
        return ("no finish while it is paused", "", "")
    finish = finish_at_rate(outlook, option.rate) if option.rate is not None else None
    if finish is None:
        return ("", "", "")
    return ("if it stays,", "finish", clock(finish))


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact used, with its label."""

    label: str
    value: str


def fact_words(
    about: str, guidance: Guidance, infusion: Infusion, outlook: Outlook, names: Names
) -> tuple[FactWords, ...]:
    """The facts that the options were worked out from."""
    told = [FactWords("Rate at onset", words) for words in _onset(about, infusion, outlook)]
    reading = outlook.verdict.reading
    if reading is not None and outlook.verdict.at is not None:
        values = ", ".join(reading_parts(reading, names.temperature)[:5])
        band = outlook.verdict.band
        state = "in range" if band is None else band.value
        told.append(FactWords(f"Vitals {clock(outlook.verdict.at)}", f"{values}: {state}"))
    told.append(FactWords("Given so far", given_words(outlook)))
    told.append(FactWords("Before", _before(infusion, names)))
    flags = opened_with_capital("; ".join(red_flag_text(flag, names) for flag in guidance.red_flags))
    told.append(FactWords("Red flags", flags or "asked, none"))
    return tuple(told)


def _onset(about: str, infusion: Infusion, outlook: Outlook) -> tuple[str, ...]:
    reaction = next((r for r in infusion.reactions if r.id == about), None)
    if reaction is None:
        return (rate(outlook.rate),) if outlook.rate.value else ()
    runs = [run for run in infusion.runs if run.start <= reaction.onset]
    told = rate(reaction.rate_at_onset)
    if len(runs) > 1:
        since = minutes(whole_minutes(runs[-1].start, reaction.onset))
        way = "rise" if runs[-1].rate > runs[-2].rate else "change"
        told += f", {since} after the {way} from {rate(runs[-2].rate).removesuffix(' mL/h')}"
    return (told,)


def _before(infusion: Infusion, names: Names) -> str:
    history = infusion.opened.history
    if history is None:
        return "nothing is known of earlier infusions"
    if not history:
        return "this is the first infusion"
    last = history[0]
    tolerated = f"{rate(last.tolerated)} tolerated on {date_short(last.on)}" if last.tolerated else date_short(last.on)
    seen = ", ".join(names.sign(r.sign) for r in last.reactions)
    return f"{tolerated}, {seen.lower() if seen else 'no reaction'}"


def not_known(infusion: Infusion) -> str:
    """What nobody told, that would help; empty when nothing is missing."""
    missing = []
    if infusion.opened.history is None:
        missing.append("earlier infusions")
    if not infusion.patient.allergies_asked and not infusion.patient.allergies:
        missing.append("allergies")
    if infusion.baseline is None:
        missing.append("vitals before the start")
    return opened_with_capital("; ".join(missing))


def decided(words: OptionWords) -> str:
    """What the nurse decided, for the pump panel: "You decided: slow to 42 mL/h, half of the rate now"."""
    return f"You decided: {words.title[:1].lower()}{words.title[1:]}"


def standing_order_line(infusion: Infusion, signs: frozenset[str], names: Names) -> str:
    """What is ordered for these signs, and whether it was given; empty without an order."""
    told = []
    for order in infusion.order.standing_orders:
        for_these = [s for s in order.for_signs if s in signs]
        if order.for_signs and not for_these:
            continue
        given = next((m for m in reversed(infusion.medications) if m.fact.name == order.name), None)
        line = " ".join(p for p in (order.name, order.dose, order.route) if p)
        if given is not None:
            line += f". Given {clock(given.at)}"
            line += f", again from {clock(given.fact.again_from)}" if given.fact.again_from else ""
        what = names.sign(for_these[0]).lower() if for_these else "a reaction"
        told.append(f"Ordered for {what}: {line}.")
    return " ".join(told)
