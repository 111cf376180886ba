"""A reaction: options, slowing to what was tolerated, the wait, one rise, a second reaction, the emergency card."""

from dataclasses import replace

import pytest

from nurse_app.clinical.options import Do, SeenSign
from nurse_app.clinical.quantities import Pressure, Rate, RateAs, RateUnit
from nurse_app.clinical.setting import Clinic, Policy
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import OptionChosen, Paused, RateChanged, RateKept, Stopped
from nurse_app.infusion.guidance import guidance_about
from nurse_app.infusion.outlook import Act, DueState
from nurse_app.infusion.tolerance import ceiling_now, highest_tolerated
from tests.support.infusions import ORDER, Ward, codes, minute, reading


def with_headache(*, at=75, resolved=None):
    """21, 42 and 84 mL/h; a mild headache 15 min into 84, slowed to 42 at once."""
    ward = Ward().started().risen("42", "84").at(at)
    ward.must(ward.reaction())
    ward.must(ward.request("choose_option", ward.infusion.reactions[0].id, 1))
    if resolved is not None:
        ward.at(resolved)
        ward.must(ward.request("resolve"))
    return ward


def options(ward):
    _, guidance = ward.outlook.guidance[0]
    return [(o.do, None if o.rate is None else o.rate.text()) for o in guidance.options]


# Noting


def test_a_stop_chosen_before_the_first_drop_stops_nothing():
    ward = Ward().verified().at(-10)
    ward.must(ward.vitals(reading(systolic=Pressure.of(85), diastolic=Pressure.of(50))))
    about, guidance = ward.outlook.guidance[0]
    number = next(o.number for o in guidance.options if o.do is Do.STOP)
    ward.must(ward.request("choose_option", about, number, reason="not today"))
    assert [e.kind for e in ward.entries[-2:]] == ["vitals-taken", "option-chosen"]
    assert ward.outlook.status.value == "ready"


def test_a_mild_headache_offers_the_last_rate_tolerated_first():
    ward = Ward().started().risen("42", "84").at(75)
    assert isinstance(ward.reaction(), Kept)
    assert options(ward)[0] == (Do.SLOW, "42")
    assert len(options(ward)) >= 2


def test_on_the_first_step_it_is_paused_instead():
    ward = Ward().started().at(10)
    ward.reaction()
    assert options(ward)[0] == (Do.PAUSE, "0")
    assert all(do is not Do.SLOW or rate != "21" for do, rate in options(ward))


@pytest.mark.parametrize(("found", "offered"), [("42.09", "42"), ("42.1", "42.1"), ("42.15", "42.1")])
def test_a_rate_found_between_two_steps_of_the_pump_is_offered_rounded_down(found, offered):
    ward = Ward().started().risen("42").at(31)
    ward.must(ward.request("found_rate", Rate.of(found), "it shows so"))
    ward.at(61).must(ward.vitals())
    ward.must(ward.rate("84"))
    ward.at(65).must(ward.reaction())
    assert options(ward)[0] == (Do.SLOW, offered)


def test_the_rate_at_onset_counts_not_the_rate_when_it_is_noted():
    ward = Ward().started().risen("42", "84").at(65)
    ward.reaction(onset=minute(59))
    noted = ward.infusion.reactions[0]
    assert (noted.onset, noted.rate_at_onset) == (minute(59), Rate.of(42))
    assert options(ward)[0] == (Do.SLOW, "21")


@pytest.mark.parametrize(
    ("onset", "reasons"), [(-1, ["onset-before-start"]), (0, []), (10, []), (11, ["in-the-future"])]
)
def test_the_onset_lies_between_the_first_drop_and_now(onset, reasons):
    ward = Ward().started().at(10)
    assert codes(ward.reaction(onset=minute(onset))) == reasons


def test_an_onset_long_ago_is_not_late_charting():
    ward = Ward().started().at(60)
    ward.must(ward.reaction(onset=minute(20)))
    assert ward.entries[-1].because_late == ""


def test_a_sign_that_is_not_in_the_book_is_refused():
    ward = Ward().started().at(10)
    assert ward.refused(ward.reaction("hiccups")) == ["unknown-sign"]
    assert ward.refused(ward.request("note_reaction", ())) == ["no-sign"]


# Choosing


