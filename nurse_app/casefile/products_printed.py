"""The catalogue as JSON: what each label prints, where it was read and how far it can be trusted."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from nurse_app.clinical.products import AtRisk, DoseRange, Indication, LabelRate, PrintedPair, Product
from nurse_app.clinical.quantities import Minutes, RateAs, written

Json = dict[str, Any]
PLACES = 4


def product_json(product: Product) -> Json:
    """One product."""
    return {
        "id": product.id,
        "brand": product.brand,
        "generic": product.generic,
        "manufacturer": product.manufacturer,
        "market": product.market,
        "presentation": product.presentation,
        "concentration_mg_per_ml": [strength.text(PLACES) for strength in product.strengths],
        "vial_sizes_g": [size.text(PLACES) for size in product.vials],
        "indications": [_indication(one) for one in product.indications],
        "at_risk_max": None if product.at_risk is None else _at_risk(product.at_risk),
        "stabilizer": product.stabilizer,
        "contains_sucrose": product.contains_sucrose,
        "contains_maltose": product.contains_maltose,
        "iga": product.iga,
        "boxed_warnings": list(product.boxed_warnings),
        "contraindications": list(product.contraindications),
        "storage": product.storage,
        "filter": product.filter,
        "notes": list(product.notes),
        "confidence": product.confidence.value,
        "field_confidence": {name: confidence.value for name, confidence in product.field_confidence},
        "sources": [{"what": s.what, "url": s.url, "says": s.says} for s in product.sources],
    }


def _indication(indication: Indication) -> Json:
    return {
        "code": indication.code,
        "population": indication.population,
        "doses": [_dose(regimen) for regimen in indication.doses],
        "dose_note": indication.dose_note,
        "rate": _rate(indication.rate),
        "confidence": indication.confidence.value,
    }


def _dose(regimen: DoseRange) -> Json:
    return {
        "phase": regimen.phase,
        "g_per_kg": _range(regimen.g_per_kg),
        "g_per_kg_per_day": _range(regimen.g_per_kg_per_day),
        "g_per_kg_per_month": _range(regimen.g_per_kg_per_month),
        "days": None if regimen.days is None else list(regimen.days),
        "interval_weeks": _range(regimen.interval_weeks),
        "note": regimen.note,
    }


def _rate(rate: LabelRate) -> Json:
    return {
        "primary_unit": rate.primary_unit.value,
        "initial": _one(rate.initial),
        "initial_for_min": _minutes(rate.initial_for),
        "step_interval_min": _minutes(rate.interval),
        "step_interval_longest_min": _minutes(rate.interval_longest),
        "steps": [{"from_min": _minutes(step.from_min), "rate": _one(step.rate)} for step in rate.steps],
        "steps_basis": rate.steps_basis,
        "steps_note": rate.steps_note,
        "max": _pair(rate.highest),
        "conservative_max": _pair(rate.conservative),
        "extended_max": _pair(rate.extended),
        "extended_max_rule": rate.extended_rule,
        "label_printed": {"initial": rate.label_printed_initial, "max": rate.label_printed_highest},
        "rounding_flags": list(rate.rounding_flags),
        "rule": rate.rule_text,
        "confidence": rate.confidence.value,
    }


def _at_risk(at_risk: AtRisk) -> Json:
    return {
        "population": list(at_risk.population),
        "rule": at_risk.rule,
        "limit": _pair(at_risk.limit),
        "confidence": at_risk.confidence.value,
        "note": at_risk.note,
    }


def _one(rate: RateAs) -> Json:
    return {"value": written(rate.amount, PLACES), "unit": rate.unit.value}


def _pair(pair: PrintedPair | None) -> Json | None:
    if pair is None:
        return None
    return {
        "mg_per_kg_min": written(pair.mg_kg_min, PLACES),
        "ml_per_kg_h": written(pair.ml_kg_h, PLACES),
        "exclusive": pair.exclusive,
    }


def _minutes(span: Minutes | None) -> str | None:
    return None if span is None else span.text(PLACES)


def _range(pair: tuple[Fraction, Fraction] | None) -> list[str] | None:
    return None if pair is None else [written(end, PLACES) for end in pair]
