"""What is charted late or corrected: it takes its own place, is judged by its own time, and both stay visible."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nurse_app.clinical.options import Do
from nurse_app.clinical.quantities import Dose, PerMinute, Pressure, Rate
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import canonical
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.entries import (
    Amended,
    Noted,
    Paused,
    PumpVolumeRead,
    RateChanged,
    ReactionNoted,
    ReactionResolved,
    Started,
    VialAdded,
    VitalsTaken,
)
from nurse_app.infusion.outlook import Status
from nurse_app.infusion.steady import ClockSet
from nurse_app.wording.entries_text import rows
from tests.support.infusions import Ward, codes, minute, ml, reading

# Late


@pytest.mark.parametrize(("behind", "reasons"), [(4, []), (5, []), (6, ["late-needs-reason"])])
def test_an_entry_charted_more_than_five_minutes_later_needs_a_reason(behind, reasons):
    ward = Ward().started().at(30)
    answer = ward.vitals(asked={"happened": minute(30 - behind)})
    assert codes(answer) == reasons


def test_a_late_entry_is_marked_with_its_reason_and_takes_its_place():
    ward = Ward().started().at(30)
    ward.request("note", "asleep")
    ward.at(31).vitals(asked={"happened": minute(15), "because_late": "helping at chair 2"})
    entry = ward.entries[-1]
    assert (entry.happened, entry.recorded.wall, entry.because_late) == (minute(15), minute(31), "helping at chair 2")
    assert ward.infusion.readings[-1].late
    assert [e.kind for e in ward.infusion.effective[-2:]] == ["vitals-taken", "noted"]


def test_a_reason_on_an_entry_in_time_marks_nothing():
    ward = Ward().started().at(30)
    ward.vitals(asked={"because_late": "just in case"})
    assert ward.entries[-1].because_late == ""


def test_nothing_is_charted_in_the_future_or_before_the_opening():
    ward = Ward().started().at(30)
    assert ward.refused(ward.vitals(asked={"happened": minute(31)})) == ["in-the-future"]
    early = {"happened": minute(-61), "because_late": "x"}
    assert ward.refused(ward.vitals(asked=early)) == ["before-opening"]


def test_a_late_rise_is_judged_by_its_own_time():
    ward = Ward().started().at(30)
    ward.vitals()
    ward.at(50)
    late = {"happened": minute(30), "because_late": "no hand free"}
    assert isinstance(ward.rate("42", asked=late), Kept)
    assert ward.given(50) == Rate.of(21).value / 2 + Rate.of(42).value / 3


def test_a_late_rise_that_was_held_then_is_refused_now():
    ward = Ward().started().at(30)
    ward.vitals()
    ward.at(50)
    late = {"happened": minute(29), "because_late": "no hand free"}
    assert set(ward.refused(ward.rate("42", asked=late))) == {"step-time-not-over", "vitals-needed"}


def test_a_late_pause_puts_the_volume_right():
    ward = Ward().started().at(30)
    ward.request("pause", "toilet", asked={"happened": minute(20), "because_late": "was with her"})
    assert ward.given(30) == 7
    assert ward.outlook.status is Status.PAUSED


def test_a_clock_that_was_set_back_does_not_turn_the_record_round():
    ward = Ward().started().at(30)
    ward.vitals()
    ward.at(20).request("note", "the clock was set back")
    assert ward.entries[-1].recorded.wall == minute(30)
    ward.request("clock_jumped", ClockSet(minute(30), minute(20)))
    walls = [e.recorded.wall for e in ward.entries]
    assert walls == sorted(walls)
    assert ward.outlook.now == minute(30)


# Corrections


def test_a_correction_replaces_and_both_stay_visible():
    ward = Ward().started().at(15)
    ward.vitals(reading(pulse=PerMinute.of(87)))
    wrong = ward.entries[-1]
    ward.at(20).must(ward.request("amend", wrong.id, "misread", VitalsTaken(reading(pulse=PerMinute.of(78)))))
    assert ward.infusion.readings[-1].reading.pulse == PerMinute.of(78)
    assert wrong in ward.infusion.entries
    assert ward.infusion.amended[wrong.id] == ward.entries[-1].id


def test_an_entry_struck_out_is_no_part_of_the_state():
    ward = Ward().started().at(15)
    ward.reaction()
    wrong = ward.entries[-1]
    ward.must(ward.request("amend", wrong.id, "other patient", None))
    assert ward.infusion.reactions == ()
    assert wrong in ward.infusion.entries


def test_the_last_correction_counts():
    ward = Ward().started().at(15)
    ward.request("note", "A")
    first = ward.entries[-1].id
    ward.must(ward.request("amend", first, "typo", Noted("B")))
    ward.must(ward.request("amend", first, "typo again", Noted("C")))
    notes = [e.fact.text for e in ward.infusion.effective if isinstance(e.fact, Noted)]
    assert notes == ["C"]


def test_a_correction_of_a_correction_goes_back_to_the_first_entry():
    ward = Ward().started().at(15)
    ward.request("note", "A")
    first = ward.entries[-1].id
    ward.must(ward.request("amend", first, "typo", Noted("B")))
    ward.must(ward.request("amend", ward.entries[-1].id, "typo again", Noted("C")))
    amended = ward.entries[-1].fact
    assert isinstance(amended, Amended)
    assert amended.entry == first


def test_a_struck_entry_may_be_put_back():
    ward = Ward().started().at(15)
    ward.request("note", "A")
    first = ward.entries[-1].id
    ward.request("amend", first, "not hers", None)
    ward.must(ward.request("amend", first, "hers after all", Noted("A")))
    assert any(e.id == first for e in ward.infusion.effective)


def test_the_time_of_the_start_can_be_corrected():
    ward = Ward().started().at(10)
    start, _ = ward.last(Started)
    ward.must(ward.request("amend", start, "two minutes earlier", Started(Rate.of(21)), happened=minute(-2)))
    assert ward.infusion.started_at == minute(-2)
    assert ward.given(10) == Rate.of(21).value / 5


def test_a_corrected_rate_is_judged_like_a_new_one():
    ward = Ward().started().at(30)
    ward.vitals()
    ward.rate("30")
    changed = ward.last(RateChanged)[0]
    assert ward.refused(ward.at(40).request("amend", changed, "typo", RateChanged(Rate.of(43)))) == ["beyond-next-step"]
    ward.must(ward.request("amend", changed, "typo", RateChanged(Rate.of(42))))
    assert ward.outlook.rate == Rate.of(42)


def test_a_correction_never_makes_the_pump_faster_while_a_reaction_is_open():
    ward = Ward().started().risen("42").at(45)
    ward.reaction()
    ward.rate("21")
    lowered = ward.last(RateChanged)[0]
    assert "record-as-found" in ward.refused(ward.request("amend", lowered, "not done", None))
    assert "record-as-found" in ward.refused(ward.request("amend", lowered, "it was 30", RateChanged(Rate.of(30))))
    found = ward.request("found_rate", Rate.of(30), "it was 30 all the time")
    assert isinstance(found, Kept)


def test_a_pause_that_never_was_is_recorded_as_found():
    ward = Ward().started().at(10)
    ward.request("pause", "toilet")
    assert ward.refused(ward.request("amend", ward.last(Paused)[0], "not paused", None)) == ["record-as-found"]


def test_a_pause_moved_before_a_change_does_not_set_the_pump_going():
    ward = Ward().started().at(5)
    ward.must(ward.rate("10"))
    ward.at(8).must(ward.request("pause", "toilet"))
    paused, fact = ward.last(Paused)
    earlier = ward.request("amend", paused, "it was at minute 3", fact, happened=minute(3))
    assert ward.refused(earlier) == ["record-as-found"]
    ward.must(ward.request("amend", paused, "it was at minute 7", fact, happened=minute(7)))


def test_words_after_the_signature_are_not_dated_ahead():
    ward = Ward().started().at(10)
    ward.request("stop", "enough")
    for _ in range(20):
        for what in ward.outlook.missing:
            ward.must(ward.request("answer", what, "said"))
    ward.must(ward.request("sign", canonical.head(ward.infusion.entries)))
    ahead = {"happened": ward.now + timedelta(minutes=1)}
    assert ward.refused(ward.request("add_addendum", "more", asked=ahead)) == ["in-the-future"]
    ward.must(ward.request("add_addendum", "more"))


def test_after_a_reaction_a_rate_found_between_two_settings_is_offered_as_the_one_below():
    ward = Ward().started().at(1)
    ward.must(ward.request("found_rate", Rate.of("42.15"), "as the pump showed"))
    ward.at(40).must(ward.vitals())
    ward.must(ward.request("found_rate", Rate.of("60"), "as the pump showed"))
    ward.at(45).must(ward.reaction())
    slower = [o.rate for _, g in ward.outlook.guidance for o in g.options if o.do is Do.SLOW]
    assert slower[:1] == [Rate.of("42.1")]
    assert ward.outlook.ceiling.rate == Rate.of("42.1")


def test_the_first_drop_is_not_struck_out_once_more_ran():
    ward = Ward().started().risen("42")
    assert "start-has-followers" in ward.refused(ward.request("amend", ward.last(Started)[0], "no", None))


def test_a_correction_is_of_the_same_kind():
    ward = Ward().started().at(10)
    ward.request("note", "A")
    assert ward.refused(ward.request("amend", ward.entries[-1].id, "x", Paused("y"))) == ["other-kind"]


def test_the_order_and_the_seal_have_requests_of_their_own():
    ward = Ward().started()
    assert ward.refused(ward.request("amend", ward.entries[0].id, "x", None)) == ["not-amendable"]
    assert ward.refused(ward.request("amend", "nothing", "x", None)) == ["no-such-entry"]
    ward.request("note", "A")
    assert ward.refused(ward.request("amend", ward.entries[-1].id, "", Noted("B"))) == ["reason-needed"]


def test_a_corrected_onset_moves_the_reaction():
    ward = Ward().started().risen("42").at(45)
    ward.reaction()
    noted, fact = ward.last(ReactionNoted)
    right = replace(fact, onset=minute(29))
    ward.must(ward.request("amend", noted, "asked again", right))
    assert ward.infusion.reactions[0].onset == minute(29)
    assert ward.infusion.reactions[0].rate_at_onset == Rate.of(21)
    early = replace(right, onset=minute(-3))
    assert ward.refused(ward.request("amend", noted, "x", early)) == ["onset-before-start"]


def test_a_corrected_lot_is_judged_like_a_new_vial():
    ward = Ward()
    ward.vial("L1", "20", serial="S1")
    vial = ward.entries[-1]
    right = VialAdded("privigen-us", "L7", date(2027, 5, 31), Dose.of(20), "S1")
    ward.must(ward.request("amend", vial.id, "misread", right))
    assert [v.lot for v in ward.infusion.vials] == ["L7"]
    expired = replace(right, expiry=date(2026, 3, 1))
    assert ward.refused(ward.request("amend", vial.id, "misread", expired)) == ["expired"]


def test_an_impossible_correction_is_refused():
    ward = Ward().started().at(15)
    ward.vitals()
    wrong = VitalsTaken(reading(systolic=Pressure.of(70), diastolic=Pressure.of(80)))
    assert "diastolic-not-below-systolic" in ward.refused(ward.request("amend", ward.entries[-1].id, "x", wrong))


def test_a_corrected_pump_figure_wins():
    ward = Ward().started().risen("42").at(120)
    ward.request("read_pump_volume", ml("78"))
    ward.must(ward.request("amend", ward.entries[-1].id, "misread", PumpVolumeRead(ml("73"))))
    assert ward.given(120) == 73


def test_a_struck_reaction_unlocks_what_it_held():
    ward = Ward().started().at(30)
    ward.reaction()
    wrong, _ = ward.last(ReactionNoted)
    ward.vitals()
    assert "reaction-open" in ward.refused(ward.rate("42"))
    ward.request("amend", wrong, "other patient", None)
    assert isinstance(ward.rate("42"), Kept)


def test_a_corrected_grade_guides_anew():
    ward = Ward().started().risen("42").at(45)
    ward.reaction()
    noted, fact = ward.last(ReactionNoted)
    worse = replace(fact, signs=(replace(fact.signs[0], grade=Grade.SEVERE),))
    ward.must(ward.request("amend", noted, "graded too low", worse))
    assert "reaction-open-severe" in [a.code for a in ward.outlook.alarms]


# A reaction corrected in place


def with_headache_answered():
    """42 mL/h from 30; a mild headache noted at 45, kept at this rate with a reason, better at 50, gone at 60."""
    ward = Ward().started().risen("42").at(45)
    ward.reaction()
    noted, fact = ward.last(ReactionNoted)
    ward.must(ward.request("choose_option", noted, keeping(ward, noted), reason="she asks for it"))
    return ward, noted, fact


def keeping(ward, noted):
    guidance = dict(ward.outlook.guidance)[noted]
    return next(o.number for o in guidance.options if o.do is Do.KEEP)


def test_what_was_chosen_for_a_reaction_is_asked_again_once_the_reaction_is_corrected():
    ward, noted, fact = with_headache_answered()
    assert ward.infusion.reactions[0].decided
    assert dict(ward.outlook.guidance)[noted].options[0].do is Do.SLOW
    moderate = replace(fact, signs=(replace(fact.signs[0], grade=Grade.MODERATE),))
    ward.at(46).must(ward.request("amend", noted, "graded too low", moderate))
    assert not ward.infusion.reactions[0].decided
    assert dict(ward.outlook.guidance)[noted].options[0].do is Do.PAUSE
    ward.must(ward.request("choose_option", noted, 1))
    assert ward.infusion.reactions[0].decided


def test_a_rate_kept_before_the_correction_does_not_answer_for_the_reaction_after_it():
    ward, noted, fact = with_headache_answered()
    other = replace(fact, signs=(replace(fact.signs[0], sign="nausea"),))
    ward.at(46).must(ward.request("amend", noted, "nausea, not a headache", other))
    assert not ward.infusion.reactions[0].decided
    assert [s.sign for s in ward.infusion.reactions[0].signs] == ["nausea"]
    ward.must(ward.request("keep_rate", "she asks for it"))
    assert ward.infusion.reactions[0].decided


@pytest.mark.parametrize(("onset", "reasons"), [(44, []), (45, []), (46, ["onset-after-entry"])])
def test_a_reaction_cannot_have_begun_after_it_was_entered(onset, reasons):
    ward, noted, fact = with_headache_answered()
    ward.at(70)
    assert codes(ward.request("amend", noted, "asked again", replace(fact, onset=minute(onset)))) == reasons


@pytest.mark.parametrize(("onset", "reasons"), [(39, []), (40, []), (41, ["onset-after-course"])])
def test_a_reaction_cannot_have_begun_after_it_was_gone(onset, reasons):
    ward = Ward().started().risen("42").at(45)
    ward.reaction(onset=minute(35))
    noted, fact = ward.last(ReactionNoted)
    ward.must(ward.request("resolve", asked={"happened": minute(40)}))
    assert codes(ward.request("amend", noted, "asked again", replace(fact, onset=minute(onset)))) == reasons


def test_the_end_of_a_reaction_is_not_moved_before_its_onset():
    ward = Ward().started().risen("42").at(45)
    ward.reaction()
    ward.at(50).must(ward.request("resolve"))
    gone, fact = ward.last(ReactionResolved)
    assert ward.refused(ward.request("amend", gone, "x", fact, happened=minute(44))) == ["not-open"]
    ward.must(ward.request("amend", gone, "x", fact, happened=minute(46)))
    assert ward.infusion.reactions[0].resolved_at == minute(46)


def test_the_corrected_reaction_and_the_old_one_both_stand_in_the_list():
    ward, noted, fact = with_headache_answered()
    moderate = replace(fact, signs=(replace(fact.signs[0], grade=Grade.MODERATE),))
    ward.at(46).must(ward.request("amend", noted, "graded too low", moderate))
    row = next(r for r in rows(ward.entries, ward.book) if r.entry == noted)
    assert "moderate" in row.title + row.detail
    assert (row.title, row.struck) == ("Reaction, moderate", "Reaction, mild, Headache")
    ward.must(ward.request("amend", noted, "asked again", replace(moderate, onset=minute(41))))
    row = next(r for r in rows(ward.entries, ward.book) if r.entry == noted)
    assert (row.at, row.struck) == (minute(41), "09:45")


# Signed


def signed():
    ward = Ward().started().risen("42", "84").at(240)
    for at in (15, 45, 75, 90, 120, 150, 180, 210):
        ward.vitals(asked={"happened": minute(at), "because_late": "charted in one go"})
    ward.must(ward.request("complete"))
    ward.vitals()
    ward.at(271).vitals()
    ward.at(300).vitals()
    for what in ward.outlook.missing:
        ward.must(ward.request("answer", what, "seen and explained"))
    ward.must(ward.request("sign", canonical.head(ward.entries)))
    return ward


def test_after_the_signature_only_addenda_follow():
    ward = signed()
    assert ward.outlook.status is Status.SIGNED
    assert ward.refused(ward.vitals()) == ["signed"]
    assert ward.refused(ward.request("amend", ward.entries[3].id, "x", None)) == ["signed"]
    assert isinstance(ward.request("add_addendum", "the daughter called at six"), Kept)
    assert ward.outlook.due == ()
    assert ward.outlook.alarms == ()


def test_before_the_signature_there_are_no_addenda():
    ward = Ward().started()
    assert ward.refused(ward.request("add_addendum", "x")) == ["not-signed"]


def test_times_are_kept_with_a_plain_offset():
    ward = Ward().started()
    ward.now = datetime(2026, 3, 2, 5, 30, tzinfo=ZoneInfo("America/New_York"))
    ward.request("note", "A")
    kept = ward.entries[-1].happened
    assert kept == minute(90)
    assert kept.utcoffset() == timedelta(hours=-5)
    assert kept.tzinfo is not UTC
    assert canonical.from_plain(canonical.to_plain(ward.entries[-1])) == ward.entries[-1]
