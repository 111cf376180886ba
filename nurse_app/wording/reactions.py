"""The options about a reaction in words: what each would do, why, by which rule, from which facts."""

from __future__ import annotations

from collections.abc import Callable

from nurse_app.clinical.offers import Why
from nurse_app.clinical.options import Do, Option
from nurse_app.clinical.red_flags import PAIR, SIGN, TRIGGER
from nurse_app.clinical.signs import Grade
from nurse_app.wording.names import Names, opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import rate
from nurse_app.wording.triggers import trigger_name

GRADE_WORDS = {Grade.MILD: "mild", Grade.MODERATE: "moderate", Grade.SEVERE: "severe"}

_Sentence = Callable[[Option, Names], str]


def option_title(option: Option) -> str:
    """What an option would do, with its number: "Slow to 63 mL/h", "Keep 84 mL/h", "Pause"."""
    if option.do is Do.SLOW and option.rate is not None:
        return f"Slow to {rate(option.rate)}"
    if option.do is Do.KEEP:
        if option.rate is not None:
            return f"Keep {rate(option.rate)}"
        return "Stay paused" if option.why == Why.STAY_PAUSED else "Go on watching"
    return {
        Do.PAUSE: "Pause",
        Do.STOP: "Stop",
        Do.EMERGENCY: "Emergency",
        Do.CALL: "Call the prescriber",
    }.get(option.do, opened_with_capital(option.do.value))


def option_why(option: Option, names: Names) -> str:
    """Why an option stands in the list, with the facts it used."""
    return opened_with_capital(_WHY[Why(option.why)](option, names))


def option_rule(option: Option, names: Names) -> str:
    """The rule's id and version, and what it says: "Rule RX-12 v1. Mild: back to the last tolerated step."."""
    if option.why == Why.AGAINST_RULE:
        return f"Against rule {option.rule}; kept in the record with your reason."
    rules = names.book.policy.rules if names.book else ()
    text = next((rule.text for rule in rules if rule.name == option.rule), "")
    return f"Rule {option.rule}. {text}".strip()


def option_facts(option: Option, names: Names) -> tuple[tuple[str, str], ...]:
    """The facts that an option was worked out from, as name and value, for the list beside the options."""
    told = dict(option.facts)
    flags = (red_flag_text(flag, names) for flag in _listed(told.get("red_flags", "")))
    rows = (
        ("Symptoms", opened_with_capital(_signs(option, names))),
        ("Vitals", opened_with_capital(_bands(option, names))),
        ("Red flags", "; ".join(flags)),
        ("Rate now", told.get("running", "")),
        ("Last tolerated", told.get("tolerated", "")),
        ("Ceiling", told.get("ceiling", "")),
        ("Reactions before", told.get("earlier_reactions", "")),
    )
    return tuple((name, value) for name, value in rows if value)


def _fact(option: Option, name: str) -> str:
    return dict(option.facts).get(name, "")


def _listed(text: str) -> list[str]:
    return text.split(", ") if text else []


def _signs(option: Option, names: Names) -> str:
    pairs = (seen.rsplit(" ", 1) for seen in _listed(_fact(option, "signs")))
    return ", ".join(f"{within_sentence(names.sign(sign))} ({grade})" for sign, grade in pairs)


def _bands(option: Option, names: Names) -> str:
    pairs = (band.rsplit(" ", 1) for band in _listed(_fact(option, "bands")))
    return ", ".join(f"{within_sentence(trigger_name(trigger, names))} ({band})" for trigger, band in pairs)


def _what(option: Option, names: Names) -> str:
    return ", ".join(part for part in (_signs(option, names), _bands(option, names)) if part)


def _for_what(words: str) -> _Sentence:
    return lambda option, names: f"for {_what(option, names)} {words}"


def _with_facts(text: str) -> _Sentence:
    return lambda option, _: text.format_map(dict(option.facts))


def _flagged(option: Option, names: Names) -> str:
    return f"red flag: {'; '.join(red_flag_text(flag, names) for flag in _listed(_fact(option, 'red_flags')))}."


_WHY: dict[Why, _Sentence] = {
    Why.BOOK_KEEPS: _for_what("the rate stays, and does not rise before the next clean set."),
    Why.BOOK_CALLS: _for_what("the prescriber is told."),
    Why.BOOK_PAUSES: _for_what("the infusion is paused."),
    Why.BOOK_STOPS: _for_what("the infusion is stopped; only the prescriber lets it go on."),
    Why.BOOK_EMERGENCY: _for_what("the infusion is stopped and help is called."),
    Why.NOTHING_NEW: _with_facts("nothing is new since before the start."),
    Why.LAST_TOLERATED: _with_facts("{rate} is the last rate tolerated; {running} runs now."),
    Why.TO_CEILING: _with_facts("{rate} is the ceiling now, below the last rate tolerated, {tolerated}."),
    Why.CLINIC_PART: _with_facts("the clinic's other choice, a part of the {running} that runs now."),
    Why.NO_LOWER_RATE: _with_facts("no tolerated rate lies below the {running} that runs now."),
    Why.FIRST_STEP: _with_facts("this is the first step: there is no tolerated rate to go back to."),
    Why.POLICY_PAUSES: _with_facts("this clinic pauses for every reaction."),
    Why.POLICY_STOPS: _with_facts("this clinic stops for every reaction; the prescriber decides."),
    Why.SECOND_REACTION: _with_facts("a second reaction in this infusion: the prescriber decides."),
    Why.GOT_WORSE: _with_facts("it got worse: slowing is not enough now."),
    Why.NOT_IMPROVED: _with_facts("it is no better at the recheck: slowing was not enough."),
    Why.RED_FLAG_STOPS: _flagged,
    Why.RED_FLAG_EMERGENCY: _flagged,
    Why.RED_FLAG_PAUSES: _with_facts("while it is mild, a pause may be enough; tell the prescriber."),
    Why.MORE_CAUTIOUS: _with_facts("more cautious; some protocols do so for every reaction."),
    Why.AGAINST_RULE: _with_facts("no change. It asks for your reason, and rises stay locked."),
    Why.STAY_PAUSED: _with_facts("nothing runs now; go on only when it is gone."),
    Why.WATCH_ON: _with_facts("nothing runs any more; watch until it is gone."),
    Why.TELL: _with_facts("the prescriber hears of every pause, stop and moderate sign, then the pharmacist."),
}


def red_flag_text(flag: str, names: Names) -> str:
    """A red flag by its name: what it means and what makes it, or the sign, trigger or pair that is one."""
    if flag.startswith(SIGN):
        return f"{within_sentence(names.sign(flag.removeprefix(SIGN)))} is never answered by slowing alone"
    if flag.startswith(TRIGGER):
        return f"{within_sentence(trigger_name(flag.removeprefix(TRIGGER), names))} in the red band"
    if flag.startswith(PAIR):
        one, other = flag.removeprefix(PAIR).split("+")
        return f"{within_sentence(names.sign(one))} together with {within_sentence(names.sign(other))}"
    known = next((f for f in (names.book.red_flags if names.book else ()) if f.id == flag), None)
    return f"{within_sentence(known.meaning)} ({known.text})" if known else spelled(flag)


def syndrome_text(syndrome: str, names: Names) -> str:
    """A syndrome to think of: "Think of: Aseptic meningitis. Most within 24-48 h …"."""
    known = next((s for s in (names.book.syndromes if names.book else ()) if s.id == syndrome), None)
    if known is None:
        return f"Think of: {spelled(syndrome)}."
    return f"Think of: {known.label}. {opened_with_capital(known.onset)}."
