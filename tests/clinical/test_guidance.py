"""What is offered about a reaction: order, rates, rules, pauses, second reactions, signs of before."""

from dataclasses import replace

import pytest

from nurse_app.clinical.findings import Severity
from nurse_app.clinical.offers import Why
from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.reactions import guidance_for
from nurse_app.clinical.setting import Policy
from nurse_app.clinical.signs import Grade
from nurse_app.errors import OurBug
from tests.support.reaction_cases import in_band, seen, situation, spelled
from tests.support.tables import real_book

FOURTH_STEP = {"running": "84", "tolerated": "63", "part": "42"}


def guided(signs="", bands="", **settings):
    case = {"signs": signs, "bands": bands, "at_baseline": settings.pop("at_baseline", "")}
    return guidance_for(situation(case, {**FOURTH_STEP, **settings}), real_book())


def offered(*args, **settings):
    return [spelled(option) for option in guided(*args, **settings).options]


def test_a_mild_headache_is_met_by_the_last_rate_tolerated_then_half_then_a_pause():
    options = guided("headache mild, flushing mild").options
    assert [spelled(o) for o in options] == ["slow 63", "slow 42", "pause", "keep 84", "call"]
    assert [o.rule for o in options] == ["RX-12 v1", "RX-14 v1", "RX-20 v1", "RX-12 v1", "RX-50 v1"]
    assert options[0].source == "Geneva Woods order form; Privigen dosing page"
    assert dict(options[0].facts) == {
        "rate": "63 mL/h",
        "rule": "RX-12 v1",
        "signs": "headache mild, flushing mild",
        "running": "84 mL/h",
        "tolerated": "63 mL/h",
        "ceiling": "126 mL/h",
    }


def test_keeping_the_rate_names_the_rule_it_goes_against():
    keep = guided("headache mild").options[3]
    assert (keep.do, keep.rate, keep.why) == (Do.KEEP, Rate.of(84), Why.AGAINST_RULE)
    assert dict(keep.facts)["against"] == "RX-12 v1"


def test_on_the_first_step_the_pause_comes_first_by_the_same_rule():
    first = guided("headache mild", tolerated="", running="21", part="10.5").options[0]
    assert (first.do, first.rate, first.rule, first.why) == (Do.PAUSE, Rate.of(0), "RX-12 v1", Why.FIRST_STEP)


def test_where_the_book_holds_the_rate_keeping_it_comes_first_by_its_own_rule():
    options = guided("hypertension mild").options
    assert [spelled(o) for o in options] == ["keep 84", "slow 63", "slow 42", "pause", "call"]
    assert (options[0].rule, options[0].why) == ("RX-10 v1", Why.BOOK_KEEPS)


@pytest.mark.parametrize(
    ("policy", "first", "rule"),
    [("pause_first", "pause", "RX-20 v1"), ("stop_first", "stop", "RX-32 v1")],
)
def test_the_clinics_policy_comes_first_and_is_named(policy, first, rule):
    option = guided("headache mild", policy=policy).options[0]
    assert (spelled(option), option.rule) == (first, rule)


def test_what_the_book_does_is_not_made_milder_by_the_policy():
    assert offered("headache severe", policy="pause_first") == ["stop", "keep 84", "call"]


def test_a_second_reaction_in_one_infusion_stops_and_the_prescriber_decides():
    options = guided("headache mild", earlier="1").options
    assert [spelled(o) for o in options] == ["stop", "keep 84", "call"]
    assert (options[0].rule, options[0].why) == ("RX-34 v1", Why.SECOND_REACTION)


def test_a_set_in_the_amber_band_alone_is_no_second_reaction():
    assert offered(bands="hr_high amber", earlier="1")[0] == "keep 84"


