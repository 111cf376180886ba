"""After a severe reaction, and after a second one, the prescriber decides: `reactions.yaml`, rate_reduction.

`nurse_must_have_order_to: restart after a severe reaction`; `second_reaction_same_visit: stop; prescriber decides`.
Worked on 21, 42 and 84 mL/h for 30 min each: a reaction at 84 leaves 42 as the last tolerated rate.
"""

import pytest

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.quantities import Rate, RateAs, RateUnit
from nurse_app.clinical.setting import Clinic, Profile
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.outlook import Act
from tests.support.infusions import Ward


def fast():
    """At 84 mL/h for 15 min."""
    return Ward().started().risen("42", "84").at(75)


def paused_and_gone(ward, at, sign="headache", grade=Grade.MILD):
    """A reaction, the pause for it, gone ten minutes later, two clean sets and half an hour."""
    ward.at(at).must(ward.reaction(sign, grade))
    ward.must(ward.request("pause", "for it"))
    ward.at(at + 10).must(ward.request("resolve"))
    for later in (15, 30):
        ward.at(at + later).must(ward.vitals())
    return ward


def order(ward):
    ward.must(ward.request("change_order", "Dr Osei", RateAs.of("84", RateUnit.ML_H), read_back=True))


@pytest.mark.parametrize(
    ("grade", "holds"), [(Grade.MILD, []), (Grade.MODERATE, []), (Grade.SEVERE, ["severe-needs-order"])]
)
def test_a_pause_for_a_severe_reaction_ends_with_an_order(grade, holds):
    ward = paused_and_gone(fast(), 76, grade=grade)
    answer = ward.request("resume", Rate.of(42))
    assert (isinstance(answer, Kept), [] if isinstance(answer, Kept) else ward.refused(answer)) == (not holds, holds)


def test_the_new_order_lets_it_go_on():
    ward = paused_and_gone(fast(), 76, grade=Grade.SEVERE)
    assert "severe-needs-order" in [hold.code for hold in ward.outlook.button(Act.RESUME).held]
    order(ward)
    assert isinstance(ward.request("resume", Rate.of(42)), Kept)


def test_what_became_severe_was_severe():
    ward = fast().at(76)
    ward.must(ward.reaction())
    ward.must(ward.request("pause", "for it"))
    (reaction,) = ward.infusion.open_reactions
    ward.at(80).must(ward.request("reaction_course", reaction.id, "worse", signs=(SeenSign("headache", Grade.SEVERE),)))
    ward.at(86).must(ward.request("resolve"))
    for later in (91, 106):
        ward.at(later).must(ward.vitals())
    assert ward.refused(ward.request("resume", Rate.of(42))) == ["severe-needs-order"]


def test_slowed_at_a_severe_reaction_it_does_not_rise_without_an_order():
    ward = fast().at(76)
    ward.must(ward.reaction("headache", Grade.SEVERE))
    ward.must(ward.rate("21"))
    ward.at(86).must(ward.request("resolve"))
    for later in (101, 116):
        ward.at(later).must(ward.vitals())
    assert ward.refused(ward.rate("42")) == ["severe-needs-order"]
    assert not [due for due in ward.outlook.due if due.what == "rate"]
    order(ward)
    assert isinstance(ward.rate("42"), Kept)


def test_after_a_second_reaction_the_prescriber_decides():
    ward = paused_and_gone(fast(), 76)
    ward.must(ward.request("resume", Rate.of(42)))
    paused_and_gone(ward, 120, sign="nausea")
    # Nausea at 42 mL/h: 21 was tolerated before it.
    assert ward.refused(ward.request("resume", Rate.of(21))) == ["second-needs-order"]
    order(ward)
    assert isinstance(ward.request("resume", Rate.of(42)), Kept)


def test_a_reaction_that_another_entry_takes_further_is_one():
    ward = fast().at(76)
    ward.must(ward.reaction())
    ward.must(ward.request("pause", "for it"))
    ward.at(78).must(ward.reaction("headache", Grade.MODERATE))
    ward.at(86).must(ward.request("resolve"))
    for later in (91, 106):
        ward.at(later).must(ward.vitals())
    assert isinstance(ward.request("resume", Rate.of(42)), Kept)


# A new lot that asks for the first rate again


@pytest.mark.parametrize("kept", [True, False])
def test_nothing_rises_before_the_new_lot_is_answered(kept):
    ward = Ward(clinic=Clinic(profile=Profile.CAUTIOUS)).started().risen("42").at(40)
    ward.must(ward.request("change_bottle", "L5"))
    ward.at(60).must(ward.vitals())
    assert ward.refused(ward.rate("84")) == ["new-lot-first"]
    if kept:
        ward.must(ward.request("keep_rate", "the prescriber wants no restart"))
        assert isinstance(ward.rate("84"), Kept)
    else:
        ward.must(ward.rate("21"))
        assert "new-lot-first" not in ward.refused(ward.rate("42"))
