"""How soon to measure again, by what the book asks for a sign or a band."""

from __future__ import annotations

from collections.abc import Iterable

from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.signs import Action

# The minutes are the names of these actions.
_AFTER = {Action.RECHECK_5: Minutes.of(5), Action.RECHECK_15: Minutes.of(15)}


def recheck_after(actions: Iterable[Action]) -> Minutes | None:
    """The soonest that any of these actions asks for; None where none does."""
    return min((_AFTER[action] for action in actions if action in _AFTER), default=None)
