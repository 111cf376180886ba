"""Where a figure comes from and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How the figure was read. From memory: shown as unverified, confirmed by name before use."""

    LABEL_TEXT_SEEN = "label-text-seen"
    SECONDARY_SOURCE = "secondary-source"
    FROM_MEMORY = "from-memory"


@dataclass(frozen=True, slots=True)
class Source:
    """A page, label or guideline, and what it says."""

    what: str
    url: str = ""
    says: str = ""
