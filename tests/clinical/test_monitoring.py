"""When vitals are due: the timetable of a standard and a cautious visit, worked by hand in minutes since the start."""

from dataclasses import replace
from fractions import Fraction

import pytest

from nurse_app.clinical.monitoring import profile_for, vitals_due, watched_after
from nurse_app.clinical.patient import Risk
from nurse_app.clinical.quantities import Minutes
from nurse_app.clinical.setting import Place, Profile
from nurse_app.clinical.vitals import Band
from nurse_app.clinical.watch import BottleHung, PauseTaken, ReactionSeen, SoFar, TakenSet
from tests.support.tables import real_book

STANDARD, CAUTIOUS = Profile.STANDARD, Profile.CAUTIOUS
TABLE = real_book().timetable
TOLD: dict = {
    "place": Place.CLINIC,
    "history_known": True,
    "first": False,
    "new_brand": False,
    "gap_weeks": Fraction(4),
    "past_reaction": False,
    "risks": frozenset(),
    "chosen": None,
    "timetable": TABLE,
}


def at(minute):
    return Minutes.of(minute)


def mins(text):
    return tuple(map(at, text.split()))


def calm(text):
    return tuple(TakenSet(minute) for minute in mins(text))


def due(so_far, profile=STANDARD):
    """Each due set as "minute reasons timing"."""
    found = vitals_due(so_far, profile, TABLE)
    return [f"{d.at.text()} {'+'.join(d.reasons)} {d.timing.value}" for d in found]


def so_far(now, sets="", **facts):
    return SoFar(at(now), sets=calm(sets), **facts)


# How closely a visit is watched


def test_a_tolerated_brand_a_month_ago_in_the_clinic_is_a_standard_visit():
    assert profile_for(**TOLD) == (STANDARD, ())


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"place": Place.HOME}, "home"),
        ({"history_known": False, "gap_weeks": None}, "history-unknown"),
        ({"first": True, "gap_weeks": None}, "first-infusion"),
        ({"new_brand": True}, "new-brand"),
        ({"gap_weeks": Fraction(57, 7)}, "long-gap"),
        ({"past_reaction": True}, "past-reaction"),
        ({"risks": frozenset({Risk.RENAL})}, "renal-risk"),
        ({"risks": frozenset({Risk.THROMBOSIS})}, "thrombosis-risk"),
        ({"risks": frozenset({Risk.OVER_65})}, "age-over-65"),
    ],
)
def test_one_reason_is_enough_for_a_cautious_visit(changed, reason):
    assert profile_for(**{**TOLD, **changed}) == (CAUTIOUS, (reason,))


def test_eight_weeks_are_no_long_gap_and_a_day_more_is_one():
    assert profile_for(**{**TOLD, "gap_weeks": Fraction(55, 7)})[0] is STANDARD
    assert profile_for(**{**TOLD, "gap_weeks": Fraction(8)})[0] is STANDARD
    assert profile_for(**{**TOLD, "gap_weeks": Fraction(57, 7)})[0] is CAUTIOUS


def test_what_the_clinic_chose_counts_and_the_reasons_are_told_all_the_same():
    chosen = {**TOLD, "place": Place.HOME, "past_reaction": True, "chosen": STANDARD}
    assert profile_for(**chosen) == (STANDARD, ("home", "past-reaction"))
    assert profile_for(**{**TOLD, "chosen": CAUTIOUS}) == (CAUTIOUS, ())


# A set is coming, due, late, later still, missed


@pytest.mark.parametrize(
    ("now", "timing", "red"),
    [
        ("14", "coming", False),
        ("15", "now", False),
        ("19", "now", False),
        ("20", "late", False),
        ("24", "late", False),
        ("25", "late", True),
    ],
)
def test_a_set_is_late_five_minutes_after_it_was_due_and_red_after_ten(now, timing, red):
    (first, *_) = vitals_due(so_far(now), STANDARD, TABLE)
    assert (first.at, first.timing.value, first.later_still) == (at(15), timing, red)


def test_a_set_not_taken_before_the_next_one_is_due_is_missed():
    assert due(so_far("59"))[0] == "15 after-start late"
    assert due(so_far("60"))[:2] == ["15 after-start missed", "60 plateau now"]


def test_a_set_taken_when_the_next_one_is_due_does_not_answer_the_one_before():
    assert due(so_far("60", "60"))[:2] == ["15 after-start missed", "60 plateau done"]
    assert due(so_far("60", declined=mins("60")))[:2] == ["15 after-start missed", "60 plateau done"]


def test_what_is_due_this_minute_stands_once_and_the_next_one_after_it():
    assert due(so_far("15")) == ["15 after-start now", "60 plateau coming"]


