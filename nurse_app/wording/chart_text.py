"""The words on and about the chart: lane names, labels, what hovering tells, and the chart told in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.quantities import Rate, written
from nurse_app.clinical.vitals import Reading
from nurse_app.infusion.timeline import ActionMark, RateSpan, ReactionMark, Timeline, VitalsMark
from nurse_app.wording.entries_text_running import reading_parts
from nurse_app.wording.names import Names, opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import clock, degrees, pressure, rate, whole

CHART_NAME = "Chart"
ZOOM_NAME = "Show of the chart"
ZOOM_WORDS = ("6 h", "2 h", "30 min")
BASELINE = "Baseline"
CEILING_NOW = "Ceiling now"
CEILING_TODAY = "ceiling today"
VITALS_ROW = "Vitals"


@dataclass(frozen=True, slots=True)
class LaneName:
    """The name of a lane and its unit (empty: the unit of temperatures)."""

    name: str
    unit: str
    one_line: bool = False


LANES: dict[str, tuple[LaneName, ...]] = {
    "rate": (LaneName("Rate", "mL/h"),),
    "pressure": (LaneName("BP", "mmHg"), LaneName("Pulse", "/min")),
    "spo2": (LaneName("SpO2", "%"),),
    "temperature": (LaneName("Temp", ""),),
    "respiration": (LaneName("Resp", "/min", one_line=True),),
}

_BOTTLE = "bottle-changed"
_ACTIONS = {
    "paused": "paused",
    "stopped": "stopped",
    "medication-given": "drug",
    "handed-over": "handover",
    "site-changed": "new site",
    "rate-found": "found",
    "order-changed": "new order",
    "emergency-opened": "emergency",
}
TICKED = frozenset({_BOTTLE, *_ACTIONS})
"""The kinds of action that have their own tick; the others show in the rate itself."""


def now_words(now: datetime) -> str:
    """The tag on the line of now."""
    return f"Now {clock(now)}"


def ceiling_words(ceiling: Rate) -> str:
    """The words on the dotted line of paper."""
    return f"ceiling {rate(ceiling)}"


def finish_at(at: datetime) -> str:
    """The words at the end of the plan."""
    return f"Finish {clock(at)}"


def ends_at(at: datetime, given: str) -> str:
    """The words at the real end: "End 14:13, 280 mL"."""
    return f"End {clock(at)}, {given}"


def planned_from(planned: Rate, at: datetime) -> str:
    """The next step ahead: "63 planned, from 11:30"."""
    return f"{written(planned.value, 1)} planned, from {clock(at)}"


def reaction_words(mark: ReactionMark, names: Names) -> str:
    """Beside a flag: "Headache, flushing: mild, 10:43 to 11:00"."""
    signs = [names.sign(s) for s in mark.signs] or ["Reaction"]
    told = ", ".join([signs[0], *map(within_sentence, signs[1:])])
    until = f"to {clock(mark.end)}" if mark.end else "still there"
    return f"{told}: {mark.grade.value}, {clock(mark.onset)} {until}"


def action_words(mark: ActionMark, timeline: Timeline) -> str:
    """Beside a tick, in a word or two: the drug, what was done, or which bottle of the day."""
    if mark.what == _BOTTLE:
        before = sum(1 for a in timeline.actions if a.what == _BOTTLE and a.at < mark.at)
        return f"bottle {before + 2}"
    if mark.what == "medication-given" and mark.detail:
        return mark.detail
    return _ACTIONS.get(mark.what, spelled(mark.what))


def last_values(reading: Reading, unit: str) -> tuple[tuple[str, str], ...]:
    """Pressure, pulse, SpO2, temperature and breaths of a reading, each with its unit; empty where not measured."""
    has_pressure = reading.systolic is not None or reading.diastolic is not None
    return (
        (pressure(reading.systolic, reading.diastolic) if has_pressure else "", "mmHg"),
        (whole(reading.pulse) if reading.pulse else "", "/min pulse"),
        (whole(reading.spo2) if reading.spo2 else "", "%"),
        (degrees(reading.temperature_c, unit) if reading.temperature_c else "", f"°{unit}"),
        (whole(reading.respiration) if reading.respiration else "", "/min resp"),
    )


def reading_words(mark: VitalsMark, timeline: Timeline, unit: str) -> str:
    """What hovering over a set tells: its time, every value, and the rate before it (a change then came after)."""
    head = clock(mark.at) + (", baseline" if mark.baseline else "") + (", entered late" if mark.late else "")
    ran = next((s for s in timeline.rates if s.start < mark.at and (s.end is None or mark.at <= s.end)), None)
    at = [f"at {rate(ran.rate)}"] if ran is not None else []
    return f"{head}: " + ", ".join([*at, *reading_parts(mark.reading, unit)])


def planned_words(span: RateSpan) -> str:
    """What hovering over a planned step tells."""
    return f"{rate(span.rate)} planned, from {clock(span.start)}"


def action_told(mark: ActionMark, timeline: Timeline) -> str:
    """What hovering over a tick tells: its time, what was done, and which lot, nurse, site or reason."""
    words = action_words(mark, timeline)
    detail = f", {mark.detail}" if mark.detail and mark.detail != words else ""
    return f"{clock(mark.at)}: {words}{detail}"


def span_words(span: RateSpan) -> str:
    """What hovering over the rate tells."""
    until = f"to {clock(span.end)}" if span.end else "still running"
    return f"{rate(span.rate)}{', found so' if span.found else ''}, {clock(span.start)} {until}"


def chart_summary(timeline: Timeline, names: Names) -> str:
    """The whole chart in sentences, for a screen reader and as the figure's text on paper."""
    parts = [_rates_told(timeline), _vitals_told(timeline, names.temperature), _reactions_told(timeline, names)]
    if timeline.ceiling is not None:
        parts.append(f"The ceiling is {rate(timeline.ceiling)}.")
    if timeline.planned:
        ahead = "; ".join(f"{rate(s.rate)} from {clock(s.start)}" for s in timeline.planned)
        parts.append(f"Planned: {ahead}.")
    if timeline.finish_at is not None:
        parts.append(f"{finish_at(timeline.finish_at)}.")
    return " ".join(part for part in parts if part)


def _rates_told(timeline: Timeline) -> str:
    if not timeline.rates:
        return "The infusion has not started."
    return "Rates: " + "; ".join(span_words(span) for span in timeline.rates) + "."


def _vitals_told(timeline: Timeline, unit: str) -> str:
    if not timeline.vitals:
        return "No vitals yet."
    last = timeline.vitals[-1]
    sets = "1 set" if len(timeline.vitals) == 1 else f"{len(timeline.vitals)} sets"
    return f"{sets} of vitals, the last at {clock(last.at)}: {', '.join(reading_parts(last.reading, unit))}."


def _reactions_told(timeline: Timeline, names: Names) -> str:
    if not timeline.reactions:
        return "No reaction."
    told = "; ".join(reaction_words(mark, names) for mark in timeline.reactions)
    return f"{opened_with_capital('reaction' if len(timeline.reactions) == 1 else 'reactions')}: {told}."
