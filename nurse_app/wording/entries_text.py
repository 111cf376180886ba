"""Says in a title and a detail what each entry records: for the list beside the chart and for the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Rate
from nurse_app.errors import OurBug
from nurse_app.infusion.alarm_facts import ALARM_FACTS
from nurse_app.infusion.entries import Amended, Entry, Fact, RateChanged, RateFound, Resumed, Started
from nurse_app.wording.entries_text_after import AFTER
from nurse_app.wording.entries_text_alarms import ALARMS
from nurse_app.wording.entries_text_before import BEFORE
from nurse_app.wording.entries_text_clocks import CLOCKS
from nurse_app.wording.entries_text_running import RUNNING
from nurse_app.wording.entries_text_transfer import TRANSFER
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import clock, date_long

Line = tuple[str, str]
_TEXTS = {**BEFORE, **RUNNING, **AFTER, **ALARMS, **CLOCKS, **TRANSFER}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a list shows it.

    `late` is empty, or says when it was really entered. `struck` is what it
    said before the last correction and `corrected` when, by whom and why;
    both empty where it stands as first made. `void` where a correction took
    it away altogether: title and detail then stand struck through.
    """

    entry: str
    kind: str
    at: datetime
    author: str
    title: str
    detail: str
    late: str = ""
    struck: str = ""
    corrected: str = ""
    void: bool = False


def line(entry: Entry, book: Book | None = None, *, was: Rate | None = None, temperature: str = "C") -> Line:
    """What an entry records: a title of a few words, and a detail (may be empty).

    Args:
        entry: any entry.
        book: names the ids; without it they are spelled out.
        was: the rate that ran before, for "Rate 63 to 84 mL/h".
        temperature: the unit in which temperatures are told, C or F.

    Raises:
        OurBug: a kind of entry that has no words yet.
    """
    return line_of(entry.fact, Names(book, temperature, was))


def line_of(fact: Fact, names: Names) -> Line:
    """What a fact says, apart from its times and author; see `line`."""
    if isinstance(fact, Amended):
        return _amended(fact, names)
    try:
        return _TEXTS[fact.kind](fact, names)
    except KeyError:
        raise OurBug(f"no words for the entry {fact.kind}") from None


def _amended(fact: Amended, names: Names) -> Line:
    if fact.correct is None:
        return "An entry was struck out", fact.reason
    title, detail = line_of(fact.correct, names)
    says = f"{title}, {detail}" if detail else title
    when = f" at {clock(fact.happened)}" if fact.happened else ""
    return "An entry was corrected", f"It now says{when}: {says}. Reason: {fact.reason}"


def late_words(entry: Entry, late: bool) -> str:
    """When and why an entry was made late, as in "late, entered 13:02: helping at chair 2"; else empty."""
    if not late:
        return ""
    entered = entry.recorded.wall
    at = clock(entered) if entered.date() == entry.happened.date() else f"{date_long(entered.date())} {clock(entered)}"
    return f"late, entered {at}" + (f": {entry.because_late}" if entry.because_late else "")


def rows(
    entries: Iterable[Entry], book: Book | None = None, *, temperature: str = "C", last: int | None = None
) -> tuple[Row, ...]:
    """Every entry as a row in the order in which things happened, each correction shown on the row it corrects.

    An entry that was made late has a reason kept with it, which is how it is
    known here. A correction of a correction follows back to the first entry.
    `last` leaves out all but so many of the latest, and what tells of alarms.
    """
    kept = tuple(e for e in entries if not (last and isinstance(e.fact, ALARM_FACTS)))
    made = {e.id: _Made(e, e.fact, e.happened) for e in kept if not isinstance(e.fact, Amended)}
    target = {e.id: e.id for e in kept}
    for entry in kept:
        if isinstance(entry.fact, Amended):
            first = target[entry.id] = target.get(entry.fact.entry, entry.fact.entry)
            if first in made:
                made[first] = _amend(made[first], entry, entry.fact)
    in_order = sorted(made.values(), key=lambda m: m.happened)
    return _told(in_order, Names(book, temperature), len(in_order) - last if last else 0)


@dataclass(frozen=True, slots=True)
class _Made:
    """An entry with what it says now, what it said before its last correction (and for when), and that correction."""

    entry: Entry
    fact: Fact
    happened: datetime
    before: Fact | None = None
    before_at: datetime | None = None
    by: Entry | None = None
    why: str = ""
    void: bool = False


def _amend(made: _Made, by: Entry, amended: Amended) -> _Made:
    happened = amended.happened or made.happened
    if amended.correct is None:
        return replace(made, by=by, why=amended.reason, void=True, happened=happened)
    now, before = replace(made, fact=amended.correct, happened=happened, void=False), made
    return replace(now, before=before.fact, before_at=before.happened, by=by, why=amended.reason)


def _told(in_order: Iterable[_Made], names: Names, skipped: int) -> tuple[Row, ...]:
    told = []
    for n, made in enumerate(in_order):
        if n >= skipped:
            told.append(_row(made, names))
        if isinstance(made.fact, Started | RateChanged | RateFound | Resumed) and not made.void:
            names = replace(names, was=made.fact.rate)
    return tuple(told)


def _row(made: _Made, names: Names) -> Row:
    title, detail = line_of(made.fact, names)
    return Row(
        entry=made.entry.id,
        kind=made.entry.kind,
        at=made.happened,
        author=made.entry.author,
        title=title,
        detail=detail,
        late=late_words(made.entry, bool(made.entry.because_late)),
        struck=_struck(made, names, (title, detail)),
        corrected=_corrected(made),
        void=made.void,
    )


def _struck(made: _Made, names: Names, now: Line) -> str:
    if made.before is None:
        return ""
    title, detail = line_of(made.before, names)
    said = detail if title == now[0] else f"{title}, {detail}" if detail else title
    if made.before_at is None or made.before_at == made.happened:
        return said
    # The time was corrected: the old one stays readable too.
    was = clock(made.before_at)
    return was if (title, detail) == now or not said else f"{was}, {said}"


def _corrected(made: _Made) -> str:
    if made.by is None:
        return ""
    done = "struck out" if made.void else "corrected"
    return f"{done} {clock(made.by.recorded.wall)} by {made.by.author}: {made.why}"
