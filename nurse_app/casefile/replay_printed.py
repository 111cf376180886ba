"""A replayed case as the JSON that the command line prints: an element for each entry, a summary, the seal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from nurse_app.casefile.case_times import clock_from_start
from nurse_app.casefile.printed import GRAM_PLACES, TWO_DECIMALS, Say, findings_json, ml_h, to_one
from nurse_app.casefile.replay import Replayed, Turn
from nurse_app.casefile.summary_printed import summary_json
from nurse_app.clinical.book import Book
from nurse_app.clinical.options import Do, Option
from nurse_app.clinical.quantities import dose_in, written
from nurse_app.clinical.setting import Pump
from nurse_app.infusion import canonical
from nurse_app.infusion.ahead import finish_at
from nurse_app.infusion.due_list import due_list
from nurse_app.infusion.look import mg_kg_min, rate_now

Json = dict[str, Any]
SayOption = Callable[[Option], str]
_NOTHING_FLOWS = (Do.PAUSE, Do.STOP)


def replay_json(replayed: Replayed, book: Book, say: Say, say_option: SayOption) -> Json:
    """The whole run; `say` makes the sentence of a finding, `say_option` the one of an option."""
    return {
        "assumed": [say(finding) for finding in replayed.assumed],
        "entries": [turn_json(turn, replayed.case.start, book, say, say_option) for turn in replayed.turns],
        "summary": summary_json(replayed, book),
        "seal": canonical.head(replayed.infusion.entries),
    }


def turn_json(turn: Turn, start: datetime, book: Book, say: Say, say_option: SayOption) -> Json:
    """One entry and the state after it."""
    pump = turn.infusion.pump
    printed: Json = {
        "n": turn.entry.n,
        "at": clock_from_start(start, turn.at),
        "do": turn.entry.do,
        "kept": bool(turn.kept),
        "id": turn.kept[0].id if turn.kept else None,
        "findings": findings_json(turn.findings, say),
        **_state(turn, start, book),
    }
    if turn.options is not None:
        printed["options"] = [option_json(option, pump, say_option) for option in turn.options]
    if turn.entry.do == "choose":
        printed["chosen"] = None if turn.chosen is None else option_json(turn.chosen, pump, say_option)
    return printed


def _state(turn: Turn, start: datetime, book: Book) -> Json:
    """The state after an entry, worked out by what `look` is made of, and no more of it than is printed."""
    infusion, dosing = turn.infusion, turn.infusion.plan.dosing
    rate, given = rate_now(infusion), infusion.ledger.volume_at(turn.now)
    by_weight, finish = mg_kg_min(infusion, rate), finish_at(infusion, turn.now, book)
    return {
        "rate_ml_h": ml_h(rate, infusion.pump),
        "mg_kg_min": None if by_weight is None else written(by_weight, TWO_DECIMALS),
        "volume_ml": to_one(given.value),
        "given_g": "0" if dosing is None else dose_in(given, dosing.strength).text(GRAM_PLACES),
        "status": infusion.status.value,
        "finish_at": None if finish is None else finish.isoformat(timespec="seconds"),
        "due": [
            {"what": due.what, "at": clock_from_start(start, due.at), "state": due.state.value}
            for due in due_list(infusion, turn.now, book)
        ],
    }


def option_json(option: Option, pump: Pump, say_option: SayOption) -> Json:
    """An option; `ml_h` is what the pump would be set to, "0" for pause and stop, else null."""
    rate = "0" if option.do in _NOTHING_FLOWS else None if option.rate is None else ml_h(option.rate, pump)
    return {
        "n": option.number,
        "do": option.do.value,
        "ml_h": rate,
        "rule": option.rule,
        "source": option.source,
        "sentence": say_option(option),
    }
