"""A reading against today's baseline: which vital signs are off, and how far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Finding, Findings, Severity, facts
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import Action, Grade, at_least
from nurse_app.clinical.targets import ABOVE, BELOW, BEYOND, Target
from nurse_app.clinical.told import told
from nurse_app.clinical.vitals import (
    BANDS,
    Alertness,
    Band,
    Compare,
    Condition,
    Reading,
    Trigger,
    TriggerBand,
    Tripped,
    Vital,
)
from nurse_app.errors import OurBug

_AWAKE = tuple(Alertness)
_CHANGES = (Compare.FALL, Compare.FALL_PERCENT, Compare.RISE)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a condition is judged on."""

    reading: Reading
    baseline: Reading | None
    signs: tuple[SeenSign, ...]
    found: Mapping[str, Tripped]
    targets: tuple[Target, ...] = ()


def tripped(
    reading: Reading,
    baseline: Reading | None,
    signs: tuple[SeenSign, ...],
    book: Book,
    adult: bool,
    targets: tuple[Target, ...] = (),
) -> tuple[Tripped, ...]:
    """Find every trigger that a reading trips, each in its worst band; worst first, else in the book's order.

    Any one condition is enough for a band. `fall`, `rise`, `at_least` and
    `at_most` count at the figure, `below` and `fall_percent` only beyond it.
    Without a baseline value only levels count. Where the baseline itself
    already lies beyond a level, that level counts on until the prescriber's
    target is there (`beyond_at_baseline` asks for it); then the band goes by
    the change from the baseline, and where it has no figure for a change, by
    the target: beyond it the band is met. A condition with company counts only
    with one of its signs, and one of its triggers, there too.

    Args:
        signs: everything seen at the same time, for the conditions with company.
        targets: the limits that the prescriber gave for this patient.
        adult: under the book's `adult_years` every band also asks the prescriber.

    Source: each trigger's own, in `Tripped.source`.
    """
    found: dict[str, Tripped] = {}
    while True:
        scene = _Scene(reading, baseline, signs, found, targets)
        now = {t.id: met for t in book.triggers if (met := _worst(t, scene)) is not None}
        if now == found:
            break
        found = now
    ranked = sorted(found.values(), key=lambda t: BANDS.index(t.band), reverse=True)
    return tuple(t if adult else _asking(t) for t in ranked)


def beyond_at_baseline(baseline: Reading, book: Book) -> Findings:
    """Name each vital sign of a trigger whose baseline lies beyond a level: `baseline-beyond-limit` (ask).

    Facts: `bands` whose level it is, `level_only` those of them that have no
    figure for a change, and the `side` of the limit to ask the prescriber for.
    """
    scene = _Scene(baseline, None, (), {})
    return tuple(found for trigger in book.triggers for found in _beyond(trigger, scene))


def _beyond(trigger: Trigger, scene: _Scene) -> Iterator[Finding]:
    met = [(row, c) for row in trigger.bands for c in row.conditions if c.absolute and _figure_met(c, scene)]
    for vital in dict.fromkeys(c.vital for _, c in met if c.vital is not None):
        rows, conditions = zip(*((row, c) for row, c in met if c.vital is vital), strict=True)
        bands = dict.fromkeys(row.band.value for row in rows)
        levels = dict.fromkeys(row.band.value for row in rows if not _by_change(row, vital))
        named = facts(
            trigger=trigger.id,
            name=trigger.label,
            vital=vital.value,
            bands=", ".join(bands),
            level_only=", ".join(levels),
            side=ABOVE if conditions[0].test is Compare.AT_LEAST else BELOW,
            value=_value(conditions[0], scene),
        )
        yield Finding(BEYOND, Severity.ASK, named, _source(trigger))


def _by_change(row: TriggerBand, vital: Vital | None) -> bool:
    """Whether a band has a figure for the change of a vital sign, without company."""
    return any(c.test in _CHANGES and c.vital is vital and not c.with_signs for c in row.conditions)


def _worst(trigger: Trigger, scene: _Scene) -> Tripped | None:
    for row in sorted(trigger.bands, key=lambda b: BANDS.index(b.band), reverse=True):
        for condition in row.conditions:
            today = _today(trigger, row, condition, scene)
            if today is not None and _in_company(today, scene) and _figure_met(today, scene):
                return _told(trigger, row, today, scene)
    return None


def _today(trigger: Trigger, row: TriggerBand, condition: Condition, scene: _Scene) -> Condition | None:
    """A condition as it counts today: as the book has it, by the patient's own limit, or not at all."""
    if _counts(condition, scene):
        return condition
    target = next((t for t in scene.targets if t.trigger == trigger.id and t.vital is condition.vital), None)
    if not condition.absolute:
        return None
    if target is None:
        return condition
    if _by_change(row, condition.vital):
        return None
    test = Compare.ABOVE if condition.test is Compare.AT_LEAST else Compare.BELOW
    return replace(condition, test=test, figure=target.limit.value, own=True)


