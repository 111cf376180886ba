"""Requests to go on at another laptop: send a session by a file, take one over, take one back."""

from __future__ import annotations

from dataclasses import replace

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Findings
from nurse_app.infusion.asking import Answer, Ask, Kept, Refused, answer, gate, keep, need, recorded, stop
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.fold import fold
from nurse_app.infusion.gaps import fact_of
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.steady import Closed
from nurse_app.infusion.transfer_facts import SentToFile, TakenBack, TakenOver


def send_to_file(infusion: Infusion, ask: Ask, file: str, book: Book) -> Answer:
    """Let another laptop go on: this copy takes no more entries but an emergency's, until it is taken back."""
    return answer(infusion, ask, book, (*gate(infusion, ask, book), *need(file=file)), SentToFile(file))


def take_back(infusion: Infusion, ask: Ask, reason: str, book: Book) -> Answer:
    """Go on here after all, because the other laptop never took it over."""
    holds = [f for f in gate(infusion, ask, book) if f.code != "sent-to-file"]
    if infusion.away is None:
        holds.append(stop("not-away"))
    return answer(infusion, ask, book, (*holds, *need(reason=reason)), TakenBack(reason))


def take_over(
    infusion_id: str, sent: tuple[Entry, ...], here: tuple[Entry, ...], file: str, ask: Ask, book: Book
) -> Answer:
    """Take over what another laptop sent: the entries that are not here yet as they are, then this nurse's own.

    A pump that ran leaves the time since the last entry unwatched; the nurse
    is asked what it did then.

    Refused: the session is on this chart and was not sent away from here, or
    what was sent does not begin with what is here.
    """
    holds = _not_ours(sent, here, book, infusion_id)
    if holds:
        return Refused(holds)
    known = {entry.id for entry in here}
    missing = tuple(entry for entry in sent if entry.id not in known)
    there = fold(infusion_id, (*here, *missing), book)
    if there.away is None:
        return Refused((stop("nothing-sent"),))
    made = keep(there, replace(ask, happened=None, because_late=""), book, TakenOver(file)).entries
    return Kept((*missing, *made, *_unwatched(fold(infusion_id, (*there.entries, *made), book), ask, book)))


def _not_ours(sent: tuple[Entry, ...], here: tuple[Entry, ...], book: Book, infusion_id: str) -> Findings:
    if not here:
        return ()
    if fold(infusion_id, here, book).away is None:
        return (stop("here-already"),)
    kept = {entry.id: entry for entry in here}
    if any(kept.get(entry.id, entry) != entry for entry in sent):
        return (stop("other-past"),)
    last = max(n for n, entry in enumerate(here) if isinstance(entry.fact, SentToFile))
    if sent[: last + 1] != here[: last + 1] or len(sent) == last + 1:
        # The very file that left here: nobody went on with it.
        return (stop("sent-from-here" if sent[: last + 1] == here[: last + 1] else "other-past"),)
    return ()


def _unwatched(infusion: Infusion, ask: Ask, book: Book) -> tuple[Entry, ...]:
    """The gap between the last entry there and now, where a pump may have run in it."""
    start, end = infusion.entries[-2].recorded.wall, recorded(infusion, ask).wall
    if infusion.started_at is None or infusion.ended_at is not None or end <= start:
        return ()
    return keep(infusion, replace(ask, happened=None), book, fact_of(Closed(start, end, False))).entries
