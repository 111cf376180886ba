"""A plan as the JSON that the command line prints: decimals as text, to nearest, halves to even."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nurse_app.clinical.findings import Finding, Findings
from nurse_app.clinical.plan import Ceiling, Dosing, Plan, RateStep
from nurse_app.clinical.quantities import Rate, RateUnit, as_unit, written
from nurse_app.clinical.setting import Pump

Say = Callable[[Finding], str]
Json = dict[str, Any]
GRAM_PLACES = 4
ONE_DECIMAL = 1
TWO_DECIMALS = 2


def step_places(pump: Pump) -> int:
    """How many decimals the pump's step has: what mL/h is printed to."""
    places = 0
    while (pump.step.value * 10**places).denominator != 1:
        places += 1
    return places


def ml_h(rate: Rate, pump: Pump) -> str:
    """A rate to the pump's step."""
    return written(rate.value, step_places(pump))


def to_one(value: Fraction) -> str:
    """Minutes and millilitres."""
    return written(value, ONE_DECIMAL)


def plan_json(plan: Plan, pump: Pump, say: Say) -> Json:
    """The whole plan in the order of the form; `say` makes the sentence of a finding."""
    return {
        "dose": None if plan.dosing is None else _dose(plan.dosing),
        "ceiling": None if plan.ceiling is None or plan.dosing is None else _ceiling(plan.ceiling, plan.dosing, pump),
        "steps": [_step(step, pump) for step in plan.steps],
        "duration_min": None if plan.duration is None else to_one(plan.duration.value),
        "findings": findings_json(plan.findings, say),
    }


def findings_json(findings: Findings, say: Say) -> list[Json]:
    """Findings, worst first as they come."""
    return [{"code": f.code, "severity": f.severity.value, "sentence": say(f), "source": f.source} for f in findings]


def _dose(dosing: Dosing) -> Json:
    return {
        "course_g": dosing.course.text(GRAM_PLACES),
        "today_g": dosing.today.text(GRAM_PLACES),
        "delivered_g": dosing.delivered.text(GRAM_PLACES),
        "volume_ml": to_one(dosing.volume.value),
        "dosing_weight_kg": dosing.dosing_weight.text(GRAM_PLACES),
        "vials": [{"g": vial.size.text(GRAM_PLACES), "count": vial.count} for vial in dosing.vials],
    }


def _ceiling(ceiling: Ceiling, dosing: Dosing, pump: Pump) -> Json:
    by_weight = as_unit(ceiling.rate, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength)
    return {
        "ml_h": ml_h(ceiling.rate, pump),
        "mg_kg_min": written(by_weight, TWO_DECIMALS),
        "because": ceiling.because.value,
        "source": ceiling.source,
        "others": [
            {"ml_h": ml_h(other.rate, pump), "because": other.because.value, "source": other.source}
            for other in ceiling.others
        ],
    }


def _step(step: RateStep, pump: Pump) -> Json:
    drops = {} if step.gtt_min is None else {"gtt_min": written(step.gtt_min, TWO_DECIMALS)}
    return {
        "n": step.n,
        "start_min": to_one(step.start.value),
        "for_min": to_one(step.lasts.value),
        "ml_h": ml_h(step.rate, pump),
        "mg_kg_min": written(step.mg_kg_min, TWO_DECIMALS),
        "ml_kg_h": written(step.ml_kg_h, TWO_DECIMALS),
        "volume_ml": to_one(step.volume.value),
        "cumulative_ml": to_one(step.cumulative.value),
        **drops,
    }
