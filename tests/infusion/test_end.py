"""The end: complete or stopped, volume and waste against the order, observation, what is missing, the signature."""

from datetime import timedelta

import pytest

from nurse_app.clinical.order import DoseForm, OrderedDose
from nurse_app.clinical.quantities import Dose, Rate, Volume
from nurse_app.clinical.setting import Clinic, Profile
from nurse_app.infusion import canonical
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.containers import containers, given_by_lot
from nurse_app.infusion.desk import to_decide
from nurse_app.infusion.entries import NOT_SIGNED_IN
from nurse_app.infusion.history import past, past_of
from nurse_app.infusion.outlook import Act, Stage, Status
from nurse_app.infusion.walk import CASE_FILE
from nurse_app.wording.findings import sentence
from tests.support.infusions import ORDER, Ward, codes, finding, minute, ml

# 280 mL: 21 and 42 mL/h for 30 min, then 84: 10.5 + 21, and 248.5 mL in 177.5 min, in at 237.5 min.
IN = "237.5"


def running(at):
    return Ward().started().risen("42", "84").at(at)


# Complete


def test_when_the_volume_is_in_it_asks_and_completes_nothing_by_itself():
    ward = running("237.4")
    assert not ward.outlook.volume_in
    look = ward.at(IN).outlook
    assert look.volume_in
    assert look.status is Status.INFUSING
    assert look.button(Act.COMPLETE).due
    assert "volume-in" in [a.code for a in look.alarms]
    assert look.given == Volume.of(280)


@pytest.mark.parametrize(("missing", "reasons"), [("8.3", []), ("8.4", []), ("8.5", ["volume-not-in"])])
def test_it_is_complete_within_three_percent_else_it_asks_why(missing, reasons):
    """3 % of 280 mL is 8.4 mL."""
    ward = running(0)
    ward.now = minute(IN) - timedelta(minutes=float(missing) / 84 * 60)
    answer = ward.request("complete")
    assert codes(answer) == reasons


def test_complete_early_is_decided_by_name():
    ward = running(200)
    said = finding(ward.request("complete"), "volume-not-in")
    assert (said.fact("given"), said.fact("ordered"), said.fact("missing")) == ("227.5 mL", "280 mL", "52.5 mL")
    ward.must(ward.request("complete", reason="last vial broken"))
    assert ward.infusion.decisions[-1].finding == "volume-not-in"
    assert ward.outlook.status is Status.OBSERVING
    assert ward.given(240) == Volume.of("227.5").value


def test_it_ends_once():
    ward = running(IN)
    ward.request("complete")
    assert ward.refused(ward.request("complete")) == ["not-running"]
    assert ward.refused(ward.request("stop", "x")) == ["not-running"]
    assert ward.infusion.stage is Stage.OBSERVE


# Vials and lots


def three_lots():
    """20 g of A, 5 g of B, 5 g of C: 200, 50 and 50 mL."""
    ward = Ward().verified()
    for entry in [e for e in ward.entries if e.kind == "vial-added"]:
        ward.must(ward.request("amend", entry.id, "start over", None))
    for lot, grams in (("A", "20"), ("B", "5"), ("C", "5")):
        ward.vial(lot, grams)
    ward.at(-5).vitals(baseline=True)
    ward.at(0).must(ward.request("start"))
    return ward


def parts(ward, at):
    return [(lot, volume.text(3)) for lot, volume in given_by_lot(ward.infusion, minute(at))]


def test_without_a_word_the_next_vial_takes_over_where_one_is_empty():
    ward = three_lots().risen("42", "84")
    assert [(c.lot, c.starts_at.text()) for c in containers(ward.infusion)] == [("A", "0"), ("B", "200"), ("C", "250")]
    assert parts(ward, 60) == [("A", "31.5")]
    assert parts(ward, IN) == [("A", "200"), ("B", "50"), ("C", "30")]


def test_a_bottle_hung_earlier_is_counted_from_then():
    ward = three_lots().risen("42", "84").at(120)
    ward.must(ward.request("change_bottle", "C"))
    assert parts(ward, 120) == [("A", "115.5")]
    assert parts(ward, 150) == [("A", "115.5"), ("C", "42")]
    assert [b.lot for b in ward.outlook.bottles] == ["A", "C", "B"]
    assert [b.running for b in ward.outlook.bottles] == [False, True, False]


