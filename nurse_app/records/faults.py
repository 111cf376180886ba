"""Names what may be wrong with a chart's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FaultCode(StrEnum):
    """What is wrong with one file; the sentences are in `wording.trouble`."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    PAGE_DAMAGED = "page-damaged"
    STRUCTURE = "structure"
    GUARDS_MISSING = "guards-missing"
    SCHEMA_ALTERED = "schema-altered"
    CHAIN_BROKEN = "chain-broken"
    COLUMNS_ALTERED = "columns-altered"
    LIST_ALTERED = "list-altered"
    ENDS_EARLY = "ends-early"
    RECORD_DAMAGED = "record-damaged"
    NOT_AS_ACKNOWLEDGED = "not-as-acknowledged"
    NOT_IN_MIRROR = "not-in-mirror"
    COPIES_DIFFER = "copies-differ"
    ANCHOR_SLOT = "anchor-slot"
    ANCHOR_DAMAGED = "anchor-damaged"
    ANCHOR_OLD = "anchor-old"
    KEYS_DAMAGED = "keys-damaged"
    KEYS_ALTERED = "keys-altered"
    KEYS_DIFFER = "keys-differ"
    KEYS_OF_ANOTHER = "keys-of-another"
    KEYS_OLD = "keys-old"
    KEYS_PUT_BACK = "keys-put-back"
    PASSWORD = "password"
    NEWER = "newer"
    BACKUP_CUT = "backup-cut"
    WITNESS_AHEAD = "witness-ahead"
    WITNESS_DIFFERS = "witness-differs"


HEALING = frozenset(
    {
        FaultCode.ANCHOR_SLOT,
        FaultCode.KEYS_DAMAGED,
        FaultCode.KEYS_DIFFER,
        FaultCode.KEYS_OF_ANOTHER,
        FaultCode.KEYS_OLD,
    }
)
"""What the next opening mends by itself, because what is needed stands whole beside it."""


@dataclass(frozen=True, slots=True)
class ChartFault:
    """One thing wrong: the file's name, what, and the number of the first entry it touches, where that is known."""

    file: str
    code: FaultCode
    entry: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
