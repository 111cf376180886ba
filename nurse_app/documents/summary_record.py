"""What was done beside the rates, what was corrected, what was entered late, and every entry in the order kept."""

from __future__ import annotations

from collections.abc import Iterable

from nurse_app.documents.sections import Column, Line, Prose, Row, Section, Table, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion import entries as facts
from nurse_app.infusion.alarm_facts import ALARM_FACTS, VIGIL
from nurse_app.infusion.entries import Entry
from nurse_app.wording import paper
from nurse_app.wording import paper_alarms as alarm_say
from nurse_app.wording import paper_course as say
from nurse_app.wording.entries_text import Row as Told
from nurse_app.wording.entries_text import line as told_in
from nurse_app.wording.entries_text import rows as told_rows
from nurse_app.wording.names import initials
from nurse_app.wording.numbers import clock

_EVENTS = frozenset(
    kind.kind
    for kind in (
        facts.BottleChanged,
        facts.RateFound,
        facts.RateKept,
        facts.Paused,
        facts.Resumed,
        facts.Stopped,
        facts.EmergencyOpened,
        facts.EmergencyStepDone,
        facts.EmergencyClosed,
        facts.PumpVolumeRead,
        facts.Noted,
        facts.SiteChanged,
        facts.HandedOver,
        facts.OrderChanged,
        facts.OrderCorrected,
        facts.CeilingLowered,
        facts.CeilingRestored,
        facts.LateReactionTold,
        facts.Flushed,
        facts.Completed,
        facts.ObservationEnded,
        facts.ClockJumped,
        facts.GapAnswered,
        facts.BroughtIn,
        facts.SentToFile,
        facts.TakenOver,
        facts.TakenBack,
    )
)


def drugs(telling: Telling) -> Section:
    """Every drug with dose, route, time and reason."""
    rows = tuple(
        Row(
            (
                line(clock(given.at), "strong"),
                line(given.fact.name, "strong"),
                line(", ".join(p for p in (given.fact.dose, given.fact.route) if p)),
                line(given.fact.why),
                line(clock(given.fact.again_from) if given.fact.again_from else ""),
                line(initials(given.by), "quiet"),
            )
        )
        for given in telling.infusion.medications
    )
    return _listed(paper.DRUGS, paper.DRUG_COLUMNS, rows, {1: 4, 2: 4, 3: 5}, empty=say.NO_DRUGS)


def events(telling: Telling) -> Section:
    """Pauses, bottles, site, handover, emergencies, flushes, pump volumes, notes: what was done, in order of time."""
    told = _rows(telling)
    rows = tuple(
        Row(
            (
                line(clock(row.at), "strong"),
                line(row.title, "struck" if row.void else ""),
                _detail(row),
                line(initials(row.author), "quiet"),
            )
        )
        for row in told
        if row.kind in _EVENTS
    )
    return _listed(paper.EVENTS, paper.EVENT_COLUMNS, rows, {1: 3, 2: 5}, empty=say.NO_EVENTS)


def _rows(telling: Telling) -> tuple[Told, ...]:
    return told_rows(telling.infusion.entries, telling.book, temperature=telling.names.temperature)


def _detail(row: Told) -> Line:
    return (
        *line(f"{row.struck} " if row.struck else "", "struck"),
        *line(row.detail, "struck" if row.void else ""),
        *line(f" ({row.late})" if row.late else "", "quiet"),
    )


def corrections(telling: Telling) -> Section:
    """What an entry said, struck through, what it says now, why, by whom and when."""
    rows = []
    kept = telling.infusion.entries
    says = {entry.id: entry for entry in kept}
    number = {entry.id: n for n, entry in enumerate(kept, start=1)}
    for entry in kept:
        fact = entry.fact
        if isinstance(fact, facts.Amended):
            before = says.get(fact.entry, entry)
            rows.append(_correction(telling, number.get(fact.entry, 0), before, entry, fact))
    return _listed(
        paper.CORRECTIONS, paper.CORRECTION_COLUMNS, tuple(rows), {1: 4, 2: 4, 3: 3, 4: 3}, empty=say.NOTHING_CORRECTED
    )


