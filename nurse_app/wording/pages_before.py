"""The words of the pages before the first drop: what is verified, prepared and measured, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nurse_app.clinical.findings import Findings, Severity
from nurse_app.clinical.order import DoseForm, Order
from nurse_app.clinical.quantities import Dose, Weight, written, written_in_full
from nurse_app.infusion.outlook import Outlook, Stage
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.taught import OFFERED
from nurse_app.infusion.walk import checks_asked, holds_before
from nurse_app.wording.choices import CheckChoice, PageBook
from nurse_app.wording.labels_walk import STAGES
from nurse_app.wording.names import opened_with_capital, spelled
from nurse_app.wording.numbers import (
    clock,
    date_long,
    dose,
    expiry,
    volume,
    weight,
)
from nurse_app.wording.pages_plan import FindingWords, finding_words

Fact = tuple[str, str, str]
"""A label, its value and a small line below."""


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage of the walk: its key, its name, and done, now or coming."""

    key: str
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class TodoWords:
    """A line of what has to be done before going on: done, open, ask or stop."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """A question with its answer: yes, no, or empty while nobody has answered."""

    key: str
    title: str
    detail: str
    hold: str
    answer: str
    said: str


@dataclass(frozen=True, slots=True)
class VialWords:
    """A container of the list; `verdict` is what is right or wrong with it."""

    n: str
    product: str
    size: str
    lot: str
    expires: str
    added: str
    verdict: str
    right: bool


@dataclass(frozen=True, slots=True)
class BeforeWords:
    """What a page before the first drop shows, ready made."""

    stages: tuple[StageWords, ...]
    todo: tuple[TodoWords, ...]
    not_yet: str
    matched: tuple[str, ...] = ()
    born: str = ""
    number: str = ""
    order_note: str = ""
    order: tuple[Fact, ...] = ()
    decide: tuple[FindingWords, ...] = ()
    stops: tuple[FindingWords, ...] = ()
    notes: tuple[FindingWords, ...] = ()
    decided: tuple[str, ...] = ()
    checks: tuple[CheckWords, ...] = ()
    vials: tuple[VialWords, ...] = ()
    vials_note: str = ""
    vials_total: str = ""
    risks: tuple[Fact, ...] = ()


def stage_words(infusion: Infusion, open_stage: Stage | None = None) -> tuple[StageWords, ...]:
    """The six stages; those before the infusion's own are done, the open one is now."""
    order = list(Stage)
    reached = order.index(infusion.stage)
    shown = order.index(open_stage) if open_stage is not None else reached
    return tuple(
        StageWords(s.value, STAGES[s], "now" if n == shown else "done" if n < reached else "coming")
        for n, s in enumerate(order)
    )


def before_words(infusion: Infusion, outlook: Outlook, stage: Stage, book: PageBook) -> BeforeWords:
    """Everything that Verify or Prepare shows."""
    held = holds_before(infusion, stage, book.book) if book.book is not None else ()
    plan_and_checks = tuple(f for f in held if f.code not in _SAID_ELSEWHERE)
    asks = tuple(f for f in plan_and_checks if f.severity is Severity.ASK)
    stops = tuple(f for f in plan_and_checks if f.severity is Severity.STOP)
    checks = _checks(infusion, stage, book)
    notes = tuple(f for f in infusion.plan.findings if f.severity is Severity.NOTE) if stage is Stage.VERIFY else ()
    return BeforeWords(
        stages=stage_words(infusion, stage),
        todo=_todo(infusion, stage, asks, stops, held, checks),
        not_yet=" ".join(briefly(held, book)),
        matched=infusion.identity,
        born=date_long(infusion.patient.birth_date) if infusion.patient.birth_date else "",
        number=infusion.patient.record_number,
        order_note=_order_note(infusion.order),
        order=_order(infusion, book),
        decide=finding_words(asks, book.say),
        stops=finding_words(stops, book.say),
        notes=finding_words(notes, book.say),
        decided=tuple(
            f"{spelled(d.finding)}, accepted {clock(d.at)} by {d.by}: {d.reason}" for d in infusion.decisions
        ),
        checks=checks,
        vials=_vials(infusion, outlook, book),
        vials_note=_vials_note(infusion),
        vials_total=_vials_total(infusion),
        risks=_risks(infusion, book),
    )


_SAID_ELSEWHERE = (
    *("check-unanswered", "identity-not-checked", "no-vials", "vials-short", "baseline-missing"),
    OFFERED,
)


def briefly(held: Findings, book: PageBook) -> Iterable[str]:
    """Why not yet: the worst two, and how many more; unanswered questions count as one."""
    unanswered = sum(f.code == "check-unanswered" for f in held)
    told = [book.say(f) for f in held if f.code != "check-unanswered"]
    if unanswered:
        told.append(f"Answer {unanswered} {'question' if unanswered == 1 else 'questions'} of the checklist.")
    yield from (text[:1].lower() + text[1:] if n == 0 else text for n, text in enumerate(told[:2]))
    if len(told) > 2:
        yield f"And {len(told) - 2} more."


def _todo(
    infusion: Infusion,
    stage: Stage,
    asks: Findings,
    stops: Findings,
    held: Findings,
    checks: tuple[CheckWords, ...],
) -> tuple[TodoWords, ...]:
    rows = []
    if stops:
        rows.append(TodoWords("stop", f"{len(stops)} to put right"))
    if asks:
        rows.append(TodoWords("ask", f"{len(asks)} to decide by name"))
    codes = {f.code for f in held}
    if stage is Stage.VERIFY:
        rows.append(TodoWords("open" if "identity-not-checked" in codes else "done", "Patient, two identifiers"))
        short = codes & {"no-vials", "vials-short", "other-product"}
        count = len(infusion.vials)
        rows.append(TodoWords("open" if short else "done", f"{count} vials, right and in date" if count else "Vials"))
    if OFFERED in codes:
        rows.append(TodoWords("ask", "Ceiling after the last infusions"))
    answered = sum(1 for c in checks if c.answer)
    if checks:
        done = "check-unanswered" not in codes
        rows.append(TodoWords("done" if done else "open", f"Checklist, {answered} of {len(checks)} answered"))
    return tuple(rows)


