"""Pressure in the red band with a headache, chest pain, breathlessness or a neurological sign: the emergency first."""

import pytest

from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Pressure
from tests.support.infusions import Ward, reading

# The calm baseline is 128/76: an amber rise is 148 (20 more) or a level of 140.


def first_after(ward, high, low=80):
    ward.vitals(reading(systolic=Pressure.of(high), diastolic=Pressure.of(low)), confirmed=("systolic", "diastolic"))
    return firsts(ward)


def firsts(ward):
    """The first option about each thing that is open."""
    return [guidance.options[0].do for _, guidance in ward.outlook.guidance]


def running():
    return Ward().started().risen("42", "84").at(75)


@pytest.mark.parametrize(
    ("high", "low", "first"),
    [
        (179, 80, Do.SLOW),
        (180, 80, Do.STOP),
        (181, 80, Do.STOP),
        (150, 109, Do.SLOW),
        (150, 110, Do.STOP),
        (150, 111, Do.STOP),
    ],
)
def test_without_a_symptom_red_stops_and_calls_nobody_out(high, low, first):
    assert first_after(running(), high, low) == [first]


@pytest.mark.parametrize("sign", ["headache", "chest_discomfort", "dyspnea", "focal_neuro_deficit"])
@pytest.mark.parametrize(("high", "low"), [(180, 80), (181, 80), (150, 110)])
def test_with_a_symptom_that_the_book_names_red_calls_the_emergency_service(sign, high, low):
    ward = running()
    ward.must(ward.reaction(sign))
    assert set(first_after(ward, high, low)) == {Do.EMERGENCY}


@pytest.mark.parametrize(("high", "first"), [(139, Do.SLOW), (140, Do.EMERGENCY), (141, Do.EMERGENCY)])
def test_a_rise_that_a_headache_makes_red_is_red_with_a_symptom(high, first):
    ward = running()
    ward.must(ward.reaction())
    assert first_after(ward, high)[0] == first


@pytest.mark.parametrize(("high", "first"), [(139, Do.SLOW), (140, Do.EMERGENCY), (180, Do.EMERGENCY)])
def test_a_headache_that_comes_after_the_set_counts_with_it(high, first):
    ward = running()
    first_after(ward, high)
    ward.at(77)
    ward.must(ward.reaction())
    assert firsts(ward)[0] == first


def test_a_headache_that_is_gone_counts_no_more_and_the_red_pressure_still_stops():
    ward = running()
    ward.must(ward.reaction())
    assert set(first_after(ward, 182)) == {Do.EMERGENCY}
    ward.at(78).must(ward.request("resolve"))
    assert firsts(ward) == [Do.STOP]


def test_a_symptom_that_the_book_does_not_name_calls_nobody_out():
    ward = running()
    ward.must(ward.reaction("nausea"))
    assert set(first_after(ward, 182)) == {Do.STOP}
