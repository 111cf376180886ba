"""What holds for every picture: a red flag is never slowed, no rate goes up, worse is never answered more boldly.

Each promise is shown a planted defect that it must catch, or its green would mean nothing.
"""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nurse_app.clinical import offers, reactions, red_flags, triggers
from nurse_app.clinical.offers import BOLDEST_FIRST
from nurse_app.clinical.options import Do, SeenSign, Situation
from nurse_app.clinical.quantities import Percent, PerMinute, Pressure, Rate, Temperature
from nurse_app.clinical.reactions import guidance_for
from nurse_app.clinical.setting import Policy
from nurse_app.clinical.signs import GRADES
from nurse_app.clinical.triggers import tripped
from nurse_app.clinical.vitals import BANDS, Band, Compare, Reading
from tests.support.reaction_cases import in_band
from tests.support.tables import real_book

BOOK = real_book()
SIGNS = [s.id for s in BOOK.signs]
RATES = st.sampled_from(["10.5", "21", "42", "62.9", "63", "63.1", "84", "105"]).map(Rate.of)
SEEN = st.one_of(
    st.builds(lambda sign, grade: (SeenSign(sign, grade),), st.sampled_from(SIGNS), st.sampled_from(GRADES)),
    st.dictionaries(st.sampled_from(SIGNS), st.sampled_from(GRADES), max_size=4).map(
        lambda held: tuple(SeenSign(sign, grade) for sign, grade in held.items())
    ),
)
IN_BANDS = st.dictionaries(st.sampled_from([t.id for t in BOOK.triggers]), st.sampled_from(BANDS), max_size=2).map(
    lambda held: in_band(", ".join(f"{trigger} {band.value}" for trigger, band in held.items()))
)
SITUATIONS = st.builds(
    Situation,
    signs=SEEN,
    tripped=st.one_of(st.just(()), IN_BANDS),
    running=st.one_of(st.just(Rate.of(0)), RATES),
    tolerated=st.one_of(st.none(), RATES),
    settable_part=st.one_of(st.none(), RATES),
    ceiling=st.one_of(st.none(), RATES),
    policy=st.sampled_from(Policy),
    earlier_reactions=st.sampled_from((0, 0, 1)),
    at_baseline=st.one_of(st.just(()), SEEN),
    over=st.sampled_from((False, False, True)),
)
READINGS = st.builds(
    Reading,
    systolic=st.integers(60, 230).map(Pressure.of),
    diastolic=st.integers(30, 130).map(Pressure.of),
    pulse=st.integers(30, 180).map(PerMinute.of),
    respiration=st.integers(5, 40).map(PerMinute.of),
    temperature_c=st.integers(350, 410).map(lambda tenths: Temperature(Fraction(tenths, 10))),
    spo2=st.integers(70, 100).map(Percent.of),
)


def never_slowed_or_kept(case):
    guidance = guidance_for(case, BOOK)
    if guidance.red_flags:
        assert not {o.do for o in guidance.options} & {Do.SLOW, Do.KEEP}
        assert guidance.options[0].do in (Do.STOP, Do.EMERGENCY) or case.over


def never_faster(case):
    for option in guidance_for(case, BOOK).options:
        if option.rate is not None:
            assert option.rate <= case.running
            assert case.ceiling is None or option.rate <= case.ceiling
        if option.do is Do.SLOW:
            assert option.rate is not None
            assert Rate.of(0) < option.rate < case.running


def boldness(case):
    first = guidance_for(case, BOOK).options[0]
    return BOLDEST_FIRST.index(first.do)


def never_bolder(case, sign, grade):
    """One more sign, or the same one at a worse grade, and everything else as it was."""
    others = tuple(s for s in case.signs if s.sign != sign)
    held = next((s for s in case.signs if s.sign == sign), None)
    if held is not None and GRADES.index(grade) < GRADES.index(held.grade):
        grade = held.grade
    worse = replace(case, signs=(*others, SeenSign(sign, grade)))
    assert boldness(worse) >= boldness(case)


def red_flags_as_written(signs, bands):
    """The definition once more, read off the book another way: what must be among the red flags."""
    seen = {s.sign for s in signs}
    listed = {(s.id, other) for s in BOOK.signs for other in s.red_flag_with}
    return bool(
        seen & BOOK.policy.never_slow_alone
        or any(t.band is Band.RED for t in bands)
        or any((a, b) in listed for a in seen for b in seen if a != b)
    )


@given(SITUATIONS)
@settings(max_examples=400)
def test_with_a_red_flag_slowing_and_keeping_are_never_offered(case):
    never_slowed_or_kept(case)


@given(SITUATIONS)
@settings(max_examples=400)
def test_no_offered_rate_is_above_the_running_one_or_the_ceiling(case):
    never_faster(case)


@given(SITUATIONS, st.sampled_from(SIGNS), st.sampled_from(GRADES))
@settings(max_examples=400)
def test_a_worse_picture_is_never_answered_more_boldly(case, sign, grade):
    never_bolder(replace(case, over=False), sign, grade)


