"""The words for entries made while the infusion is under way: rates, vitals, reactions, pauses, emergency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.vitals import Alertness, Reading
from nurse_app.infusion.entries import (
    EmergencyClosed,
    EmergencyOpened,
    EmergencyStepDone,
    NotTaken,
    OptionChosen,
    Paused,
    PumpVolumeRead,
    RateChanged,
    RateFound,
    RateKept,
    ReactionCourse,
    ReactionNoted,
    ReactionResolved,
    Resumed,
    SiteChanged,
    Started,
    VitalsTaken,
)
from nurse_app.wording.findings_vitals import VITAL_WORDS
from nurse_app.wording.names import Names, opened_with_capital, worst
from nurse_app.wording.numbers import pressure, rate, temperature, volume, whole

Line = tuple[str, str]
Words = Callable[[Any, Names], Line]

ALERTNESS = {
    Alertness.ALERT: "alert",
    Alertness.DROWSY: "drowsy, wakes easily",
    Alertness.DISORIENTED: "disoriented",
    Alertness.VOICE_PAIN_OR_NOT: "answers only to voice or pain, or not at all",
}


def reading_parts(reading: Reading, unit: str) -> list[str]:
    """A reading value by value, each with its name or unit; what was not measured is left out."""
    parts = []
    if reading.systolic is not None or reading.diastolic is not None:
        parts.append(f"{pressure(reading.systolic, reading.diastolic)} mmHg")
    if reading.pulse is not None:
        parts.append(f"pulse {whole(reading.pulse)}")
    if reading.respiration is not None:
        parts.append(f"resp {whole(reading.respiration)}")
    if reading.temperature_c is not None:
        parts.append(temperature(reading.temperature_c, unit))
    if reading.spo2 is not None:
        parts.append(f"SpO2 {whole(reading.spo2)}%")
    if reading.pain is not None:
        parts.append(f"pain {reading.pain.text(1)} of 10")
    if reading.alertness is not None:
        parts.append(ALERTNESS[reading.alertness])
    return parts


def _vitals(fact: VitalsTaken, names: Names) -> Line:
    parts = reading_parts(fact.reading, names.temperature) or ["nothing measured"]
    if fact.symptoms:
        parts.append(names.seen(fact.symptoms).lower())
    if fact.site:
        parts.append(f"site {fact.site}")
    if fact.pump_volume is not None:
        parts.append(f"pump shows {volume(fact.pump_volume)}")
    if fact.second_look:
        parts.append(f"second look: {' and '.join(VITAL_WORDS[vital] for vital in fact.second_look)}")
    return "Vitals, baseline" if fact.baseline else "Vitals", ", ".join(parts)


def _not_taken(fact: NotTaken, _: Names) -> Line:
    return f"{opened_with_capital(fact.what)} not taken", fact.reason


def _read_back(value: Rate) -> str:
    return f"Pump read back {rate(value)}"


def _started(fact: Started, _: Names) -> Line:
    return f"Started at {rate(fact.rate)}", _read_back(fact.rate)


def _rate(fact: RateChanged, names: Names) -> Line:
    was = f"{rate(names.was).removesuffix(' mL/h')} to " if names.was is not None else "to "
    detail = _read_back(fact.rate)
    return f"Rate {was}{rate(fact.rate)}", f"{detail}; {fact.reason}" if fact.reason else detail


def _found(fact: RateFound, _: Names) -> Line:
    return f"Pump found at {rate(fact.rate)}", fact.reason


def _reaction(fact: ReactionNoted, names: Names) -> Line:
    grade = worst(fact.signs)
    return (f"Reaction, {grade.value}" if grade else "Reaction"), names.seen(fact.signs)


def _course(fact: ReactionCourse, names: Names) -> Line:
    return f"Reaction {fact.course}", names.seen(fact.signs) if fact.signs else ""


def _chosen(fact: OptionChosen, _: Names) -> Line:
    done = CHOICES[fact.do.value]
    if fact.rate is not None and fact.rate.value > 0:
        done = f"{done} {rate(fact.rate)}"
    shown = f"option {fact.number} of {len(fact.shown)} shown" if fact.shown else f"option {fact.number}"
    parts = [done, shown, *([f"rule {fact.rule}"] if fact.rule else []), *([fact.reason] if fact.reason else [])]
    return "Option chosen", ", ".join(parts)


CHOICES = {
    "slow": "slow to",
    "pause": "pause",
    "stop": "stop",
    "emergency": "emergency",
    "keep": "keep",
    "call": "call",
}


EMERGENCY_MISTAKES = {
    "ran-on": "opened by mistake, the pump ran on",
    "stood": "opened by mistake, the pump stood still",
}


def _kept(fact: RateKept, _: Names) -> Line:
    return "Rate kept against the rule", fact.reason


def _resolved(_fact: ReactionResolved, _: Names) -> Line:
    return "Reaction gone", ""


def _paused(fact: Paused, _: Names) -> Line:
    return "Paused", fact.reason


def _resumed(fact: Resumed, _: Names) -> Line:
    return f"Resumed at {rate(fact.rate)}", _read_back(fact.rate)


def _emergency(_fact: EmergencyOpened, _: Names) -> Line:
    return "Emergency", "infusion counted as stopped from here"


def _emergency_step(fact: EmergencyStepDone, names: Names) -> Line:
    return f"Emergency: {names.step(fact.step)}", fact.detail


def _emergency_closed(fact: EmergencyClosed, _: Names) -> Line:
    was = EMERGENCY_MISTAKES.get(fact.mistake, "")
    return "Emergency closed", f"{was}: {fact.reason}" if was else fact.reason


def _pump_volume(fact: PumpVolumeRead, _: Names) -> Line:
    return f"Pump shows {volume(fact.volume)}", ""


def _site(fact: SiteChanged, _: Names) -> Line:
    return f"IV site changed to {fact.site}", fact.reason


RUNNING: Mapping[str, Words] = {
    VitalsTaken.kind: _vitals,
    NotTaken.kind: _not_taken,
    Started.kind: _started,
    RateChanged.kind: _rate,
    RateFound.kind: _found,
    ReactionNoted.kind: _reaction,
    ReactionCourse.kind: _course,
    OptionChosen.kind: _chosen,
    RateKept.kind: _kept,
    ReactionResolved.kind: _resolved,
    Paused.kind: _paused,
    Resumed.kind: _resumed,
    EmergencyOpened.kind: _emergency,
    EmergencyStepDone.kind: _emergency_step,
    EmergencyClosed.kind: _emergency_closed,
    PumpVolumeRead.kind: _pump_volume,
    SiteChanged.kind: _site,
}
