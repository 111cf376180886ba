"""The end of a replayed case as JSON: what was given, how fast, with which reactions and lots, and what is missing."""

from __future__ import annotations

from typing import Any

from nurse_app.casefile.case_times import clock_from_start
from nurse_app.casefile.printed import GRAM_PLACES, ml_h, to_one
from nurse_app.casefile.replay import Replayed
from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import DueState
from nurse_app.infusion.state import Reaction
from nurse_app.infusion.tolerance import highest_tolerated

Json = dict[str, Any]
NO_LOT = "not recorded"


def summary_json(replayed: Replayed, book: Book) -> Json:
    """The summary at the time of the last entry. `minutes` is how long the pump ran."""
    infusion, now = replayed.infusion, replayed.now
    seen = look(infusion, now, book)
    start = replayed.case.start
    return {
        "given_ml": to_one(seen.given.value),
        "given_g": seen.given_dose.text(GRAM_PLACES),
        "minutes": to_one(infusion.ledger.minutes_at(now).value),
        "highest_ml_h": _rate(infusion.ledger.highest(), replayed),
        "highest_tolerated_ml_h": _rate(highest_tolerated(infusion, now), replayed),
        "reactions": [_reaction(reaction, replayed) for reaction in infusion.reactions],
        "lots": [{"lot": lot or NO_LOT, "ml": to_one(volume.value)} for lot, volume in given_by_lot(infusion, now)],
        "late": [
            {"n": turn.entry.n, "at": clock_from_start(start, turn.at), "charted": clock_from_start(start, turn.now)}
            for turn in replayed.turns
            if turn.kept and turn.at < turn.now
        ],
        "missed": [
            {"what": due.what, "at": clock_from_start(start, due.at)}
            for due in seen.due
            if due.state is DueState.MISSED
        ],
        "missing": list(seen.missing),
    }


def _rate(rate: Rate | None, replayed: Replayed) -> str | None:
    return None if rate is None else ml_h(rate, replayed.infusion.pump)


def _reaction(reaction: Reaction, replayed: Replayed) -> Json:
    start = replayed.case.start
    noted = (turn.entry.n for turn in replayed.turns if any(entry.id == reaction.id for entry in turn.kept))
    return {
        "n": next(noted, None),
        "signs": [{"id": seen.sign, "grade": seen.grade.value} for seen in reaction.signs],
        "onset": clock_from_start(start, reaction.onset),
        "resolved": None if reaction.resolved_at is None else clock_from_start(start, reaction.resolved_at),
        "rate_ml_h": ml_h(reaction.rate_at_onset, replayed.infusion.pump),
    }
