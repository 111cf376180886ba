"""The virtual patient: steady enough to practise on, and the same each time."""

from fractions import Fraction

from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Temperature
from nurse_app.clinical.vitals import Reading
from nurse_app.practice.virtual_patient import VirtualPatient

BASELINE = Reading(
    systolic=Pressure.of(128),
    diastolic=Pressure.of(76),
    pulse=PerMinute.of(74),
    respiration=PerMinute.of(14),
    temperature_c=Temperature.of("36.6"),
    spo2=Percent.of(98),
)


def test_the_same_set_is_taken_twice_alike():
    assert VirtualPatient(BASELINE).reading(7) == VirtualPatient(BASELINE).reading(7)


def test_another_seed_is_another_day():
    days = {VirtualPatient(BASELINE, seed).reading(1).systolic for seed in range(20)}
    assert len(days) > 1


def test_she_never_wanders_as_far_as_a_trigger():
    for n in range(500):
        taken = VirtualPatient(BASELINE).reading(n)
        assert taken.complete
        assert taken.systolic is not None
        assert abs(taken.systolic.value - 128) <= 3
        assert taken.temperature_c is not None
        assert abs(taken.temperature_c.value - Fraction(366, 10)) <= Fraction(3, 10)
        assert taken.spo2 is not None
        assert Percent.of(97) <= taken.spo2 <= Percent.of(98)


def test_what_was_not_measured_before_is_not_made_up():
    assert VirtualPatient(Reading(pulse=PerMinute.of(80))).reading(1).systolic is None
