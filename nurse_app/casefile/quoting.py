"""What of a file may be repeated in a sentence: short, on one line, odd characters as their codes."""

from __future__ import annotations

QUOTED = 60


def quoted(text: str) -> str:
    """What a file says, cut to `QUOTED` characters; what cannot be printed is shown as its code."""
    shown = text[: QUOTED + 1]
    if not shown.isprintable():
        shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown)
    return shown if len(shown) <= QUOTED else f"{shown[: QUOTED - 1]}…"