def test_a_set_answered_with_a_reason_is_not_asked_for_again():
    assert due(so_far("20", declined=mins("16"))) == ["15 after-start done", "60 plateau coming"]


@pytest.mark.parametrize(("taken", "timing"), [("9", "late"), ("10", "done"), ("15", "done"), ("21", "done")])
def test_a_set_five_minutes_early_counts_and_an_earlier_one_does_not(taken, timing):
    found = vitals_due(so_far("22", taken), STANDARD, TABLE)
    assert found[0].timing.value == timing
    assert found[0].taken == (at(taken) if timing == "done" else None)


# Start, rises, plateau


def test_a_cautious_start_has_five_minutes_at_the_chair():
    assert due(so_far("0"), CAUTIOUS) == ["5 chairside coming", "15 after-start coming"]
    assert due(so_far("5"), CAUTIOUS)[0] == "5 chairside now"
    assert due(so_far("9"), CAUTIOUS)[0] == "5 chairside now"
    assert due(so_far("10"), CAUTIOUS)[0] == "15 after-start coming"
    assert due(so_far("4"), STANDARD) == ["15 after-start coming"]


def test_the_minutes_at_the_chair_are_to_pass_though_a_set_was_taken_within_them():
    assert due(so_far("4", "3"), CAUTIOUS)[0] == "5 chairside coming"
    assert due(so_far("5", "3"), CAUTIOUS) == ["15 after-start coming"]


@pytest.mark.parametrize(("taken", "answered"), [("0", False), ("2.4", False), ("2.5", True), ("2.6", True)])
def test_a_set_from_the_second_half_of_the_minutes_at_the_chair_answers_for_them(taken, answered):
    still = [] if answered else ["5 chairside now"]
    assert due(so_far("6", taken), CAUTIOUS) == [*still, "15 after-start coming"]


def test_a_set_after_the_minutes_at_the_chair_answers_for_them_and_not_for_the_quarter_hour():
    assert due(so_far("7"), CAUTIOUS)[0] == "5 chairside now"
    assert due(so_far("7", "7"), CAUTIOUS) == ["15 after-start coming"]
    assert due(so_far("15", "7"), CAUTIOUS)[0] == "15 after-start now"


def test_a_set_that_could_not_be_taken_at_the_chair_answers_for_the_minutes_there():
    assert due(so_far("7", declined=mins("6")), CAUTIOUS) == ["15 after-start coming"]


def test_vitals_are_due_before_a_rise_and_fifteen_minutes_after_it():
    assert due(so_far("20", "15", next_rise=at(30)))[-1] == "30 before-rise coming"
    assert due(so_far("31", "15 29", rises=mins("30")))[-1] == "45 after-rise coming"


def test_a_set_taken_late_before_a_rise_is_done_and_stays_so_after_the_rise():
    waiting = so_far("30", "30", next_rise=at(30))
    assert due(waiting)[:2] == ["15 after-start done", "30 before-rise done"]
    assert due(so_far("31", "30", rises=mins("30")))[:2] == ["15 after-start done", "45 after-rise coming"]


def test_the_set_before_a_rise_does_not_make_an_earlier_one_missed():
    assert due(so_far("30", next_rise=at(30)))[:2] == ["15 after-start late", "30 before-rise now"]


def test_the_plateau_of_a_standard_visit_is_hourly_from_the_last_rise():
    risen = so_far("250", "15 29 45 59 75 89 105 150 210", rises=mins("30 60 90"))
    assert due(risen)[-3:] == ["150 plateau done", "210 plateau done", "270 plateau coming"]


def test_a_rise_begins_the_hour_anew_though_no_set_followed_it():
    assert due(so_far("121", "15 29 45 59 75 89", rises=mins("30 60 90")))[-2:] == [
        "105 after-rise late",
        "150 plateau coming",
    ]


def test_the_plateau_of_a_cautious_visit_is_half_hourly_for_two_hours():
    risen = so_far("280", "15 29 45 59 75 89 105 120 150 180 210 270", rises=mins("30 60 90"))
    assert due(risen, CAUTIOUS)[-5:] == [
        "150 plateau done",
        "180 plateau done",
        "210 plateau done",
        "270 plateau done",
        "330 plateau coming",
    ]


# Bottles


def test_a_new_bottle_brings_vitals_and_a_new_lot_brings_them_again():
    same = so_far("100", "15 60 100", bottles=(BottleHung(at(100), new_lot=False),))
    other = replace(same, bottles=(BottleHung(at(100), new_lot=True),))
    assert due(same)[-2:] == ["100 new-bottle done", "120 plateau coming"]
    assert due(other)[-2:] == ["100 new-lot done", "115 after-new-lot coming"]