def test_the_lots_make_up_the_whole():
    ward = three_lots().risen("42", "84").at(180)
    ward.request("change_bottle", "B")
    for at in (0, 10, 60, 180, 200, 230, IN, 600):
        whole = sum(v.value for _, v in given_by_lot(ward.infusion, minute(at)))
        assert whole == ward.given(at)


def test_only_a_lot_that_is_left_is_hung():
    ward = three_lots().at(5)
    assert ward.refused(ward.request("change_bottle", "Z")) == ["lot-not-there"]
    assert ward.refused(ward.request("change_bottle", "A")) == ["lot-not-there"]


def test_a_new_lot_brings_vitals_and_at_home_the_first_rate():
    ward = three_lots().risen("42").at(40)
    assert codes(ward.request("change_bottle", "B")) == ["new-lot"]
    due = [(d.what, d.at, d.why) for d in ward.outlook.due if d.why in ("new-lot", "after-new-lot")]
    assert due == [("vitals", minute(40), "new-lot")]
    cautious = Ward(clinic=Clinic(profile=Profile.CAUTIOUS)).started().risen("42").at(40)
    assert codes(cautious.request("change_bottle", "L5")) == ["new-lot-restart", "new-lot"]
    rate = next(d for d in cautious.outlook.due if d.what == "rate")
    assert (rate.rate, rate.why) == (Rate.of(21), "new-lot")
    cautious.must(cautious.rate("21"))
    assert next(d for d in cautious.outlook.due if d.what == "rate").why == "step"


def test_the_next_bottle_is_due_when_this_one_is_empty():
    """After minute 60: 42 mL at 84 mL/h, 84 mL at 168 mL/h, each in 30 min, then 42.5 mL at 336 mL/h."""
    ward = three_lots().risen("42", "84")
    bottle = next(d for d in ward.outlook.due if d.what == "bottle")
    assert round((bottle.at - minute(60)) / timedelta(minutes=1), 2) == 67.59
    assert bottle.why == "B"
    finish = next(d for d in ward.outlook.due if d.what == "finish")
    assert bottle.at < finish.at


def test_without_a_rise_the_bottle_lasts_at_the_rate_that_runs():
    """168.5 mL at 84 mL/h after minute 60: the rise at 90 was left out with a reason."""
    ward = three_lots().risen("42", "84").at(90)
    ward.must(ward.request("keep_rate", "the patient sleeps"))
    bottle = next(d for d in ward.outlook.due if d.what == "bottle")
    assert round((bottle.at - minute(60)) / timedelta(minutes=1), 2) == 120.36


# Observation


def completed():
    ward = running(IN)
    ward.must(ward.request("complete"))
    return ward


@pytest.mark.parametrize(("after", "reasons"), [(29, ["observation-not-over"]), (30, []), (31, [])])
def test_the_observation_lasts_half_an_hour(after, reasons):
    ward = completed()
    ward.now += timedelta(minutes=after)
    assert codes(ward.request("end_observation")) == reasons


def test_after_a_reaction_it_lasts_an_hour():
    ward = running(75)
    ward.reaction()
    ward.rate("42")
    ward.at(500).must(ward.request("complete"))
    ward.at(559)
    assert codes(ward.request("end_observation")) == ["observation-not-over"]
    ward.at(560)
    assert isinstance(ward.request("end_observation"), Kept)
    assert ward.infusion.stage is Stage.SIGNATURE


def test_it_ends_early_with_a_reason():
    ward = completed()
    ward.must(ward.request("end_observation", reason="the taxi waits, prescriber agrees"))
    assert ward.refused(ward.request("end_observation")) == ["observation-over"]


def test_before_the_end_nothing_is_observed():
    assert Ward().started().request("end_observation").findings[0].code == "not-ended"


# What is missing


def test_what_is_missing_is_listed_by_name():
    ward = completed()
    assert "observation" in ward.outlook.missing
    assert any(name == "vitals 2026-03-02T10:15+00:00" for name in ward.outlook.missing)
    button = ward.outlook.button(Act.SIGN)
    assert {f.fact("what") for f in button.held} == set(ward.outlook.missing)


def test_an_answer_takes_it_off_the_list():
    ward = completed()
    missed = next(name for name in ward.outlook.missing if name.startswith("vitals"))
    assert ward.refused(ward.request("answer", missed, "")) == ["word-needed"]
    ward.must(ward.request("answer", missed, "patient asleep, looked at every 5 min"))
    assert missed not in ward.outlook.missing
    assert ward.refused(ward.request("answer", missed, "again")) == ["nothing-missing"]


