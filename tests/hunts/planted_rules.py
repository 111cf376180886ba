"""Faults to plant in the rules of an infusion, one at a time, each of which a walk must run into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from nurse_app.clinical.options import Do
from nurse_app.infusion.asking import fixed
from nurse_app.infusion.flow import Flow
from tests.hunts.planting import Made


def _nothing(_right: Any) -> Any:
    return lambda *_, **__: ()


def _none(_right: Any) -> Any:
    return lambda *_, **__: None


def _no(_right: Any) -> Any:
    return lambda *_, **__: False


def _without(*codes: str) -> Made:
    """The same findings, some left out."""
    return lambda right: lambda *a, **k: tuple(f for f in right(*a, **k) if f.code not in codes)


def _faster(right: Any) -> Any:
    def rates(situation: Any, policy: Any) -> Any:
        return tuple((situation.running.times(2), rule, why) for _, rule, why in right(situation, policy))

    return rates


def _a_minute_lost(_right: Any) -> Any:
    def halts(self: Flow, at: Any) -> None:
        if self.spans and self.spans[-1].end is None:
            last = self.spans.pop()
            if last.start < at:
                self.spans.append(replace(last, end=max(last.start, at - timedelta(minutes=1))))

    return halts


def _card_stops_nothing(right: Any) -> Any:
    return lambda self, at, end, reason: None if end == "emergency" else right(self, at, end, reason)


def _shuffled(_right: Any) -> Any:
    return lambda standing: tuple(e for e in standing.values() if e is not None)


def _not_corrected(_right: Any) -> Any:
    return lambda entry, amended: None if amended.correct is None else entry


def _clock_as_it_is(_right: Any) -> Any:
    return lambda _, ask: replace(ask.now, wall=fixed(ask.now.wall))


def _forgotten_after_half_an_hour(right: Any) -> Any:
    def vitals(infusion: Any, started: Any, now: Any, book: Any) -> Iterator[Any]:
        return (d for d in right(infusion, started, now, book) if now - d.at < timedelta(minutes=30))

    return vitals


def _own_figure_only(right: Any) -> Any:
    del right
    return lambda self, moment: self.computed_at(moment)


def _keeps_too(right: Any) -> Any:
    def options(answer: Any, situation: Any, policy: Any, used: Any) -> Any:
        listed = right(answer, situation, policy, used)
        keep = replace(listed[-1], number=len(listed) + 1, do=Do.KEEP, rate=situation.running)
        return listed if any(o.do is Do.KEEP for o in listed) else (*listed, keep)

    return options


def _no_ceiling_alarm(right: Any) -> Any:
    return lambda *a: tuple(alarm for alarm in right(*a) if alarm.code != "rate-above-ceiling")


DESKS = (
    "desk_before",
    "desk_end",
    "desk_order",
    "desk_rate",
    "desk_reaction",
    "desk_record",
    "desk_vials",
    "desk_vitals",
)


def _at_each_desk(name: str, made: Made) -> Mapping[str, Made]:
    return {f"infusion.{desk}:{name}": made for desk in DESKS}


PLANTED: Mapping[str, Mapping[str, Made]] = {
    "no ceiling": {f"infusion.{where}:above_ceiling": _nothing for where in ("rises", "desk_rate", "resuming")},
    "a reaction holds no rise": {"infusion.rises:_reactions": _nothing},
    "stale vitals do for a rise": {"infusion.rises:vitals_holds": _nothing},
    "a step need not be over": {"infusion.rises:_time": _nothing},
    "going on at any rate": {"infusion.resuming:_too_fast": _nothing},
    "no pause is long": {"infusion.resuming:is_long": _no},
    "after a stop without an order": {"infusion.resuming:_stopped": _nothing},
    "a reaction's limit is forgotten": {
        "infusion.rises:reaction_limit": _none,
        "infusion.resuming:reaction_limit": _none,
    },
    "any rate can be set": {"infusion.desk_rate:settable_holds": _nothing},
    "an option is faster": {"clinical.offers:slower_rates": _faster, "clinical.reactions:slower_rates": _faster},
    "a red flag may be kept": {"clinical.reactions:options_for": _keeps_too},
    "red flags are not seen": {"clinical.reactions:red_flags": _nothing},
    "an old list of options does": {"infusion.desk_reaction:_stale": _nothing},
    "a choice is read back as anything": {"infusion.desk_reaction:_read_back": _nothing},
    "a minute is lost at each halt": {"infusion.flow:Flow.halts": _a_minute_lost},
    "the card stops nothing": {"infusion.flow:Flow.ends": _card_stops_nothing},
    "the pump's figure is not heard": {"infusion.ledger:Ledger.volume_at": _own_figure_only},
    "a correction changes nothing": {"infusion.standing:_corrected": _not_corrected},
    "late entries go to the end": {"infusion.standing:_in_order": _shuffled},
    "the clock is believed when set back": {"infusion.asking:recorded": _clock_as_it_is},
    "late without a word": {"infusion.asking:time_holds": _without("late-needs-reason")},
    "from the future": {"infusion.asking:time_holds": _without("in-the-future")},
    "the seal is open": _at_each_desk("gate", _without("signed", "voided")),
    "who handed over goes on": _at_each_desk("gate", _without("handed-over")),
    "a stranger's reaction": {"infusion.desk_reaction:_is_open": _nothing},
    "expired does": {"infusion.desk_vials:_expired": _nothing},
    "complete with half": {"infusion.desk_rate:volume_short": _nothing},
    "a button that promises": {"infusion.buttons:rise_holds": _nothing},
    "what is due goes by itself": {"infusion.due_list:_vitals": _forgotten_after_half_an_hour},
    "above the ceiling in silence": {"infusion.look:alarms": _no_ceiling_alarm},
}
"""Each fault in the ward's words: which things of the program are made anew, and how."""
