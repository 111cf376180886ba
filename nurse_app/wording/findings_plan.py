"""Sentences for what planning an order finds: weight, dose, ceiling, rate steps, duration."""

from __future__ import annotations

from nurse_app.clinical.findings import Finding
from nurse_app.wording.template import Template

_FORMULA_FAILS = {
    "short": "At {height} the formula does not hold",
    "young": "The formula does not hold under age",
    "light": "The actual weight is not above the ideal one",
}


def _weight_basis(finding: Finding) -> str:
    why = _FORMULA_FAILS[finding.fact("why")].format(height=finding.fact("height"))
    return (
        f"The order says {finding.fact('basis')} weight. {why}, so the actual weight, {finding.fact('used')}, "
        "is used. Confirm it, or ask for a new order."
    )


def _over_65(finding: Finding) -> str:
    age = finding.fact("age")
    who = f"The patient is {age} old, over 65" if age else "The patient is over 65"
    return f"{who}. The label says for patients at risk: {finding.fact('rule')}. Confirm the rates."


_WHOSE = {
    "label": "the label",
    "order": "the order",
    "risk": "the label for this patient's risk",
    "clinic": "the clinic",
    "reaction": "the reaction",
    "pump": "the pump",
}


def _above_limit(finding: Finding) -> str:
    return (
        f"Step {finding.fact('n')} of the order, {finding.fact('rate')}, is above the limit of "
        f"{_WHOSE[finding.fact('because')]}, {finding.fact('limit')}. Ask for a new order."
    )


def _below_pump(finding: Finding) -> str:
    return (
        f"The limit of {_WHOSE[finding.fact('because')]} is below {finding.fact('step')}, "
        "the pump's smallest step. Use a finer pump or ask for a new order."
    )


_DOSE: dict[str, Template] = {
    "weight-basis-incomplete": "The order says {basis} weight, which needs {missing}. Add it, or ask for another.",
    "weight-basis-not-valid": _weight_basis,
    "weight-not-judged": "The height is not known, so nothing says whether {weight} is far from ideal.",
    "body-mass-index-high": "The body mass index is {bmi}; from {limit} on, check which weight the dose should use.",
    "far-over-ideal-weight": "{weight} is {part} of the ideal weight, {ideal}. Check which weight the dose should use.",
    "weights-differ": "The actual weight is {actual}, the adjusted weight {adjusted}: more than a tenth apart.",
    "weight-changed": "Today's weight, {today}, is {change} off the ordered {ordered}. The dose stays: confirm.",
    "rounded-to-nothing": "{today} rounded to {step} leaves nothing for day {day}. Ask for a new order.",
    "rounded-far": "Rounding to vials makes {rounded} of {course}, {off} off. Confirm it, or ask for a new order.",
    "vial-sizes-unknown": "The vial sizes of {product} are not known. Ask the pharmacist which vials to use.",
    "concentration-open": "{product} is made up to {offered}. Say which before anything is worked out.",
    "concentration-not-of-product": "{product} has {offered}, not {ordered}. Check the order against the vial.",
    "rates-printed-for-other": "The label's rates for {product} are for {printed}, the order says {ordered}. "
    "The lower rates are used. Confirm them against the insert.",
    "course-large": "The course is {course}, above {limit}. Confirm it with the prescriber.",
    "day-large": "The dose for one day is {day}, above {limit}. Confirm it with the prescriber.",
    "dose-outside-label": "The label prints for {indication}: {printed}. The order says {ordered}. Confirm it.",
    "dose-unverified": "The dose figures of {product} for {indication} are unverified. Check them against the insert.",
}

_CEILING: dict[str, Template] = {
    "highest-rate-unknown": "No highest rate of {product} ({market}) is known for {indication}. "
    "Take it from the insert in hand; without it nothing can start.",
    "off-label": "The label of {product} does not carry {indication}. The lowest highest rate of its other indications "
    "is used, that of {used}. Confirm it.",
    "order-above-label": "The order allows {ordered}, the label {label}. The label's limit is kept. Confirm it.",
    "label-disagrees-with-itself": "The label prints {printed}: two rates. The lower, {used}, is used.",
    "at-risk-slowest-rate": "The label says for {risks}: {rule}. It prints no number. Confirm the rates.",
    "risk-limit-unverified": "The limit for {risks} is unverified. Check it against the insert: {rule}.",
    "age-over-65": _over_65,
    "age-not-counted": "The day of the infusion is not given, so nothing was judged by age.",
    "ceiling-below-pump-step": _below_pump,
    "rate-unverified": "The rates of {product} for {indication} are unverified. Check them against the insert in hand.",
}

_STEPS: dict[str, Template] = {
    "steps-are-the-clinics": "The label prints no steps for {indication}. These are the clinic's: {first} for {hold}, "
    "then times {factor} every {interval} up to the ceiling. Confirm them.",
    "steps-example": "These steps are the manufacturer's example for {indication}, not the label's. Confirm them.",
    "steps-trial": "These steps are those of a trial in {indication}, not the label's. Confirm them.",
    "steps-derived": "These steps are worked out from the label's text for {indication}: {note}.",
    "steps-unverified": "The steps of {product} for {indication} are unverified. Check them against the insert.",
    "lasts-that-long-anyway": "At the ceiling, {rate}, the infusion lasts at least {wished} anyway.",
    "mean-hours-too-long": "Not even {step} on the pump makes it last {wished}. Ask for a new order.",
    "rate-below-pump-step": "The first rate is below {step}, the pump's smallest step. Use a finer pump.",
    "step-above-limit": _above_limit,
    "step-above-order": "Step {n}, {rate}, is above the order's own highest rate, {limit}. It and later steps "
    "are left out; the one before runs to the end. Confirm it.",
    "step-above-lower-ceiling": "Step {n}, {rate}, is above the lower ceiling that was taken, {limit}. It and later "
    "steps are left out; the one before runs to the end.",
    "first-step-above-lower-ceiling": "Step 1, {rate}, is above the lower ceiling that was taken, {limit}. Take it "
    "back, or ask for a new order.",
    "first-step-above-order": "Step 1, {rate}, is above the order's own highest rate, {limit}. Ask for a new order.",
    "first-rate-above-label": "The order starts at {ordered}, the label at {label}. Confirm it with the prescriber.",
    "hold-shorter-than-label": "Step {n} is held for {ordered}, by the label {label}. Confirm it with the prescriber.",
    "step-slower-than-before": "Step {n}, {rate}, is slower than the one before, {before}. Confirm it.",
    "short-infusion": "The infusion would take {lasts}, less than {limit}. Confirm it.",
    "long-infusion": "The infusion would take {lasts}, more than {limit}. Confirm it.",
}

SENTENCES: dict[str, Template] = {**_DOSE, **_CEILING, **_STEPS}