def test_a_case_without_vials_lacks_its_lots():
    ward = Ward(made_by=CASE_FILE)
    for check in ward.book.checks:
        ward.request("answer_check", check.id, right=True, detail="assumed by the case file")
    for code in {f.code for f in to_decide(ward.infusion, ward.book)}:
        ward.request("decide", code, "assumed by the case file")
    ward.at(-5).vitals(baseline=True)
    ward.at(0).must(ward.request("start"))
    assert "lots" in ward.outlook.missing


def test_grams_left_over_are_wasted_or_explained():
    ward = Ward().started().risen("42", "84").at(100)
    ward.request("stop", "chest tightness")
    left = next(f for f in ward.outlook.missing_findings if f.fact("what") == "wastage")
    assert left.fact("left") == "21.2 g"
    assert ward.refused(ward.request("waste", Dose.of("21.2"), "nolot", "opened")) == ["lot-not-there"]
    ward.must(ward.request("waste", Dose.of("21.2"), "L5", "opened"))
    assert "wastage" not in ward.outlook.missing


def test_more_given_than_the_vials_hold_is_asked():
    ward = Ward().verified()
    lowered = next(e for e in ward.entries if e.kind == "vial-added")
    ward.at(-5).vitals(baseline=True)
    ward.at(0).must(ward.request("start"))
    ward.risen("42", "84").at(IN).must(ward.request("complete"))
    ward.must(ward.request("amend", lowered.id, "was never hung", None))
    assert "vials" in ward.outlook.missing


def test_an_open_reaction_is_missing_its_end():
    ward = running(75)
    ward.reaction()
    ward.request("stop", "headache")
    assert f"reaction {ward.infusion.reactions[0].id}" in ward.outlook.missing
    ward.request("resolve")
    assert not any(name.startswith("reaction") for name in ward.outlook.missing)


def test_a_low_total_by_the_pump_is_explained():
    ward = completed()
    assert "volume" not in ward.outlook.missing
    ward.request("read_pump_volume", ml("265.9"))
    assert "volume" in ward.outlook.missing


# Signing


def test_nothing_is_signed_before_its_end_or_with_something_missing():
    ward = running(100)
    head = canonical.head(ward.entries)
    assert "not-ended" in ward.refused(ward.request("sign", head))
    ward = completed()
    assert "missing-observation" in ward.refused(ward.request("sign", canonical.head(ward.entries)))


def ready_to_sign():
    ward = completed()
    ward.vitals()
    ward.now += timedelta(minutes=30)
    ward.vitals()
    for what in ward.outlook.missing:
        ward.must(ward.request("answer", what, "explained"))
    return ward


def test_the_head_that_was_seen_is_the_head_that_is_signed():
    ward = ready_to_sign()
    head = canonical.head(ward.entries)
    ward.request("note", "one more word")
    assert ward.refused(ward.request("sign", head)) == ["head-differs"]
    ward.must(ward.request("sign", canonical.head(ward.entries), meaning="given and watched by me"))
    assert ward.outlook.status is Status.SIGNED
    assert ward.infusion.signed is not None
    assert ward.infusion.signed.by == ward.nurse


def test_with_an_open_emergency_card_nothing_is_signed():
    ward = ready_to_sign()
    ward.request("open_emergency")
    assert "emergency-open" in ward.refused(ward.request("sign", canonical.head(ward.entries)))
    assert ward.infusion.end == "completed"


# Around it


def test_teaching_and_follow_ups_are_those_of_the_book():
    ward = completed()
    first = ward.book.teaching[0].id
    ward.must(ward.request("teach", (first,)))
    assert ward.infusion.taught == (first,)
    assert ward.refused(ward.request("teach", ("sing",))) == ["unknown-teaching"]
    call = ward.book.follow_ups[0].id
    ward.must(ward.request("plan_follow_up", call, minute(1440)))
    assert ward.refused(ward.request("plan_follow_up", call, minute(0))) == ["in-the-past"]
    assert ward.refused(ward.request("plan_follow_up", "fax", minute(1440))) == ["unknown-follow-up"]


def test_a_flush_is_no_dose():
    ward = completed()
    ward.must(ward.request("flush", "5 % dextrose", ml("20")))
    assert ward.given(300) == 280
    assert ward.refused(ward.request("flush", "5 % dextrose", ml("0"))) == ["volume-not-above-zero"]


