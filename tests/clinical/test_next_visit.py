"""What earlier infusions say about today's ceiling, worked by hand: Privigen 70 kg, steps 21, 42, 84, 168, 336 mL/h."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nurse_app.clinical.next_visit import Off, Today, Told, taught
from nurse_app.clinical.past import PastInfusion, PastReaction
from nurse_app.clinical.quantities import Rate
from nurse_app.clinical.setting import Pump
from nurse_app.clinical.signs import Grade
from tests.support.tables import real_book

ON = date(2026, 3, 2)
STEPS = tuple(Rate.of(n) for n in (21, 42, 84, 168, 336))
TODAY = Today("privigen-us", ON, Rate.of(336), STEPS, Pump(Rate.of("0.1"), Rate.of(999)))


def ache(rate=None, late=False, grade=Grade.MILD, sign="headache"):
    return PastReaction(sign, grade, None if rate is None else Rate.of(rate), late)


def went(days_ago, *reactions, highest="168", tolerated="84", product="privigen-us"):
    return PastInfusion(
        ON - timedelta(days=days_ago),
        product,
        "P100",
        None if highest is None else Rate.of(highest),
        None if tolerated is None else Rate.of(tolerated),
        reactions=reactions,
        premedication=("acetaminophen 650 mg by mouth",),
    )


def found(*history, today=TODAY):
    book = real_book()
    return taught(history, today, book.policy, book.timetable.long_gap_weeks)


def lower(*history, today=TODAY):
    """The lowest ceiling offered in mL/h, or None."""
    least = found(*history, today=today).lower
    return None if least is None else least.rate.text()


def meanings(*history, today=TODAY):
    return [lesson.meaning for lesson in found(*history, today=today).lessons]


@pytest.mark.parametrize(
    ("days", "off", "offered"), [(55, None, "84"), (56, None, "84"), (57, Off.GAP, None), (0, None, "84")]
)
def test_after_more_than_eight_weeks_nothing_is_used(days, off, offered):
    history = went(days, ache("168"))
    assert (found(history).off, lower(history)) == (off, offered)


def test_another_product_last_time_switches_it_off_and_the_same_one_before_does_not_count():
    other, same = went(20, product="octagam-10-us"), went(40, ache("168"))
    assert (found(other, same).off, lower(other, same)) == (Off.PRODUCT, None)
    assert (found(same).off, lower(same)) == (None, "84")


def test_nothing_known_and_a_first_infusion_are_told_apart():
    book = real_book()
    unknown = taught(None, TODAY, book.policy, book.timetable.long_gap_weeks)
    assert (unknown.off, found().off) == (Off.UNKNOWN, Off.FIRST)


@pytest.mark.parametrize(("tolerated", "offered"), [("83.9", "83.9"), ("84", "84"), ("84.1", "84.1")])
def test_a_reaction_while_it_ran_offers_the_rate_that_was_tolerated(tolerated, offered):
    assert lower(went(28, ache("168"), tolerated=tolerated)) == offered


@pytest.mark.parametrize(
    ("ceiling", "offered", "meaning"),
    [("84.1", "84", Told.LOWER), ("84", None, Told.NOT_LOWER), ("83.9", None, Told.NOT_LOWER)],
)
def test_it_is_offered_only_below_todays_ceiling(ceiling, offered, meaning):
    today = replace(TODAY, ceiling=Rate.of(ceiling))
    assert (lower(went(28, ache("168")), today=today), meanings(went(28, ache("168")), today=today)) == (
        offered,
        [meaning],
    )


def test_what_was_tolerated_is_rounded_down_to_todays_pump():
    coarse = replace(TODAY, pump=Pump(Rate.of(1), Rate.of(999)))
    assert lower(went(28, ache("168"), tolerated="83.9"), today=coarse) == "83"


@pytest.mark.parametrize(
    ("rate", "offered", "meaning"),
    [("21.1", "21", Told.LOWER), ("21", None, Told.NO_LOWER_STEP), ("20.9", None, Told.NO_LOWER_STEP)],
)
def test_with_nothing_tolerated_the_first_step_is_offered_where_it_is_below_the_rate_of_the_reaction(
    rate, offered, meaning
):
    past = went(28, ache(rate), highest=rate, tolerated=None)
    assert (lower(past), meanings(past)) == (offered, [meaning])


@pytest.mark.parametrize(
    ("highest", "offered"), [("168.1", "168"), ("168", "84"), ("167.9", "84"), ("21", None), ("336", "168")]
)
def test_a_headache_after_the_infusion_offers_one_planned_step_below_the_highest_rate_of_then(highest, offered):
    assert lower(went(28, ache(late=True), highest=highest, tolerated=highest)) == offered


@pytest.mark.parametrize(
    ("sign", "meaning"),
    [("headache", Told.LOWER), ("myalgia", Told.LOWER), ("nausea", Told.NO_RATE_RULE), ("dyspnea", Told.CALL_FIRST)],
)
def test_the_rule_of_late_reactions_is_about_headache_and_muscle_pain(sign, meaning):
    assert meanings(went(28, ache(late=True, sign=sign))) == [meaning]


@pytest.mark.parametrize(
    ("grade", "meaning"),
    [(Grade.MILD, Told.LOWER), (Grade.MODERATE, Told.LOWER), (Grade.SEVERE, Told.CALL_FIRST)],
)
def test_a_severe_reaction_is_for_the_prescriber_and_no_lower_rate_answers_it(grade, meaning):
    past = went(28, ache("168", grade=grade))
    assert meanings(past) == [meaning]
    assert bool(found(past).severe) is (grade is Grade.SEVERE)


def test_a_severe_reaction_is_told_also_where_the_past_is_off():
    long_ago = found(went(300, ache("168", grade=Grade.SEVERE), product="octagam-10-us"))
    assert (long_ago.off, len(long_ago.severe), long_ago.lower) == (Off.PRODUCT, 1, None)


@pytest.mark.parametrize(
    ("since", "meaning", "offered"),
    [
        ("167.9", Told.LOWER, "167.9"),
        ("168", Told.TOLERATED_SINCE, None),
        ("168.1", Told.TOLERATED_SINCE, None),
    ],
)
def test_a_reaction_is_done_with_once_a_later_infusion_tolerated_its_rate(since, meaning, offered):
    history = went(56, ache("168")), went(28, highest=since, tolerated=since)
    assert (meanings(*history), lower(*history)) == ([meaning], offered)


@pytest.mark.parametrize(
    ("since", "meaning"), [("167.9", Told.LOWER), ("168", Told.TOLERATED_SINCE), ("168.1", Told.TOLERATED_SINCE)]
)
def test_a_late_headache_is_done_with_once_a_later_infusion_went_as_fast_without_one(since, meaning):
    history = went(56, ache(late=True), highest="168"), went(28, highest=since)
    assert meanings(*history) == [meaning]
    again = went(56, ache(late=True), highest="168"), went(28, ache(late=True), highest="168")
    assert meanings(*again) == [Told.LOWER, Told.LOWER]


@pytest.mark.parametrize(("before", "count"), [(55, 1), (56, 1), (57, 0)])
def test_a_long_gap_further_back_ends_the_row(before, count):
    assert len(meanings(went(28 + before, ache("168")), went(28))) == count


def test_a_rate_that_nobody_recorded_is_not_guessed():
    assert meanings(went(28, ache())) == [Told.RATE_UNKNOWN]
    assert meanings(went(28, ache(late=True), highest=None)) == [Told.RATE_UNKNOWN]


def test_the_lowest_of_several_is_offered_with_its_rule_and_facts():
    history = went(28, ache("168"), ache(late=True, sign="myalgia"), highest="84", tolerated="84")
    least = found(history).lower
    assert (least.rate.text(), least.rule.name, least.reaction.sign) == ("42", "RX-61 v1", "myalgia")
    assert dict(least.facts) == {
        "on": "2026-02-02",
        "product": "privigen-us",
        "lot": "P100",
        "sign": "myalgia",
        "grade": "mild",
        "late": "yes",
        "at": "",
        "highest": "84 mL/h",
        "tolerated": "84 mL/h",
        "premedication": "acetaminophen 650 mg by mouth",
    }
    assert least.rule.source == "ASCIA news, IVIg infusion guidelines, April 2023"


def test_without_a_ceiling_today_nothing_is_offered():
    unknown = replace(TODAY, ceiling=None, steps=())
    assert lower(went(28, ache("168")), today=unknown) is None