def _counts(condition: Condition, scene: _Scene) -> bool:
    """Whether a level counts as the book has it: not where the baseline is already beyond it."""
    if scene.baseline is None:
        return True
    if condition.test is Compare.ALERTNESS:
        return not _at_or_less_awake(scene.baseline.alertness, condition.alertness)
    return not (condition.absolute and _figure_met(condition, replace(scene, reading=scene.baseline)))


def _at_or_less_awake(seen: Alertness | None, level: Alertness | None) -> bool:
    return seen is not None and level is not None and _AWAKE.index(seen) >= _AWAKE.index(level)


def _figure_met(condition: Condition, scene: _Scene) -> bool:
    if condition.test is Compare.WITH:
        return True
    if condition.test is Compare.ALERTNESS:
        return scene.reading.alertness is condition.alertness
    value = _number(condition, scene.reading)
    if value is None or condition.figure is None:
        return False
    if condition.absolute:
        return _level_met(condition.test, value, condition.figure)
    before = _number(condition, scene.baseline)
    return before is not None and _change_met(condition.test, value, before, condition.figure)


def _number(condition: Condition, reading: Reading | None) -> Fraction | None:
    return None if reading is None or condition.vital is None else reading.number(condition.vital)


def _level_met(test: Compare, value: Fraction, level: Fraction) -> bool:
    match test:
        case Compare.BELOW:
            return value < level
        case Compare.ABOVE:
            return value > level
        case Compare.AT_LEAST:
            return value >= level
        case Compare.AT_MOST:
            return value <= level
        case _:
            raise OurBug(f"{test} is no level")


def _change_met(test: Compare, value: Fraction, before: Fraction, figure: Fraction) -> bool:
    match test:
        case Compare.FALL:
            return before - value >= figure
        case Compare.RISE:
            return value - before >= figure
        case Compare.FALL_PERCENT:
            return (before - value) * 100 > figure * before
        case _:
            raise OurBug(f"{test} is no change")


def _in_company(condition: Condition, scene: _Scene) -> bool:
    return (not condition.with_signs or bool(_signs_there(condition, scene))) and (
        not condition.with_triggers or bool(_triggers_there(condition, scene))
    )


def _signs_there(condition: Condition, scene: _Scene) -> tuple[str, ...]:
    return signs_among(condition.with_signs, scene.signs)


def signs_among(wanted: tuple[str, ...], seen: tuple[SeenSign, ...]) -> tuple[str, ...]:
    """Those of the wanted signs (`headache`, or from a grade on `chills_rigors>=moderate`) that were seen."""
    pairs = (company.partition(">=")[::2] for company in wanted)
    return tuple(sign for sign, floor in pairs if any(_seen(s, sign, floor) for s in seen))


def _seen(seen: SeenSign, sign: str, floor: str) -> bool:
    return seen.sign == sign and (not floor or at_least(seen.grade, Grade(floor)))


def _triggers_there(condition: Condition, scene: _Scene) -> tuple[str, ...]:
    wanted = (company.partition(".")[::2] for company in condition.with_triggers)
    return tuple(name for name, band in wanted if name in scene.found and _as_bad(scene.found[name].band, Band(band)))


def _as_bad(band: Band, floor: Band) -> bool:
    return BANDS.index(band) >= BANDS.index(floor)


def _told(trigger: Trigger, row: TriggerBand, condition: Condition, scene: _Scene) -> Tripped:
    companions = _triggers_there(condition, scene)
    beside = scene.found[companions[0]] if companions and condition.test is Compare.WITH else None
    return Tripped(
        trigger=trigger.id,
        band=row.band,
        condition=condition,
        value=beside.value if beside else _value(condition, scene),
        baseline=beside.baseline if beside else _before(condition, scene),
        actions=row.actions,
        source=_source(trigger),
        company=(*_signs_there(condition, scene), *companions),
    )


def _value(condition: Condition, scene: _Scene) -> str:
    return _spelled(condition, scene.reading)


def _before(condition: Condition, scene: _Scene) -> str:
    return "" if scene.baseline is None else _spelled(condition, scene.baseline)


def _spelled(condition: Condition, reading: Reading) -> str:
    if condition.test is Compare.ALERTNESS:
        return reading.alertness.value if reading.alertness else ""
    quantity = None if condition.vital is None else getattr(reading, condition.vital.value)
    return "" if quantity is None else told(quantity)


def _source(trigger: Trigger) -> str:
    return "; ".join(source.what for source in trigger.sources)


def _asking(found: Tripped) -> Tripped:
    if Action.NOTIFY_PRESCRIBER in found.actions:
        return found
    return replace(found, actions=(*found.actions, Action.NOTIFY_PRESCRIBER))