def test_choosing_to_slow_keeps_the_list_and_sets_the_rate():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction()
    about = ward.infusion.reactions[0].id
    answer = ward.request("choose_option", about, 1, read_back=Rate.of(42))
    assert isinstance(answer, Kept)
    chosen, changed = (e.fact for e in answer.entries)
    assert isinstance(chosen, OptionChosen)
    assert isinstance(changed, RateChanged)
    assert (chosen.do, chosen.rate, changed.rate) == (Do.SLOW, Rate.of(42), Rate.of(42))
    assert chosen.shown[0] == "1 slow 42 mL/h (RX-12 v1)"
    guidance = guidance_about(ward.infusion, about, ward.book)
    assert guidance is not None
    assert len(chosen.shown) == len(guidance.options)
    assert ward.infusion.reactions[0].decided_at == minute(75)


def test_only_the_choice_moves_no_pump():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction()
    answer = ward.request("choose_option", ward.infusion.reactions[0].id, 1, only=True)
    assert isinstance(answer, Kept)
    assert len(answer.entries) == 1
    assert ward.outlook.rate == Rate.of(84)


@pytest.mark.parametrize(
    ("shown", "granted"), [("41.9", True), ("42", True), ("42.1", False), ("84", False), ("41.95", False)]
)
def test_what_the_pump_shows_is_never_above_the_option(shown, granted):
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction()
    answer = ward.request("choose_option", ward.infusion.reactions[0].id, 1, read_back=Rate.of(shown))
    assert isinstance(answer, Kept) is granted
    assert granted or codes(answer) == ["read-back-differs"]


def _number(ward, do):
    return next(o.number for o in ward.outlook.guidance[0][1].options if o.do is do)


def test_keeping_the_rate_costs_a_reason():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction()
    about, keep = ward.infusion.reactions[0].id, _number(ward, Do.KEEP)
    assert ward.refused(ward.request("choose_option", about, keep)) == ["reason-needed"]
    answer = ward.request("choose_option", about, keep, reason="she had no coffee today")
    assert isinstance(answer, Kept)
    assert isinstance(answer.entries[1].fact, RateKept)


def test_choosing_to_pause_or_stop_does_it():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction(grade=Grade.MODERATE)
    about = ward.infusion.reactions[0].id
    answer = ward.request("choose_option", about, _number(ward, Do.PAUSE))
    assert isinstance(answer, Kept)
    assert isinstance(answer.entries[1].fact, Paused)
    assert ward.outlook.status.value == "paused"
    answer = ward.request("choose_option", about, _number(ward, Do.STOP))
    assert isinstance(answer, Kept)
    assert isinstance(answer.entries[1].fact, Stopped)
    assert ward.outlook.status.value == "stopped"


def test_an_option_that_is_not_listed_is_refused():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction()
    assert ward.refused(ward.request("choose_option", ward.infusion.reactions[0].id, 9)) == ["no-such-option"]
    assert ward.refused(ward.request("choose_option", "nothing", 1)) == ["no-such-option"]


def test_the_clinics_policy_comes_first():
    ward = Ward(clinic=Clinic(policy=Policy.PAUSE_FIRST)).started().risen("42", "84").at(75)
    ward.reaction()
    assert options(ward)[0] == (Do.PAUSE, "0")


def test_with_a_red_flag_neither_slowing_nor_keeping_is_listed():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction("chest_discomfort")
    listed = {do for do, _ in options(ward)}
    assert not {Do.SLOW, Do.KEEP} & listed
    assert ward.outlook.alarms[0].code == "red-flag"


def test_keeping_the_rate_with_a_red_flag_is_kept_with_a_stop_finding():
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction("chest_discomfort")
    answer = ward.request("keep_rate", "prescriber at the bedside says so")
    assert isinstance(answer, Kept)
    assert codes(answer) == ["kept-against-red-flag"]


def test_two_reactions_open_together_are_judged_together():
    """A headache alone is none, with a stiff neck it is a red flag."""
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction("headache")
    assert ward.outlook.guidance[0][1].red_flags == ()
    ward.at(76).reaction("neck_stiffness")
    assert all(guidance.red_flags for _, guidance in ward.outlook.guidance)


# While it is open, and after


def test_while_a_reaction_is_open_no_rate_is_higher():
    ward = with_headache()
    ward.at(110).vitals()
    assert "reaction-open" in ward.refused(ward.rate("84"))
    assert "reaction-open" in ward.refused(ward.rate("42.1"))
    assert isinstance(ward.rate("30"), Kept)
    assert all(d.what != "rate" for d in ward.outlook.due)


