"""The dosing paper's example 7, an interruption: its arithmetic as found on the pump, and what the rules hold today."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from nurse_app.clinical.order import OwnStep, OwnTitration
from nurse_app.clinical.quantities import Minutes, Rate, RateUnit
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.outlook import Act
from tests.support.infusions import ORDER, Ward, codes, minute

A = OwnTitration(RateUnit.ML_H, (*(OwnStep(Fraction(r), Minutes.of(30)) for r in (21, 42, 63)), OwnStep(Fraction(84))))


def headache_at_an_hour_and_a_quarter():
    ward = Ward(replace(ORDER, titration=A)).started().risen("42", "63").at(75)
    ward.must(ward.reaction())
    ward.must(ward.request("pause", "mild headache"))
    return ward


def test_47_and_a_quarter_millilitres_were_in_at_the_pause():
    ward = headache_at_an_hour_and_a_quarter()
    assert ward.outlook.given.value == Fraction("47.25")
    assert ward.outlook.given_dose.value == Fraction("4.725")


def test_the_restart_after_20_minutes_is_held_today():
    ward = headache_at_an_hour_and_a_quarter().at(95)
    ward.request("resolve")
    ward.vitals()
    assert ward.refused(ward.request("resume", Rate.of(42))) == ["wait-after-pause", "clean-sets-needed"]


def test_63_is_above_what_was_tolerated_today():
    ward = headache_at_an_hour_and_a_quarter().at(90)
    ward.request("resolve")
    ward.vitals()
    ward.at(105).vitals()
    ward.must(ward.request("resume", Rate.of(42)))
    ward.at(135).vitals()
    assert "above-tolerated" in codes(ward.rate("63"))
    assert ward.outlook.button(Act.CHANGE_RATE).held


def test_what_the_pump_really_did_is_reckoned_as_it_was_found():
    """Found at 42 from minute 95 and at 63 from minute 125: 68.25 mL, and the rest until minute 326.7."""
    ward = headache_at_an_hour_and_a_quarter()
    for at, rate in ((95, 42), (125, 63)):
        assert isinstance(ward.at(at).request("found_rate", Rate.of(rate), "set by the patient's son"), Kept)
    assert ward.given(125) == Fraction("68.25")
    finish = ward.outlook.finish_at
    assert finish is not None
    assert round((finish - minute(0)) / timedelta(minutes=1), 1) == 326.7
