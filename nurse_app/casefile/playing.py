"""Turns what an entry of a case wants into the desk's request, one small function for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from nurse_app.casefile import wanted
from nurse_app.casefile.correcting import Before, fact_of
from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Severity, facts
from nurse_app.clinical.options import Do, Option
from nurse_app.clinical.quantities import Dose
from nurse_app.clinical.vitals import Vital
from nurse_app.errors import OurBug
from nurse_app.infusion import canonical, desk
from nurse_app.infusion.asking import refused, stop
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.guidance import guidance_about
from nurse_app.infusion.state import Infusion

CHOSEN = "chosen by the case file"
TYPED_TWICE = tuple(vital.value for vital in Vital)
"""A case cannot be asked to look a second time: what it says counts as looked at twice."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a code on a container says; empty where it does not."""

    lot: str
    expiry: date | None
    serial: str = ""


Scan = Callable[[str], Scanned | None]


@dataclass(frozen=True, slots=True)
class Played:
    """The moment at which an entry is asked for.

    `shown` is the entry whose options were printed last, `printed` these
    options; `ids` what earlier entries of the case became. `assumed` collects what had to be filled in.
    """

    infusion: Infusion
    ask: desk.Ask
    book: Book
    start: datetime | None = None
    shown: str = ""
    printed: tuple[Option, ...] = ()
    ids: Mapping[int, tuple[Entry, ...]] = field(default_factory=dict)
    scan: Scan = lambda _: None
    assumed: list[Finding] = field(default_factory=list)

    def option(self, wish: wanted.Wanted) -> Option | None:
        """The option that a choice names, as it stands now; None for anything else."""
        if not isinstance(wish, wanted.Choose):
            return None
        guidance = guidance_about(self.infusion, self.shown, self.book)
        options = guidance.options if guidance else ()
        return next((o for o in options if o.number == wish.option), None)

    def at(self, minutes: int) -> datetime:
        """A time of the case on the clock."""
        if self.start is None:
            raise OurBug("a time of the case without its start")
        return self.start + timedelta(minutes=minutes)


def asked(wish: wanted.Wanted, now: Played, baseline: bool = False) -> desk.Answer:
    """Ask the desk for what an entry wants, at its moment."""
    if isinstance(wish, wanted.Vitals):
        return _vitals(wish, now, baseline)
    return _REQUESTS[type(wish)](wish, now)


def _vitals(wish: wanted.Vitals, now: Played, baseline: bool) -> desk.Answer:
    return desk.take_vitals(
        *(now.infusion, now.ask, wish.reading, now.book),
        baseline=baseline,
        symptoms=wish.symptoms,
        site=wish.site,
        pump_volume=wish.pump_volume,
        confirmed=TYPED_TWICE,
    )


def _reaction(wish: wanted.Reaction, now: Played) -> desk.Answer:
    onset = None if wish.onset is None else now.at(wish.onset)
    return desk.note_reaction(now.infusion, now.ask, wish.signs, now.book, onset=onset)


def _choose(wish: wanted.Choose, now: Played) -> desk.Answer:
    option = now.option(wish)
    printed = next((o for o in now.printed if o.number == wish.option), None)
    if option is not None and printed is not None and (option.do, option.rate) != (printed.do, printed.rate):
        # The number meant what was printed, which is not to be done any more.
        return refused(stop("options-changed"))
    reason = wish.reason
    if option is not None and option.do is Do.KEEP and not reason:
        reason = CHOSEN
        now.assumed.append(Finding("case-keep-reason", Severity.NOTE))
    return desk.choose_option(now.infusion, now.ask, now.shown, wish.option, now.book, only=wish.only, reason=reason)


def _resolved(wish: wanted.Resolved, now: Played) -> desk.Answer:
    if wish.reaction is None:
        return desk.resolve(now.infusion, now.ask, now.book)
    about = now.ids.get(wish.reaction, ())
    if not about:
        return refused(stop("entry-not-kept", n=str(wish.reaction)))
    return desk.resolve(now.infusion, now.ask, now.book, (about[0].id,))


def _scan(wish: wanted.Scan, now: Played) -> desk.Answer:
    """A code names lot and expiry; product and grams are those that the plan still waits for, and that is asked."""
    read = now.scan(wish.text)
    if read is None or not read.lot or read.expiry is None:
        return refused(stop("code-not-read"))
    grams = _next_size(now.infusion)
    if grams is None:
        return refused(stop("no-vial-waits"))
    product = now.infusion.order.product
    answer = desk.add_vial(now.infusion, now.ask, product, read.lot, read.expiry, grams, now.book, serial=read.serial)
    if not isinstance(answer, desk.Kept):
        return answer
    said = facts(product=product, grams=f"{grams.text()} g", lot=read.lot)
    return desk.Kept(answer.entries, (Finding("scanned-as-planned", Severity.ASK, said), *answer.findings))


