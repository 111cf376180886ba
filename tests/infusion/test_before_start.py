"""Verify, prepare, baseline: what has to be there before the first drop."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from nurse_app.clinical.findings import Finding
from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.order import DoseForm, OrderedDose
from nurse_app.clinical.quantities import Concentration, Dose, Pressure, Rate, Temperature, Weight
from nurse_app.clinical.setting import Clinic, Place
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import desk
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import Decided, IdentityChecked
from nurse_app.infusion.outlook import Act, Stage, Status
from nurse_app.infusion.walk import holds_before, start_holds
from tests.support.infusions import ORDER, PATIENT, Ward, codes, reading


def waits(ward):
    return {f.code for f in start_holds(ward.infusion, ward.book)}


def test_nothing_is_checked_when_it_is_opened():
    ward = Ward()
    assert (ward.infusion.stage, ward.infusion.status) == (Stage.VERIFY, Status.READY)
    assert {"identity-not-checked", "no-vials", "check-unanswered", "baseline-missing"} <= waits(ward)


def test_the_stages_follow_one_another():
    ward = Ward().verified()
    assert ward.infusion.stage.value == "baseline"
    ward.at(-10).vitals(baseline=True)
    assert ward.infusion.stage.value == "infuse"
    assert waits(ward) == set()
    ward.at(0).request("start")
    assert (ward.infusion.stage, ward.infusion.status) == (Stage.INFUSE, Status.INFUSING)


# Identity


@pytest.mark.parametrize(
    ("typed", "matched"),
    [
        ({"birth_date": "1961-03-14", "record_number": "MRN-55012"}, ("birth-date", "record-number")),
        ({"name": "winterbottom  philippa", "record_number": " mrn-55012 "}, ("record-number", "name")),
        ({"name": "Winterbottom, Philippa", "birth_date": "1961-03-14"}, ("birth-date", "name")),
    ],
)
def test_two_identifiers_that_match_are_kept_by_name(typed, matched):
    answer = Ward().request("check_identity", **typed)
    assert isinstance(answer, Kept)
    assert answer.entries[0].fact == IdentityChecked(matched)


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({}, ["two-identifiers-needed"]),
        ({"birth_date": "1961-03-14"}, ["two-identifiers-needed"]),
        (
            {"birth_date": "1961-03-14", "record_number": "MRN-55021"},
            ["identifier-differs", "two-identifiers-needed"],
        ),
        (
            {"birth_date": "1961-03-14", "record_number": "MRN-55012", "name": "Winterbotham, Philippa"},
            ["identifier-differs"],
        ),
        ({"birth_date": "14.03.1961", "record_number": "MRN-55012"}, ["identifier-differs", "two-identifiers-needed"]),
    ],
)
def test_one_identifier_or_one_that_differs_is_not_enough(typed, reasons):
    ward = Ward()
    assert ward.refused(ward.request("check_identity", **typed)) == reasons
    assert "identity-not-checked" in waits(ward)


def test_an_identifier_that_the_chart_does_not_hold_never_matches():
    ward = Ward(patient=replace(PATIENT, record_number="", birth_date=None))
    reasons = ward.refused(ward.request("check_identity", name="Winterbottom, Philippa", record_number="1"))
    assert reasons == ["identifier-unknown", "two-identifiers-needed"]


# Checklist


def test_a_missing_kit_holds_the_start_until_it_is_there():
    ward = Ward().verified().at(-5)
    ward.vitals(baseline=True)
    ward.request("answer_check", "kit", right=False)
    assert ward.refused(ward.at(0).request("start")) == ["check-not-right"]
    assert ward.refused(ward.request("decide", "check-not-right", "no time")) == ["nothing-to-decide"]
    ward.request("answer_check", "kit", right=True)
    assert isinstance(ward.request("start"), Kept)


def test_a_dry_patient_is_decided_by_name_after_the_call():
    ward = Ward().verified().at(-5)
    ward.vitals(baseline=True)
    ward.request("answer_check", "hydration", right=False)
    assert waits(ward) == {"check-call-first"}
    decided = ward.request("decide", "check-call-first", "Dr Osei: 500 mL saline first")
    assert isinstance(decided, Kept)
    assert isinstance(decided.entries[0].fact, Decided)
    assert waits(ward) == set()


def test_a_check_that_is_only_recorded_holds_nothing():
    ward = Ward().verified().at(-5)
    ward.vitals(baseline=True)
    ward.request("answer_check", "premedication", right=False, detail="not ordered")
    assert waits(ward) == set()


def test_the_second_adult_is_asked_for_at_home_only():
    asked = {f.fact("check") for f in holds_before(Ward().infusion, Stage.PREPARE, Ward().book)}
    home = Ward(clinic=Clinic(place=Place.HOME))
    at_home = {f.fact("check") for f in holds_before(home.infusion, Stage.PREPARE, home.book)}
    assert at_home - asked == {"second_adult", "phone", "tolerated_before"}


def test_a_question_that_is_not_on_the_list_is_refused():
    ward = Ward()
    assert ward.refused(ward.request("answer_check", "mood", right=True)) == ["unknown-check"]


# Decisions


def test_what_the_plan_asks_is_decided_before_the_start():
    ward = Ward()
    assert [f.code for f in desk.to_decide(ward.infusion, ward.book)] == ["dose-outside-label", "steps-are-the-clinics"]
    ward.request("decide", "dose-outside-label", "day 1 of 5 as ordered")
    assert [f.code for f in desk.to_decide(ward.infusion, ward.book)] == ["steps-are-the-clinics"]


def test_a_decision_holds_only_for_the_facts_it_was_made_on():
    ward = Ward().verified()
    assert desk.to_decide(ward.infusion, ward.book) == ()
    other = replace(ORDER, dose=OrderedDose(DoseForm.G, ORDER.dose.amount * 2))
    ward.request("correct_order", PATIENT, other, ward.infusion.pump, "dose read again")
    assert "dose-outside-label" in {f.code for f in desk.to_decide(ward.infusion, ward.book)}


def test_a_decision_without_a_reason_is_refused():
    ward = Ward()
    assert ward.refused(ward.request("decide", "dose-outside-label", " ")) == ["reason-needed"]


# Vials


def test_a_vial_of_another_product_is_refused():
    ward = Ward()
    assert ward.refused(ward.vial("L1", "20", product="gamunex-c-us")) == ["other-product"]


@pytest.mark.parametrize(
    ("expiry", "granted"), [(date(2026, 3, 1), False), (date(2026, 3, 2), True), (date(2026, 3, 3), True)]
)
def test_a_vial_is_good_up_to_its_last_day(expiry, granted):
    answer = Ward().vial("L1", "20", expiry=expiry)
    assert isinstance(answer, Kept) is granted
    assert codes(answer) == ([] if granted else ["expired"])


def test_the_expiry_goes_by_the_local_date():
    """At 23:30 in New York it is already the next day in Greenwich."""
    ward = Ward(planned_for=datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5))))
    ward.now = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert isinstance(ward.vial("L1", "20", expiry=date(2026, 3, 2)), Kept)
    ward.now = datetime(2026, 3, 3, 4, 31, tzinfo=UTC)
    assert ward.refused(ward.vial("L2", "5", expiry=date(2026, 3, 2))) == ["expired"]


def test_a_month_alone_means_its_last_day():
    assert desk.expiry_of("2028-02") == date(2028, 2, 29)
    assert desk.expiry_of("2027-05-14") == date(2027, 5, 14)
    assert desk.expiry_of("05/2027") is None
    assert desk.expiry_of("2027-13") is None


def test_the_same_vial_is_not_added_twice():
    ward = Ward()
    ward.vial("L1", "20", serial="S-1")
    assert ward.refused(ward.vial("L1", "20", serial="S-1")) == ["same-serial"]
    assert isinstance(ward.vial("L1", "5", serial="S-2"), Kept)


def test_a_vial_nobody_looked_at_is_refused():
    ward = Ward()
    assert ward.refused(ward.vial("L1", "20", inspected=False)) == ["not-inspected"]


def test_a_size_that_is_not_made_is_refused():
    ward = Ward()
    assert ward.refused(ward.vial("L1", "25")) == ["no-such-size"]


def test_the_vials_have_to_hold_the_dose():
    ward = Ward()
    ward.vial("L1", "20")
    assert "vials-short" in waits(ward)
    ward.vial("L1", "5")
    assert "vials-short" in waits(ward)
    answer = ward.vial("L2", "5")
    assert codes(answer) == ["vials-above-dose"]
    assert "vials-short" not in waits(ward)


def test_a_vial_that_expired_since_it_was_added_holds_the_start():
    ward = Ward().verified()
    ward.vial("L9", "5", expiry=date(2026, 3, 2))
    ward.at(1440 - 10).vitals(baseline=True)
    assert ward.refused(ward.at(1440).request("start")) == ["expired"]


# Baseline


@pytest.mark.parametrize(("age", "reasons"), [(29, []), (30, []), (31, ["baseline-old"])])
def test_the_baseline_is_at_most_half_an_hour_old(age, reasons):
    ward = Ward().verified().at(-age)
    ward.vitals(baseline=True)
    answer = ward.at(0).request("start")
    assert [c for c in codes(answer) if c != "baseline-older"] == reasons


def test_a_baseline_lacks_nothing_that_it_needs():
    ward = Ward().verified().at(-5)
    ward.vitals(reading(spo2=None), baseline=True)
    assert waits(ward) == {"baseline-incomplete"}
    ward.vitals(reading(respiration=None), baseline=True)
    assert waits(ward) == set()


def test_a_refused_baseline_needs_a_reason_and_lets_it_start():
    ward = Ward().verified().at(-5)
    assert ward.refused(ward.request("not_taken", "baseline", "")) == ["reason-needed"]
    ward.request("not_taken", "baseline", "patient refused")
    assert waits(ward) == set()
    assert isinstance(ward.at(0).request("start"), Kept)


def test_a_baseline_beyond_a_limit_is_decided_by_name():
    ward = Ward().verified().at(-5)
    ward.vitals(reading(systolic=Pressure.of(88), diastolic=Pressure.of(50)), baseline=True, confirmed=("systolic",))
    assert "baseline-beyond-limit" in waits(ward)
    for finding in desk.to_decide(ward.infusion, ward.book):
        ward.request("decide", finding.code, "85 mmHg, usual for her, Dr Osei", about=finding.facts)
    assert waits(ward) == set()


def test_a_baseline_is_not_taken_after_the_start():
    ward = Ward().started().at(5)
    assert ward.refused(ward.vitals(baseline=True)) == ["baseline-after-start"]


# Start


def test_it_starts_at_the_first_rate_and_at_no_other():
    ward = Ward().verified().at(-5)
    ward.vitals(baseline=True)
    assert ward.refused(ward.at(0).request("start", rate=Rate.of("21.1"))) == ["not-first-rate"]
    assert ward.refused(ward.request("start", rate=Rate.of("20.9"))) == ["not-first-rate"]
    assert isinstance(ward.request("start", rate=Rate.of("21")), Kept)
    assert ward.refused(ward.request("start")) == ["already-started"]


def test_the_start_button_says_what_it_would_do():
    ward = Ward()
    assert {f.code for f in ward.outlook.button(Act.START).held} == waits(ward)
    ward.verified().at(-5).vitals(baseline=True)
    button = ward.at(0).outlook.button(Act.START)
    assert (button.held, button.rate) == ((), Rate.of("21"))


def test_a_plan_that_stops_holds_the_start():
    ward = Ward(replace(ORDER, product="yimmugo-us", indication="PI"))
    assert "highest-rate-unknown" in waits(ward)


# Opening


def test_a_weight_out_of_bounds_is_refused_with_its_bound():
    ward = Ward()
    heavy = replace(PATIENT, weight=Weight.of("351"))
    answer = desk.open_infusion(ward.ask(), heavy, ORDER, Clinic(), ward.infusion.pump, ward.book)
    said = answer.findings[0]
    assert (said.code, said.fact("value"), said.fact("high")) == ("out-of-bounds", "351 kg", "350 kg")


def test_a_product_that_is_not_in_the_library_is_refused():
    ward = Ward()
    order = replace(ORDER, product="nosuch")
    answer = desk.open_infusion(ward.ask(), PATIENT, order, Clinic(), ward.infusion.pump, ward.book)
    assert codes(answer) == ["product-not-in-book"]


def test_an_infusion_opened_in_error_is_voided_and_stays_visible():
    ward = Ward()
    assert ward.refused(ward.request("void", "")) == ["reason-needed"]
    ward.request("void", "wrong patient chosen")
    assert ward.infusion.status is Status.VOIDED
    assert len(ward.infusion.entries) == 2
    assert ward.refused(ward.request("note", "hello")) == ["voided"]


def test_after_the_first_drop_nothing_is_voided():
    ward = Ward().started()
    assert ward.refused(ward.request("void", "wrong patient")) == ["already-started"]


def test_a_symptom_before_the_start_belongs_to_the_baseline():
    ward = Ward().verified().at(-5)
    assert ward.refused(ward.reaction()) == ["not-started"]
    ward.vitals(baseline=True, symptoms=(SeenSign("headache", Grade.MILD),))
    ward.at(0).request("start")
    ward.at(15).vitals(symptoms=(SeenSign("headache", Grade.MILD),))
    assert ward.outlook.guidance == ()
    ward.at(20).vitals(symptoms=(SeenSign("headache", Grade.MODERATE),))
    assert len(ward.outlook.guidance) == 1


def test_a_finding_is_told_with_its_facts():
    ward = Ward()
    held = {f.code: f for f in start_holds(ward.infusion, ward.book)}
    vials: Finding = held["no-vials"]
    assert vials.fact("needed") == "28 g"


def test_the_dose_is_worked_out_again_when_the_weight_is_corrected():
    per_kg = replace(ORDER, dose=OrderedDose(DoseForm.G_PER_KG, ORDER.dose.amount / 70))
    ward = Ward(per_kg)
    assert ward.infusion.plan.dosing is not None
    assert ward.infusion.plan.dosing.delivered == Dose.of(28)
    assert ward.infusion.plan.dosing.strength == Concentration.of(100)
    lighter = replace(PATIENT, weight=Weight.of("60"))
    ward.request("correct_order", lighter, per_kg, ward.infusion.pump, "weighed again")
    assert ward.infusion.plan.dosing is not None
    assert ward.infusion.plan.dosing.delivered == Dose.of(24)
    assert ward.infusion.plan.steps[0].rate == Rate.of(18)


def test_an_impossible_temperature_is_refused():
    ward = Ward()
    assert "impossible-value" in ward.refused(ward.vitals(reading(temperature_c=Temperature.of(98))))
