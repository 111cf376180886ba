"""Deeds: what was done with the record itself (unlocked, looked at, printed, a nurse added), kept in the same chain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Done(StrEnum):
    """What was done. A word is never given another meaning: it is on disk."""

    UNLOCKED = "unlocked"
    LOCKED = "locked"
    CLOSED = "closed"
    WRONG_PASSWORD = "wrong-password"
    VIEWED = "viewed"
    EXPORTED = "exported"
    PRINTED = "printed"
    NURSE_ADDED = "nurse-added"
    NURSE_REMOVED = "nurse-removed"
    ROLES_CHANGED = "roles-changed"
    PASSWORD_CHANGED = "password-changed"
    RECOVERY_MADE = "recovery-made"
    RECOVERY_DECLINED = "recovery-declined"
    RECOVERY_USED = "recovery-used"
    PUT_BACK_SEEN = "put-back-seen"
    FIGURES_CONFIRMED = "figures-confirmed"


@dataclass(frozen=True, slots=True)
class Deed:
    """One of them: what, by whom (empty: nobody was signed in), when by the wall clock, and about what.

    `about` names an infusion's id, a nurse, a count: never a patient's name;
    and where the key files were changed, the `edition` they have since.
    `done` is a word of `Done`, or one of a later release.
    """

    done: str
    author: str
    at: datetime
    about: Mapping[str, str] = field(default_factory=dict)


def edition_in(payload: str) -> int:
    """Of which edition the key files were after a deed, as its payload tells; 0: it tells nothing of them."""
    # Hardly any does, and a check reads them all.
    if '"edition"' not in payload:
        return 0
    edition = str(json.loads(payload)["about"].get("edition", ""))
    return int(edition) if edition.isascii() and edition.isdigit() else 0


def payload_of(deed: Deed) -> str:
    """The one spelling in which it is kept."""
    plain = {"deed": str(deed.done), "author": deed.author, "at": deed.at.isoformat(), "about": dict(deed.about)}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def told_in(payload: str) -> Deed:
    """The deed that a payload tells."""
    plain = json.loads(payload)
    return Deed(plain["deed"], plain["author"], datetime.fromisoformat(plain["at"]), plain["about"])
