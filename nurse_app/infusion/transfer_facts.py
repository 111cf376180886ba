"""Facts of a session that goes on at another laptop by a file: sent, taken over there, or taken back here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SentToFile:
    """The session was written to a file for another laptop; from here on this copy is only looked at."""

    kind: ClassVar[str] = "sent-to-file"
    file: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """This laptop took the session over from a file; later entries are made here, by the entry's author."""

    kind: ClassVar[str] = "taken-over"
    file: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The other laptop never took it over: this copy goes on, with the reason."""

    kind: ClassVar[str] = "taken-back"
    reason: str


TransferFact = SentToFile | TakenOver | TakenBack
TRANSFER_FACTS = (SentToFile, TakenOver, TakenBack)
TRANSFER_KINDS = frozenset(fact.kind for fact in TRANSFER_FACTS)
