"""A finding in words as its card shows it."""

from __future__ import annotations

from typing import cast

from nurse_app.ui.parts.finding_card import FindingKind, FindingView
from nurse_app.wording.pages_plan import FindingWords


def finding_view(finding: FindingWords, decided: str = "") -> FindingView:
    """The card of a finding; `decided` folds it to one line."""
    kind = cast(FindingKind, finding.kind)
    return FindingView(finding.key, kind, finding.title, finding.text, finding.source, decided)
