"""Containers and lots: what hung when, how much came from each, what was wasted, and whether it adds up."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from nurse_app.clinical.quantities import Dose, Volume, volume_of
from nurse_app.documents.sections import Column, Line, Prose, Row, Section, Table, line
from nurse_app.documents.summary_given import given_in
from nurse_app.documents.telling import Telling
from nurse_app.infusion.containers import Container, containers
from nurse_app.infusion.ledger import NO_VOLUME
from nurse_app.wording import paper
from nurse_app.wording import paper_course as say
from nurse_app.wording.numbers import clock, dose, expiry, volume
from nurse_app.wording.zones import crosses_change


def lots(telling: Telling) -> Section:
    """A row for each container in the order hung, then waste and balance."""
    infusion = telling.infusion
    beside = telling.names.product(infusion.order.product)
    if not infusion.vials:
        return Section(paper.LOTS, (Prose((line(say.LOTS_MISSING, "alert"), *_wasted(telling))),), beside=beside)
    rows = tuple(_row(telling, c, volume_in) for c, volume_in in _given(telling))
    serials = any(v.serial for v in infusion.vials)
    count = len(paper.LOT_COLUMNS) - (0 if serials else 1)
    units = ("", "", "", "", "", "")
    # With a zone the time it was hung is long enough to need a second line.
    shared = (0, 3) if crosses_change(entry.recorded.wall for entry in infusion.entries) else (0,)
    columns = tuple(
        Column(name, unit, "right" if n in (2, 3, 4) else "left", 1 if n in shared else 0)
        for n, (name, unit) in enumerate(zip(paper.LOT_COLUMNS[:count], units, strict=False))
    )
    cut = tuple(Row(row.cells[:count], row.tone) for row in rows)
    return Section(paper.LOTS, (Table(columns, cut), Prose((*_wasted(telling), _balance(telling)))), beside=beside)


def _given(telling: Telling) -> list[tuple[Container, Volume]]:
    """Each container with what flowed from it: up to where the next begins, the last up to all that was given."""
    hung = containers(telling.infusion)
    begins = [min(c.starts_at, telling.given) for c in hung] + [telling.given]
    flowed = [max(end - start, NO_VOLUME) for start, end in pairwise(begins)]
    return list(zip(hung, flowed, strict=True))


def _row(telling: Telling, container: Container, flowed: Volume) -> Row:
    infusion = telling.infusion
    in_order = sorted((v for v in infusion.vials if v.hung_at), key=lambda v: v.hung_at or v.at)
    in_order += [v for v in infusion.vials if v.hung_at is None]
    vial = in_order[container.n - 1]
    return Row(
        (
            line(vial.lot or say.NO_LOT, "strong-code" if vial.lot else "alert"),
            line(expiry(vial.expiry)),
            line(dose(vial.grams)),
            line(clock(vial.hung_at) if vial.hung_at else say.NOT_HUNG),
            line(volume(flowed)),
            line(vial.serial, "code"),
        )
    )


def _wasted(telling: Telling) -> tuple[Line, ...]:
    dosing = telling.infusion.plan.dosing
    return tuple(
        line(say.wasted_words(w.fact, volume_of(w.fact.grams, dosing.strength) if dosing else None))
        for w in telling.infusion.wasted
    )


def _balance(telling: Telling) -> Line:
    there = Dose(sum((v.grams.value for v in telling.infusion.vials), Fraction(0)))
    wasted = Dose(sum((w.fact.grams.value for w in telling.infusion.wasted), Fraction(0)))
    return line(say.vials_balance(dose(there), given_in(telling), dose(wasted)), "quiet")
