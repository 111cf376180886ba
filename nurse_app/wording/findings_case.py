"""Sentences for what a replayed case assumes, and for what only a case file can get wrong."""

from __future__ import annotations

from nurse_app.clinical.findings import Finding
from nurse_app.clinical.vitals import Vital
from nurse_app.wording.findings_vitals import VITAL_WORDS
from nurse_app.wording.template import Template


def _stages(finding: Finding) -> str:
    but = finding.fact("but")
    return f"Verify and Prepare count as done, confirmed by {finding.fact('nurse')}" + (
        f", but for: {but}." if but else "."
    )


def _target(finding: Finding) -> str:
    vital = VITAL_WORDS[Vital(finding.fact("vital"))]
    return f"The prescriber's limit for the {vital} counts as {finding.fact('limit')}, that of the baseline."


SENTENCES: dict[str, Template] = {
    "case-stages": _stages,
    "case-vials": "The vials are those of the plan; their lots are not recorded.",
    "case-no-baseline": "The file holds no baseline, so none was taken.",
    "case-baseline-refused": "The baseline was refused: {codes}.",
    "case-no-history": "Nothing is known of earlier infusions: the cautious timetable is used.",
    "case-accepted": "What the order asks counts as accepted by {nurse}: {codes}.",
    "case-target": _target,
    "case-strict": "Nothing that asks is accepted, and the run stops at the first refusal.",
    "case-not-named": 'A missing name or record number prints as "not named".',
    "case-keep-reason": 'Keeping the rate was chosen without a reason; "chosen by the case file" is written.',
    "entry-not-kept": "Entry {n} of the case was not kept, so nothing can be done about it.",
    "code-not-read": "The scanned text names no lot and expiry. Type them from the label.",
    "no-vial-waits": "Every vial of the plan is on the chart. Type this one with its grams.",
    "scanned-as-planned": "The code names no product or grams. Lot {lot} counts as {product}, {grams}: check it.",
}
