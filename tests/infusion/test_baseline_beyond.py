"""A baseline that already lies beyond a level: the prescriber's own limit is asked for, and decides from then on."""

import pytest

from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Rate
from nurse_app.infusion import desk
from nurse_app.infusion.asking import Kept
from tests.support.infusions import Ward, codes, reading

ASKED = "baseline-beyond-limit"


def low_oxygen():
    """SpO2 90 % before the start: amber falls by 3, orange and red have a level only."""
    ward = Ward().verified().at(-10)
    ward.vitals(reading(spo2=Percent.of(90)), baseline=True)
    return ward


def decided(ward, reason, about=None):
    return ward.request("decide", ASKED, reason, about=about)


def started(ward):
    ward.at(0).must(ward.request("start", rate=Rate.of(21)))
    return ward.at(15)


def bands(ward, **values):
    ward.must(ward.vitals(reading(**values), confirmed=tuple(values)))
    return [(t.trigger, t.band.value) for t in ward.infusion.readings[-1].tripped]


def test_a_high_baseline_is_kept_and_asks_for_the_patients_own_limit():
    ward = Ward().verified().at(-10)
    answer = ward.vitals(reading(systolic=Pressure.of(150)), baseline=True)
    assert ASKED in codes(answer)
    assert ward.infusion.baseline is not None


def test_a_baseline_within_every_level_asks_nothing():
    ward = Ward().verified().at(-10)
    assert codes(ward.vitals(baseline=True)) == []


def test_the_start_waits_for_the_limit():
    ward = low_oxygen()
    assert ASKED in ward.refused(ward.at(0).request("start", rate=Rate.of(21)))
    ward.must(decided(ward, "88 %, Dr Osei by telephone"))
    assert isinstance(ward.request("start", rate=Rate.of(21)), Kept)


@pytest.mark.parametrize(
    "reason",
    [
        "usual for her, Dr Osei",
        "Dr Osei: 88",
        "SpO2 88, Dr Osei",
        "88-92, Dr Osei",
        "88/60, Dr Osei",
        "08:30 Dr Osei, 88",
        "888, Dr Osei",
        "39, Dr Osei",
        "101, Dr Osei",
    ],
)
def test_a_reason_that_does_not_begin_with_one_limit_is_refused(reason):
    ward = low_oxygen()
    assert ward.refused(decided(ward, reason)) == ["target-needed"]
    assert [f.code for f in desk.to_decide(ward.infusion, ward.book)] == [ASKED]


@pytest.mark.parametrize("reason", ["88, Dr Osei", "88", " 88 %: Dr Osei", "88% (Dr Osei, 08:30)", "88.0; Dr Osei"])
def test_the_limit_at_the_beginning_is_read_and_nothing_further_on(reason):
    ward = low_oxygen()
    ward.must(decided(ward, reason))
    started(ward)
    assert bands(ward, spo2=Percent.of(88)) == []
    assert bands(ward, spo2=Percent.of(87)) == [("spo2_low", "red")]


@pytest.mark.parametrize(("limit", "refused"), [("89", []), ("90", []), ("91", ["target-not-met"])])
def test_a_limit_that_the_baseline_is_beyond_already_is_refused(limit, refused):
    answer = decided(low_oxygen(), f"{limit} %, Dr Osei")
    assert codes(answer) == refused


@pytest.mark.parametrize(("value", "band"), [(91, []), (90, []), (89, []), (88, []), (87, [("spo2_low", "red")])])
def test_with_a_limit_of_88_the_oxygen_may_be_as_before_and_below_it_is_red(value, band):
    ward = low_oxygen()
    ward.must(decided(ward, "88 %, Dr Osei"))
    assert bands(started(ward), spo2=Percent.of(value)) == band


def test_a_low_pressure_goes_by_its_fall_in_every_band():
    """88 mmHg before the start: a fall of 20 is 68; more than 30 %, 26.4, is 61; orange's 30 comes after that."""
    ward = Ward().verified().at(-5)
    low = reading(systolic=Pressure.of(88), diastolic=Pressure.of(50))
    ward.vitals(low, baseline=True, confirmed=("systolic",))
    ward.must(decided(ward, "80 mmHg, Dr Osei"))
    started(ward)
    fifty = {"diastolic": Pressure.of(45)}
    assert bands(ward, systolic=Pressure.of(69), **fifty) == []
    assert bands(ward, systolic=Pressure.of(68), **fifty) == [("sbp_fall", "amber")]
    assert bands(ward, systolic=Pressure.of(62), **fifty) == [("sbp_fall", "amber")]
    assert bands(ward, systolic=Pressure.of(61), **fifty) == [("sbp_fall", "red")]


def test_two_vital_signs_that_are_off_are_each_asked_for_and_decided_by_themselves():
    ward = Ward().verified().at(-10)
    ward.vitals(reading(spo2=Percent.of(90), pulse=PerMinute.of(48)), baseline=True)
    slow, low = desk.to_decide(ward.infusion, ward.book)
    assert (slow.fact("vital"), low.fact("vital")) == ("pulse", "spo2")
    ward.must(decided(ward, "88 %, Dr Osei", about=low.facts))
    assert desk.to_decide(ward.infusion, ward.book) == (slow,)
    ward.must(decided(ward, "46, Dr Osei"))
    assert desk.to_decide(ward.infusion, ward.book) == ()


def test_a_baseline_taken_again_asks_again():
    ward = low_oxygen()
    ward.must(decided(ward, "88 %, Dr Osei"))
    ward.vitals(reading(spo2=Percent.of(89)), baseline=True)
    assert [f.code for f in desk.to_decide(ward.infusion, ward.book)] == [ASKED]
    assert [t.band.value for t in ward.infusion.readings[-1].tripped] == ["red"]
