"""The first page in words: what was given, how it was tolerated, and what the prescriber has to decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Dose, Minutes, Rate, Volume, written
from nurse_app.infusion.entries import OptionChosen
from nurse_app.infusion.state import Pause, Reaction
from nurse_app.wording.names import Names, within_sentence
from nurse_app.wording.numbers import clock, dose, mg_kg_min, minutes, percent, rate, volume

ALL = Fraction(1)
_NEARLY_ALL = Fraction(9995, 10000)
_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")

FACT_LABELS = (
    ("Condition", "Ordered by", "Order", "Course", "Weight"),
    ("Dose ordered", "Dose given", "Pump showed", "Wasted", "Ceiling"),
    ("Start", "End", "Took", "Expected", "Observed"),
)
NOT_KNOWN = "not known"
NOT_GIVEN = "not given"
NOTHING_WASTED = "none"
NOT_STARTED = "not started"
STILL_RUNNING = "not ended yet"
NOW = "now"
NOT_READ = "not read"
NOT_OBSERVED = "not ended yet"
NOTHING_GIVEN = "Nothing was given: the infusion was not started."
BEGUN_IN_ERROR = "This infusion was begun in error."
NOTHING_BEFORE = "No drug was given before the first drop."
NOTHING_DECIDED = "Nothing had to be decided."


def grams_and_volume(grams: Dose | None, given: Volume, places: int = 1) -> str:
    """ "28 g, 280 mL"."""
    return f"{dose(grams, places)}, {volume(given)}" if grams is not None else volume(given)


def share_words(share: Fraction | None) -> str:
    """The given part: "100%", or empty while the order's volume is not known."""
    return "" if share is None else percent(share)


def given_sentence(
    grams: Dose | None, given: Volume, product: str, took: Minutes, share: Fraction | None, *, over: bool
) -> str:
    """ "28 g (280 mL) of Privigen 10% was given in 5 h 08 min, all that was ordered."."""
    amount = f"{dose(grams, 1)} ({volume(given)})" if grams is not None else volume(given)
    done = "was given in" if over else "has been given so far, in"
    of_order = ""
    if share is not None:
        of_order = ", all that was ordered" if share >= _NEARLY_ALL else f", {percent(share)} of what was ordered"
    return f"{amount} of {product} {done} {minutes(took)}{of_order}."


def ended_early(end: str, at: datetime, reason: str) -> str:
    """Why it ended before its volume was in; empty when it ran to its end."""
    if end == "emergency":
        return f"The emergency card was opened at {clock(at)} and the infusion did not go on."
    return f"It was stopped at {clock(at)}: {reason.rstrip('.')}." if end == "stopped" else ""


def reactions_sentence(reactions: Sequence[Reaction], names: Names) -> str:
    """ "One mild reaction at 84 mL/h, headache and flushing, was gone 17 min later."."""
    if not reactions:
        return "There was no reaction."
    if len(reactions) == 1:
        one = reactions[0]
        return f"One {one.grade.value} reaction at {rate(one.rate_at_onset)}, {_signs(one, names)}, {_outcome(one)}."
    count = _COUNTS[len(reactions)] if len(reactions) < len(_COUNTS) else str(len(reactions))
    told = "; ".join(
        f"{_signs(r, names)} ({r.grade.value}) at {rate(r.rate_at_onset)} from {clock(r.onset)}, {_outcome(r)}"
        for r in reactions
    )
    return f"{count} reactions: {told}."


def _signs(reaction: Reaction, names: Names) -> str:
    return " and ".join(within_sentence(names.sign(s.sign)) for s in reaction.signs)


def _outcome(reaction: Reaction) -> str:
    if reaction.resolved_at is None:
        return "is not over"
    return f"was gone {minutes(span(reaction.onset, reaction.resolved_at))} later"


def span(start: datetime, end: datetime) -> Minutes:
    """The time between two moments, to the second."""
    return Minutes(Fraction(int((end - start).total_seconds()), 60))


def kept_sentence(tolerated: Rate | None, by_weight: Fraction | None) -> tuple[str, str]:
    """The highest rate kept, as the words before the figure and the figure."""
    if tolerated is None:
        return "No rate ran its planned time without a reaction.", ""
    beside = f" ({mg_kg_min(by_weight)})" if by_weight is not None else ""
    return "The highest rate kept was", f"{rate(tolerated)}{beside}."


def decide_head(prescriber: str) -> str:
    """The first words of the amber band."""
    return f"For {prescriber or 'the prescriber'} to decide:"


def decide_ceiling(ceiling: Rate, tolerated: Rate | None) -> str:
    """A reaction below the order's ceiling: the next infusion needs another one, or the same again."""
    kept = f"the highest rate kept today was {rate(tolerated)}" if tolerated else "no rate was kept today"
    return f"the ceiling of the next infusion. The order allows {rate(ceiling)}; {kept}."


def decide_rest(grams: Dose, volume_left: Volume) -> str:
    """Not all was given."""
    return f"what becomes of the {dose(grams, 1)} ({volume(volume_left)}) that was not given."


def decide_open_reaction() -> str:
    """A reaction was not over at the end."""
    return "how to go on with the reaction that was not over."


def observed_words(start: datetime, end: datetime) -> str:
    """ "60 min, to 15:13"."""
    return f"{minutes(span(start, end))}, to {clock(end)}"


def chart_ending(given: Volume, observed_to: datetime | None) -> tuple[str, ...]:
    """Beside the end of the rate on the chart."""
    return (volume(given), *([f"observed to {clock(observed_to)}"] if observed_to else []))


def rate_note(read_back: Rate | None, *, chosen: OptionChosen | None, reaction_at: datetime | None, reason: str) -> str:
    """What stands beside a rate: how it came about, and the reaction that began on it."""
    parts = []
    if chosen is not None:
        parts.append(f"option {chosen.number} chosen, {choice_words(chosen.do, chosen.rate)} ({chosen.rule})")
    parts.append(f"read back {rate(read_back)}" if read_back is not None else "found so on the pump, not set")
    if reason and chosen is None:
        parts.append(reason)
    if reaction_at is not None:
        parts.append(f"reaction at {clock(reaction_at)}")
    return "; ".join(parts)


def choice_words(do: Do, to: Rate | None) -> str:
    """What an option does: "slow to 42 mL/h", "pause"."""
    return f"slow to {rate(to)}" if do is Do.SLOW and to is not None else do.value


def pause_note(pause: Pause) -> str:
    """What stands beside a pause."""
    return f"paused: {pause.reason}" if pause.reason else "paused"


def total_note(ordered: Volume | None, pump: Volume | None) -> str:
    """Under the rates: "ordered 280 mL, pump 281 mL"."""
    parts = [f"ordered {volume(ordered)}"] if ordered is not None else []
    return ", ".join([*parts, f"pump {volume(pump)}" if pump is not None else "pump volume not read"])


def bare(value: Fraction, places: int = 1) -> str:
    """A number under a heading that names its unit."""
    return written(value, places)
