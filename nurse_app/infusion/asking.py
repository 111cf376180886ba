"""A request to the desk and its two answers, and what holds for every request: time, author, seal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.told import told
from nurse_app.errors import OurBug
from nurse_app.infusion.entries import Entry, Fact, Moment
from nurse_app.infusion.ledger import minutes_between
from nurse_app.infusion.state import Infusion

STOP, ASK, NOTE = Severity.STOP, Severity.ASK, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks, when, and how a new entry gets its id.

    `happened` None: just now. Earlier than the timetable's `late_entry_after`
    before now, it is charted late and needs `because_late`. `lead`: she who
    asks is a clinical lead.
    """

    now: Moment
    author: str
    new_id: Callable[[], str]
    happened: datetime | None = None
    because_late: str = ""
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """The request is granted: the entries to save, in order and together, and what is worth knowing about them."""

    entries: tuple[Entry, ...]
    findings: Findings = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The request is not granted: every reason, worst first. Nothing is to be saved."""

    findings: Findings


Answer = Kept | Refused


def refused(*found: Finding) -> Refused:
    """A refusal with these reasons, worst first."""
    return Refused(worst_first(found))


def stop(code: str, source: str = "", /, **said: str) -> Finding:
    """A finding that refuses."""
    return Finding(code, STOP, facts(**said), source)


def fixed(moment: datetime) -> datetime:
    """The same moment with a plain offset, so that it compares and is written alike everywhere.

    Raises:
        OurBug: a time without a zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise OurBug("a time without a zone")
    return moment.replace(tzinfo=timezone(offset), fold=0)


def recorded(infusion: Infusion | None, ask: Ask) -> Moment:
    """When the entry is made: the wall clock's time, but never earlier than the entry before.

    A wall clock that was set back is told by an entry of its own.
    """
    wall = fixed(ask.now.wall)
    if infusion is not None:
        wall = max(wall, infusion.entries[-1].recorded.wall)
    return replace(ask.now, wall=wall)


def happened(infusion: Infusion | None, ask: Ask) -> datetime:
    """When what is asked about happened: as said, else now."""
    return fixed(ask.happened) if ask.happened is not None else recorded(infusion, ask).wall


def is_late(infusion: Infusion, ask: Ask, book: Book) -> bool:
    """Whether it is charted later than the timetable allows without a word (at the limit it is not)."""
    waited = minutes_between(happened(infusion, ask), recorded(infusion, ask).wall)
    return waited > book.timetable.late_entry_after


def gate(infusion: Infusion, ask: Ask, book: Book, *, anyone: bool = False) -> Findings:
    """What refuses any request: a seal, an infusion voided or at another laptop, a nurse who handed over, a wrong time.

    Args:
        anyone: a former nurse may make it too (emergency, a rate found).
    """
    found = []
    if infusion.signed is not None:
        found.append(stop("signed", at=infusion.signed.at.isoformat(), by=infusion.signed.by))
    if infusion.voided:
        found.append(stop("voided", reason=infusion.voided))
    if infusion.away is not None and not anyone:
        found.append(stop("sent-to-file", at=infusion.away.at.isoformat(), file=infusion.away.fact.file))
    if not ask.author.strip():
        found.append(stop("no-author"))
    if ask.author in infusion.handed_over and not anyone:
        found.append(stop("handed-over", nurse=infusion.nurse))
    return (*found, *time_holds(infusion, ask, book))


def time_holds(infusion: Infusion, ask: Ask, book: Book) -> Findings:
    """What refuses the time asked about: in the future, before the opening, or late without a word."""
    when, made = happened(infusion, ask), recorded(infusion, ask).wall
    if when > made:
        return (stop("in-the-future", at=when.isoformat()),)
    if when < infusion.opened_at:
        return (stop("before-opening", at=when.isoformat(), opened=infusion.opened_at.isoformat()),)
    if is_late(infusion, ask, book) and not ask.because_late.strip():
        limit = book.timetable.late_entry_after
        return (stop("late-needs-reason", book.timetable.source, at=when.isoformat(), limit=told(limit)),)
    return ()


def need(**words: str) -> Findings:
    """A refusal for each of these that is empty: `reason-needed` for a reason, else `word-needed` with its name."""
    missing = (name for name, text in words.items() if not text.strip())
    return tuple(stop("reason-needed") if name == "reason" else stop("word-needed", what=name) for name in missing)


def keep(infusion: Infusion, ask: Ask, book: Book, *stated: Fact, found: Findings = ()) -> Kept:
    """The entries for these facts, all at the time asked about, marked late with the reason where they are."""
    made = recorded(infusion, ask)
    late = ask.because_late if is_late(infusion, ask, book) else ""
    when = happened(infusion, ask)
    entries = tuple(Entry(ask.new_id(), when, made, ask.author, fact, late) for fact in stated)
    return Kept(entries, worst_first(found))


def answer(infusion: Infusion, ask: Ask, book: Book, holds: Findings, *stated: Fact, found: Findings = ()) -> Answer:
    """Keep the facts when nothing holds them, else refuse with every reason."""
    return Refused(worst_first(holds)) if holds else keep(infusion, ask, book, *stated, found=found)
