"""What an amended entry of a case should have said, as the fact that the desk is asked to put in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nurse_app.casefile import wanted
from nurse_app.infusion import entries
from nurse_app.infusion.entries import Entry, Fact


@dataclass(frozen=True, slots=True)
class Before:
    """The entry as first kept, and when it happened by the correction."""

    entry: Entry
    happened: datetime
    at: Callable[[int], datetime]


def fact_of(wish: wanted.Wanted, before: Before) -> Fact | None:
    """The fact that stands in place of the earlier one; None for what is never corrected so (a choice, an order).

    A kind without words of its own (a start, an emergency) keeps its fact;
    only its time can be wrong.
    """
    make = _FACTS.get(type(wish))
    if make is not None:
        return make(wish, before)
    return before.entry.fact if isinstance(wish, _WITHOUT_WORDS) else None


def _vitals(wish: wanted.Vitals, before: Before) -> Fact:
    first = before.entry.fact
    baseline = isinstance(first, entries.VitalsTaken) and first.baseline
    return entries.VitalsTaken(wish.reading, baseline, wish.symptoms, wish.site, wish.pump_volume)


def _reaction(wish: wanted.Reaction, before: Before) -> Fact:
    onset = before.happened if wish.onset is None else before.at(wish.onset)
    return entries.ReactionNoted(wish.signs, onset)


_WITHOUT_WORDS = (wanted.Start, wanted.Emergency, wanted.Complete, wanted.Resolved)
_FACTS: dict[type, Callable[[Any, Before], Fact]] = {
    wanted.Vitals: _vitals,
    wanted.Reaction: _reaction,
    wanted.NotTaken: lambda w, _: entries.NotTaken(w.what, w.reason),
    wanted.SetRate: lambda w, _: entries.RateChanged(w.rate),
    wanted.FoundRate: lambda w, _: entries.RateFound(w.rate, w.reason),
    wanted.KeepRate: lambda w, _: entries.RateKept(w.reason),
    wanted.Pause: lambda w, _: entries.Paused(w.reason),
    wanted.Resume: lambda w, _: entries.Resumed(w.rate),
    wanted.Stop: lambda w, _: entries.Stopped(w.reason),
    wanted.Vial: lambda w, _: entries.VialAdded(w.product, w.lot, w.expiry, w.grams),
    wanted.Bottle: lambda w, _: entries.BottleChanged(w.lot),
    wanted.Medication: lambda w, _: entries.MedicationGiven(w.name, w.dose, w.route),
    wanted.PumpVolume: lambda w, _: entries.PumpVolumeRead(w.volume),
    wanted.Note: lambda w, _: entries.Noted(w.text),
    wanted.Answer: lambda w, _: entries.Answered(w.what, w.text),
}