def test_fine_is_not_said_while_a_reaction_is_open():
    ward = with_headache()
    ward.at(80).vitals()
    assert ward.outlook.verdict.kind.value == "reaction"
    ward.request("resolve")
    assert ward.outlook.verdict.kind.value == "fine"


def slowed_to_21():
    """A mild headache 15 min into 84: slowed below the last tolerated 42, gone at 90."""
    ward = Ward().started().risen("42", "84").at(75)
    ward.reaction()
    ward.must(ward.rate("21"))
    ward.at(90).request("resolve")
    return ward


def test_after_a_reaction_the_wait_and_two_clean_sets_come_first():
    ward = slowed_to_21().at(119)
    ward.vitals()
    assert ward.refused(ward.rate("42")) == ["wait-after-reaction", "clean-sets-needed"]
    ward.at(120).vitals()
    assert ward.refused(ward.rate("42")) == ["clean-sets-needed"]
    ward.at(134).vitals()
    assert isinstance(ward.rate("42"), Kept)


@pytest.mark.parametrize(("first", "granted"), [(104, True), (105, True), (106, False)])
def test_the_two_clean_sets_lie_a_quarter_of_an_hour_apart(first, granted):
    ward = slowed_to_21().at(first)
    ward.vitals()
    ward.at(120).vitals()
    assert isinstance(ward.rate("42"), Kept) is granted


def _one_rise_used():
    ward = slowed_to_21().at(100)
    ward.vitals()
    ward.at(120).vitals()
    ward.must(ward.rate("30"))
    ward.at(150).vitals()
    return ward


def test_after_a_reaction_it_rises_once_only():
    ward = _one_rise_used()
    assert ward.refused(ward.rate("42")) == ["no-more-rises"]


def test_never_above_the_last_rate_tolerated():
    ward = slowed_to_21().at(100)
    ward.vitals()
    ward.at(120).vitals()
    assert ward.refused(ward.rate("42.1")) == ["above-tolerated", "beyond-next-step"]
    limit = ceiling_now(ward.infusion, ward.book)
    assert limit is not None
    assert (limit.rate, limit.because.value) == (Rate.of(42), "reaction")


def test_the_prescriber_may_let_it_rise_again():
    ward = _one_rise_used()
    ward.request("change_order", "Dr Osei", RateAs.of("84", RateUnit.ML_H), read_back=True)
    assert isinstance(ward.rate("42"), Kept)


def test_a_second_reaction_offers_to_stop():
    ward = with_headache(resolved=100).at(110)
    ward.reaction("nausea")
    assert options(ward)[0][0] is Do.STOP


def test_the_same_reaction_getting_worse_is_not_a_second_one():
    ward = with_headache().at(85)
    ward.request(
        "reaction_course", ward.infusion.reactions[0].id, "worse", signs=(SeenSign("headache", Grade.MODERATE),)
    )
    assert not ward.infusion.reactions[0].decided
    assert options(ward)[0][0] is Do.PAUSE
    assert ward.outlook.alarms[0].code == "reaction-open-moderate"


def test_better_leaves_the_decision_as_it_is():
    ward = with_headache().at(85)
    ward.request("reaction_course", ward.infusion.reactions[0].id, "better")
    assert ward.infusion.reactions[0].decided
    assert ward.refused(ward.request("reaction_course", "e1", "better")) == ["not-open"]
    assert ward.refused(ward.request("reaction_course", ward.infusion.reactions[0].id, "fine")) == ["unknown-course"]


def test_only_an_open_reaction_is_resolved():
    ward = Ward().started().at(10)
    assert ward.refused(ward.request("resolve")) == ["no-open-reaction"]
    ward.reaction()
    reaction = ward.infusion.reactions[0].id
    ward.at(20).must(ward.request("resolve", reactions=(reaction,)))
    assert ward.refused(ward.request("resolve", reactions=(reaction,))) == ["not-open"]


# What was tolerated


def test_the_highest_tolerated_ran_its_time_without_a_reaction():
    ward = with_headache()
    assert highest_tolerated(ward.infusion, minute(75)) == Rate.of(42)
    assert highest_tolerated(ward.infusion, minute(29)) is None
    assert highest_tolerated(ward.infusion, minute(30)) == Rate.of(21)


def test_the_rate_it_was_completed_with_was_tolerated():
    ward = Ward().started().risen("42", "84").at(60 + 177)
    ward.must(ward.request("complete"))
    assert highest_tolerated(ward.infusion, ward.now) == Rate.of(84)


