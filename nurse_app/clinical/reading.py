"""Whether a set of vitals can be true as typed: impossible values are refused, improbable ones are typed again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from nurse_app.clinical.findings import Facts, Finding, Findings, Severity, facts, worst_first
from nurse_app.clinical.quantities import Quantity, written
from nurse_app.clinical.told import told
from nurse_app.clinical.vitals import Bounds, Reading, Vital


def check_reading(
    reading: Reading,
    baseline: Reading | None,
    last: Reading | None,
    bounds: tuple[Bounds, ...],
    adult: bool = True,
) -> Findings:
    """Say what is wrong with a reading as typed; nothing is changed, clamped or filled in.

    `impossible-value` (stop): outside the refuse bounds, whose ends are
    inside. `diastolic-not-below-systolic` (stop): equal or above. `second-look`
    (ask): outside the look bounds, or as far as `look_change` or further from
    the last value (from the baseline where there is no later one): the value
    named by the fact `vital` is typed a second time. What was not measured is
    not judged.

    Args:
        last: the set before this one, None when this is the first.
        adult: under the book's `adult_years` only the refuse bounds apply.

    Source: each bound's own.
    """
    found: list[Finding] = []
    for bound in bounds:
        typed = _of(reading, bound.vital)
        if typed is None:
            continue
        impossible = tuple(_impossible(typed, bound))
        found += impossible
        if adult and not impossible:
            found += _second_look(typed, _of(last, bound.vital) or _of(baseline, bound.vital), bound)
    found += _crossed(reading, bounds)
    return worst_first(found)


def _of(reading: Reading | None, vital: Vital) -> Quantity | None:
    return None if reading is None else getattr(reading, vital.value)


def _impossible(typed: Quantity, bound: Bounds) -> Iterator[Finding]:
    low, high = bound.refuse
    if not low <= typed.value <= high:
        limits = facts(vital=bound.vital.value, typed=told(typed), low=written(low, 2), high=_end(high, typed))
        yield Finding("impossible-value", Severity.STOP, limits, bound.source)


def _second_look(typed: Quantity, before: Quantity | None, bound: Bounds) -> Iterator[Finding]:
    why: Facts = ()
    if bound.look is not None and not bound.look[0] <= typed.value <= bound.look[1]:
        why += facts(low=written(bound.look[0], 2), high=_end(bound.look[1], typed))
    if bound.look_change is not None and before is not None and abs(typed.value - before.value) >= bound.look_change:
        why += facts(last=told(before), change=_end(bound.look_change, typed))
    if why:
        named = facts(vital=bound.vital.value, typed=told(typed))
        yield Finding("second-look", Severity.ASK, (*named, *why), bound.source)


def _crossed(reading: Reading, bounds: tuple[Bounds, ...]) -> Iterator[Finding]:
    high, low = reading.systolic, reading.diastolic
    if high is not None and low is not None and low >= high:
        source = next((b.source for b in bounds if b.vital is Vital.DIASTOLIC), "")
        both = facts(systolic=told(high), diastolic=told(low))
        yield Finding("diastolic-not-below-systolic", Severity.STOP, both, source)


def _end(figure: Fraction, like: Quantity) -> str:
    return told(type(like)(figure))
