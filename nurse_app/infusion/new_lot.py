"""Whether a new lot goes back to the first rate, and since when that is due."""

from __future__ import annotations

from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.state import Infusion


def restarts_on_new_lot(infusion: Infusion, book: Book) -> bool:
    """Whether a new lot goes back to the first rate: by the timetable of the visit, or by the clinic's choice."""
    return infusion.clinic.restart_on_new_lot or book.timetable.of(infusion.profile).new_lot_restarts


def restart_due(infusion: Infusion, book: Book) -> tuple[datetime, Rate] | None:
    """Since when the first rate is due again because of a new lot, until it was set or kept otherwise with a reason."""
    steps = infusion.plan.steps
    lots = [h.at for h in infusion.hung if h.new_lot and infusion.started_at and h.at > infusion.started_at]
    if not lots or not steps or not infusion.running or not restarts_on_new_lot(infusion, book):
        return None
    at, first = lots[-1], steps[0].rate
    done = any(s.rate <= first and (s.end is None or s.end > at) for s in infusion.ledger.spans)
    return None if done or any(k.at >= at for k in infusion.kept_rates) else (at, first)