def _order_note(order: Order) -> str:
    parts = [date_long(order.ordered_on) if order.ordered_on else "", order.prescriber]
    return ", ".join(part for part in parts if part) or "no date, no prescriber"


_FORMS = {
    DoseForm.G_PER_KG: "g/kg",
    DoseForm.G: "g",
    DoseForm.MG_PER_KG: "mg/kg",
    DoseForm.G_PER_KG_PER_DAY: "g/kg/day",
}


def _order(infusion: Infusion, book: PageBook) -> tuple[Fact, ...]:
    order, dosing, product = infusion.order, infusion.plan.dosing, infusion.product
    strength = f"{written(dosing.strength.value, 1)} mg per mL, " if dosing else ""
    worded = f"{written_in_full(order.dose.amount)} {_FORMS[order.dose.form]}"
    over = "" if order.dose.form is DoseForm.G_PER_KG_PER_DAY else " for the course"
    return (
        ("Product", book.names.product(order.product) if product else order.product, f"{strength}{order.indication}"),
        ("Dose today", f"{dose(dosing.delivered)} = {volume(dosing.volume)}" if dosing else "not known", worded + over),
        ("Course", f"day {order.dose.day} of {order.dose.days}", f"course {dose(dosing.course)}" if dosing else ""),
        ("Weight", weight(infusion.patient.weight), _weighed(infusion, dosing.dosing_weight if dosing else None)),
        ("Highest rate", _ceiling(infusion), infusion.plan.ceiling.because.value if infusion.plan.ceiling else ""),
    )


def _weighed(infusion: Infusion, dosing: Weight | None) -> str:
    day = infusion.patient.weighed_on
    when = "weighed today" if day == infusion.day else f"weighed {date_long(day)}" if day else "day not known"
    return when if dosing is None or dosing == infusion.patient.weight else f"{when}, dose on {weight(dosing)}"


def _ceiling(infusion: Infusion) -> str:
    ceiling = infusion.plan.ceiling
    return f"{written(ceiling.rate.value, 2)} mL/h" if ceiling else "not known"


def _checks(infusion: Infusion, stage: Stage, book: PageBook) -> tuple[CheckWords, ...]:
    asked = {c.id for c in checks_asked(infusion, stage, book.book)} if book.book is not None else set()
    by_entries = ("identity", "vials")
    return tuple(_check(c, infusion) for c in book.checks if c.key in asked and c.key not in by_entries)


def _check(check: CheckChoice, infusion: Infusion) -> CheckWords:
    answer = infusion.checks.get(check.key)
    told = "" if answer is None else "yes" if answer.right else "no"
    return CheckWords(check.key, check.title, check.detail, check.hold, told, answer.detail if answer else "")


def _vials(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[VialWords, ...]:
    rows = []
    for n, vial in enumerate(infusion.vials, 1):
        wrong = ""
        if vial.product != infusion.order.product:
            wrong = "another product than ordered"
        elif vial.expiry < outlook.now.date():
            wrong = "expired"
        product = book.names.product(vial.product)
        verdict = wrong or "right product, in date"
        rows.append(
            VialWords(
                str(n),
                product,
                dose(vial.grams),
                vial.lot,
                expiry(vial.expiry),
                f"added {clock(vial.at)}",
                verdict,
                not wrong,
            )
        )
    return tuple(rows)


def _there(infusion: Infusion) -> Dose:
    return Dose(sum((v.grams.value for v in infusion.vials), Dose.of(0).value))


def _vials_note(infusion: Infusion) -> str:
    dosing = infusion.plan.dosing
    return f"{dose(_there(infusion))} of {dose(dosing.delivered)}" if dosing else ""


def _vials_total(infusion: Infusion) -> str:
    dosing = infusion.plan.dosing
    if dosing is None:
        return "The dose is not known yet."
    there = _there(infusion)
    planned = " + ".join(f"{v.count} x {dose(v.size)}" for v in dosing.vials) or "sizes not known"
    if there < dosing.delivered:
        return f"{dose(dosing.delivered - there)} missing. Planned: {planned}."
    if there > dosing.delivered:
        left = dose(there - dosing.delivered)
        return f"Total {dose(there)}. After {dose(dosing.delivered)}, {left} is left and is recorded as waste."
    return f"Total {dose(there)}, all of it is given."


def _risks(infusion: Infusion, book: PageBook) -> tuple[Fact, ...]:
    patient = infusion.patient
    allergies = ", ".join(patient.allergies) or ("none known" if patient.allergies_asked else "not asked")
    named = ", ".join(sorted(opened_with_capital(spelled(r.value)) for r in patient.risks)) or "none named"
    rows = [("Allergies", allergies, ""), ("Label risks", named, "")]
    rows += [
        (_title(k, book), "yes" if c.right else "not right", c.detail) for k, c in infusion.checks.items() if c.detail
    ]
    return tuple(rows[:5])


def _title(key: str, book: PageBook) -> str:
    return next((c.title for c in book.checks if c.key == key), spelled(key))


def measures_taken(infusion: Infusion, book: PageBook) -> str:
    """The outcome measures taken today, in one line."""
    told = []
    for taken in infusion.measures:
        name, unit = book.names.measure(taken.fact.measure)
        told.append(f"{name} {taken.fact.value} {unit}".strip())
    return "; ".join(told)
