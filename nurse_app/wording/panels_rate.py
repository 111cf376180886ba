"""The words of the panels that change the rate and resume it."""

from __future__ import annotations

from dataclasses import dataclass

from nurse_app.clinical.plan import RateStep
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.outlook import Act, Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.wording.infusing import whole_minutes
from nurse_app.wording.infusing_due import Say, not_yet
from nurse_app.wording.numbers import clock, mg_kg_min, minutes, rate

TITLE = "Change rate"
BESIDE = "The next step of the plan, or a lower one."
OTHER_RATE = "Another rate"
OTHER_RATE_BESIDE = "It is set only if it is below every ceiling."
SET_THIS_RATE = "Set this rate"
FOUND = "Pump found at another rate"
KEEP = "Keep this rate"
NO_LOWER = "There is no lower step."
RESUME_TITLE = "Resume"
RESUME_AT = "Resume at"
NO_RATE = "choose a rate."


def resume_button(at: Rate) -> str:
    """The button that goes on to the pump."""
    return f"{RESUME_AT} {rate(at)}"


@dataclass(frozen=True, slots=True)
class RateChoice:
    """A rate that may be chosen: what it is, and why not yet."""

    rate: Rate
    title: str
    line: str
    not_yet: str
    decided: str


def next_step(infusion: Infusion, outlook: Outlook, say: Say) -> RateChoice | None:
    """The rise that the plan has next, with its holds; None on the last step."""
    button = next((b for b in outlook.buttons if b.act is Act.CHANGE_RATE), None)
    step = next((s for s in infusion.plan.steps if s.rate > outlook.rate), None)
    at = button.rate if button is not None and button.rate is not None else step.rate if step is not None else None
    if at is None or at <= outlook.rate:
        return None
    due = next((d for d in outlook.due if d.what == "rate"), None)
    held = button.held if button is not None else ()
    if due is not None and not held:
        held = due.held
    line = _line(next((s for s in infusion.plan.steps if s.rate == at), None), infusion)
    return RateChoice(at, f"Rise to {rate(at)}", line, not_yet(held, say), f"You decided: rise to {rate(at)}")


def lower_rates(infusion: Infusion, outlook: Outlook) -> tuple[RateChoice, ...]:
    """The plan's rates below the one that runs, the nearest first."""
    below = [s for s in infusion.plan.steps if s.rate < outlook.rate]
    told = []
    for step in sorted(below, key=lambda s: s.rate, reverse=True)[:3]:
        title = f"Slow to {rate(step.rate)}"
        told.append(RateChoice(step.rate, title, _line(step, infusion), "", f"You decided: slow to {rate(step.rate)}"))
    return tuple(told)


def _line(step: RateStep | None, infusion: Infusion) -> str:
    if step is None:
        return ""
    return f"{mg_kg_min(step.mg_kg_min)}, step {step.n} of {len(infusion.plan.steps)}"


def other(at: Rate) -> str:
    """What was decided where a rate was typed."""
    return f"You decided: {rate(at)}"


def resume_rates(infusion: Infusion, outlook: Outlook, say: Say) -> tuple[RateChoice, ...]:
    """The rates at which it may go on, the highest allowed first."""
    button = outlook.button(Act.RESUME)
    held = not_yet(button.held, say)
    if button.rate is None:
        return ()
    rates = [button.rate, *sorted((s.rate for s in infusion.plan.steps if s.rate < button.rate), reverse=True)]
    steps = {s.rate: s for s in infusion.plan.steps}
    return tuple(
        RateChoice(at, rate(at), _line(steps.get(at), infusion), held, f"You decided: resume at {rate(at)}")
        for at in rates[:4]
    )


def resume_held(outlook: Outlook, say: Say) -> str:
    """Why it may not go on yet."""
    return not_yet(outlook.button(Act.RESUME).held, say)


def paused_line(infusion: Infusion, outlook: Outlook) -> str:
    """How long it has been paused, and why."""
    pause = next((p for p in reversed(infusion.pauses) if p.end is None), None)
    if pause is None:
        return ""
    span = minutes(whole_minutes(pause.start, outlook.now))
    because = f": {pause.reason}" if pause.reason else ""
    return f"Paused {span}, since {clock(pause.start)}{because}. Was {rate(outlook.last_rate)}."
