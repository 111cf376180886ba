"""A set of vitals as typed: refused outside the bounds, typed again outside the usual, both ends inside."""

from dataclasses import replace

import pytest

from nurse_app.clinical.findings import Severity
from nurse_app.clinical.reading import check_reading
from tests.support.reaction_cases import reading
from tests.support.tables import real_book


def found(typed, baseline=None, last=None, adult=True):
    before, then = (None if text is None else reading(text) for text in (baseline, last))
    return check_reading(reading(typed), before, then, real_book().bounds, adult)


def codes(*args, **kwargs):
    return [f"{f.code} {f.fact('vital')}".strip() for f in found(*args, **kwargs)]


@pytest.mark.parametrize(
    ("vital", "cannot", "can"),
    [
        ("systolic", "39 301", "40 300"),
        ("diastolic", "19 201", "20 200"),
        ("pulse", "19 301", "20 300"),
        ("respiration", "2 81", "3 80"),
        ("temperature_c", "29.9 43.1", "30 43"),
        ("spo2", "39 101", "40 100"),
        ("pain", "10.1 11", "0 10"),
    ],
)
def test_what_cannot_be_is_refused_and_the_ends_can_be(vital, cannot, can):
    for value in cannot.split():
        assert codes(f"{vital} {value}") == [f"impossible-value {vital}"]
    for value in can.split():
        assert f"impossible-value {vital}" not in codes(f"{vital} {value}")


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("systolic 79", True),
        ("systolic 80", False),
        ("systolic 200", False),
        ("systolic 201", True),
        ("diastolic 39", True),
        ("diastolic 40", False),
        ("diastolic 120", False),
        ("diastolic 121", True),
        ("pulse 39", True),
        ("pulse 40", False),
        ("pulse 150", False),
        ("pulse 151", True),
        ("respiration 7", True),
        ("respiration 8", False),
        ("respiration 35", False),
        ("respiration 36", True),
        ("temperature_c 34.9", True),
        ("temperature_c 35", False),
        ("temperature_c 39.5", False),
        ("temperature_c 39.6", True),
        ("spo2 87", True),
        ("spo2 88", False),
        ("spo2 100", False),
        ("pain 10", False),
    ],
)
def test_what_is_improbable_is_looked_at_again(typed, asks):
    assert codes(typed) == ([f"second-look {typed.split()[0]}"] if asks else [])


@pytest.mark.parametrize(("typed", "asks"), [("pulse 135", False), ("pulse 136", True), ("pulse 137", True)])
def test_a_pulse_sixty_off_the_last_one_is_counted_again(typed, asks):
    assert bool(found(typed, baseline="pulse 130", last="pulse 76")) is asks


def test_the_first_set_is_held_against_the_baseline():
    assert codes("pulse 136", baseline="pulse 76") == ["second-look pulse"]
    assert codes("pulse 136", baseline="pulse 76", last="systolic 120") == ["second-look pulse"]
    assert codes("pulse 136") == []


def test_a_fall_of_the_pulse_is_counted_again_too():
    assert codes("pulse 60", last="pulse 120") == ["second-look pulse"]


def test_the_second_look_tells_what_was_typed_and_what_it_was_held_against():
    (look,) = found("pulse 176", last="pulse 76")
    assert look.severity is Severity.ASK
    assert dict(look.facts) == {
        "vital": "pulse",
        "typed": "176 /min",
        "low": "40",
        "high": "150 /min",
        "last": "76 /min",
        "change": "60 /min",
    }
    assert look.source == "General clinical knowledge, no source found"


def test_an_impossible_value_tells_the_bound_and_its_source_and_is_not_asked_for_again():
    (wrong,) = found("systolic 1200")
    assert (wrong.code, wrong.severity) == ("impossible-value", Severity.STOP)
    assert dict(wrong.facts) == {"vital": "systolic", "typed": "1200 mmHg", "low": "40", "high": "300 mmHg"}
    assert wrong.source


@pytest.mark.parametrize(
    ("pair", "refused"),
    [
        ("systolic 90, diastolic 89", False),
        ("systolic 90, diastolic 90", True),
        ("systolic 90, diastolic 91", True),
        ("systolic 90", False),
        ("diastolic 90", False),
    ],
)
def test_the_diastolic_pressure_lies_below_the_systolic(pair, refused):
    assert ("diastolic-not-below-systolic" in codes(pair)) is refused


def test_two_pressures_that_contradict_each_other_are_refused_by_the_diastolic_bound():
    bounds = tuple(replace(b, source=b.vital.value) for b in real_book().bounds)
    (wrong,) = check_reading(reading("systolic 90, diastolic 95"), None, None, bounds)
    assert (wrong.severity, wrong.source) == (Severity.STOP, "diastolic")
    assert dict(wrong.facts) == {"systolic": "90 mmHg", "diastolic": "95 mmHg"}


def test_what_was_not_measured_is_not_judged():
    assert found("alertness alert") == ()


def test_for_a_child_only_what_cannot_be_is_refused():
    assert codes("pulse 170, respiration 40", adult=False) == []
    assert codes("pulse 301", adult=False) == ["impossible-value pulse"]


def test_every_fault_is_told_the_worst_first():
    assert codes("pulse 160, systolic 20, diastolic 30") == [
        "impossible-value systolic",
        "diastolic-not-below-systolic",
        "second-look diastolic",
        "second-look pulse",
    ]
