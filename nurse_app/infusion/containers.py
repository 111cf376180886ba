"""Containers and lots, read from the entries: which vial hangs when, where each begins, how much came from each lot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from nurse_app.clinical.quantities import Concentration, Dose, Volume, volume_of
from nurse_app.infusion.entries import BottleChanged, Entry, VialAdded
from nurse_app.infusion.ledger import NO_VOLUME
from nurse_app.infusion.state import Hanging, Infusion, Vial


def vials_of(effective: tuple[Entry, ...], started_at: datetime | None) -> tuple[tuple[Vial, ...], tuple[Hanging, ...]]:
    """The vials in the order added, each with when it was hung, and every hanging in order of time.

    With the first drop the first vial hangs, unless one was hung before.
    A change of bottle hangs the next vial of that lot that has not hung.
    """
    vials: dict[str, Vial] = {}
    hung: list[Hanging] = []
    for entry in effective:
        fact = entry.fact
        if isinstance(fact, BottleChanged):
            _first_hangs(vials, hung, started_at, entry.happened)
            _hang(vials, hung, entry.id, entry.happened, fact.lot)
        elif isinstance(fact, VialAdded):
            vials[entry.id] = _vial(entry, fact)
    _first_hangs(vials, hung, started_at, None)
    return tuple(vials.values()), tuple(hung)


def _vial(entry: Entry, fact: VialAdded) -> Vial:
    return Vial(entry.id, entry.happened, fact.product, fact.lot, fact.expiry, fact.grams, fact.serial)


def _first_hangs(
    vials: dict[str, Vial], hung: list[Hanging], started_at: datetime | None, before: datetime | None
) -> None:
    if hung or started_at is None or not vials or (before is not None and before <= started_at):
        return
    first = next(iter(vials.values()))
    _hang(vials, hung, first.entry, started_at, first.lot)


def _hang(vials: dict[str, Vial], hung: list[Hanging], entry: str, at: datetime, lot: str) -> None:
    waiting = next((v for v in vials.values() if v.lot == lot and v.hung_at is None), None)
    if waiting is not None:
        vials[waiting.entry] = replace(waiting, hung_at=at)
    hung.append(Hanging(entry, at, lot, all(h.lot != lot for h in hung)))


@dataclass(frozen=True, slots=True)
class Container:
    """One container in the order hung, then in the order added: where it begins and what it holds."""

    n: int
    lot: str
    grams: Dose
    starts_at: Volume
    hung_at: datetime | None


def containers(infusion: Infusion) -> tuple[Container, ...]:
    """The containers with the volume at which each begins: where it was hung, or where the one before is empty.

    Without vials on the chart they are those of the plan, with the lots that
    were hung, in order. Empty while the dose is not known.
    """
    dosing = infusion.plan.dosing
    if dosing is None:
        return ()
    return tuple(_placed(infusion, tuple(_in_order(infusion)), dosing.strength))


def _in_order(infusion: Infusion) -> Iterator[tuple[str, Dose, datetime | None]]:
    if infusion.vials:
        hung = sorted((v for v in infusion.vials if v.hung_at), key=lambda v: v.hung_at or v.at)
        yield from ((v.lot, v.grams, v.hung_at) for v in hung)
        yield from ((v.lot, v.grams, None) for v in infusion.vials if v.hung_at is None)
        return
    planned = infusion.plan.dosing.vials if infusion.plan.dosing else ()
    sizes = [c.size for c in planned for _ in range(c.count)]
    for n, size in enumerate(sizes):
        said = infusion.hung[n] if n < len(infusion.hung) else None
        yield (said.lot, size, said.at) if said else ("", size, None)


def _placed(
    infusion: Infusion, in_order: tuple[tuple[str, Dose, datetime | None], ...], strength: Concentration
) -> Iterator[Container]:
    begins = NO_VOLUME
    holds = NO_VOLUME
    for n, (lot, grams, hung_at) in enumerate(in_order, start=1):
        if n > 1:
            begins = max(begins, infusion.ledger.volume_at(hung_at)) if hung_at else begins + holds
        holds = volume_of(grams, strength)
        yield Container(n, lot, grams, begins, hung_at)


def running_container(infusion: Infusion, now: datetime) -> Container | None:
    """The container that runs: the last one hung, or one after it that the volume has reached."""
    given = infusion.ledger.volume_at(now)
    reached = [c for c in containers(infusion) if c.n == 1 or (c.hung_at and c.hung_at <= now) or c.starts_at < given]
    return reached[-1] if reached and infusion.started_at is not None else None


def given_by_lot(infusion: Infusion, now: datetime) -> tuple[tuple[str, Volume], ...]:
    """How much came from each lot by now, in the order hung; the parts make up the whole volume given."""
    given = infusion.ledger.volume_at(now)
    placed = containers(infusion)
    parts: dict[str, Volume] = {}
    for n, container in enumerate(placed, start=1):
        end = given if n == len(placed) else min(given, placed[n].starts_at)
        part = max(end - container.starts_at, NO_VOLUME)
        parts[container.lot] = parts.get(container.lot, NO_VOLUME) + part
    return tuple((lot, part) for lot, part in parts.items() if part > NO_VOLUME)
