"""What stands between the nurse and the first drop: what was done at the chair, the baseline, and what still holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from nurse_app.clinical.findings import Finding, Findings, Severity
from nurse_app.clinical.quantities import written
from nurse_app.infusion.outlook import Act, Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.wording.choices import PageBook
from nurse_app.wording.names import opened_with_capital
from nurse_app.wording.numbers import clock, minutes, pressure, temperature, whole
from nurse_app.wording.pages_before import TodoWords, briefly
from nurse_app.wording.pages_plan import THEN_OBSERVE


def start_todo(infusion: Infusion, outlook: Outlook, book: PageBook) -> tuple[TodoWords, ...]:
    """What stands before the first drop, one line each: what was done, and what is still open."""
    rows = [TodoWords("done", text) for text in _done(infusion)]
    rows += [_open(finding, book) for finding in outlook.button(Act.START).held]
    return tuple(rows)


def _open(finding: Finding, book: PageBook) -> TodoWords:
    return TodoWords({Severity.STOP: "stop", Severity.ASK: "ask"}.get(finding.severity, "open"), book.say(finding))


def _done(infusion: Infusion) -> Iterable[str]:
    checks: Mapping[str, object] = infusion.checks
    if infusion.identity:
        yield "Identity checked"
    if "kit" in checks and infusion.checks["kit"].right:
        yield "Kit and epinephrine at hand"
    if infusion.site:
        yield f"IV: {infusion.site}"
    for given in infusion.medications:
        yield f"{opened_with_capital(given.fact.name)} {given.fact.dose}, {clock(given.at)}"
    if infusion.baseline is not None and infusion.baseline_at is not None:
        yield f"Baseline {clock(infusion.baseline_at)}: {baseline_line(infusion)}"
    elif infusion.baseline_refused:
        yield f"Baseline not taken: {infusion.baseline_refused}"


def baseline_line(infusion: Infusion) -> str:
    """The baseline in one line: "128/76, pulse 74, 98%"."""
    reading = infusion.baseline
    if reading is None:
        return ""
    parts = [pressure(reading.systolic, reading.diastolic)]
    if reading.pulse is not None:
        parts.append(f"pulse {whole(reading.pulse)}")
    if reading.spo2 is not None:
        parts.append(f"{whole(reading.spo2)}%")
    return ", ".join(parts)


def given_line(name: str, amount: str, route: str, at: datetime) -> str:
    """A drug that was given."""
    return f"{opened_with_capital(name)} {amount} {route}, {clock(at)}".strip()


def drugs_given(infusion: Infusion) -> tuple[str, ...]:
    """Every drug that was given, oldest first."""
    return tuple(given_line(m.fact.name, m.fact.dose, m.fact.route, m.at) for m in infusion.medications)


def ordered_drugs(infusion: Infusion) -> tuple[tuple[str, str, str], ...]:
    """Premedication and standing orders: name, dose, route."""
    order = infusion.order
    return tuple((s.name, s.dose, s.route) for s in (*order.premedication, *order.standing_orders))


def runs_by(infusion: Infusion) -> str:
    """The pump or gravity set in words."""
    pump = infusion.pump
    if pump.gravity:
        return f"Gravity set, {pump.drop_factor} drops/mL" if pump.drop_factor else "Gravity set, drop factor not known"
    return f"Pump in steps of {written(pump.step.value, 2)} mL/h, up to {written(pump.highest.value, 2)} mL/h"


def baseline_told(infusion: Infusion, book: PageBook) -> tuple[str, str]:
    """The baseline that was taken, or why it was not: a title and a line; both empty while it is missing."""
    reading, at = infusion.baseline, infusion.baseline_at
    if reading is not None and at is not None:
        parts = [baseline_line(infusion)]
        if reading.temperature_c is not None:
            parts.append(temperature(reading.temperature_c, book.panel.temperature))
        if reading.respiration is not None:
            parts.append(f"{whole(reading.respiration)} breaths/min")
        parts.append(book.names.seen(infusion.baseline_symptoms).lower())
        return f"{WORD_BASELINE} {clock(at)}", ", ".join(parts)
    if infusion.baseline_refused:
        return NO_BASELINE, infusion.baseline_refused
    return "", ""


WORD_BASELINE = "Baseline taken"


NO_BASELINE = "Baseline not taken"


def held_words(held: Findings, book: PageBook) -> str:
    """Why not yet: the worst two reasons and how many more; empty when nothing holds."""
    return " ".join(briefly(held, book))


def observed_after(infusion: Infusion, book: PageBook) -> str:
    """What follows the last drop: "flush, then observe 30 min"."""
    if book.book is None:
        return THEN_OBSERVE
    return f"{THEN_OBSERVE} {minutes(book.book.timetable.of(infusion.profile).observe)}"
