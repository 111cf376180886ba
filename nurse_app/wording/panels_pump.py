"""The words of the pump panel: what to set, what the pump shows, whether they match, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nurse_app.clinical.quantities import Rate, RateUnit, as_unit
from nurse_app.infusion.foresight import finish_at_rate
from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.wording.names import Names
from nurse_app.wording.numbers import clock, in_words, mg_kg_min, minutes, rate, strength, weight

TITLE = "Set the pump"
SET_THIS = "Set this on the pump"
TYPE_SHOWN = "Type the rate that the pump shows"
PUMP_SHOWS = "Pump shows"
SHOWS_ANOTHER = "Pump shows another rate"
TYPE_IT = "type the rate that the pump shows."
NOT_THE_SAME = "the pump and the rate to set are not the same."
AND_READ_BACK = "and read it back"
NOTHING_TO_SET = "no rate has been chosen."


def number(at: Rate) -> str:
    """The bare number of a rate, for the large figure."""
    return rate(at).removesuffix(" mL/h")


def by_weight(at: Rate, infusion: Infusion, names: Names) -> str:
    """What the rate means: "1 mg/kg/min for 70 kg, Privigen 10% (100 mg per mL)"."""
    dosing = infusion.plan.dosing
    product = names.product(infusion.order.product)
    if dosing is None:
        return product
    share = mg_kg_min(as_unit(at, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength))
    per_ml = strength(dosing.strength).split(", ")[1].replace("mg/mL", "mg per mL")
    return f"{share} for {weight(dosing.rate_weight)}, {product} ({per_ml})"


def matches(shown: Decimal) -> str:
    """That the pump shows what was to be set, the number in words."""
    return f"Matches: {in_words(shown)}"


def differs(wanted: Rate) -> str:
    """That it does not."""
    return f"You are to set {number(wanted)}. Look at the pump again."


def running_at(at: Rate) -> str:
    """The button."""
    return f"Running at {rate(at)}"


def records(at: Rate, outlook: Outlook, author: str) -> str:
    """What the button records."""
    return f"Records {rate(at)} from {clock(outlook.now)}, {author}."


def until_saved(outlook: Outlook) -> str:
    """What is counted until then."""
    if outlook.rate.value == 0:
        return "Until you save, Vigil counts the pump as standing still."
    return f"Until you save, Vigil counts the volume at {rate(outlook.rate)}."


@dataclass(frozen=True, slots=True)
class EffectWords:
    """A figure at the foot: what it is, its value, and a line below."""

    label: str
    value: str
    small: str = ""


def effects(at: Rate, infusion: Infusion, outlook: Outlook) -> tuple[EffectWords, ...]:
    """Was, ceiling, new finish, and the next thing due."""
    was = outlook.rate if outlook.rate.value > 0 else outlook.last_rate
    told = []
    if was.value > 0:
        since = f"since {clock(outlook.since)}" if outlook.since and outlook.rate.value > 0 else "before the pause"
        told.append(EffectWords("Was", rate(was), since))
    if outlook.ceiling is not None:
        told.append(EffectWords("Ceiling now", rate(outlook.ceiling.rate), because(outlook)))
    finish = finish_at_rate(outlook, at)
    if finish is not None:
        told.append(EffectWords("Finish", clock(finish), "at this rate to the end"))
    step = next((s for s in infusion.plan.steps if s.rate == at), None)
    if step is not None and step.n < len(infusion.plan.steps):
        told.append(EffectWords("Next step", f"in {minutes(step.lasts)}", f"after {minutes(step.lasts)} on this rate"))
    return tuple(told[:4])


_BECAUSE = {
    "label": "the label's",
    "order": "the order's",
    "risk": "risk factors",
    "clinic": "the clinic's",
    "reaction": "last rate tolerated",
    "pump": "the pump's own",
}


def because(outlook: Outlook) -> str:
    """Whose the ceiling is."""
    return _BECAUSE[outlook.ceiling.because.value] if outlook.ceiling else ""
