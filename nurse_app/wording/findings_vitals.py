"""Sentences for what is found about a set of vitals: impossible, improbable, or off from the start."""

from __future__ import annotations

from nurse_app.clinical.findings import Finding
from nurse_app.clinical.vitals import Vital
from nurse_app.wording.names import opened_with_capital
from nurse_app.wording.template import Template

VITAL_WORDS = {
    Vital.SYSTOLIC: "systolic pressure",
    Vital.DIASTOLIC: "diastolic pressure",
    Vital.PULSE: "pulse",
    Vital.RESPIRATION: "respiratory rate",
    Vital.TEMPERATURE: "temperature",
    Vital.SPO2: "SpO2",
    Vital.PAIN: "pain score",
}


def measured(text: str) -> str:
    """A measured value as a nurse writes it: 98%, 76/min; a score stands alone."""
    return text.replace(" %", "%").replace(" /min", "/min").strip()


def _named(finding: Finding) -> str:
    return f"{opened_with_capital(VITAL_WORDS[Vital(finding.fact('vital'))])} {measured(finding.fact('typed'))}"


def _impossible(finding: Finding) -> str:
    low, high = finding.fact("low"), measured(finding.fact("high"))
    return f"{_named(finding)} cannot be: it lies between {low} and {high}. Nothing is changed; type what you read."


def _second_look(finding: Finding) -> str:
    why = []
    if finding.fact("high"):
        why.append(f"outside {finding.fact('low')} to {measured(finding.fact('high'))}")
    if finding.fact("last"):
        why.append(f"{measured(finding.fact('change'))} or more from the last value, {measured(finding.fact('last'))}")
    return f"{_named(finding)} needs a second look: {', and '.join(why)}. Measure again and type what you read."


def _beyond(finding: Finding) -> str:
    name, value = finding.fact("name"), measured(finding.fact("value"))
    limit = "lowest" if finding.fact("side") == "below" else "highest"
    vital = VITAL_WORDS[Vital(finding.fact("vital"))]
    said = f"{name}: the baseline, {value}, is already in a band ({finding.fact('bands')}). "
    said += f"Ask the prescriber for the {limit} {vital} that is right for this patient. "
    said += "Begin your reason with that number, then the prescriber's name. "
    said += "Until it is recorded every set in the band counts; then the change from the baseline does"
    only = finding.fact("level_only")
    if only:
        said += f". Where no change has a figure ({only}), anything {finding.fact('side')} that number counts"
    return f"{said}."


def _target_needed(finding: Finding) -> str:
    vital = VITAL_WORDS[Vital(finding.fact("vital"))]
    return (
        f"Begin the reason with the prescriber's limit for the {vital} as one number, in the unit of the baseline "
        f"({measured(finding.fact('value'))}), then the prescriber's name."
    )


SENTENCES: dict[str, Template] = {
    "impossible-value": _impossible,
    "second-look": _second_look,
    "diastolic-not-below-systolic": "The diastolic pressure, {diastolic}, is not below the systolic, {systolic}. "
    "Measure again and type both.",
    "baseline-beyond-limit": _beyond,
    "target-needed": _target_needed,
    "target-not-met": "The limit given, {limit}, does not hold even now: the baseline is {value}. Ask the prescriber "
    "whether to start, and for which limit.",
}