# Vitals that are off


def test_vitals_in_a_band_bring_the_options_by_themselves():
    ward = Ward().started().risen("42", "84").at(75)
    answer = ward.vitals(reading(systolic=Pressure.of(106), diastolic=Pressure.of(66)))
    assert "trigger-tripped" in codes(answer)
    assert ward.outlook.verdict.kind.value == "band"
    about, guidance = ward.outlook.guidance[0]
    assert about == ward.infusion.readings[-1].entry
    assert next((o.do, o.rate) for o in guidance.options) == (Do.SLOW, Rate.of(42))
    ward.request("choose_option", about, 1)
    assert ward.outlook.rate == Rate.of(42)
    assert ward.outlook.guidance == ()


def test_a_clean_set_ends_it():
    ward = Ward().started().risen("42", "84").at(75)
    ward.vitals(reading(systolic=Pressure.of(106), diastolic=Pressure.of(66)))
    assert "vitals-amber" in [a.code for a in ward.outlook.alarms]
    ward.at(80).vitals()
    assert "vitals-amber" not in [a.code for a in ward.outlook.alarms]
    assert ward.outlook.guidance == ()


# Emergency


def test_emergency_stops_the_flow_at_the_press_and_blocks_nothing():
    ward = Ward().started().risen("42").at(45)
    ward.must(ward.request("open_emergency"))
    assert ward.outlook.status.value == "stopped"
    assert ward.outlook.emergency_since == minute(45)
    assert ward.given(90) == ward.given(45)
    ward.at(46)
    for answer in (
        ward.request("emergency_step", "epinephrine", detail="0.5 mg"),
        ward.request("note", "daughter called"),
        ward.vitals(),
        ward.request("give_medication", "epinephrine", "0.5 mg", "thigh"),
    ):
        ward.must(answer)
    assert ward.infusion.emergencies[0].steps == (("epinephrine", minute(46), "0.5 mg"),)


def test_the_card_is_closed_with_a_reason_and_it_stays_stopped():
    ward = Ward().started().at(45)
    ward.request("open_emergency")
    assert ward.refused(ward.request("open_emergency")) == ["emergency-open"]
    assert ward.refused(ward.request("close_emergency", "")) == ["reason-needed"]
    ward.request("close_emergency", "handed to the crew")
    assert ward.outlook.status.value == "stopped"
    assert ward.refused(ward.request("emergency_step", "oxygen")) == ["no-emergency"]
    assert "stopped-needs-order" in ward.refused(ward.request("resume", Rate.of(21)))


def test_a_former_nurse_may_still_press_emergency():
    ward = Ward().started().at(10)
    ward.request("hand_over", "Tomas Field")
    assert ward.refused(ward.request("note", "still here")) == ["handed-over"]
    ward.must(ward.request("open_emergency"))


def test_vitals_are_due_every_five_minutes_after_it():
    ward = Ward().started().at(45)
    ward.request("open_emergency")
    ward.vitals()
    soon = next(d for d in ward.outlook.due if d.state is DueState.COMING and d.what == "vitals")
    assert (soon.at, soon.why) == (minute(50), "stopped")


def test_a_step_that_is_not_on_the_card_is_refused():
    ward = Ward().started().at(45)
    ward.request("open_emergency")
    assert ward.refused(ward.request("emergency_step", "dance")) == ["unknown-step"]


def test_the_emergency_button_is_never_held_before_it_is_pressed():
    for ward in (Ward(), Ward().started(), with_headache()):
        assert ward.outlook.button(Act.EMERGENCY).held == ()


def test_rises_need_the_right_order_of_things_on_the_first_step_too():
    """Nothing was tolerated: after the reaction the first rate is the most."""
    ward = Ward().started().at(10)
    ward.reaction()
    ward.request("pause", "headache")
    ward.at(20).request("resolve")
    limit = ceiling_now(ward.infusion, ward.book)
    assert limit is not None
    assert limit.rate == Rate.of(21)


def test_a_reaction_under_an_order_limit_keeps_both_limits():
    ordered = replace(ORDER, maximum_rate=RateAs.of("100", RateUnit.ML_H))
    ward = Ward(ordered).started().risen("42", "84").at(75)
    ward.reaction()
    limit = ceiling_now(ward.infusion, ward.book)
    assert limit is not None
    assert [(o.because.value, o.rate.text()) for o in limit.others] == [("order", "100"), ("label", "336")]
