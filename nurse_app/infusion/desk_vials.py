"""Requests about containers and what else goes in or on: vials, bottle changes, drugs, the IV site."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.quantities import Dose
from nurse_app.clinical.told import told
from nurse_app.infusion.asking import Answer, Ask, answer, fixed, gate, happened, need, recorded, stop
from nurse_app.infusion.entries import BottleChanged, MedicationGiven, SiteChanged, VialAdded
from nurse_app.infusion.new_lot import restarts_on_new_lot
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.walk import CASE_FILE, other_product

NO_DOSE = Dose.of(0)


def expiry_of(typed: str) -> date | None:
    """The day a container expires: 2027-05 is the last day of May, 2027-05-14 that day; None for anything else."""
    try:
        if len(typed) == len("2027-05"):
            first = date.fromisoformat(f"{typed}-01")
            return first.replace(day=monthrange(first.year, first.month)[1])
        return date.fromisoformat(typed) if len(typed) == len("2027-05-14") else None
    except ValueError:
        return None


def add_vial(
    infusion: Infusion,
    ask: Ask,
    product: str,
    lot: str,
    expiry: date,
    grams: Dose,
    book: Book,
    serial: str = "",
    inspected: bool = True,
) -> Answer:
    """Add a container to the infusion.

    Refused: another product than the order's, expired (its expiry day is its
    last good one, by the local date), a size the product does not come in, a
    serial number already there, not inspected, no lot. More grams than the
    dose is a note: the rest is wasted.
    """
    holds = [*gate(infusion, ask, book), *need(lot=lot)]
    if product != infusion.order.product:
        holds.append(other_product(product, infusion.order.product, lot, book))
    holds += _expired(expiry, lot, recorded(infusion, ask).wall)
    holds += _size(infusion, grams)
    if serial and any(v.serial == serial for v in infusion.vials):
        holds.append(stop("same-serial", serial=serial))
    if not inspected:
        holds.append(stop("not-inspected", lot=lot))
    fact = VialAdded(product, lot, expiry, grams, serial, inspected)
    return answer(infusion, ask, book, tuple(holds), fact, found=_beyond_dose(infusion, grams))


def _expired(expiry: date, lot: str, now: datetime) -> Iterator[Finding]:
    if expiry < now.date():
        yield stop("expired", lot=lot, expiry=expiry.isoformat(), today=now.date().isoformat())


def expired_vials(infusion: Infusion, now: datetime) -> Findings:
    """Containers on the chart that have expired by a moment's local date."""
    return tuple(f for v in infusion.vials for f in _expired(v.expiry, v.lot, now))


def _size(infusion: Infusion, grams: Dose) -> Iterator[Finding]:
    sizes = infusion.product.vials if infusion.product else ()
    if grams <= NO_DOSE or (sizes and grams not in sizes):
        yield stop("no-such-size", grams=told(grams), sizes=", ".join(told(s) for s in sizes))


def _beyond_dose(infusion: Infusion, grams: Dose) -> Findings:
    dosing = infusion.plan.dosing
    there = Dose(sum((v.grams.value for v in infusion.vials), grams.value))
    if dosing is None or there <= dosing.delivered:
        return ()
    said = facts(there=told(there), needed=told(dosing.delivered), left=told(there - dosing.delivered))
    return (Finding("vials-above-dose", Severity.NOTE, said),)


def change_bottle(infusion: Infusion, ask: Ask, lot: str, book: Book) -> Answer:
    """Hang the next container, by its lot.

    Refused: a lot without a container left (`lot-not-there`), expired. A lot
    not used before brings vitals now and again later (`new-lot`, a note);
    where timetable or clinic ask it, the rate goes back to the first one
    (`new-lot-restart`, an ask that the screen shows; it does not hold).
    """
    holds = [*gate(infusion, ask, book), *need(lot=lot)]
    waiting = [v for v in infusion.vials if v.lot == lot and v.hung_at is None]
    if waiting:
        holds += _expired(waiting[0].expiry, lot, recorded(infusion, ask).wall)
    elif infusion.vials or infusion.opened.made_by != CASE_FILE:
        holds.append(stop("lot-not-there", lot=lot))
    return answer(infusion, ask, book, tuple(holds), BottleChanged(lot), found=tuple(_new_lot(infusion, lot, book)))


def _new_lot(infusion: Infusion, lot: str, book: Book) -> Iterator[Finding]:
    if infusion.started_at is None or any(h.lot == lot for h in infusion.hung):
        return
    table = book.timetable.of(infusion.profile)
    yield Finding("new-lot", Severity.NOTE, facts(lot=lot, again=told(table.after_new_lot)), book.timetable.source)
    if restarts_on_new_lot(infusion, book) and infusion.plan.steps:
        said = facts(lot=lot, first=told(infusion.plan.steps[0].rate))
        yield Finding("new-lot-restart", Severity.ASK, said, book.timetable.source)


def give_medication(
    infusion: Infusion,
    ask: Ask,
    name: str,
    dose: str,
    route: str,
    book: Book,
    again_from: datetime | None = None,
    why: str = "",
) -> Answer:
    """Record a drug that was given. Given before the time that an earlier entry named is kept, with an ask finding."""
    holds = (*gate(infusion, ask, book), *need(name=name, dose=dose, route=route))
    found = () if holds else tuple(_too_soon(infusion, name, happened(infusion, ask)))
    again = None if again_from is None else fixed(again_from)
    return answer(infusion, ask, book, holds, MedicationGiven(name, dose, route, again, why), found=found)


def _too_soon(infusion: Infusion, name: str, at: datetime) -> Iterator[Finding]:
    for given in infusion.medications:
        again = given.fact.again_from
        if given.fact.name.casefold() == name.casefold() and given.at <= at and again is not None and at < again:
            said = facts(name=name, last=given.at.isoformat(), again=again.isoformat())
            yield Finding("drug-again-early", Severity.ASK, said)


def change_site(infusion: Infusion, ask: Ask, site: str, reason: str, book: Book) -> Answer:
    """Record another IV site, with the reason."""
    holds = (*gate(infusion, ask, book), *need(site=site, reason=reason))
    return answer(infusion, ask, book, holds, SiteChanged(site, reason))
