"""The rate steps of a plan: the label's, the clinic's filling where the label prints none, or the order's own."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from nurse_app.clinical.duration import Leg, stretches, total_time
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.label import LabelRules
from nurse_app.clinical.limits import DefaultTitration
from nurse_app.clinical.order import MeanHours
from nurse_app.clinical.plan import Because, Ceiling, Dosing, Limit, RateStep
from nurse_app.clinical.quantities import Minutes, Rate, RateAs, RateUnit, Volume, as_unit
from nurse_app.clinical.setting import Pump
from nurse_app.clinical.told import rate_told, told

NO_RATE = Rate.of(0)
BELOW_PUMP_STEP = "rate-below-pump-step"
_NOT_THE_LABELS = {"example": Severity.ASK, "trial": Severity.ASK, "derived": Severity.NOTE}


def label_legs(rules: LabelRules, top: Rate, dosing: Dosing, pump: Pump, filling: DefaultTitration) -> tuple[Leg, ...]:
    """The label's steps up to `top`: each rounded down to the pump's step, the first that would pass it set to it.

    Printed steps end where they end, also below `top`. Where the label prints
    a first and a highest rate only, the clinic's filling: the first rate times
    `filling.factor` each interval, the last step `top`. Its first step lasts
    as long as the label holds it, its interval is the label's (the longer
    where a range is printed); what the label does not print is the clinic's.
    """
    planned = _printed(rules) if rules.rate.steps else _filled(rules, top, dosing, filling)
    legs: list[Leg] = []
    for rate, hold in planned:
        settable = pump.settable(rate.on_pump(dosing.rate_weight, dosing.strength))
        legs.append(Leg(min(settable, top), hold))
        if settable >= top:
            break
    return tuple(legs)


def about_label_steps(rules: LabelRules, filling: DefaultTitration) -> Iterator[Finding]:
    """Yield what must be said of steps that the label itself does not print."""
    rate = rules.rate
    named = {"indication": rules.indication.code}
    if not rate.steps:
        filled = facts(
            **named,
            first=rate_told(rate.initial),
            hold=told(first_hold(rules, filling)),
            interval=told(interval(rules, filling)),
            factor=str(filling.factor),
        )
        yield Finding("steps-are-the-clinics", Severity.ASK, filled, filling.source)
    elif rate.steps_basis in _NOT_THE_LABELS:
        basis = facts(**named, note=rate.steps_note)
        yield Finding(f"steps-{rate.steps_basis}", _NOT_THE_LABELS[rate.steps_basis], basis, rules.source)


def interval(rules: LabelRules, filling: DefaultTitration) -> Minutes:
    """The time between rises: the longer end of the label's, or the clinic's where it prints none."""
    return rules.rate.interval_longest or rules.rate.interval or filling.interval


def first_hold(rules: LabelRules, filling: DefaultTitration) -> Minutes:
    """How long the first rate is held: as the label prints it, or one interval."""
    return rules.rate.initial_for or interval(rules, filling)


def _printed(rules: LabelRules) -> Iterator[tuple[RateAs, Minutes | None]]:
    steps = rules.rate.steps
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        yield step.rate, None if after is None else after.from_min - step.from_min


def _filled(
    rules: LabelRules, top: Rate, dosing: Dosing, filling: DefaultTitration
) -> Iterator[tuple[RateAs, Minutes | None]]:
    """Yield the clinic's filling without end; the caller stops at `top`."""
    rate, hold = rules.rate.initial, first_hold(rules, filling)
    while rate.on_pump(dosing.rate_weight, dosing.strength) < top:
        yield rate, hold
        rate, hold = RateAs(rate.amount * filling.factor, rate.unit), interval(rules, filling)
    yield RateAs(top.value, RateUnit.ML_H), None


def mean_hours_limit(
    wish: MeanHours, rules: LabelRules, limit: Ceiling, dosing: Dosing, pump: Pump, filling: DefaultTitration
) -> tuple[Limit | None, Findings]:
    """Find the highest pump setting under which the label's steps last at least as long as wished for.

    Never above `limit`. Where they last that long anyway, `limit` itself,
    with a `note`; where not even the lowest setting lasts that long, None and a `stop`.
    """
    wished = Minutes(wish.hours * 60)

    def lasts_long_enough(setting: Rate) -> bool:
        legs = label_legs(rules, setting, dosing, pump, filling)
        return all(leg.rate > NO_RATE for leg in legs) and total_time(dosing.volume, legs) >= wished

    low, high = 0, floor(limit.rate.ratio_to(pump.step))
    if lasts_long_enough(limit.rate):
        anyway = facts(wished=told(wished), rate=told(limit.rate))
        return None, (Finding("lasts-that-long-anyway", Severity.NOTE, anyway, limit.source),)
    while high - low > 1:
        middle = (low + high) // 2
        if lasts_long_enough(pump.settable(pump.step.times(middle))):
            low = middle
        else:
            high = middle
    setting = pump.settable(pump.step.times(low))
    if setting <= NO_RATE:
        return None, (Finding("mean-hours-too-long", Severity.STOP, facts(wished=told(wished), step=told(pump.step))),)
    return Limit(setting, Because.ORDER, f"the order: to last at least {told(wished)}"), ()


def steps_of(volume: Volume, legs: tuple[Leg, ...], dosing: Dosing, pump: Pump) -> tuple[RateStep, ...]:
    """Lay the legs out in time as the plan's numbered steps; a gravity set's carry their drops too."""
    return tuple(
        RateStep(
            n=n,
            start=stretch.start,
            lasts=stretch.lasts,
            rate=stretch.leg.rate,
            mg_kg_min=as_unit(stretch.leg.rate, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength),
            ml_kg_h=as_unit(stretch.leg.rate, RateUnit.ML_KG_H, dosing.rate_weight, dosing.strength),
            volume=stretch.volume,
            cumulative=stretch.cumulative,
            gtt_min=stretch.leg.rate.value * pump.drop_factor / 60 if pump.gravity and pump.drop_factor else None,
        )
        for n, stretch in enumerate(stretches(volume, legs), start=1)
    )
