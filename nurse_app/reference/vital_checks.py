"""Whether the bounds of vitals hold together and each band is further off than the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from fractions import Fraction

from nurse_app.clinical.vitals import BANDS, Compare, Vital
from nurse_app.errors import Fault
from nurse_app.reference.faults import Wrong, fault
from nurse_app.reference.matching import check_leaf
from nurse_app.reference.naming import crossed, pairs_crossed, told, twice
from nurse_app.reference.vital_sheet import BandSheet, BoundsSheet, ConditionSheet, TriggerSheet, VitalsSheet

UNIT_OF = {
    Vital.SYSTOLIC: "mmHg",
    Vital.DIASTOLIC: "mmHg",
    Vital.PULSE: "/min",
    Vital.RESPIRATION: "/min",
    Vital.TEMPERATURE: "°C",
    Vital.SPO2: "%",
    Vital.PAIN: "score",
}
_DOWNWARD = frozenset({Compare.BELOW, Compare.AT_MOST})


def check_vitals(file: str, sheet: VitalsSheet, signs: Collection[str]) -> Iterator[Fault]:
    """Every mistake among bounds and triggers."""
    bounded = [row.vital for row in sheet.bounds]
    yield from twice(file, "bounds", bounded)
    for vital in Vital:
        if vital not in bounded:
            yield fault(file, f"bounds[{vital}]", Wrong.MISSING_KEY, found=vital)
    for row in sheet.bounds:
        yield from _bounds(file, f"bounds[{row.vital}]", row)
    yield from twice(file, "triggers", [t.id for t in sheet.triggers])
    for trigger in sheet.triggers:
        for band in BANDS:
            place = f"triggers[{trigger.id}].{band}.conditions"
            yield from _also(file, f"triggers[{trigger.id}].{band}.also", getattr(trigger, band), signs)
            for n, condition in enumerate(getattr(trigger, band).conditions):
                yield from _condition(file, f"{place}[{n}]", condition, trigger.unit)
                yield from _company(file, f"{place}[{n}]", condition, sheet, signs)
        yield from _order(file, trigger)


def _bounds(file: str, place: str, row: BoundsSheet) -> Iterator[Fault]:
    if row.unit != UNIT_OF[row.vital]:
        yield fault(file, f"{place}.unit", Wrong.WRONG_UNIT, found=row.unit, expected=UNIT_OF[row.vital])
    yield from pairs_crossed(file, place, {"refuse": row.refuse, "look": row.look})
    if row.look is not None:
        yield from crossed(file, f"{place}.look", row.refuse[0], row.look[0])
        yield from crossed(file, f"{place}.look", row.look[1], row.refuse[1])


def _condition(file: str, place: str, row: ConditionSheet, unit: str) -> Iterator[Fault]:
    """A level or change has a vital and a figure, alertness a word, company alone none of these."""
    told_alert, company_only = row.test is Compare.ALERTNESS, row.test is Compare.WITH
    measured = not (told_alert or company_only)
    if measured != (row.figure is not None) or measured != (row.vital is not None):
        yield fault(file, place, Wrong.FIGURE, found=row.test)
    if told_alert != (row.alertness is not None):
        yield fault(file, f"{place}.alertness", Wrong.FIGURE, found=row.test)
    if company_only and not (row.with_signs or row.with_triggers):
        yield fault(file, place, Wrong.EMPTY, expected="with_signs or with_triggers")
    if row.vital is not None and UNIT_OF[row.vital] != unit:
        yield fault(file, f"{place}.vital", Wrong.WRONG_UNIT, found=row.vital, expected=unit)


def _company(file: str, place: str, row: ConditionSheet, sheet: VitalsSheet, signs: Collection[str]) -> Iterator[Fault]:
    triggers = {trigger.id for trigger in sheet.triggers}
    for leaf in row.with_signs:
        yield from check_leaf(file, f"{place}.with_signs", leaf, signs, ())
    for leaf in row.with_triggers:
        yield from check_leaf(file, f"{place}.with_triggers", f"trigger:{leaf}", (), triggers)


def _also(file: str, place: str, row: BandSheet, signs: Collection[str]) -> Iterator[Fault]:
    for leaf in row.also.with_signs if row.also else ():
        yield from check_leaf(file, f"{place}.with_signs", leaf, signs, ())


def _order(file: str, trigger: TriggerSheet) -> Iterator[Fault]:
    """The same test on the same vital must be met later in each worse band."""
    met: dict[tuple[Compare, Vital], list[Fraction]] = defaultdict(list)
    for band in BANDS:
        for row in getattr(trigger, band).conditions:
            if row.vital is None or row.figure is None or row.with_signs or row.with_triggers:
                continue
            before = met[row.test, row.vital]
            worse = not before or (row.figure < before[-1] if row.test in _DOWNWARD else row.figure > before[-1])
            if not worse:
                place = f"triggers[{trigger.id}].{band}"
                yield fault(
                    file, place, Wrong.NOT_RISING, found=told(row.figure), expected=f"beyond {told(before[-1])}"
                )
            before.append(row.figure)
