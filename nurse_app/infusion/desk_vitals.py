"""Requests about what is measured: vitals, sets not taken, the pump's own volume, outcome measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.conditions import Measure
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import NumberRefused, Volume, parse_decimal, written
from nurse_app.clinical.reading import check_reading
from nurse_app.clinical.told import told
from nurse_app.clinical.triggers import beyond_at_baseline
from nurse_app.clinical.vitals import Reading, Vital
from nurse_app.infusion.asking import Answer, Ask, answer, gate, happened, need, stop
from nurse_app.infusion.drift import drift
from nurse_app.infusion.entries import MeasureTaken, NotTaken, PumpVolumeRead, VitalsTaken
from nurse_app.infusion.fold import as_of
from nurse_app.infusion.ledger import NO_VOLUME, PumpReading
from nurse_app.infusion.named import trigger_met
from nurse_app.infusion.observed import signs_at, together
from nurse_app.infusion.own_limits import targets_of
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.worked import trips

NOT_TAKEN = ("vitals", "baseline")


def take_vitals(
    infusion: Infusion,
    ask: Ask,
    reading: Reading,
    book: Book,
    baseline: bool = False,
    symptoms: tuple[SeenSign, ...] = (),
    site: str = "",
    pump_volume: Volume | None = None,
    confirmed: tuple[str, ...] = (),
) -> Answer:
    """Record one set of vitals, as typed.

    Refused: nothing measured, an impossible or contradictory value, a
    symptom that is not in the book, a baseline after the first drop, an
    improbable value that was not typed a second time (`second-look`, an ask
    whose fact `vital` names it; give its key in `confirmed`). Each trigger
    that the set trips is a note of the kept entry; see `guidance_about`. A
    baseline that already lies beyond a level asks for this patient's own limit
    (`baseline-beyond-limit`). What had its second look is named in the entry.
    """
    when = happened(infusion, ask)
    then = as_of(infusion, when, book)
    holds = [*gate(infusion, ask, book), *_known(symptoms, book), *_measured(reading, pump_volume)]
    if baseline and then.started_at is not None:
        holds.append(stop("baseline-after-start", started=then.started_at.isoformat()))
    last = then.readings[-1].reading if then.readings else None
    checked = check_reading(reading, then.baseline, last, book.bounds, then.adult)
    holds += [f for f in checked if not _looked_again(f, confirmed)]
    found = [f for f in checked if _looked_again(f, confirmed)]
    looked = tuple(Vital(f.fact("vital")) for f in found)
    if pump_volume is not None:
        holds += _pump_figure(then, pump_volume)
        found += _about_pump(then, pump_volume, when, book)
    found += _tripped(then, reading, symptoms, when, baseline, book)
    if baseline and then.adult:
        found += beyond_at_baseline(reading, book)
    fact = VitalsTaken(reading, baseline, symptoms, site, pump_volume, looked)
    return answer(infusion, ask, book, tuple(holds), fact, found=tuple(found))


def _measured(reading: Reading, pump_volume: Volume | None) -> Iterator[Finding]:
    empty = reading.alertness is None and all(reading.number(v) is None for v in Vital)
    if empty and pump_volume is None:
        yield stop("nothing-measured")


def _looked_again(finding: Finding, confirmed: tuple[str, ...]) -> bool:
    return finding.severity is Severity.ASK and finding.fact("vital") in confirmed


def _known(signs: tuple[SeenSign, ...], book: Book) -> Findings:
    return tuple(stop("unknown-sign", sign=s.sign) for s in signs if book.sign(s.sign) is None)


def _tripped(
    infusion: Infusion,
    reading: Reading,
    symptoms: tuple[SeenSign, ...],
    when: datetime,
    baseline: bool,
    book: Book,
) -> Iterator[Finding]:
    signs = together(signs_at(infusion.reactions, when), symptoms)
    before = None if baseline else infusion.baseline
    targets = targets_of(infusion.effective, before, book)
    for trip in trips(reading, before, signs, book, infusion.adult, targets):
        yield trigger_met(book, trip, "trigger-tripped", Severity.NOTE)


def not_taken(infusion: Infusion, ask: Ask, what: str, reason: str, book: Book) -> Answer:
    """Record that something due was not done: `vitals` (the set that is due) or `baseline`, with the reason."""
    holds = [*gate(infusion, ask, book), *need(reason=reason)]
    if what not in NOT_TAKEN:
        holds.append(stop("not-a-due-thing", what=what))
    return answer(infusion, ask, book, tuple(holds), NotTaken(what, reason))


def read_pump_volume(infusion: Infusion, ask: Ask, volume: Volume, book: Book) -> Answer:
    """Record the volume that the pump shows; it wins in the record, and the computed one is kept beside it.

    Refused before the start, or less than the pump showed before (it was
    cleared: the whole volume is to be typed). See `drift` for the findings.
    """
    when = happened(infusion, ask)
    then = as_of(infusion, when, book)
    holds = (*gate(infusion, ask, book), *_pump_figure(then, volume))
    return answer(infusion, ask, book, holds, PumpVolumeRead(volume), found=_about_pump(then, volume, when, book))


def _pump_figure(infusion: Infusion, volume: Volume) -> Iterator[Finding]:
    if infusion.started_at is None:
        yield stop("not-started")
    if volume < NO_VOLUME:
        yield stop("volume-below-zero")
    pumped = infusion.ledger.pumped
    if pumped and volume < pumped[-1].volume:
        yield stop("pump-volume-fell", shown=told(volume, 1), before=told(pumped[-1].volume, 1))


def _about_pump(infusion: Infusion, volume: Volume, when: datetime, book: Book) -> Findings:
    found = drift(PumpReading("", when, volume, infusion.ledger.computed_at(when)), book)
    ordered = infusion.ledger.ordered
    if ordered is not None and volume > ordered:
        said = facts(pump=told(volume, 1), ordered=told(ordered, 1))
        found += (Finding("pump-above-ordered", Severity.NOTE, said, book.volume_limits.source),)
    return found


def take_measure(infusion: Infusion, ask: Ask, measure: str, value: str, book: Book, note: str = "") -> Answer:
    """Record an outcome measure, as typed. Refused: not in the book, not a number, outside its range."""
    holds = [*gate(infusion, ask, book), *need(value=value)]
    known = next((m for m in book.measures if m.id == measure), None)
    if known is None:
        holds.append(stop("unknown-measure", measure=measure))
    elif value.strip():
        holds += _in_range(known, value)
    return answer(infusion, ask, book, tuple(holds), MeasureTaken(measure, value, note))


def _in_range(measure: Measure, value: str) -> Iterator[Finding]:
    try:
        number = parse_decimal(value)
    except NumberRefused as wrong:
        yield stop("not-a-number", typed=value[:60], why=wrong.code)
        return
    below = measure.low is not None and number < measure.low
    above = measure.high is not None and number > measure.high
    if below or above:
        low = "" if measure.low is None else written(measure.low, 3)
        high = "" if measure.high is None else written(measure.high, 3)
        yield stop("measure-out-of-range", measure.source, value=value, low=low, high=high, unit=measure.unit)
