"""A reaction that got worse, or is the same at its recheck, is paused before it is slowed again."""

import pytest

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.guidance import guidance_about
from tests.support.infusions import Ward


def slowed_at_75():
    """A mild headache at 75 min on 84 mL/h, slowed to 42 at once; 21 mL/h was tolerated before."""
    ward = Ward().started().risen("42", "84").at(75)
    ward.must(ward.reaction())
    ward.must(ward.request("choose_option", ward.infusion.reactions[0].id, 1))
    return ward


def course(ward, minute, how, grade=None):
    about = ward.infusion.reactions[0].id
    signs = (SeenSign("headache", grade),) if grade else ()
    ward.at(minute).must(ward.request("reaction_course", about, how, signs=signs))
    return guidance_about(ward.infusion, about, ward.book).options


@pytest.mark.parametrize(("minute", "first"), [(89, Do.SLOW), (90, Do.PAUSE), (91, Do.PAUSE)])
def test_the_same_a_quarter_of_an_hour_after_it_was_slowed_is_paused(minute, first):
    assert course(slowed_at_75(), minute, "same")[0].do is first


def test_the_reason_says_that_slowing_was_not_enough():
    pause = course(slowed_at_75(), 90, "same")[0]
    assert (pause.why, pause.rule) == ("not-improved", "RX-18 v1")


def test_better_at_the_recheck_asks_for_no_pause():
    assert course(slowed_at_75(), 90, "better")[0].do is Do.SLOW


@pytest.mark.parametrize(
    ("grade", "first"),
    [(None, Do.PAUSE), (Grade.MILD, Do.PAUSE), (Grade.MODERATE, Do.PAUSE), (Grade.SEVERE, Do.STOP)],
)
def test_worse_at_any_time_is_paused_or_stopped_by_its_grade(grade, first):
    assert course(slowed_at_75(), 76, "worse", grade)[0].do is first


def test_better_after_worse_lifts_the_pause_from_the_list():
    ward = slowed_at_75()
    assert course(ward, 76, "worse")[0].why == "got-worse"
    assert course(ward, 80, "better")[0].do is Do.SLOW


def test_the_same_of_a_reaction_that_nothing_was_chosen_about_changes_nothing():
    ward = Ward().started().risen("42", "84").at(60)
    ward.must(ward.reaction())
    assert course(ward, 80, "same")[0].do is Do.SLOW