def _next_size(infusion: Infusion) -> Dose | None:
    dosing = infusion.plan.dosing
    sizes = [v.size for v in dosing.vials for _ in range(v.count)] if dosing else []
    for vial in infusion.vials:
        if vial.grams in sizes:
            sizes.remove(vial.grams)
    return sizes[0] if sizes else None


def _amend(wish: wanted.Amend, now: Played) -> desk.Answer:
    about = now.ids.get(wish.entry, ())
    if not about:
        return refused(stop("entry-not-kept", n=str(wish.entry)))
    first = about[-1]
    happened = None if wish.at is None else now.at(wish.at)
    correct = None
    if wish.correct is not None:
        correct = fact_of(wish.correct, Before(first, happened or first.happened, now.at))
        if correct is None:
            return refused(stop("not-amendable", kind=first.kind))
    return desk.amend(
        *(now.infusion, now.ask, first.id, wish.reason, correct, now.book),
        happened=happened,
        confirmed=TYPED_TWICE,
    )


def _answer(wish: wanted.Answer, now: Played) -> desk.Answer:
    if any(f.code == wish.what for f in desk.to_decide(now.infusion, now.book)):
        return desk.decide(now.infusion, now.ask, wish.what, wish.text, now.book)
    return desk.answer(now.infusion, now.ask, wish.what, wish.text, now.book)


def _order_change(wish: wanted.OrderChange, now: Played) -> desk.Answer:
    return desk.change_order(now.infusion, now.ask, wish.prescriber, wish.maximum_rate, wish.read_back, now.book)


def _vial(wish: wanted.Vial, now: Played) -> desk.Answer:
    return desk.add_vial(now.infusion, now.ask, wish.product, wish.lot, wish.expiry, wish.grams, now.book)


def _sign(_: wanted.Sign, now: Played) -> desk.Answer:
    return desk.sign(now.infusion, now.ask, canonical.head(now.infusion.entries), now.book)


_REQUESTS: dict[type, Callable[[Any, Played], desk.Answer]] = {
    wanted.Start: lambda _, now: desk.start(now.infusion, now.ask, now.book),
    wanted.NotTaken: lambda w, now: desk.not_taken(now.infusion, now.ask, w.what, w.reason, now.book),
    wanted.SetRate: lambda w, now: desk.change_rate(now.infusion, now.ask, w.rate, now.book),
    wanted.FoundRate: lambda w, now: desk.found_rate(now.infusion, now.ask, w.rate, w.reason, now.book),
    wanted.Reaction: _reaction,
    wanted.Choose: _choose,
    wanted.KeepRate: lambda w, now: desk.keep_rate(now.infusion, now.ask, w.reason, now.book),
    wanted.Resolved: _resolved,
    wanted.Pause: lambda w, now: desk.pause(now.infusion, now.ask, w.reason, now.book),
    wanted.Resume: lambda w, now: desk.resume(now.infusion, now.ask, w.rate, now.book),
    wanted.Stop: lambda w, now: desk.stop(now.infusion, now.ask, w.reason, now.book),
    wanted.Emergency: lambda _, now: desk.open_emergency(now.infusion, now.ask, now.book),
    wanted.Vial: _vial,
    wanted.Scan: _scan,
    wanted.Bottle: lambda w, now: desk.change_bottle(now.infusion, now.ask, w.lot, now.book),
    wanted.Medication: lambda w, now: desk.give_medication(now.infusion, now.ask, w.name, w.dose, w.route, now.book),
    wanted.PumpVolume: lambda w, now: desk.read_pump_volume(now.infusion, now.ask, w.volume, now.book),
    wanted.Note: lambda w, now: desk.note(now.infusion, now.ask, w.text, now.book),
    wanted.OrderChange: _order_change,
    wanted.Handover: lambda w, now: desk.hand_over(now.infusion, now.ask, w.nurse, now.book),
    wanted.Amend: _amend,
    wanted.Answer: _answer,
    wanted.Complete: lambda w, now: desk.complete(now.infusion, now.ask, now.book, w.reason),
    wanted.Sign: _sign,
}
