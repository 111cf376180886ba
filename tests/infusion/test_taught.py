"""What the last infusions taught is offered before the start; the nurse takes it or goes on with a reason."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from nurse_app.clinical.findings import Severity
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.order import OwnStep, OwnTitration
from nurse_app.clinical.plan import Because
from nurse_app.clinical.quantities import Minutes, Rate, RateUnit
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import CeilingLowered, CeilingRestored, Decided, PastInfusion, PastReaction
from nurse_app.infusion.fold import fold
from nurse_app.infusion.history import past
from nurse_app.infusion.outlook import Stage
from nurse_app.infusion.taught import OFFERED, taught_today
from nurse_app.infusion.walk import CASE_FILE, holds_before
from tests.support.infusions import ORDER, Ward, codes, finding

HEADACHE = (
    PastInfusion(
        *(date(2026, 2, 2), "privigen-us", "P100", Rate.of(168), Rate.of(84), "70"),
        (PastReaction("headache", Grade.MILD, Rate.of(168)),),
    ),
)
LOWER = Rate.of(84)


def rates(ward):
    return [step.rate.text() for step in ward.infusion.plan.steps]


def waiting(ward):
    return [f.code for f in holds_before(ward.infusion, Stage.PREPARE, ward.book) if f.code == OFFERED]


def test_the_start_waits_until_the_nurse_has_chosen():
    ward = Ward(history=HEADACHE)
    assert waiting(ward) == [OFFERED]
    assert OFFERED in codes(ward.request("start"))
    ward.request("lower_ceiling", LOWER)
    assert waiting(ward) == []


def test_taken_the_plan_ends_at_it_and_nothing_may_rise_above():
    ward = Ward(history=HEADACHE)
    assert rates(ward) == ["21", "42", "84", "168", "336"]
    assert isinstance(ward.request("lower_ceiling", LOWER), Kept)
    ceiling = ward.infusion.plan.ceiling
    assert rates(ward) == ["21", "42", "84"]
    assert (ceiling.rate.text(), ceiling.because, ceiling.others[0].rate.text()) == ("84", Because.REACTION, "336")
    assert ceiling.source == (
        "RX-62 v1, 2026-02-02: NHS Borders guideline; Mayo Clinic, immune globulin "
        "precautions; KIOVIG package leaflet (EU)"
    )
    ward.started().at(30).vitals()
    ward.rate("42")
    ward.at(60).vitals()
    ward.rate("84")
    ward.at(90).vitals()
    assert codes(ward.rate("84.1")) == ["above-ceiling", "no-higher-step"]


def test_going_on_keeps_todays_ceiling_with_the_reason():
    ward = Ward(history=HEADACHE)
    answer = ward.request("decide", OFFERED, "Dr Osei wants the usual steps")
    assert [type(e.fact) for e in answer.entries] == [Decided]
    assert (waiting(ward), rates(ward)) == ([], ["21", "42", "84", "168", "336"])


def test_going_on_needs_a_reason():
    assert codes(Ward(history=HEADACHE).request("decide", OFFERED, " ")) == ["reason-needed"]


def test_taken_back_with_a_reason_the_own_ceiling_counts_and_it_does_not_ask_again():
    ward = Ward(history=HEADACHE)
    assert codes(ward.request("restore_ceiling", "not yet taken")) == ["ceiling-not-lowered"]
    ward.request("lower_ceiling", LOWER)
    assert codes(ward.request("restore_ceiling", "")) == ["reason-needed"]
    answer = ward.request("restore_ceiling", "Dr Osei, by phone")
    assert [type(e.fact) for e in answer.entries] == [CeilingRestored, Decided]
    assert (rates(ward), waiting(ward)) == (["21", "42", "84", "168", "336"], [])
    assert isinstance(ward.request("lower_ceiling", LOWER), Kept)


@pytest.mark.parametrize(("rate", "reasons"), [("83.9", ["offer-changed"]), ("84", []), ("84.1", ["offer-changed"])])
def test_only_the_ceiling_that_was_shown_is_taken(rate, reasons):
    assert codes(Ward(history=HEADACHE).request("lower_ceiling", Rate.of(rate))) == reasons


def test_it_is_taken_once_and_only_where_it_is_offered():
    ward = Ward(history=HEADACHE)
    ward.request("lower_ceiling", LOWER)
    assert codes(ward.request("lower_ceiling", LOWER)) == ["ceiling-lowered-already"]
    assert codes(Ward().request("lower_ceiling", LOWER)) == ["nothing-lower"]
    assert codes(Ward(history=None).request("lower_ceiling", LOWER)) == ["nothing-lower"]


def test_what_was_decided_asks_again_when_its_facts_change():
    ward = Ward(history=HEADACHE)
    ward.request("decide", OFFERED, "as usual")
    ward.request("tell_late_reaction", (SeenSign("headache", Grade.MILD),))
    assert waiting(ward) == []
    assert taught_today(ward.infusion, ward.book).lower.rate == LOWER
    slow = replace(HEADACHE[0], highest=Rate.of(84), reactions=())
    told = Ward(history=(slow,))
    assert waiting(told) == []
    told.request("tell_late_reaction", (SeenSign("headache", Grade.MILD),))
    assert waiting(told) == [OFFERED]
    assert taught_today(told.infusion, told.book).lower.rate == Rate.of(42)


def test_a_late_reaction_makes_the_visit_cautious_and_needs_a_last_infusion():
    ward = Ward(history=(replace(HEADACHE[0], reactions=()),))
    assert "past-reaction" not in ward.infusion.profile_because
    ward.request("tell_late_reaction", (SeenSign("myalgia", Grade.MODERATE),))
    assert "past-reaction" in ward.infusion.profile_because
    assert codes(Ward(history=None).request("tell_late_reaction", (SeenSign("myalgia", Grade.MILD),))) == [
        "no-last-infusion"
    ]
    assert codes(ward.request("tell_late_reaction", ())) == ["no-sign"]


def test_taken_while_it_runs_faster_it_says_so_and_the_alarm_stands_until_it_is_lowered():
    ward = Ward(history=HEADACHE)
    ward.request("decide", OFFERED, "as usual")
    ward.started().at(5)
    ward.request("found_rate", Rate.of(100), "found at the check")
    answer = ward.request("lower_ceiling", LOWER)
    said = finding(answer, "running-above-ceiling")
    assert (said.fact("rate"), said.fact("ceiling")) == ("100 mL/h", "84 mL/h")
    assert "rate-above-ceiling" in [alarm.code for alarm in ward.outlook.alarms]
    ward.rate("84")
    assert "rate-above-ceiling" not in [alarm.code for alarm in ward.outlook.alarms]


OWN = replace(
    ORDER,
    titration=OwnTitration(
        RateUnit.ML_H,
        (OwnStep(Fraction(60), Minutes.of(30)), OwnStep(Fraction(100), Minutes.of(30)), OwnStep(Fraction(150))),
    ),
)


@pytest.mark.parametrize(
    ("tolerated", "left"), [("59.9", None), ("60", ["60"]), ("99.9", ["60"]), ("100", ["60", "100"])]
)
def test_an_orders_own_steps_end_below_the_lower_ceiling_and_one_that_leaves_none_is_not_offered(tolerated, left):
    past_one = replace(HEADACHE[0], highest=Rate.of(150), tolerated=Rate.of(tolerated))
    ward = Ward(OWN, history=(replace(past_one, reactions=(PastReaction("headache", Grade.MILD, Rate.of(150)),)),))
    answer = ward.request("lower_ceiling", Rate.of(tolerated))
    if left is None:
        assert codes(answer) == ["nothing-lower"]
        return
    assert rates(ward) == left
    cut = next(f for f in ward.infusion.plan.findings if f.code == "step-above-lower-ceiling")
    assert cut.severity is Severity.NOTE


def test_a_case_file_is_not_held_but_told_with_the_start():
    ward = Ward(history=HEADACHE, made_by=CASE_FILE)
    assert waiting(ward) == []
    ward.started()
    start = next(e for e in ward.entries if e.fact.kind == "started")
    assert start is not None
    assert ward.infusion.plan.ceiling.rate == Rate.of(336)


def test_neither_choice_is_amended():
    ward = Ward(history=HEADACHE)
    ward.request("lower_ceiling", LOWER)
    entry, _ = ward.last(CeilingLowered)
    assert codes(ward.request("amend", entry, "wrong", None)) == ["not-amendable"]


def test_what_was_given_before_the_first_drop_is_kept_for_the_next_visit():
    ward = Ward().at(-30)
    ward.request("give_medication", "acetaminophen", "650 mg", "by mouth")
    ward.started().at(40)
    ward.request("give_medication", "cetirizine", "10 mg", "by mouth")
    ward.request("stop", "patient asks")
    assert past(ward.infusion).premedication == ("acetaminophen 650 mg by mouth",)


def test_the_whole_list_folds_to_the_same_ceiling():
    ward = Ward(history=HEADACHE)
    ward.request("lower_ceiling", LOWER)
    again = fold("infusion-1", ward.entries, ward.book)
    assert again.lowered == ward.infusion.lowered
    assert again.plan == ward.infusion.plan
