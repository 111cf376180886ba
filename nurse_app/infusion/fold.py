"""Turns a list of entries into the state of the infusion; the same list gives the same state at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Volume
from nurse_app.errors import OurBug
from nurse_app.infusion.answers import answers_of
from nurse_app.infusion.containers import vials_of
from nurse_app.infusion.entries import Entry, Fact, Opened, PumpVolumeRead, ReactionNoted, VitalsTaken
from nurse_app.infusion.flow import flow_of, runs_of
from nurse_app.infusion.gaps import gaps_of
from nurse_app.infusion.ledger import Ledger, PumpReading
from nurse_app.infusion.observed import baseline_of, reactions_of, readings_of
from nurse_app.infusion.outlook import Stage, Status
from nurse_app.infusion.standing import as_amended
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import known_past, limits_of, lowered_by
from nurse_app.infusion.visit import day_of, in_force, is_adult, watched_as
from nurse_app.infusion.walk import stage_of, status_of
from nurse_app.infusion.worked import plan_for


def fold(infusion_id: str, entries: tuple[Entry, ...], book: Book) -> Infusion:
    """Work out the state that a list of entries means.

    Corrections are applied, entries made late take their place by when they
    happened, and plan, ceiling and doses follow the order as it stands now.
    The same list always gives the same state: no clock is asked.

    Raises:
        OurBug: no entries, or the first is not an opening.
    """
    effective, amended = as_amended(entries)
    return _state(infusion_id, entries, effective, amended, book)


def moved_on(infusion: Infusion, entry: Entry, book: Book) -> Infusion:
    """The state after one more entry; the same as folding all of them."""
    return fold(infusion.id, (*infusion.entries, entry), book)


def noted(infusion: Infusion, entries: tuple[Entry, ...]) -> Infusion:
    """The state after entries that tell of alarms only; the same as folding all of them, but nothing is worked out."""
    return replace(infusion, entries=(*infusion.entries, *entries))


def as_of(infusion: Infusion, moment: datetime, book: Book) -> Infusion:
    """The state as it was at a moment, by what is known now: what happened later is left out.

    For judging an entry made late by what held at its own time.
    """
    if infusion.effective[-1].happened <= moment:
        return infusion
    then = tuple(e for e in infusion.effective if e.happened <= moment or isinstance(e.fact, Opened))
    return _state(infusion.id, infusion.entries, then, infusion.amended, book)


def _with_pump_figures(ledger: Ledger, effective: tuple[Entry, ...]) -> Ledger:
    read = []
    for entry in effective:
        volume = _shown_by_pump(entry.fact)
        if volume is not None:
            read.append(PumpReading(entry.id, entry.happened, volume, ledger.computed_at(entry.happened)))
    return replace(ledger, pumped=tuple(read))


def _shown_by_pump(fact: Fact) -> Volume | None:
    match fact:
        case PumpVolumeRead(volume=volume):
            return volume
        case VitalsTaken(pump_volume=shown):
            return shown
        case _:
            return None


def _state(
    infusion_id: str, entries: tuple[Entry, ...], effective: tuple[Entry, ...], amended: Mapping[str, str], book: Book
) -> Infusion:
    parts: dict[str, Any] = {"id": infusion_id, "entries": entries, "effective": effective, "amended": amended}
    opened = _asked(effective, book, parts)
    _ran(effective, parts)
    _seen(effective, book, parts)
    parts |= vars(answers_of(effective, effective[0].author))
    parts["profile"], parts["profile_because"] = watched_as(
        opened, parts["past"], parts["order"], parts["patient"], parts["day"], book
    )
    state = Infusion(**parts, stage=Stage.VERIFY, status=Status.READY)
    state = replace(state, status=status_of(state))
    return replace(state, stage=stage_of(state, book))


def _asked(effective: tuple[Entry, ...], book: Book, parts: dict[str, Any]) -> Opened:
    opened = effective[0].fact
    if not isinstance(opened, Opened):
        raise OurBug("an infusion begins with its opening")
    force = in_force(effective, opened)
    day = day_of(opened, effective[0].happened)
    parts |= {"opened": opened, "opened_at": effective[0].happened, "clinic": opened.clinic, "day": day}
    parts |= {"patient": force.patient, "order": force.order, "pump": force.pump, "order_changes": force.changed}
    parts["past"], parts["lowered"] = known_past(effective, opened), lowered_by(effective)
    extra = limits_of(parts["lowered"])
    parts["plan"] = plan_for(force.patient, force.order, opened.clinic, force.pump, book, day, extra)
    parts["product"] = book.product(force.order.product)
    parts["adult"] = is_adult(force.patient, day, book)
    return opened


def _ran(effective: tuple[Entry, ...], parts: dict[str, Any]) -> None:
    flow = flow_of(effective)
    plan = parts["plan"]
    ledger = Ledger(tuple(flow.spans), plan.dosing.volume if plan.dosing else None)
    parts |= {"started_at": flow.started_at, "ended_at": flow.ended_at, "end": flow.end, "end_reason": flow.end_reason}
    parts |= {"ledger": _with_pump_figures(ledger, effective), "pauses": tuple(flow.pauses)}
    parts["gaps"] = gaps_of(effective, flow.started_at, flow.ended_at)
    parts["runs"] = runs_of(ledger.spans, plan.steps)
    parts["vials"], parts["hung"] = vials_of(effective, flow.started_at)


def _chosen_anew(effective: tuple[Entry, ...], parts: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    """For each corrected reaction what was entered since: what was chosen before was chosen for something else."""
    amended: Mapping[str, str] = parts["amended"]
    corrected = [e.id for e in effective if isinstance(e.fact, ReactionNoted) and e.id in amended]
    if not corrected:
        return {}
    kept = [e.id for e in parts["entries"]]
    return {one: frozenset(kept[kept.index(amended[one]) :]) for one in corrected}


def _seen(effective: tuple[Entry, ...], book: Book, parts: dict[str, Any]) -> None:
    baseline = baseline_of(effective)
    reactions = reactions_of(effective, parts["ledger"], parts["ended_at"], _chosen_anew(effective, parts))
    parts |= {"baseline": baseline.reading, "baseline_at": baseline.at, "baseline_symptoms": baseline.symptoms}
    parts |= {"baseline_refused": baseline.refused, "reactions": reactions}
    parts["readings"] = readings_of(effective, baseline, reactions, book, parts["adult"])
