"""A replayed case as lines of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nurse_app.wording.plan_text import SEVERITY_WORDS

_MARKS = {True: "kept   ", False: "REFUSED"}


def turn_lines(turn: dict[str, Any]) -> Iterator[str]:
    """One entry of the printed form: what was done, the state after it, findings, options."""
    yield (
        f"{turn['n']:>3}  {turn['at']:>6}  {_MARKS[turn['kept']]}  {turn['do']:<12}  "
        f"{turn['rate_ml_h']} mL/h, {turn['volume_ml']} mL given, {turn['status']}"
    )
    for finding in turn["findings"]:
        yield f"      {SEVERITY_WORDS[finding['severity']]}  {finding['sentence']}"
    for option in turn.get("options", ()):
        yield f"      {option['n']}. {option['sentence']} ({option['rule']})"
    waiting = [due for due in turn["due"] if due["state"] != "coming"]
    if waiting:
        yield "      due: " + ", ".join(f"{due['what']} {due['at']} ({due['state']})" for due in waiting)


def replay_lines(printed: dict[str, Any]) -> Iterator[str]:
    """The whole printed form as text."""
    yield from (f"Assumed: {line}" for line in printed["assumed"])
    for turn in printed["entries"]:
        yield from turn_lines(turn)
    yield from _summary(printed["summary"])
    yield f"Seal: {printed['seal']}"


def _summary(summary: dict[str, Any]) -> Iterator[str]:
    yield f"Given: {summary['given_ml']} mL, {summary['given_g']} g in {summary['minutes']} min"
    tolerated = summary["highest_tolerated_ml_h"]
    yield f"Highest rate: {_rate(summary['highest_ml_h'])}; tolerated: {_rate(tolerated)}"
    for reaction in summary["reactions"]:
        signs = ", ".join(f"{seen['id']} ({seen['grade']})" for seen in reaction["signs"])
        gone = f"resolved {reaction['resolved']}" if reaction["resolved"] else "open"
        yield f"Reaction: {signs} at {reaction['onset']}, {reaction['rate_ml_h']} mL/h; {gone}"
    yield "Lots: " + _listed(f"{lot['lot']} {lot['ml']} mL" for lot in summary["lots"])
    yield "Late: " + _listed(
        f"entry {late['n']} of {late['at']}, charted {late['charted']}" for late in summary["late"]
    )
    yield "Missed: " + _listed(f"{missed['what']} {missed['at']}" for missed in summary["missed"])
    yield "Missing: " + _listed(summary["missing"])


def _rate(rate: str | None) -> str:
    return "none" if rate is None else f"{rate} mL/h"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