def _correction(telling: Telling, number: int, before: Entry, by: Entry, fact: facts.Amended) -> Row:
    was = before.fact.correct if isinstance(before.fact, facts.Amended) else before.fact
    now = Entry("", by.happened, by.recorded, by.author, fact.correct) if fact.correct is not None else None
    old = Entry("", before.happened, before.recorded, before.author, was) if was is not None else None
    at = fact.happened or before.happened
    when = clock(at)
    # A time that was corrected stands with both values.
    then, here = (f"{clock(before.happened)}, ", f"{when}, ") if at != before.happened else ("", "")
    return Row(
        (
            line(say.entry_number(number, when)),
            line(then + _whole(telling, old) if old else say.STRUCK_OUT, "struck"),
            line(here + _whole(telling, now) if now else say.STRUCK_OUT, "strong"),
            line(fact.reason),
            line(f"{by.author}, {clock(by.recorded.wall)}", "quiet"),
        )
    )


def _whole(telling: Telling, entry: Entry) -> str:
    title, detail = told_in(entry, telling.book, temperature=telling.names.temperature)
    return f"{title}: {detail}" if detail else title


def late(telling: Telling) -> Section:
    """What was entered long after it happened, with both times and the reason."""
    rows = []
    for entry in telling.infusion.entries:
        if entry.because_late:
            happened, recorded = say.both_times(entry.happened, entry.recorded.wall)
            what, by = line(_whole(telling, entry)), line(entry.author, "quiet")
            rows.append(Row((line(happened, "strong"), line(recorded), what, line(entry.because_late), by)))
    return _listed(paper.LATE, paper.LATE_COLUMNS, tuple(rows), {2: 5, 3: 3, 4: 2}, empty=say.NOTHING_LATE)


def explained(telling: Telling) -> Section:
    """What was missing at the end and how the nurse answered."""
    lines = tuple(
        line(f"{say.explained_words(a.fact)}: {a.fact.text} ({a.by}, {clock(a.at)})") for a in telling.infusion.answered
    )
    return Section(paper.EXPLAINED, (Prose(lines or (line(say.NOTHING_MISSING),)),))


def everything(telling: Telling) -> Section:
    """Every entry as kept, with both times: the whole record. Those that tell of alarms stand in their own table."""
    rows = []
    for number, entry in enumerate(telling.infusion.entries, start=1):
        if isinstance(entry.fact, ALARM_FACTS):
            continue
        title, detail = told_in(entry, telling.book, temperature=telling.names.temperature)
        happened, recorded = say.both_times(entry.happened, entry.recorded.wall)
        late_too = f" ({say.late_because(entry.because_late)})" if entry.because_late else ""
        rows.append(
            Row(
                (
                    line(str(number), "quiet"),
                    line(recorded),
                    line(happened if happened != recorded else "", "strong"),
                    line(title),
                    (*line(detail), *line(late_too, "quiet")),
                    line(initials(entry.author), "quiet"),
                )
            )
        )
    columns = _columns(paper.RECORD_COLUMNS, {3: 3, 4: 7})
    left_out = sum(isinstance(entry.fact, ALARM_FACTS) for entry in telling.infusion.entries)
    note = (Prose((line(alarm_say.numbers_left_out(left_out), "quiet"),)),) if left_out else ()
    table = Table(columns, tuple(rows), small=True)
    return Section(paper.EVERYTHING, (table, *note), beside=say.people(_people(telling)))


def _people(telling: Telling) -> Iterable[str]:
    kept = telling.infusion.entries
    return dict.fromkeys(e.author for e in kept if not (isinstance(e.fact, ALARM_FACTS) and e.author == VIGIL))


Shares = dict[int, int]


def _columns(names: tuple[str, ...], shares: Shares) -> tuple[Column, ...]:
    return tuple(Column(name, "", "left", shares.get(n, 0)) for n, name in enumerate(names))


def _listed(title: str, names: tuple[str, ...], rows: tuple[Row, ...], shares: Shares, empty: str) -> Section:
    if not rows:
        return Section(title, (Prose((line(empty),)),))
    return Section(title, (Table(_columns(names, shares), rows),))