def test_an_outcome_measure_lies_within_its_scale():
    ward = Ward().started()
    scale = next(m for m in ward.book.measures if m.high is not None)
    top = scale.high or 0
    ward.must(ward.request("take_measure", scale.id, str(top)))
    assert ward.refused(ward.request("take_measure", scale.id, str(top + 1))) == ["measure-out-of-range"]
    assert ward.refused(ward.request("take_measure", scale.id, "3,5")) == ["not-a-number"]
    assert ward.refused(ward.request("take_measure", "mood", "3")) == ["unknown-measure"]


def test_hand_over_changes_whose_it_is():
    ward = Ward().started().at(10)
    assert ward.refused(ward.request("hand_over", ward.nurse)) == ["same-nurse"]
    ward.must(ward.request("hand_over", "Tomas Field"))
    assert ward.infusion.nurse == "Tomas Field"
    assert ward.refused(ward.request("note", "x")) == ["handed-over"]
    ward.nurse = "Tomas Field"
    ward.must(ward.request("hand_over", "Ines Duarte"))
    ward.nurse = "Ines Duarte"
    ward.must(ward.request("note", "back again"))


def test_a_drug_given_too_soon_is_kept_and_asked_about():
    ward = Ward().started().at(10)
    ward.request("give_medication", "acetaminophen", "650 mg", "by mouth", again_from=minute(250))
    assert codes(ward.at(249).request("give_medication", "Acetaminophen", "650 mg", "by mouth")) == ["drug-again-early"]
    assert codes(ward.at(250).request("give_medication", "acetaminophen", "650 mg", "by mouth")) == []


def test_another_site_is_kept_with_its_reason():
    ward = Ward().started().at(10)
    assert ward.refused(ward.request("change_site", "left hand", "")) == ["reason-needed"]
    ward.request("change_site", "left hand", "swollen")
    assert ward.infusion.site == "left hand"


def test_who_pressed_emergency_on_the_locked_screen_is_named_before_the_signature():
    ward = Ward().started().at(10)
    ward.nurse, nurse = NOT_SIGNED_IN, ward.nurse
    ward.must(ward.request("open_emergency"))
    ward.nurse = nurse
    ward.at(12).must(ward.request("close_emergency", "handed to the crew"))
    lacking = [f for f in ward.outlook.missing_findings if f.code == "missing-name"]
    assert [f.fact("what") for f in lacking] == ["emergency 2026-03-02T09:10+00:00"]
    assert sentence(lacking[0]) == "Emergency was pressed on the locked screen at 09:10. Write who it was."
    ward.must(ward.request("answer", lacking[0].fact("what"), "Jo Alvarez, RN"))
    assert not [f for f in ward.outlook.missing_findings if f.code == "missing-name"]


def test_a_nurse_who_is_signed_in_is_not_asked_for_her_name():
    ward = Ward().started().at(10)
    ward.must(ward.request("open_emergency"))
    assert not [f for f in ward.outlook.missing_findings if f.code == "missing-name"]


# What it teaches


def test_a_past_infusion_teaches_lots_rates_and_reactions():
    ward = running(75)
    ward.reaction()
    ward.rate("42")
    ward.at(100).request("resolve")
    ward.at(500).request("complete")
    ward.at(510).reaction("fever")
    taught = past(ward.infusion)
    assert (taught.product, taught.lot, taught.weight_kg) == ("privigen-us", "L20, L5", "70")
    assert (taught.highest, taught.tolerated) == (Rate.of(84), Rate.of(42))
    assert [(r.sign, r.rate, r.late) for r in taught.reactions] == [
        ("headache", Rate.of(84), False),
        ("fever", None, True),
    ]


def test_only_infusions_that_ran_and_ended_teach():
    done, training, open_now = completed(), Ward(training=True).started(), running(50)
    training.at(5).request("stop", "end of the lesson")
    assert [p.on for p in past_of((open_now.infusion, training.infusion, done.infusion))] == [minute(0).date()]


def test_a_whole_gram_dose_is_told_as_given():
    ward = Ward(ORDER.__class__("privigen-us", "CIDP", OrderedDose(DoseForm.G, ORDER.dose.amount))).started()
    assert ward.at(60).outlook.given_dose == Dose.of("2.1")
