"""A baseline that already lies beyond a level: the prescriber is asked, and afterwards the change alone counts."""

from nurse_app.clinical.quantities import Pressure
from tests.support.infusions import Ward, codes, reading


def test_a_high_baseline_is_kept_and_asks_for_the_patients_own_limit():
    ward = Ward().verified().at(-10)
    answer = ward.vitals(reading(systolic=Pressure.of(150)), baseline=True)
    assert "baseline-beyond-limit" in codes(answer)
    assert ward.infusion.baseline is not None


def test_a_baseline_within_every_level_asks_nothing():
    ward = Ward().verified().at(-10)
    assert codes(ward.vitals(baseline=True)) == []
