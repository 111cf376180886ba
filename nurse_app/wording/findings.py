"""Every finding as the sentence that a nurse reads: what was found, and what to do."""

from __future__ import annotations

from nurse_app.clinical.findings import Finding
from nurse_app.errors import OurBug
from nurse_app.wording import findings_case, findings_plan, findings_reactions, findings_vitals, findings_walk
from nurse_app.wording.template import Template, filled

_AREAS = (
    findings_plan.SENTENCES,
    findings_vitals.SENTENCES,
    findings_reactions.SENTENCES,
    findings_walk.SENTENCES,
    findings_case.SENTENCES,
)


def _joined(areas: tuple[dict[str, Template], ...]) -> dict[str, Template]:
    whole: dict[str, Template] = {}
    for area in areas:
        twice = whole.keys() & area.keys()
        if twice:
            raise OurBug(f"two sentences for {', '.join(sorted(twice))}")
        whole |= area
    return whole


_SENTENCES = _joined(_AREAS)


def sentence(finding: Finding) -> str:
    """Say a finding in one or two plain sentences.

    Raises:
        OurBug: a code without a sentence, or a sentence whose fact is missing.
    """
    try:
        template = _SENTENCES[finding.code]
    except KeyError:
        raise OurBug(f"no sentence for the finding {finding.code}") from None
    return filled(template, finding)


def worded(code: str) -> bool:
    """Whether a code has its sentence."""
    return code in _SENTENCES
