"""How long the locked screen waits after wrong passwords, in words; light, for it is on the first page."""

from __future__ import annotations


def waits(seconds: int) -> str:
    """Why the password is not taken yet, after "Not yet:"."""
    return f"after several wrong passwords, wait {how_long(seconds)}. Alarms and Emergency go on."


def how_long(seconds: int) -> str:
    """12 s; 2 min; 2 min 5 s."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join([*parts, f"{rest} s"] if rest or not minutes else parts)
