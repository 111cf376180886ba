"""The smaller refusals and the rarer turns, each once."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from nurse_app.clinical.findings import Severity
from nurse_app.clinical.order import DoseForm, OrderedDose
from nurse_app.clinical.quantities import Dose, Rate, RateAs, RateUnit, Weight
from nurse_app.clinical.vitals import Reading
from nurse_app.errors import OurBug
from nurse_app.infusion import desk
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.canonical import canonical_bytes
from nurse_app.infusion.containers import containers, given_by_lot
from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.entries import Entry, Noted, Opened
from nurse_app.infusion.fold import fold
from nurse_app.infusion.ledger import Ledger
from nurse_app.infusion.outlook import Act
from nurse_app.infusion.standing import as_amended
from nurse_app.infusion.tolerance import planned_time
from nurse_app.infusion.walk import start_holds
from tests.support.infusions import ORDER, PATIENT, PUMP, Ward, codes, minute, ml


def test_nobody_makes_no_entry():
    ward = Ward()
    ward.nurse = "  "
    assert ward.refused(ward.request("note", "x")) == ["no-author"]
    answer = desk.open_infusion(ward.ask(), PATIENT, ORDER, ward.infusion.clinic, PUMP, ward.book)
    assert codes(answer) == ["no-author"]


def test_an_infusion_is_not_opened_in_the_future():
    ward = Ward()
    ask = ward.ask(happened=ward.now + timedelta(minutes=1))
    answer = desk.open_infusion(ask, PATIENT, ORDER, ward.infusion.clinic, PUMP, ward.book)
    assert codes(answer) == ["in-the-future"]


def test_a_time_without_a_zone_is_our_fault():
    ward = Ward()
    with pytest.raises(OurBug, match="zone"):
        ward.request("note", "x", asked={"happened": datetime(2026, 3, 2, 8)})  # noqa: DTZ001 - the fault looked for


def test_a_list_without_an_opening_is_our_fault():
    ward = Ward()
    ward.request("note", "x")
    with pytest.raises(OurBug, match="opening"):
        as_amended(ward.entries[1:])
    with pytest.raises(OurBug, match="opening"):
        fold("x", (), ward.book)


def test_the_same_entry_twice_is_one():
    ward = Ward().started()
    assert fold("infusion-1", (*ward.entries, ward.entries[-1]), ward.book).runs == ward.infusion.runs


def test_a_correction_of_nothing_changes_nothing():
    ward = Ward().started().at(5)
    ward.request("note", "A")
    about = ward.entries[-1]
    ward.request("amend", about.id, "typo", Noted("B"))
    lost = tuple(e for e in ward.entries if e.id != about.id)
    effective, amended = as_amended(lost)
    assert not any(isinstance(e.fact, Noted) for e in effective)
    assert amended == {}


def test_a_product_that_left_the_library_stops_the_plan():
    """A chart made with an older library is read with a newer one."""
    ward = Ward()
    book = replace(ward.book, products=tuple(p for p in ward.book.products if p.id != "privigen-us"), version="newer")
    infusion = fold("infusion-1", ward.entries, book)
    assert [f.code for f in infusion.plan.findings] == ["product-not-in-book"]
    assert infusion.product is None
    assert containers(infusion) == ()
    assert given_by_lot(infusion, minute(0)) == ()
    assert "product-not-in-book" in {f.code for f in start_holds(infusion, book)}


def test_another_product_is_not_ordered_once_it_runs():
    ward = Ward().started().at(5)
    other = replace(ORDER, product="octagam-10-us", indication="DM")
    assert "product-after-start" in ward.refused(ward.request("correct_order", PATIENT, other, PUMP, "x"))


def test_a_vial_of_the_old_product_holds_after_a_change_of_order():
    ward = Ward().verified()
    other = replace(ORDER, product="octagam-10-us", indication="DM")
    ward.must(ward.request("correct_order", PATIENT, other, PUMP, "pharmacy changed it"))
    assert "other-product" in {f.code for f in start_holds(ward.infusion, ward.book)}


def test_a_corrected_order_needs_a_reason_and_sane_figures():
    ward = Ward()
    assert ward.refused(ward.request("correct_order", PATIENT, ORDER, PUMP, "")) == ["reason-needed"]
    light = replace(PATIENT, weight=Weight.of("0.4"))
    assert "out-of-bounds" in ward.refused(ward.request("correct_order", light, ORDER, PUMP, "x"))


def test_a_new_order_above_the_label_says_so_and_changes_no_ceiling():
    ward = Ward().started().at(5)
    answer = ward.request("change_order", "Dr Osei", RateAs.of("400", RateUnit.ML_H), read_back=True)
    assert ("order-above-label", Severity.ASK) in [(f.code, f.severity) for f in answer.findings]
    assert ward.outlook.ceiling.rate == Rate.of(336)


def test_keeping_the_rate_needs_a_rate():
    assert Ward().request("keep_rate", "x").findings[0].code == "not-running"


def test_nothing_measured_is_no_set():
    ward = Ward().started().at(15)
    assert ward.refused(ward.vitals(Reading())) == ["nothing-measured"]
    assert isinstance(ward.vitals(Reading(), pump_volume=ml("5.2")), Kept)


def test_what_is_not_due_is_not_refused():
    ward = Ward().started().at(15)
    assert ward.refused(ward.request("not_taken", "breakfast", "not hungry")) == ["not-a-due-thing"]


def test_the_pump_has_no_volume_before_the_start_or_below_zero():
    ward = Ward()
    assert ward.refused(ward.request("read_pump_volume", ml("1"))) == ["not-started"]
    ward.started().at(5)
    assert "volume-below-zero" in ward.refused(ward.request("read_pump_volume", ml("-1")))


def test_more_than_was_ordered_on_the_pump_is_believed_and_said():
    ward = Ward().started().risen("42", "84").at("237.5")
    answer = ward.request("read_pump_volume", ml("286"))
    assert codes(answer) == ["pump-above-ordered"]
    assert ward.given("237.5") == 286


def test_amounts_are_above_zero():
    ward = Ward().started().at(5)
    assert ward.refused(ward.request("waste", Dose.of(0), "L5", "x")) == ["grams-not-above-zero"]
    assert Ward().request("flush", "saline", ml("5")).findings[0].code == "not-started"
    assert ward.refused(ward.request("found_rate", Rate.of(-1), "x")) == ["rate-not-above-zero"]
    assert ward.refused(ward.request("teach", ())) == ["word-needed"]


def test_a_reaction_is_resolved_after_its_onset():
    ward = Ward().started().at(20)
    ward.reaction()
    early = {"happened": minute(16)}
    assert ward.refused(ward.request("resolve", asked=early)) == ["before-onset"]


def test_every_flag_of_the_chart_has_its_words():
    ward = Ward().started().risen("42").at(40)
    ward.must(ward.request("pause", "meal"))
    ward.must(ward.request("resume", Rate.of(42)))
    ward.must(ward.request("change_bottle", "L5"))
    ward.must(ward.request("change_site", "left hand", "swollen"))
    ward.must(ward.request("read_pump_volume", ml("17.5")))
    ward.must(ward.request("change_order", "Dr Osei", RateAs.of("84", RateUnit.ML_H), read_back=True))
    ward.must(ward.reaction())
    ward.must(ward.request("choose_option", ward.infusion.reactions[0].id, 1))
    ward.must(ward.request("stop", "enough"))
    drawn = {a.what: a.detail for a in timeline_of(ward.infusion, ward.now, ward.book).actions}
    assert drawn == {
        "started": "21 mL/h",
        "paused": "meal",
        "resumed": "42 mL/h",
        "bottle-changed": "L5",
        "site-changed": "left hand",
        "pump-volume-read": "17.5 mL",
        "order-changed": "Dr Osei",
        "option-chosen": "slow",
        "stopped": "enough",
    }


def test_off_the_plan_a_rate_runs_as_long_as_the_step_below_it():
    steps = Ward().infusion.plan.steps
    times = {rate: planned_time(Rate.of(rate), steps).text() for rate in ("10", "21", "30", "335", "336", "400")}
    assert times == {"10": "30", "21": "30", "30": "30", "335": "30", "336": "30", "400": "30"}
    assert planned_time(Rate.of(336), steps, 5).text(2) == "21.88"
    assert planned_time(Rate.of(10), ()).text() == "0"


def test_a_ledger_of_nothing_reaches_nothing():
    assert Ledger().reached_at(ml("1")) is None
    assert Ledger().reached_at(ml("0")) is None
    assert Ledger().volume_at(minute(9)).value == 0


def test_a_plan_without_steps_cannot_start():
    above = replace(
        ORDER, dose=OrderedDose(DoseForm.G, ORDER.dose.amount), maximum_rate=RateAs.of("0.05", RateUnit.ML_H)
    )
    ward = Ward(above)
    assert ward.infusion.plan.steps == ()
    assert {f.code for f in ward.outlook.button(Act.START).held} >= {"ceiling-below-pump-step"}
    assert ward.outlook.button(Act.START).rate is None


def test_while_the_observation_is_over_a_low_tone_says_so():
    ward = Ward().started().risen("42", "84").at("237.5")
    ward.request("complete")
    ward.at(268).vitals()
    assert "observation-over" in [a.code for a in ward.outlook.alarms]
    assert ward.outlook.button(Act.END_OBSERVATION).due


def test_a_far_off_pump_sounds_until_it_is_decided():
    ward = Ward().started().risen("42").at(120)
    ward.request("read_pump_volume", ml("66"))
    assert "pump-volume-far-off" in [a.code for a in ward.outlook.alarms]
    assert "pump-volume" in ward.outlook.missing
    ward.request("decide", "pump-volume-far-off", "line was clamped")
    assert "pump-volume-far-off" not in [a.code for a in ward.outlook.alarms]
    assert "pump-volume" not in ward.outlook.missing


def test_text_that_is_no_unicode_is_our_fault():
    entry = Ward().entries[0]
    broken: Entry = replace(entry, author="\ud800")
    with pytest.raises(OurBug, match="Unicode"):
        canonical_bytes(broken)
    assert isinstance(entry.fact, Opened)


def test_a_planned_day_counts_for_the_age():
    ward = Ward(planned_for=minute(0) + timedelta(days=13))
    assert ward.infusion.day == date(2026, 3, 15)
