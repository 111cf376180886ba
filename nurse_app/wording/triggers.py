"""What a reading tripped, in words: the value, the baseline, the limit that it met, the band."""

from __future__ import annotations

from fractions import Fraction

from nurse_app.clinical.quantities import Temperature, written
from nurse_app.clinical.vitals import Band, Compare, Condition, Tripped, Vital
from nurse_app.wording.findings_vitals import VITAL_WORDS, measured
from nurse_app.wording.names import Names, opened_with_capital, spelled, within_sentence
from nurse_app.wording.numbers import degrees

BAND_WORDS = {Band.AMBER: "amber", Band.ORANGE: "orange", Band.RED: "red"}

_UNITS = {
    Vital.SYSTOLIC: " mmHg",
    Vital.DIASTOLIC: " mmHg",
    Vital.PULSE: "/min",
    Vital.RESPIRATION: "/min",
    Vital.SPO2: "%",
    Vital.PAIN: "",
}
_CELSIUS = " °C"


def trigger_name(trigger: str, names: Names) -> str:
    """What a trigger watches: "Systolic pressure falling"."""
    known = names.book.trigger(trigger) if names.book else None
    return known.label if known else opened_with_capital(spelled(trigger))


def trigger_text(tripped: Tripped, names: Names) -> str:
    """What a reading tripped, with its numbers: the value, what it is held against, and the band."""
    condition, band = tripped.condition, BAND_WORDS[tripped.band]
    if condition.test is Compare.ALERTNESS:
        return f"Alertness: {spelled(tripped.value)} ({band} band)."
    value = f"{_vital(tripped, names)} {_shown(tripped.value, names)}"
    if tripped.baseline:
        value += f", baseline {_shown(tripped.baseline, names)}"
    company = [within_sentence(_known(one, names)) for one in tripped.company if one != tripped.trigger]
    beside = f", together with {' and '.join(company)}" if company else ""
    return f"{value}{_limit(condition, names)}{beside} ({band} band)."


def _known(an_id: str, names: Names) -> str:
    of_trigger = names.book.trigger(an_id) if names.book else None
    return of_trigger.label if of_trigger else names.sign(an_id)


def _vital(tripped: Tripped, names: Names) -> str:
    vital = tripped.condition.vital
    return opened_with_capital(VITAL_WORDS[vital]) if vital else f"{trigger_name(tripped.trigger, names)}:"


def _limit(condition: Condition, names: Names) -> str:
    if condition.figure is None or condition.vital is None:
        return ""
    figure = _figure(condition.figure, condition.vital, condition.absolute, names)
    figure += ", this patient's own limit" if condition.own else ""
    return {
        Compare.FALL: f": a fall of {figure} or more",
        Compare.RISE: f": a rise of {figure} or more",
        Compare.FALL_PERCENT: f": a fall of more than {written(condition.figure, 1)}%",
        Compare.BELOW: f": below {figure}",
        Compare.ABOVE: f": above {figure}",
        Compare.AT_LEAST: f": {figure} or more",
        Compare.AT_MOST: f": {figure} or less",
    }[condition.test]


def _figure(figure: Fraction, vital: Vital, level: bool, names: Names) -> str:
    if vital is not Vital.TEMPERATURE:
        return f"{written(figure, 1)}{_UNITS[vital]}"
    if level:
        return f"{degrees(Temperature(figure), names.temperature)} °{names.temperature}"
    change = figure * 9 / 5 if names.temperature == "F" else figure
    return f"{written(change, 1)} °{names.temperature}"


def _shown(value: str, names: Names) -> str:
    if not value.endswith(_CELSIUS):
        return measured(value)
    kept = Temperature(Fraction(value.removesuffix(_CELSIUS)))
    return f"{degrees(kept, names.temperature)} °{names.temperature}"
