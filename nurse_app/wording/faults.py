"""What is wrong in a file, as one plain sentence for each fault: file and place, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nurse_app.errors import Fault, OurBug
from nurse_app.wording.template import filled_text

MOST_SHOWN = 100

_FILE = {
    "no-such-file": 'there is no file "{name}". Check the name and the folder.',
    "file-not-writable": 'the file "{name}" cannot be written: {why}. Check the folder and the rights.',
    "password-needed": "a password is needed. Type it at a terminal, or hand it in with {name}.",
    "no-such-infusion": "{text} is no session of this chart. Use one of: {known}.",
    "needs-word": "this needs {name} too. Add it, or leave this out.",
    "figure-not-known": "a figure is written as {known}. Change the ending of its name.",
    "file-not-readable": 'the file "{name}" cannot be read: {why}. Check the name and the rights.',
    "file-too-large": "the file is larger than {limit}. Take out what is not needed.",
    "not-utf-8": "this is not UTF-8 text. Save the file as UTF-8.",
    "too-many-parts": "the file holds more than {limit} values. Split it.",
    "too-deep": "brackets lie more than {limit} deep. Write a simpler file.",
    "not-json": 'this is not JSON, near "{near}". Check quotes, commas and brackets.',
    "not-an-object": "the file must hold one object in { }. Begin it with { and end it with }.",
}
_KEYS = {
    "unknown-key": 'the key "{name}" is not known here. Use: {known}.',
    "duplicate-key": "the key is there twice. Keep one.",
    "missing-key": "the key is missing. Add it.",
    "wrong-type": "{wanted} is needed, not {found}. Write it so.",
    "empty-list": "the list is empty. Write at least one.",
    "list-too-long": "the list is longer than {limit}. Split the file.",
    "empty-text": "the text is empty. Write it out.",
    "text-too-long": "the text is longer than {limit} characters. Shorten it.",
    "odd-character": 'the text "{text}" holds a character that cannot be printed. Take it out.',
}
_VALUES = {
    "number-empty": "the number is empty. Write it out.",
    "number-comma": '"{text}" has a comma. Write the number with a point, as 72.5.',
    "number-space": '"{text}" has a space. Write the number without.',
    "number-sign": '"{text}" has a sign. Write the number without.',
    "number-exponent": '"{text}" has an exponent. Write the number out.',
    "number-leading-point": '"{text}" begins with a point. Write 0 before it.',
    "number-trailing-point": '"{text}" ends with a point. Take it out.',
    "number-leading-zero": '"{text}" begins with 0. Take it out.',
    "number-two-points": '"{text}" has two points. Keep one.',
    "number-too-long": '"{text}" is longer than 15 characters. Shorten it.',
    "number-not-a-number": '"{text}" is not a number. Write digits, and at most one point, without a unit.',
    "not-a-count": '"{text}" is not a count. Write a whole number without quotes.',
    "not-from-one": "this counts from 1. Write 1 or more.",
    "not-above-zero": "this must be above 0. Correct it.",
    "not-a-date": '"{text}" is not a date. Write year, month and day, as 1961-03-14.',
    "not-a-time": '"{text}" is not a time. Write {wanted}.',
    "unknown-word": '"{text}" is not known here. Use: {known}.',
    "unknown-unit": '"{text}" is not a unit of rate. Use: {known}.',
    "out-of-bounds": "{value} lies outside {low} to {high}. Check the figure and its unit.",
    "above-bound": "{value} is not above {low} and up to {high}. Check the figure and its unit.",
}
_ORDER = {
    "unknown-product": '"{text}" is not in the catalogue. See the list: nurse-app products.',
    "unknown-indication": '"{text}" is not an indication of this product or a known condition. Use: {known}.',
    "unknown-sign": '"{text}" is not a known sign. Use an id of the list of signs.',
    "unknown-grade": '"{text}" is not a grade. Use: {known}.',
    "not-an-earlier-entry": "{number} is not the number of an earlier entry. Count entries from 1.",
    "not-the-day-of-start": "this is not the day of start, {day}. Take it out or correct it.",
    "after-start": "{day} comes after the start. Correct the date.",
    "no-dose": "the dose is missing. Add one of: {known}.",
    "two-dose-forms": "the dose is told as {found}. Keep one of them.",
    "day-after-days": "day {day} comes after the last of {days} days. Correct one of them.",
    "needed-for-basis": "the {basis} weight cannot be worked out without it. Add it.",
    "no-drop-factor": "drops a minute need a drop factor. Add {name}.",
    "two-drop-factors": "the drop factor is {titration} here and {pump} at the pump. Keep one.",
    "not-with-mean-hours": "mean_hours stands alone. Take this out, or take mean_hours out.",
    "last-step-has-an-end": "the last step runs to the end. Take this out, or add a step.",
    "step-without-end": "the step does not say how long it runs. Add for_min or for_ml.",
    "step-with-two-ends": "the step has for_min and for_ml. Keep one.",
}
_HANDOVER = {
    "handover-another": '"{name}" is no session sent by Vigil. Take the file whose name ends in .handover.',
    "handover-damaged": 'the file "{name}" is cut short, damaged or altered. Copy it again from the other laptop.',
    "handover-newer": 'the file "{name}" was written by a later Vigil. Install that one here.',
    "handover-code": 'the code does not open "{name}". Each file has a code of its own: type the one shown with it.',
    "handover-code-group": "group {group} of the code is mistyped. Compare it with the other laptop's screen.",
    "handover-code-length": "the code has eight groups of five characters. Compare it with the other laptop's screen.",
}
_SENTENCES: Mapping[str, str] = {**_FILE, **_KEYS, **_VALUES, **_ORDER, **_HANDOVER}


def fault_sentence(fault: Fault) -> str:
    """Say one fault of a file: which file where that is known, where in it, what is wrong, what to do.

    Raises:
        OurBug: a code without a sentence, or a sentence whose fact is missing.
    """
    try:
        text = _SENTENCES[fault.code]
    except KeyError:
        raise OurBug(f"no sentence for the fault {fault.code}") from None
    said = text if fault.code == "not-an-object" else filled_text(text, fault.facts, fault.code)
    where = [part for part in (fault.file, fault.place) if part]
    return ": ".join([*where, said]) if where else said[:1].upper() + said[1:]


def fault_lines(faults: Iterable[Fault]) -> Iterator[str]:
    """One line for each fault, up to `MOST_SHOWN`; then how many more there are."""
    listed = tuple(faults)
    for fault in listed[:MOST_SHOWN]:
        yield fault_sentence(fault)
    if len(listed) > MOST_SHOWN:
        yield f"And {len(listed) - MOST_SHOWN} more. Correct these first."


def known_faults() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_SENTENCES)
