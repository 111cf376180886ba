"""The words of the glance band: the rate now, the volume, the verdict on the last vitals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.quantities import Minutes, Volume, written
from nurse_app.clinical.setting import Pump
from nurse_app.clinical.vitals import Band, Reading, Vital
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.outlook import Outlook, Status, Verdict, VerdictKind
from nurse_app.infusion.state import Infusion
from nurse_app.wording.names import Names, opened_with_capital, spelled, within_sentence, worst
from nurse_app.wording.numbers import clock, dose, mg_kg_min, minutes, pressure, rate, volume, whole

IN_RANGE = "In range"
REACTION = "Reaction"
NONE_YET = "None yet"
VITAL_NAMES = {
    Vital.SYSTOLIC: "Systolic",
    Vital.DIASTOLIC: "Diastolic",
    Vital.PULSE: "Pulse",
    Vital.RESPIRATION: "Resp",
    Vital.TEMPERATURE: "Temp",
    Vital.SPO2: "SpO2",
    Vital.PAIN: "Pain",
}


@dataclass(frozen=True, slots=True)
class NowWords:
    """The rate, its unit, what stands below and beside, and the note above the unit."""

    rate: str
    unit: str
    small: str
    beside: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """State (fine, amber, red, reaction, old, none), word, what stands beside the heading and below the word."""

    state: str
    word: str
    beside: str
    below: str


@dataclass(frozen=True, slots=True)
class VolumeWords:
    """Given, the rest of the line, the finish as a clock time and its label; `short` where there is little room."""

    given: str
    beside: str
    finish: str
    finish_label: str
    short: str = ""


def ago(then: datetime, now: datetime) -> str:
    """How long ago: "4 min ago", "just now"."""
    span = minutes_between(then, now)
    return f"{minutes(span)} ago" if span.value >= 1 else "just now"


def whole_minutes(start: datetime, end: datetime) -> Minutes:
    """Full minutes from start to end, never below 0."""
    return Minutes.of(max(int((end - start).total_seconds() // 60), 0))


def now_words(outlook: Outlook, infusion: Infusion, *, setting: bool = False) -> NowWords:
    """What the large number says, and what it is.

    `setting` while the pump is to be set: the old rate stands until it is read back.
    """
    number, unit = rate(outlook.rate).split(" ")
    return NowWords(
        rate=number,
        unit=unit,
        small=_small(outlook, infusion.pump),
        beside=_beside(outlook, infusion),
        state=_state(outlook, setting),
        note=_note(outlook, infusion),
    )


def _state(outlook: Outlook, setting: bool) -> str:
    if outlook.status is Status.PAUSED:
        return "paused"
    if outlook.status is not Status.INFUSING:
        return "stopped" if outlook.status is Status.STOPPED else "infusing"
    if outlook.unconfirmed_since is not None:
        return "unconfirmed"
    return "setting" if setting else "infusing"


def _small(outlook: Outlook, pump: Pump) -> str:
    if outlook.status is Status.PAUSED:
        return f"was {rate(outlook.last_rate)}"
    parts = []
    if pump.gravity and pump.drop_factor:
        parts.append(f"{written(outlook.rate.value * pump.drop_factor / 60, 0)} drops/min")
    if outlook.mg_kg_min is not None:
        parts.append(mg_kg_min(outlook.mg_kg_min))
    return ", ".join(parts)


def _since(outlook: Outlook, infusion: Infusion) -> datetime | None:
    if outlook.status is Status.PAUSED:
        return next((pause.start for pause in reversed(infusion.pauses) if pause.end is None), outlook.since)
    if outlook.status in (Status.STOPPED, Status.OBSERVING):
        return infusion.ended_at
    return outlook.since


def _beside(outlook: Outlook, infusion: Infusion) -> str:
    if outlook.status is Status.READY:
        return "not started"
    start = _since(outlook, infusion)
    if start is None:
        return ""
    since = f"since {clock(start)} ({minutes(whole_minutes(start, outlook.now))})"
    if outlook.status is Status.PAUSED:
        return f"paused {since}"
    if outlook.status is Status.STOPPED:
        return f"stopped {since}"
    if outlook.status is Status.OBSERVING:
        return f"ended {since}"
    if outlook.status is Status.INFUSING and outlook.step_n is not None:
        return f"step {outlook.step_n} of {outlook.step_of}, {since}"
    return since


def _note(outlook: Outlook, infusion: Infusion) -> str:
    start = _since(outlook, infusion)
    if outlook.status is Status.PAUSED and start is not None:
        return f"Paused {minutes(whole_minutes(start, outlook.now))}"
    if outlook.status is Status.STOPPED:
        return "Stopped"
    if outlook.status is Status.INFUSING and outlook.unconfirmed_since is not None:
        return f"not confirmed since {clock(outlook.unconfirmed_since)}"
    return ""


def slim_rate_words(outlook: Outlook, infusion: Infusion) -> str:
    """The line beside the rate in the slim strip: "2 mg/kg/min, since 10:35 (10 min)"."""
    small = _small(outlook, infusion.pump)
    beside = _beside(outlook, infusion)
    if beside.startswith("step"):
        beside = beside.partition(", ")[2]
    return ", ".join(part for part in (small, beside) if part)


def volume_words(outlook: Outlook) -> VolumeWords:
    """The volume given of the ordered one; a range while the rate is not confirmed."""
    grams = f"{dose(outlook.given_dose, 1)} of {dose(outlook.ordered_dose, 1)}"
    given = _round(outlook.given)
    if outlook.volume_range is not None:
        low, high = outlook.volume_range
        if _round(low) != _round(high):
            given = f"{written(low.value, 0)} to {_round(high)}"
    label = "Finish" if outlook.finish_at else ""
    finish = clock(outlook.finish_at) if outlook.finish_at else "no finish"
    if outlook.volume_in:
        label, finish = "", "all in?"
    elif outlook.status is Status.PAUSED:
        label, finish = "", "paused"
    elif outlook.status in (Status.STOPPED, Status.OBSERVING):
        label, finish = "", "ended"
    short = f"{given.removesuffix(' mL')} of {_round(outlook.ordered)}"
    return VolumeWords(given, f"of {_round(outlook.ordered)} given, {grams}", finish, label, short)


def _round(value: Volume) -> str:
    return f"{written(value.value, 0)} mL"


def bottle_words(outlook: Outlook) -> tuple[str, ...]:
    """The label of each bottle's mark: the first in full."""
    return tuple(
        f"Bottle {b.n}, {dose(b.grams)}" if place == 0 else f"{b.n}, {dose(b.grams)}"
        for place, b in enumerate(outlook.bottles)
    )


