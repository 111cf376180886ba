"""Times that nobody watched the pump here: what is kept, what waits for the nurse's word, and what follows from it."""

from datetime import timedelta
from fractions import Fraction

import pytest

from nurse_app.clinical.quantities import Minutes, Rate, Volume
from nurse_app.infusion import entries as e
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.desk_gap import PumpDid
from nurse_app.infusion.outlook import Act, Status
from nurse_app.infusion.steady import Behind, ClockSet, Closed, Slept
from tests.support.infusions import Ward, codes, minute

WHY = "The laptop was asleep."


def slept(start=12, end=24):
    """A ward whose laptop slept while 21 mL/h ran (minute 0 on)."""
    ward = Ward().started().at(end)
    ward.request("clock_jumped", Slept(minute(start), minute(end)))
    return ward


def facts_of(answer):
    return [(entry.happened, entry.fact) for entry in answer.entries]


def test_a_sleep_is_kept_with_its_ends_and_asked_about():
    ward = slept()
    assert ward.entries[-1].fact == e.ClockJumped("laptop-slept", Minutes.of(12), minute(12), minute(24))
    (gap,) = ward.infusion.open_gaps
    assert (gap.start, gap.end, gap.did, gap.length_known) == (minute(12), minute(24), "", True)


def test_no_rise_is_offered_until_it_is_answered():
    ward = slept(12, 29).at(30)
    ward.vitals()
    assert codes_of(ward) == ["gap-open"]
    assert codes(ward.request("change_rate", Rate.of(42))) == ["gap-open"]
    ward.request("answer_gap", PumpDid("ran-on"))
    assert codes_of(ward) == []


def codes_of(ward):
    return [f.code for f in ward.outlook.button(Act.CHANGE_RATE).held]


def test_a_fall_and_a_pause_are_never_held_by_it():
    ward = slept()
    assert isinstance(ward.request("change_rate", Rate.of(10)), Kept)
    assert isinstance(ward.request("pause", "asked"), Kept)
    assert "gap-open" in codes(ward.request("resume", Rate.of(10)))


def test_it_ran_on_and_the_pump_shows_its_volume():
    ward = slept()
    answer = ward.request("answer_gap", PumpDid("ran-on", volume=Volume.of("8.4"), reason=WHY))
    about = ward.entries[-3].id
    assert facts_of(answer) == [
        (minute(24), e.GapAnswered((about,), "ran-on")),
        (minute(24), e.PumpVolumeRead(Volume.of("8.4"))),
    ]
    assert ward.infusion.open_gaps == ()
    assert ward.infusion.ledger.pumped[-1].difference == Volume.of(0)


def test_it_was_paused_and_runs_again():
    ward = slept()
    told = PumpDid("paused", Rate.of(21), minute(14), minute(20), Volume.of("6.3"), reason=WHY)
    answer = ward.request("answer_gap", told)
    assert facts_of(answer)[1:] == [
        (minute(14), e.Paused(WHY)),
        (minute(20), e.RateFound(Rate.of(21), WHY)),
        (minute(24), e.PumpVolumeRead(Volume.of("6.3"))),
    ]
    # 14 min and 4 min at 21 mL/h: what the pump shows agrees to the millilitre.
    assert ward.infusion.ledger.pumped[-1].computed == Volume.of("6.3")
    assert ward.infusion.status is Status.INFUSING


def test_it_was_paused_and_still_stands():
    ward = slept()
    assert isinstance(ward.request("answer_gap", PumpDid("paused", since=minute(14), reason=WHY)), Kept)
    assert ward.infusion.status is Status.PAUSED
    assert ward.infusion.pauses[-1].start == minute(14)


def test_it_ran_at_another_rate():
    ward = slept()
    answer = ward.request("answer_gap", PumpDid("other-rate", Rate.of(42), minute(14), reason=WHY))
    assert facts_of(answer)[1:] == [(minute(14), e.RateFound(Rate.of(42), WHY))]
    assert ward.outlook.rate == Rate.of(42)


def test_a_rate_above_the_ceiling_is_kept_as_found_and_says_so():
    ward = slept()
    answer = ward.request("answer_gap", PumpDid("other-rate", Rate.of(500), minute(14), reason=WHY))
    assert codes(answer) == ["found-above-ceiling"]
    assert ward.outlook.alarms[0].code == "rate-above-ceiling"


