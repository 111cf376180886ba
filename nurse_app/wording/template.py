"""How a sentence is made from a code and its facts: a text with the facts' names in braces, or a small function."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nurse_app.clinical.findings import Finding
from nurse_app.errors import OurBug

Template = str | Callable[[Finding], str]


def filled(template: Template, finding: Finding) -> str:
    """Put a finding's facts into its sentence.

    Raises:
        OurBug: the sentence names a fact that the finding does not have.
    """
    if not isinstance(template, str):
        return template(finding)
    return filled_text(template, dict(finding.facts), finding.code)


def filled_text(text: str, named: Mapping[str, str], code: str) -> str:
    """Put named facts into a text; a name that is missing is our bug."""
    try:
        return text.format_map(named)
    except KeyError as missing:
        raise OurBug(f"the sentence for {code} needs the fact {missing}") from None