@pytest.mark.parametrize(
    ("tolerated", "part", "ceiling", "expected"),
    [
        ("63", "42", "126", ["slow 63", "slow 42"]),
        ("63", "42", "62", ["slow 62", "slow 42"]),
        ("63", "42", "63", ["slow 63", "slow 42"]),
        ("63", "63", "126", ["slow 63"]),
        ("21", "42", "126", ["slow 21"]),
        ("63", "", "126", ["slow 63"]),
        ("84", "42", "126", []),
        ("105", "42", "126", []),
        ("105", "42", "83.9", ["slow 83.9", "slow 42"]),
    ],
)
def test_the_suggested_rate_is_the_last_tolerated_and_never_the_running_rate_or_above_a_ceiling(
    tolerated, part, ceiling, expected
):
    got = offered("headache mild", tolerated=tolerated, part=part, ceiling=ceiling)
    assert [o for o in got if o.startswith("slow")] == expected
    assert got[0] == (expected or ["pause"])[0]


@pytest.mark.parametrize(
    ("ceiling", "rate", "why"),
    [("62.9", "62.9", Why.TO_CEILING), ("63", "63", Why.LAST_TOLERATED), ("63.1", "63", Why.LAST_TOLERATED)],
)
def test_a_rate_held_to_the_ceiling_says_so(ceiling, rate, why):
    slow = guided("headache mild", ceiling=ceiling).options[0]
    assert (slow.rate, slow.why) == (Rate.of(rate), why)


def test_nothing_is_slowed_to_zero():
    assert offered("headache mild", ceiling="0") == ["pause", "stop", "call"]
    assert offered("headache mild", part="0") == ["slow 63", "pause", "keep 84", "call"]


@pytest.mark.parametrize(("ceiling", "kept"), [("83.9", False), ("84", True), ("84.1", True)])
def test_the_running_rate_may_be_kept_up_to_the_ceiling(ceiling, kept):
    assert ("keep 84" in offered("headache mild", ceiling=ceiling)) is kept


def test_a_rate_above_the_ceiling_is_not_kept():
    assert offered("fatigue_malaise mild", ceiling="83.9") == ["slow 63", "slow 42", "pause", "call"]
    assert offered("fatigue_malaise mild", ceiling="84")[0] == "keep 84"
    assert offered("fatigue_malaise mild", ceiling="20", tolerated="") == ["pause", "stop", "call"]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("fatigue_malaise mild", ["keep", "stop", "call"]),
        ("headache mild", ["keep", "stop", "call"]),
        ("headache moderate", ["keep", "stop", "call"]),
        ("jaundice moderate", ["call", "keep", "stop"]),
        ("headache severe", ["stop", "keep", "call"]),
        ("dizziness severe", ["emergency", "stop", "call"]),
        ("chest_discomfort mild", ["stop", "call"]),
        ("wheeze_bronchospasm mild", ["emergency", "stop", "call"]),
    ],
)
def test_while_paused_nothing_is_offered_that_runs(signs, expected):
    guidance = guided(signs, running="0", part="")
    assert [o.do.value for o in guidance.options] == expected
    assert all(o.rate in (None, Rate.of(0)) for o in guidance.options)


def test_while_paused_a_stop_is_zero_and_the_facts_name_no_running_rate():
    stop, keep, call = guided("headache severe", running="0", part="").options
    assert (stop.rate, keep.rate, call.rate) == (Rate.of(0), None, None)
    assert guided("dizziness severe", running="0").options[0].rate is None
    assert "running" not in dict(stop.facts)


@pytest.mark.parametrize("when", [{}, {"running": "0"}, {"running": "0", "over": "yes"}])
def test_a_call_that_the_book_asks_for_says_so_and_any_other_tells_what_was_done(when):
    calls = [
        next(o for o in guided(signs, **when).options if o.do is Do.CALL)
        for signs in ("jaundice moderate", "headache mild")
    ]
    assert [call.why for call in calls] == [Why.BOOK_CALLS, Why.TELL]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("headache mild", ["keep", "call"]),
        ("headache moderate", ["call", "keep"]),
        ("blistering_eczema_delayed mild", ["call", "keep"]),
        ("headache severe", ["call", "keep"]),
        ("dyspnea mild", ["emergency", "call"]),
        ("dyspnea severe", ["emergency", "call"]),
        ("dizziness severe", ["emergency", "call"]),
    ],
)
def test_after_the_end_there_is_watching_calling_and_the_emergency_card(signs, expected):
    assert [o.do.value for o in guided(signs, over="yes", running="0").options] == expected