def test_not_known_needs_the_pumps_volume_or_words():
    ward = slept()
    assert codes(ward.request("answer_gap", PumpDid("not-known"))) == ["word-needed"]
    assert isinstance(ward.request("answer_gap", PumpDid("not-known", detail="It shows no volume.")), Kept)
    assert isinstance(slept().request("answer_gap", PumpDid("not-known", volume=Volume.of(8))), Kept)


REFUSED = [
    (PumpDid("ran"), "word-needed"),
    (PumpDid("stayed"), "gap-answer-differs"),
    (PumpDid("paused"), "word-needed"),
    (PumpDid("other-rate", since=minute(14)), "word-needed"),
    (PumpDid("other-rate", rate=Rate.of(0), since=minute(14)), "rate-not-above-zero"),
    (PumpDid("paused", since=minute(14), until=minute(15)), "word-needed"),
    (PumpDid("paused", since=minute(12) - timedelta(microseconds=1)), "outside-gap"),
    (PumpDid("paused", since=minute(24) + timedelta(microseconds=1)), "outside-gap"),
    (PumpDid("paused", Rate.of(21), minute(14), minute(14)), "gap-times-turned"),
    (PumpDid("ran-on", volume=Volume.of(-1)), "volume-below-zero"),
]


@pytest.mark.parametrize(("told", "code"), REFUSED, ids=[f"{n}-{r[1]}" for n, r in enumerate(REFUSED)])
def test_what_does_not_fit_is_refused_and_nothing_is_kept(told, code):
    ward = slept()
    before = ward.entries
    assert codes(ward.request("answer_gap", told)) == [code]
    assert ward.entries == before


@pytest.mark.parametrize("at", [12, 24], ids=["at its start", "at its end"])
def test_both_ends_of_the_gap_belong_to_it(at):
    assert isinstance(slept().request("answer_gap", PumpDid("paused", since=minute(at), reason=WHY)), Kept)


def test_a_pause_that_the_chart_knows_of_stayed_or_did_not():
    ward = Ward().started().at(10)
    ward.request("pause", "asked")
    ward.at(24).request("clock_jumped", Slept(minute(12), minute(24)))
    assert codes(ward.request("answer_gap", PumpDid("ran-on"))) == ["gap-answer-differs"]
    assert isinstance(ward.request("answer_gap", PumpDid("stayed")), Kept)
    assert codes(ward.request("answer_gap", PumpDid("stayed"))) == ["no-gap"]


def test_one_answer_is_for_all_that_is_open():
    ward = slept().at(40)
    ward.request("clock_jumped", Slept(minute(30), minute(40)))
    assert len(ward.infusion.open_gaps) == 2
    told = PumpDid("paused", Rate.of(21), minute(13), minute(39), reason=WHY)
    assert isinstance(ward.request("answer_gap", told), Kept)
    assert [g.did for g in ward.infusion.gaps] == ["paused", "paused"]


def test_a_gap_before_the_first_drop_or_after_the_end_asks_nothing():
    ward = Ward().started().at(10)
    ward.request("stop", "asked")
    ward.at(24).request("clock_jumped", Closed(minute(12), minute(24)))
    assert ward.infusion.gaps == ()


def test_a_clock_that_was_set_asks_nothing():
    ward = Ward().started().at(10)
    ward.request("clock_jumped", ClockSet(minute(10), minute(15)))
    assert ward.entries[-1].fact == e.ClockJumped("clock-set-ahead", Minutes.of(5), minute(10), minute(15))
    ward.request("clock_jumped", ClockSet(minute(15), minute(10)))
    assert ward.entries[-1].fact == e.ClockJumped("clock-set-back", Minutes.of(5), minute(15), minute(10))
    assert ward.infusion.gaps == ()


def test_after_a_clock_that_stood_behind_vitals_are_taken_anew_before_a_rise():
    ward = Ward().started().at(29)
    ward.vitals()
    ward.at(30).request("clock_jumped", Behind(minute(-60), minute(29)))
    ward.request("clock_jumped", Closed(minute(30), minute(30), sure=False))
    (gap,) = ward.infusion.open_gaps
    assert not gap.length_known
    ward.request("answer_gap", PumpDid("not-known", volume=Volume.of("10.5")))
    assert codes_of(ward) == ["vitals-needed"]
    ward.vitals()
    assert codes_of(ward) == []


def test_an_answer_is_one_entry_list_that_folds_to_the_same_state():
    ward = slept()
    ward.request("answer_gap", PumpDid("other-rate", Rate.of(42), minute(18), reason=WHY))
    # 18 min at 21 and 6 min at 42 mL/h are 6.3 and 4.2 mL.
    assert ward.outlook.given == Volume(Fraction(105, 10))