@pytest.mark.parametrize(
    ("hung", "expected"),
    [
        ("55", ["55 new-bottle now", "60 plateau coming"]),
        ("56", ["56 new-bottle+plateau now", "120 plateau coming"]),
        ("64", ["64 new-bottle+plateau now", "120 plateau coming"]),
        ("65", ["60 plateau missed", "65 new-bottle now", "120 plateau coming"]),
    ],
)
def test_what_comes_round_by_itself_gives_way_to_what_happens_within_five_minutes_of_it(hung, expected):
    changed = so_far(hung, "15", bottles=(BottleHung(at(hung), new_lot=False),))
    assert due(changed)[1:] == expected


# Reactions


def test_a_symptom_brings_vitals_at_once_and_a_set_before_its_onset_does_not_count():
    noted = so_far("41", "15 39", reactions=(ReactionSeen(at(40), at(41)),))
    assert due(noted)[1] == "41 reaction now"
    assert due(replace(noted, sets=calm("15 40")))[1] == "41 reaction done"


def test_after_a_reaction_every_fifteen_minutes_until_two_clean_sets_then_every_thirty():
    seen = (ReactionSeen(at(40), at(41), at(42)),)
    with_symptom = (*calm("15"), TakenSet(at(42), symptoms=True))
    assert due(SoFar(at(43), sets=with_symptom, reactions=seen))[-1] == "57 after-reaction coming"
    once = (*with_symptom, *calm("57"))
    assert due(SoFar(at(58), sets=once, reactions=seen))[-1] == "72 after-reaction coming"
    twice = (*once, *calm("72"))
    assert due(SoFar(at(73), sets=twice, reactions=seen))[-1] == "102 after-reaction coming"


def test_a_sign_whose_book_measures_again_after_five_minutes_has_its_first_recheck_then():
    """Dizziness, mild: reduce_rate, recheck_vitals_5min; after that every 15 min until two clean sets."""
    seen = (ReactionSeen(at(40), at(41), at(42), recheck=at(5)),)
    with_symptom = (*calm("15"), TakenSet(at(42), symptoms=True))
    assert due(SoFar(at(43), sets=with_symptom, reactions=seen))[-1] == "47 after-reaction coming"
    once = (*with_symptom, TakenSet(at(47), symptoms=True))
    assert due(SoFar(at(48), sets=once, reactions=seen))[-1] == "62 after-reaction coming"


def test_an_amber_set_is_taken_again_as_soon_as_the_book_says():
    """Amber of sbp_fall: reduce_rate, recheck_vitals_5min; a clean one after it lets the rhythm go on."""
    off = (*calm("15"), TakenSet(at(40), Band.AMBER, recheck=at(5)))
    assert due(SoFar(at(41), sets=off))[-1] == "45 out-of-band coming"
    again = SoFar(at(46), sets=(*off, TakenSet(at(45), Band.AMBER, recheck=at(5))))
    assert due(again)[-1] == "50 out-of-band coming"
    assert due(replace(again, now=at(51), sets=(*again.sets, *calm("50"))))[-1] == "60 plateau coming"
    assert "50 out-of-band late" in due(replace(again, now=at(55)))


@pytest.mark.parametrize(
    "closer",
    [
        {"pauses": (PauseTaken(at(39), None, for_reaction=True),)},
        {"emergencies": ((at(39), None),)},
        {"ended": at(39)},
    ],
)
def test_where_sets_come_closer_by_themselves_an_amber_one_asks_for_none(closer):
    found = due(SoFar(at(41), sets=(*calm("15"), TakenSet(at(40), Band.AMBER, recheck=at(5))), **closer))
    assert not [one for one in found if "out-of-band" in one]


def test_the_set_after_a_rise_gives_way_to_those_of_a_reaction():
    seen = so_far("99", "15 29 45 59 75 89", rises=mins("30 60 90"), reactions=(ReactionSeen(at(98), at(98)),))
    assert due(seen)[-2:] == ["98 reaction now", "113 after-reaction coming"]


def test_a_pause_for_a_reaction_brings_vitals_after_five_minutes_and_then_every_fifteen():
    seen = (ReactionSeen(at(40), at(40), at(40)),)
    open_set = (TakenSet(at(15)), TakenSet(at(40), symptoms=True))
    paused = SoFar(at(40), sets=open_set, reactions=seen, pauses=(PauseTaken(at(40), None, for_reaction=True),))
    assert due(paused)[-1] == "45 paused coming"
    later = replace(paused, now=at(46), sets=(*open_set, TakenSet(at(45), symptoms=True)))
    assert due(later)[-1] == "60 paused coming"


