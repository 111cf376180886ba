"""Requests before the first drop: identity, the checklist, decisions by name."""

from __future__ import annotations

from datetime import date

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Facts, Finding, Findings, Severity
from nurse_app.clinical.patient import Patient
from nurse_app.clinical.targets import BEYOND
from nurse_app.infusion.asking import Answer, Ask, answer, gate, need, stop
from nurse_app.infusion.drift import drift_now
from nurse_app.infusion.entries import CheckAnswered, Decided, IdentityChecked
from nurse_app.infusion.own_limits import target_holds
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.walk import start_holds, undecided

NEEDED = 2


def check_identity(
    infusion: Infusion, ask: Ask, book: Book, birth_date: str = "", record_number: str = "", name: str = ""
) -> Answer:
    """Compare identifiers, as typed or scanned, with the chart; empty ones were not given.

    Two have to match and none may differ: `identifier-differs` names each
    that does, `identifier-unknown` each that the chart does not hold,
    `two-identifiers-needed` when fewer than two match. Capitals, spaces and
    commas of a name do not count; a birth date is written 1961-03-14.
    """
    typed = {"birth-date": birth_date.strip(), "record-number": record_number.strip(), "name": name.strip()}
    known = _known(infusion.patient)
    holds = list(gate(infusion, ask, book))
    matched = []
    for what, text in typed.items():
        if not text:
            continue
        if not known[what]:
            holds.append(stop("identifier-unknown", what=what))
        elif _plain(text) != _plain(known[what]):
            holds.append(stop("identifier-differs", what=what, typed=text))
        else:
            matched.append(what)
    if len(matched) < NEEDED:
        holds.append(stop("two-identifiers-needed", matched=str(len(matched))))
    return answer(infusion, ask, book, tuple(holds), IdentityChecked(tuple(matched)))


def _known(patient: Patient) -> dict[str, str]:
    born: date | None = patient.birth_date
    return {
        "birth-date": born.isoformat() if born else "",
        "record-number": patient.record_number,
        "name": patient.name,
    }


def _plain(text: str) -> str:
    return " ".join(text.replace(",", " ").split()).casefold()


def answer_check(infusion: Infusion, ask: Ask, check: str, right: bool, book: Book, detail: str = "") -> Answer:
    """Answer a question of the checklist by its id. One that is not right holds the start as the book says."""
    holds = gate(infusion, ask, book)
    if all(c.id != check for c in book.checks):
        holds += (stop("unknown-check", check=check),)
    return answer(infusion, ask, book, holds, CheckAnswered(check, right, detail))


def to_decide(infusion: Infusion, book: Book) -> Findings:
    """What waits for a decision by name: of the plan, the checklist, the baseline, the pump's volume."""
    waiting = (*start_holds(infusion, book), *undecided(infusion, infusion.plan.findings), *drift_now(infusion, book))
    asking = tuple(dict.fromkeys(f for f in waiting if f.severity is Severity.ASK))
    return undecided(infusion, asking)


def decide(infusion: Infusion, ask: Ask, finding: str, reason: str, book: Book, about: Facts | None = None) -> Answer:
    """Accept what asks, by name and with a reason: every waiting finding of that code, or the one with these facts.

    The decision holds for the facts that the finding has now; when they
    change, it asks again. Refused when nothing of that code waits (a `stop`
    is never decided away). For `baseline-beyond-limit` the reason begins with
    the prescriber's limit (see `target_holds`), each vital sign by itself:
    without `about` the first that waits.
    """
    wanted = [f for f in to_decide(infusion, book) if f.code == finding and about in (None, f.facts)]
    holds = (*gate(infusion, ask, book), *need(reason=reason))
    if reason.strip():
        wanted = _one_by_one(wanted, about)
        holds += tuple(target_holds(wanted, reason, infusion.baseline, book))
    if not wanted:
        holds += (stop("nothing-to-decide", code=finding),)
    return answer(infusion, ask, book, holds, *(Decided(f.code, reason, f.facts) for f in wanted))


def _one_by_one(wanted: list[Finding], about: Facts | None) -> list[Finding]:
    return wanted[:1] if about is None and wanted and wanted[0].code == BEYOND else wanted
