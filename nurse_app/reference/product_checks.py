"""Whether a product's file agrees with itself and with the names shared by the labels."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nurse_app.clinical.sources import Confidence
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.naming import crossed, pairs_crossed, told, twice, unknown
from nurse_app.reference.product_sheet import DoseSheet, IndicationSheet, ProductSheet
from nurse_app.reference.rate_checks import check_rate, pair_agrees

_WEAKEST_FIRST = (Confidence.FROM_MEMORY, Confidence.SECONDARY_SOURCE, Confidence.LABEL_TEXT_SEEN)


def check_product(file: str, sheet: ProductSheet, watched: Collection[str]) -> Iterator[Fault]:
    """Every mistake of one product; `watched` are the monitoring sets of labels.toml."""
    if file != f"products/{sheet.id}.toml":
        yield fault(file, "id", Wrong.WRONG_NAME, found=sheet.id)
    yield from unknown(file, "label_monitoring.set", [sheet.label_monitoring.set], watched)
    yield from _strength(file, sheet)
    yield from _at_risk(file, sheet)
    yield from _trust(file, sheet)
    yield from twice(file, "indications", [i.code for i in sheet.indications])
    for indication in sheet.indications:
        yield from _indication(file, sheet, indication)
    for name, rate in sheet.rates.items():
        if name not in {i.rate for i in sheet.indications}:
            yield fault(file, f"rates.{name}", Wrong.UNKNOWN_NAME, found=name)
        yield from check_rate(file, f"rates.{name}", rate, sheet.concentration_mg_per_ml)


def _strength(file: str, sheet: ProductSheet) -> Iterator[Fault]:
    if sheet.concentration_mg_per_ml not in sheet.strengths:
        place = "concentration_options_mg_per_ml"
        yield fault(file, place, Wrong.UNKNOWN_NAME, found=told(sheet.concentration_mg_per_ml))
    sizes = [told(size) for size in sheet.vial_sizes_g or []]
    yield from twice(file, "vial_sizes_g", sizes)
    yield from pairs_crossed(file, "storage", {"refrigerated_c": sheet.storage.refrigerated_c})


def _at_risk(file: str, sheet: ProductSheet) -> Iterator[Fault]:
    risk = sheet.at_risk_max
    if (risk.operator is None) != (risk.limit is None) or (risk.conservative is not None and risk.limit is None):
        yield fault(file, "at_risk_max.limit", Wrong.NOT_TOGETHER, found="operator")
    for name in ("limit", "conservative"):
        pair = getattr(risk, name)
        yield from pair_agrees(file, f"at_risk_max.{name}", pair, sheet.concentration_mg_per_ml)
    if risk.limit and risk.conservative:
        lower, higher = risk.conservative.mg_per_kg_min, risk.limit.mg_per_kg_min
        yield from crossed(file, "at_risk_max.conservative", lower, higher)


def _trust(file: str, sheet: ProductSheet) -> Iterator[Fault]:
    both = [sheet.field_confidence.get(group) for group in ("rate", "dose")]
    weaker = next(level for level in _WEAKEST_FIRST if level in both or level is _WEAKEST_FIRST[-1])
    if sheet.confidence is not weaker:
        yield fault(file, "confidence", Wrong.NOT_THE_WEAKER, found=sheet.confidence, expected=weaker)


def _indication(file: str, sheet: ProductSheet, indication: IndicationSheet) -> Iterator[Fault]:
    place = f"indications[{indication.code}]"
    yield from unknown(file, f"{place}.rate", [indication.rate], sheet.rates)
    for n, dose in enumerate(indication.doses):
        yield from _dose(file, f"{place}.doses[{n}]", dose)


def _dose(file: str, place: str, dose: DoseSheet) -> Iterator[Fault]:
    amounts = {
        "g_per_kg": dose.g_per_kg,
        "g_per_kg_per_day": dose.g_per_kg_per_day,
        "g_per_kg_per_month": dose.g_per_kg_per_month,
    }
    if sum(pair is not None for pair in amounts.values()) != 1:
        yield fault(file, place, Wrong.FIGURE, expected="one of g_per_kg, g_per_kg_per_day, g_per_kg_per_month")
    yield from pairs_crossed(file, place, {**amounts, "days": dose.days, "interval_weeks": dose.interval_weeks})
