"""The order and what it was held against: dose, every limit with its source, the planned steps, checks, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from nurse_app.clinical.findings import Finding, Severity
from nurse_app.clinical.plan import Because
from nurse_app.clinical.quantities import Rate
from nurse_app.documents.sections import Column, Fact, Facts, Prose, Row, Section, Table, line
from nurse_app.documents.telling import Telling
from nurse_app.infusion.entries import CheckAnswered, IdentityChecked
from nurse_app.wording import findings, paper
from nurse_app.wording import paper_order as say
from nurse_app.wording.entries_text import line_of
from nurse_app.wording.names import initials
from nurse_app.wording.numbers import clock, mg_kg_min, minutes, rate, volume
from nurse_app.wording.paper import COLUMN_UNITS


def order(telling: Telling) -> Section:
    """What the prescriber wrote and what followed from it."""
    values = _values(telling)
    pairs = tuple(Fact(label, line(value)) for label, value in zip(say.ORDER_LABELS, values, strict=True))
    half = (len(pairs) + 1) // 2
    return Section(paper.ORDER, (Facts((pairs[:half], pairs[half:])),))


def _values(telling: Telling) -> tuple[str, ...]:
    infusion = telling.infusion
    asked, dosing = infusion.order, infusion.plan.dosing
    unknown = say.EMPTY
    return (
        telling.names.product(asked.product),
        say.strength_words(dosing) if dosing else unknown,
        asked.indication,
        say.dose_words(asked),
        say.day_words(asked, dosing),
        say.today_words(dosing) if dosing else unknown,
        say.dosing_weight(dosing, asked) if dosing else unknown,
        say.vial_words(dosing.vials) if dosing else unknown,
        say.titration_words(asked),
        say.highest_words(asked),
        f"{asked.prescriber or unknown}, {say.ordered_on(asked.ordered_on)}",
        say.pump_words(infusion.pump),
        say.clinic_words(infusion.clinic),
        say.watched_words(infusion.profile, infusion.profile_because),
    )


def limits(telling: Telling) -> Section:
    """Every limit on the rate, lowest first; the first is the ceiling."""
    ceiling = telling.infusion.plan.ceiling
    if ceiling is None:
        return Section(paper.CEILING, (Prose((line(say.NO_CEILING),)),))
    every = ((ceiling.because, ceiling.rate, ceiling.source), *((o.because, o.rate, o.source) for o in ceiling.others))
    rows = tuple(_limit(telling, *one, first=n == 0) for n, one in enumerate(every))
    columns = _columns(paper.LIMIT_COLUMNS, ("", "mL/h", "mg/kg/min", ""), (1, 2), {3: 1})
    return Section(paper.CEILING, (Table(columns, rows),))


def _limit(telling: Telling, because: Because, at: Rate, source: str, *, first: bool) -> Row:
    by_weight = telling.by_weight(at)
    return Row(
        (
            line(say.WHOSE[because], "strong" if first else ""),
            line(rate(at).removesuffix(" mL/h"), "strong" if first else ""),
            line(mg_kg_min(by_weight).removesuffix(" mg/kg/min") if by_weight is not None else "", "quiet"),
            line(source),
        )
    )


def steps(telling: Telling) -> Section:
    """The planned steps, from the first drop."""
    rows = tuple(
        Row(
            (
                line(str(step.n)),
                line(minutes(step.start)),
                line(minutes(step.lasts)),
                line(rate(step.rate).removesuffix(" mL/h"), "strong"),
                line(mg_kg_min(step.mg_kg_min).removesuffix(" mg/kg/min"), "quiet"),
                line(volume(step.volume).removesuffix(" mL")),
                line(volume(step.cumulative).removesuffix(" mL")),
            )
        )
        for step in telling.infusion.plan.steps
    )
    units = ("", "", "", "mL/h", "mg/kg/min", "mL", "mL")
    shares = dict.fromkeys(range(7), 1)
    return Section(paper.PLAN, (Table(_columns(paper.STEP_COLUMNS, units, tuple(range(1, 7)), shares), rows),))


def checks(telling: Telling) -> Section:
    """Each question with its last answer, by whom and when."""
    rows = []
    for entry in telling.infusion.effective:
        fact = entry.fact
        if isinstance(fact, CheckAnswered) and fact is telling.infusion.checks.get(fact.check):
            answer = line(say.YES, "strong") if fact.right else line(say.NO, "alert")
            cells = (line(telling.names.check(fact.check)), answer, line(fact.detail))
            rows.append(Row((*cells, line(f"{initials(entry.author)} {clock(entry.happened)}", "quiet"))))
        elif isinstance(fact, IdentityChecked):
            title, detail = line_of(fact, telling.names)
            by = line(f"{initials(entry.author)} {clock(entry.happened)}", "quiet")
            rows.append(Row((line(title), line(say.YES if fact.matched else say.NO, "strong"), line(detail), by)))
    if not rows:
        return Section(paper.CHECKS, (Prose((line(say.NO_CHECKS),)),))
    return Section(paper.CHECKS, (Table(_columns(paper.CHECK_COLUMNS, COLUMN_UNITS, (), {0: 4, 2: 5}), tuple(rows)),))


def decisions(telling: Telling) -> Section:
    """Each finding that asked, who decided and why; then what was noted without a question."""
    rows = tuple(
        Row(
            (
                line(said(Finding(d.finding, Severity.ASK, d.facts), telling)),
                line(d.reason),
                line(f"{d.by}, {clock(d.at)}", "quiet"),
            )
        )
        for d in telling.infusion.decisions
    )
    notes = tuple(line(words) for words in _noted(telling))
    if not rows:
        return Section(paper.DECISIONS, (Prose((line(say.NO_DECISIONS), *notes)),))
    table = Table(_columns(paper.DECISION_COLUMNS, COLUMN_UNITS, (), {0: 5, 1: 4}), rows)
    return Section(paper.DECISIONS, (table, *((Prose(notes),) if notes else ())))


def decided_in_short(telling: Telling) -> Iterator[str]:
    """Each decision in a line, for the first page."""
    for made in telling.infusion.decisions:
        found = said(Finding(made.finding, Severity.ASK, made.facts), telling)
        yield say.decided_words(found, made.reason, made.by, made.at)


def _noted(telling: Telling) -> Iterator[str]:
    for finding in telling.infusion.plan.findings:
        if finding.severity is Severity.NOTE:
            yield said(finding, telling)


def said(finding: Finding, telling: Telling) -> str:
    """A finding's sentence; what was accepted without its facts is named by the question or the code."""
    if findings.worded(finding.code) and finding.facts:
        return findings.sentence(finding)
    return telling.names.check(finding.code)


def _columns(
    names: tuple[str, ...], units: tuple[str, ...], right: tuple[int, ...], shares: dict[int, int]
) -> tuple[Column, ...]:
    return tuple(
        Column(name, unit, "right" if n in right else "left", shares.get(n, 0))
        for n, (name, unit) in enumerate(zip(names, units, strict=False))
    )
