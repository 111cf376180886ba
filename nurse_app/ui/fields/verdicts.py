"""What a field is told about the text in it, and how each state looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

FieldState = Literal[
    "empty", "typing", "accepted", "second_look", "refused", "not_taken", "matches", "differs", "closed"
]


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """A state and the words below the field that go with it.

    A judge answers with `accepted` (words: the number in words, or none),
    `second_look`, `refused`, `matches` or `differs`.
    """

    kind: FieldState
    words: str = ""


Judge = Callable[[str], FieldVerdict]
EMPTY = FieldVerdict("empty")
TYPING = FieldVerdict("typing")
STANDS = ("accepted", "matches", "closed")
"""The states in which a value may be saved as it stands."""


@dataclass(frozen=True, slots=True)
class FieldLook:
    """Fill, border, its width, icon and colour of the words below."""

    fill: str
    border: str
    width: int
    icon: str = ""
    tone: str = "ink-2"
    dashed: bool = False


LOOKS: dict[FieldState, FieldLook] = {
    "empty": FieldLook("raised", "line-strong", 1),
    "typing": FieldLook("raised", "accent", 3),
    "accepted": FieldLook("raised", "line-strong", 1),
    "second_look": FieldLook("medium-wash", "medium-fill", 3, "triangle-alert", "medium-text"),
    "refused": FieldLook("high-wash", "high-fill", 3, "octagon-x", "high-text"),
    "not_taken": FieldLook("", "line-strong", 1, dashed=True),
    "matches": FieldLook("raised", "fine", 3, "circle-check", "fine"),
    "differs": FieldLook("high-wash", "high-fill", 3, "octagon-x", "high-text"),
    "closed": FieldLook("", "", 0),
}
