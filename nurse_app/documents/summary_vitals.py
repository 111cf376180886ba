"""Every reading as a row: when, at which rate, each value, by whom, and why it was taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise

from nurse_app.clinical.quantities import Quantity, written
from nurse_app.documents.sections import Column, Line, Row, Section, Table, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.state import VitalsSet
from nurse_app.wording import paper
from nurse_app.wording import paper_course as say
from nurse_app.wording.entries_text_running import ALERTNESS
from nurse_app.wording.names import initials, within_sentence
from nurse_app.wording.numbers import clock, degrees, pressure, volume
from nurse_app.wording.triggers import trigger_text


def vitals(telling: Telling) -> Section:
    """The table of readings, with what was not taken in its place."""
    infusion = telling.infusion
    late = sum(1 for taken in infusion.readings if telling.is_late(taken.entry))
    beside = say.sets_counted(len(infusion.readings), late, len(infusion.not_taken))
    rows = sorted([*_taken(telling), *_not_taken(telling)], key=lambda pair: pair[0])
    return Section(
        paper.VITALS, (Table(_columns(telling), tuple(row for _, row in rows)),), beside=beside, new_page=True
    )


def _columns(telling: Telling) -> tuple[Column, ...]:
    units = ("", "", "mL/h", "mmHg", "/min", f"°{telling.names.temperature}", "%", "/min", "0 to 10", "", "")
    return tuple(
        Column(name, unit, "left" if n in (0, 1, 9, 10) else "right", 1 if n == 10 else 0)
        for n, (name, unit) in enumerate(zip(paper.VITALS_COLUMNS, units, strict=True))
    )


def _taken(telling: Telling) -> Iterator[tuple[datetime, Row]]:
    for taken in telling.infusion.readings:
        late = telling.is_late(taken.entry)
        there = _there(telling, taken)
        tone = "reaction" if there else ""
        reading, made = taken.reading, telling.made_by(taken.entry)
        has_pressure = reading.systolic is not None or reading.diastolic is not None
        cells = (
            line(say.late_mark(clock(taken.at), late=late), "strong"),
            line(_elapsed(telling, taken.at), "quiet"),
            line(_rate_before(telling, taken.at)),
            line(pressure(reading.systolic, reading.diastolic) if has_pressure else "", "strong"),
            line(_number(reading.pulse), "strong"),
            line(degrees(reading.temperature_c, telling.names.temperature) if reading.temperature_c else ""),
            line(_number(reading.spo2)),
            line(_number(reading.respiration)),
            line(_number(reading.pain)),
            line(initials(made.author) if made else "", "quiet"),
            _why(telling, taken, there),
        )
        yield taken.at, Row(cells, tone)


def _not_taken(telling: Telling) -> Iterator[tuple[datetime, Row]]:
    for missed in telling.infusion.not_taken:
        words = line(say.not_taken_note(missed.fact.what, missed.fact.reason))
        first = (line(clock(missed.at), "strong"), line(_elapsed(telling, missed.at), "quiet"))
        yield missed.at, Row((*first, *[()] * 7, line(initials(missed.by), "quiet"), words), "rest")


def _number(value: Quantity | None) -> str:
    return "" if value is None else written(value.value, 1)


def _elapsed(telling: Telling, at: datetime) -> str:
    started = telling.infusion.started_at
    return say.elapsed(minutes_between(started, at)) if started and at >= started else say.BEFORE_START


def _rate_before(telling: Telling, at: datetime) -> str:
    """The rate that ran when the set was taken; a change of the same minute came after it."""
    started = telling.infusion.started_at
    if started is None or at <= started:
        return ""
    spans = telling.infusion.ledger.spans
    ran = next((s for s in spans if s.start < at and (s.end is None or at <= s.end)), None)
    return written(ran.rate.value, 2) if ran else "0"


def _there(telling: Telling, taken: VitalsSet) -> str:
    """The reaction that was there at a set, in words; empty without one."""
    signs = tuple(s for r in telling.infusion.reactions for s in r.signs_at(taken.at))
    return say.reaction_note(signs, telling.names) if signs else ""


def _why(telling: Telling, taken: VitalsSet, reaction: str) -> Line:
    told = "; ".join(words for part in _PARTS for words in part(telling, taken))
    return (*line(reaction, "reaction"), *line(f"; {told}" if reaction and told else told))


def _stage(telling: Telling, taken: VitalsSet) -> Iterator[str]:
    infusion = telling.infusion
    ended = infusion.ended_at
    if taken.baseline:
        yield say.BASELINE
    if any(r.resolved_at == taken.at for r in infusion.reactions):
        yield say.GONE
    if ended == taken.at:
        yield say.END
    elif ended is not None and taken.at > ended:
        yield say.after_end(minutes_between(ended, taken.at))


def _changes(telling: Telling, taken: VitalsSet) -> Iterator[str]:
    infusion = telling.infusion
    for before, span in pairwise(infusion.ledger.spans):
        if span.start == taken.at and span.rate > before.rate:
            yield say.before_rate(span.rate)
    for number, hanging in enumerate(infusion.hung, start=1):
        if hanging.at == taken.at and number > 1:
            yield say.bottle_words(number, other_lot=hanging.new_lot)


def _seen(telling: Telling, taken: VitalsSet) -> Iterator[str]:
    if taken.symptoms and not _there(telling, taken):
        yield within_sentence(telling.names.seen(taken.symptoms))
    yield from (within_sentence(trigger_text(t, telling.names).rstrip(".")) for t in taken.tripped)
    if taken.reading.alertness is not None:
        yield ALERTNESS[taken.reading.alertness]
    if taken.site:
        yield f"{say.SITE} {taken.site}"
    if taken.pump_volume is not None:
        yield f"{say.PUMP_SHOWS} {volume(taken.pump_volume)}"


def _made(telling: Telling, taken: VitalsSet) -> Iterator[str]:
    entry = telling.made_by(taken.entry)
    if entry is not None and entry.because_late:
        yield say.entered_note(entry.recorded.wall, entry.because_late)
    if taken.entry in telling.infusion.amended:
        yield say.CORRECTED


_PARTS: tuple[Callable[[Telling, VitalsSet], Iterator[str]], ...] = (_stage, _seen, _changes, _made)
