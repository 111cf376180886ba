"""What is said when the program itself made a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nurse_app.infusion.outlook import Outlook, Status
from nurse_app.infusion.state import Infusion
from nurse_app.wording.numbers import clock, rate

TITLE = "Vigil made a mistake"
TO_DO = (
    "Look at the pump and at the patient first.",
    "Go back to Today. What was saved is there.",
    "If it comes again, chart on paper and call whoever looks after this computer.",
)
BACK = "Back to Today"
CLOSE = "Close Vigil"


def happened(kind: str) -> str:
    """What went wrong, by its kind alone."""
    return f"Something inside the program failed ({kind}). It is not your doing."


def kept(saved_at: datetime | None) -> str:
    """What is kept."""
    last = f" The last entry was saved at {clock(saved_at)}." if saved_at is not None else ""
    return f"Every entry that was shown as saved is kept.{last} What you were typing may not be."


def running(seen: Iterable[tuple[Infusion, Outlook]]) -> tuple[tuple[int, str, str], ...]:
    """Each chair whose pump runs as far as the chart says: number, words, last known rate."""
    return tuple(
        (i.opened.chair, f"Chair {i.opened.chair}", f"{rate(o.rate)}, as last charted")
        for i, o in seen
        if o.status in (Status.INFUSING, Status.PAUSED)
    )