def test_a_grade_the_book_does_not_use_is_judged_as_the_lowest_that_it_does_and_noted():
    guidance = guided("syncope mild")
    assert guidance.grade is Grade.MODERATE
    (note,) = guidance.findings
    assert (note.code, note.severity) == ("grade-not-used", Severity.NOTE)
    assert (note.fact("typed"), note.fact("judged")) == ("mild", "moderate")
    assert guided("focal_neuro_deficit moderate").grade is Grade.SEVERE


def test_a_headache_that_was_there_before_the_start_is_no_reaction():
    guidance = guided("headache mild", at_baseline="headache mild")
    assert guidance.grade is None
    assert [spelled(o) for o in guidance.options] == ["keep 84", "slow 63", "slow 42", "pause", "call"]
    assert guidance.options[0].why == Why.NOTHING_NEW
    assert [f.code for f in guidance.findings] == ["there-at-baseline"]


def test_a_headache_that_is_worse_than_before_the_start_is_one():
    assert guided("headache moderate", at_baseline="headache mild").grade is Grade.MODERATE
    assert offered("headache moderate", at_baseline="headache mild")[0] == "pause"


def test_a_milder_headache_than_before_the_start_is_none():
    assert guided("headache mild", at_baseline="headache moderate").grade is None


def test_a_weakness_of_before_the_start_is_no_red_flag_and_a_new_sign_beside_it_is():
    known = "focal_neuro_deficit severe"
    assert guided(known, at_baseline=known).red_flags == ()
    assert guided(f"nausea mild, {known}", at_baseline=known).red_flags == ()
    assert guided(f"headache mild, {known}", at_baseline=known).red_flags == ("pair:headache+focal_neuro_deficit",)


def test_a_severe_headache_that_was_mild_makes_a_combination_with_a_fever_of_before():
    guidance = guided("headache severe, fever mild", at_baseline="headache mild, fever mild")
    assert guidance.red_flags == ("meningism", "pair:headache+fever")


def test_the_worst_of_signs_and_bands_is_the_grade():
    assert guided("headache mild", "hr_high orange").grade is Grade.MODERATE
    assert guided("headache severe", "hr_high amber").grade is Grade.SEVERE
    assert guided(bands="hr_high red").grade is Grade.SEVERE


def test_a_child_in_a_band_asks_the_prescriber():
    case = replace(situation({"bands": "hr_high amber"}, FOURTH_STEP), adult=False)
    (ask,) = guidance_for(case, real_book()).findings
    assert (ask.code, ask.severity, ask.fact("bands")) == (
        "child-asks-prescriber",
        Severity.ASK,
        "Pulse fast (amber)",
    )
    assert guidance_for(replace(case, adult=True), real_book()).findings == ()


def test_a_sign_that_is_not_in_the_book_is_our_bug():
    odd = replace(situation({"signs": "headache mild"}, FOURTH_STEP), signs=seen("hiccups mild"))
    with pytest.raises(OurBug, match="hiccups"):
        guidance_for(odd, real_book())


def test_the_recheck_is_the_soonest_that_any_of_them_asks_for():
    assert guided("headache mild").recheck_min == 15
    assert guided("headache mild", "hr_high amber").recheck_min == 5
    assert guided("jaundice moderate").recheck_min is None


def test_the_same_situation_gives_the_same_answer_whatever_the_order_of_the_signs():
    one = situation({"signs": "headache mild, nausea moderate"}, FOURTH_STEP)
    other = replace(one, signs=one.signs[::-1])
    left, right = (guidance_for(s, real_book()) for s in (one, other))
    assert [spelled(o) for o in left.options] == [spelled(o) for o in right.options]
    assert left.red_flags == right.red_flags


def test_every_policy_lists_at_least_two_for_a_set_that_is_off():
    for policy in Policy:
        for band in ("amber", "orange", "red"):
            for trigger in real_book().triggers:
                case = replace(situation({}, FOURTH_STEP), policy=policy, tripped=in_band(f"{trigger.id} {band}"))
                assert len(guidance_for(case, real_book()).options) >= 2
