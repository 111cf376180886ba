"""When the rest of the volume would be in at another rate: plain arithmetic for showing what a choice would do."""

from __future__ import annotations

from datetime import datetime

from nurse_app.clinical.quantities import Rate, Volume, time_for
from nurse_app.infusion.ledger import after
from nurse_app.infusion.outlook import Outlook


def finish_at_rate(outlook: Outlook, rate: Rate) -> datetime | None:
    """When the rest is in if this rate runs from now to the end; None at 0, or once everything is in."""
    rest = outlook.ordered.value - outlook.given.value
    if rate.value <= 0 or rest <= 0:
        return None
    return after(outlook.now, time_for(Volume(rest), rate))
