"""Turns a checked product's file into the value that the rules use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nurse_app.clinical.products import AtRisk, DoseRange, Indication, PrintedPair, Product
from nurse_app.clinical.quantities import Concentration, Dose, Minutes, written
from nurse_app.clinical.sources import Source
from nurse_app.reference.product_sheet import AtRiskSheet, DoseSheet, IndicationSheet, ProductSheet
from nurse_app.reference.rate_value import label_rate, printed_pair
from nurse_app.reference.sheet import ends


def product(sheet: ProductSheet, sets: Mapping[str, Sequence[str]]) -> Product:
    """The product; `sets` are the lines of each monitoring set."""
    line = sheet.compatible_diluent
    pooled = sheet.pooling_use_within_h
    return Product(
        id=sheet.id,
        brand=sheet.brand,
        generic=sheet.generic,
        manufacturer=sheet.manufacturer,
        market=sheet.market,
        presentation=sheet.presentation,
        strengths=tuple(Concentration(mg) for mg in sheet.strengths),
        vials=tuple(Dose(grams) for grams in sorted(sheet.vial_sizes_g or [])),
        indications=tuple(_indication(sheet, i) for i in sheet.indications),
        at_risk=_at_risk(sheet.at_risk_max),
        stabilizer=sheet.stabilizer,
        contains_sucrose=sheet.contains_sucrose,
        contains_maltose=sheet.contains_maltose,
        iga=f"{sheet.iga.qualifier} {written(sheet.iga.ug_per_ml, 3)} microgram/mL ({sheet.iga.class_})",
        flush_with=tuple(line.flush_with or ()),
        not_compatible=tuple(line.not_compatible or ()),
        filter="; ".join(part for part in (sheet.filter.requirement, sheet.filter.note) if part),
        storage=_storage(sheet),
        boxed_warnings=tuple(sheet.boxed_warnings),
        contraindications=tuple(sheet.contraindications),
        notes=tuple(sheet.notes),
        sources=tuple(Source(s.what, s.url or "", s.says or "") for s in sheet.sources),
        confidence=sheet.confidence,
        field_confidence=tuple(sheet.field_confidence.items()),
        status=sheet.status or "",
        dilute_with=tuple(line.dilute_with or ()),
        contains_glucose=sheet.contains_glucose,
        contains_sorbitol=sheet.contains_sorbitol,
        use_pooled_within=None if pooled is None else Minutes(pooled * 60),
        watch=(*sets[sheet.label_monitoring.set], *sheet.label_monitoring.extra),
    )


def _storage(sheet: ProductSheet) -> str:
    kept = sheet.storage
    parts = []
    if kept.refrigerated_c and kept.refrigerated_months:
        low, high = (written(end, 1) for end in kept.refrigerated_c)
        parts.append(f"{low} to {high} °C for {written(kept.refrigerated_months, 0)} months")
    if kept.room_max_c and kept.room_months:
        parts.append(f"up to {written(kept.room_max_c, 1)} °C for {written(kept.room_months, 0)} months")
    return "; ".join([*parts, *([kept.note] if kept.note else [])])


def _indication(sheet: ProductSheet, indication: IndicationSheet) -> Indication:
    return Indication(
        code=indication.code,
        population=indication.population,
        doses=tuple(_dose(dose) for dose in indication.doses),
        dose_note=indication.dose_note or "",
        rate=label_rate(sheet.rates[indication.rate]),
        confidence=indication.confidence,
    )


def _dose(dose: DoseSheet) -> DoseRange:
    return DoseRange(
        phase=dose.phase,
        g_per_kg=ends(dose.g_per_kg),
        g_per_kg_per_day=ends(dose.g_per_kg_per_day),
        g_per_kg_per_month=ends(dose.g_per_kg_per_month),
        days=None if dose.days is None else (int(dose.days[0]), int(dose.days[1])),
        interval_weeks=ends(dose.interval_weeks),
        note=dose.note or "",
    )


def _at_risk(risk: AtRiskSheet) -> AtRisk:
    """The printed limit; where the label prints two that disagree, the lower."""
    figures = risk.conservative or risk.limit
    limit: PrintedPair | None = None if figures is None else printed_pair(figures, exclusive=risk.operator == "<")
    return AtRisk(tuple(r.value for r in risk.population), risk.rule, limit, risk.confidence, risk.note or "")