def verdict_words(outlook: Outlook, names: Names) -> VerdictWords:
    """What is said of the last set; an open reaction hides the rest."""
    verdict = outlook.verdict
    beside = f"{clock(verdict.at)}, {ago(verdict.at, outlook.now)}" if verdict.at else ""
    if verdict.kind is VerdictKind.REACTION:
        return VerdictWords("reaction", REACTION, _last_beside(verdict), f"open: {open_signs(outlook, names)}")
    if verdict.kind is VerdictKind.NONE:
        return VerdictWords("none", NONE_YET, "", "")
    if verdict.kind is VerdictKind.OLD and verdict.at is not None:
        span = minutes(whole_minutes(verdict.at, outlook.now))
        return VerdictWords("old", f"{span} old", clock(verdict.at), short_reading(verdict.reading))
    if verdict.kind is VerdictKind.BAND:
        return _band_words(verdict, names, beside)
    return VerdictWords("fine", IN_RANGE, beside, _clean_sets(outlook))


def open_signs(outlook: Outlook, names: Names) -> str:
    """The signs of every open reaction with their grade: "headache, flushing, mild"."""
    seen = tuple(sign for reaction in outlook.reactions for sign in reaction.signs)
    grades = {sign.grade for sign in seen}
    signs = within_sentence(names.seen(seen)) if seen else "no symptom named"
    return f"{signs}, {next(iter(grades)).value}" if len(grades) == 1 else signs


def _last_beside(verdict: Verdict) -> str:
    if verdict.at is None:
        return "none yet"
    word = "in range" if verdict.band is None else f"{verdict.band.value}: {_worst(verdict)}"
    return f"{clock(verdict.at)}, {word}"


def _worst(verdict: Verdict) -> str:
    if not verdict.tripped:
        return ""
    first = verdict.tripped[0]
    vital = first.condition.vital
    name = VITAL_NAMES[vital] if vital is not None else opened_with_capital(spelled(first.trigger))
    return f"{name} {first.value}".strip()


def _band_words(verdict: Verdict, names: Names, beside: str) -> VerdictWords:
    first = verdict.tripped[0]
    trigger = names.book.trigger(first.trigger) if names.book else None
    what = trigger.label if trigger else opened_with_capital(spelled(first.trigger))
    below = what + (f", baseline {first.baseline}" if first.baseline else "")
    if len(verdict.tripped) > 1:
        below += f", and {len(verdict.tripped) - 1} more"
    band = "red" if verdict.band is Band.RED else "amber"
    return VerdictWords(band, _worst(verdict), beside, below)


def _clean_sets(outlook: Outlook) -> str:
    sets = outlook.verdict.clean_sets
    if not sets:
        return short_reading(outlook.verdict.reading)
    return f"{sets} clean {'set' if sets == 1 else 'sets'} in a row"


def short_reading(reading: Reading | None) -> str:
    """A set in a few figures: "122/74, pulse 76, 98%"."""
    if reading is None:
        return ""
    parts = []
    if reading.systolic is not None:
        parts.append(pressure(reading.systolic, reading.diastolic))
    if reading.pulse is not None:
        parts.append(f"pulse {whole(reading.pulse)}")
    if reading.spo2 is not None:
        parts.append(f"{whole(reading.spo2)}%")
    return ", ".join(parts)


def given_words(outlook: Outlook) -> str:
    """What is in so far: "77 mL, 7.7 g"."""
    return f"{volume(outlook.given)}, {dose(outlook.given_dose, 1)}"


def slim_verdict_words(outlook: Outlook, names: Names) -> tuple[str, str, str]:
    """State, word and the small line of the slim strip."""
    told = verdict_words(outlook, names)
    if outlook.reactions:
        grade = worst(sign for reaction in outlook.reactions for sign in reaction.signs)
        title = f"Reaction open, {grade.value}" if grade else "Reaction open"
        return "reaction", title, f"vitals {told.beside}" if told.beside else ""
    return told.state, told.word, f"vitals {told.beside}" if told.beside else ""
