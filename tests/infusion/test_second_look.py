"""What looked improbable and was typed a second time is named in the entry, and in its correction."""

import json

from nurse_app.clinical.quantities import PerMinute, Pressure
from nurse_app.clinical.vitals import Vital
from nurse_app.infusion.canonical import canonical_bytes, from_plain
from nurse_app.infusion.entries import Amended, VitalsTaken
from tests.support.infusions import Ward, reading

# `vitals.toml`, bounds: a pulse up to 150, a systolic pressure from 80.
FAST, LOW = PerMinute.of(176), Pressure.of(79)


def running():
    return Ward().started().at(30)


def last(ward):
    return ward.entries[-1].fact


def test_a_value_that_was_not_typed_again_is_not_kept():
    ward = running()
    assert ward.refused(ward.vitals(reading(pulse=FAST))) == ["second-look"]


def test_the_entry_names_what_was_typed_twice_and_nothing_else():
    ward = running()
    ward.must(ward.vitals(reading(pulse=FAST), confirmed=("systolic", "pulse", "spo2")))
    assert last(ward).second_look == (Vital.PULSE,)


def test_a_set_that_asked_nothing_is_spelt_as_before():
    ward = running()
    ward.must(ward.vitals(reading(), confirmed=("pulse",)))
    assert last(ward).second_look == ()
    assert b"second_look" not in canonical_bytes(ward.entries[-1])


def test_the_mark_comes_back_from_the_file():
    ward = running()
    taken = reading(pulse=FAST, systolic=LOW, diastolic=Pressure.of(50))
    ward.must(ward.vitals(taken, confirmed=("pulse", "systolic")))
    again = from_plain(json.loads(canonical_bytes(ward.entries[-1])))
    assert again.fact.second_look == last(ward).second_look == (Vital.SYSTOLIC, Vital.PULSE)


def test_a_correction_is_marked_by_what_the_desk_saw_not_by_what_was_asked():
    ward = running()
    ward.must(ward.vitals(reading()))
    entry = ward.entries[-1].id
    claimed = VitalsTaken(reading(pulse=FAST), second_look=(Vital.SPO2,))
    ward.must(ward.request("amend", entry, "misread", claimed, confirmed=("pulse",)))
    assert isinstance(last(ward), Amended)
    assert last(ward).correct == VitalsTaken(reading(pulse=FAST), second_look=(Vital.PULSE,))