@given(SITUATIONS, st.sampled_from([t.id for t in BOOK.triggers]), st.sampled_from(BANDS))
@settings(max_examples=400)
def test_a_vital_sign_further_off_is_never_answered_more_boldly(case, trigger, band):
    others = tuple(t for t in case.tripped if t.trigger != trigger)
    held = next((t.band for t in case.tripped if t.trigger == trigger), Band.AMBER)
    worse = max(band, held, key=BANDS.index)
    case = replace(case, over=False)
    assert boldness(replace(case, tripped=(*others, *in_band(f"{trigger} {worse.value}")))) >= boldness(case)


@given(SEEN, IN_BANDS)
@settings(max_examples=400)
def test_what_the_definition_calls_a_red_flag_is_one(signs, bands):
    if red_flags_as_written(signs, bands):
        assert red_flags.red_flags(signs, bands, BOOK)


@given(SITUATIONS)
@settings(max_examples=400)
def test_there_are_always_at_least_two_options_each_once_with_its_rule_and_source(case):
    options = guidance_for(case, BOOK).options
    assert len(options) >= 2
    assert len({(o.do, o.rate) for o in options}) == len(options)
    assert all(o.rule and o.source and o.why for o in options)
    assert any(o.do is Do.CALL for o in options)


FURTHER = {
    "systolic": {"sbp_fall": -1, "sbp_rise": 1},
    "diastolic": {"sbp_rise": 1},
    "pulse": {"hr_high": 1, "hr_low": -1},
    "respiration": {"rr_high": 1, "rr_low": -1},
    "temperature_c": {"temp_rise": 1},
    "spo2": {"spo2_low": -1},
}
WAYS = [(vital, trigger, sign) for vital, both in FURTHER.items() for trigger, sign in both.items()]


def band_of(trigger, reading, baseline, signs):
    found = tripped(reading, baseline, signs, BOOK, adult=True)
    return next((BANDS.index(t.band) for t in found if t.trigger == trigger), -1)


def never_milder(way, reading, baseline, signs, by):
    """A value further off, and the rest as it was, is in no milder band of its own trigger."""
    vital, trigger, sign = way
    at = getattr(reading, vital)
    further = replace(reading, **{vital: type(at)(at.value + sign * by)})
    assert band_of(trigger, further, baseline, signs) >= band_of(trigger, reading, baseline, signs)


@given(st.sampled_from(WAYS), READINGS, st.one_of(st.none(), READINGS), SEEN, st.integers(1, 40))
@settings(max_examples=400)
def test_a_value_further_off_is_in_no_milder_band(way, reading, baseline, signs, by):
    never_milder(way, reading, baseline, signs, by)


@given(READINGS, st.one_of(st.none(), READINGS))
def test_the_band_of_an_adult_and_of_a_child_is_the_same(reading, baseline):
    adult, child = (tripped(reading, baseline, (), BOOK, adult=a) for a in (True, False))
    assert [(t.trigger, t.band) for t in adult] == [(t.trigger, t.band) for t in child]


# Planted defects: each must be caught by the promise above it.


def falsified(promise, *strategies):
    @given(st.tuples(*strategies))
    @settings(
        max_examples=400,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def hunt(drawn):
        promise(*drawn)

    with pytest.raises(AssertionError):
        hunt()


def test_slowing_despite_a_single_red_sign_is_caught(monkeypatch):
    monkeypatch.setattr(reactions, "red_flags", lambda *args: ())
    falsified(_flagged_anyway, SITUATIONS)


def _flagged_anyway(case):
    guidance = guidance_for(replace(case, over=False, at_baseline=()), BOOK)
    if red_flags_as_written(case.signs, case.tripped):
        assert not {o.do for o in guidance.options} & {Do.SLOW, Do.KEEP}


def test_keeping_the_rate_beside_a_red_flag_is_caught(monkeypatch):
    monkeypatch.setattr(offers, "_may_keep", lambda answer, situation: True)
    falsified(never_slowed_or_kept, SITUATIONS)


def test_a_rate_kept_above_the_ceiling_is_caught(monkeypatch):
    monkeypatch.setattr(offers, "_may_keep", lambda answer, situation: not answer.flagged)
    falsified(never_faster, SITUATIONS)


def test_a_tolerated_rate_that_is_not_held_to_the_ceiling_is_caught(monkeypatch):
    whole = offers.slower_rates

    def blind(situation, policy):
        return whole(replace(situation, ceiling=None), policy)

    monkeypatch.setattr(offers, "slower_rates", blind)
    monkeypatch.setattr(reactions, "slower_rates", blind)
    falsified(never_faster, SITUATIONS)


def test_taking_the_mildest_answer_for_the_worst_is_caught(monkeypatch):
    monkeypatch.setattr(reactions, "BOLDEST_FIRST", tuple(reversed(BOLDEST_FIRST)))
    falsified(
        lambda case, sign, grade: never_bolder(replace(case, over=False), sign, grade),
        SITUATIONS,
        st.sampled_from(SIGNS),
        st.sampled_from(GRADES),
    )


def test_a_level_compared_the_wrong_way_round_is_caught(monkeypatch):
    whole = triggers._level_met

    def turned(test, value, level):
        return value <= level if test is Compare.AT_LEAST else whole(test, value, level)

    monkeypatch.setattr(triggers, "_level_met", turned)
    falsified(never_milder, st.sampled_from(WAYS), READINGS, st.none(), SEEN, st.integers(1, 40))
