"""Options shown before a fact changed are refused; two reactions keep their own; what was there before is not new."""

import pytest

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.quantities import Pressure, Rate, RateAs, RateUnit
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.guidance import guidance_about
from tests.support.infusions import Ward, reading


def with_a_list():
    """A mild headache at 75 min on 84 mL/h, and the options as the nurse sees them."""
    ward = Ward().started().risen("42", "84").at(75)
    ward.must(ward.reaction())
    about, guidance = ward.outlook.guidance[0]
    ward.at(76)
    return ward, about, guidance.options


def chosen(ward, about, seen, number=1):
    return ward.request("choose_option", about, number, seen=seen, reason="looked at by hand")


def of(ward, about):
    return [
        (o.do, None if o.rate is None else o.rate.text())
        for o in guidance_about(ward.infusion, about, ward.book).options
    ]


# Stale


def test_with_nothing_changed_what_was_shown_may_be_chosen_a_minute_later():
    ward, about, seen = with_a_list()
    assert isinstance(chosen(ward, about, seen), Kept)
    assert ward.outlook.rate == Rate.of(42)


CHANGES = {
    "a set of vitals that is off": lambda w: w.vitals(reading(systolic=Pressure.of(99), diastolic=Pressure.of(60))),
    "the rate": lambda w: w.request("change_rate", Rate.of(60), reason="she asked for it"),
    "a pause": lambda w: w.request("pause", "toilet"),
    "the stop": lambda w: w.request("stop", "she asked for it"),
    "the order's highest rate": lambda w: w.request("change_order", "Dr Osei", RateAs.of(50, RateUnit.ML_H), True),
    "another symptom": lambda w: w.reaction("nausea"),
    "the grade": lambda w: w.request(
        "reaction_course", w.infusion.reactions[0].id, "worse", signs=(SeenSign("headache", Grade.MODERATE),)
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_list_shown_before_a_fact_changed_is_refused_and_the_list_of_now_is_granted(change):
    ward, about, seen = with_a_list()
    ward.must(change(ward))
    kept = len(ward.entries)
    assert ward.refused(chosen(ward, about, seen)) == ["options-changed"]
    assert len(ward.entries) == kept
    now = dict(ward.outlook.guidance)[about].options
    assert now != seen
    assert isinstance(chosen(ward, about, now), Kept)


def test_a_fact_that_the_options_do_not_use_leaves_them_as_they_are():
    ward, about, seen = with_a_list()
    ward.must(ward.vitals())
    assert isinstance(chosen(ward, about, seen), Kept)


def test_without_a_list_on_a_screen_the_number_alone_counts():
    ward, about, _ = with_a_list()
    ward.must(ward.vitals(reading(systolic=Pressure.of(99), diastolic=Pressure.of(60))))
    assert isinstance(chosen(ward, about, None), Kept)


# Two open reactions


def test_two_open_reactions_each_have_their_own_course_options_and_end():
    ward, first, _ = with_a_list()
    ward.must(chosen(ward, first, None))
    ward.at(90).must(ward.reaction("nausea"))
    second = ward.infusion.reactions[1].id
    assert [about for about, _ in ward.outlook.guidance] == [first, second]
    # A second reaction of one infusion: stop. For the first nothing came before it: back to what was tolerated.
    assert of(ward, second)[0] == (Do.STOP, "0")
    assert of(ward, first)[0] == (Do.SLOW, "21")
    ward.at(91).must(ward.request("reaction_course", second, "worse", signs=(SeenSign("nausea", Grade.MODERATE),)))
    one, other = ward.infusion.reactions
    assert ([c.course for c in one.courses], [c.course for c in other.courses]) == ([], ["worse"])
    assert (one.decided, other.decided) == (True, False)
    ward.at(95).must(ward.request("resolve", reactions=(second,)))
    assert [r.id for r in ward.infusion.open_reactions] == [first]


def test_the_course_of_one_does_not_touch_what_was_decided_about_the_other():
    ward, first, _ = with_a_list()
    ward.at(80).must(ward.reaction("nausea"))
    second = ward.infusion.reactions[1].id
    ward.must(chosen(ward, second, None))
    assert [r.decided for r in ward.infusion.reactions] == [False, True]
    ward.at(81).must(ward.request("reaction_course", first, "worse"))
    assert [r.decided for r in ward.infusion.reactions] == [False, True]


# There at the baseline


def started_with(sign, grade):
    ward = Ward().verified().at(-5)
    ward.vitals(baseline=True, symptoms=(SeenSign(sign, grade),))
    ward.at(0).must(ward.request("start"))
    return ward.at(20)


@pytest.mark.parametrize(
    ("grade", "first"),
    [(Grade.MILD, None), (Grade.MODERATE, None), (Grade.SEVERE, Do.STOP)],
)
def test_a_headache_of_before_the_start_is_not_new_in_a_set_and_a_worse_one_is(grade, first):
    ward = started_with("headache", Grade.MODERATE)
    ward.must(ward.vitals(symptoms=(SeenSign("headache", grade),)))
    assert next((g.options[0].do for _, g in ward.outlook.guidance), None) == first


@pytest.mark.parametrize(("grade", "first"), [(Grade.MILD, Do.KEEP), (Grade.MODERATE, Do.PAUSE)])
def test_a_headache_of_before_the_start_noted_as_a_reaction_changes_nothing_until_it_is_worse(grade, first):
    ward = started_with("headache", Grade.MILD)
    ward.must(ward.reaction("headache", grade))
    _, guidance = ward.outlook.guidance[0]
    assert guidance.options[0].do is first
    assert ("there-at-baseline" in {f.code for f in guidance.findings}) is (grade is Grade.MILD)
