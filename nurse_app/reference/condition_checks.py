"""Whether conditions and measures know each other and their figures stand the right way round."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from nurse_app.errors import Fault
from nurse_app.reference.condition_sheet import ConditionsSheet, MeasureSheet, MeasuresSheet
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.naming import crossed, pairs_crossed, told, twice, unknown


def check_conditions(file: str, sheet: ConditionsSheet, measures: Collection[str]) -> Iterator[Fault]:
    """No condition or regimen twice, every measure known, no pair the wrong way round."""
    yield from twice(file, "conditions", [c.id for c in sheet.conditions])
    yield from twice(file, "conditions", [c.abbreviation for c in sheet.conditions])
    yield from twice(file, "regimens", [r.id for c in sheet.conditions for r in c.regimens])
    for row in sheet.conditions:
        place = f"conditions[{row.id}]"
        yield from unknown(file, f"{place}.measures_every_session", row.measures_every_session, measures)
        yield from unknown(file, f"{place}.measures_at_review", row.measures_at_review, measures)
        windows = {
            "first_effect_days": row.response.first_effect_days,
            "peak_weeks": row.response.peak_weeks,
            "waning_weeks": row.response.waning_weeks,
            "assess_after_weeks": row.response.assess_after_weeks,
        }
        yield from pairs_crossed(file, f"{place}.response", windows)
        for regimen in row.regimens:
            pairs = {
                "total_g_per_kg": regimen.total_g_per_kg,
                "g_per_kg_per_day": regimen.g_per_kg_per_day,
                "days": regimen.days,
                "interval_weeks": regimen.interval_weeks,
            }
            yield from pairs_crossed(file, f"{place}.regimens[{regimen.id}]", pairs)


def check_measures(file: str, sheet: MeasuresSheet, conditions: Collection[str]) -> Iterator[Fault]:
    """No measure twice, every condition known, ranges and items in order."""
    yield from twice(file, "measures", [m.id for m in sheet.measures])
    for row in sheet.measures:
        place = f"measures[{row.id}]"
        yield from unknown(file, f"{place}.conditions", row.conditions, conditions)
        yield from crossed(file, f"{place}.high", row.low, row.high)
        yield from twice(file, f"{place}.items", [item.id for item in row.items])
        yield from _items(file, place, row)


def _items(file: str, place: str, row: MeasureSheet) -> Iterator[Fault]:
    """A restricted form keeps no item; a summed one has items, and the highest sum is the top of the range."""
    if row.licence == "restricted" and (row.items or row.options):
        yield fault(file, f"{place}.items", Wrong.RESTRICTED)
    if (row.entry == "total_only") == bool(row.items):
        yield fault(file, f"{place}.items", Wrong.FIGURE, expected=row.entry)
    if row.step <= 0:
        yield fault(file, f"{place}.step", Wrong.BOUND_CROSSED, low="0", high=told(row.step))
    chosen = [item.options or row.options for item in row.items]
    if row.entry != "items" or row.high is None:
        return
    best = sum((max(score for score, _ in options) for options in chosen if options is not None), Fraction(0))
    if all(options is not None for options in chosen) and best != row.high:
        yield fault(file, f"{place}.high", Wrong.PRINTED_DIFFERS, found=told(row.high), expected=told(best))
