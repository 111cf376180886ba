"""Reads the entries of a case: when, what is to be done, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.casefile import wanted
from nurse_app.casefile.case_kinds import KINDS
from nurse_app.casefile.case_times import minutes_from_start
from nurse_app.casefile.form import Form, kind_of
from nurse_app.casefile.quoting import quoted
from nurse_app.casefile.strict_json import Members
from nurse_app.clinical.book import Book

ALWAYS = ("at", "do", "charted")
AMEND = "amend"


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """An entry of a case: its number from 1, its time (and when it was made, if later) in minutes from the start."""

    n: int
    at: int
    charted: int | None
    do: str
    wanted: wanted.Wanted


def entries(whole: Form, book: Book) -> tuple[CaseEntry, ...]:
    """Every entry that could be read; what is wrong in the others is noted."""
    rows = whole.rows("entries", required=True) or []
    read: list[CaseEntry] = []
    said: list[Members] = []
    for n, row in enumerate(rows, start=1):
        place = f"entries[{n - 1}]"
        if not isinstance(row, Members):
            whole.fault(place, "wrong-type", wanted="an object", found=kind_of(row))
            said.append(Members())
            continue
        entry, meant = _entry(row, whole.at(place), whole, n, said, book)
        said.append(meant)
        if entry is not None:
            read.append(entry)
    return tuple(read)


def _entry(
    row: Members, place: str, whole: Form, n: int, said: list[Members], book: Book
) -> tuple[CaseEntry | None, Members]:
    """One entry, and the members by which a later amendment of it goes."""
    do = _do(row, place, whole)
    if do is None:
        return None, Members()
    if do == AMEND:
        return _amend(Form(row, place, whole.faults, (*ALWAYS, "entry", "reason", "with")), n, said, book)
    kind = KINDS[do]
    form = Form(row, place, whole.faults, (*ALWAYS, *kind.keys))
    at, charted = minutes_from_start(form, "at", required=True), minutes_from_start(form, "charted")
    done = kind.read(form, book)
    if isinstance(done, wanted.Resolved) and done.reaction is not None:
        _earlier(form, "reaction", n)
    return (None if at is None or done is None else CaseEntry(n, at, charted, do, done)), row


def _do(row: Members, place: str, whole: Form) -> str | None:
    found = [value for key, value in row if key == "do"]
    if not found:
        whole.fault(f"{place}.do", "missing-key")
        return None
    if not isinstance(found[0], str):
        whole.fault(f"{place}.do", "wrong-type", wanted="text", found=kind_of(found[0]))
        return None
    if found[0] not in KINDS and found[0] != AMEND:
        whole.fault(f"{place}.do", "unknown-word", text=quoted(found[0]), known=", ".join([*KINDS, AMEND]))
        return None
    return found[0]


def _amend(form: Form, n: int, said: list[Members], book: Book) -> tuple[CaseEntry | None, Members]:
    """An amendment: `with` holds what changes of the earlier entry, null strikes it out."""
    at, charted = minutes_from_start(form, "at", required=True), minutes_from_start(form, "charted")
    number, reason = _earlier(form, "entry", n, required=True), form.text("reason", required=True)
    if not form.has("with"):
        form.fault("with", "missing-key")
    if at is None or number is None or reason is None or not form.has("with"):
        return None, Members()
    changes = form.value("with")
    if changes is None:
        return CaseEntry(n, at, charted, AMEND, wanted.Amend(number, reason, None)), said[number - 1]
    if not isinstance(changes, Members):
        form.wrong_type("with", "an object")
        return None, Members()
    meant = _merged(said[number - 1], changes)
    correct, corrected_at = _corrected(meant, form, book)
    moved = corrected_at if any(key == "at" for key, _ in changes) else None
    if correct is None:
        return None, meant
    return CaseEntry(n, at, charted, AMEND, wanted.Amend(number, reason, correct, moved)), meant


def _merged(before: Members, changes: Members) -> Members:
    changed = {key for key, _ in changes}
    return Members([*((key, value) for key, value in before if key not in changed), *changes])


def _corrected(meant: Members, form: Form, book: Book) -> tuple[wanted.Wanted | None, int | None]:
    place = form.at("with")
    do = _do(meant, place, Form(Members(), "", form.faults, ()))
    if do is None or do == AMEND:
        return None, None
    kind = KINDS[do]
    below = Form(meant, place, form.faults, (*ALWAYS, *kind.keys))
    return kind.read(below, book), minutes_from_start(below, "at")


def _earlier(form: Form, key: str, n: int, required: bool = False) -> int | None:
    """The number of an earlier entry of the case."""
    number = form.count(key, required)
    if number is not None and not 1 <= number < n:
        form.fault(key, "not-an-earlier-entry", number=str(number))
        return None
    return number
