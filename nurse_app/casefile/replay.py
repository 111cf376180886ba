"""Runs a case: opens the infusion, asks the desk for each entry in turn, and keeps what the desk grants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from nurse_app.casefile.case_entries import CaseEntry
from nurse_app.casefile.case_file import Case
from nurse_app.casefile.playing import Played, Scan, asked
from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.options import Guidance, Option
from nurse_app.clinical.targets import BEYOND
from nurse_app.errors import OurBug
from nurse_app.infusion import desk
from nurse_app.infusion.entries import Entry, Moment
from nurse_app.infusion.fold import fold, moved_on
from nurse_app.infusion.guidance import guidance_about
from nurse_app.infusion.outlook import Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.walk import CASE_FILE, checks_asked

ASSUMED = "assumed by the case file"
ACCEPTED = "accepted by the case file"
LATE = "charted later, by the case file"

Keep = Callable[[str, tuple[Entry, ...]], None]
"""Keeps entries of an infusion, together; returns only when they are kept for good."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One entry of the case after it was asked for: what was kept and found, and the state then.

    `at` is when it happened, `now` when it was made. `options` None: nothing
    to choose from was shown. `chosen` only for a choice.
    """

    entry: CaseEntry
    at: datetime
    kept: tuple[Entry, ...]
    findings: Findings
    infusion: Infusion
    now: datetime
    options: tuple[Option, ...] | None = None
    chosen: Option | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """The whole run. `assumed` says what the file left open, as findings of the severity note."""

    case: Case
    infusion: Infusion
    turns: tuple[Turn, ...]
    assumed: Findings
    now: datetime


def replay(case: Case, book: Book, keep: Keep, scan: Scan, strict: bool = False) -> Replayed:
    """Run a case from its opening to its last entry.

    The case's clock is the clock: an entry is made at its time, or when it
    was charted; never before the one before. What the desk refuses is not
    kept and the run goes on; `strict` stops there, and accepts no finding
    that asks.

    Args:
        keep: is handed each group of entries as it is granted, before the run goes on.
        scan: reads the text of a scanned code; None where it cannot.
    """
    run = _Run(case, book, keep, scan, strict)
    run.open()
    turns = tuple(run.turns())
    return Replayed(case, run.infusion, turns, tuple(dict.fromkeys(run.assumed)), run.made)


class _Run:
    """The run under way: the state so far, the case's clock, and the list of options last printed."""

    def __init__(self, case: Case, book: Book, keep: Keep, scan: Scan, strict: bool) -> None:
        self.case, self.book, self.keep, self.scan, self.strict = case, book, keep, scan, strict
        self.infusion_id = str(uuid5(NAMESPACE_OID, case.digest))
        self.assumed: list[Finding] = []
        self.ids: dict[int, tuple[Entry, ...]] = {}
        self.shown = ""
        self.printed: tuple[Option, ...] = ()
        self.made = self.at(min([0, case.baseline_at, *(entry.at for entry in case.entries)]))
        self._count = 0
        self._infusion: Infusion | None = None
        self._baseline_waits = case.baseline is not None

    @property
    def infusion(self) -> Infusion:
        """The state so far."""
        if self._infusion is None:
            raise OurBug("the case was not opened")
        return self._infusion

    def at(self, minutes: int) -> datetime:
        """A time of the case on the clock."""
        return self.case.start + timedelta(minutes=minutes)

    def ask(self, happened: datetime | None = None) -> desk.Ask:
        """A request made now, by whose infusion it is."""
        author = self.case.nurse if self._infusion is None else self.infusion.nurse
        when = None if happened == self.made else happened
        return desk.Ask(Moment(self.made), author, self._new_id, when, LATE if when is not None else "")

    def _new_id(self) -> str:
        self._count += 1
        return str(uuid5(UUID(self.infusion_id), str(self._count)))

    def take(self, answer: desk.Answer) -> bool:
        """Keep what was granted; say whether it was."""
        if not isinstance(answer, desk.Kept):
            return False
        self.keep(self.infusion_id, answer.entries)
        if self._infusion is None:
            self._infusion = fold(self.infusion_id, answer.entries, self.book)
        else:
            for entry in answer.entries:
                self._infusion = moved_on(self.infusion, entry, self.book)
        return True

    def open(self) -> None:
        """Open the infusion, answer the checklist as assumed, accept what the order asks."""
        case, order = self.case, self.case.order
        opened = desk.open_infusion(
            *(self.ask(), order.patient, order.order, order.clinic, order.pump, self.book),
            history=case.history,
            planned_for=case.start,
            made_by=CASE_FILE,
        )
        if not self.take(opened):
            raise OurBug("a case that was read cannot be opened")
        for stage in (Stage.VERIFY, Stage.PREPARE):
            for check in checks_asked(self.infusion, stage, self.book):
                right = case.precheck.get(check.id, True)
                detail = ASSUMED if check.id not in case.precheck else ""
                self.take(desk.answer_check(self.infusion, self.ask(), check.id, right, self.book, detail))
        self.assumed += list(_assumed(case, self.infusion, self.strict))
        self.accept()

    def accept(self) -> None:
        """Accept by name what the order asks, unless the run is strict."""
        if self.strict:
            return
        of_order = {f for f in self.infusion.plan.findings if f.severity is Severity.ASK}
        for finding in desk.to_decide(self.infusion, self.book):
            if finding in of_order:
                args = (self.infusion, self.ask(), finding.code, ACCEPTED, self.book)
                self.take(desk.decide(*args, about=finding.facts))

    def accept_baseline(self) -> None:
        """Take a baseline beyond a level for the prescriber's limit, where the case says none; strict, do not."""
        if self.strict:
            return
        for finding in desk.to_decide(self.infusion, self.book):
            if finding.code == BEYOND and self.infusion.baseline is not None:
                limit = getattr(self.infusion.baseline, finding.fact("vital")).text()
                args = (self.infusion, self.ask(), finding.code, f"{limit}: {ACCEPTED}", self.book)
                self.take(desk.decide(*args, about=finding.facts))
                self.assumed.append(_note("case-target", vital=finding.fact("vital"), limit=limit))

    def turns(self) -> Iterator[Turn]:
        """Ask for each entry in turn; strict stops after the first that is refused."""
        for entry in self.case.entries:
            self._baseline(entry)
            turn = self._turn(entry)
            yield turn
            if self.strict and not turn.kept:
                return
        self._baseline(None)

    def _baseline(self, before: CaseEntry | None) -> None:
        """Take the baseline before the first entry that comes at its time or later."""
        case = self.case
        due = before is None or max(before.at, before.charted or before.at) >= case.baseline_at
        if case.baseline is None or not self._baseline_waits or not due:
            return
        self._baseline_waits = False
        self.made = max(self.made, self.at(case.baseline_at))
        answer = asked(case.baseline, Played(self.infusion, self.ask(), self.book), baseline=True)
        if not self.take(answer):
            codes = ", ".join(finding.code for finding in answer.findings)
            self.assumed.append(Finding("case-baseline-refused", Severity.NOTE, facts(codes=codes)))

    def _turn(self, entry: CaseEntry) -> Turn:
        self.made = max(self.made, self.at(entry.at if entry.charted is None else entry.charted))
        played = Played(
            *(self.infusion, self.ask(self.at(entry.at)), self.book),
            start=self.case.start,
            shown=self.shown,
            printed=self.printed,
            ids=self.ids,
            scan=self.scan,
        )
        if entry.do == "start":
            self.accept_baseline()
            played = replace(played, infusion=self.infusion)
        chosen = played.option(entry.wanted)
        answer = asked(entry.wanted, played)
        self.assumed += played.assumed
        kept = answer.entries if isinstance(answer, desk.Kept) else ()
        if self.take(answer):
            self.ids[entry.n] = kept
            self.accept()
        guidance = self._guidance(entry, kept)
        options = guidance.options if guidance else () if entry.do == "reaction" else None
        found = worst_first((*answer.findings, *(guidance.findings if guidance else ())))
        turn = Turn(entry, self.at(entry.at), kept, found, self.infusion, self.made, options)
        return replace(turn, chosen=chosen if kept else None)

    def _guidance(self, entry: CaseEntry, kept: tuple[Entry, ...]) -> Guidance | None:
        """What is found and may be done about a reaction, or about a set that is off, just kept."""
        if entry.do not in ("reaction", "vitals") or not kept:
            return None
        guidance = guidance_about(self.infusion, kept[-1].id, self.book)
        if guidance is not None:
            self.shown, self.printed = kept[-1].id, guidance.options
        return guidance


def _assumed(case: Case, infusion: Infusion, strict: bool) -> Iterator[Finding]:
    """Say what the file left open and the run filled in."""
    yield _note("case-stages", nurse=case.nurse, but=", ".join(k for k, right in case.precheck.items() if not right))
    if not any(entry.do in ("vial", "scan") for entry in case.entries):
        yield _note("case-vials")
    if case.baseline is None:
        yield _note("case-no-baseline")
    if case.history is None:
        yield _note("case-no-history")
    asking = [f.code for f in infusion.plan.findings if f.severity is Severity.ASK]
    if strict:
        yield _note("case-strict")
    elif asking:
        yield _note("case-accepted", nurse=case.nurse, codes=", ".join(dict.fromkeys(asking)))
    if not infusion.patient.name or not infusion.patient.record_number:
        yield _note("case-not-named")


def _note(code: str, **named: str) -> Finding:
    return Finding(code, Severity.NOTE, facts(**named))