def test_once_the_pause_is_over_the_rhythm_is_that_after_a_reaction():
    seen = (ReactionSeen(at(40), at(40), at(40)),)
    sets = (TakenSet(at(15)), *(TakenSet(at(m), symptoms=True) for m in (40, 45, 60)))
    over = SoFar(at(71), sets=sets, reactions=seen, pauses=(PauseTaken(at(40), at(70), for_reaction=True),))
    assert due(over)[-1] == "85 after-reaction coming"
    assert due(replace(over, now=at(69)))[-1] == "75 paused coming"
    before = replace(over, now=at(39), sets=sets[:1], reactions=(), pauses=())
    assert due(before)[-1] == "60 plateau coming"


def test_a_reaction_before_its_pause_has_its_own_rhythm_until_then():
    seen = (ReactionSeen(at(40), at(40), at(41)),)
    sets = (TakenSet(at(15)), TakenSet(at(41), symptoms=True))
    later = SoFar(at(56), sets=sets, reactions=seen, pauses=(PauseTaken(at(57), None, for_reaction=True),))
    assert due(later)[2] == "56 after-reaction now"


def test_a_pause_for_lunch_leaves_the_timetable_as_it_is():
    assert due(so_far("50", "15", pauses=(PauseTaken(at(40), None, for_reaction=False),)))[-1] == "60 plateau coming"


@pytest.mark.parametrize("band", [Band.ORANGE, Band.RED])
def test_a_set_far_off_is_repeated_every_five_minutes(band):
    off = (*calm("15"), TakenSet(at(60), worst=band))
    assert due(SoFar(at(61), sets=off))[-1] == "65 out-of-band coming"
    again = (*off, TakenSet(at(65), worst=band))
    assert due(SoFar(at(66), sets=again))[-1] == "70 out-of-band coming"
    better = (*again, *calm("70"))
    assert due(SoFar(at(71), sets=better))[-1] == "120 plateau coming"


def test_an_amber_set_changes_no_rhythm():
    off = (*calm("15"), TakenSet(at(60), worst=Band.AMBER))
    assert due(SoFar(at(61), sets=off))[-1] == "120 plateau coming"


# The end


def test_after_the_end_a_set_at_once_and_one_after_half_an_hour():
    ended = so_far("245", "15 60 120 180 240", ended=at(245))
    assert due(ended)[-2:] == ["245 end done", "275 observation coming"]
    assert due(replace(ended, now=at(276), sets=calm("240 275")))[-1] == "275 observation done"


def test_a_cautious_visit_is_watched_for_an_hour():
    ended = so_far("276", "240 275", ended=at(245))
    assert due(ended, CAUTIOUS)[-2:] == ["275 observation done", "305 observation coming"]


def test_a_reaction_today_makes_the_observation_cautious():
    ended = so_far("276", "240 275", ended=at(245), reactions=(ReactionSeen(at(40), at(40)),))
    assert due(ended)[-1] == "305 observation coming"
    assert watched_after(STANDARD, True, TABLE).observe == at(60)
    assert watched_after(STANDARD, False, TABLE).observe == at(30)


def test_after_a_stop_for_a_reaction_every_five_minutes_until_two_clean_sets():
    seen = (ReactionSeen(at(40), at(40), at(41)),)
    off = (TakenSet(at(15)), TakenSet(at(41), worst=Band.RED, symptoms=True))
    stopped = SoFar(at(42), sets=off, reactions=seen, ended=at(41), stopped_for_reaction=True)
    assert due(stopped)[-1] == "46 stopped coming"
    once = replace(stopped, now=at(47), sets=(*off, *calm("46")))
    assert due(once)[-1] == "51 stopped coming"
    twice = replace(stopped, now=at(52), sets=(*off, *calm("46 51")))
    assert due(twice)[-1] == "71 observation coming"


def test_a_set_due_at_the_very_end_is_the_set_of_the_end():
    assert due(so_far("15", ended=at(15))) == ["15 after-start+end now", "45 observation coming"]
    assert due(so_far("14", ended=at(14))) == ["14 end now", "44 observation coming"]


def test_nothing_of_the_titration_is_due_after_the_end():
    stopped = so_far("50", "15 29", rises=mins("30"), next_rise=at(60), ended=at(40))
    assert due(stopped) == ["15 after-start done", "40 end late", "70 observation coming"]


# An hour later, the same past


@pytest.mark.parametrize("profile", [STANDARD, CAUTIOUS])
def test_what_was_done_stays_done_as_time_goes_on(profile):
    story = so_far("0", "15 29 45 59 75 89 105 150 210", rises=mins("30 60 90"))
    done: set = set()
    for minute in range(0, 300, 5):
        past = replace(story, now=at(minute), sets=tuple(s for s in story.sets if s.at <= at(minute)))
        past = replace(past, rises=tuple(r for r in story.rises if r <= at(minute)))
        now_done = {d.at for d in vitals_due(past, profile, TABLE) if d.timing.value == "done"}
        assert done <= now_done
        done = now_done
