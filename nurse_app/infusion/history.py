"""What past infusions teach: product, lots, highest and tolerated rate, premedication, and the reactions."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.quantities import Rate, written_in_full
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.entries import PastInfusion, PastReaction
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.state import Infusion, Reaction
from nurse_app.infusion.tolerance import highest_tolerated


def past_of(infusions: tuple[Infusion, ...]) -> tuple[PastInfusion, ...]:
    """One line for each infusion that ran and has ended, the latest first; training ones and voided ones left out."""
    ended = [i for i in infusions if i.ended_at is not None and not i.opened.training and i.status is not Status.VOIDED]
    return tuple(past(i) for i in sorted(ended, key=lambda i: i.started_at or i.opened_at, reverse=True))


def past(infusion: Infusion) -> PastInfusion:
    """What one infusion that ran teaches. A reaction after the last drop counts as late."""
    over = infusion.ended_at or infusion.effective[-1].happened
    lots = [lot for lot, _ in given_by_lot(infusion, over) if lot]
    return PastInfusion(
        on=(infusion.started_at or infusion.opened_at).date(),
        product=infusion.order.product,
        lot=", ".join(lots),
        highest=infusion.ledger.highest(),
        tolerated=highest_tolerated(infusion, over),
        weight_kg=written_in_full(infusion.patient.weight.value),
        reactions=tuple(p for r in infusion.reactions for p in _past(infusion, r)),
        premedication=tuple(_given_before(infusion)),
    )


def _given_before(infusion: Infusion) -> Iterator[str]:
    """What was given before the first drop, with dose and route."""
    for given in infusion.medications:
        if infusion.started_at is None or given.at <= infusion.started_at:
            yield " ".join(part for part in (given.fact.name, given.fact.dose, given.fact.route) if part)


def _past(infusion: Infusion, reaction: Reaction) -> tuple[PastReaction, ...]:
    late = infusion.ended_at is not None and reaction.onset >= infusion.ended_at
    rate: Rate | None = None if late else reaction.rate_at_onset
    return tuple(PastReaction(s.sign, s.grade, rate, late=late) for s in reaction.signs)
